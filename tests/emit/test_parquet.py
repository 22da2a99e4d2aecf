"""Parquet, read back by pyarrow and asked by DuckDB: a schema that stays, types that hold, bounded memory."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest

from planparse.emit import parquet
from planparse.emit.columns import TABLE
from planparse.emit.frame import COLUMNS, rows
from planparse.emit.parquet import schema, write_parquet
from planparse.records import Extraction

ROOT = Path(__file__).parents[2]
SAMPLE = Extraction.model_validate_json((Path(__file__).parent / "sample.json").read_text("utf-8"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    assert write_parquet([SAMPLE, SAMPLE], tmp_path / "a.parquet") == 8
    return tmp_path / "a.parquet"


def test_the_schema_is_that_of_the_frame() -> None:
    types = {"text": "string", "number": "double", "integer": "int64", "day": "date32[day]"}
    assert {field.name: str(field.type) for field in schema()} == {column.name: types[column.type] for column in TABLE}
    assert [field.name for field in schema() if not field.nullable] == ["source_start", "source_end"]
    assert schema().field("goal").metadata[b"meaning"].decode() == COLUMNS["goal"]


def test_values_are_those_of_the_frame(path: Path) -> None:
    found = pyarrow.parquet.read_table(path).to_pylist()
    for row, expected in zip(found, rows(SAMPLE) * 2, strict=True):
        days = {column.name for column in TABLE if column.type == "day"}
        assert {name: value.isoformat() if name in days and value else value for name, value in row.items()} == expected


def test_every_file_has_the_same_schema(tmp_path: Path, path: Path) -> None:
    """Also where a column holds nothing, and where there is no record at all."""
    bare = SAMPLE.model_copy(update={"records": SAMPLE.records[3:]})
    for name, documents, count in (("bare", [bare], 1), ("none", [], 0), ("empty", [SAMPLE.model_copy(update={"records": ()})], 0)):
        assert write_parquet(documents, tmp_path / name) == count
        assert pyarrow.parquet.read_schema(tmp_path / name).equals(pyarrow.parquet.read_schema(path), check_metadata=True)
        assert pyarrow.parquet.read_table(tmp_path / name).num_rows == count


def test_rows_go_out_in_groups_as_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP_ROWS", 6)
    sizes: list[int] = []
    place = tmp_path / "a.parquet"

    def documents() -> Iterator[Extraction]:
        for _ in range(100):
            sizes.append(place.stat().st_size if place.exists() else 0)
            yield SAMPLE

    write_parquet(documents(), place)
    found = pyarrow.parquet.ParquetFile(place).metadata
    assert [found.row_group(at).num_rows for at in range(found.num_row_groups)] == [6] * 66 + [4]
    assert sizes[50] > 10_000, "nothing was on disk when half of the documents were read"


def test_duckdb_asks_the_file_in_one_line(path: Path) -> None:
    asked = duckdb.sql(
        f"SELECT unit, count(*) AS n, max(deadline) AS last FROM '{path}' WHERE kind = 'quantitative' GROUP BY unit ORDER BY unit"
    )
    assert asked.fetchall() == [("%", 2, datetime.date(2022, 12, 31)), ("个", 2, None), ("所", 2, datetime.date(2025, 12, 31))]


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_line_of_the_readme_asks_the_file(readme: str, path: Path) -> None:
    """As a shell passes it on: the words between the outer quotes."""
    (line,) = re.findall(r'^python -c "(import duckdb.*)"$', (ROOT / readme).read_text("utf-8"), re.MULTILINE)
    path.rename(path.with_name("targets.parquet"))
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", line.replace('\\"', '"')], cwd=path.parent, capture_output=True, check=True)
    assert "count_star()" in done.stdout.decode()
    assert "2022-12-31" in done.stdout.decode()


def test_unpaired_surrogates_are_replaced(tmp_path: Path) -> None:
    odd = SAMPLE.model_copy(update={"records": (SAMPLE.records[0].model_copy(update={"goal": "目标\ud800", "number": 2**60}),)})
    write_parquet([odd], tmp_path / "a.parquet")
    (row,) = pyarrow.parquet.read_table(tmp_path / "a.parquet").to_pylist()
    assert (row["goal"], row["number"]) == ("目标\ufffd", float(2**60))


def test_the_same_records_give_the_same_bytes(path: Path, tmp_path: Path) -> None:
    write_parquet([SAMPLE, SAMPLE], tmp_path / "b.parquet")
    assert (tmp_path / "b.parquet").read_bytes() == path.read_bytes()
