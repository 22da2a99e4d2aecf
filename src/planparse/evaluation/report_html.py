"""The report as one HTML page that needs nothing else: no script, no font, no picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape

from planparse.emit.plain import one_line
from planparse.evaluation.faults import Fault
from planparse.evaluation.report import Report
from planparse.evaluation.report_tables import fault_counts, headline, tables

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>planparse evaluation</title>
<style>
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
th, td { border-bottom: 1px solid #8886; padding: .15rem .7rem; text-align: right; vertical-align: top; }
th { position: sticky; top: 0; background: Canvas; }
th:first-child, td:first-child, .words th, .words td { text-align: left; }
.words td { overflow-wrap: anywhere; }
.words td:nth-child(2) { width: 50%; }
p.note { color: #777; margin: 0; }
summary { cursor: pointer; padding: .2rem 0; }
details details { margin-left: 1.5rem; }
</style>
</head>
<body>
"""


def to_html(report: Report) -> str:
    """Return the page; every word of a document is escaped. Wrong rows lie folded, by fault and then by document."""
    parts = [_HEAD, "<h1>planparse evaluation</h1>\n", f"<p>{_text(headline(report))}.</p>\n"]
    parts.append(f"<p class=note>data: {_text(report.data)} · split: {_text(report.split)} · model: {_text(report.model)}</p>\n")
    for table in tables(report):
        opened = len(table.rows) <= _UNFOLDED
        parts.append(f"<details{' open' if opened else ''}><summary><b>{_text(table.title)}</b></summary>\n")
        parts += [f"<p class=note>{_text(table.note)}</p>\n", *_table(table.head, table.rows), "</details>\n"]
    parts.append("<h2>Wrong rows</h2>\n")
    parts += _faults(report)
    return "".join([*parts, "</body>\n</html>\n"])


_UNFOLDED = 20
"""Tables with more rows than this lie folded."""


def _faults(report: Report) -> Iterator[str]:
    by_fault: defaultdict[str, defaultdict[str, list[Fault]]] = defaultdict(lambda: defaultdict(list))
    for fault in report.faults:
        by_fault[fault.fault][fault.document].append(fault)
    if not by_fault:
        yield "<p>None.</p>\n"
    for name, count in fault_counts(report):
        yield f"<details><summary><b>{_text(name)}</b>: {count}</summary>\n"
        for document, rows in by_fault[name].items():
            yield f"<details><summary>{_text(document)}: {len(rows)}</summary>\n"
            yield from _table(
                ("kind", "words of the document", "expected", "found"),
                [(row.kind, row.quote, row.expected, row.found) for row in rows],
                style=' class="words"',
            )
            yield "</details>\n"
        yield "</details>\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]], style: str = "") -> Iterator[str]:
    yield f"<table{style}>\n<tr>" + "".join(f"<th>{_text(cell)}</th>" for cell in head) + "</tr>\n"
    for row in rows:
        yield "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>\n"
    yield "</table>\n"


def _text(text: str) -> str:
    """Return text safe inside an element: one line, no control characters, markup escaped."""
    return escape(one_line(text))
