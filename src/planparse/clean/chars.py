"""Passes over characters: invisible marks, entities, full-width forms, radicals, and every run of white space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from planparse.clean.editlog import Change
from planparse.lexicon import entries
from planparse.patterns import lazy

INVISIBLE = frozenset(
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufffe"
)
CONTROL = frozenset(map(chr, [*range(9), *range(14, 28), 127, *range(128, 133), *range(134, 160)]))
WIDE = {chr(code): chr(code - 0xFEE0) for block in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B)) for code in range(*block)}
SIGNS = {"％": "%", "﹪": "%", "＋": "+", "﹢": "+", "−": "-"}  # plain wherever they stand
BETWEEN_DIGITS = {"．": ".", "－": "-", "﹣": "-", "／": "/"}  # plain between two digits only
BREAKS = frozenset("\n\r\v\x1c\x1d\x1e\x85\u2028\u2029")

_ENTITY = lazy(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_SPACE = lazy(r"\s+")
# White space that may have to change: all but a single line break or space inside of the text.
_LOOSE_SPACE = re.compile(r"\s(?:(?<![\n ])\s*|\s+|\Z|(?<=\A.)|(?<=\A\n))")


# Characters that need no look: ASCII, Chinese, their punctuation. Everything else is sorted by _kind.
_UNUSUAL = re.compile(
    r"[^\s!-~\u2013-\u2015\u2018-\u201f\u2026\u2030\u2460-\u27bf\u3001-\u303f\u3400-\u9fff\uff01-\uff04\uff06-\uff0a\uff0c\uff1a-\uff1f\uff3b-\uff3d\uff5b-\uff65\U00020000-\U0003ffff]+"
)


@cache
def glyphs() -> dict[str, str]:
    """Return the radical code points that stand for an ordinary character (⻔ for 门), from the lexicon and Unicode."""
    pairs = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    for entry in entries("slips"):
        terms = entry.get("glyphs", "")
        pairs |= dict(zip(terms[::2], terms[1::2], strict=True))
    return pairs


@cache
def _kinds() -> dict[str, str]:
    kinds = dict.fromkeys(INVISIBLE, "invisible-characters") | dict.fromkeys(CONTROL, "control-characters")
    return (
        kinds
        | dict.fromkeys([*WIDE, *SIGNS], "full-width")
        | dict.fromkeys(BETWEEN_DIGITS, "between")
        | dict.fromkeys(glyphs(), "radical-glyphs")
    )


@cache
def _table() -> dict[int, str]:
    return str.maketrans(WIDE | SIGNS | glyphs())


def characters(text: str) -> list[Change]:
    """Return the edits for single characters that stand for nothing or for a plain one.

    Zero-width marks leave no gap, so the digits on both sides stay one number; a NUL or control character does.
    """
    changes: list[Change] = []
    kinds = _kinds()
    for run in _UNUSUAL.finditer(text):
        at = run.start()
        for kind, group in groupby(run.group(), key=kinds.get):
            part = "".join(group)
            start, at = at, at + len(part)
            if kind == "between":
                plain = "".join(BETWEEN_DIGITS[char] for char in part)
                if len(part) > 1 or not (start and text[start - 1] in _DIGITS and at < len(text) and text[at] in _DIGITS):
                    continue
                changes.append(Change(start, at, plain, "full-width"))
            elif kind == "invisible-characters":
                changes.append(Change(start, at, "", kind))
            elif kind == "control-characters":
                gap = start > 0 and at < len(text) and text[start - 1].isalnum() and text[at].isalnum() and not _cjk(text[start - 1])
                changes.append(Change(start, at, "\n" if gap else "", kind))
            elif kind is not None:
                changes.append(Change(start, at, part.translate(_table()), kind))
    if "&" in text and (entities := list(_entities(text))):
        changes = sorted([*changes, *entities])
    return changes


def _entities(text: str) -> Iterator[Change]:
    from html import unescape

    for entity in _ENTITY.finditer(text):
        plain = unescape(entity.group())
        if plain != entity.group():
            yield Change(entity.start(), entity.end(), plain.replace("\0", " "), "html-entity")


def whitespace(text: str) -> list[Change]:
    """Return the edits that leave one line break between paragraphs and one space between words, and none at the ends.

    Runs that hold a line break become one line break. Inside a long line, two ideographic spaces or four plain ones
    mark a paragraph whose line break was lost; they become a line break when running text stands on both sides.
    """
    changes: list[Change] = []
    line_start = passed = 0
    line_end = -1
    for match in _LOOSE_SPACE.finditer(text):
        run, start, end = match.group(), match.start(), match.end()
        if start == 0 or end == len(text):
            new, passed = "", end
        elif not BREAKS.isdisjoint(run):
            new = "\n"
        elif "\f" in run:
            new = "" if run == "\f" and _cjk(text[start - 1]) and _cjk(text[end]) else "\n"
        else:
            new = " "
            if run.count("\u3000") >= 2 or len(run) >= 4:
                line_start = max(line_start, text.rfind("\n", passed, start) + 1)
                passed = start
                if line_end < start:
                    line_end = text.find("\n", end)
                    line_end = len(text) if line_end < 0 else line_end
                follows = _SPACE.search(text, end, min(end + 5, len(text)))
                long = 28 if text.startswith("第", line_start) else 50
                apart = start >= 3 and _SPACE.search(text, start - 3, start) is None
                if line_end - line_start > long and apart and (follows is None or text[end] in "第（—"):
                    new = "\n"
        if new == "\n":
            line_start = end
        if new != run:
            changes.append(Change(start, end, new, "white-space"))
    return changes


def _cjk(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
