"""``planparse extract`` into tables: where they go, in which language, what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pyarrow.parquet
import pytest

from planparse.cli import main

if TYPE_CHECKING:
    from conftest import Drive


def test_xlsx_and_parquet_hold_all_files_that_can_be_read(drive: Drive, plan: Path, tmp_path: Path) -> None:
    done = drive("extract", "plan.txt", "missing.txt", "plan.txt", "-f", "xlsx", "-o", "a.xlsx", "--lang", "zh")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"1 of 3 documents failed, 2 written" in done.stderr
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert (sheet["A1"].value, sheet.max_row) == ("文档编号", 7)
    assert drive("extract", "plan.txt", "-f", "parquet", "-o", "a.parquet", "--kind", "milestone").returncode == 0
    assert pyarrow.parquet.read_table(tmp_path / "a.parquet")["goal"].to_pylist() == ["印发《方案》"]


def test_a_table_of_tasks(drive: Drive, plan: Path, tmp_path: Path) -> None:
    assert drive("extract", "plan.txt", "-f", "xlsx", "--layout", "tasks", "-o", "a.xlsx").returncode == 0
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [row[2] for row in sheet.iter_rows(values_only=True)] == ["目标内容", "新建5所", "印发《方案》"]


def test_csv_for_excel(drive: Drive, plan: Path) -> None:
    done = drive("extract", "plan.txt", "plan.txt", "-f", "csv", "--bom", "--lang", "zh")
    assert done.stdout.startswith("\ufeff文档编号,文件,".encode())
    assert done.stdout.count(b"\xef\xbb\xbf") == 1
    assert ",量化指标,完成,已新建3所," in done.stdout.decode()


def test_a_terminal_table_in_english(drive: Drive, plan: Path) -> None:
    done = drive("extract", "plan.txt", "-f", "table", "--lang", "en")
    assert "(no title)\nplan.txt · 3 records\n" in done.stdout.decode()
    assert done.stdout.decode().splitlines()[3].split() == ["status", "metric/outcome", "value", "due", "bodies", "item"]


def test_nothing_read_leaves_what_stood_there(drive: Drive, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("before")
    assert drive("extract", "missing.txt", "-f", "xlsx", "-o", "a.xlsx").returncode == 1
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.xlsx", "before")]


def test_the_mode_of_a_replaced_file_stays(drive: Drive, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("before")
    (tmp_path / "a.xlsx").chmod(0o640)
    drive("extract", "plan.txt", "-f", "xlsx", "-o", "a.xlsx")
    assert (tmp_path / "a.xlsx").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-f", "xlsx"], "xlsx is no text and does not go to standard output; name a file with --output"),
        (["-f", "parquet", "-o", "-"], "parquet is no text"),
        (["-f", "xlsx", "-o", "."], "directory"),
        (["-f", "xlsx", "-o", "plan.txt"], "to be read"),
        (["-f", "parquet", "-o", "/dev/null"], "device"),
        (["-f", "csv", "--layout", "tasks"], "--layout tasks is for XLSX"),
        (["-f", "xlsx", "--layout", "tasks", "--lang", "en", "-o", "a.xlsx"], "in Chinese"),
        (["-f", "xlsx", "--layout", "tasks", "--status", "achieved", "-o", "a.xlsx"], "targets only"),
        (["--bom"], "--bom is for CSV"),
        (["--lang", "zh"], "--lang is for"),
        (["-f", "parquet", "--lang", "zh", "-o", "a.parquet"], "--lang is for"),
        (["-f", "csv", "--lang", "fr"], "fr"),
    ],
)
def test_wrong_use_is_one_sentence_and_writes_nothing(
    plan: Path, arguments: list[str], said: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan.parent)
    assert main(["extract", "plan.txt", *arguments]) == 2
    out, err = capfd.readouterr()
    assert (out, said in err) == ("", True), err
    assert [path.name for path in plan.parent.iterdir()] == ["plan.txt"]
