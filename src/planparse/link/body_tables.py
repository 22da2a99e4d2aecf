"""Read who answers for a row of a task table (序号 任务 责任单位 时限), flattened to a row or a cell a line.

A table is known by a header that holds a number column, a column of tasks and one or more of bodies; its rows by their running
number. In a row the run of cells that are nothing but bodies, on the side of the tasks where the header has it, answers for the row.
Where tabs or bars divide the cells, a header needs no number column: the bodies stand in the cells below theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from planparse.grammar.names import split_names
from planparse.lexicon import pattern
from planparse.link.body_lists import Named, Role, first_leads, promote, read_bare, read_spoken, words
from planparse.patterns import lazy

_CELL = lazy(r"[^\s|｜]+")
_NUMBER = lazy(r"[\s|｜]*(\d{1,3})(?![\d%％.,年月日])(?![ 　]\d)")
_GLUED_DATE = lazy(r"(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日)?[初中底末]?|[底末])?前?$")
_INNER = lazy("[ 　]+")
_MARKS = ("\t", "|", "｜")
# the name of an office and nothing else
_DEPARTMENT = lazy("[^\\W\\d_]{1,14}(?:科|股|处|室|办|中心|部|组|站|所|队|党委|支部|公司|局|委|院|会)")
_MAX_HEADER_LINES = 10
_MAX_ROW_LINES = 20
_MAX_CELL = 300
_REPORT = lazy("(?:目前|截至目前|实际|年度|工作|整改)?(?:完成|进展|落实|办理|整改)情况|实际完成(?:数|值)?|(?:工作)?进展|工作成效")
_ROWS = 2
_TRIED = 8


class TableRow(NamedTuple):
    """A row at ``clean_start:clean_end`` of a task table, the bodies of its cells, and the spans of those that report (完成情况)."""

    clean_start: int
    clean_end: int
    bodies: tuple[Named, ...]
    reports: tuple[tuple[int, int], ...] = ()


class _Line(NamedTuple):
    clean_start: int
    text: str


class _Header(NamedTuple):
    roles: tuple[Role, ...]
    last: bool
    after: int


def find_rows(text: str) -> list[TableRow]:
    """Return the rows with bodies of all task tables of a clean text, in text order.

    >>> table = "序号 任务 牵头单位 配合单位\\n1 新增学位300个 市教育局 市财政局\\n2 建公园5个 市城管局 市水利局、市财政局"
    >>> [row.bodies for row in find_rows(table)]
    [(('市教育局', 'lead'), ('市财政局', 'support')), (('市城管局', 'lead'), ('市水利局', 'support'), ('市财政局', 'support'))]
    """
    grids = any(mark in text for mark in _MARKS)
    numbered = "号" in text and pattern("bodies", "task-number").search(text) is not None
    if not grids and not numbered:
        return []
    lines = list(_lines(text))
    found: list[TableRow] = []
    at = 0
    while at < len(lines):
        grid = _grid(lines, at) if grids else []
        if grid:
            found += [row for row in grid if row.bodies]
            at += len(grid) + 1
            continue
        header = _header(lines, at) if numbered else None
        if header is None:
            at += 1
            continue
        starts = _row_starts(lines, header.after)
        rows = [row for begin, end in pairwise(starts) if (row := _row(lines[begin:end], header))] if starts else []
        if len(rows) >= _ROWS:
            found += rows
        at = max(header.after, starts[-1] if starts else 0)
    if found and first_leads(text) is not None:
        found = [row._replace(bodies=tuple(promote(list(row.bodies)))) for row in found]
    return found


def _grid(lines: Sequence[_Line], at: int) -> list[TableRow]:
    """Return a row for each line below a header whose cells tabs or bars divide, as long as the lines have as many cells, or lack the first."""
    mark = next((mark for mark in _MARKS if mark in lines[at].text), "")
    if not mark or len(lines[at].text) > _MAX_CELL:
        return []
    heads = [_INNER.sub("", cell) for cell in _cells(lines[at].text, mark)]
    roles = {index: words().label_role[cell] for index, cell in enumerate(heads) if cell in words().label_role}
    task = pattern("bodies", "task-column")
    if not roles or len(heads) < 3 or not any(task.fullmatch(cell) for cell in heads):
        return []
    rows: list[TableRow] = []
    for number in range(at + 1, len(lines)):
        line = lines[number]
        cells = _cells(line.text, mark)
        if len(cells) not in (len(heads), len(heads) - 1) or line.text == lines[at].text:
            break  # another table, or the header again on a new page
        # one cell short: an empty last one, or the name of a group that stands on its first row only
        laid = [cells] if len(cells) == len(heads) else [[*cells, ""], ["", *cells]]
        named = next((found for found in (_named(row, roles) for row in laid) if found), {})
        told = tuple(_spans(line, mark, heads)) if len(cells) == len(heads) else ()
        rows.append(TableRow(line.clean_start, line.clean_start + len(line.text), tuple(named.items()), told))
        if len(rows) == _TRIED and sum(bool(row.bodies) for row in rows) < _ROWS:
            return []  # no table of bodies; a text of nothing but headers must not cost its square
    return rows if sum(bool(row.bodies) for row in rows) >= _ROWS else []


def _spans(line: _Line, mark: str, heads: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the cells below a head that says what was done."""
    at = line.clean_start + len(line.text) - len(line.text.lstrip(" " if mark == "\t" else f" {mark}"))
    for head, cell in zip(heads, _cells(line.text, mark), strict=True):
        if _REPORT.fullmatch(head):
            yield at, at + len(cell)
        at += len(cell) + 1


def _named(cells: Sequence[str], roles: Mapping[int, Role]) -> dict[str, Role]:
    """Return the bodies of a row whose cells stand below their heads."""
    named: dict[str, Role] = {}
    for index, column in roles.items():
        cell = cells[index].strip()
        for name, role in _read(cell) or _departments(cell):
            named.setdefault(name, column if role == "owner" else role)
    return named


def _departments(cell: str) -> list[Named]:
    """Read a cell below 责任科室 whose names no pattern of bodies knows (医政科、老龄健康科)."""
    names = split_names(cell) if len(cell) <= _MAX_CELL else []
    return [(name, "owner") for name in names] if all(map(_DEPARTMENT.fullmatch, names)) else []


def _cells(line: str, mark: str) -> list[str]:
    return line.strip(" " if mark == "\t" else f" {mark}").split(mark)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for part in text.split("\n"):
        if part.strip():
            yield _Line(start, part)
        start += len(part) + 1


def _header(lines: Sequence[_Line], at: int) -> _Header | None:
    """Return the header that begins at a line: its cells in one line, or a cell a line."""
    cells: list[str] = []
    after = at
    for line in lines[at : at + _MAX_HEADER_LINES]:
        own = _CELL.findall(line.text) if not cells else [_INNER.sub("", line.text)]
        if len(line.text) > 80 or not all(_is_header_cell(cell) for cell in own):
            break
        cells += own
        after += 1
        if len(own) > 2:
            break
    number, task = pattern("bodies", "task-number"), pattern("bodies", "task-column")
    roles = [(index, words().label_role[cell]) for index, cell in enumerate(cells) if cell in words().label_role]
    tasks = [index for index, cell in enumerate(cells) if task.fullmatch(cell)]
    if not roles or not tasks or not any(number.fullmatch(cell) for cell in cells):
        return None
    return _Header(tuple(role for _, role in roles), roles[-1][0] > tasks[-1], after)


def _is_header_cell(cell: str) -> bool:
    return cell in words().label_role or any(
        pattern("bodies", entry).fullmatch(cell) for entry in ("task-number", "task-column", "task-other")
    )


def _row_starts(lines: Sequence[_Line], first: int) -> list[int]:
    """Return the lines that begin a row, by running number, and the line after the last row."""
    starts: list[int] = []
    expected = 1
    at = first
    while at < len(lines) and at - (starts[-1] if starts else first) <= _MAX_ROW_LINES:
        if starts and pattern("bodies", "task-note").match(lines[at].text):
            break
        number = _NUMBER.match(lines[at].text)
        if number and int(number[1]) in (expected, 1):
            starts.append(at)
            expected = int(number[1]) + 1
        at += 1
    return [*starts, at] if starts else []


def _row(lines: Sequence[_Line], header: _Header) -> TableRow | None:
    runs: list[list[tuple[int, list[Named]]]] = [[]]
    for line in lines:
        for cell in _CELL.finditer(line.text):
            bodies = _read(cell.group())
            if bodies:
                runs[-1].append((line.clean_start + cell.end(), bodies))
            elif runs[-1]:
                runs.append([])
    runs = [run for run in runs if run]
    if not runs:
        return None
    run = runs[-1] if header.last else runs[0]
    named: dict[str, Role] = {}
    for index, (_, bodies) in enumerate(run):
        column = header.roles[min(index, len(header.roles) - 1)]
        for name, role in bodies:
            named.setdefault(name, column if role == "owner" else role)
    end = run[-1][0] if header.last else lines[-1].clean_start + len(lines[-1].text)
    return TableRow(lines[0].clean_start, end, tuple(named.items()))


def _read(cell: str) -> list[Named]:
    """Read a cell that is nothing but bodies, with or without what they do; a date may be glued to its end."""
    if len(cell) > _MAX_CELL:
        return []
    named = _GLUED_DATE.sub("", cell, count=1)
    return read_spoken(named) or read_bare(named)
