"""Find the body that a sentence itself makes answerable: 各学校要…, 由市教育局牵头, 督促各县（市、区）…, 请各单位于….

The subject of 要, 应, 须 holds to the end of its sentence (across 在…的基础上，), until another body takes over or 其中 turns to a part.
A body that acts without such a word (每所联办高校对口帮扶…) holds for its own clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from planparse.grammar.names import is_area, is_body, is_named_organ, is_quantified, split_names
from planparse.lexicon import alternation, compiled, entries, terms
from planparse.link.body_lists import Named, read_joint, read_spoken
from planparse.patterns import lazy

_WINDOW, _STEP = 400, 200
_MAX_SUBJECT = 45
_MARKS = re.compile(r"[，,；;。：:！？\n（(〔\[《“]")
_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "《": "》", "“": "”"}
_CN = "[一二三四五六七八九十]"
_MARKER = lazy(rf"^[\s　]*(?:第?{_CN}{{1,3}}[是要、，]|[（(](?:{_CN}{{1,3}}|\d{{1,3}})[）)]|\d{{1,2}}[.．、)）]|[①-⑳—•●·-])*[\s　]*")
_NUMBERED = lazy(rf"\s*(?:{_CN}{{1,3}}、|[（(](?:{_CN}{{1,3}}|\d{{1,3}})[）)]|\d{{1,2}}[.．、]|[①-⑳])")
_LEAD_IN = lazy(
    r"^(?:同时|此外|另外|并且|并|其次|首先|今后|下一步|当前|今年|每年|[到至]?\d{4}年(?:[底末]?[前起]?)|\d{1,2}月(?:\d{1,2}日)?[底末初]?(?:之?前)?)+"
)
_MARKS_ITEM = frozenset("第一二三四五六七八九十（(—•●·-")
_LEADS_IN = frozenset("同此另并其首今下当每到至")
_ADMINISTERED = lazy(
    r"^(?:国家|[省市县区](?!场|域|民|属|直|内|外|里)|各级|团[省市县区]?委)[^，]{1,12}?(?:局|委|厅|部|办|政府|部门|委员会|办公室)"
    r"|^(?:[^\W\x00-\x7f]{0,6}[省市县区州旗镇乡]|中央|地方)财政(?=安排|每年|全年|[三五两]年|统筹|投入|累计)"
)
_ORGANS_OF = frozenset("国省市县区各团")
_BY_AFTER = lazy(r"[，,；;](?:具体|统一|分别)?由(?P<list>[^。\n；;]{4,150})")
_CHECKED = lazy("验收|检查|考核|监督|审批|审核|统计|评审|评定")  # who checks what is done does not answer for it
_PARTED = lazy("[；;]")
# 市体育局|负责|新建球场15片: a body with its task, anywhere in a sentence
_IN_CHARGE = lazy(r"(?P<name>[^，。；：的由（）()]{2,24}?)(?:牵头)?负责(?![人的制任])(?=[^，。；]{2,})")
# 禾丰县|要在年底前建成…: a named place stands for those who govern it
_PLACE = lazy(
    "(?![全我本各该每一两三多])[^，。；、的和与及在向对]{2,5}(?:(?<!州)县|镇|(?<!下)乡|街道|(?<![城社园景地山库灌校片牧林矿新小辖])区|(?<!城)市|自治州)",
    needs="乡区县州市街镇",
)
_TELLS = re.compile("[督指敦责请由财]|要求")  # who is urged, charged, asked or named; 负责
_LEADS = frozenset({"牵头", "主导", "会同"})
_ASIDE = lazy(r"[（(][^（）()]{11,}[）)]")
_GOES_ON = re.compile(r"^(?:同时|并(?!列)|且|力争|确保|保证|做到)")
# 由县农业农村局牵头建成3处，推广…; 区城管执法局负责开发15个，事件处置时长缩短…: what follows is of the same task
_TASKED = lazy(r"由[^，。；]{2,24}(?:牵头|负责)[^，。；]{3,}|[^，。；由]{2,24}(?:牵头)?负责[^，。；]{3,}")
_OTHERS = lazy("全[省市县区州镇乡国]|各|每|其中|由|其余|到?[0-9]{4}年")
_AFTER_NAME = re.compile(r"(?:在|将|把|根据|按照?|依据|结合|对照|围绕|通过|以|从|于|充分|积极|每)")


class _Words(NamedTuple):
    binds: re.Pattern[str]
    modal: re.Pattern[str]
    modal_first: re.Pattern[str]
    charge: re.Pattern[str]
    by: re.Pattern[str]
    does: re.Pattern[str]
    opens: frozenset[str]


@cache
def _words() -> _Words:
    table = {entry["id"]: entry for entry in entries("bodies")}
    modal = table["modal"]
    does, nouns = alternation(terms("bodies", "does")), table["does"]["not_before"]
    by = alternation(terms("bodies", "by-verb"))
    charge = alternation(terms("bodies", "charge"))
    return _Words(
        compiled("bodies", "modal", modal["pattern"]),
        compiled("bodies", "modal", rf"{modal['lead']}(?:{modal['pattern']})"),
        compiled("bodies", "modal", rf"(?:还|也|都|均|再|可|并)?{modal['lead']}(?:{modal['pattern']})"),
        compiled("bodies", "charge", rf"(?:^|[，、并])(?:{charge})(?P<name>[^，。；：\n]{{2,{_MAX_SUBJECT}}})"),
        compiled("bodies", "by-verb", rf"(?<![自理缘])由(?P<name>[^，。；：\n的]{{2,{_MAX_SUBJECT}}}?)(?:共同|分别)?(?P<verb>{by})"),
        compiled("bodies", "does", rf"(?:{does}|\d{{4}}年|\d{{1,2}}月)(?![{nouns}])"),
        _ORGANS_OF.union(term[0] for term in terms("bodies", "quantifier")),
    )


_OURSELVES = lazy(
    "(?:到|至)?(?:[0-9]{4}年[底末]?前?|今年|每年)?(?:我|全|本)[省市县区州](?:将|计划|统一)?(?:评选|建立|建设|创建|新建|新增|打造|培育|遴选|认定|组织)"
)


class _Clause(NamedTuple):
    text: str
    clean_start: int
    clean_end: int
    mark: str


class SubjectReader:
    """Reads the bodies that the sentences of one text make answerable, each sentence once for all its numbers."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = (-1, -1)
        self._walk = _Walk("", 0, 0)

    def bodies(self, sentence_start: int, sentence_end: int, anchor: int) -> list[Named]:
        """Return the bodies that the words of a sentence make answerable for what stands at ``anchor``; [] when unsure.

        Looks back no further than 400 characters, in a longer sentence from the last step before, so that its numbers share a walk.

        >>> line = "各县（市、区）要加大投入，新增公办学位300个。"
        >>> SubjectReader(line).bodies(0, len(line), 20)
        [('各县（市、区）', 'owner')]
        """
        steps = max(0, anchor - sentence_start - _WINDOW + _STEP - 1) // _STEP
        at = (sentence_start + steps * _STEP, sentence_end)
        if at != self._at:
            self._at, self._walk = at, _Walk(self._text, *at)
        return self._walk.upto(anchor) or _told_after(self._text, anchor, sentence_end)


class _Walk:
    """Who is answerable after each clause of ``text[begin:end]``, read clause by clause as far as it is asked for."""

    def __init__(self, text: str, begin: int, end: int) -> None:
        self._begin = begin
        self._clauses = _clauses(text, begin, end)
        self._ends: list[int] = []
        self._answers: list[list[Named]] = []
        self._held: list[Named] = []
        self._brief: list[Named] = []
        self._pending: list[Named] = []
        self._told = self._closed = self._has_task = self._tasked = self._numbered = False

    def upto(self, anchor: int) -> list[Named]:
        """Return the answer for what stands at ``anchor``: that of its clause, or of the last one before it."""
        while not self._ends or self._ends[-1] < anchor:
            clause = next(self._clauses, None)
            if clause is None:
                break
            self._step(clause)
            self._ends.append(clause.clean_end)
            self._answers.append(self._brief or self._held)
        at = bisect_left(self._ends, anchor)
        return self._answers[min(at, len(self._answers) - 1)] if self._answers else []

    def _step(self, clause: _Clause) -> None:
        words = _strip(clause.text)
        numbered = _may_be_marked(clause.text) and _NUMBERED.match(clause.text) is not None
        if clause.mark == "；" and (self._closed or (numbered and self._numbered)):
            self._held, self._told = [], False  # …，由市工信局负责；二是…, 一、由县水利局负责，…；|二、…
        self._closed = words.startswith("由") and clause.mark == "，" and clause.clean_start > self._begin
        if words.startswith("其中") and not self._told:
            self._held = self._pending = self._brief = []
        spoken = read_spoken(words.removeprefix("由"))
        if spoken and (self._told or any(role != "support" for _, role in spoken)):
            next_one = clause.mark == "；" and self._has_task  # A牵头，…；B牵头，…
            self._held = [*self._held, *spoken] if self._told and not next_one else spoken
            self._brief, self._pending, self._told, self._has_task, self._tasked = [], [], True, False, False
            self._numbered = numbered
            return
        self._has_task = True
        strong, weak, pending_now = _read(words, first=clause.clean_start <= self._begin or clause.mark == "；")
        pending = self._pending
        if not strong and pending and _words().modal_first.match(words):
            strong = pending
        if strong:
            self._held, self._brief, self._pending, self._told = strong, [], [], False
        elif _OURSELVES.match(words):
            self._held = self._brief = self._pending = []  # 各市要建立机制，2025年|我省评选|200所
        elif weak or (pending and all(name.startswith("各") for name, _ in pending) and not _AFTER_NAME.match(words)):
            self._held = [] if weak and clause.mark == "；" else self._held
            self._brief, self._pending = weak or pending, pending_now if weak else []
            self._tasked = bool(weak) and _TASKED.match(words) is not None
        else:
            if clause.mark == "；" or not (_GOES_ON.match(words) or (self._tasked and not _OTHERS.match(words))):
                self._brief, self._tasked = [], False
            if clause.mark == "；" and _foreign_subject(words):
                self._held = []
            self._pending = pending_now or (pending if _AFTER_NAME.match(words) else [])


def _told_after(text: str, anchor: int, end: int) -> list[Named]:
    """Read …，由市教育局牵头、市财政局配合。 at the end of the sentence."""
    stop = min(end, anchor + 200)
    found = _BY_AFTER.search(text, anchor, stop) if text.find("由", anchor, stop) >= 0 else None
    if found is None or _PARTED.search(text, anchor, found.start()):
        return []
    told = read_spoken(found["list"])
    by = None if told or _CHECKED.search(found["list"][:60]) else _words().by.match("由" + found["list"])
    return told or (_subject(by["name"]) if by else [])


def _clauses(text: str, begin: int, end: int) -> Iterator[_Clause]:
    """Yield the clauses with the mark before each; marks inside brackets do not divide."""
    start, mark, inside = begin, "", begin
    stop = min(end, begin + _WINDOW + 200)
    for match in _MARKS.finditer(text, begin, stop):
        at = match.start()
        if at < inside:
            continue
        char = text[at]
        if char in _BRACKETS:
            close = text.find(_BRACKETS[char], at, min(stop, at + 60))
            inside = max(inside, close)
            continue
        if text[start:at].strip():
            yield _Clause(text[start:at], start, at, mark)
        start, mark = at + 1, "；" if char in "；;" else char
    if text[start:stop].strip():
        yield _Clause(text[start:stop], start, stop, mark)


def _strip(clause: str) -> str:
    """Take marker, asides and opening date off a clause."""
    marker = _MARKER.match(clause) if _may_be_marked(clause) else None
    clause = clause[marker.end() :] if marker else clause
    clause = _ASIDE.sub("", clause) if "（" in clause or "(" in clause else clause
    lead_in = _LEAD_IN.match(clause) if clause[:1] in _LEADS_IN or clause[:1].isdecimal() else None
    return clause[lead_in.end() if lead_in else 0 :].strip()


def _may_be_marked(clause: str) -> bool:
    return clause[:1] in _MARKS_ITEM or clause[:1].isdigit() or clause[:1].isspace()


def _read(clause: str, *, first: bool) -> tuple[list[Named], list[Named], list[Named]]:
    """Return (subject that holds on, subject of this clause only, subject that waits for its 要) of a clause."""
    return _read_clause(clause, first=first) if first or not _is_silent(clause) else ([], [], [])


def _read_clause(clause: str, *, first: bool) -> tuple[list[Named], list[Named], list[Named]]:
    charged = _words().charge.search(clause)
    if charged and (names := _up_to_verb(charged["name"])):
        return names, [], []
    names, lasting = _before_modal(clause)
    if not lasting and any(name.startswith("每") and is_area(name) for name, _ in names):
        return [], [], []  # 每个乡镇至少建设1所: where, not who
    if names:
        return (names, [], []) if lasting else ([], names, [])
    charge = _IN_CHARGE.match(clause) if "负责" in clause else None
    if charge and (names := _subject(charge["name"])):
        return [], names, []
    by = _words().by.search(clause) if "由" in clause else None
    if by and (names := _subject(by["name"])):
        if first and by.start() > 1 and clause.endswith("负责") and by.end() == len(clause) and is_named_organ(names[0][0]):
            return names, [], []  # 雨污分流改造由市住建局负责，全年…
        return [], _with_helpers(clause, by) or [(name, "lead" if by["verb"] in _LEADS else role) for name, role in names], []
    weak = _acting(clause)
    if weak and (first or "至少" in clause or re.search(r"每.{0,2}(?:年|学期|月)", clause[:_MAX_SUBJECT])):
        return [], weak, _waiting(clause) if first else []
    return [], [], _waiting(clause) if first else []


def _is_silent(clause: str) -> bool:
    """Tell whether a clause within a sentence has none of the words that :func:`_read_clause` looks for; most have none."""
    return clause[:1] not in _words().opens and _TELLS.search(clause) is None and _words().binds.search(clause, 0, _MAX_SUBJECT) is None


def _with_helpers(clause: str, by: re.Match[str]) -> list[Named]:
    """Read 由市教育局联合市财政局组织…: the one before 联合 leads, those after it help."""
    after = _words().by.search("由" + clause[by.end() :]) if by["verb"] in ("会同", "联合") else None
    return read_joint(f"{by['name']}会同{after['name']}") if after and after.start() == 0 else []


def _before_modal(clause: str) -> tuple[list[Named], bool]:
    """Read 各学校要…, 各地每年至少…: the body right before the first word of obligation, and whether it holds on (not after mere 至少)."""
    if not _words().binds.search(clause, 0, _MAX_SUBJECT):
        return [], False
    for modal in _words().modal.finditer(clause, 0, _MAX_SUBJECT):
        names = _subject(clause[: modal.start()])
        if names:
            return names, not modal.group().endswith("至少")
        if modal.group().startswith(("要", "须", "应", "必须", "务必")) and _PLACE.fullmatch(clause[: modal.start()]):
            return [(clause[: modal.start()], "owner")], False
    return [], False


def _acting(clause: str) -> list[Named]:
    """Read 每所联办高校对口帮扶…: a body of a kind, then a verb. 每个乡镇配备… tells where, not who."""
    if not is_quantified(clause) and not ((clause[:1] in _ORGANS_OF or "财政" in clause[:10]) and _ADMINISTERED.match(clause)):
        return []
    names = _up_to_verb(clause)
    return [] if any(name.startswith("每") and is_area(name) for name, _ in names) else names


def _up_to_verb(words: str) -> list[Named]:
    for verb in _words().does.finditer(words, 2, _MAX_SUBJECT):
        names = _subject(words[: verb.start()])
        if names and all(is_quantified(name) or not name.endswith(("企业", "学校", "高中")) for name, _ in names):
            return names
    return []


def _waiting(clause: str) -> list[Named]:
    """Read 乡镇卫生院在做好…的基础上: a body whose 要 comes in the next clause."""
    for after in _AFTER_NAME.finditer(clause, 2):
        if after.start() >= 25:
            break
        if names := _subject(clause[: after.start()]):
            return names
    return []


_ARTICLE = lazy("^第[一二三四五六七八九十\\d]{1,3}[条章节款项][ 　、]{0,2}", needs="第")


def _subject(name: str) -> list[Named]:
    """Read the words before a verb as one body, or several; [] unless all of them are."""
    name = _ARTICLE.sub("", name.strip(" 　"))
    joint = read_joint(name)
    if joint:
        return joint
    pieces = split_names(name)
    if len(pieces) > 1 and all(map(is_body, pieces)):
        return [(piece, "owner") for piece in pieces]
    return [(name, "owner")] if is_body(name) else []


def _foreign_subject(clause: str) -> bool:
    """Tell whether a clause after ； has a subject of its own before its 要 (家长要…)."""
    modal = _words().modal.search(clause, 0, 20)
    return bool(modal and modal.start() >= 2)
