"""Finding the verb that governs a number.

Chinese writes no spaces and most plan verbs are nouns as well (建设, 培训, 改造), so position decides: a *predicate* stands right
before the number (近视率|下降|0.5%), a *head* verb begins the clause (|新建|公园3个), an *inner* verb follows a subject
(支持企业|组建|联合体10个).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from planparse.grammar.repeated import REPEATED
from planparse.lexicon import alternation, entries, pattern, terms
from planparse.patterns import lazy
from planparse.types import Change

VerbClass = Literal["reach", "increase", "decrease", "act"]

# A verb directly before one of these is the first half of a noun (出口额, 服务业, 培训率).
_NOUN_TAIL = frozenset("业额率量数性力费值型者区房")
_OWN_WORDS = {
    "数": tuple("字据控智学"),
    "量": tuple("子化"),
    "率": ("先",),
    "性": ("能",),
    "业": tuple("务态"),
    "力": ("争",),
    "区": tuple("级域内县外"),
    "房": tuple("屋源建舱"),
}
# 新发现, 期刊发表: with the next character another word begins.
_OVERRUN = {"新发": "现生明展", "新增加": "油气装", "刊发": "表", "开放": "大", "进行": "政", "运行": "低高良正不状"}
# 新增|设施, 新增|加油站, 新建|设施农业: no verb begins before the last character of 新增 or 新建
_ACROSS = ("增设施", "增设备", "增加油站", "增加气站", "增加装电梯", "建设施农业", "建设施蔬菜", "建设施果", "建设施渔业", "建设施大棚")
_NO_RANK = frozenset("班专出系陈序罗")  # 班列, 专列, 出列
_CHAIN_JOINS = frozenset("和、并与及或")
_POSSIBLE = frozenset("关效机序力色害线偿轨毒氧志")  # 有关, 有效 ... are no verbs
_PREPOSITIONS = frozenset("在向从于")
# 由团委|表彰|三好学生, 县里|印发|宣传画, 县财政每年|整合|资金: who does it stands first, and any verb may follow
_DOER = lazy(
    r"(?:由(?!此|于)[^，。；、]{1,12}|与(?=[^，。；、]{2,10}(?:签|共建|联办|合办))|[省市县区镇乡州]里|咱们|我们|我[省市县区校局委厅院镇]|[省市县区镇乡](?:级)?财政)(?:每年|今年|还|也|再|将|要|拟|联合|至少)*(?!现|已|共|有)",
    needs="与们咱我由财里",
)
_MEANS = frozenset({"通过", "依托", "围绕", "利用", "面向"})
_LONGEST_CHAIN = 14
SHORT = frozenset("有设配建办派")
"""Verbs of one character that stand right before a number."""
# 在建|项目, 建设|单位: before one of these a verb is the noun's modifier.
_MODIFIED = lazy(
    r"项目|单位|工程|企业|用地|任务|机构|小区|学校|人才|人员|对象|基地|园区|园|指标|设施|政策|资金|措施|方案|规划|制度|标准|者|户|村|的"
)


class Verb(NamedTuple):
    """A verb in a left context: ``start:end`` within that string."""

    start: int
    end: int
    text: str
    kind: VerbClass

    @property
    def change(self) -> Change:
        """What the verb says of the number: an amount of growth, of shrinking, or a level."""
        return self.kind if self.kind in ("increase", "decrease") else "level"


@cache
def _classes() -> dict[str, VerbClass]:
    table: dict[str, VerbClass] = {}
    for kind in ("act", "increase", "decrease", "reach"):
        for term in terms("verbs", kind):
            table[term] = kind
    levels: dict[str, VerbClass] = dict.fromkeys((*_suffixed("move"), *_suffixed("hold")), "reach")
    return {**dict.fromkeys((*_prefixed("newly"), *brought()), "act"), **levels, **table}


def _prefixed(entry_id: str) -> tuple[str, ...]:
    prefixes = next(entry["prefixes"] for entry in entries("verbs") if entry["id"] == entry_id)
    return tuple(f"{prefix}{term}" for prefix in prefixes for term in terms("verbs", entry_id))


def _suffixed(entry_id: str) -> tuple[str, ...]:
    suffixes = next(entry["suffixes"] for entry in entries("verbs") if entry["id"] == entry_id)
    return tuple(f"{term}{suffix}" for term in terms("verbs", entry_id) for suffix in suffixes)


@cache
def brought() -> tuple[str, ...]:
    """Verbs that are one word with what they bring (送戏, 送医)."""
    return _prefixed("bring")


@cache
def _heads() -> tuple[frozenset[str], frozenset[str], int, frozenset[str]]:
    """Return the verbs of several characters that can begin a clause, those of one, the longest length, and what the first begin with."""
    words = {word for kind in ("act", "increase", "decrease") for word in terms("verbs", kind)} | {*_prefixed("newly"), *brought()}
    many = frozenset(word for word in words if len(word) > 1)
    return many, frozenset(words) - many, max(map(len, many)), frozenset(word[:2] for word in many)


def _is_tail(text: str, pos: int) -> bool:
    """Tell whether the character after a verb makes a noun of it (出口|额), and does not begin a word of its own (培养|数字人才)."""
    tail, after = text[pos : pos + 1], text[pos + 1 : pos + 2]
    return tail in _NOUN_TAIL and after not in _OWN_WORDS.get(tail, ())


def _verb_at(text: str, pos: int) -> int:
    """Return where the longest verb of several characters at ``pos`` ends, or ``pos`` when there is none."""
    many, _, longest, openings = _heads()
    if text[pos : pos + 2] not in openings:
        return pos
    if text.startswith(_ACROSS, pos):
        return pos
    if pattern("verbs", "venue").match(text, pos):
        return pos
    if pos and text[pos - 1] == "营" and text.startswith("造林", pos):
        return pos  # 营造林 is what is counted
    for size in range(min(longest, len(text) - pos), 1, -1):
        word, after = text[pos : pos + size], text[pos + size : pos + size + 1]
        if word in many and not _is_tail(text, pos + size) and not (after and after in _OVERRUN.get(word, "")):
            return pos + size
    return pos


def _chain_at(text: str, pos: int) -> int:
    """Return where a chain of up to four verbs at ``pos`` ends (新建改建和维护提升), or ``pos``."""
    end = _verb_at(text, pos)
    if end == pos:
        return pos
    for _ in range(3):
        after = end + 1 if text[end : end + 1] in _CHAIN_JOINS else end
        following = _verb_at(text, after)
        if following == after or _is_noun_part(text, after, following):
            break
        end = following
    return end


def _is_noun_part(text: str, start: int, end: int) -> bool:
    """Tell whether a verb of a chain is the first half of the object: 举办|招聘会, 整合|培训机构."""
    rest = len(text) - end
    if text[start:end] in ("引导", "扶持", "奖励", "补助", "发展") and text.startswith(("资金", "基金", "经费"), end):
        return True  # 安排|引导资金
    return rest == 1 or (rest == 2 and text[start:end] in nominal())


@cache
def _predicate() -> re.Pattern[str]:
    words = {word for kind in ("reach", "increase", "decrease") for word in terms("verbs", kind)}
    words |= {*_suffixed("move"), *_suffixed("hold")}
    return re.compile(rf"(?:{alternation(list(words))})(?:到|至|了|在)?$")


@cache
def _inner() -> re.Pattern[str]:
    # 完成时间, 建设任务, 培训人数: before a bare head noun the verb is its modifier.
    bare = r"(?:时间|时长|任务|目标|人数|面积|比例|情况|数|总量|规模|进度|质量|工程|项目)"
    tail = "".join(sorted(_NOUN_TAIL))
    return re.compile(
        rf"(?:{alternation(terms('verbs', 'inner'))})(?![{tail}])(?!{bare}$)(?<!刊发(?=表))(?<!新发(?=[现生]))(?<!进行(?=政))"
    )


@cache
def nominal() -> frozenset[str]:
    """Verbs that are nouns as often: 培训机构, 上市企业, 职业技能培训."""
    return frozenset(terms("verbs", "nominal"))


@cache
def whole() -> frozenset[str]:
    """Verbs that hold their object (造林, 植树)."""
    return frozenset(terms("verbs", "whole"))


@cache
def causatives() -> frozenset[str]:
    """Verbs that have someone else do the counted thing (支持, 引导, 推动 ...)."""
    return frozenset(terms("verbs", "causative"))


def class_of(word: str) -> VerbClass:
    """Return the class of a verb; 提高到 and 增至 are levels although 提高 and 增 are not."""
    table = _classes()
    if word in table:
        return table[word]
    return "reach" if word[-1:] in "到至在" else table.get(word.rstrip("了"), "act")


@lru_cache(maxsize=REPEATED)
def predicate_verb(left: str) -> Verb | None:
    """Return the reach or change verb that ends ``left``: 辍学率|控制在."""
    match = _predicate().search(left[-8:])
    if not match:
        return None
    start = max(0, len(left) - 8) + match.start()
    text = match.group()
    if text == "列" and left[start - 1 : start] in _NO_RANK:
        return None
    kind = class_of(text)
    if text[-1] in "到至在":
        kind = "reach"
    return Verb(start, len(left), text, kind)


@lru_cache(maxsize=REPEATED)
def head_verb(left: str) -> Verb | None:
    """Return the verb or chain of verbs that begins ``left``: |新建改建|公园."""
    end = _chain_at(left, 0)
    if not end:
        end = _short_head(left)
    if not end:
        return None
    chain = left[:end]
    first = next((chain[:size] for size in range(min(len(chain), 6), 0, -1) if chain[:size] in _classes()), chain)
    kind = class_of(first)
    return Verb(0, end, chain, "act" if kind == "reach" else kind)


@cache
def _again() -> re.Pattern[str]:
    return re.compile(rf"(?<![率优领首预])({alternation(_prefixed('again'))})$")  # 率先|建12个


def again_verb(left: str) -> Verb | None:
    """Return the verb of one character that 再 or 先 makes one (今年|再改|180亩)."""
    match = _again().search(left[-4:])
    return Verb(len(left) - 2, len(left), match[1], "act") if match else None


def _short_head(left: str) -> int:
    """Return the length of a verb of one character: only before 了 or 有, alone, or 有 that is no part of a word."""
    singles = _heads()[1]
    if left[:1] in singles and (left[1:2] in ("了", "有") or len(left) == 1):
        return 1
    return 1 if left.startswith("有") and left[1:2] not in _POSSIBLE else 0


@lru_cache(maxsize=REPEATED)
def inner_verb(left: str) -> Verb | None:
    """Return the last verb in ``left`` that has an object after it and a subject before it."""
    best: re.Match[str] | None = None
    for match in _inner().finditer(left):
        if match.start() > 0 and match.end() < len(left):
            best = match
    if best is None:
        return None
    return Verb(best.start(), best.end(), best.group(), class_of(best.group()))


@lru_cache(maxsize=REPEATED)
def closing_verb(left: str) -> Verb | None:
    """Return the verb that ends ``left`` before a number with its noun after it: 与街镇协同|做好|13所看护点."""
    stop = len(left) - 1 if left[-1:] in ("了", "有") else len(left)
    for start in range(max(0, stop - _LONGEST_CHAIN), stop - 1):
        if _chain_at(left[:stop], start) == stop:
            text = left[start:]
            return Verb(start, len(left), text, class_of(text.rstrip("了有") or text))
    return None


def starts_with_verb(text: str, pos: int = 0) -> bool:
    """Tell whether a verb of two characters or more begins at ``pos``."""
    return _verb_at(text, pos) > pos


@lru_cache(maxsize=REPEATED)
def verb_after_place(text: str) -> Verb | None:
    """Return the first verb chain after a phrase of place or means, or after who does it (在东岸、西岸|新设|急救站点)."""
    doer = _DOER.match(text) if not text.endswith(("构成", "组成")) else None
    if text[:1] not in _PREPOSITIONS and text[:2] not in _MEANS and doer is None:
        return None
    for start in range(2, len(text) - 1):
        end = _chain_at(text, start)
        if start < end < len(text) and not text.startswith("总值", end):  # 我区地区|生产总值
            return Verb(start, end, text[start:end], class_of(text[start:end]))
    return None


def verb_within(text: str, start: int) -> Verb | None:
    """Return the first verb chain of ``text`` from ``start`` on that is no part of a noun (困难家庭|发放|补助金)."""
    for at in range(start, len(text) - 1):
        end = _chain_at(text, at)
        if end > at and text[at:end] not in nominal() and not _MODIFIED.match(text, end):
            return Verb(at, end, text[at:end], class_of(text[at:end]))
    return None
