"""Indicator tables (专栏, 附表) flattened to text: one candidate per indicator and target year.

Notes for a newcomer. ``table_header`` finds the header, ``table_rows`` the rows below it, ``table_cells`` reads a cell. Here a
row becomes candidates: its values are laid under the columns, the base year's value is the baseline of the others, and a
rate of growth or a five-year sum counts only where no target value stands in the row. A run of lines is a table when a header
and at least three rows that fit say so; else nothing is taken from it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from planparse.extraction.table_cells import Cell, UnitCell, Value, glued_value, read_unit, read_value, scaled, split_name
from planparse.extraction.table_header import Column, Header, Line, find_header, header_words, is_header_line
from planparse.extraction.table_names import measured, rate_words, read_change, says_change
from planparse.extraction.table_rows import Row, RowReader
from planparse.lexicon import pattern
from planparse.patterns import lazy
from planparse.types import Baseline, Candidate, Deadline, Item, Quantity

PAST_PLAN = "past-plan"
"""Note of a row that tells how a plan that is over came out."""

_HINT = re.compile(r"指\s{0,8}标|任\s{0,8}务|项\s{0,8}目|目标|内容")
_NAME_LINE = re.compile(r"标|项\s{0,8}目|名\s{0,8}称|任\s{0,8}务|内容")
_ROWS = 3
_MEASURED = lazy(r"[率量数额度值积重例员入比人口水平程资能间]$|人数|（")
_PART = lazy(r"^(?:其中|#)[:：]?\s?")
_MARKS = lazy(r"[\s*＊]+|^[-—–·]+")
_NOTE_ITEM = lazy(r"(?:^|[:：])(\d)[.．、]")
_MARKED = lazy(r"[一二三四五六七八九十\d]{1,3}[、.．]|[（(]|第|专栏|[-—–]")
_STOPS = "。；;！."
_CONTEXT = 400  # characters in front of a table in which the plan's years may stand (besides the document's head)

Binding = Literal["binding", "expected"]


def read_tables(text: str, items: Sequence[Item]) -> tuple[list[Candidate], list[tuple[int, int]]]:
    """Return the candidates of all indicator tables of a clean text, and the clean spans of the tables with their notes.

    >>> text = ("主要指标\\n指标 单位 2020年 2025年 属性\\n粮食产量 万吨 30 ≥32 约束性\\n"
    ...     "森林覆盖率 % 40 41 约束性\\n城镇化率 % 52 60左右 预期性\\n")
    >>> found, spans = read_tables(text, ())
    >>> [(c.metric, c.quantity.number, c.quantity.unit, c.comparator, c.binding, c.deadline.date) for c in found[:2]]
    [('粮食产量', 320000, '吨', 'ge', 'binding', '2025-12-31'), ('森林覆盖率', 41, '%', 'eq', 'binding', '2025-12-31')]
    >>> [text[start:end].count("\\n") for start, end in spans]
    [4]
    """
    found: list[Candidate] = []
    spans: list[tuple[int, int]] = []
    if not _HINT.search(text):
        return found, spans
    lines = _lines(text)
    starts = [item.clean_start for item in items]
    number = 0
    while number < len(lines):
        header = _header(text, lines, number)
        if header is None:
            number += 1
            continue
        reader = RowReader(text, lines, header)
        rows, after = reader.read()
        header = _aimed(header, rows)
        maker = _Maker(text, header, starts)
        fitting = [row for row in rows if maker.fits(row)]
        if len(fitting) < _ROWS or 3 * len(fitting) < 2 * len(rows):
            number = max(header.after, after)  # never read a line twice
            continue
        found.extend(maker.candidates(fitting))
        end = max(lines[header.after - 1].end, max(row.end for row in rows))
        after = max(after, next(at for at in range(header.after, len(lines) + 1) if at == len(lines) or lines[at].end >= end) + 1)
        number, end = _notes(lines, min(after, len(lines)), end)
        spans.append((lines[header.first].start, end))
    return found, spans


def _lines(text: str) -> list[Line]:
    lines, start = [], 0
    for part in text.split("\n"):
        end = start + len(part)
        stripped = part.strip(" \t")
        left = start + (len(part) - len(part.lstrip(" \t")) if stripped else 0)
        lines.append(Line(left, left + len(stripped), stripped))
        start = end + 1
    return lines


def _header(text: str, lines: Sequence[Line], number: int) -> Header | None:
    line = lines[number].text
    if not _NAME_LINE.search(line) or not is_header_line(line):
        return None
    if not any(role == "name" for role, _ in header_words(line) or ()):
        return None
    begin = lines[number].start
    return find_header(lines, number, text[:1500] + text[max(0, begin - _CONTEXT) : begin])


def _aimed(header: Header, rows: Sequence[Row]) -> Header:
    """Take a first year that is only assumed to be the base for a target when its values are bounds: what is is no 38%左右."""
    for at, column in enumerate(header.values):
        if not column.assumed:
            continue
        filled = [
            row.values
            for row in rows
            if len(row.values) == len(header.values) and all(cell.kind in ("value", "dash") for cell in row.values)
        ]
        full = [cells[at].value for cells in filled]
        if any(value is not None and value.comparator in ("ge", "le", "approx") for value in full):
            aimed = column._replace(use="target")
            return header._replace(values=(*header.values[:at], aimed, *header.values[at + 1 :]))
    return header


def _notes(lines: Sequence[Line], number: int, end: int) -> tuple[int, int]:
    """Take the lines that explain a table (注：…; 1.… 2.…; their hard-wrapped rest) into its span."""
    expected, open_lines, noted = 0, 0, False
    while number < len(lines):
        line = lines[number].text
        item = _NOTE_ITEM.match(line)
        if pattern("tables", "note-line").match(line):
            first = _NOTE_ITEM.search(line)
            expected, open_lines, noted = int(first[1]) + 1 if first else 0, 0, True
        elif item and expected and int(item[1]) == expected:
            expected, open_lines = expected + 1, 0
        elif (
            noted and open_lines < 3 and len(lines[number - 1].text) >= 30 and lines[number - 1].text[-1] not in _STOPS and len(line) <= 60
        ):
            if _MARKED.match(line):
                break
            open_lines += 1
        else:
            break
        end = lines[number].end
        number += 1
    return number, end


class _Maker:
    """Makes candidates of the rows of one table."""

    def __init__(self, text: str, header: Header, item_starts: Sequence[int]) -> None:
        self._text, self._header, self._item_starts = text, header, item_starts
        self._values = header.values
        self._parent = ""
        self._in_part = False

    def fits(self, row: Row) -> bool:
        """Tell whether a row has a name and no more values than the header has columns."""
        name = self._name(row)[0]
        return bool(row.numbers) and len(row.values) <= len(self._values) and 2 <= len(name) <= 60 and not name.isascii()

    def candidates(self, rows: Sequence[Row]) -> Iterator[Candidate]:
        """Yield the candidates of all rows."""
        for row in rows:
            yield from self._row(row)

    def _name(self, row: Row) -> tuple[str, UnitCell | None, int]:
        """Return a row's name, its unit, and where the name begins."""
        texts = list(row.texts)
        unit: UnitCell | None = read_unit(row.unit.text, loose=True) if row.unit is not None and row.unit.text else None
        before = list(row.before)
        if row.unit is None and texts:
            by_column = self._header.has("unit") and len(texts) > 1 and not _wrapped(row)
            if (len(texts) > 1 or row.before) and (unit := read_unit(texts[-1].text, loose=by_column and len(texts[-1].text) <= 6)):
                texts.pop()
        if texts and row.before and row.after and unit is None:
            unit = read_unit("".join(cell.text for cell in (*row.before, *row.after)))
            before = [] if unit else before
        if texts:
            before, after = [], []
        else:
            after = row.after
        parts = [*before, *texts, *after]
        name = _MARKS.sub("", "".join(cell.text for cell in parts))
        name, own = split_name(name)
        if unit is None and own is None and self._header.has("unit"):
            glued = re.search(r"(?<=[率量数值比重额度龄积])[0-9]?([^\W\d_]{1,4})$", name)
            if glued and (own := read_unit(glued[1])):
                name = name[: glued.start()]
        return name, unit or own, min((cell.start for cell in parts), default=row.end)

    def _laid(self, row: Row) -> tuple[list[tuple[Column, Cell]], bool]:
        """Lay a row's values under the columns; the flag tells that some were missing and their place is a guess."""
        cells = list(row.values)
        columns = list(self._values)
        if row.columns is None and len(cells) < len(columns):
            cells = self._mended(row, cells)
        if len(cells) == len(columns):
            return list(zip(columns, cells, strict=True)), False
        return self._guessed(row, cells, columns), True

    def _guessed(self, row: Row, cells: list[Cell], columns: list[Column]) -> list[tuple[Column, Cell]]:
        """Place values where cells are missing, as far as their sense allows; nothing where it does not."""
        numbers = [(cell, cell.value) for cell in cells if cell.value]
        rates = [column for column in columns if column.use in ("growth", "sum")]
        targets = [column for column in columns if column.use == "target"]
        if len(numbers) == 1:
            cell, value = numbers[0]
            if rates and (says_change(self._name(row)[0]) or value.bracket):
                return [(rates[-1], cell)]
            return [(targets[-1], cell)] if targets and value.comparator != "eq" else []
        if len(numbers) == 2 and len(columns) == 3 and [column.use for column in columns[:2]] == ["base", "target"]:
            first, second = numbers[0][1], numbers[1][1]
            if first.number / 4 <= second.number <= first.number * 20:
                return list(zip(columns, (cell for cell, _ in numbers), strict=False))
        return []

    def _mended(self, row: Row, cells: list[Cell]) -> list[Cell]:
        """Take apart what ran together: a value behind the name, and a dash between two numbers (3.9-6.8 for 3.9, -, 6.8)."""
        missing = len(self._values) - len(cells)
        for at, cell in enumerate(cells):
            if missing == 2 and cell.value and cell.value.high is not None and cell.value.comparator == "range":
                found = re.match(r"[\d.,]+", cell.text)
                rest = glued_value(self._text, cell.start, cell.end, strict=False) or _after_dash(self._text, cell)
                if found and rest:
                    low = Value(cell.start, cell.start + found.end(), scaled(float(found[0].replace(",", "")), 1), None, "eq", False, "")
                    first = Cell("value", low.start, low.end, found[0], cell.line, low)
                    dash = Cell("dash", low.end, rest.start, "-", cell.line)
                    last = Cell("value", rest.start, rest.end, self._text[rest.start : rest.end], cell.line, rest)
                    return [*cells[:at], first, dash, last, *cells[at + 1 :]]
        if missing == 1 and row.texts:
            last_text = row.texts[-1]
            value = glued_value(self._text, last_text.start, last_text.end, strict=False)
            if value and last_text.line == cells[0].line:
                row.texts[-1] = Cell("text", last_text.start, value.start, self._text[last_text.start : value.start], last_text.line)
                return [Cell("value", value.start, value.end, self._text[value.start : value.end], last_text.line, value), *cells]
        return cells

    def _row(self, row: Row) -> Iterator[Candidate]:
        laid, guessed = self._laid(row)
        name, unit, start = self._name(row)
        unit = unit or (read_unit(self._header.unit, loose=True) if self._header.unit else None) or UnitCell(1, "", "count")
        name = self._in_whole(name)
        bases = [(column, cell.value) for column, cell in laid if column.use == "base" and cell.value]
        targets = [(column, cell.value) for column, cell in laid if column.use == "target" and cell.value]
        past = [(column, cell.value) for column, cell in laid if column.use in ("past", "past-growth") and cell.value]
        rates = [(column, cell.value) for column, cell in laid if column.use in ("growth", "sum") and cell.value]
        base = bases[-1] if bases else None
        for column, value in [*targets, *past, *([] if targets or past else rates)]:
            yield self._candidate(
                row, (name, unit, start), column, value, base, guessed, len({id(item) for item, _ in (*targets, *past)}) > 1
            )

    def _in_whole(self, name: str) -> str:
        """Give a part (其中：淮滩平原区) the noun of the indicator that it is a part of."""
        part = _PART.sub("", name)
        if part != name or (self._in_part and not _MEASURED.search(part)):
            self._in_part = True
            return part if _MEASURED.search(part) else part + self._parent
        self._parent, self._in_part = name, False
        return name

    def _candidate(
        self,
        row: Row,
        named: tuple[str, UnitCell, int],
        column: Column,
        value: Value,
        base: tuple[Column, Value] | None,
        guessed: bool,
        beside: bool,
    ) -> Candidate:
        name, unit, start = named
        rate = column.use in ("growth", "sum", "past-growth")
        summed = column.use == "sum" or (value.bracket and rate)
        yearly = rate and not summed
        metric, action, change = read_change(name, unit)
        own = name.endswith(("增速", "率")) and unit.unit in ("%", "‰", "") and not beside  # 失业率 under 年均/累计: the rate itself
        if change == "level" and not rate:
            action, change = value.action or action, value.change
        if yearly and change == "level" and not own:
            metric += rate_words(column.text)
            unit = UnitCell(1, "%", "ratio")
            change = "increase" if metric.endswith("增长") else "level"
        elif summed and change == "level" and "达到" not in self._text[value.start : value.end]:
            change = "increase"
        number, high, unit_text = measured(value, unit)
        notes = ["annual"] if yearly or "年均" in name else []
        notes += ["cumulative"] if value.bracket or column.use == "sum" else []
        notes += [PAST_PLAN] if column.use.startswith("past") else []
        baseline = None
        if base is not None and base[0].year != column.year and not (rate and not action):
            baseline = Baseline(measured(base[1], unit)[0], f"{base[0].year}-12-31" if base[0].year else None)
        begin, end = min(start, value.start), max(start, value.end)
        quantity = Quantity(
            start=value.start,
            end=value.end,
            core_start=value.start,
            core_end=value.end,
            text=self._text[value.start : value.end],
            number=number,
            number_max=high,
            comparator=value.comparator,
            unit=unit_text,
            kind=unit.kind,
            change=change,
            notes=tuple(notes),
        )
        return Candidate(
            kind="quantitative",
            clean_start=begin,
            clean_end=end,
            anchor=value.start,
            item=max(bisect_right(self._item_starts, begin) - 1, 0),
            action=action,
            metric=metric,
            quantity=quantity,
            comparator=value.comparator,
            change=change,
            baseline=baseline,
            confidence=0.6 if guessed else 0.9,
            notes=tuple(notes),
            sentence_start=begin,
            sentence_end=max(end, row.end),
            extractor="table",
            binding=self._binding(row),
            deadline=self._deadline(column),
        )

    def _binding(self, row: Row) -> Binding | None:
        words = row.attr or self._header.attr
        return "binding" if "约束" in words else "expected" if "预期" in words else None

    def _deadline(self, column: Column) -> Deadline | None:
        """Return the last day of the column's year; a rate or sum runs to the last target year."""
        same = [other for other in self._values if other.role == "year" and other.year == column.year]
        known = column if column.role != "growth" and column.year else same[-1] if column.year and same else self._header.last_target
        if known is None or known.year is None:
            return None
        return Deadline(f"{known.year}-12-31", None, known.text, "explicit")


def _wrapped(row: Row) -> bool:
    """Tell whether the last text begins the line that its values stand on: the rest of a name, not a unit."""
    return bool(row.values) and row.texts[-1].line == row.values[0].line != row.texts[-2].line


def _after_dash(text: str, cell: Cell) -> Value | None:
    dash = re.compile(r"[-—–~～]+\s?").search(text, cell.start, cell.end)
    return read_value(text, dash.end(), cell.end) if dash else None
