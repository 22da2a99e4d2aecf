"""The table for a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.emit.plain import width
from planparse.emit.table import amount, short, to_table
from planparse.records import Document, Extraction


@pytest.fixture
def extraction() -> Extraction:
    return Extraction.model_validate_json((Path(__file__).parent / "sample.json").read_text("utf-8"))


def test_head_tells_the_document(extraction: Extraction) -> None:
    lines = to_table(extraction).splitlines()
    assert lines[0] == "云溪市2022年教育工作要点"
    assert lines[1] == "云溪市教育局 · 云溪市 999900 · 2022-03-28 发布 · 规划期 2022-01-01 至 2022-12-31"
    assert lines[2] == "plans/yunxi.txt · 4 条记录"


def test_columns_stand_below_each_other(extraction: Extraction) -> None:
    lines = to_table(extraction, columns=140).splitlines()
    head = next(line for line in lines if line.startswith("状态"))
    row = next(line for line in lines if "≤0.5%" in line)
    for name, cell in (("数值", "≤0.5%"), ("完成时限", "2022-12-31"), ("责任单位", "云溪市教育局"), ("条目", "二.8")):
        assert width(head[: head.index(name)]) == width(row[: row.index(cell)])


@pytest.mark.parametrize("columns", [60, 61, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(extraction: Extraction, columns: int) -> None:
    long = extraction.records[0].model_copy(update={"metric": "很长的指标名称abc" * 40, "kind": "quantitative"})
    table = to_table(extraction.model_copy(update={"records": (*extraction.records, long)}), columns=columns)
    rows = table[table.index("状态") :].splitlines()
    assert max(map(width, rows)) <= columns
    assert "…" in table


def test_short_cells_are_whole(extraction: Extraction) -> None:
    table = to_table(extraction, columns=200)
    for cell in (
        "全市义务教育辍学率",
        "出台《云溪市学前教育发展提升行动计划》",
        "市教育局（牵头）、市财政局（配合）、",
        "2025-12-31",
    ):
        assert cell in table


def test_amounts(extraction: Extraction) -> None:
    assert [amount(record) for record in extraction.records] == ["≤0.5%（原0.8%）", "增2.05万个?", "10–12所", ""]


@pytest.mark.parametrize(
    ("comparator", "change", "expected"),
    [("ge", "level", "≥5所"), ("gt", "level", ">5所"), ("lt", "decrease", "减<5所"), ("approx", "level", "≈5所"), ("eq", "ratio", "5所")],
)
def test_signs(extraction: Extraction, comparator: str, change: str, expected: str) -> None:
    update = {"comparator": comparator, "change": change, "number": 5, "unit": "所", "baseline": None}
    assert amount(extraction.records[0].model_copy(update=update)) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (0.00001, "1e-05"),
        (9999, "9999"),
        (10000, "1万"),
        (12345, "1.2345万"),
        (99_999_999, "9999.9999万"),
        (100_000_000, "1亿"),
        (1_250_000_000_000, "1.25万亿"),
        (125_000_000_000, "1250亿"),
        (66.67, "66.67"),
        (100, "100"),
    ],
)
def test_short_numbers(number: float, expected: str) -> None:
    assert short(number) == expected


def test_control_characters_cannot_reach_the_terminal(extraction: Extraction) -> None:
    record = extraction.records[0].model_copy(update={"metric": "一\x1b[2J\r\n二\u202e三\ud800"})
    doc = extraction.document.model_copy(update={"title": "标题\x07\n第二行"})
    table = to_table(extraction.model_copy(update={"records": (record,), "document": doc}), columns=200)
    assert not set(table) & set("\x1b\x07\r\u202e\ud800")
    assert table.splitlines()[0] == "标题\\x07 第二行"


def test_nothing_found() -> None:
    assert to_table(Extraction(document=Document(id="0", chars=0))) == "（无标题）\n0 条记录\n"
