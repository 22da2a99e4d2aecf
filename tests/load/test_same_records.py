"""The same plan as text, DOCX and PDF gives the same records in the same order."""

from __future__ import annotations

import pytest
from tests.load import docx_files
from tests.load.docx_files import level, numbering, par, table
from tests.load.pdf_files import Sheet

import planparse
from planparse.load import docx, pdf

LISTS = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")
# (level of the list or None, the label as it is typed, text)
PLAN: list[tuple[int | None, str, str]] = [
    (
        None,
        "",
        "为做好2026年教育工作，促进全县教育事业高质量发展，根据县委、县政府部署，制定本计划，请各乡镇、各有关单位结合实际认真抓好落实。",
    ),
    (0, "一、", "总体目标"),
    (
        None,
        "",
        "2026年，全县新增公办学位3200个，普惠性幼儿园覆盖率达到92%以上，义务教育巩固率保持在98.5%以上，教育经费投入增长6%左右，群众满意度明显提升。",
    ),
    (0, "二、", "重点任务"),
    (1, "（一）", "扩大优质资源。"),
    (
        2,
        "1.",
        "新建、改扩建幼儿园5所，新增学前学位900个，6月底前全部开工，12月底前完成主体工程建设并通过竣工验收，所需资金由县级财政统筹安排。责任单位：县教育局、县发展改革局",
    ),
    (2, "2.", "改造农村寄宿制学校12所，配备校医不少于24名。责任单位：县教育局、县卫生健康局"),
    (1, "（二）", "建强教师队伍。"),
    (
        2,
        "1.",
        "全年招聘中小学教师150名，其中农村学校教师不低于60%；组织校长、骨干教师培训1200人次，评选县级名师工作室8个，带动青年教师成长。责任单位：县教育局",
    ),
    (2, "2.", "年底前建成教师周转房200套。责任单位：县住房城乡建设局"),
    (0, "三、", "主要指标"),
]
TABLE = [
    ["序号", "指标名称", "单位", "2025年", "2026年", "属性"],
    ["1", "学前三年毛入园率", "%", "93.1", "≥94", "约束性"],
    ["2", "高中阶段毛入学率", "%", "91.5", "92.5", "预期性"],
    ["3", "普通高中在校生人数", "万人", "1.2", "1.3", "预期性"],
    ["4", "教职工总数", "人", "4100", "4300", "预期性"],
]
CLOSING = "各单位要在每季度末报送进展情况，县教育局全年组织督导不少于4次。"
TITLE = "云溪县2026年教育工作计划"
SIGNED = ["云溪县教育局", "2026年2月18日"]


def as_text() -> str:
    lines = [TITLE, *(label + text for _, label, text in PLAN), *("\t".join(row) for row in TABLE), CLOSING, *SIGNED]
    return "\n".join(lines) + "\n"


def as_docx() -> str:
    body = par(TITLE)
    for at, _, text in PLAN:
        body += par(text, num=None if at is None else (1, at))
    body += table(*TABLE) + par(CLOSING) + "".join(par(line) for line in SIGNED)
    return docx.read(docx_files.docx(body, {"word/numbering.xml": numbering({0: LISTS}, {1: 0})}), "plan.docx")[0]


def as_pdf() -> str:
    sheet = Sheet(header="云溪县教育局文件", footer="— {page} —")
    sheet.title(TITLE)
    for _, label, text in PLAN:
        sheet.par(label + text)
    sheet.table(TABLE, [40, 140, 50, 60, 60, 60])
    sheet.par(CLOSING)
    for line in SIGNED:
        sheet.line(line, 380)
    return pdf.read(sheet.bytes(), "plan.pdf")[0]


def facts(text: str, model: bool) -> tuple[object, list[dict[str, object]]]:
    """Return the document's fields and the records without what depends on where the words stand."""
    found = planparse.extract(text, model=model)
    left_out = {"id", "source"}
    return found.document.model_dump(exclude={"id", "path", "chars"}), [record.model_dump(exclude=left_out) for record in found.records]


@pytest.mark.parametrize("model", [False, True])
@pytest.mark.parametrize("form", [as_docx, as_pdf])
def test_the_records_are_the_same(form, model):
    # No difference is known: the text layers differ in blank lines and in the spaces inside of cells alone.
    document, records = facts(as_text(), model)
    assert len(records) >= 20
    got_document, got = facts(form(), model)
    assert got == records
    assert got_document == document


def test_the_text_layers_are_the_same():
    assert as_docx() == as_text()
    assert as_pdf() == as_text()
