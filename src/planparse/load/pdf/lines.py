"""Put characters into lines by their baselines, and lines into reading order where a page has two columns."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from planparse.load.pdf.page import Glyph

_SAME_LINE = 0.35  # of the height: how far baselines may differ
_WIDE = 0.8  # of the height: a gap that is a space between Chinese characters
_TAB = 1.4
_LATIN = 0.18
_NUMBER = 0.45  # fonts leave room beside a point
_FIGURES = "0123456789.,%"
_SPLIT = 1.2
_SQUARES = {"2": "²", "3": "³"}
_FEWEST = 5  # lines that a column has


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line: its text, its left and right end, its baseline, the height of its characters."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


def text_lines(glyphs: Iterable[Glyph], *, split: bool = False, gutter: float | None = None) -> list[TextLine]:
    """Return lines from top to bottom; ``split`` cuts them at wide gaps, ``gutter`` also where a new column begins."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        for row in rows[:-4:-1]:
            if abs(row[0].y - glyph.y) <= _SAME_LINE * max(row[0].size, glyph.size):
                row.append(glyph)
                break
        else:
            rows.append([glyph])
    lines = [line for row in rows for line in _pieces(_cleared(row), split, gutter)]
    return sorted(lines, key=lambda line: (-line.y, line.x0))


def _cleared(row: list[Glyph]) -> list[Glyph]:
    """Sort a line and drop what is drawn twice and the marks of footnotes above it."""
    row.sort(key=lambda glyph: glyph.x0)
    size = median(glyph.size for glyph in row)
    base = median(glyph.y for glyph in row if glyph.size >= 0.8 * size)
    kept: list[Glyph] = []
    for glyph in row:
        if any(glyph.text == other.text and abs(glyph.x0 - other.x0) < 0.2 * size for other in kept[-2:]):
            continue
        if glyph.size < 0.8 * size and glyph.y > base + 0.1 * size and len(row) > 3:
            if glyph.text in _SQUARES and kept and kept[-1].text == "m":
                glyph = glyph._replace(text=_SQUARES[glyph.text])
            elif not glyph.text.isalpha() and glyph.text not in "%‰°℃":
                continue
        kept.append(glyph)
    return kept


def _pieces(row: Sequence[Glyph], split: bool, gutter: float | None) -> Iterable[TextLine]:
    start = 0
    for at in range(1, len(row) + 1):
        if at == len(row) or (split and _parted(row[at - 1], row[at], gutter)):
            part = row[start:at]
            if part:
                size = median(glyph.size for glyph in part)
                yield TextLine(_text(part), part[0].x0, max(glyph.x1 for glyph in part), median(glyph.y for glyph in part), size)
            start = at


def _parted(before: Glyph, glyph: Glyph, gutter: float | None) -> bool:
    gap, near = glyph.x0 - before.x1, 0.5 * glyph.size  # closing marks hang over the edge of their column
    return gap > _SPLIT * glyph.size or (gutter is not None and before.x1 <= gutter + near and glyph.x0 >= gutter and gap > 0.5 * near)


def _text(row: Sequence[Glyph]) -> str:
    written = row[0].text
    for before, glyph in itertools.pairwise(row):
        gap = (glyph.x0 - before.x1) / max(before.size, glyph.size)
        narrow = before.text.isascii() and glyph.text.isascii()
        least = _NUMBER if before.text in _FIGURES and glyph.text in _FIGURES else _LATIN if narrow else _WIDE
        written += ("\t" if gap > _TAB else " " if gap > least else "") + glyph.text
    return written


@dataclass(frozen=True, slots=True)
class Columns:
    """The place between two columns, ``gutter``, and the outer edges."""

    left: float
    gutter: float
    right: float


def find_columns(pieces: Sequence[TextLine]) -> Columns | None:
    """Tell whether lines, cut at wide gaps, stand in two columns of running text: most fill their column, on both sides.

    The columns of a table do not: its names end anywhere.
    """
    long = [piece for piece in pieces if len(piece.text) >= 4]
    if len(long) < 2 * _FEWEST:
        return None
    left, right = min(piece.x0 for piece in long), max(piece.x1 for piece in long)
    size = median(piece.size for piece in long)
    starts = sorted(piece.x0 for piece in long if left + 0.35 * (right - left) < piece.x0 < left + 0.65 * (right - left))
    for gutter in dict.fromkeys(round(start - 0.3 * size) for start in starts):
        first = [piece for piece in long if piece.x1 <= gutter]
        second = [piece for piece in long if piece.x0 >= gutter]
        if min(len(first), len(second)) < _FEWEST or len(first) + len(second) < 0.6 * len(long):
            continue
        edge, begin = max(piece.x1 for piece in first), min(piece.x0 for piece in second)
        span = min(first[0].y, second[0].y) - max(first[-1].y, second[-1].y)
        high = max(first[0].y, second[0].y) - min(first[-1].y, second[-1].y)
        filled = [
            sum(piece.x1 > edge - 2 * size for piece in first) / len(first),
            sum(piece.x1 > right - 2 * size for piece in second) / len(second),
        ]
        broad = min(edge - left, right - begin) >= 9 * size
        if begin - edge >= 0.8 * size and min(filled) >= 0.5 and span >= 0.4 * high and broad:
            return Columns(left, (edge + begin) / 2, right)
    return None
