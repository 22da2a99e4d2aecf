"""Tables of a page: which of them hold data and which lay out the page, and the lines of those that hold data.

A table of data becomes a line a row with a tab between cells. A cell that spans others leaves their places empty; a short one without
digits (约束性, 市教育局) is said again in each row that it spans, so that every row can be read alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from planparse.patterns import lazy

_WIDEST = 100  # columns of a table; more are not counted
_TALLEST = 500  # rows that a cell may span
_REPEATED = 30  # characters of a cell that is said again
BUDGET = 200_000
"""Characters that the cells which are said again may add to a page."""
_LONGEST = 800  # characters of a cell of data
_BESIDE = 60  # characters of a cell in a table of one row
_LAYOUT = frozenset({"h1", "h2", "h3", "h4", "form", "hr", "dl"})
_DIGIT = lazy(r"\d")
_TIGHT = lazy(r"[（(，、。；：）)》”％%]")


@dataclass(slots=True)
class _Shape:
    """What tells a table of data: how many cells its rows have, the longest cell, and whether anything in it lays out the page."""

    layout: bool = False
    rows: int = 0
    widest: int = 0
    cells: int = 0
    length: int = 0
    longest: int = 0
    row: int = 0

    @property
    def data(self) -> bool:
        """Whether this is a table of data."""
        if self.layout or self.widest < 2 or self.longest > _LONGEST:
            return False
        return self.rows > 1 or self.longest <= _BESIDE


def data_tables(root: etree._Element) -> frozenset[etree._Element]:
    """Return the tables that hold data. A table of one cell in a cell is only a frame."""
    shapes: list[tuple[etree._Element, _Shape]] = []
    outer: list[_Shape] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        here = outer[-1] if outer else None
        if event == "start":
            if tag == "table":
                outer.append(_Shape())
                shapes.append((element, outer[-1]))
            elif here is not None:
                _open(here, tag)
                here.length += len(element.text or "")
        else:
            if tag == "table":
                inner = outer.pop()
                if outer and (inner.cells > 1 or inner.layout):
                    outer[-1].layout = True
                elif outer:
                    outer[-1].length += inner.longest
            if outer and element is not root:
                outer[-1].length += len(element.tail or "")
                outer[-1].longest = max(outer[-1].longest, outer[-1].length)
    return frozenset(element for element, shape in shapes if shape.data)


def _open(here: _Shape, tag: str) -> None:
    if tag == "tr":
        here.rows += 1
        here.row = 0
    elif tag in ("td", "th"):
        here.cells += 1
        here.row += 1
        here.widest = max(here.widest, here.row)
        here.length = 0
    elif tag in _LAYOUT:
        here.layout = True


@dataclass(slots=True)
class Grid:
    """The row that is being read of a table of data, and what cells above span into it."""

    cells: list[tuple[int, int, str]] = field(default_factory=list)
    above: dict[int, tuple[int, str]] = field(default_factory=dict)

    def add(self, text: str, colspan: str | None, rowspan: str | None) -> None:
        """Take a cell of the row."""
        self.cells.append((_span(colspan, _WIDEST), _span(rowspan, _TALLEST), text))

    def row(self, left: list[int]) -> str:
        """Return the line of the row, empty when there is nothing in it, and begin the next; ``left`` is the page's budget of repeats."""
        line: list[str] = []
        above: dict[int, tuple[int, str]] = {}
        cells = iter(self.cells)
        cell = next(cells, None)
        while cell is not None or any(column >= len(line) for column in self.above):
            column = len(line)
            if column in self.above:
                rows, text = self.above[column]
                if left[0] < len(text):
                    text = ""
                left[0] -= len(text)
                line.append(text)
                if rows > 1:
                    above[column] = (rows - 1, text)
            elif cell is not None:
                columns, rows, text = cell
                again = text if len(text) <= _REPEATED and not _DIGIT.search(text) else ""
                for step in range(columns):
                    if rows > 1:
                        above[column + step] = (rows - 1, again if step == 0 else "")
                    line.append(text if step == 0 else "")
                cell = next(cells, None)
            else:
                line.append("")
            if len(line) > _WIDEST:
                line += [text for _, _, text in cells]
                break
        own = any(text for _, _, text in self.cells)
        self.cells, self.above = [], above
        return "\t".join(line).rstrip("\t") if own else ""


def _span(value: str | None, most: int) -> int:
    return min(int(value), most) if value and value.isascii() and value.isdigit() and 0 < len(value) < 6 and int(value) else 1


def in_one(pieces: list[str]) -> str:
    """Join the lines of a cell: what a narrow column or a bracket broke without a gap, else with a space.

    >>> in_one(["单", "位"]), in_one(["粮食产量", "（万吨）"]), in_one(["县教育局", "县财政局"])
    ('单位', '粮食产量（万吨）', '县教育局 县财政局')
    """
    text = ""
    last = ""
    for piece in filter(None, (piece.strip() for piece in pieces)):
        short = min(len(piece), len(last)) <= 2 and not (piece[0].isascii() and last[-1:].isascii())
        text += piece if not text or short or _TIGHT.match(piece[0]) or last[-1] in "。；，、（(" else f" {piece}"
        last = piece
    return text
