"""The table of tasks, read back as an office would see it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

import planparse
from planparse.emit import xlsx
from planparse.emit.tasks import HEADINGS, write_tasks
from planparse.errors import OutputError
from planparse.records import Extraction

PLAN = """云溪市2025年教育工作要点
一、主要目标
全市学前教育毛入园率达到95%以上。2024年已新建学校9所。
二、重点任务
（一）扩大学位供给
2025年6月底前新建幼儿园10—12所，新增学位2000个。出台《云溪市学位建设三年方案》。（牵头单位：市教育局；配合单位：市财政局、市住建局）
（二）加大投入
教育经费增长6%左右，投入资金5亿元。
"""


@pytest.fixture(scope="module")
def plan() -> Extraction:
    return planparse.extract(PLAN, model=False)


def _sheet(path: Path) -> Any:
    return openpyxl.load_workbook(path).active


@pytest.fixture
def sheet(plan: Extraction, tmp_path: Path) -> Any:
    write_tasks([plan], tmp_path / "a.xlsx")
    return _sheet(tmp_path / "a.xlsx")


def _rows(sheet: Any) -> list[dict[str, Any]]:
    return [dict(zip(HEADINGS, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_the_headings_are_those_of_offices(sheet: Any) -> None:
    assert tuple(cell.value for cell in sheet[1]) == (
        "序号", "重点任务", "目标内容", "指标", "目标值", "单位", "完成时限", "牵头单位", "配合单位", "来源",
    )  # fmt: skip
    assert sheet.title == "任务分解表"


def test_values_deadlines_and_bodies_are_as_offices_write_them(sheet: Any) -> None:
    found = _rows(sheet)
    assert [row["序号"] for row in found] == list(range(1, 7))
    assert [(row["目标值"], row["单位"]) for row in found] == [
        ("≥95", "%"),
        ("10—12", "所"),
        ("新增2000", "个"),
        (None, None),
        ("增长6%左右", "%"),
        ("5", "亿元"),
    ]
    assert [row["完成时限"] for row in found][:2] == ["2025年底", "2025年6月底"]
    assert (found[1]["牵头单位"], found[1]["配合单位"]) == ("市教育局", "市财政局、市住建局")
    assert found[3]["目标内容"] == "出台《云溪市学位建设三年方案》"


def test_what_is_achieved_is_no_task(sheet: Any, plan: Extraction) -> None:
    assert any(record.status == "achieved" for record in plan.records)
    assert not any("9所" in row["目标内容"] for row in _rows(sheet))


def test_the_source_leads_back_to_the_text(sheet: Any, plan: Extraction) -> None:
    source = _rows(sheet)[1]["来源"]
    first, last = source.rpartition("第")[2].removesuffix("字）").split("—")
    assert source.startswith("《云溪市2025年教育工作要点》二.一（")
    assert "新建幼儿园10—12所" in PLAN[int(first) - 1 : int(last)]


def test_headings_are_merged_over_their_tasks(sheet: Any) -> None:
    assert sorted(str(found) for found in sheet.merged_cells.ranges) == ["B3:B5", "B6:B7"]
    assert [sheet.cell(row, 2).value for row in (2, 3, 6)] == ["一、主要目标", "（一）扩大学位供给", "（二）加大投入"]


def test_a_filter_finds_every_row_below_a_merged_heading(plan: Extraction, tmp_path: Path) -> None:
    """A cell under a merged one keeps its value in the file, though nobody sees it."""
    write_tasks([plan], path := tmp_path / "a.xlsx")
    under = [row[1].value for row in openpyxl.load_workbook(path, read_only=True).active.iter_rows(min_row=3, max_row=5)]
    assert under == ["（一）扩大学位供给"] * 3


def test_tasks_of_two_plans_are_not_merged(plan: Extraction, tmp_path: Path) -> None:
    last = plan.model_copy(update={"records": plan.records[-1:]})
    path = tmp_path / "a.xlsx"
    assert write_tasks([last, last], path) == 2
    sheet = _sheet(path)
    assert not sheet.merged_cells.ranges
    assert [row["序号"] for row in _rows(sheet)] == [1, 2]
    assert sheet.oddHeader.center.text == "任务分解表"


def test_filter_frozen_header_and_print_set_up(sheet: Any) -> None:
    assert sheet.auto_filter.ref == "A1:J7"
    assert sheet.freeze_panes == "A2"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
    assert sheet.oddHeader.center.text == "云溪市2025年教育工作要点任务分解表"


def test_all_of_a_text_is_seen(plan: Extraction, tmp_path: Path) -> None:
    long = plan.records[0].model_copy(update={"goal": "很长的目标内容" * 20})
    write_tasks([plan.model_copy(update={"records": (long,)})], path := tmp_path / "a.xlsx")
    sheet = _sheet(path)
    wide, high = sheet.column_dimensions["C"].width, sheet.row_dimensions[2].height
    assert high / 15 * wide >= 280  # 140 Chinese signs, two columns each
    assert sheet["C2"].alignment.wrap_text
    assert sheet["C2"].border.left.style == "thin"


def test_a_long_heading_over_one_short_task_makes_its_row_high(plan: Extraction, tmp_path: Path) -> None:
    record = plan.records[0]
    item = record.item.model_copy(update={"headings": ("一、着力扩大优质公办学前教育资源供给能力建设",)})
    write_tasks([plan.model_copy(update={"records": (record.model_copy(update={"item": item}),)})], path := tmp_path / "a.xlsx")
    assert _sheet(path).row_dimensions[2].height >= 3 * 15


def test_text_of_a_document_is_no_formula_and_no_code_of_the_page_header(plan: Extraction, tmp_path: Path) -> None:
    doc = plan.document.model_copy(update={"title": "&P=1&[路径]"})
    record = plan.records[0].model_copy(update={"goal": "=1+1", "metric": "-5@"})
    write_tasks([plan.model_copy(update={"document": doc, "records": (record,)})], path := tmp_path / "a.xlsx")
    sheet = _sheet(path)
    assert [(sheet[at].value, sheet[at].data_type, sheet[at].quotePrefix) for at in ("C2", "D2")] == [
        ("=1+1", "s", True),
        ("-5@", "s", True),
    ]
    assert sheet.oddHeader.center.text == "&&P=1&&[路径]任务分解表"


def test_no_task_leaves_the_header(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert write_tasks([], path) == 0
    assert _sheet(path).max_row == 1


def test_more_tasks_than_rows_is_one_sentence(plan: Extraction, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    with pytest.raises(OutputError, match="holds 3 records"):
        write_tasks([plan], tmp_path / "a.xlsx")
