"""Find everything in a text that looks like an item marker, in one pass.

Whether a mark opens an item is decided in ``tree``; here it only gets its number, its place in the line and the style that
matched. Offsets are clean offsets.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from planparse import lexicon
from planparse.errors import LexiconError
from planparse.grammar.repeated import REPEATED

Place = Literal["line", "sentence", "gap", "inline", "quoted"]
"""Where a mark stands: at a line start, after a sentence end, after spaces, in running text, or after an opening quote."""

_FIRST = "一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾⼀⼆⼋⼗"  # the last four are the radicals that some PDFs print instead
_IN_NUMERAL = f"[{_FIRST}百零〇]"
_NUMERAL = f"{_IN_NUMERAL}{{1,5}}"
_SPACED = f"{_IN_NUMERAL}(?:[ 　]?{_IN_NUMERAL}){{0,4}}"
_CLASSES = {
    "{han}": r"[^\W\x00-\x7f]",  # a letter that is not ASCII; a range of 20,000 characters takes a millisecond to compile
    "{F}": f"第(?:{_NUMERAL})",
    "{NS}": _SPACED,
    "{N}": f"(?:{_NUMERAL})",
    "{D}": r"\d{1,3}",
}
_VALUES = dict(zip("一二三四五六七八九壹贰叁肆伍陆柒捌玖", (*range(1, 10), *range(1, 10)), strict=True))
_STRIP = "§ \t\r\n　 ()[]〔〕【】、.。,:;，：；"
_SPACES = " \t　 ​\r\f\v"
_ENDS = frozenset("。！？!?；;：:…")
_CLOSERS = frozenset('）)”’】〕》」』"')
_OPENERS = frozenset("“‘「『《〈")


class Style(NamedTuple):
    """One entry of markers.toml."""

    id: str
    family: str
    rank: int
    trust: Literal["strong", "weak", "list", "box", "reset"]


class Mark(NamedTuple):
    """Something that looks like a marker: ``number`` is its ordinal, ``prefix`` what stands before it (1.2 in 1.2.3)."""

    clean_start: int
    clean_end: int
    style: Style
    label: str
    number: int
    prefix: str
    place: Place


@cache
def _classes() -> dict[str, str]:
    """Return what the placeholders of the patterns stand for: those below and the entries of the lexicon that say ``class``."""
    return _CLASSES | {f"{{{entry['class']}}}": entry["pattern"] for entry in lexicon.entries("markers") if "class" in entry}


def expand(pattern: str) -> str:
    """Fill the placeholders ({N}, {D}, {han} ...) of a lexicon pattern."""
    for name, value in _classes().items():
        pattern = pattern.replace(name, value)
    return pattern


_SIGNS = "".join(
    map(chr, (*range(0x2460, 0x249C), *range(0x3220, 0x322A), *range(0x3251, 0x3260), *range(0x2776, 0x2780), *range(0x2160, 0x216C)))
)
_SIGNS += "§"
_KINDS = {
    "numeral": (_FIRST, f"[{_FIRST}百零〇 　\\n、.．，,：:)）〕】是要]"),
    "digit": ("0123456789０１２３４５６７８９", r"[\d\n 　.．、)）]|[^\W\x00-\x7f]"),
    "ordinal": ("第", f"[{_FIRST}百零〇\\d]{{1,5}}[部编編篇章节節条條，、,：:]"),
    "bracket": ("（(〔【[", f"[{_FIRST}0-9０-９ 　]"),
    "word": ("专附名注", "[栏件录表词释 　]"),
    "letter": ("ABCDEFGHＡＢＣＤＥＦＧＨ", "[.．、]"),
    "sign": (_SIGNS, ""),
}
"""What a marker can begin with: its characters, and what has to follow for a look to be worth while."""


@cache
def _styles() -> dict[str, tuple[str, tuple[Style, ...]]]:
    """Return by kind of first character the pattern whose n-th group is the n-th style, and the styles."""
    found: dict[str, list[tuple[str, Style]]] = {kind: [] for kind in _KINDS}
    for entry in lexicon.entries("markers"):
        if "class" in entry:
            continue
        for kind in entry["starts"]:
            if kind not in _KINDS:
                raise LexiconError("lexicon-starts", f"entry {entry['id']!r} starts with {kind!r}", f"use one of {[*_KINDS]}", "markers")
            style = Style(entry["id"], entry["family"], entry["rank"], entry["trust"])
            found[kind].append((f"({expand(entry['pattern'])})", style))
    return {kind: ("|".join(pattern for pattern, _ in rows), tuple(style for _, style in rows)) for kind, rows in found.items()}


@cache
def _scanner() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a coarse pattern for the places to look at, and the kind of marker by first character.

    The coarse pattern begins with one character class so that `re` can skip what is not in it.
    """
    by_char = {char: kind for kind, (chars, _) in _KINDS.items() for char in chars}
    looks = "|".join(f"(?<=[{re.escape(chars)}])" + (f"(?={then})" if then else "") for chars, then in _KINDS.values())
    looks = f"(?<!\\d\\d)(?:{looks})"  # no marker begins within a run of digits
    return re.compile(f"[{re.escape(''.join(by_char))}]{looks}"), by_char


@cache
def _matcher(kind: str) -> re.Pattern[str]:
    """Return the compiled pattern of one kind; compiled when a text first needs it, since that is what start-up costs."""
    pattern, styles = _styles()[kind]
    compiled = lexicon.compiled("markers", kind, pattern)
    if compiled.groups != len(styles):
        raise LexiconError("lexicon-groups", f"an entry that starts with {kind!r} has a capturing group", "write it as (?:…)", "markers")
    return compiled


@lru_cache(maxsize=REPEATED)
def ordinal(numeral: str) -> int:
    """Return the number of a marker's numeral, 0 when it is none.

    >>> ordinal("十二"), ordinal("二十"), ordinal("一百零三"), ordinal("１2"), ordinal("十五五")
    (12, 20, 103, 12, 0)
    """
    if numeral.isdecimal():
        return int(numeral)
    total, digit = 0, 0
    for char in numeral.replace("拾", "十"):
        if char in "零〇":
            continue
        if char in "十百":
            unit = 10 if char == "十" else 100
            if total % (unit * 10) or (digit == 0 and char == "百"):
                return 0
            total, digit = total + (digit or 1) * unit, 0
        elif digit or char not in _VALUES:
            return 0
        else:
            digit = _VALUES[char]
    return total + digit


def place_of(text: str, clean_start: int) -> Place:
    """Tell where the mark at ``clean_start`` stands."""
    at = clean_start - 1
    while at >= 0 and text[at] in _SPACES:
        at -= 1
    if at < 0 or text[at] in "\n\u2028\u2029\x85":
        return "line"
    char = text[at]
    if char in _ENDS or (char == "." and at and not text[at - 1].isascii()):
        return "sentence"
    if char in _CLOSERS and (char in "）)" or (at and text[at - 1] in _ENDS)):
        return "sentence"
    if char in _OPENERS:
        return "quoted"
    return "gap" if at < clean_start - 1 else "inline"


def scan(text: str) -> list[Mark]:
    """Return all marks of ``text`` in order; those whose numeral is no number are left out."""
    coarse, by_char = _scanner()
    marks = []
    end = 0
    for look in coarse.finditer(text):
        start = look.start()
        if start < end:
            continue
        kind = by_char[look.group()]
        match = _matcher(kind).match(text, start)
        if match is None:
            continue
        style = _styles()[kind][1][(match.lastindex or 1) - 1]
        end = match.end()
        raw = match.group()
        label = raw if style.id == "circled" else unicodedata.normalize("NFKC", raw).strip(_STRIP).replace(" ", "")
        prefix, number = "", 0
        if style.trust in ("box", "reset"):
            if place_of(text, start) == "line":
                marks.append(Mark(start, end, style, label, 0, "", "line"))
            continue
        if style.id == "circled":
            number = int(unicodedata.numeric(raw))
        elif style.family == "roman":
            number = int(unicodedata.numeric(raw[0]))
        elif style.family == "letter":
            number = ord(label[0]) - ord("A") + 1
        elif style.family.startswith("decimal"):
            prefix, _, last = label.rpartition(".")
            number = int(last)
        else:
            found = re.search(r"\d+|[一二三四五六七八九十百零〇壹贰叁肆伍陆柒捌玖拾]+", label)
            number = ordinal(found.group()) if found else 0
        if number:
            marks.append(Mark(start, end, style, label, number, prefix, place_of(text, start)))
    return marks
