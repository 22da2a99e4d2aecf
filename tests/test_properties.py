"""What holds of the whole pipeline for any text at all: no crash, grounded, deterministic, in order, and work in proportion to length."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import planparse
from planparse.clean import clean
from planparse.extraction.metrics import clean_noun
from planparse.records import Extraction

WORDS = """
云溪市2025年工作计划|清河县教育局2024年工作总结及2025年工作打算|一、总体要求|二、主要目标|（一）|(二)|1.|2．|①|一是|第一章|3、|二、2025年工作安排
新建|新增|培育|达到|控制在|提高到|下降|完成|分别|均|各|其中|至少|不少于|以上|以内|左右|超过|由|较2020年|占|每|人均|为|对|在|力争|已|累计|去年
公办幼儿园|学位|达标率和优良率|种植、收获机械化率|规上工业企业|高标准农田|近视率|财政收入|退役军人|示范学校|专职教师|托位|“双减”|《管理办法》
3|12|1,200|0.5|５０|十二|三分之二|一万余|百|两|1O0%|2022100%|20202022年|58|1 2 %|99.5|-|—|～|至
所|个|家|%|％|‰|个百分点|亿元|万亩|人次|名/班|公里|倍|翻一番|减半|第1位|前三名|前10|岁|小时
到2027年|6月底前|年内|三年内|“十五五”末|2025—2027年|每年|逐年|全年|上半年
（责任单位：市教育局、市财政局）|牵头单位：市发改局|由县农业农村局负责|各县（市、区）要
出台|成立|建成|启动|创成|通过省级验收|领导小组|工作方案
，|。|；|：|、|（|）|(|)|“|”|《|》|【|】|,|.|;|…|——|·
"""
ODD = [
    "\n", "\r\n", "\r", "\n\n", " ", "\u3000", "\t", "\ufeff", "\u200b", "\u202e", "\u200f", "\x00", "\x0c", "\xa0", "\ud800", "\udc00", "𠮷", "😀", "👨‍👩‍👧",
    "é", "⻔", "&nbsp;", "Ａ", "１２", "٣", "²", "Ⅲ", "㈠", "㎡", "来源：某网 发布时间：2025-01-02", "\n1、", "\n2、", "第 3 页", "目录", "相关阅读：",
]  # fmt: skip
PIECES = st.sampled_from([piece for line in WORDS.strip().splitlines() for piece in line.split("|")])
TEXT = st.one_of(
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(st.one_of(PIECES, PIECES, PIECES, st.sampled_from(ODD)), max_size=80).map("".join),
    st.text(max_size=80),
)
BOUNDED = settings(max_examples=400, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])


def check(text: str) -> Extraction:
    found = planparse.extract(text, model=False)
    assert found.document.chars == len(text)
    read = set(clean(text).text)
    positions = []
    for record in found.records:
        source = record.source
        assert 0 <= source.start < source.end <= len(text)
        assert text[source.start : source.end] == source.text
        assert set(record.metric) <= read
        assert set(record.action) <= read
        assert set(record.goal) <= read
        assert (record.number is None) == (record.kind == "milestone")
        assert record.number_max is None or (record.number is not None and record.comparator == "range")
        assert record.metric or record.kind == "milestone"
        assert record.action or record.kind == "quantitative"
        positions.append(source.start)
    assert positions == sorted(positions)
    return found


@BOUNDED
@given(TEXT)
@example("")
@example("\ufeff")
@example("\x00\r\n\ud800")
@example("新建公园3个，新建公园3个。\n新建公园3个。")
@example("云溪市2025年工作计划\r\n一、\u202e新建公园３个、停车场\x005处。")
@example("新建𠮷祥公园3个，😀新增学位1 200个。")
def test_holds_for_any_text(text: str) -> None:
    check(text)


@BOUNDED
@given(TEXT)
@example("旅游收入翻一番翻一番。")
@example("城镇失业率控制在5%、5%以内。")
def test_ids_are_unique(text: str) -> None:
    found = planparse.extract(text, model=False).records
    assert len({record.id for record in found}) == len(found)


@settings(BOUNDED, max_examples=120)
@given(TEXT)
def test_two_runs_are_equal(text: str) -> None:
    assert planparse.extract(text, model=False) == planparse.extract(text, model=False)


@settings(BOUNDED, max_examples=80)
@given(TEXT, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_do_not_matter(text: str, end: str) -> None:
    """The same is read whatever ends the lines; only the places move."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    one, other = check(text), check(text.replace("\n", end))

    def bare(found: Extraction) -> list[tuple[object, ...]]:
        return [(r.kind, r.status, r.action, r.metric, r.number, r.unit, r.comparator, r.change, r.goal) for r in found.records]

    assert bare(one) == bare(other)


# -- work: calls made, which do not depend on the machine

SECTION = """（{n}）办好第{n}类实事
1.新建云溪第{n}片区公办幼儿园{n}所，新增学位{n}00个，学生体质健康达标率和优良率分别在95%、5{n}%以上。（责任单位：市教育局、市财政局）
2.到2027年，培育规上工业企业{n}家、限上商贸企业1{n}家，其中服务业企业{n}家；研发投入强度由2.{n}%提高到3.{n}%。
3.6月底前完成{n}所甲类学校、1{n}所乙类学校创建任务，出台《云溪市第{n}批管理办法》，成立云溪市第{n}工作专班。
4.对{n}0家企业开展检查，案件办结率100%，粮食面积稳定在{n}万亩以上，一般性支出比上年压减{n}%。由市农业农村局牵头，市水务局配合。
"""


def plan(sections: int, end: str) -> str:
    body = "".join(SECTION.format(n=number) for number in range(3, 3 + sections))
    return f"云溪市2025年工作计划\n一、重点任务\n{body}".replace("\n", end)


def calls(work: Callable[[], object]) -> int:
    made = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return made


def steps(work: Callable[[], object], folder: str) -> int:
    """Count the lines run in the files of one stage, every turn of a comprehension included."""
    made = 0

    def trace(frame: FrameType, event: str, argument: object) -> Callable[..., object] | None:
        nonlocal made
        made += event == "line"
        return trace if event != "call" or folder in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return made


@pytest.mark.parametrize("end", ["\n", ""], ids=["lines", "one line"])
def test_work_grows_in_proportion_to_length(end: str) -> None:
    """Ten times the text takes at most thirteen times the calls."""
    one, ten = plan(8, end), plan(80, end)
    assert 9 < len(ten) / len(one) < 11
    few, many = planparse.extract(one, model=False), planparse.extract(ten, model=False)  # compiles every pattern
    assert len(few.records) >= 8 * 10
    assert len(many.records) >= 9 * len(few.records)
    assert calls(lambda: planparse.extract(ten, model=False)) <= 13 * calls(lambda: planparse.extract(one, model=False))


@pytest.mark.parametrize("unit", ["新建公园3个，", "3个、", "《", "（1）", "责任单位：", "2025年", "已", "\n1.", "其中达到5%，", "A和B及"])
def test_work_on_monotonous_text_grows_in_proportion_too(unit: str) -> None:
    one, ten = unit * 150, unit * 1500
    planparse.extract(ten, model=False)
    assert calls(lambda: planparse.extract(ten, model=False)) <= 13 * calls(lambda: planparse.extract(one, model=False))


# One sentence (or one paragraph, one table) that says the same over and over: what is looked up must not be walked anew for each number.
LONG = [
    "建成公园3个（2024年2个）",
    "新建公园3个，",
    "新建公园3个（含广场2个、绿地5处），",
    "（新建公园3个",
    "小学、初中巩固率分别达到99%、98%，",
    "入学率由85%提高到90%，",
    "新建公园3个（责任单位：市教育局、市财政局），",
    "1.新建公园3个（责任单位：市教育局）",
    "责任单位：市教育局、市财政局；",
    "6月底前开工。新建公园3个。",
    "加快2024年批复的公园建设，新建公园3个，",
    "公园比2020年增加3个，",
    "（1）新建公园3个",
    "一是新建公园3个；二是新建广场2处；",
    "落实《云溪市公园条例》新建公园3个，",
    "“公园”3个",
    "其中公园3个",
    "3个、5个、8个、",
    "公园、广场、绿地、",
    "云溪大桥11月合龙",
    "公园\n个\n3\n5\n",
]


@pytest.mark.parametrize("unit", LONG)
def test_work_on_one_long_sentence_grows_in_proportion(unit: str) -> None:
    """Count the lines run and the characters written, in calls of C the first cannot see."""
    head, size = "云溪市2025年工作计划\n指标 单位 2020年 2025年\n一、重点任务\n新建", 1200
    planparse.extract(head + unit * 3, model=False)

    def work(text: str) -> int:
        written = 0

        def run() -> None:
            nonlocal written
            written = sum(len(record.goal) for record in planparse.extract(text, model=False).records)

        return steps(run, "planparse") + written

    times = size // len(unit)
    assert work(head + unit * times * 10) <= 13 * work(head + unit * times)


def test_peeling_a_noun_word_by_word_is_bounded() -> None:
    """Each peel searches the rest, so that the number of peels must not grow with a noun without end."""
    clean_noun("要将" * 200)
    assert calls(lambda: clean_noun("公园要将" + "要将" * 20000)) == calls(lambda: clean_noun("公园要将" + "要将" * 2000))


@pytest.mark.parametrize("text", ["要将" * 10000 + "新建3个", "达" * 40000 + "3%"])
def test_a_clause_without_end_gives_a_result(text: str) -> None:
    found = planparse.extract(text, model=False)
    assert all(record.source.text == text[record.source.start : record.source.end] for record in found.records)
