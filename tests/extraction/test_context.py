"""What a number is of where its own words do not say all: the number before, the clause before, a label, a list of baselines."""

from __future__ import annotations

import pytest

import planparse

TITLE = "云溪市2025年政府工作报告\n一、今年主要工作\n"

CASES = {
    # the number before in the clause
    "专项债券规模36亿元、比上年增加4亿元。": [(3.6e9, "专项债券规模"), (4e8, "专项债券规模")],
    "油菜种植面积12万亩、产量2.4万吨以上。": [(120000, "油菜种植面积"), (24000, "油菜产量")],
    "肉牛饲养量达到16万头、增长5%。": [(160000, "肉牛饲养量"), (5, "肉牛饲养量")],
    "新增公办学位3000个、提高2个百分点。": [(3000, "公办学位")],
    # the clause before
    "专职安保人员的人数，应占在校师生总数的0.3%。": [(0.3, "专职安保人员的人数占在校师生总数")],
    "提高科普经费支出占财政支出比例，2025年达到2%。": [(2, "科普经费支出占财政支出比例")],
    "生产总值：增长8.5%左右（预期性）。": [(8.5, "生产总值")],
    # from one value to another
    "森林覆盖率由2020年的35%提高到2025年的38%。": [(38, "森林覆盖率")],
    "学校、医院分别从3所、5所增加到6所、8所。": [(6, "学校"), (8, "医院")],
    "高龄老人护理补贴、失能老人护理补贴标准分别从每人每月100元、300元提高到120元、350元。": [
        (120, "高龄老人护理补贴标准"),
        (350, "失能老人护理补贴标准"),
    ],
    "试点由3个乡镇扩大到8个乡镇。": [(8, "试点乡镇")],
    "城乡低保标准分别提高到750元、650元。": [(750, "城市低保标准"), (650, "农村低保标准")],
    "2024年、2025年城乡环卫一体化覆盖率分别达到80%、90%。": [(80, "城乡环卫一体化覆盖率"), (90, "城乡环卫一体化覆盖率")],
    # what stands around a number and is not what it counts
    "改造山区老旧渡槽36座（含“土渠改管”工程），保障灌溉。": [(36, "山区老旧渡槽")],
    "开展家政服务培训1.2万人次（牵头单位：市妇联）。": [(12000, "家政服务培训")],
    "配备1名专职安全员及若干名兼职安全员。": [(1, "专职安全员")],
    "未治理的小型水库139座要在年底前销号。": [(139, "未治理的小型水库")],
    "查办50件要案，印发20条须知。": [(50, "要案"), (20, "须知")],
    "新建投用的学校3所。": [(3, "学校")],
    # numbers that belong to a name
    "三大粮食作物保险覆盖面稳定在七成以上。": [(70, "三大粮食作物保险覆盖面")],
    "12345热线一次接通率保持在90%以上。": [(90, "12345热线一次接通率")],
    "强制报告率、入职查询率两项指标均为100%。": [(100, "强制报告率"), (100, "入职查询率")],
    "惠及超8000名6岁以下儿童。": [(8000, "6岁以下儿童")],
    "深化“最多跑一次”改革。": [],
    # verbs
    "新（改）建农村卫生厕所3.2万户，新(改、扩)建幼儿园6所。": [(32000, "农村卫生厕所"), (6, "幼儿园")],
    "慢行道新建及改造260公里。": [(260, "慢行道")],
    "绿道提档升级建设里程超40公里。": [(40, "绿道提档升级建设里程")],
    "青年教师每学期要上2—3节示范课。": [(2, "示范课")],
    "每个乡镇都有一所中心幼儿园。": [(1, "中心幼儿园")],
    "保证每名教师每年至少参加一次专业培训。": [(1, "专业培训")],
    "为企业减负120亿元。": [(1.2e10, "企业减负")],
    # bounds and neighbours
    "药品抽检量超每万人3.5批次。": [(3.5, "药品抽检量")],
    "争取引进四、五位工艺师，一、二年级不留书面作业。": [(4, "工艺师")],
}


@pytest.mark.parametrize("sentence", CASES)
def test_what_a_number_is_of(sentence: str) -> None:
    found = planparse.extract(TITLE + sentence, model=False).records
    assert [(record.number, record.metric) for record in found if record.kind == "quantitative"] == CASES[sentence]


def test_a_verb_of_its_own_is_not_carried_over() -> None:
    found = planparse.extract(TITLE + "查办50件要案，印发20条须知。", model=False).records
    assert [record.action for record in found] == ["查办", "印发"]


def test_each_result_of_a_list_has_its_baseline() -> None:
    found = planparse.extract(TITLE + "巩固率、毛入学率分别由2020年的95%、90%提高到2025年的97%、93%。", model=False).records
    assert [(record.number, record.baseline.number, record.baseline.date) for record in found if record.baseline] == [
        (97, 95, "2020-12-31"),
        (93, 90, "2020-12-31"),
    ]


def test_a_bound_before_a_base_and_neighbours_make_comparators() -> None:
    found = planparse.extract(TITLE + "药品抽检量超每万人3.5批次，引进四、五位工艺师。", model=False).records
    assert [(record.comparator, record.unit, record.number_max) for record in found] == [("gt", "批次/万人", None), ("range", "位", 5)]


def test_a_cell_with_a_bare_value_belongs_to_the_cell_before() -> None:
    table = "云溪县2024年实事任务分解表\n序号\t任务\t数量\t责任单位\n1\t新建幼儿园\t3所\t市教育局\n2\t改造农村公路\t200公里\t市交通局\n"
    found = planparse.extract(table, model=False).records
    assert [(record.number, record.metric, [body.name for body in record.responsible_body]) for record in found] == [
        (3, "幼儿园", ["市教育局"]),
        (200, "农村公路", ["市交通局"]),
    ]
