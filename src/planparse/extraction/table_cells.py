"""Cells of an indicator table: values with their bounds and brackets, units with their multiplier, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from planparse.grammar.quantity_words import unit_at, written_unit
from planparse.lexicon import alternation, entries, pattern
from planparse.patterns import lazy
from planparse.types import Change, Comparator

_RISES = ("提高", "提升", "增加", "净增", "新增")
_OPEN, _CLOSE = r"[\[〔［【(（]", r"[\]〕］】)）]"
_DIGITS = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_DASH = lazy(rf"(?:{_OPEN}?[-—–―－/／*]+{_CLOSE}?|[0-9.]+/[0-9.]+)(?=[\s|｜]|$)")
_ATTR = lazy(r"约束性|预期性|约束(?=[\s|｜]|$)|预期(?=[\s|｜]|$)")
_RUN = lazy(r"[^\s|｜]+")
_TEXT_INDEX = lazy(r"[（(]\d{1,3}[)）]|\d{1,3}[.．、](?!\d)|[①-⑳]|#")
_GROUP = lazy(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]")
_GLUED_INDEX = lazy(r"\d{1,3}(?=[^\W\x00-\x7f]|[A-Z])")
_SCALES = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "亿": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "百": 10**2
}  # fmt: skip
_SCALE = lazy("万亿|千亿|百亿|亿|千万|百万|十万|万|千(?!瓦|卡|克|米|伏|焦|帕|乏|赫|字节|比特)|百(?!分)")
_GENERIC = lazy(r"[A-Za-z0-9/·²³℃μ%‰]{1,10}|[^\W\d]{0,6}[/／][^\W_]{1,8}|[^\W\d_]{1,4}(?:[（(][^\W\d_]{1,4}[)）])?")
_BRACKETS = lazy(rf"{_OPEN}([^（）()\[\]]{{1,14}}){_CLOSE}$")
_GLUED_SIGN = lazy(r"^(.+?)([%‰])$")
_FOOTNOTE = lazy(r"[①-⑳⑴-⒇*＊]+$|(?<=[率量数值比重额度例性])[0-9]$")

CellKind = Literal["value", "dash", "attr", "text", "blank"]


class Value(NamedTuple):
    """A number in a cell; ``bracket`` marks [20], ``unit`` what is written beside the number, ``change`` that it changes by it (较2020年下降15%)."""

    start: int
    end: int
    number: float
    high: float | None
    comparator: Comparator
    bracket: bool
    unit: str
    action: str = ""
    change: Change = "level"


class Cell(NamedTuple):
    """A cell or a piece of one, in clean offsets; ``line`` numbers its line."""

    kind: CellKind
    start: int
    end: int
    text: str
    line: int
    value: Value | None = None


class UnitCell(NamedTuple):
    """A unit with the multiplier that stands before it (万亩: 10000, 亩)."""

    scale: int
    unit: str
    kind: str


@cache
def _bounds() -> tuple[dict[str, Comparator], dict[str, Comparator]]:
    before: dict[str, Comparator] = {}
    after: dict[str, Comparator] = {}
    for entry in entries("comparators"):
        table = before if entry["place"] == "before" else after if entry["place"] == "after" else {}
        table.update(dict.fromkeys(entry["terms"], entry["comparator"]))
    return before | {"~": "approx", "＜": "lt", "＞": "gt"}, after | {"+": "ge", "＋": "ge"}


@cache
def _value() -> re.Pattern[str]:
    before, after = _bounds()
    return re.compile(
        rf"(?P<open>{_OPEN})?\s?(?:[比较](?:20\d\d年|上年|去年|基期|“?十[一二三四]五”?)[末底]?)?(?:五年|年均|累计)?"
        rf"(?P<action>下降|降低|减少|压减|提高|提升|增加|净增|新增)?(?:五年|年均|累计|达到|达|为|增长|(?:稳定|保持|控制)在){{0,3}}(?P<before>{alternation(list(before))})?\s?"
        rf"(?P<low>-?{_DIGITS})(?P<scale>万亿|亿|万)?(?P<mid>%|‰)?(?:(?:[-—–~～]+|至)(?P<high>{_DIGITS})(?P<scale2>万亿|亿|万)?)?"
        rf"(?P<unit>%|‰|个百分点|(?!约束|预期)[^\W\d_以左上]{{1,3}}(?:[/／][^\W\d_以左上]{{1,4}})?(?=以|左右|$|[\s|｜]))?(?P<after>{alternation(list(after))})?"
        rf"(?:\s?(?P<close>{_CLOSE}))?(?:[①-⑳*＊]|[（(][^（）()0-9]{{1,6}}[)）])?(?=[\s|｜]|$|约束性|预期性)"
    )


def read_value(text: str, start: int, end: int) -> Value | None:
    """Read the value at ``start``; None when what begins there is no number of a cell.

    >>> read_value(">38 亿", 0, 5)
    Value(start=0, end=3, number=38, high=None, comparator='gt', bracket=False, unit='', action='', change='level')
    """
    found = _value().match(text, start, end)
    if not found or bool(found["open"]) != bool(found["close"]):
        return None
    before, after = _bounds()
    low = _number(found["low"], found["scale"] or (found["scale2"] if found["high"] else None))
    high = _number(found["high"], found["scale2"]) if found["high"] else None
    if high is not None and high <= low:
        return None
    comparator: Comparator = before[found["before"]] if found["before"] else after[found["after"]] if found["after"] else "eq"
    unit = found["unit"] or found["mid"] or ""
    action = found["action"] or ""
    change: Change = "level" if not action else "increase" if action in _RISES else "decrease"
    return Value(start, found.end(), low, high, "range" if high is not None else comparator, bool(found["open"]), unit, action, change)


def _number(digits: str, scale: str | None) -> float:
    return scaled(float(digits.replace(",", "")), _SCALES.get(scale or "", 1))


def scaled(number: float, scale: int) -> float:
    """Return a number multiplied out, an int where it is whole.

    >>> scaled(0.77, 10**8)
    77000000
    """
    product = Decimal(repr(number)) * scale
    return int(product) if product == int(product) else float(product)


def read_unit(text: str, *, loose: bool = False) -> UnitCell | None:
    """Read a whole string as a unit; ``loose`` takes any short word, for cells of a unit column.

    >>> read_unit("万元/人"), read_unit("五年合计")
    (UnitCell(scale=10000, unit='元/人', kind='money'), None)
    """
    text = re.sub(r"\s", "", text)
    inner = _BRACKETS.fullmatch(text)
    text = inner[1] if inner else text
    if not text:
        return None
    match = _SCALE.match(text)
    scale = _SCALES[match[0]] if match else 1
    rest = text[match.end() :] if match else text
    if not rest:
        return UnitCell(scale, "", "count")
    found = unit_at(rest, 0, arabic=True)
    if found and found.end == len(rest):
        return UnitCell(scale, written_unit(found.unit, rest), found.kind)
    if _DASH.fullmatch(text):
        return UnitCell(1, "", "count")
    if _GENERIC.fullmatch(rest) and (loose or rest.isascii()) and not rest.isdigit():
        return UnitCell(scale, rest.replace("／", "/"), "count")
    return None


def split_name(name: str) -> tuple[str, UnitCell | None]:
    """Take unit and footnote marks off the end of an indicator's name.

    >>> split_name("信息消费规模（万亿元）")
    ('信息消费规模', UnitCell(scale=1000000000000, unit='元', kind='money'))
    >>> split_name("新增高效节水灌溉面积（五年合计）")[1] is None
    True
    """
    name = _FOOTNOTE.sub("", name.strip(" *:："))
    sign = _GLUED_SIGN.match(name)
    if sign:
        return _FOOTNOTE.sub("", sign[1]), read_unit(sign[2])
    inner = _BRACKETS.search(name)
    if inner and inner.start() and (unit := read_unit(inner[1])):
        return _FOOTNOTE.sub("", name[: inner.start()]), unit
    return name, None


def index_of(text: str, *, glued: bool) -> int:
    """Return the length of the row number that a name begins with; ``glued`` allows 1人均预期寿命."""
    found = _TEXT_INDEX.match(text) or (_GLUED_INDEX.match(text) if glued else None)
    if found and not text[found.end() :].startswith(("年", "岁", "万", "％", "%")):
        return found.end()
    return 0


def is_group(text: str) -> bool:
    """Tell whether a line is numbered like a group of indicators: 一、经济发展, （一）创新驱动."""
    return _GROUP.match(text) is not None


def is_words(text: str) -> bool:
    """Tell whether a cell says in words what is aimed at (持续提高)."""
    return pattern("tables", "no-number").fullmatch(text.strip("[]〔〕［］")) is not None


def pieces(text: str, start: int, end: int, line: int) -> Iterator[Cell]:
    """Divide a line into cells and pieces of cells; what runs together is taken apart where attributes and units show the border."""
    at = start
    while at < end:
        if text[at] in " \t|｜\u3000":
            at += 1
            continue
        for regex, kind in ((_ATTR, "attr"), (_DASH, "dash")):
            match = regex.match(text, at, end)
            if match:
                yield Cell(kind, at, match.end(), match[0], line)  # type: ignore[arg-type]
                at = match.end()
                break
        else:
            value = read_value(text, at, end)
            if value:
                yield Cell("value", at, value.end, text[at : value.end], line, value)
                at = value.end
                continue
            run = _RUN.match(text, at, end)
            assert run is not None
            yield from _run(text, at, run.end(), line)
            at = run.end()


def _run(text: str, start: int, end: int, line: int) -> Iterator[Cell]:
    """Divide what stands without a space between: 6.5预期性, 亿元813, （%）>70."""
    attr = next((match for match in _ATTR.finditer(text, start, end) if match.end() == end), None)
    stop = attr.start() if attr else end
    tail = glued_value(text, start, stop, strict=True)
    if tail:
        yield Cell("text", start, tail.start, text[start : tail.start], line)
        yield Cell("value", tail.start, tail.end, text[tail.start : tail.end], line, tail)
    elif stop > start:
        yield Cell("text", start, stop, text[start:stop], line)
    if attr:
        yield Cell("attr", attr.start(), end, attr[0], line)


def glued_value(text: str, start: int, end: int, *, strict: bool) -> Value | None:
    """Find the value that ends a run of characters; ``strict`` only behind a unit or a bracket."""
    limit = max(start + 1, end - 14)
    for at in range(limit, end):
        if text[at - 1].isdigit() or text[at - 1] in ".,<>≥≤＜＞[〔（(-—" or (text[at - 1].isascii() and text[at - 1].isalpha()):
            continue
        if not (text[at].isdigit() or text[at] in "<>≥≤＜＞﹤﹥≦≧[〔"):
            continue
        value = read_value(text, at, end)
        if value and value.end == end:
            before = text[start:at]
            if not strict or before[-1] in "）)%‰" or read_unit(before) is not None:
                return value
    return None
