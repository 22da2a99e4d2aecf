"""Values in the words of offices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planparse.emit.office import bodies, due, origin, target, task_headings
from planparse.records import Deadline, Extraction, ItemRef, Record

SAMPLE = Extraction.model_validate_json((Path(__file__).parent / "sample.json").read_text("utf-8"))


def _record(**update: Any) -> Record:
    plain = {"number": 5, "number_max": None, "comparator": "eq", "change": "level", "unit": "所", "baseline": None, "notes": ()}
    return SAMPLE.records[0].model_copy(update=plain | update)


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ({"number": 95, "comparator": "ge", "unit": "%"}, ("≥95", "%")),
        ({"number": 0.5, "comparator": "le", "unit": "%"}, ("≤0.5", "%")),
        ({"comparator": "gt"}, ("＞5", "所")),
        ({"comparator": "lt"}, ("＜5", "所")),
        ({"comparator": "approx"}, ("5左右", "所")),
        ({"number": 10, "number_max": 12, "comparator": "range"}, ("10—12", "所")),
        ({"number": 6, "change": "increase", "unit": "%"}, ("增长6%", "%")),
        ({"number": 6, "change": "increase", "unit": "%", "comparator": "ge"}, ("增长6%以上", "%")),
        ({"number": 6, "change": "increase", "unit": "%", "comparator": "approx"}, ("增长6%左右", "%")),
        ({"number": 6, "number_max": 8, "change": "increase", "unit": "%", "comparator": "range"}, ("增长6%—8%", "%")),
        ({"number": 3.5, "change": "decrease", "unit": "%", "comparator": "gt"}, ("下降超过3.5%", "%")),
        ({"number": 3, "change": "increase", "unit": "个百分点"}, ("提高3个百分点", "个百分点")),
        ({"number": 2000, "change": "increase", "unit": "个"}, ("新增2000", "个")),
        ({"number": 30, "change": "decrease", "unit": "家"}, ("减少30", "家")),
        ({"number": 2, "change": "ratio", "unit": "倍"}, ("2倍", "倍")),
        ({"number": 500_000_000, "unit": "元"}, ("5", "亿元")),
        ({"number": 382_000, "unit": "吨", "comparator": "ge"}, ("≥38.2", "万吨")),
        ({"number": 123_456, "unit": "人"}, ("123456", "人")),
        ({"number": 8000, "number_max": 12_000, "comparator": "range", "unit": "人"}, ("8000—12000", "人")),
        ({"number": 20_000, "number_max": 30_000, "comparator": "range", "unit": "人"}, ("2—3", "万人")),
        ({"notes": ("annual",)}, ("每年5", "所")),
        ({"notes": ("every:3年", "each")}, ("每3年各5", "所")),
        ({"number": 58, "notes": ("suspect-number", "past-plan")}, ("58（存疑）", "所")),
        ({"number": None, "unit": ""}, ("", "")),
        ({"number": -0.25, "unit": "%"}, ("-0.25", "%")),
    ],
)
def test_target_values(update: dict[str, Any], expected: tuple[str, str]) -> None:
    assert target(_record(**update)) == expected


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (None, ""),
        (Deadline(date="2025-12-31", source="document"), "2025年底"),
        (Deadline(date="2025-06-30", source="explicit"), "2025年6月底"),
        (Deadline(date="2024-02-29", source="explicit"), "2024年2月底"),
        (Deadline(date="2025-02-27", source="explicit"), "2025年2月27日"),
        (Deadline(start="2025-01-01", source="explicit"), "2025年起"),
        (Deadline(text="近期", source="explicit"), "近期"),
    ],
)
def test_deadlines(deadline: Deadline | None, expected: str) -> None:
    assert due(_record(deadline=deadline)) == expected


def test_bodies_without_a_support_lead() -> None:
    assert [bodies(record) for record in SAMPLE.records[:3]] == [("云溪市教育局", ""), ("市教育局", "市财政局、市住建局"), ("", "")]


def test_origin_counts_characters_as_people_do() -> None:
    assert origin(SAMPLE.records[0], "要点", "a.txt") == "《要点》二.8（第2322—2345字）"
    assert origin(SAMPLE.records[1], None, "a.txt") == "a.txt（第3001—3010字）"


@pytest.mark.parametrize(
    ("headings", "goals", "expected"),
    [
        (("一、目标", "1.扩大供给"), ["新建5所"], "1.扩大供给"),
        (("一、目标", "1.教学质量：上线率达到78%以上"), ["上线率达到78%以上"], "1.教学质量"),
        (("一、目标", "1.新建幼儿园5所"), ["新建幼儿园5所", "新增学位200个"], "一、目标"),
        (("一、目标", "很长" * 31), ["新建5所"], "一、目标"),
        ((), ["新建5所"], ""),
    ],
)
def test_a_task_stands_below_a_heading_that_is_one(headings: tuple[str, ...], goals: list[str], expected: str) -> None:
    item = ItemRef(path=tuple("一1"[: len(headings)]), headings=headings)
    assert task_headings([_record(goal=goal, item=item) for goal in goals]) == [expected] * len(goals)
