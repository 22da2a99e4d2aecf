"""Glossaries behind a report make no records."""

from __future__ import annotations

import pytest

import planparse

REPORT = "云溪市2025年政府工作报告\n一、今年主要工作\n新建公园3个，改造学校5所，培训教师200名，建设水库2座。\n"
WORDS = "1.“双千”计划：指到2027年培育企业1000家、开展青年交流1000名。\n2.“两新”：是指设备更新和以旧换新。\n"


def numbers(text: str) -> list[float]:
    return [record.number for record in planparse.extract(text).records if record.number is not None]


@pytest.mark.parametrize("heading", ["名词解释", "附件：名词解释", "《政府工作报告》有关内容名词注释", "有关名词术语解释（按出现先后）"])
def test_a_glossary_behind_a_report_makes_no_records(heading: str) -> None:
    assert numbers(f"{REPORT}{heading}\n{WORDS}") == [3, 5, 200, 2]


def test_an_annex_behind_a_glossary_is_read() -> None:
    assert numbers(f"{REPORT}附件1\n名词解释\n{WORDS}附件2\n民生实事\n1.新增学位300个。\n") == [3, 5, 200, 2, 300]


@pytest.mark.parametrize("heading", ["做好名词解释工作。", "二、名词审定"])
def test_other_lines_head_no_glossary(heading: str) -> None:
    assert 1000 in numbers(f"{REPORT}{heading}\n1.到2025年培育企业1000家：指标为“四上”企业。\n2.指导新建学校7所。\n")
