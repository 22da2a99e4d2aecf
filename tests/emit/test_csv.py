"""CSV output: the frame's columns, safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from planparse.emit.csv_text import to_csv
from planparse.emit.frame import COLUMNS
from planparse.records import Extraction


@pytest.fixture
def extraction() -> Extraction:
    return Extraction.model_validate_json((Path(__file__).parent / "sample.json").read_text("utf-8"))


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_a_record_under_the_columns_of_the_frame(extraction: Extraction) -> None:
    found = _read(to_csv(extraction))
    assert list(found[0]) == list(COLUMNS)
    assert [row["number"] for row in found] == ["0.5", "20500", "10", ""]
    assert found[0]["source_text"] == "全市义务教育辍学率由0.8%\n降到0.5%以下"
    assert found[1]["responsible_body_alias"] == "市教育局、市财政局、市住房和城乡建设局"
    assert found[3]["responsible_body_alias"] == ""
    assert to_csv(extraction).count("\r\n") == 5


def test_rows_without_header_follow_on(extraction: Extraction) -> None:
    assert len(_read(to_csv(extraction) + to_csv(extraction, header=False))) == 8


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A1", '=HYPERLINK("http://x","y")', "=1,2"]
)
def test_formulas_are_defused(extraction: Extraction, text: str) -> None:
    record = extraction.records[0].model_copy(update={"goal": text, "metric": f"学校{text}"})
    row = _read(to_csv(extraction.model_copy(update={"records": (record,)})))[0]
    assert row["goal"] == f"'{text}"
    assert row["metric"] == f"学校{text}"


def test_negative_numbers_stay_numbers(extraction: Extraction) -> None:
    record = extraction.records[0].model_copy(update={"number": -5})
    assert _read(to_csv(extraction.model_copy(update={"records": (record,)})))[0]["number"] == "-5"


@pytest.mark.parametrize("odd", ["一\r二", "一\r\n二", '一"二', "一,二", "一\x00二"])
def test_odd_text_survives_the_round_trip(extraction: Extraction, odd: str) -> None:
    record = extraction.records[0].model_copy(update={"goal": odd})
    assert _read(to_csv(extraction.model_copy(update={"records": (record,)})))[0]["goal"] == odd


def test_unpaired_surrogates_are_replaced(extraction: Extraction) -> None:
    record = extraction.records[0].model_copy(update={"goal": "目标\ud800"})
    assert "目标\ufffd" in to_csv(extraction.model_copy(update={"records": (record,)})).encode("utf-8").decode("utf-8")


def test_a_byte_order_mark_stands_once_and_first(extraction: Extraction) -> None:
    text = to_csv(extraction, bom=True) + to_csv(extraction, header=False, bom=True)
    assert text.encode("utf-8").startswith(b"\xef\xbb\xbfdocument_id,")
    assert text.count("\ufeff") == 1
    assert to_csv(extraction).startswith("document_id,")


def test_chinese_headings_and_words(extraction: Extraction) -> None:
    first, second, third, fourth = _read(to_csv(extraction, lang="zh"))
    assert list(first)[:3] == ["文档编号", "文件", "标题"]
    assert (first["状态"], second["状态"]) == ("目标", "完成")
    assert [row["比较"] for row in (first, second, third)] == ["不超过", "等于", "区间"]
    assert (first["指标属性"], second["变化"], fourth["类别"]) == ("约束性", "增加", "重要事项")
    assert second["备注"] == "每年；数值存疑"
    assert (first["数值"], first["原文"]) == ("0.5", "全市义务教育辍学率由0.8%\n降到0.5%以下")
