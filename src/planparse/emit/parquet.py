"""Parquet: one row a record, a schema that stays the same, written in row groups so that memory does not grow.

DuckDB, pandas, Polars and Spark read the file as it is. There is no DuckDB file beside it: that would hold the same rows in a form
that depends on the version of DuckDB and differs from run to run. One line asks all there is to ask:
``SELECT unit, count(*) FROM 'planparse.parquet' GROUP BY unit``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from planparse.emit.columns import TABLE, Type
from planparse.emit.frame import rows
from planparse.emit.plain import without_surrogates
from planparse.errors import OutputError
from planparse.records import Extraction
from planparse.version import SCHEMA_VERSION

GROUP_ROWS = 10_000


def write_parquet(extractions: Iterable[Extraction], path: Path) -> int:
    """Write the columns of a data frame with the types told in ``frame``; return the number of records.

    An unpaired surrogate becomes U+FFFD. Raises OutputError when pyarrow is not installed.
    """
    arrow = require()
    shape = schema()
    count = 0
    waiting: list[dict[str, Any]] = []
    with arrow.parquet.ParquetWriter(path, shape, compression="zstd") as writer:

        def flush() -> None:
            columns = [
                arrow.array([_value(column.type, row[column.name]) for row in waiting], shape.field(column.name).type) for column in TABLE
            ]
            writer.write_table(arrow.Table.from_arrays(columns, schema=shape), row_group_size=GROUP_ROWS)
            waiting.clear()

        for extraction in extractions:
            for row in rows(extraction):
                waiting.append(row)
                count += 1
                if len(waiting) == GROUP_ROWS:
                    flush()
        if waiting or not count:
            flush()
    return count


def schema() -> Any:
    """Return the Arrow schema: the columns with their types, meanings and whether they may be null."""
    arrow = require()
    types = {"text": arrow.string(), "number": arrow.float64(), "integer": arrow.int64(), "day": arrow.date32()}
    fields = [
        arrow.field(column.name, types[column.type], nullable=column.type != "integer", metadata={"meaning": column.meaning})
        for column in TABLE
    ]
    return arrow.schema(fields, metadata={"planparse.schema_version": SCHEMA_VERSION})


def require() -> Any:
    """Return the library that writes Parquet; OutputError when it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise OutputError(
            "pyarrow-missing", "Parquet needs pyarrow, which is not installed", "run: pip install 'planparse[tables]'"
        ) from error
    return pyarrow


def _value(kind: Type, value: Any) -> Any:
    if value is None or kind == "integer":
        return value
    if kind == "number":
        return float(value)
    return date.fromisoformat(value) if kind == "day" else without_surrogates(value)
