"""The same plan as text, HTML page, DOCX and PDF gives the same records in the same order.

Differences that are known, and why:

* PDF: a space between Chinese characters that is narrower than one of them is not read, since justified lines are full of such gaps.
  The plans in which that changes records are listed; they are compared without spaces and without confidence, which the model draws
  from the words around a number and from how far they stand off.
* Text alone keeps the page of its site; what is compared is the plan itself, as cleaning leaves it.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from tests.load import forms
from tests.load.paths import PLANS

from planparse import pipeline
from planparse.clean import clean
from planparse.load import load_bytes, load_file

PLAN = """云溪县2026年教育工作计划
为做好2026年教育工作，促进全县教育事业高质量发展，根据县委、县政府部署，制定本计划，请各乡镇、各有关单位结合实际认真抓好落实。
一、总体目标
2026年，全县新增公办学位3200个，普惠性幼儿园覆盖率达到92%以上，义务教育巩固率保持在98.5%以上，教育经费投入增长6%左右，群众满意度明显提升。
二、重点任务
（一）扩大优质资源。
1.新建、改扩建幼儿园5所，新增学前学位900个，6月底前全部开工，12月底前完成主体工程建设并通过竣工验收，所需资金由县级财政统筹安排。责任单位：县教育局、县发展改革局
2.改造农村寄宿制学校12所，配备校医不少于24名。（牵头单位：县教育局；配合单位：县卫生健康局、县财政局）
（二）建强教师队伍。
1.全年招聘中小学教师150名，其中农村学校教师不低于60%；组织校长、骨干教师培训1200人次，评选县级名师工作室8个，带动青年教师成长。责任单位：县教育局
2.年底前建成教师周转房200套。责任单位：县住房城乡建设局
三、主要指标
序号\t指标名称\t单位\t2025年\t2026年\t属性
1\t学前三年毛入园率\t%\t93.1\t≥94\t约束性
2\t高中阶段毛入学率\t%\t91.5\t92.5\t预期性
3\t普通高中在校生人数\t万人\t1.2\t1.3\t预期性
4\t教职工总数\t人\t4100\t4300\t预期性
各单位要在每季度末报送进展情况，县教育局全年组织督导不少于4次。
云溪县教育局
2026年2月18日
"""
SPACED = {"qingbu-edu-2023": "its item numbers stand apart from their points (2 .)"}
FORMS = (forms.as_text, forms.as_html, forms.as_site, forms.as_docx, forms.as_pdf)
SOURCES = {"written": PLAN} | {
    path.stem: "\n".join(filter(None, map(str.strip, clean(load_file(path).text).text.splitlines()))) + "\n" for path in PLANS
}


def facts(data: bytes, model: bool) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the document's fields and the records without what depends on the bytes and on where the words stand."""
    found = pipeline.run(load_bytes(data, path=None), model=model)
    fields = found.document.model_dump(exclude={"id", "chars", "media_type", "encoding"})
    return fields, [record.model_dump(exclude={"id", "source"}) for record in found.records]


def without_spaces(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [json.loads(json.dumps({**record, "confidence": None}).replace(" ", "")) for record in records]


def kind(data: bytes) -> str:
    return load_bytes(data, path=None).media_type.rpartition("/")[2][-8:]


def test_the_forms_are_what_they_say():
    assert [kind(form(PLAN)) for form in FORMS] == ["plain", "html", "html", "document", "pdf"]


@pytest.mark.parametrize("model", [False, True], ids=["rules", "model"])
@pytest.mark.parametrize("name", SOURCES)
def test_the_records_are_the_same(name, model):
    plan = SOURCES[name]
    document, records = facts(forms.as_text(plan), model)
    assert len(records) >= 20
    for form in FORMS[1:]:
        got_document, got = facts(form(plan), model)
        want = records
        if form is forms.as_pdf and name in SPACED:
            got, want = without_spaces(got), without_spaces(records)
        assert got == want, form.__name__
        assert got_document == document, form.__name__


def test_a_difference_that_is_listed_is_still_there():
    for name in SPACED:
        plan = SOURCES[name]
        assert facts(forms.as_pdf(plan), False)[1] != facts(forms.as_text(plan), False)[1]


def test_the_text_layers_are_the_same():
    layers = {form.__name__: load_bytes(form(PLAN), path=None).text.rstrip("\n") for form in FORMS if form is not forms.as_site}
    assert set(layers.values()) == {PLAN.rstrip("\n")}


def test_word_counts_the_labels_of_the_plan():
    assert forms.labels(PLAN) == ["一、", "二、", "（一）", "1.", "2.", "（二）", "1.", "2.", "三、"]
    with zipfile.ZipFile(io.BytesIO(forms.as_docx(PLAN))) as archive:
        typed = archive.read("word/document.xml").decode()
    assert not any(label + head in typed for label, head in (("一、", "总体"), ("（一）", "扩大"), ("1.", "新建"), ("2.", "年底")))
