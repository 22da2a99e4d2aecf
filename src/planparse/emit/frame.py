"""Flat rows and data frames: one row a record, the same columns wherever a table is made.

========= ================ ============ =====================================
type      pandas           Parquet      holds
========= ================ ============ =====================================
text      string           string       text; missing where nothing is known
number    float64          double       a number; missing for a milestone
integer   int64            int64        an offset; never missing
day       datetime64[s]    date32       a day; missing where nothing is known
========= ================ ============ =====================================
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from planparse.emit.columns import TABLE
from planparse.errors import OutputError

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]

    from planparse.records import Extraction, Record

COLUMNS: dict[str, str] = {column.name: column.meaning for column in TABLE}
"""The columns in order, with their meaning."""

DTYPES: dict[str, str] = {
    column.name: {"text": "string", "number": "float64", "integer": "int64", "day": "datetime64[s]"}[column.type] for column in TABLE
}
"""The dtype of each column of a data frame."""


def rows(extraction: Extraction) -> list[dict[str, Any]]:
    """Return one flat dict a record with the keys of ``COLUMNS`` in order; None where nothing is known, days as ISO strings."""
    doc = extraction.document
    head = {
        "document_id": doc.id,
        "path": doc.path,
        "title": doc.title,
        "issuer": doc.issuer,
        "region": doc.region.name if doc.region else None,
        "adcode": doc.region.adcode if doc.region else None,
        "published": doc.published,
        "period_start": doc.period.start if doc.period else None,
        "period_end": doc.period.end if doc.period else None,
    }
    return [{**head, **_row(record)} for record in extraction.records]


def _row(record: Record) -> dict[str, Any]:
    baseline, deadline, bodies = record.baseline, record.deadline, record.responsible_body
    return {
        "id": record.id,
        "kind": record.kind,
        "status": record.status,
        "goal": record.goal,
        "action": record.action,
        "metric": record.metric,
        "number": record.number,
        "number_max": record.number_max,
        "comparator": record.comparator,
        "change": record.change,
        "unit": record.unit,
        "baseline_number": baseline.number if baseline else None,
        "baseline_date": baseline.date if baseline else None,
        "binding": record.binding,
        "deadline": deadline.date if deadline else None,
        "deadline_start": deadline.start if deadline else None,
        "deadline_text": deadline.text if deadline else None,
        "deadline_source": deadline.source if deadline else None,
        "responsible_body": _joined("、", (body.name for body in bodies)),
        "responsible_body_alias": _joined("、", (body.alias or body.name for body in bodies)),
        "lead": _joined("、", (body.name for body in bodies if body.role == "lead")),
        "support": _joined("、", (body.name for body in bodies if body.role == "support")),
        "item_path": _joined(".", record.item.path),
        "headings": _joined("/", record.item.headings),
        "source_start": record.source.start,
        "source_end": record.source.end,
        "source_text": record.source.text,
        "confidence": record.confidence,
        "extractor": record.extractor,
        "notes": _joined(";", record.notes),
    }


def _joined(mark: str, parts: Iterable[str]) -> str | None:
    return mark.join(parts) or None


def frame(extractions: Iterable[Extraction]) -> pandas.DataFrame:
    """Return the records of several documents as one pandas DataFrame with ``DTYPES``, in the order given.

    Raises OutputError when pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise OutputError(
            "pandas-missing", "a data frame needs pandas, which is not installed", "run: pip install 'planparse[frame]'"
        ) from error
    table = pandas.DataFrame([row for extraction in extractions for row in rows(extraction)], columns=list(COLUMNS), dtype=object)
    text = pandas.StringDtype("python")  # the arrow kind cannot hold unpaired surrogates
    return table.astype({name: text if dtype == "string" else dtype for name, dtype in DTYPES.items()})
