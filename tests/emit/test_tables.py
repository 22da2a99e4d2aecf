"""One call a form: whole or not at all, from either kind of documents, without the library a clear sentence."""

from __future__ import annotations

import builtins
import csv
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest

from planparse.emit.look import Look
from planparse.emit.tables import write
from planparse.errors import OutputError, UsageError
from planparse.records import Extraction

SAMPLE = Extraction.model_validate_json((Path(__file__).parent / "sample.json").read_text("utf-8"))


def _csv_rows(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return len(list(csv.DictReader(stream)))


COUNT: dict[str, Callable[[Path], int]] = {
    "csv": _csv_rows,
    "xlsx": lambda path: openpyxl.load_workbook(BytesIO(path.read_bytes())).active.max_row - 1,
    "parquet": lambda path: pyarrow.parquet.read_table(path).num_rows,
}


@pytest.mark.parametrize("form", COUNT)
def test_extractions_and_pairs_give_the_same_file(form: str, tmp_path: Path) -> None:
    assert write(form, [SAMPLE, SAMPLE], tmp_path / "a") == 8
    assert write(form, ((SAMPLE.document, iter(SAMPLE.records)) for _ in range(2)), tmp_path / "b") == 8
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert COUNT[form](tmp_path / "a") == 8


@pytest.mark.parametrize("form", COUNT)
def test_no_document_gives_a_table_without_rows(form: str, tmp_path: Path) -> None:
    assert write(form, [], tmp_path / "a") == 0
    assert COUNT[form](tmp_path / "a") == 0


@pytest.mark.parametrize("form", COUNT)
def test_a_failure_leaves_what_stood_there_and_nothing_else(form: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("before")

    def broken() -> Iterator[Extraction]:
        yield SAMPLE
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(form, broken(), tmp_path / "a")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a", "before")]


@pytest.mark.parametrize("form", COUNT)
def test_what_a_killed_run_left_is_no_hindrance(form: str, tmp_path: Path) -> None:
    (tmp_path / "a.part").write_text("half a table")
    write(form, [SAMPLE], tmp_path / "a")
    assert COUNT[form](tmp_path / "a") == 4
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("form", COUNT)
def test_a_place_that_cannot_be_written_is_one_sentence(form: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write(form, [SAMPLE], tmp_path / "missing" / "a")


@pytest.mark.parametrize("form", COUNT)
def test_a_full_disk_is_one_sentence(form: str, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    (tmp_path / "a.part").symlink_to("/dev/full")
    with pytest.raises(OutputError, match="cannot be written"):
        write(form, [SAMPLE] * 500, tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


def test_looks_reach_their_forms(tmp_path: Path) -> None:
    write("csv", [SAMPLE], tmp_path / "a.csv", Look(lang="zh", bom=True))
    write("xlsx", [SAMPLE], tmp_path / "a.xlsx", Look(lang="zh"))
    assert write("xlsx", [SAMPLE], tmp_path / "tasks.xlsx", Look(layout="tasks")) == 3
    assert (tmp_path / "a.csv").read_bytes().startswith("\ufeff文档编号,".encode())
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active["A1"].value == "文档编号"
    assert openpyxl.load_workbook(tmp_path / "tasks.xlsx").active["A1"].value == "序号"


@pytest.mark.parametrize(
    ("look", "forms"),
    [
        (Look(bom=True), ["xlsx"]),
        (Look(layout="tasks"), ["csv", "parquet"]),
        (Look(layout="tasks", lang="en"), ["xlsx"]),
        (Look(lang="zh"), ["parquet", "json"]),
    ],
)
def test_a_look_that_no_form_can_have_is_wrong_use(look: Look, forms: list[str]) -> None:
    with pytest.raises(UsageError, match="--"):
        look.check(forms)


def test_a_look_is_for_the_forms_that_can_have_it() -> None:
    Look(lang="zh", bom=True).check(["parquet", "csv"])
    Look(layout="tasks", lang="zh").check(["parquet", "xlsx"])
    Look().check(["json", "parquet", "xlsx"])


@pytest.mark.parametrize(("form", "library"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_without_its_library_a_form_says_what_to_install(form: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == library:
            raise ModuleNotFoundError(name)
        return original(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(OutputError, match=r"pip install 'planparse\[tables\]'"):
        Look().check([form])
