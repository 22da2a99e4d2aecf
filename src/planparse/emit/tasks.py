"""任务分解表: the targets as offices lay them out, a row a target, below the headings they stand under."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from planparse.emit.office import bodies, due, origin, target, task_headings
from planparse.emit.plain import fold, one_line
from planparse.emit.xlsx import Sheet, workbook
from planparse.records import Extraction

NAME = "任务分解表"
HEADINGS = ("序号", "重点任务", "目标内容", "指标", "目标值", "单位", "完成时限", "牵头单位", "配合单位", "来源")
_WIDTHS = (7, 18, 36, 18, 13, 10, 14, 18, 18, 22)
_CENTRED = (0, 4, 5, 6)
_TASK = 1
_LINE = 15.0
_HIGHEST = 409.0
"""Points of a line and of the highest row that Excel knows."""


def write_tasks(extractions: Iterable[Extraction], path: Path) -> int:
    """Write all targets as one table of tasks; return their number. Results already achieved are left out.

    Raises OutputError as ``write_xlsx`` does.
    """
    titles: list[str] = []
    with workbook(path) as book:
        style = {"border": 1, "valign": "vcenter", "font_name": "宋体", "font_size": 10.5}
        sheet = Sheet(book, NAME, HEADINGS, style=style, fit=True)
        for at, wide in enumerate(_WIDTHS):
            sheet.set_width(at, wide)
        for extraction in extractions:
            titles = [*titles, extraction.document.title or ""][:2]
            _add(sheet, extraction)
        sheet.title(f"{one_line(titles[0])}{NAME}" if len(titles) == 1 and titles[0] else NAME)
        sheet.finish()
        return sheet.count


def _add(sheet: Sheet, extraction: Extraction) -> None:
    records = [record for record in extraction.records if record.status == "target"]
    doc = extraction.document
    for heading, group in groupby(zip(task_headings(records), records, strict=True), key=lambda pair: pair[0]):
        table: list[list[Any]] = []
        for _, record in group:
            value, unit = target(record)
            cells = (heading, record.goal, record.metric, value, unit, due(record), *bodies(record), origin(record, doc.title, doc.path))
            table.append([sheet.count + len(table) + 1, *map(one_line, cells)])
        first = sheet.count + 1
        for cells_of, height in zip(table, _heights(table), strict=True):
            sheet.add(cells_of, centred=_CENTRED, height=height)
        if heading:
            sheet.merge(_TASK, first, sheet.count)


def _heights(table: list[list[Any]]) -> list[float]:
    """Return the heights that show all of each row, and all of the heading that stands over them."""
    lines = [max(_lines(text, at) for at, text in enumerate(cells) if at > _TASK) for cells in table]
    missing = _lines(table[0][_TASK], _TASK) - sum(lines)
    for at in range(max(missing, 0)):
        lines[at % len(lines)] += 1
    return [min(count * _LINE + 3, _HIGHEST) for count in lines]


def _lines(text: str, column: int) -> int:
    return len(fold(text, _WIDTHS[column] - 2))
