"""CSV: UTF-8, one row a record, the columns of a data frame."""

from __future__ import annotations

import csv
import io
from typing import Any

from planparse.emit.columns import TABLE, Lang, headings, in_chinese
from planparse.emit.frame import rows
from planparse.emit.plain import without_surrogates
from planparse.records import Extraction

BOM = "\ufeff"
"""What tells Excel that a CSV file is UTF-8."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula when it stands first; Chinese ones read full-width signs, too."""


def to_csv(extraction: Extraction, *, header: bool = True, lang: Lang = "en", bom: bool = False) -> str:
    """Return the records of a document as CSV rows that end in CR LF (RFC 4180); ``bom`` puts a byte-order mark before the header.

    A text cell that a spreadsheet would take for a formula - one that begins with = + - @ (full-width, too), tab, CR or LF - gets a leading
    apostrophe. Numbers stay numbers; an unpaired surrogate becomes U+FFFD.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if header:
        out.write(BOM if bom else "")
        writer.writerow(headings(lang))
    for row in rows(extraction):
        values = row.values() if lang == "en" else map(in_chinese, TABLE, row.values())
        writer.writerow([_cell(value) for value in values])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return without_surrogates(f"'{value}" if value.startswith(FORMULA) else value)
