"""Find ruled tables and boxes on a page, and which characters stand in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from planparse.load.pdf.lines import TextLine, text_lines
from planparse.load.pdf.page import Glyph, Marks, Rule

_NEAR = 4.0  # points: rules that are closer are one, and meet when their ends are
_MAX_RULES = 1500  # of one page; more is a drawing
_MAX_CELLS = 4000
_STOPS = "。；;：:！？"


@dataclass(frozen=True, slots=True)
class Region:
    """A ruled area. ``rows`` are the rows of a table, cells as text; a box of one cell has ``lines`` instead."""

    x0: float
    x1: float
    y0: float
    y1: float
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[TextLine, ...] = ()


def take_regions(marks: Marks) -> tuple[list[Region], list[Glyph]]:
    """Return the tables and boxes of a page, and the characters outside of them."""
    grids = sorted(_grids(marks.level, marks.upright), key=lambda grid: grid.area)
    inside: list[list[Glyph]] = [[] for _ in grids]
    outside: list[Glyph] = []
    for glyph in marks.glyphs:
        home = next((held for grid, held in zip(grids, inside, strict=True) if grid.holds(glyph)), outside)
        home.append(glyph)
    return [region for grid, held in zip(grids, inside, strict=True) if held for region in [grid.read(held)]], outside


class _Grid:
    """Rules that meet each other, as rows and columns."""

    def __init__(self, level: Sequence[Rule], upright: Sequence[Rule]) -> None:
        self._level, self._upright = level, upright
        # Where a page ends in the middle of a row, no rule closes it: the upright ones run on.
        ends = [sorted(rule.start for rule in upright)[1:2], sorted((rule.end for rule in upright), reverse=True)[1:2]]
        self._ys = sorted(_apart([*(rule.at for rule in level), *ends[0], *ends[1]]), reverse=True)
        self._xs = _apart(rule.at for rule in upright)

    @property
    def sound(self) -> bool:
        """Tell whether there is a cell at all, and not more of them than a page can show."""
        return len(self._ys) > 1 and len(self._xs) > 1 and len(self._ys) * len(self._xs) <= _MAX_CELLS

    @property
    def area(self) -> float:
        """Return the size of the whole, by which an inner grid comes before the one around it."""
        return (self._xs[-1] - self._xs[0]) * (self._ys[0] - self._ys[-1])

    def holds(self, glyph: Glyph) -> bool:
        """Tell whether a character stands inside."""
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + 0.3 * glyph.size
        return self._xs[0] <= x <= self._xs[-1] and self._ys[-1] <= y <= self._ys[0]

    def read(self, glyphs: Sequence[Glyph]) -> Region:
        """Return the region with its text."""
        height, width = len(self._ys) - 1, len(self._xs) - 1
        edges = self._xs[0], self._xs[-1], self._ys[-1], self._ys[0]
        home = self._merged(height, width)
        if width == 1 or len(set(home)) == 1:
            return Region(*edges, lines=tuple(text_lines(glyphs)))
        held: dict[int, list[Glyph]] = {}
        for glyph in glyphs:
            column = min(max(bisect_right(self._xs, (glyph.x0 + glyph.x1) / 2) - 1, 0), width - 1)
            middle = glyph.y + 0.3 * glyph.size
            row = min(max(sum(y >= middle for y in self._ys) - 1, 0), height - 1)
            held.setdefault(home[row * width + column], []).append(glyph)
        texts = {cell: join_cell([line.text for line in text_lines(inside)]) for cell, inside in held.items()}
        used = [column for column in range(width) if any(at % width == column for at in texts)]
        rows = (tuple(texts.get(row * width + column, "") for column in used) for row in range(height))
        return Region(*edges, rows=tuple(row for row in rows if any(row)))

    def _merged(self, height: int, width: int) -> list[int]:
        """Return for each square of the grid the first square of the cell it belongs to."""
        home, find = _union(height * width)
        for row in range(height):
            middle = (self._ys[row] + self._ys[row + 1]) / 2
            for column in range(width):
                at = row * width + column
                if column + 1 < width and not _drawn(self._upright, self._xs[column + 1], middle):
                    _join(home, find, at, at + 1)
                across = (self._xs[column] + self._xs[column + 1]) / 2
                if row + 1 < height and not _drawn(self._level, self._ys[row + 1], across):
                    _join(home, find, at, at + width)
        return [find(at) for at in range(height * width)]


def join_cell(lines: Iterable[str]) -> str:
    """Write the lines of a cell in one; those that were only broken to fit without a space.

    >>> join_cell(["工业和信息化部、国家", "统计局等"]), join_cell(["建成2所。", "扩建1所。"]), join_cell(["GDP", "growth"])
    ('工业和信息化部、国家统计局等', '建成2所。 扩建1所。', 'GDP growth')
    """
    text = ""
    for line in (" ".join(line.split()) for line in lines):
        apart = text and line and (text[-1] in _STOPS or (text[-1].isascii() and line[0].isascii()))
        text += (" " if apart else "") + line
    return text


def _grids(level: Sequence[Rule], upright: Sequence[Rule]) -> list[_Grid]:
    """Group rules that meet, directly or through others."""
    count = len(level) + len(upright)
    if not 4 <= count <= _MAX_RULES:
        return []
    home, find = _union(count)
    for at, flat in enumerate(level):
        for other, tall in enumerate(upright, len(level)):
            if flat.start - _NEAR <= tall.at <= flat.end + _NEAR and tall.start - _NEAR <= flat.at <= tall.end + _NEAR:
                _join(home, find, at, other)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at in range(count):
        flats, talls = groups.setdefault(find(at), ([], []))
        (flats if at < len(level) else talls).append(level[at] if at < len(level) else upright[at - len(level)])
    return [grid for flats, talls in groups.values() if (grid := _Grid(flats, talls)).sound]


def _apart(places: Iterable[float]) -> list[float]:
    """Return places in order, those that are near each other as one."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return kept


def _drawn(rules: Iterable[Rule], at: float, through: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start - 1 <= through <= rule.end + 1 for rule in rules)


def _union(count: int) -> tuple[list[int], Callable[[int], int]]:
    home = list(range(count))

    def find(at: int) -> int:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    return home, find


def _join(home: list[int], find: Callable[[int], int], one: int, other: int) -> None:
    first, second = sorted((find(one), find(other)))
    home[second] = first
