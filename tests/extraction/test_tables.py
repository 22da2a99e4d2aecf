"""Indicator tables: four layouts of one table, the cells one by one, and text that must never be taken for a table."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from planparse.clean import clean
from planparse.extraction.table_cells import read_unit, read_value
from planparse.extraction.table_header import header_words
from planparse.extraction.tables import read_tables
from planparse.lexicon import compiled, entries
from planparse.segment import segment
from planparse.types import Candidate

Row = tuple[str, float, str, str, str | None]


def read(raw: str) -> list[Candidate]:
    text = clean(raw).text
    return read_tables(text, segment(text))[0]


def rows(raw: str) -> list[Row]:
    return [(c.metric, c.quantity.number, c.quantity.unit, c.comparator, c.binding) for c in read(raw) if c.quantity]


# -- headers as plans word them


def test_a_header_may_say_the_year_behind_what_it_is() -> None:
    text = (
        "表1 水利发展指标\n指标层\t规划基期（2020年）\t近期目标（2025年）\t远期目标（2035年）\t指标性质\n"
        "湿地保护率（%）\t44\t≥50\t≥55\t预期性\n岸线保有率（%）\t61\t不低于61\t不低于62\t约束性\n灌溉面积（万亩）\t—\t1.8\t4.6\t预期性\n"
    )
    assert rows(text) == [
        ("湿地保护率", 50, "%", "ge", "expected"),
        ("湿地保护率", 55, "%", "ge", "expected"),
        ("岸线保有率", 61, "%", "ge", "binding"),
        ("岸线保有率", 62, "%", "ge", "binding"),
        ("灌溉面积", 18_000, "亩", "eq", "expected"),
        ("灌溉面积", 46_000, "亩", "eq", "expected"),
    ]


def test_a_cell_may_say_by_how_much_its_value_changes() -> None:
    text = (
        "专栏1 核心指标\n序号\t指标\t预期值（到2025年）\t属性\n1\t事故死亡人数\t较2020年下降15%以上\t约束性\n"
        "2\t救助到位时间\t10小时以内\t预期性\n3\t参保率\t稳定在97%以上\t预期性\n"
    )
    assert rows(text) == [
        ("事故死亡人数", 15, "%", "ge", "binding"),
        ("救助到位时间", 10, "小时", "le", "expected"),
        ("参保率", 97, "%", "ge", "expected"),
    ]
    assert [c.change for c in read(text)] == ["decrease", "level", "level"]


def test_tasks_may_stand_for_indicators_and_a_year_of_the_plan_is_no_base() -> None:
    text = (
        "云溪县商业体系建设三年行动方案（2023—2025年）\n任务  单位  2022年  2023年  2025年\n社会消费品零售总额  亿元  31.5  34  40以上\n"
        "乡镇商贸中心  个  —  3  5\n便民商店覆盖率  %  76  82  95\n"
    )
    found = [
        (c.metric, c.quantity.number, c.deadline.date, c.baseline and c.baseline.number) for c in read(text) if c.quantity and c.deadline
    ]
    assert found == [
        ("社会消费品零售总额", 3_400_000_000, "2023-12-31", 3_150_000_000),
        ("社会消费品零售总额", 4_000_000_000, "2025-12-31", 3_150_000_000),
        ("乡镇商贸中心", 3, "2023-12-31", None),
        ("乡镇商贸中心", 5, "2025-12-31", None),
        ("便民商店覆盖率", 82, "2023-12-31", 76),
        ("便民商店覆盖率", 95, "2025-12-31", 76),
    ]
    midway = text.replace("（2023—2025年）", "（2021—2025年）").replace("2022年  2023年", "2020年  2022年")
    assert [c.deadline.date for c in read(midway) if c.deadline][:2] == ["2022-12-31", "2025-12-31"]


def test_labels_may_stand_below_the_years_and_years_before_the_plan_are_no_targets() -> None:
    text = (
        "凤溪市职业教育规划（2024—2027年）\n指标\t2021年\t2022年\t2023年\t2027年\n{0}在校生（万人）\t3.1\t3.2\t3.3\t3.6\n"
        "双师型比例（%）\t52\t54\t57\t≥65\n培训规模（万人次）\t4.5\t5\t5.6\t8\n"
    )
    for labels in ("", "实际\t实际\t实际\t目标\n"):
        found = read(text.format(labels))
        assert [(c.metric, c.quantity.number, c.baseline and c.baseline.number) for c in found if c.quantity] == [
            ("在校生", 36_000, 33_000),
            ("双师型比例", 65, 57),
            ("培训规模", 80_000, 56_000),
        ]
        assert {c.deadline.date for c in found if c.deadline} == {"2027-12-31"}


@pytest.mark.parametrize(
    "header",
    [
        "指标名称\t计量单位\t2022年预计完成\t2023年计划",
        "指标名称\t单位\t上年完成\t2023年目标值",
        "序号\t指标\t单位\t现状值\t2023年目标",
    ],
)
def test_the_column_of_what_is(header: str) -> None:
    number = "1\t" if header.startswith("序号") else ""
    text = f"{header}\n{number}生产总值\t亿元\t486\t520\n{number}企业数\t户\t412\t430以上\n{number}失业率\t%\t3.2\t≤3.5\n"
    found = read(text.replace("1\t企业", "2\t企业").replace("1\t失业", "3\t失业"))
    assert [(c.quantity.number, c.comparator, c.baseline and c.baseline.number) for c in found if c.quantity] == [
        (52_000_000_000, "eq", 48_600_000_000),
        (430, "ge", 412),
        (3.5, "le", 3.2),
    ]


def test_bounds_tell_a_first_year_that_is_a_target() -> None:
    text = "主要目标\n指标\n2025年\n2030年\n非化石能源比重\n38%左右\n43%左右\n装机容量\n420万千瓦\n≥700万千瓦\n绿色建筑占比\n100%\n100%\n"
    assert [row[1] for row in rows(text)] == [38, 43, 4_200_000, 7_000_000, 100, 100]
    known = text.replace("主要目标", "“十五五”规划主要目标").replace("38%左右", "约38%")
    assert [row[1] for row in rows(known)] == [43, 7_000_000, 100]


def test_the_rest_of_a_name_may_bring_its_unit_on_the_next_line() -> None:
    text = (
        "专栏2 主要指标\n类别  指  标           2020年  2025年  属 性\n社会  1.基本养老  93.5  ≥95  预期性\n保障  参保率（%）\n"
        "   2.补贴覆盖    100   100  约束性\n   率（%）\n服务  3.技能培训   —   1.2  预期性\n   人数（万人）\n"
    )
    assert rows(text) == [
        ("基本养老参保率", 95, "%", "ge", "expected"),
        ("补贴覆盖率", 100, "%", "eq", "binding"),
        ("技能培训人数", 12_000, "人", "eq", "expected"),
    ]


def test_the_target_of_the_province_is_not_the_citys() -> None:
    labelled = (
        "江渚市“十三五”卫生规划\n主要指标\t单位\t2015年\t2020年\t2020年\n全市实际\t全省目标\t全市目标\n人均预期寿命\t岁\t76.2\t77.8\t78\n"
        "婴儿死亡率\t‰\t5.6\t7.5\t≤6\n医疗床位\t张/千人\t4.8\t6\t5.8\n"
    )
    assert [row[1] for row in rows(labelled)] == [78, 6, 5.8]
    assert rows(labelled.replace("全市实际\t全省目标\t全市目标\n", "")) == []


def test_the_half_year_is_no_target_of_its_own() -> None:
    text = "附件1 进度目标表\n序号\n项目名称\n计量\n单位\n上半年\n目标\n全年\n目标\n1\n小区改造\n个\n8\n20\n2\n服务站建设\n个\n3\n6\n3\n技能培训\n人次\n4500\n≥10000\n各牵头部门要倒排工期，对照节点抓好落实，按季通报进度，对滞后的及时提醒。\n"
    assert [row[:4] for row in rows(text)] == [
        ("小区改造", 20, "个", "eq"),
        ("服务站建设", 6, "个", "eq"),
        ("技能培训", 10_000, "人次", "ge"),
    ]


def test_a_row_may_lack_its_group_its_remark_or_both() -> None:
    text = (
        "岳东县“十四五”生态规划\n一级指标\t二级指标\t单位\t2020年\t2025年\t属性\t备注\n环境治理\t优良天数比率\t%\t86.2\t88\t约束性\t全省平均84.1\n"
        "\t颗粒物浓度\t微克/立方米\t36\t≤32\t约束性\t\n风险防控\t耕地安全利用率\t%\t91\t93以上\t约束性\t\n\t污水治理率\t%\t21.3\t45-50\t预期性\t第九次\n"
    )
    assert [row[:3] for row in rows(text)] == [
        ("优良天数比率", 88, "%"),
        ("颗粒物浓度", 32, "微克/立方米"),
        ("耕地安全利用率", 93, "%"),
        ("污水治理率", 45, "%"),
    ]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("项　　目　　1995年实绩　　2000年", "学龄儿童入学率（%）　　98.6　　99.5"),
        ("类别\n指标\n1998年\n基数\n2000年\n目标", "学龄儿童入学率（%）　　98.6　　99.5"),
        ("任务名称　　“十五”完成　　“十一五”规划", "学龄儿童入学率（%）　　98.6　　99.5"),
        ("现状值　　年 度 目 标\n指标（单位）　　(1998年)　　2000年", "学龄儿童入学率（%）　　98.6　　99.5"),
    ],
)
def test_old_and_spaced_headers(header: str, row: str) -> None:
    body = "\n".join([row, row.replace("学龄儿童", "初中"), row.replace("学龄儿童", "高中")])
    found = read(f"北陉市教育规划\n{header}\n{body}\n")
    assert [(c.quantity.number, c.baseline and c.baseline.number) for c in found if c.quantity] == [(99.5, 98.6)] * 3


def test_a_plan_that_no_calendar_knows_tells_no_years() -> None:
    text = "云溪市“十六五”教育规划纲要\n指标\t2030年\t2035年\n就业率（%）\t90\t92\n入学率（%）\t95\t96\n覆盖率（%）\t80\t85\n"
    assert [row[1] for row in rows(text)] == [92, 96, 85]
    named = text.replace("2030年", "“十五五”完成").replace("2035年", "“十六五”规划")
    assert [row[1] for row in rows(named)] == [92, 96, 85]


# -- the lexicon


@pytest.mark.parametrize("entry", entries("tables", examples=True), ids=lambda entry: str(entry["id"]))
def test_lexicon_examples(entry: dict[str, Any]) -> None:
    regex = compiled("tables", entry["id"], entry["pattern"])
    find = regex.match if entry["id"] == "note-line" else regex.fullmatch
    assert entry["why"]
    assert [example for example in entry["match"] if not find(example)] == []
    assert [example for example in entry["no_match"] if find(example)] == []


# -- one table, four layouts

HEADER = ["序号", "指标", "单位", "2020年", "2025年", "年均增速（%）", "属性"]
BODY = [
    ["1", "地区生产总值", "亿元", "320.5", "450", "7左右", "预期性"],
    ["2", "工业投资", "亿元", "60", "—", "10以上", "预期性"],
    ["3", "粮食综合生产能力", "万吨", "38.2", "≥40", "—", "约束性"],
    ["4", "城镇新增就业", "万人", "[5.1]", "[6]", "—", "预期性"],
    ["5", "单位地区生产总值能耗降低", "%", "—", "完成省下达任务", "—", "约束性"],
    ["6", "城镇调查失业率", "%", "5.4", "5.5以内", "—", "预期性"],
    ["7", "单位地区生产总值用水量下降", "%", "—", "16", "—", "约束性"],
]
WANTED: list[Row] = [
    ("地区生产总值", 45_000_000_000, "元", "eq", "expected"),
    ("工业投资年均增速", 10, "%", "ge", "expected"),
    ("粮食综合生产能力", 400_000, "吨", "ge", "binding"),
    ("城镇新增就业", 60_000, "人", "eq", "expected"),
    ("城镇调查失业率", 5.5, "%", "le", "expected"),
    ("单位地区生产总值用水量", 16, "%", "eq", "binding"),
]
BEFORE = "青禾县发展规划\n为推动全县经济社会高质量发展，县政府组织编制本规划，经县人民代表大会审议通过。\n专栏1 “十四五”主要指标\n"
AFTER = "\n注：[ ]内为五年累计数，第3项占比60%。\n县级有关部门要在2022年6月底前制定专项规划12部。\n"


def layout(name: str) -> str:
    table = [HEADER, *BODY]
    if name == "tabs":
        body = "\n".join("\t".join(row) for row in table)
    elif name == "bars":
        lines = ["| " + " | ".join(row) + " |" for row in table]
        body = "\n".join([lines[0], "|" + "---|" * len(HEADER), *lines[1:]])
    elif name == "spaces":
        body = "\n".join("    ".join(row) for row in table)
    elif name == "one space":
        body = "\n".join(" ".join(row) for row in table)
    else:
        body = "\n".join("\n".join(row) for row in table)
    return BEFORE + body + AFTER


@pytest.mark.parametrize("name", ["tabs", "spaces", "one space"])
def test_rows_on_lines(name: str) -> None:
    assert rows(layout(name)) == WANTED


def test_rows_between_bars() -> None:
    assert rows(layout("bars").replace("| — | — |", "| / | — |")) == WANTED


def test_one_cell_a_line() -> None:
    """As the stage sees it; that cleaning keeps such lines as >1.2 is for its own tests."""
    text = layout("cells")
    found = [(c.metric, c.quantity.number, c.quantity.unit, c.comparator, c.binding) for c in read_tables(text, ())[0] if c.quantity]
    assert found == WANTED


def test_the_fields_of_a_row() -> None:
    found = {c.metric: c for c in read(layout("tabs"))}
    product = found["地区生产总值"]
    assert product.baseline is not None
    assert (product.baseline.number, product.baseline.date) == (32_050_000_000, "2020-12-31")
    assert product.deadline is not None
    assert (product.deadline.date, product.deadline.text, product.deadline.source) == ("2025-12-31", "2025年", "explicit")
    assert (product.kind, product.extractor, product.change) == ("quantitative", "table", "level")
    assert "annual" in found["工业投资年均增速"].notes
    assert found["工业投资年均增速"].baseline is None
    assert found["城镇新增就业"].notes == ("cumulative",)
    assert (found["城镇新增就业"].action, found["城镇新增就业"].change) == ("新增", "increase")
    assert (found["单位地区生产总值用水量"].action, found["单位地区生产总值用水量"].change) == ("下降", "decrease")


@pytest.mark.parametrize("name", ["tabs", "bars", "spaces", "one space", "cells"])
def test_spans_hold_the_table_with_its_note_and_no_more(name: str) -> None:
    text = clean(layout(name)).text
    found, spans = read_tables(text, segment(text))
    assert len(spans) == 1
    inside = text[slice(*spans[0])]
    assert "占比60%" in inside
    assert "专项规划12部" not in inside
    assert "审议通过" not in inside
    assert all(spans[0][0] <= c.clean_start < c.anchor < c.clean_end <= spans[0][1] for c in found)


@pytest.mark.parametrize("name", ["tabs", "bars", "spaces", "one space", "cells"])
def test_every_candidate_points_at_its_value_in_the_raw_text(name: str) -> None:
    raw = layout(name).replace("\n", "\r\n")
    cleaned = clean(raw)
    for found in read_tables(cleaned.text, segment(cleaned.text))[0]:
        assert found.quantity is not None
        start, end = cleaned.raw_span(found.quantity.start, found.quantity.end)
        assert raw[start:end] == found.quantity.text
        assert raw[slice(*cleaned.raw_span(found.clean_start, found.clean_end))].endswith(found.quantity.text)


# -- headers and rows of other kinds


def test_header_cells_on_several_lines_and_groups() -> None:
    raw = "指标名称\n单位\n2020年\n（基期）\n2025年\n年均\n增速\n（%）\n属性\n一、经济发展\n工业投资\n亿元\n60\n75\n5\n预期性\n二、绿色生态\n空气质量优良\n天数比率\n%\n88\n90\n—\n约束性\n林木蓄积\n万立方米\n120\n126\n1\n约束性\n"
    assert [row[:2] for row in rows(raw)] == [("工业投资", 7_500_000_000), ("空气质量优良天数比率", 90), ("林木蓄积", 1_260_000)]


def test_empty_cells_keep_their_columns() -> None:
    raw = "类别\t指标\t单位\t2020年\t2025年\t年均增速\t属性\n创新\t研发投入强度\t%\t2.1\t2.8\t\t预期性\n\t高新技术企业\t家\t\t≥300\t\t预期性\n\t再生水利用量\t万吨\t\t\t[5]\t预期性\n\t湿地面积\t万公顷\t1.2\t1.25\t\t约束性\n"
    found = read(raw)
    assert [(c.metric, c.quantity.number if c.quantity else None, c.change) for c in found] == [
        ("研发投入强度", 2.8, "level"),
        ("高新技术企业", 300, "level"),
        ("再生水利用量", 50_000, "increase"),
        ("湿地面积", 12_500, "level"),
    ]
    assert [c.baseline.number if c.baseline else None for c in found] == [2.1, None, None, 12_000]


def test_units_in_brackets_parts_and_row_numbers() -> None:
    raw = "指标 2015年 2020年\n1．幼儿园（所） 30 45\n2．在校生（万人） 5.2 6\n  其中：高中阶段（万人） 1.1 1.3\n3．巩固率（%） 93 95以上\n"
    assert [row[:4] for row in rows(raw)] == [
        ("幼儿园", 45, "所", "eq"), ("在校生", 60_000, "人", "eq"), ("高中阶段在校生", 13_000, "人", "eq"), ("巩固率", 95, "%", "ge")
    ]  # fmt: skip


def test_caption_tells_unit_and_attribute() -> None:
    raw = "表3 梯田建设指标（属性：约束性）\n（单位：万亩）\n指标 2020年（现状） 2025年 2030年\n梯田保有量 12 15 18\n其中：川道区 3 4 5\n坡塬区 2 3 4\n"
    found = read(raw)
    assert [(c.metric, c.quantity.number if c.quantity else 0, c.deadline.date if c.deadline else "") for c in found] == [
        ("梯田保有量", 150_000, "2025-12-31"),
        ("梯田保有量", 180_000, "2030-12-31"),
        ("川道区梯田保有量", 40_000, "2025-12-31"),
        ("川道区梯田保有量", 50_000, "2030-12-31"),
        ("坡塬区梯田保有量", 30_000, "2025-12-31"),
        ("坡塬区梯田保有量", 40_000, "2030-12-31"),
    ]
    assert {c.binding for c in found} == {"binding"}


def test_the_first_year_of_the_plan_is_no_base() -> None:
    body = "指标 单位 2023年 2024年 2025年\n口袋公园 个 5 6 8\n改造小区 个 10 12 9\n停车位 个 300 400 500\n"
    assert len(read("青禾县三年行动计划（2023—2025年）\n" + body)) == 9
    assert len(read("青禾县三年行动计划\n" + body)) == 6


def test_goal_without_a_year_and_a_column_of_bodies() -> None:
    raw = "序号  指标  单位  目标值  责任单位\n1  新建学校  所  3  市教育局\n2  巩固率  %  ≥99  市教育局、市财政局\n3  培训教师  人次  2000  市教育局\n"
    assert [row[:3] for row in rows(raw)] == [("新建学校", 3, "所"), ("巩固率", 99, "%"), ("培训教师", 2000, "人次")]
    assert {c.deadline for c in read(raw)} == {None}


def test_past_plan() -> None:
    raw = "指标\n规划目标 实现情况\n2015年 年均增长（%） 2015年 年均增长（%）\n1.用户数（亿户） >2.7 >15.7 2.1 10.1\n2.带宽（Mbps） 20 38.0 20 —\n3.覆盖率（%） 80 〔55〕 53 〔28〕\n"
    found = read_tables(raw, ())[0]
    assert [(c.metric, c.quantity.number if c.quantity else 0) for c in found] == [
        ("用户数", 210_000_000), ("用户数年均增长", 10.1), ("带宽", 20), ("覆盖率", 53), ("覆盖率", 28)
    ]  # fmt: skip
    assert all("past-plan" in c.notes for c in found)
    assert {c.deadline.date for c in found if c.deadline} == {"2015-12-31"}


def test_names_and_units_around_a_centred_row_number() -> None:
    raw = (
        BEFORE
        + "序 “十四五”目标\n指 标 单位 属性\n号\n2025年 年均[累计]\n万元/\n1 全员劳动生产率 预期性 36左右 -\n人\n研发支出相当于\n2 % 预期性 4.5左右 -\n生产总值比例\n3 港口吞吐量 万吨 预期性 - [120]\n4 失业率 % 预期性 - <5.5\n三、重点任务\n全市上下要抓好落实，各部门要分解任务，按季调度。\n"
    )
    assert [row[:4] for row in rows(raw)] == [
        ("全员劳动生产率", 360_000, "元/人", "approx"),
        ("研发支出相当于生产总值比例", 4.5, "%", "approx"),
        ("港口吞吐量", 1_200_000, "吨", "eq"),
        ("失业率", 5.5, "%", "lt"),
    ]


def test_page_breaks_inside() -> None:
    raw = layout("tabs").replace("3\t粮食", "— 12 —\n" + "\t".join(HEADER) + "\n3\t粮食")
    assert rows(raw) == WANTED


def test_a_missing_cell_makes_no_wrong_target() -> None:
    """320.5 and 7 under three columns: the target was lost, 7 is the rate of growth."""
    text = layout("cells").replace("320.5\n450\n", "320.5\n")
    assert [row[0] for row in rows(text)][:1] != ["地区生产总值"]
    assert all(c.quantity and c.quantity.number != 700_000_000 for c in read_tables(text, ())[0])


# -- cells


@pytest.mark.parametrize(
    ("cell", "number", "high", "comparator", "bracket"),
    [
        ("38.2", 38.2, None, "eq", False), ("≥40", 40, None, "ge", False), (">1.2", 1.2, None, "gt", False), ("＜5.5", 5.5, None, "lt", False),
        ("≤3", 3, None, "le", False), ("[20]", 20, None, "eq", True), ("〔>30〕", 30, None, "gt", True), ("5左右", 5, None, "approx", False),
        ("90以上", 90, None, "ge", False), ("1,250", 1250, None, "eq", False), ("3—3.5", 3, 3.5, "range", False), ("不低于95", 95, None, "ge", False),
        ("[累计达到1000]", 1000, None, "eq", True), ("95%以上", 95, None, "ge", False),
    ],
)  # fmt: skip
def test_values(cell: str, number: float, high: float | None, comparator: str, bracket: bool) -> None:
    found = read_value(cell, 0, len(cell))
    assert found is not None
    assert (found.number, found.high, found.comparator, found.bracket) == (number, high, comparator, bracket)


@pytest.mark.parametrize("cell", ["—", "-", "/", "持续提高", "完成省下达任务", "32/28", "[确保完成国家要求]", "", "第3"])
def test_no_values(cell: str) -> None:
    assert read_value(cell, 0, len(cell)) is None


@pytest.mark.parametrize(
    ("cell", "scale", "unit"),
    [("万亩", 10_000, "亩"), ("亿元", 10**8, "元"), ("万元/人", 10_000, "元/人"), ("千瓦", 1, "千瓦"), ("万千瓦", 10_000, "千瓦"), ("%", 1, "%"),
     ("（Tbps）", 1, "Tbps"), ("亿", 10**8, ""), ("—", 1, ""), ("万亿元", 10**12, "元")],
)  # fmt: skip
def test_units(cell: str, scale: int, unit: str) -> None:
    found = read_unit(cell)
    assert found is not None
    assert (found.scale, found.unit) == (scale, unit)


def test_header_words() -> None:
    assert [role for role, _ in header_words("序号|指标|属性|2025年目标|备注") or ()] == ["index", "name", "attr", "year", "other"]
    assert header_words("指标体系 2025年") is None


# -- what is no table


@pytest.mark.parametrize(
    "text",
    [
        "一、经济指标。2020年完成320亿元，增长6%。\n指标\n2021年，全县新建学校3所。\n2022年，全县新建学校4所。\n2023年，全县新建学校5所。\n",
        "主要任务 责任单位 完成时限\n新建学校3所 教育局 2025年\n改造道路5公里 交通局 2025年\n建设公园2个 城管局 2025年\n",
        "主要指标及属性见下：\n（1）生产总值：增长8.5%左右（预期性）；\n（2）财政收入：16.3亿元（预期性）；\n（3）森林覆盖率：≥31.5%（约束性）；\n",
        "指标 单位 2020年 2025年\n粮食产量 万吨 38 40\n森林覆盖率 % 40 41\n以上两项指标纳入考核。\n",
        "主要指标\n2025年\n1.新建幼儿园5所。\n2.培训教师300人次。\n3.义务教育巩固率达到99%以上。\n",
        "到2025年，约束性指标全面完成，预期性指标年均增速高于全省平均水平2个百分点，单位产值能耗下降13%。\n" * 5,
        "指标\t单位\t2020年\n森林覆盖率\t%\t40\n粮食产量\t万吨\t30\n城镇化率\t%\t55\n" .replace("2020年", "2020年（现状）"),
        "目标任务\n新建小学 3 所\n改扩建中学 2 所\n新增学位 3000 个\n",
    ],
)  # fmt: skip
def test_no_table(text: str) -> None:
    assert read_tables(clean(text).text, ()) == ([], [])


def test_single_columns_of_targets_need_more_than_a_name() -> None:
    assert read("指标 2025年\n新建小学 3\n新建中学 2\n新建公园 4\n") == []


@pytest.mark.parametrize(
    "unit",
    [
        "指标 单位 2020年\n",
        "指标\n",
        "指标 单位 2020年 2025年 属性\n1 ",
        "指标 2020年 2025年\n粮 1 2\n",
        "指标|",
        "预期性 ",
        "1\n",
        "—\n",
        "[1 ",
        "指标\t\t",
    ],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[: size * 4]
        begin = time.process_time()
        read_tables("指标 单位 2020年 2025年\n" + text, ())
        return time.process_time() - begin

    assert seconds(40_000) < 4


def test_a_text_without_the_word_is_not_searched() -> None:
    text = "全市新建学校12所，新增学位3000个。\n" * 20_000
    begin = time.process_time()
    assert read_tables(text, ()) == ([], [])
    assert time.process_time() - begin < 0.2
    assert not re.search("指 ?标", text)
