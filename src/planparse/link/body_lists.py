"""Read what a closing says: 责任单位：A、B；配合单位：C / A牵头，B、C按职责分工配合 / A、B等负责 → bodies with roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from planparse.grammar.names import is_body, is_listed, split_names
from planparse.lexicon import alternation, compiled, entries
from planparse.patterns import lazy

Role = Literal["lead", "support", "owner"]
Named = tuple[str, Role]

_ROLE_MARK = lazy(r"[（(](?:(?P<lead>牵头|主办)|(?P<support>配合|协办|协助|参与|参加)|主责|责任|负责)(?:单位|部门)?[）)]$", needs="(（")
_MARKS = "，,。；;、 　\t\n"
_TAIL = lazy(
    r"[，,。；;](?:(?:列|排|排名|排列|排序)[^。；]{0,20}牵头[^。；]{0,12}|[^，。；]{0,16}(?:下同|不再(?:一一)?列出))$", needs="下再牵"
)
_JOINTLY = re.compile("会同|联合")
_BLANK = re.compile(r"\s+")
_TIMING = lazy(r"^[^，；、]{2,30}[，；]", needs="，；")
_IS_TIMING = lazy(r"完成|推进|坚持|实施|成效|启动|[年月]底?前?|长期|全年")
# 市教育局牵头，|9月底前完成
_BY_WHEN = lazy(
    r"(?:力争|确保)?[0-9一二三四上下半月季度年底末初前日中旬内之]{2,14}(?:全部|基本|全面)?(?:完成|建成|办结|到位|见效|启动|开工|投用|完工)?"
)


class Words(NamedTuple):
    """The compiled label and verb tables."""

    label: re.Pattern[str]
    label_role: dict[str, Role]
    any_label: re.Pattern[str]
    verb: re.Pattern[str]
    verb_role: dict[str, Role]
    first_leads: re.Pattern[str]
    longest: int


@cache
def words() -> Words:
    """Compile the tables of bodies.toml once."""
    label_role: dict[str, Role] = {}
    verb_role: dict[str, Role] = {}
    first_leads = ""
    for entry in entries("bodies"):
        if entry["id"].startswith("label-"):
            label_role |= dict.fromkeys(entry["terms"], entry["role"])
        elif entry["id"].startswith("verb-"):
            verb_role |= dict.fromkeys(entry["terms"], entry["role"])
        elif entry["id"] == "first-leads":
            first_leads = entry["pattern"]
    labels = alternation(list(label_role))
    return Words(
        compiled("bodies", "label-owner", rf"(?P<label>{labels})[】\]〕］]?[ 　]*[：:]"),
        label_role,
        compiled("bodies", "label-owner", rf"(?:{labels}|[^\W\x00-\x7f]{{2,8}})[】\]〕］]?[ 　]*[：:]"),
        compiled("bodies", "verb-owner", rf"(?P<verb>{alternation(list(verb_role))})"),
        verb_role,
        compiled("bodies", "first-leads", first_leads),
        max(map(len, label_role)),
    )


_AREAS = frozenset({"乡镇", "镇街", "街道", "镇办", "县区", "区县", "乡镇街道", "乡镇（街道）", "镇（街道）", "村（社区）", "学校"})
"""Kinds of bodies that help where another one leads: 市教育局牵头，乡镇配合."""
_DECLARED = 24
"""No declaration is longer up to its last word, 牵头."""


def first_leads(text: str) -> int | None:
    """Return where a text declares that the first name of each list is the lead, or None."""
    at = text.find("牵头")
    while at >= 0:
        if found := words().first_leads.search(text, max(0, at - _DECLARED), at + 2):
            return found.start()
        at = text.find("牵头", at + 2)
    return None


def read_labelled(text: str) -> list[Named]:
    """Read a list with labels; what other labels (责任领导, 完成时限) introduce is left out.

    >>> read_labelled("责任领导：张三；牵头单位：市教育局，配合单位：市财政局、市人社局")
    [('市教育局', 'lead'), ('市财政局', 'support'), ('市人社局', 'support')]
    """
    table = words()
    text = _flat(text)
    found: list[Named] = []
    marks = list(table.any_label.finditer(text))
    for at, mark in enumerate(marks):
        own = table.label.search(mark.group())
        if own is None:
            continue
        role = table.label_role[own["label"]]
        value = text[mark.end() : marks[at + 1].start() if at + 1 < len(marks) else len(text)]
        value = re.split(r"[。！]", value, maxsplit=1)[0]
        spoken = read_spoken(value)
        found += spoken if spoken else _names(value, role, listed=True)
    return _unique(found)


@cache
def _signs() -> re.Pattern[str]:
    """The characters that the verbs of a spoken list begin with: a text without one holds none of them."""
    first = sorted({verb[0] for verb in words().verb_role})
    return re.compile(f"[{re.escape(''.join(first))}]")


def read_spoken(text: str) -> list[Named]:
    """Read a list whose roles are told by verbs; [] unless the whole text is such a list.

    >>> read_spoken("市教育局牵头，市财政局、各县（市、区）人民政府按职责分工负责")
    [('市教育局', 'lead'), ('市财政局', 'owner'), ('各县（市、区）人民政府', 'owner')]
    >>> read_spoken("差额2万元由住户自行承担")
    []
    """
    if _signs().search(text) is None:
        return []
    body = _flat(text).strip(_MARKS)
    if words().verb.search(body) is None:
        return []
    tail = _TAIL.search(body)
    if tail:
        body = body[: tail.start()].rstrip(_MARKS)
    timing = _TIMING.match(body)
    if timing and _IS_TIMING.search(timing.group()) and not _speaks(timing.group()[:-1]):
        body = body[timing.end() :]
    found: list[Named] = []
    begin = 0
    for mark in words().verb.finditer(body):
        after = body[mark.end() : mark.end() + 1]
        if after and after not in f"{_MARKS}（(":
            continue
        listed = body[begin : mark.start()].strip(_MARKS)
        role = words().verb_role[mark["verb"]]
        names = read_joint(listed) or _names(listed, role, listed=False) or [(listed, role)] * (bool(found) and listed in _AREAS)
        if not names:
            return []
        found += names
        begin = mark.end()
    rest = body[begin:].strip(_MARKS)
    return _unique(found) if found and (not rest or _BY_WHEN.fullmatch(rest)) else []


def _flat(text: str) -> str:
    """Drop the line breaks in a list and make one space of several, unless a line opens with a label."""
    if _BLANK.search(text) is None:
        return text
    return _BLANK.sub(lambda gap: "" if "\n" in gap.group() and not _opens_label(gap) else " ", text)


def _opens_label(gap: re.Match[str]) -> bool:
    return bool(words().label.match(gap.string, gap.end())) or gap.string[gap.end() : gap.end() + 1] == "【"


def label_before(text: str, colon: int) -> int | None:
    """Return where the label begins whose colon stands at ``colon``, or None.

    >>> label_before("负责。责任单位：市教育局", 7), label_before("主要目标：", 4)
    (3, None)
    """
    end = colon
    while end and colon - end < 4 and text[end - 1] in "】]〕］ 　":
        end -= 1
    table = words()
    for length in range(min(table.longest, end), 1, -1):
        if text[end - length : end] in table.label_role:
            return end - length
    return None


def read_bare(text: str) -> list[Named]:
    """Read a list of nothing but named organs (市教育局、市财政局)."""
    names = split_names(text)
    known = sum(map(is_body, names))  # 办公室、法规科: every house has one
    return [(name, "owner") for name in names] if known and all(name == "办公室" or is_body(name) for name in names) else []


def read_joint(text: str) -> list[Named]:
    """Read 省科技厅会同教育厅: the one before 会同 leads, those after it help; [] unless all are bodies.

    >>> read_joint("由市发改委会同市财政局、市审计局")
    [('市发改委', 'lead'), ('市财政局', 'support'), ('市审计局', 'support')]
    """
    joint = _JOINTLY.search(text)
    if joint is None:
        return []
    leads, helpers = split_names(text[: joint.start()]), split_names(text[joint.end() :])
    if not helpers or not all(map(is_body, [*leads, *helpers])):
        return []
    roles: list[Named] = [(name, "lead") for name in leads]
    return [*roles, *((name, "support") for name in helpers if name not in leads)]


def promote(bodies: list[Named]) -> list[Named]:
    """Make the first name the lead, where the document says so of all lists and this one names no lead of its own."""
    if len(bodies) < 2 or any(role == "lead" for _, role in bodies):
        return bodies
    return [(bodies[0][0], "lead"), *bodies[1:]]


def _speaks(clause: str) -> bool:
    """Tell whether a clause is a body or ends in what a body does."""
    return is_body(clause) or any(mark.end() == len(clause) for mark in words().verb.finditer(clause))


def _names(text: str, role: Role, *, listed: bool) -> list[Named]:
    """Divide a list; without a label every name must read as one (one unknown short name among known ones is let pass)."""
    found: list[Named] = []
    unknown = 0
    for name in split_names(text):
        mark = _ROLE_MARK.search(name)
        plain = name[: mark.start()] if mark else name
        own: Role = "lead" if mark and mark["lead"] else "support" if mark and mark["support"] else role
        if not is_body(plain):
            if not is_listed(plain):
                if listed:
                    continue
                return []
            unknown += 1
        found.append((plain, own))
    if not listed and (unknown * 2 >= len(found) or not is_body(found[0][0])):
        return []
    return found


def _unique(bodies: list[Named]) -> list[Named]:
    seen: set[str] = set()

    def fresh() -> Iterator[Named]:
        for body in bodies:
            if body[0] not in seen:
                seen.add(body[0])
                yield body

    return list(fresh())
