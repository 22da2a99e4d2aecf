"""The report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.emit.plain import one_line, pad, width
from planparse.evaluation.report import Report
from planparse.evaluation.report_tables import Table, fault_counts, headline, tables


def to_text(report: Report, *, wrong: bool = False) -> str:
    """Return the tables, a line of faults by sort and the headline, which comes last; with ``wrong`` the wrong rows before them."""
    lines = list(_wrong_rows(report)) if wrong else []
    for table in tables(report):
        lines += [*draw(table), ""]
    counts = ", ".join(f"{name} {count}" for name, count in fault_counts(report)) or "none"
    return "\n".join([*lines, f"Faults: {counts}", headline(report)]) + "\n"


def draw(table: Table) -> list[str]:
    """Return the lines of a table: title and note, head, rows; first column to the left, numbers to the right."""
    cells = [tuple(map(one_line, row)) for row in (table.head, *table.rows)]
    sizes = [max(width(row[at]) for row in cells) for at in range(len(table.head))]
    return [f"{table.title} ({table.note})", *("  ".join(_aligned(row, sizes)).rstrip() for row in cells)]


def _aligned(row: tuple[str, ...], sizes: list[int]) -> Iterator[str]:
    for at, (cell, size) in enumerate(zip(row, sizes, strict=True)):
        yield pad(cell, size) if at == 0 else " " * (size - width(cell)) + cell


def _wrong_rows(report: Report) -> Iterator[str]:
    for fault in report.faults:
        yield one_line(f"{fault.document}: {fault.fault} ({fault.kind}): expected {fault.expected}, found {fault.found} | {fault.quote}")
    if report.faults:
        yield ""
