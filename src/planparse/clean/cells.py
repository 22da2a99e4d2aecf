"""Marks between the cells of a table's rows: a cell must not run on in the next one.

Tabs, which the passes before write as spaces, come back; strokes of other kinds than the bar (丨 ‖ │) become bars.
"""

from __future__ import annotations

import re
from itertools import groupby

from planparse.clean.editlog import Change, EditLog
from planparse.clean.lines import MARKER, Line, lines_of
from planparse.patterns import lazy

_BARE = lazy(rf"(?:{MARKER.pattern})|\d{{1,4}}")
_STROKES = ("丨", "‖", "│", "┃", "∣")
_TWO_COLUMNS = 3  # lines in a row with one tab each that make a table


def bars(text: str) -> list[Change]:
    """Return the edits that write the strokes between cells as bars: two or more of a kind in a line, in two or more lines in a row."""
    if not any(stroke in text for stroke in _STROKES):
        return []
    changes: list[Change] = []
    counted = [(line, max(_STROKES, key=line.text.count)) for line in lines_of(text)]
    for stroke, run in groupby(counted, key=lambda row: row[1] if row[0].text.count(row[1]) > 1 else ""):
        rows = [line for line, _ in run]
        if stroke and len(rows) > 1:
            places = (line.start + at for line in rows for at, char in enumerate(line.text) if char == stroke)
            changes += [Change(at, at + 1, "|", "table-cell") for at in places]
    return changes


def row_tabs(log: EditLog) -> list[Change]:
    """Return the edits that give rows back their tabs: two or more in a line, or one in each of several lines that follow each other.

    A tab behind a marker (一、) or before a page's number makes no cell.
    """
    if "\t" not in log.raw:
        return []
    found = [(line, _tabs(log, line)) for line in lines_of(log.text)]
    changes: list[Change] = []
    for tabbed, run in groupby(found, key=lambda row: bool(row[1])):
        rows = list(run) if tabbed else []
        if any(len(tabs) > 1 for _, tabs in rows) or sum(_has_cells(line) for line, _ in rows) >= _TWO_COLUMNS:
            changes += [change for _, tabs in rows for change in tabs]
    return changes


def _tabs(log: EditLog, line: Line) -> list[Change]:
    changes = []
    for match in re.finditer(" ", line.text):
        at = line.start + match.start()
        start, end = log.map().raw_span(at, at + 1)
        if count := log.raw.count("\t", start, end):
            changes.append(Change(at, at + 1, "\t" * count, "table-cell"))
    return changes


def _has_cells(line: Line) -> bool:
    first, _, last = line.text.partition(" ")
    return not (_BARE.fullmatch(first) or _BARE.fullmatch(last))
