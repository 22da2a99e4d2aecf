"""The words around a number, read from the lexicon: units, bounds, and what only looks like a quantity."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from planparse.lexicon import alternation, compiled, entries
from planparse.patterns import lazy
from planparse.types import Comparator


class Unit(NamedTuple):
    """A unit as found in a string: where it ends, how a record writes it, its dimension."""

    end: int
    unit: str
    kind: str


class Bound(NamedTuple):
    """A comparator word as found in a string; ``note`` is what the record is told of it."""

    start: int
    end: int
    comparator: Comparator
    note: str


_ANY, _TENS, _DIGITS = 0, 1, 2
_NEEDS = {False: _ANY, "tens": _TENS, True: _DIGITS}
"""What number a unit needs, by its entry's ``arabic``."""


@cache
def unit_terms() -> dict[str, tuple[tuple[str, str, str, int, str], ...]]:
    """Return (term, unit, kind, what number it needs, characters that may not follow) by first character, longest term first."""
    table: dict[str, list[tuple[str, str, str, int, str]]] = {}
    for entry in entries("units"):
        unit = entry.get("unit", entry["terms"][0])
        for term in entry["terms"]:
            needs = _NEEDS[entry.get("arabic", False)]
            table.setdefault(term[0], []).append((term, unit, entry["kind"], needs, entry.get("not_before", "")))
    return {first: tuple(sorted(found, key=lambda row: -len(row[0]))) for first, found in table.items()}


# km, ㎡, mg/L, °C; ％ is a wide %
_ABBREVIATED = lazy("(?![％﹪])[^\u4e00-\u9fff（）]+")


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    """Return the abbreviations of each unit that has some, the longest first."""
    found = {
        entry.get("unit", entry["terms"][0]): [term for term in entry["terms"] if _ABBREVIATED.fullmatch(term)]
        for entry in entries("units")
    }
    return {unit: tuple(sorted(short, key=lambda term: -len(term))) for unit, short in found.items() if short}


def written_unit(unit: str, text: str) -> str:
    """Return a unit as ``text`` writes it, where that is with an abbreviation; the stages know it by its name.

    >>> written_unit("平方米", "200㎡"), written_unit("平方米", "200平方米")
    ('㎡', '平方米')
    """
    for short in _abbreviations().get(unit, ()):
        if short in text:
            return short
    return unit


def _simple(view: str, pos: int, number: int = _DIGITS) -> Unit | None:
    for term, unit, kind, needs, never_before in unit_terms().get(view[pos : pos + 1], ()):
        if view.startswith(term, pos) and number >= needs:
            end = pos + len(term)
            if never_before and view[end : end + 1] and view[end] in never_before:
                continue
            if term[-1].isascii() and term[-1].isalpha() and (view[end : end + 1].isascii() and view[end : end + 1].isalnum()):
                continue
            return Unit(end, unit, kind)
    return None


_COUNTED = frozenset({"count", "people", "event", "document"})  # 120个（段）, 8篇（节）: things that are counted in two ways
_PER = lazy(r"\s?[/／]\s?(?P<scale>[0-9]*[百千万亿]*)((?:[^\W\x00-\x7f]|㎡){1,2})")
_LIST_GOES_ON = lazy(r"(?![时日天年月周季人户亩家次件秒分克升斤吨米平立公小辆台座站床生班师校村镇名位个])[^\W\x00-\x7f]{4}")
_PER_SECOND = lazy(r"[·•.][年月日天]|[/／][年月日天]")


def unit_at(view: str, pos: int, *, arabic: bool, tens: bool = False) -> Unit | None:
    """Read the unit at ``pos``, with what is written behind it by a slash or in brackets: 元/人·月, 套（间）.

    ``arabic`` says that the number is written in digits or with 万 or 亿, ``tens`` that it is a Chinese one of two characters or more.
    """
    if view[pos : pos + 1] == " ":
        pos += 1
    found = _simple(view, pos, _DIGITS if arabic else _TENS if tens else _ANY)
    if found is None:
        return None
    end = found.end
    mark = view[end : end + 1]
    if mark in ("/", "／", " "):
        per = _PER.match(view, end)
        base = (_simple(view, per.start(2) - len(per["scale"])) or _simple(view, per.start(2))) if per else None
        # 1500家次/隐患整改率: the slash parts two items of a list
        if per and (base or not _LIST_GOES_ON.match(view, per.start(2))):
            counted = view[end : per.start(2)].strip(" /／")
            stop = base.end if base else per.end() if counted else per.start(2) + 1
            second = _PER_SECOND.match(view, stop)
            stop = second.end() if second else stop
            return Unit(stop, found.unit + view[end:stop].replace("／", "/").replace(" ", ""), found.kind)
    elif mark in ("（", "("):
        inner = _simple(view, end + 1)
        if inner and view[inner.end : inner.end + 1] in ("）", ")") and (inner.kind == found.kind or {inner.kind, found.kind} <= _COUNTED):
            gloss = view[end + 1 : inner.end].isascii() and not found.unit.isascii()  # 兆比特/秒（Mbps）: the same unit once more
            return Unit(inner.end + 1, found.unit if gloss else found.unit + view[end : inner.end + 1], found.kind)
    return found


def pseudo_at(view: str, pos: int) -> re.Match[str] | None:
    """Return what stands at the numeral at ``pos`` when it looks like a quantity and is none (pseudo.toml)."""
    if "0" <= view[pos] <= "9":
        return None if _PLAIN.match(view, pos) else _pseudo_pattern("numeral").match(view, pos)
    return _pseudo_pattern("digit").match(view, pos)


# 95%, 30所, 5亿元: most numbers stand before a unit that nothing in pseudo.toml goes on with
_PLAIN = re.compile(
    r"(?:[0-9]{1,3}\.[0-9]+|[0-9]++)(?:[%％‰所家名亩户吨座件套处场篇辆元公平条项]|万[元亩吨户]|亿元)|(?:[0-9]{2,}+|[016-9])个"
)


@cache
def _pseudo_pattern(other: Literal["digit", "numeral"]) -> re.Pattern[str]:
    """Return one pattern for all entries but those that begin with the ``other`` kind of number."""
    return compiled("pseudo", "all", "|".join(entry["pattern"] for entry in entries("pseudo") if entry.get("starts") != other))


@cache
def _bounds(place: str) -> tuple[dict[str, tuple[Comparator, str]], str]:
    """Return the terms of a place in the sentence with comparator and note, and their alternation."""
    table: dict[str, tuple[Comparator, str]] = {}
    for entry in entries("comparators"):
        if entry["place"] == place:
            table.update(dict.fromkeys(entry["terms"], (entry["comparator"], entry.get("note", ""))))
    return table, alternation(list(table))


# 附近, 签约, 彩超: the last character of a noun or a verb is no bound
_HALF_WORDS = "(?<![附最邻靠贴]近)(?<![签预节公合履违契邀解续缔特集简相]约)(?<![彩赶英中商B]超)(?<![彩赶英中B]超过)"
_AFTER_BEFORE = "为|在|到|至|达|于|了|有|达到|人民币|每年|每周|全年"


@cache
def _pattern(place: str) -> re.Pattern[str]:
    words = _bounds(place)[1]
    if place == "before":
        return re.compile(rf"({words}){_HALF_WORDS}(?:{_AFTER_BEFORE})?\s?$")
    if place == "round":
        return re.compile(rf"({words})$")
    if place == "adverb":
        return re.compile(rf"({words})[^，。；！？：:;!?\n]{{1,20}}$")
    return re.compile(rf"\s?(?:[（(]含[）)]\s?)?({words})")


@cache
def _last_characters(round_number: bool) -> frozenset[str]:
    """Return what a string must end with for a comparator word to stand at its end; most do not, and need no search."""
    words = [*_bounds("before")[0], *(_bounds("round")[0] if round_number else ())]
    blanks = (chr(code) for code in range(0x3001) if chr(code).isspace())
    return frozenset([*(word[-1] for word in words), *_AFTER_BEFORE.replace("|", ""), *blanks])


@cache
def _first_characters() -> frozenset[str]:
    """Return what a string must begin with for a comparator word, blanks and a bracket before it, to stand there."""
    blanks = (chr(code) for code in range(0x3001) if chr(code).isspace())
    return frozenset([*(word[0] for word in _bounds("after")[0]), "（", "(", *blanks])


def bound_before(view: str, floor: int, pos: int, *, round_number: bool) -> Bound | None:
    """Find the comparator word that ends at ``pos`` (不少于|135), not reaching back over ``floor``."""
    if not view[pos - 1 : pos] or view[pos - 1] not in _last_characters(round_number):
        return None
    low = max(floor, pos - 12)
    found = _pattern("before").search(view[low:pos])
    place = "before"
    if not found and round_number:
        found, place = _pattern("round").search(view[low:pos]), "round"
    if not found:
        return None
    comparator, note = _bounds(place)[0][found[1]]
    return Bound(low + found.start(1), pos, comparator, note)


def bound_adverb(view: str, floor: int, pos: int) -> Bound | None:
    """Find an adverb of bound that rules the phrase up to ``pos``: 至少要配备专职教师|3名."""
    low = max(floor, pos - 26)
    found = _pattern("adverb").search(view[low:pos])
    if not found:
        return None
    return Bound(low + found.start(1), low + found.end(1), _bounds("adverb")[0][found[1]][0], "far-bound")


def bound_within(view: str, start: int, pos: int) -> Bound | None:
    """Read 内 behind a number that begins at ``start`` where it closes what is kept or cut to it: 控制在6分钟|内."""
    if view[pos : pos + 1] == "内" and _CLOSED.match(view, pos + 1) and _KEPT.search(view[max(0, start - 8) : start]):
        return Bound(pos, pos + 1, "le", "")
    return None


def bound_after(view: str, pos: int) -> Bound | None:
    """Read the comparator word at ``pos``: 30%|以上, 2个|左右."""
    found = _pattern("after").match(view, pos) if view[pos : pos + 1] in _first_characters() else None
    if not found:
        return None
    word = found[1]
    if (word in ("余", "多") and not _MORE.match(view, found.end())) or (word in ("左右", "上下") and _SIDES.match(view, found.end())):
        return None
    comparator, note = _bounds("after")[0][word]
    return Bound(found.start(1), found.end(), comparator, note)


_KEPT = lazy("(?:控制|压缩|压减|压降|缩短|缩减|缩小|限定|稳定|保持|降|降低|下降|减少|减|精简|严控|限制|锁定|管控)[到至在]$")
_CLOSED = lazy(r"[，,。、；;）)\s]|$|办[结理]|完[成毕]|送达|拨付|到账|兑付|反馈|答复")
# 一个上下贯通的网络, 3条左右岸道路
_SIDES = lazy("[贯联互协通衔游级岸翼侧班楼山车]|两[侧岸]|[学齐](?![，。；])")
_MORE = lazy(r"[，,。、；！？的时后前）)\s]|$")


def inside_comparator(word: str) -> Comparator:
    """Return what 余, 多, 来 between number and unit mean."""
    return _bounds("inside")[0][word][0]
