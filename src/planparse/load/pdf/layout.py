"""Lay out one page: its running text in reading order, with tables and boxes where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from planparse.load.pdf.lines import Columns, TextLine, find_columns, text_lines
from planparse.load.pdf.page import Glyph, Marks
from planparse.load.pdf.tables import Region, take_regions


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or a table in reading order; ``flow`` tells the column or box whose margins it keeps to (0: the page)."""

    flow: int
    top: float
    line: TextLine | None = None
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class Page:
    """A page before it is put in order: headers and footers can still be taken out of ``glyphs``."""

    regions: list[Region]
    glyphs: list[Glyph]
    lines: list[TextLine]


def open_page(marks: Marks) -> Page:
    """Take tables and boxes off a page."""
    regions, glyphs = take_regions(marks)
    return Page(regions, glyphs, text_lines(glyphs))


def in_order(page: Page, dropped: Sequence[TextLine]) -> list[Piece]:
    """Return a page's pieces as they are read, without the lines ``dropped``."""
    gone = [(line.y, line.size) for line in dropped]
    glyphs = [glyph for glyph in page.glyphs if not any(abs(glyph.y - y) <= 0.6 * size for y, size in gone)]
    pieces = text_lines(glyphs, split=True)
    columns = find_columns(pieces)
    if columns is None:
        lines = text_lines(glyphs) if dropped else page.lines
        placed = [Piece(0, line.y, line) for line in lines]
    else:
        placed = [Piece(0, line.y, line) for line in text_lines(glyphs, split=True, gutter=columns.gutter)]
    boxed = [piece for number, region in enumerate(page.regions) for piece in _of_region(region, number)]
    found = sorted([*placed, *boxed], key=lambda piece: -piece.top)
    return found if columns is None else list(_by_column(found, page.regions, columns))


def _of_region(region: Region, number: int) -> Iterator[Piece]:
    if region.rows:
        yield Piece(0, region.y1, rows=region.rows)
    for line in region.lines:
        yield Piece(3 + number, line.y, line)


def _by_column(pieces: Sequence[Piece], regions: Sequence[Region], columns: Columns) -> Iterator[Piece]:
    """Yield what lies between lines across the page column by column."""
    spans = {region.y1: (region.x0, region.x1) for region in regions}

    def side(piece: Piece) -> int:
        x0, x1 = (piece.line.x0, piece.line.x1) if piece.line else spans.get(piece.top, (columns.left, columns.right))
        return 1 if x1 <= columns.gutter + (piece.line.size / 2 if piece.line else 0) else 2 if x0 >= columns.gutter else 0

    for across, group in groupby(pieces, lambda piece: side(piece) == 0):
        band = list(group)
        if across:
            yield from band
        else:
            for number in (1, 2):
                for piece in band:
                    if side(piece) == number:
                        yield Piece(piece.flow if piece.flow > 2 else number, piece.top, piece.line, piece.rows)
