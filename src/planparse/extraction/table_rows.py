"""Rows of an indicator table from its lines: names, units and values, however the cells were laid out.

Notes for a newcomer. Where tabs or bars divide a line into as many cells as the header has, each cell is known by its column.
Everything else is a stream of pieces: a row collects texts (name, unit), then values, then the attribute, and ends where the
next name begins. A line of text alone is a group's name, the first line of a wrapped name, or debris of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.extraction.table_cells import Cell, index_of, is_group, is_words, pieces, read_unit, read_value, split_name
from planparse.extraction.table_header import Column, Header, Line, header_words
from planparse.lexicon import pattern
from planparse.patterns import lazy

_PROSE = lazy(r"。.*。|。$|[；;]$")
_CHAPTER = lazy(r"第[一二三四五六七八九十百\d]{1,4}[编篇章节条部]|附件|专栏|附表|表\s?\d|[-—–]{2}\S")
_PAGE = lazy(r"[-—–· ]*\d{1,4}[-—–· ]*|第 ?\d+ ?页.*")
_OPEN_END = lazy(r"[的和与及或占、（(，]$")
_TAIL_NAME = lazy(r"(?:[^\W\d]{0,4}(?:率|比例|比重|数|量|面积|比|额|值|水平|强度)[%‰]?|[）)].*|[（(][^（）()]{1,10}[)）]?|[%‰])$")
_REST = lazy(r"[^\W\d]{0,6}[（(][^（）()]{1,8}[)）]")
_DEBRIS = lazy(r"规划(?:纲要)?$|纲要$|（?续表?）?$")
_UNIT_TOP = lazy(r"[^\W\d]{0,3}[/／][万亿]?|[万亿][平立]")
_MAX_STALE = 9  # lines without a value inside a table
_MAX_CELL = 44
_GROUP_NAME = 3


@dataclass(slots=True)
class Row:
    """A row as collected; ``cells`` pairs the columns of values with what stands in them."""

    index: int | None = None
    texts: list[Cell] = field(default_factory=list)
    values: list[Cell] = field(default_factory=list)
    attr: str = ""
    before: list[Cell] = field(default_factory=list)
    after: list[Cell] = field(default_factory=list)
    unit: Cell | None = None
    columns: tuple[Column, ...] | None = None
    end: int = 0

    @property
    def numbers(self) -> int:
        """Return how many values are numbers."""
        return sum(cell.value is not None for cell in self.values)


class RowReader:
    """Reads the rows below one header; ``read`` returns them with the offset behind the last one."""

    def __init__(self, text: str, lines: Sequence[Line], header: Header) -> None:
        self._text, self._lines, self._header = text, lines, header
        self._rows: list[Row] = []
        self._row = Row()
        self._last_index = 0
        self._width = len(header.values)
        self._headings = frozenset(line.text for line in lines[header.first : header.after])
        self._numbered = header.has("index")

    def read(self) -> tuple[list[Row], int]:
        """Return the rows and the number of the first line behind the table."""
        number, stale, last = self._header.after, 0, self._header.after
        while number < len(self._lines) and stale < _MAX_STALE:
            line = self._lines[number]
            if not self._belongs(line, number):
                break
            counted = len(self._rows), len(self._row.values)
            if line.text and not self._repeats(line.text):
                self._line(line, number)
            stale = stale + 1 if counted == (len(self._rows), len(self._row.values)) else 0
            number += 1
            if not stale:
                last = number
        self._close()
        self._rows = [row for row in self._rows if row.values]
        while last < number and self._rows and self._lines[last].end <= self._rows[-1].end:
            last += 1
        return self._rows, last

    def _belongs(self, line: Line, number: int) -> bool:
        text = line.text
        if pattern("tables", "note-line").match(text):
            return False
        words = header_words(text) if len(text) <= 90 and "标" in text else None
        if words and len(words) >= 3 and text not in self._headings and any(role == "name" for role, _ in words):
            return False  # another table begins
        if len(text) > 60 and "|" not in text and "\t" not in text and text.count("，") + text.count("。") >= 2:
            return False
        if _PROSE.search(text) and len(text) > 10:
            return False
        if _CHAPTER.match(text) and not any(cell.value for cell in pieces(self._text, line.start, line.end, number)):
            return "续" in text
        return True

    def _line(self, line: Line, number: int) -> None:
        if self._direct(line, number):
            return
        if _PAGE.fullmatch(line.text) and ("-" in line.text or "—" in line.text or "页" in line.text) and len(line.text) > 2:
            return
        cells = list(pieces(self._text, line.start, line.end, number))
        if (
            len(cells) == 2
            and {cell.kind for cell in cells} == {"text"}
            and len(cells[0].text) <= _GROUP_NAME
            and self._ends_name(cells[1])
        ):
            cells = cells[1:]  # 保障|保险参保率（%）: the rest of a group's name beside that of the row's
        for cell in cells:
            if cell.kind == "attr":
                self._row.attr = self._row.attr or cell.text
                self._row.end = cell.end
            elif cell.kind == "text":
                self._text_piece(cell)
            else:
                self._value_piece(cell)

    def _repeats(self, line: str) -> bool:
        """Tell whether a line repeats (part of) the header, as on a new page."""
        return line in self._headings and any(role != "filler" for role, _ in header_words(line) or ())

    def _direct(self, line: Line, number: int) -> bool:
        """Read a line whose cells are apart by tabs or bars and as many as the header's."""
        columns = self._header.hard
        cells = hard_cells(line, number) if columns else []
        columns = _fitting(columns, cells)
        if not cells or len(cells) != len(columns):
            return False
        row = Row(columns=self._header.values)
        for column, cell in zip(columns, cells, strict=True):
            if column.role == "name":
                row.texts.append(_cut(cell, index_of(cell.text, glued=False)))
            elif column.role == "unit":
                row.unit = cell
            elif column.role == "attr":
                row.attr = cell.text
            elif column.role not in ("index", "group", "other"):
                row.values.append(cell)
        self._close()
        if row.texts and row.texts[0].text and row.numbers:
            row.end = line.end
            self._rows.append(row)
        return True

    def _value_piece(self, cell: Cell) -> None:
        row = self._row
        if self._starts_row(cell):
            kept = [] if row.values else row.texts
            self._close()
            self._row = Row(index=int(cell.text), before=kept)
            self._last_index = int(cell.text)
        elif len(row.values) < self._width and (row.texts or row.index is not None):
            row.values.append(cell)
            row.end = cell.end
        elif cell.kind == "value" and row.texts:
            row.values.append(cell)  # one too many: the row will not fit

    def _starts_row(self, cell: Cell) -> bool:
        """Tell a row number in a cell of its own from a value."""
        row = self._row
        if not cell.text.isdigit() or len(cell.text) > 3:
            return False
        step = int(cell.text) - self._last_index
        if not row.texts and not row.values and row.index is None:
            return self._numbered or int(cell.text) == 1
        complete = len(row.values) >= self._width or bool(row.attr and row.values)
        if not (self._numbered or self._last_index):
            return False
        if complete:
            return 1 <= step <= 3
        return row.index is None and not row.values and step == 1 and all(item.line < cell.line for item in row.texts)

    def _text_piece(self, cell: Cell) -> None:
        row = self._row
        numbered = bool(self._numbered or self._last_index)
        skip = index_of(cell.text, glued=numbered)
        if len(cell.text) > _MAX_CELL * 2:
            self._close()
            return
        if skip and not (row.index is not None and not row.texts):
            digits = re.sub(r"\D", "", cell.text[:skip])
            if self._numbered and not cell.text[:skip].isdigit() and int(digits or 0) != self._last_index + 1:
                self._close()  # 15、创新驱动: a group, numbered by the text around the table
                return
            if not (numbered and row.texts and not row.values and not digits):
                self._close()
                self._row = Row()
                if cell.text[:skip].isdigit():
                    self._row.index = self._last_index = int(digits)
                elif digits:
                    self._row.index = int(digits)
                if skip < len(cell.text):
                    self._row.texts.append(_cut(cell, skip))
                return
        if is_group(cell.text) and len(cell.text) <= 16:
            self._close()
            return
        if row.values or (row.attr and row.index is not None):
            self._after_values(cell)
        elif row.texts and row.texts[-1].line != cell.line and self._is_break(row.texts, cell):
            self._close()
            self._row = Row(texts=[cell])
        else:
            row.texts.append(cell)

    def _after_values(self, cell: Cell) -> None:
        """Place a text behind values: words in a value's cell, the rest of a centred name, a remark, or the next row's name."""
        row = self._row
        if self._ends_name(cell):
            row.texts.append(cell)
            row.end = cell.end
            return
        same = max(item.line for item in (*row.values, *row.texts)) == cell.line if row.values or row.texts else False
        if len(row.values) < self._width and (same or is_words(cell.text)):
            row.values.append(Cell("blank", cell.start, cell.end, cell.text, cell.line))
        elif same and (self._header.has("other") or len(row.values) >= self._width):
            return
        elif row.before and len(row.after) < len(row.before) and _wants_rest(row):
            row.after.append(cell)
            row.end = cell.end
        else:
            self._close()
            self._row = Row(texts=[cell])

    def _ends_name(self, cell: Cell) -> bool:
        """Tell whether a text behind values, alone on its line, is the rest of the row's name, which lacks its unit: 覆盖|85|⏎|率（%）."""
        row, line = self._row, self._lines[cell.line]
        if not (row.texts and row.values) or row.unit is not None or cell.end != line.end or cell.start - line.start > _GROUP_NAME + 2:
            return False
        own = "".join(text.text for text in row.texts)
        return _REST.fullmatch(cell.text) is not None and split_name(own)[1] is None and not self._header.has("unit")

    def _is_break(self, texts: list[Cell], cell: Cell) -> bool:
        """Tell whether the texts so far were a group's name, not the beginning of this row's."""
        if self._row.index is not None:
            return False
        joined = texts[-1].text
        if read_unit(cell.text) or _OPEN_END.search(joined) or _TAIL_NAME.fullmatch(cell.text) or joined.count("（") > joined.count("）"):
            return False
        return len(joined) <= 8 or _DEBRIS.search(joined) is not None or self._others_numbered()

    def _others_numbered(self) -> bool:
        return sum(row.index is not None for row in self._rows) * 2 > len(self._rows) > 0

    def _close(self) -> None:
        row, self._row = self._row, Row()
        if row.numbers or (row.values and row.texts):
            row.end = max(row.end, max(cell.end for cell in row.values))
            self._rows.append(row)


def hard_cells(line: Line, number: int) -> list[Cell]:
    """Return the cells of a line that tabs or bars divide; an empty cell is blank."""
    mark = "|" if "|" in line.text else "｜" if "｜" in line.text else "\t" if "\t" in line.text else ""
    if not mark:
        return []
    start, end = line.start, line.end
    if mark != "\t" and line.text[0] == mark:
        start += 1
    if mark != "\t" and line.text[-1] == mark:
        end -= 1
    body = line.text[start - line.start : end - line.start]
    cells: list[Cell] = []
    at = start
    for part in body.split(mark):
        left = at + len(part) - len(part.lstrip(" *\u3000"))
        inner = part.strip(" *\u3000")
        value = read_value(body, left - start, left - start + len(inner)) if inner else None
        if value and value.end == left - start + len(inner):
            moved = value._replace(start=left, end=left + len(inner))
            cells.append(Cell("value", left, left + len(inner), inner, number, moved))
        else:
            cells.append(Cell("text" if inner else "blank", left, left + len(inner), inner, number))
        at += len(part) + 1
    return cells


def _fitting(columns: tuple[Column, ...], cells: Sequence[Cell]) -> tuple[Column, ...]:
    """Return the columns of a row that lacks its first cell (a group is named once), its last (an empty remark) or both."""
    grouped = columns[:1] and columns[0].role in ("group", "index")
    remarked = columns[-1:] and columns[-1].role in ("other", "attr")
    for first, last in ((0, 0), (1, 0), (0, 1), (1, 1)):
        kept = columns[first : len(columns) - last]
        allowed = (not first or grouped) and (not last or remarked)
        if allowed and len(kept) == len(cells) and all(map(_suits, kept, cells)):
            return kept
    return ()


def _suits(column: Column, cell: Cell) -> bool:
    """Tell whether a cell can stand in a column: no number for a name or a unit, no unit or remark for a value."""
    if column.role == "index":
        return not cell.text or _is_index(cell.text)
    if column.role in ("name", "unit", "group", "attr"):
        return cell.kind != "value"
    return column.role == "other" or cell.kind != "text" or is_words(cell.text) or read_unit(cell.text) is None


def _is_index(text: str) -> bool:
    return text.isdigit() and len(text) <= 3


def _wants_rest(row: Row) -> bool:
    """Tell whether a row whose number stands in the middle of its name (or unit) still lacks the lower half."""
    if not row.texts or all(read_unit(cell.text) is not None for cell in row.texts):
        return True
    return _UNIT_TOP.fullmatch(row.before[-1].text) is not None


def _cut(cell: Cell, size: int) -> Cell:
    return Cell(cell.kind, cell.start + size, cell.end, cell.text[size:], cell.line)
