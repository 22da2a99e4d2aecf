"""CSV: UTF-8, one row a record, the columns of a data frame."""

from __future__ import annotations

import csv
import io
from typing import Any

from planparse.emit.plain import without_surrogates
from planparse.records import COLUMNS, Extraction, rows

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(extraction: Extraction, *, header: bool = True) -> str:
    """Return the records of a document as CSV rows that end in CR LF (RFC 4180).

    A text cell that a spreadsheet would take for a formula - one that begins with = + - @, tab or CR - gets a leading
    apostrophe. Numbers stay numbers; an unpaired surrogate becomes U+FFFD.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if header:
        writer.writerow(COLUMNS)
    for row in rows(extraction):
        writer.writerow([_cell(value) for value in row.values()])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return without_surrogates(f"'{value}" if value.startswith(_FORMULA) else value)
