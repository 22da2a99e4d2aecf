"""Passes over characters: invisible marks, entities, full-width forms, radicals, and every run of white space."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from planparse.clean.editlog import Change
from planparse.lexicon import entries

INVISIBLE = frozenset("\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufffe")
CONTROL = frozenset(map(chr, [*range(9), *range(14, 28), 127, *range(128, 133), *range(134, 160)]))
WIDE = {chr(code): chr(code - 0xFEE0) for block in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B)) for code in range(*block)}
SIGNS = {"％": "%", "﹪": "%", "＋": "+", "﹢": "+", "−": "-"}  # plain wherever they stand
BETWEEN_DIGITS = {"．": ".", "－": "-", "﹣": "-", "／": "/"}  # plain between two digits only
BREAKS = frozenset("\n\r\v\x1c\x1d\x1e\x85\u2028\u2029")

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_SPACE = re.compile(r"\s+")


def _one_of(chars: frozenset[str] | dict[str, str]) -> str:
    return "[" + "".join(re.escape(char) for char in sorted(chars)) + "]"


_HIDDEN_RUN = re.compile(_one_of(INVISIBLE | CONTROL) + "+")
_WIDE_RUN = re.compile(_one_of(WIDE | SIGNS) + "+")
_BETWEEN = re.compile(_one_of(BETWEEN_DIGITS))
_TO_PLAIN = str.maketrans(WIDE | SIGNS)


@cache
def glyphs() -> dict[str, str]:
    """Return the radical code points that stand for an ordinary character (⻔ for 门), from the lexicon and Unicode."""
    pairs = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    for entry in entries("slips"):
        terms = entry.get("glyphs", "")
        pairs |= dict(zip(terms[::2], terms[1::2], strict=True))
    return pairs


@cache
def _glyph_run() -> re.Pattern[str]:
    return re.compile(_one_of(glyphs()))


def characters(text: str) -> list[Change]:
    """Return the edits for single characters that stand for nothing or for a plain one.

    Zero-width marks leave no gap, so the digits on both sides stay one number; a NUL or control character does.
    """
    alphabet = set(text)
    changes: list[Change] = []
    if alphabet & (INVISIBLE | CONTROL):
        for run in _HIDDEN_RUN.finditer(text):
            gap = not INVISIBLE.issuperset(run.group()) and text[run.start() - 1 : run.start()] in _DIGITS and text[run.end() : run.end() + 1] in _DIGITS
            changes.append(Change(run.start(), run.end(), " " if gap and run.start() else "", "invisible-characters"))
    if "&" in alphabet and ";" in alphabet:
        from html import unescape

        for entity in _ENTITY.finditer(text):
            plain = unescape(entity.group())
            if plain != entity.group():
                changes.append(Change(entity.start(), entity.end(), " " if plain == "\0" else plain, "html-entity"))
    if alphabet & (WIDE.keys() | SIGNS.keys()):
        changes += [Change(run.start(), run.end(), run.group().translate(_TO_PLAIN), "full-width") for run in _WIDE_RUN.finditer(text)]
    if alphabet & BETWEEN_DIGITS.keys():
        for sign in _BETWEEN.finditer(text):
            if text[sign.start() - 1 : sign.start()] in _DIGITS and sign.start() and text[sign.end() : sign.end() + 1] in _DIGITS and sign.end() < len(text):
                changes.append(Change(sign.start(), sign.end(), BETWEEN_DIGITS[sign.group()], "full-width"))
    if alphabet & glyphs().keys():
        changes += [Change(glyph.start(), glyph.end(), glyphs()[glyph.group()], "radical-glyphs") for glyph in _glyph_run().finditer(text)]
    changes.sort()
    return changes


def whitespace(text: str) -> list[Change]:
    """Return the edits that leave one line break between paragraphs and one space between words, and none at the ends.

    Runs that hold a line break become one line break. Inside a long line, two ideographic spaces or four plain ones
    mark a paragraph whose line break was lost; they become a line break when running text stands on both sides.
    """
    changes: list[Change] = []
    line_start = piece_start = 0
    line_end = -1
    for match in _SPACE.finditer(text):
        run, start, end = match.group(), match.start(), match.end()
        if run == " " and 0 < start and end < len(text):
            piece_start = end
            continue
        if start == 0 or end == len(text):
            new = ""
        elif not BREAKS.isdisjoint(run):
            new = "\n"
        elif "\f" in run:
            new = "" if run == "\f" and _cjk(text[start - 1]) and _cjk(text[end]) else "\n"
        else:
            new = " "
            if run.count("\u3000") >= 2 or len(run) >= 4:
                if line_end < start:
                    line_end = text.find("\n", end)
                    line_end = len(text) if line_end < 0 else line_end
                follows = _SPACE.search(text, end, min(end + 5, len(text)))
                long = 28 if text.startswith("第", line_start) else 50
                if line_end - line_start > long and start - piece_start >= 3 and follows is None:
                    new = "\n"
        piece_start = end
        if new == "\n":
            line_start = end
        if new != run:
            changes.append(Change(start, end, new, "white-space"))
    return changes


def _cjk(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
