"""Join the lines of pages into paragraphs, and the parts of tables that go on overleaf.

Notes for a newcomer. A line goes on in the next one when it reaches the right margin, or comes as near to it as the number or Latin
word that begins the next one lets it, and the next is not indented. Where the paragraphs of a document are not indented, a full line
that ends in a full stop ends its paragraph. What a page break parts is joined in the same way; footnotes wait until the paragraph
that they interrupt is whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from planparse.load.pdf.layout import Piece
from planparse.load.pdf.lines import TextLine
from planparse.load.pdf.tables import join_cell
from planparse.patterns import lazy

_MARK = lazy(r"[①-⑳⓪*＊]|[\[［(（〔]\d{1,2}[\]］)）〕]|\d{1,2}(?![\d.．、年%万亿])")
_STOPS = "。；;：:！？!?"
_INDEX = lazy(r"\d{1,3}[.、]?")
_UNBROKEN = lazy(r"[!-~]{1,40}[，。；：、！？）》”％‰]{0,2}")
_LOOSE = 1.75  # times the usual pitch: lines that are farther apart belong to two paragraphs

Rows = list[tuple[str, ...]]


@dataclass(slots=True)
class _Margins:
    """The edges that the lines of a flow keep to, their usual size and pitch, and whether paragraphs are indented."""

    left: float
    right: float
    size: float
    pitch: float
    indented: bool


@dataclass(slots=True)
class _Writer:
    """Collects finished lines of text; an open paragraph and a table that may go on are held back."""

    out: list[str] = field(default_factory=list)
    open: str = ""
    last: tuple[TextLine, int, int] | None = None
    notes: list[str] = field(default_factory=list)
    rows: Rows = field(default_factory=list)

    def close(self) -> None:
        """End what is open; notes follow the paragraph that they belong to."""
        if self.open:
            self.out.append(self.open)
        self.out.extend("\t".join(row).rstrip("\t") if len([cell for cell in row if cell]) > 1 else "".join(row) for row in self.rows)
        self.out.extend(self.notes)
        self.open, self.last, self.notes, self.rows = "", None, [], []


def write_paragraphs(pages: Sequence[Sequence[Piece]]) -> str:
    """Return the text of pages in reading order."""
    margins = _all_margins(pages)
    sizes = [piece.line.size for pieces in pages for piece in pieces if piece.line]
    usual = _usual(sizes) if sizes else 0.0
    writer = _Writer()
    for number, pieces in enumerate(pages):
        body, notes = _footnotes(pieces, usual)
        for piece in body:
            if piece.line is None:
                _table(writer, list(piece.rows))
            else:
                _line(writer, piece.line, number, piece.flow, margins[number, piece.flow])
        if notes and not (writer.open or writer.rows):
            writer.out.extend(notes)
        else:
            writer.notes.extend(notes)
    writer.close()
    return "\n".join(writer.out) + "\n" if writer.out else ""


def _line(writer: _Writer, line: TextLine, page: int, flow: int, margins: _Margins) -> None:
    if writer.last is not None and _goes_on(*writer.last, line, page, flow, margins):
        latin = writer.open[-1:].isascii() and line.text[:1].isascii()
        writer.open += (" " if latin else "") + line.text.replace("\t", "")
    else:
        writer.close()
        writer.open = line.text if _is_row(line) else line.text.replace("\t", " ")
    writer.last = (line, page, flow)


def _goes_on(last: TextLine, last_page: int, last_flow: int, line: TextLine, page: int, flow: int, margins: _Margins) -> bool:
    """Tell whether a line belongs to the paragraph of the one before; ``margins`` are those of its own flow."""
    if (last_page == page and last_flow != flow and (last_flow, flow) != (1, 2)) or abs(last.size - line.size) > 0.15 * margins.size:
        return False
    if _is_row(last) or _is_row(line):
        return False
    if last_page == page and last_flow == flow and last.y - line.y > _LOOSE * margins.pitch:
        return False
    # The line before may stand in another column or on another page: only its length can be compared.
    wanted = _extra(line) * margins.size
    full = last.x1 - last.x0 + wanted >= margins.right - margins.left - 4.5 * margins.size
    if last_flow == flow:
        full = last.x1 + wanted >= margins.right - 2.2 * margins.size and last.x0 <= margins.left + 3.2 * margins.size
    if not full or line.x0 > margins.left + 1.0 * margins.size or (last.text[-1].isdigit() and line.text[0].isdigit()):
        return False
    return margins.indented or last.text[-1] not in _STOPS


def _extra(line: TextLine) -> float:
    """Return the width, in Chinese characters, that the unbroken begin of a line takes beyond one character."""
    head = _UNBROKEN.match(line.text)
    return max(0.0, sum(0.6 if char.isascii() else 1.0 for char in head[0]) - 1) if head else 0.0


def _is_row(line: TextLine) -> bool:
    """Tell the row of a table without rules from a sentence with one wide gap in it: its gaps take up more of the line."""
    drawn = sum(0.5 if char.isascii() else 1.0 for char in line.text) * line.size
    return "\t" in line.text and drawn < 0.85 * (line.x1 - line.x0)


def _table(writer: _Writer, rows: Rows) -> None:
    """Add a table; one as wide as the table just before it goes on with it."""
    before = writer.rows
    if not before or len(before[0]) != len(rows[0]):
        writer.close()
        writer.rows = rows
        return
    if rows[0] == before[0]:
        rows = rows[1:]
    filled = [row[0] for row in before[1:] if row[0]]
    numbered = len(filled) >= 2 and sum(_INDEX.fullmatch(cell) is not None for cell in filled) >= 0.7 * len(filled)
    if rows and numbered and not rows[0][0] and any(rows[0][1:]):
        before[-1] = tuple(join_cell([one, other]) for one, other in zip(before[-1], rows[0], strict=True))
        rows = rows[1:]
    before.extend(rows)


def _footnotes(pieces: Sequence[Piece], usual: float) -> tuple[Sequence[Piece], list[str]]:
    """Part a page from the small lines at its foot that begin with a mark."""
    at = len(pieces)
    while at and (line := pieces[at - 1].line) is not None and line.size < 0.88 * usual:
        at -= 1
    while at < len(pieces) and not ((line := pieces[at].line) and _MARK.match(line.text)):
        at += 1
    notes: list[str] = []
    for piece in pieces[at:]:
        text = piece.line.text if piece.line else ""
        if _MARK.match(text) or not notes:
            notes.append(text)
        else:
            notes[-1] = join_cell([notes[-1], text])
    return pieces[:at], notes


def _all_margins(pages: Sequence[Sequence[Piece]]) -> dict[tuple[int, int], _Margins]:
    """Return the margins by page and flow: boxes keep to their own, page and columns to those of the whole document."""
    flows: dict[int, list[list[TextLine]]] = {}
    boxes: dict[tuple[int, int], list[TextLine]] = {}
    for number, pieces in enumerate(pages):
        for flow in {piece.flow for piece in pieces}:
            lines = [piece.line for piece in pieces if piece.flow == flow and piece.line]
            if flow > 2:
                boxes[number, flow] = lines
            else:
                flows.setdefault(flow, []).append(lines)
    shared = {flow: _margins(parts) for flow, parts in flows.items()}
    found = {(number, flow): shared[flow] for number in range(len(pages)) for flow in shared}
    usual = shared[0].indented if 0 in shared else True
    for key, lines in boxes.items():
        found[key] = _margins([lines])
        found[key].indented = found[key].indented or (len(lines) < 12 and usual)
    return found


def _margins(parts: Iterable[Sequence[TextLine]]) -> _Margins:
    parts = [part for part in parts if part]
    lines = [line for part in parts for line in part]
    if not lines:
        return _Margins(0, 0, 1, 1, True)
    size = _usual([line.size for line in lines])
    body = [line for line in lines if abs(line.size - size) <= 0.15 * size] or lines
    left = _usual_edge([line.x0 for line in body], size, -1)
    right = _usual_edge([line.x1 for line in body], size, 1)
    pitches = [one.y - other.y for part in parts for one, other in pairwise(part) if 0 < one.y - other.y < 4 * size]
    return _Margins(left, right, size, median(pitches) if pitches else 2 * size, _is_indented(parts, left, right, size))


def _usual(sizes: Sequence[float]) -> float:
    counts = Counter(round(2 * size) for size in sizes)
    return counts.most_common(1)[0][0] / 2


def _usual_edge(places: Sequence[float], size: float, side: int) -> float:
    """Return the outermost place at which at least a twentieth of the lines end, two at least."""
    ordered = sorted(places, reverse=side > 0)
    least = max(2, len(ordered) // 20)
    for place in ordered:
        if sum(abs(other - place) <= 0.5 * size for other in places) >= least:
            return place
    return ordered[0]


def _is_indented(parts: Iterable[Sequence[TextLine]], left: float, right: float, size: float) -> bool:
    """Tell whether the lines after short ones, which begin paragraphs, are indented as a rule."""
    starts = [line for part in parts for last, line in pairwise(part) if last.x1 < right - 3 * size and last.x0 <= left + 3.2 * size]
    return not starts or sum(line.x0 >= left + size for line in starts) >= 0.5 * len(starts)
