"""Values as offices write them in a table of tasks: ≥95, 10—12, 增长6%左右, 2025年6月底."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from typing import Any

from planparse.emit.columns import note_in_chinese
from planparse.emit.plain import width
from planparse.records import ItemRef, Record

_SIGNS = {"ge": "≥", "gt": "＞", "le": "≤", "lt": "＜"}
_BOUNDS = {"ge": ("", "以上"), "gt": ("超过", ""), "le": ("", "以内"), "lt": ("不到", ""), "approx": ("", "左右")}
_RATES = ("annual", "per-term", "monthly", "weekly", "daily", "every", "each", "cumulative")
_PER = ("%", "‰")
_LONGEST_HEADING = 60


def target(record: Record) -> tuple[str, str]:
    """Return value and unit of a record; both empty for a milestone.

    A level is a number with its sign, a change is words with its percent sign. 万 and 亿 go to the unit where the number
    stays exact with two decimals. A suspect number says so.
    """
    if record.number is None:
        return "", ""
    numbers = [record.number] if record.number_max is None else [record.number, record.number_max]
    size, prefix = _scale(numbers)
    dash = f"{record.unit}—" if record.change != "level" and record.unit in _PER else "—"
    value = dash.join(_plain(number / size if size > 1 else number) for number in numbers)
    unit = prefix + record.unit
    if record.change == "level":
        value = f"{value}左右" if record.comparator == "approx" else _SIGNS.get(record.comparator, "") + value
    else:
        before, after = _BOUNDS.get(record.comparator, ("", ""))
        sign = unit if record.unit in (*_PER, "倍", "个百分点") else ""
        value = f"{_verb(record)}{before}{value}{sign}{after}"
    rate = "".join(note_in_chinese(note) for note in record.notes if note.partition(":")[0] in _RATES)
    doubt = "（存疑）" if "suspect-number" in record.notes else ""
    return f"{rate}{value}{doubt}", unit


def _verb(record: Record) -> str:
    points = record.unit == "个百分点"
    if record.change == "increase":
        return "提高" if points else "增长" if record.unit in (*_PER, "倍") else "新增"
    if record.change == "decrease":
        return "下降" if points or record.unit in _PER else "减少"
    return ""


def _scale(numbers: Sequence[float]) -> tuple[int, str]:
    """Return the biggest of 亿 and 万 that all numbers reach and stay exact in, with two decimals."""
    for size, name in ((100_000_000, "亿"), (10_000, "万")):
        if all(abs(number) >= size and abs(number / size * 100 - round(number / size * 100)) < 1e-9 for number in numbers):
            return size, name
    return 1, ""


def _plain(number: float) -> str:
    """Write a number without exponent and without needless zeros.

    >>> _plain(0.00001), _plain(38.20), _plain(2000)
    ('0.00001', '38.2', '2000')
    """
    if isinstance(number, int):
        return str(number)
    return f"{number:.10f}".rstrip("0").rstrip(".")


def due(record: Record) -> str:
    """Return when a record is due: the end of a year or month by its name, another day in full, a mere beginning as 2025年起."""
    deadline = record.deadline
    if deadline is None:
        return ""
    if deadline.date is None:
        return f"{deadline.start[:4]}年起" if deadline.start else deadline.text or ""
    year, month, day = map(int, deadline.date.split("-"))
    if (month, day) == (12, 31):
        return f"{year}年底"
    if day == monthrange(year, month)[1]:
        return f"{year}年{month}月底"
    return f"{year}年{month}月{day}日"


def bodies(record: Record) -> tuple[str, str]:
    """Return the leading (or only) and the supporting bodies, each joined by 、."""
    lead = "、".join(body.name for body in record.responsible_body if body.role != "support")
    return lead, "、".join(body.name for body in record.responsible_body if body.role == "support")


def origin(record: Record, title: str | None, path: str | None) -> str:
    """Return where a record stands: the plan, its item, and the characters of the decoded input, counted from 1."""
    name = f"《{title}》" if title else path or ""
    item = ".".join(record.item.path)
    return f"{name}{item}（第{record.source.start + 1}—{record.source.end}字）"


def task_headings(records: Sequence[Record]) -> list[str]:
    """Return for each record of a document the heading of its task.

    That is the deepest heading of its item that is short and states no goal of that item itself; what follows a colon is left off.
    """
    goals: dict[Any, list[str]] = {}
    for record in records:
        goals.setdefault(record.item, []).append(record.goal)
    found = {item: _heading(item, told) for item, told in goals.items()}
    return [found[record.item] for record in records]


def _heading(item: ItemRef, goals: Sequence[str]) -> str:
    for heading in reversed(item.headings):
        short = heading.partition("：")[0].partition("。")[0]
        if width(short) <= _LONGEST_HEADING and not any(goal in short for goal in goals):
            return short
    return ""
