"""XLSX, read back: types, print set-up, and text that stays text."""

from __future__ import annotations

import datetime
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planparse.emit import xlsx
from planparse.emit.columns import TABLE, headings
from planparse.emit.csv_text import FORMULA
from planparse.emit.frame import COLUMNS, rows
from planparse.emit.xlsx import cell_text, write_xlsx
from planparse.errors import OutputError
from planparse.records import Extraction

SAMPLE = Extraction.model_validate_json((Path(__file__).parent / "sample.json").read_text("utf-8"))
AT = {name: number for number, name in enumerate(COLUMNS, start=1)}


def _with(**update: Any) -> Extraction:
    return SAMPLE.model_copy(update={"records": (SAMPLE.records[0].model_copy(update=update),)})


def _sheet(path: Path) -> Any:
    return openpyxl.load_workbook(path).active


def test_one_row_a_record_with_the_values_of_the_frame(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert write_xlsx([SAMPLE, SAMPLE], path) == 8
    sheet = _sheet(path)
    found = list(sheet.iter_rows(values_only=True))
    assert list(found[0]) == list(COLUMNS)
    for row, expected in zip(found[1:], rows(SAMPLE) * 2, strict=True):
        for column, value in zip(TABLE, row, strict=True):
            said = expected[column.name]
            if column.type == "day":
                assert value == (datetime.datetime.fromisoformat(said) if said else None)
            else:
                assert value == (None if said == "" else said), column.name


def test_numbers_and_days_are_of_their_types(tmp_path: Path) -> None:
    write_xlsx([SAMPLE], path := tmp_path / "a.xlsx")
    sheet = _sheet(path)
    assert [sheet.cell(row, AT["number"]).data_type for row in range(2, 6)] == ["n", "n", "n", "n"]
    assert sheet.cell(2, AT["deadline"]).is_date
    assert sheet.cell(2, AT["deadline"]).number_format == "yyyy-mm-dd"
    assert sheet.cell(2, AT["adcode"]).data_type in ("s", "inlineStr")
    assert sheet.cell(2, AT["adcode"]).value == "999900"


def test_header_filter_and_print_set_up(tmp_path: Path) -> None:
    write_xlsx([SAMPLE], path := tmp_path / "a.xlsx", lang="zh")
    sheet = _sheet(path)
    assert [cell.value for cell in sheet[1]] == headings("zh")
    assert sheet.title == "记录"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(5, len(TABLE)).coordinate}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$1"
    assert not getattr(sheet.sheet_properties.pageSetUpPr, "fitToPage", False), "39 columns on one page cannot be read"
    assert "&P" in sheet.oddFooter.center.text
    assert (sheet.cell(2, AT["status"]).value, sheet.cell(2, AT["comparator"]).value) == ("目标", "不超过")


def test_columns_are_as_wide_as_their_chinese_and_no_wider_than_a_screen(tmp_path: Path) -> None:
    write_xlsx([_with(metric="义务教育巩固率", goal="很长的目标" * 60)], path := tmp_path / "a.xlsx")
    sheet = _sheet(path)

    def wide(name: str) -> float:
        return float(sheet.column_dimensions[sheet.cell(1, AT[name]).column_letter].width)

    assert 14 < wide("metric") < 18
    assert 49 < wide("goal") < 53
    assert wide("unit") >= 8
    assert sheet.cell(2, AT["goal"]).alignment.wrap_text


@pytest.mark.parametrize("first", FORMULA)
def test_formulas_stay_text_even_when_the_cell_is_edited(tmp_path: Path, first: str) -> None:
    text = f"{first}HYPERLINK(1+1)"
    write_xlsx([_with(goal=text, metric=f"学校{text}")], path := tmp_path / "a.xlsx")
    cell = _sheet(path).cell(2, AT["goal"])
    assert cell.data_type in ("s", "inlineStr")
    assert cell.value == text.replace("\r", "\n")
    assert cell.quotePrefix
    assert not _sheet(path).cell(2, AT["metric"]).quotePrefix
    assert "<f>" not in _xml(path)


@pytest.mark.parametrize(
    "link", ["http://a.example/b", "mailto:a@b.example", "internal:Sheet1!A1", "external:c.xlsx", "ftp://a.example", "file:///etc/passwd"]
)
def test_no_text_becomes_a_link(tmp_path: Path, link: str) -> None:
    write_xlsx([_with(goal=link)], path := tmp_path / "a.xlsx")
    cell = _sheet(path).cell(2, AT["goal"])
    assert (cell.value, cell.hyperlink) == (link, None)
    with zipfile.ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if "worksheets/_rels" in name or "externalLink" in name]


def test_markup_of_a_document_is_not_markup_of_the_sheet(tmp_path: Path) -> None:
    text = "<r><t>目标</t></r>"
    write_xlsx([_with(goal=text, metric='</t></is></c><c r="A1"><f>1+1</f></c>')], path := tmp_path / "a.xlsx")
    sheet = _sheet(path)
    assert sheet.cell(2, AT["goal"]).value.rstrip() == text
    assert "&lt;r&gt;&lt;t&gt;" in _xml(path)
    assert "<f>" not in _xml(path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一\x00二\x1b\ufffe", "一\ufffd二\ufffd\ufffd"),
        ("一\r\n二\r三\t四", "一\n二\n三\t四"),
        ("目标\ud800", "目标\ufffd"),
        ("字" * 40_000, "字" * 32_766 + "…"),
        ("𠮷" * 20_000, "𠮷" * 16_383 + "…"),
        ("字" * 32_767, "字" * 32_767),
    ],
    ids=["control", "line ends", "surrogate", "long", "long in pairs", "just fits"],
)
def test_a_cell_holds_what_excel_can_read(text: str, expected: str, tmp_path: Path) -> None:
    assert cell_text(text) == expected
    write_xlsx([_with(goal=text)], path := tmp_path / "a.xlsx")
    assert _sheet(path).cell(2, AT["goal"]).value == expected


def test_a_day_before_excel_is_text(tmp_path: Path) -> None:
    doc = SAMPLE.document.model_copy(update={"published": "1899-12-31"})
    write_xlsx([SAMPLE.model_copy(update={"document": doc})], path := tmp_path / "a.xlsx")
    assert _sheet(path).cell(2, AT["published"]).value == "1899-12-31"


def test_no_record_leaves_a_header_with_its_filter(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert write_xlsx([], path) == 0
    sheet = _sheet(path)
    assert sheet.max_row == 1
    assert sheet.auto_filter.ref.startswith("A1:")


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    write_xlsx([SAMPLE], tmp_path / "a.xlsx")
    write_xlsx([SAMPLE], tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_more_records_than_rows_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 5)
    assert write_xlsx([SAMPLE], tmp_path / "fits.xlsx") == 4
    with pytest.raises(OutputError, match="a sheet of Excel holds 4 records and there are more; choose parquet or csv"):
        write_xlsx([SAMPLE, SAMPLE], tmp_path / "a.xlsx")


def _xml(path: Path) -> str:
    with zipfile.ZipFile(path) as parts:
        return re.sub(r"\s+", " ", parts.read("xl/worksheets/sheet1.xml").decode("utf-8"))
