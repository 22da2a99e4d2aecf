"""Target or achieved: small documents and the status of each number in them."""

from __future__ import annotations

import pytest

import planparse


def statuses(text: str, name: str | None = None) -> dict[float, str]:
    found = planparse.extract(text, model=False, name=name).records
    return {record.number: record.status for record in found if record.number is not None}


def check(text: str, achieved: list[float], target: list[float], name: str | None = None) -> None:
    assert statuses(text, name) == dict.fromkeys(achieved, "achieved") | dict.fromkeys(target, "target")


REVIEW_AND_PLAN = """云溪市教育局2024年工作总结及2025年工作打算
一、2024年工作总结
（一）扩大资源供给。新建幼儿园4所，新增学位1300个。
（二）建强教师队伍。招聘教师210名，培训骨干教师450人次。
{heading}
（一）办好民生实事。新建幼儿园6所，新增学位1700个。
（二）加强队伍建设。招聘教师180名。
"""


@pytest.mark.parametrize(
    "heading",
    ["二、2025年工作打算", "二、下一步工作安排", "二、2025年工作计划", "二、2025年目标任务", "二、今后工作思路", "二、2025年重点工作"],
)
def test_headings_divide_review_from_plan(heading: str) -> None:
    check(REVIEW_AND_PLAN.format(heading=heading), [4, 1300, 210, 450], [6, 1700, 180])


@pytest.mark.parametrize(
    "heading",
    [
        "一、工作开展情况",
        "一、2024年工作回顾",
        "一、过去一年工作回顾",
        "一、上年度任务完成情况",
        "一、主要成效",
        "一、“十四五”发展成就",
        "一、发展基础",
        "（一）现状",
        "一、规划基础",
        "一、养老服务发展状况",
        "一、改革发展取得显著成就",
        "一、既定目标如期实现",
        "一、“十三五”经济社会发展",
        "一、第十三个五年规划胜利收官",
        "一、实施成效",
        "一、发展回眸",
        "一、家底",
        "一、上一轮成效与形势",
        "一、现有基础（供参考）",
    ],
)
def test_headings_of_a_review(heading: str) -> None:
    text = f"清河县2025年养老服务工作计划\n{heading}\n新建社区食堂12家，培训护理员300人次。\n二、主要任务\n1.新建社区食堂20家。\n"
    check(text, [12, 300], [20])


@pytest.mark.parametrize("heading", ["一、2024年工作总结评估", "一、去年工作总结提炼"])
def test_a_summary_of_the_works_of_a_year_reports_whatever_follows_the_word(heading: str) -> None:
    text = f"清河县2025年养老服务工作计划\n{heading}\n新建社区食堂12家。\n二、主要任务\n1.新建社区食堂20家。\n"
    check(text, [12], [20])


def test_what_stands_there_reports_and_what_is_rebuilt_of_it_does_not() -> None:
    text = "清河县2025年养老服务工作计划\n一、主要任务\n全县现有改造提升项目30个。\n现有供水管网改造12公里。\n"
    check(text, [30], [12])


@pytest.mark.parametrize(
    "heading",
    [
        "一、总体要求",
        "一、主要目标",
        "一、重点任务",
        "三、总结推广先进经验的做法和目标任务",
        "三、总结经验，提升质量",
        "四、总结提升阶段（12月）",
        "三、做好2025年工作总结评估",
        "一、全力做好民生保障",
        "四、优化养老服务发展环境",
        "（二）着力解决突出问题",
    ],
)
def test_headings_that_do_not_report(heading: str) -> None:
    check(f"清河县2025年养老服务工作计划\n{heading}\n1.新建社区食堂20家。\n", [], [20])


def test_headings_below_a_review_stay_in_it() -> None:
    text = (
        "清河县2025年政府工作报告\n一、2024年工作回顾\n（一）重点任务落地见效。开工项目46个。\n（二）民生保障有力。新增就业5600人。\n"
        "二、2025年工作安排\n（一）扩大有效投资。开工项目52个。\n"
    )
    check(text, [46, 5600], [52])


def test_paragraphs_that_follow_a_review_go_on_with_it_until_something_is_promised() -> None:
    review = "清河县2025年政府工作报告\n过去的2024年，我们攻坚克难。新增就业2860人。\n城乡面貌焕然一新。新建绿地86公顷，改造房屋3400套。\n"
    check(review + "我们将坚持人民至上。新建绿地90公顷。\n改造房屋3500套。\n", [2860, 86, 3400], [90, 3500])
    check(review + "2025年是关键之年。新建绿地90公顷。\n", [2860, 86, 3400], [90])
    check(review.replace("政府工作报告", "工作要点"), [2860], [86, 3400])


@pytest.mark.parametrize("plan", ["2015年工作要点", "2015年工作意见", "2015年工作安排"])
def test_a_title_that_names_a_review_and_a_plan_needs_no_headings(plan: str) -> None:
    text = (
        f"清河县水利局2014年工作总结和{plan}\n——水源工程稳步推进。新建堤防12公里，投入资金3200万元。\n"
        "2015年，我局将着重抓好以下工作：新建堤防15公里，改造灌区2万亩。\n"
    )
    check(text, [12, 32000000], [15, 20000])


def test_all_of_the_year_is_the_year_before_in_a_review() -> None:
    text = "清河县教育局2024年工作总结暨2025年工作计划\n（三）教师队伍持续优化。全年招聘教师86名，培训园长75人。\n二、2025年工作计划\n全年招聘教师90名。\n"
    check(text, [86, 75], [90])


def test_what_is_expected_of_the_whole_year_is_an_estimate_in_a_review_and_a_promise_in_a_plan() -> None:
    text = "清河县教育局2024年工作总结暨2025年工作计划\n一、2024年工作总结\n（一）建设。全年预计完成投资3600万元。\n二、2025年工作计划\n全年预计完成投资4000万元。\n"
    assert statuses(text) == {3.6e7: "achieved", 4e7: "target"}
    head = "清河县教育局2024年工作总结暨2025年工作计划\n一、2024年工作总结\n"
    check(head + "全年计划投资5亿元，完成投资4亿元。\n", [5e8, 4e8], [])
    check(head + "今年计划新建学校12所，已建成8所。\n", [12, 8], [])


@pytest.mark.parametrize(
    ("text", "achieved", "target"),
    [
        ("2023年10月—2024年3月，全市空气质量改善，细颗粒物浓度同比下降9%。", [9], []),
        ("2025年上半年，全市生产总值同比增长6%。", [6], []),
        ("2025年，全市生产总值同比增长6%。", [], [6]),
        ("到2025年3月，优良天数同比增加3天。", [], [3]),
        ("上半年，全市完成生产总值163亿元，同比增长9%。其中，农业产值11亿元。", [1.63e10, 9, 1.1e9], []),
        ("固定资产投资增长16%，较一季度加快17个百分点。", [16], []),
        ("完成投资60亿元，占年度计划54%。", [6e9, 54], []),
        # a promise, a bound, a year of its own or nothing to compare with
        ("规上工业增加值力争同比增长12%。", [], [12]),
        ("规上工业增加值同比增长12%以上。", [], [12]),
        ("新建公园3座，绿地增加5万平方米。", [], [3, 50000]),
        ("2030年创建绿色工厂10家，产值同比增长5%。", [], [10, 5]),
        ("主要指标：规上工业增加值同比增长12%，新增企业20家。", [], [12, 20]),
        ("上半年，完成管网改造12公里。下半年，完成小区改造8个。", [], [12, 8]),
        ("清河县促进消费实施方案\n社会消费品零售总额同比增长8%，举办促销活动30场。", [], [8, 30]),
    ],
)
def test_a_text_without_period_reports_what_it_compares(text: str, achieved: list[float], target: list[float]) -> None:
    check(text + "\n", achieved, target)


@pytest.mark.parametrize("heading", ["一、打造年度工作亮点", "三、2025年工作亮点", "一、主要亮点"])
def test_highlights_that_are_to_come_are_no_review(heading: str) -> None:
    check(f"清河县教育局2025年工作计划\n{heading}\n新建学校12所。\n", [], [12])


def test_this_year_in_the_plan_of_a_text_of_the_year_before_is_promised() -> None:
    text = "2024年工作总结和2025年工作计划\n云溪县教育局\n（2024年12月26日）\n一、2024年工作情况\n建成学校8所。\n二、2025年工作计划\n今年要新建学校12所。\n"
    check(text, [8], [12])


def test_highlights_of_the_year_are_a_review() -> None:
    check("清河县教育局2022年工作计划\n一、今年以来的工作亮点与特色做法\n新建学校12所。\n二、明年打算\n新建学校15所。\n", [12], [15])


def test_up_to_a_day_within_the_plan_is_reported() -> None:
    text = "清河县“十四五”规划中期评估后调整说明\n截至2022年底，全县公园达到36个，绿道铺设58公里。\n经研究，到2025年公园达到45个。\n"
    check(text, [36, 58], [45])


def test_a_year_behind_the_reviewed_one_is_planned() -> None:
    check("张某2020年度述职报告\n一年来，走访群众400户。\n2021年，我将力争招引项目7个。\n", [400], [7])


def test_lines_without_a_marker_divide_too() -> None:
    text = (
        "清河县卫生健康局2024年工作总结和2025年工作计划\n2024年工作总结\n新建村卫生室9个，培训乡村医生140名。\n"
        "2025年工作计划\n新建村卫生室11个，培训乡村医生160名。\n"
    )
    check(text, [9, 140], [11, 160])


@pytest.mark.parametrize(
    "opener", ["五年来，全县", "过去一年，全县", "去年，全县", "近年来，全县", "“十四五”以来，全县", "回顾过去一年，全县", "一年来，全县"]
)
def test_a_paragraph_that_opens_with_the_past_reports(opener: str) -> None:
    text = f"清河县2025年政府工作报告\n{opener}新建公路86公里，改造农房1900户。\n2025年，全县计划新建公路120公里。\n"
    check(text, [86, 1900], [120])


def test_a_paragraph_of_a_report_that_opens_with_us_tells_what_was_done() -> None:
    text = "清河县2025年政府工作报告\n我们用心用情保障民生，办成一批实事。新建公路86公里，改造农房1900户。\n我们要抓好民生实事。新建公路120公里。\n"
    check(text, [86, 1900], [120])
    check(text.replace("政府工作报告", "工作计划"), [], [86, 1900, 120])


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("已建成公园12个。", 12),
        ("去年新增就业2300人。", 2300),
        ("2024年新增就业2300人。", 2300),
        ("2023年至2024年，全市改造管网58公里。", 58),
        ("截至目前，开通公交线路31条。", 31),
        ("上学年，新增学位72个。", 72),
        ("全市森林覆盖率达到了61.5%。", 61.5),
        ("成功创建了省级示范校3所。", 3),
    ],
)
def test_words_and_dates_of_the_past(sentence: str, number: float) -> None:
    check(f"云溪市2025年工作计划\n一、重点任务\n1.{sentence}\n2.新建公园7个。\n", [number], [7])


@pytest.mark.parametrize(
    ("text", "achieved", "target"),
    [
        ("去年新建学校3所，今年将新建学校5所。", [3], [5]),
        ("2024年新建学校3所，2025年计划新建学校5所。", [3], [5]),
        ("过去一年，新建公园3个。今年，我们要新建公园5个。", [3], [5]),
        ("过去一年，新建公园3个。今年，我们要抓好建设。新建公园5个，改造绿道7公里。", [3], [5, 7]),
        ("过去一年，新建公园3个；下一步，力争新建公园5个。", [3], [5]),
        ("1.一年来，游客人数突破400万人次，货运量完成3.2万吨。\n2.新建公园5个。", [4000000, 32000], [5]),
        ("——这五年民生持续改善。新增学位390个，参保率达到95%。\n——今年新建公园5个。", [390, 95], [5]),
        ("去年，新建公园3个。今年，产值增长6%。", [3], [6]),
        ("去年新建公园3个。今年新建5个，改造绿道7公里。", [3], [5, 7]),
        ("2024年，新建公园3个。在此基础上，2025年新建公园5个。", [3], [5]),
        ("落实2023年一揽子方案，守住底线，不良贷款率控制在1.5%以下。改造2000年底前建成的小区65个。", [], [1.5, 65]),
        ("棚户区改造去年开工1850套、基本建成2240套，任务提前完成。", [1850, 2240], []),
        ("1.已交付住房1.2万套，办理产权证9800本；剩余2140套须于10月底前交付。", [12_000, 9800], [2140]),
        ("1.已建成驿站18家，年内新建驿站4家。", [18], [4]),
        ("刚刚过去的2024年，全县稳中有进。一是保增长。产值增长4.7%。二是促升级。建成平台41个。\n今年，我们要新建学校5所。", [4.7, 41], [5]),
        ("12345热线办理\n2023年共受理工单11万件，今年将受理12万件。", [110_000], [120_000]),
        ("“十四五”前四年累计改造公交站410座；今年再改造90座。", [410], [90]),
        ("截至2024年底，已建成驿站18家，今年再新增驿站4家，改造绿道7公里。", [18], [4, 7]),
        ("截至去年末已建成站点29个，剩余站点3个须于9月底前建成。", [29], [3]),
        ("2024年产值达到30亿元；到2025年底，产量达到去年的1.5倍。", [3000000000], [1.5]),
        ("1.“十三五”以来，全市干部群众架桥铺道，新增学位390个。\n2.新建公园5个。", [390], [5]),
        ("过去一年，新建公园3个。今年上半年要求整改的问题全部整改，改造绿道7公里。", [3, 7], []),
        ("2024年，全市稳中有进。新建公园3个，改造绿道7公里。", [3, 7], []),
        ("2024年，新建公园3个。2025年，我们将抓好建设。新建公园5个。", [3], [5]),
        ("2027年，全市建设成型。新建公园5个。", [], [5]),
        ("去年按照要求新建学校3所，改造主要道路5条。", [3, 5], []),
    ],
)
def test_past_and_plan_in_one_paragraph(text: str, achieved: list[float], target: list[float]) -> None:
    check(f"云溪市2025年工作计划\n{text}\n", achieved, target)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("改造历史性街区3处。", 3),
        ("盘活现有用房20处。", 20),
        ("改造全市现有公园12个。", 12),
        ("先后分三批改造老旧小区30个。", 30),
        ("对已建成的公园12个开展评估。", 12),
        ("改造去年排查出的危房30栋。", 30),
        ("在目前12所的基础上新增普惠园3所。", 3),
    ],
)
def test_words_of_the_past_that_describe_the_object(sentence: str, number: float) -> None:
    assert statuses(f"云溪市2025年工作计划\n{sentence}\n").get(number) == "target"


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("先后举办招聘会12场。", 12),
        ("建成了现有公园12个。", 12),
        ("生产总值历史性突破100亿元。", 10_000_000_000),
        ("云溪市现有示范公园达到12个。", 12),
    ],
)
def test_the_same_words_when_they_report(sentence: str, number: float) -> None:
    assert statuses(f"云溪市2025年工作计划\n{sentence}\n").get(number) == "achieved"


def test_a_running_total_reports_where_no_plan_heading_stands_above() -> None:
    check("云溪市交通建设简报\n全市累计完成投资37亿元。\n", [3_700_000_000], [])
    check("云溪市2025年工作计划\n一、重点任务\n1.累计完成投资37亿元。\n", [], [3_700_000_000])


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("累计发放贷款不低于5亿元。", "target"),
        ("累计培训农民不少于800人次。", "target"),
        ("累计投入资金不得超过2亿元。", "target"),
        ("累计发放贷款5亿元。", "achieved"),
        ("累计培训农民800人次以上。", "achieved"),
    ],
)
def test_a_sum_that_is_demanded_is_no_result(sentence: str, status: str) -> None:
    assert set(statuses(sentence).values()) == {status}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("力争全年开工项目60个。", 60),
        ("森林覆盖率比去年提高0.5个百分点。", 0.5),
        ("全年新增就业3000人，比上年多200人以上。", 3000),
        ("到2027年，森林覆盖率达到63%。", 63),
        ("为了新增学位2000个，加快学校建设。", 2000),
        ("一般公共预算收入同比增长5%左右。", 5),
        ("对已有的30所示范学校开展复评。", 30),
    ],
)
def test_words_that_only_look_like_the_past(sentence: str, number: float) -> None:
    assert statuses(f"云溪市2025年工作计划\n一、重点任务\n1.{sentence}\n").get(number) == "target"


def test_a_year_in_a_heading_before_the_period_is_a_review() -> None:
    text = "云溪市2025年科技工作要点\n一、2024年主要工作\n认定高新技术企业33家。\n二、2025年主要工作\n认定高新技术企业41家。\n"
    check(text, [33], [41])


def test_an_earlier_year_in_a_goal_heading_is_no_review() -> None:
    text = "云溪市“十五五”科技创新规划\n一、到2025年目标\n认定高新技术企业33家。\n"
    assert statuses(text) == {33: "target"}


def test_an_excerpt_that_opens_in_a_review() -> None:
    text = (
        "一年来，我们顶住压力，经受了考验。全年开工项目48个，新增就业6100人。\n"
        "二、2025年工作安排\n（一）扩大投资。开工项目55个，新增就业6500人。\n"
    )
    check(text, [48, 6100], [55, 6500], name="清河县2025年政府工作报告.txt")


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("云溪市教育局2024年工作总结", "achieved"),
        ("云溪市教育局2024年工作总结及2025年工作计划", "target"),
        ("云溪市教育局2025年工作计划", "target"),
        ("云溪市2024年民生实事完成情况", "achieved"),
        ("校长述职报告", "achieved"),
    ],
)
def test_the_kind_of_document_decides_where_nothing_else_does(title: str, status: str) -> None:
    assert statuses(f"{title}\n新建幼儿园4所。\n") == {4: status}


def test_the_present_state_is_no_target() -> None:
    assert statuses("云溪市2025年工作计划\n目前共有托位2600个。\n") in ({}, {2600: "achieved"})


def test_one_sentence_may_report_and_promise() -> None:
    check("云溪市2025年工作计划\n在去年新建5所幼儿园的基础上，今年再新建8所幼儿园。\n", [5], [8])


def test_a_line_without_a_marker_ends_what_the_item_above_it_reports() -> None:
    text = "云溪镇2025年政府工作报告\n2024年工作回顾\n一、农业稳步发展\n二是2024年新建大棚30座。\n2025年工作安排\n重点抓好以下工作：新建农田900亩。\n"
    found = {record.number: record.status for record in planparse.extract(text, model=False).records}
    assert found == {30: "achieved", 900: "target"}


def test_a_year_that_tells_which_things_is_no_past() -> None:
    text = "云溪市2025年工作要点\n推进老旧小区改造，改造2023年6个续建小区，新开工9个小区。\n"
    found = {record.number: record.status for record in planparse.extract(text, model=False).records}
    assert found == {6: "target", 9: "target"}


BACKGROUND = """云溪市国民经济和社会发展第十四个五年规划纲要
{heading}
全市生产总值达到512亿元，常住人口城镇化率超过61%。{more}
{second}
生产总值达到700亿元。
"""


@pytest.mark.parametrize("second", ["二、指导思想和发展目标", "二、总体要求"])
def test_what_stands_before_the_guidance_of_a_plan_is_its_background(second: str) -> None:
    text = BACKGROUND.format(heading="一、站在新的历史起点", more="", second=second)
    check(text, [512_0000_0000, 61], [700_0000_0000])


@pytest.mark.parametrize(
    ("heading", "second"),
    [
        ("一、站在新的历史起点", "二、重点任务"),
        ("一、奋力实现跨越发展", "二、总体要求"),
        ("一、确保规划目标圆满完成", "二、总体要求"),
        ("一、加强党的领导", "二、总体要求"),
    ],
)
def test_a_first_heading_that_promises_is_no_background(heading: str, second: str) -> None:
    text = BACKGROUND.format(heading=heading, more="", second=second)
    check(text, [], [512_0000_0000, 61, 700_0000_0000])


def test_a_background_may_promise_and_look_ahead() -> None:
    more = "下一步，要新建学校5所。\n到2035年，生产总值达到1800亿元，森林覆盖率达到40%。"
    text = BACKGROUND.format(heading="一、站在新的历史起点", more=more, second="二、总体要求")
    check(text, [512_0000_0000, 61], [5, 1800_0000_0000, 40, 700_0000_0000])


def test_a_report_on_a_plan_and_the_next_one_turns_at_the_year_of_the_next() -> None:
    text = """关于云溪县2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告
2024年计划执行情况。经初步核算，生产总值增长5.1%，新建学校4所。
2025年计划目标建议。生产总值增长6%以上，新建学校7所。
"""
    check(text, [5.1, 4], [6, 7])


def test_a_report_on_a_budget_holds_results_and_targets() -> None:
    text = """云溪县2024年预算执行情况和2025年预算草案的报告
一、2024年预算执行情况
一般公共预算收入完成12亿元，增长4%。
二、2025年预算草案
一般公共预算收入预期增长6%。
"""
    check(text, [12_0000_0000, 4], [6])


def test_a_report_without_headings_turns_with_the_sentence_on_its_goals() -> None:
    text = """2025年云溪县政府工作报告
——实体经济更加坚实。规上工业增加值增长8.3%，新增上市企业4家。
各位代表！今年政府工作的主要预期目标是：生产总值增长7%，城镇新增就业1万人。
"""
    check(text, [8.3, 4], [7, 10000])


def test_a_paragraph_that_opens_with_the_end_of_a_plan_reports() -> None:
    opening = "2026年云溪县政府工作报告\n“十四五”圆满收官，成绩来之不易。普惠托育覆盖率94%，集聚企业52家。\n2026年，生产总值增长5.5%。\n"
    check(opening, [94, 52], [5.5])
    goal = "云溪县2025年蓝天保卫战工作要点\n总体要求：紧扣“十四五”收官，优良天数比率力争达到83%。\n"
    check(goal, [], [83])


def test_money_that_was_won_in_a_review_is_no_intention() -> None:
    text = """云溪县水利局2024年工作总结及2025年工作谋划
一、2024年工作完成情况
截至12月底，落实各类资金4.87亿元，其中争取省级资金2.9亿元。
二、2025年工作谋划
计划完成投资4亿元。
"""
    check(text, [4_8700_0000, 2_9000_0000], [4_0000_0000])


def test_a_sum_by_a_date_is_promised_in_a_document_without_a_period() -> None:
    text = "云溪市支持中小企业若干措施\n{0}累计完成诊断2000家次。\n"
    check(text.format("组织诊断服务，到2027年底"), [], [2000])
    check(text.format("截至目前，"), [2000], [])


def test_a_sentence_on_the_last_years_reports() -> None:
    text = "云溪县2025年高标准农田实施方案\n近三年，全县累计建成高标准农田11.2万亩，占永久基本农田的52%。\n"
    check(text, [112000, 52], [])


@pytest.mark.parametrize(
    "opening",
    [
        "对于全市居民来说，刚刚过去的“十三五”是最为充实的五年：",
        "“十三五”收官之时，养老服务交出了答卷：",
        "学校几经迁址。上一个五年规划（2016—2020年）实施以来，",
        "——服务能力提高。“十三五”期间，",
        "翻开2018至2020年的成绩单：",
    ],
)
def test_paragraphs_of_a_plan_of_years_that_report_on_the_one_before(opening: str) -> None:
    text = f"云溪市养老服务发展规划（2021—2025年）\n{opening}建成综合中心14家，床位达到8640张。\n新建养老机构20家。\n"
    check(text, [14, 8640], [20])


def test_members_of_a_list_that_reports_follow_each_other() -> None:
    text = """云溪市水利发展规划（2021—2025年）
——防御能力增强。“十三五”期间，治理河流186公里。
——供水水平提升。自来水普及率提高至92.8%。
下阶段，以水网为纲。自来水普及率达到95%。
"""
    check(text, [186, 92.8], [95])


def test_a_sum_over_the_years_of_the_plan_is_promised() -> None:
    text = "云溪市奶业振兴方案（2023—2025年）\n{0}累计新增种植面积9万亩。\n"
    check(text.format("三年"), [], [90000])
    check(text.format("五年"), [90000], [])


def test_cells_below_what_was_done_report() -> None:
    text = (
        "云溪县2025年实事项目责任清单\n序号\t年度目标\t完成情况\t责任单位\n1\t新建公园12个\t建成公园7个\t县城管局\n"
        "2\t改造厕所800户\t改造厕所510户\t县农业农村局\n"
    )
    for mark in ("\t", "|"):
        check(text.replace("\t", mark), [7, 510], [12, 800])


@pytest.mark.parametrize(
    "heading", ["二、改善办学基础条件", "二、创造有利条件", "二、打牢良好基础", "二、基础条件建设", "二、及时报送工作进展"]
)
def test_a_heading_that_works_on_how_things_stand_reviews_nothing(heading: str) -> None:
    check(f"云溪市教育发展规划（2021—2025年）\n一、总体要求\n坚持优先发展。\n{heading}\n新建学校5所，新增学位900个。\n", [], [5, 900])


@pytest.mark.parametrize(
    "turn",
    [
        "2025年工作谋划。坚持项目为王，",
        "2025年工作思路（节选）\n",
        "下步打算：一是压降事故。",
        "下一步,主要做好以下工作:(一)",
        "明年，一方面巩固成果，",
        "接下来，全力抓好三件事。",
    ],
)
def test_a_review_and_plan_without_headings_turns_where_a_paragraph_opens_with_the_plan(turn: str) -> None:
    text = (
        "清河县交通局2024年工作总结及2025年工作谋划\n一年来，工作有力推进。新改建公路72公里。\n更新公交车20辆，改造危桥5座。\n"
        f"{turn}新增站台40个，检验率达到99%。\n二是改造危桥7座。\n"
    )
    check(text, [72, 20, 5], [40, 99, 7])


@pytest.mark.parametrize(
    "opening",
    [
        "明年的考虑是：",
        "新一年的账这样算：",
        "新的一年，林场准备这样发力。",
        "对2025年，初步打算如下。",
        "打算在2025年：",
        "展望2025年，继续前行。",
        "往前看，突出重点。",
    ],
)
def test_the_second_part_of_a_review_and_plan_may_open_in_any_words(opening: str) -> None:
    text = (
        "清河县林业局2024年工作总结暨2025年工作规划\n生产稳住了。全年栽植苗木72万株。\n防线扎牢了。更新设备20辆。\n"
        f"{opening}新增林场40个，改造危房7座。\n"
    )
    check(text, [720000, 20], [40, 7])


def test_next_year_is_the_planned_one_where_the_year_before_it_is_looked_back_on() -> None:
    text = "清河县水利局2024年工作总结暨2025年工作打算\n一年来，清淤河道23公里。\n明年，清淤河道26公里。泵站6月动工，明年底建成。\n"
    found = [record.deadline.date for record in planparse.extract(text).records if record.status == "target" and record.deadline]
    assert found == ["2025-12-31", "2025-06-30", "2026-12-31"]


def test_a_paragraph_on_the_year_before_turns_at_the_year_of_the_plan() -> None:
    text = "清河县司法局2025年工作要点\n一、化解纠纷\n2024年，全县调处纠纷9860件。2025年，新增调解工作室6个，持证上岗率达到100%。\n"
    check(text, [9860], [6, 100])


def test_the_whole_year_is_the_one_that_opens_the_sentence() -> None:
    text = "云栖谷景区2025年经营工作计划\n2024年，受暴雨影响，景区曾多次闭园，但全年接待游客仍突破146人次。\n2025年接待游客160人次。\n"
    check(text, [146], [160])


def test_an_address_before_the_year_opens_no_other_paragraph() -> None:
    text = (
        "黄岭乡2009年政府工作报告\n各位代表：2008年，全乡扎实苦干。建沼气池310口，改造厕所420座。\n2009年的奋斗目标是：粮食总产560公斤。\n"
    )
    check(text, [310, 420], [560])


def test_what_is_lacking_is_no_target() -> None:
    text = "清河县2009年政府工作报告\n同时也要清醒看到，每年需要安排的劳动力在6000人左右。\n2009年，新增就业7000人。\n"
    check(text, [6000], [7000])


def test_a_decision_is_dated_in_its_title() -> None:
    text = "清河省人民政府关于发展多种经营的决定（一九八三年三月六日）\n一九八二年，全省茶叶收购量达到二百八十吨。三年内，茶叶收购量达到四百吨。\n"
    check(text, [280], [400])
    assert [record.deadline.date for record in planparse.extract(text).records if record.deadline and record.status == "target"] == [
        "1985-12-31"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "去年汛期，全市启动应急响应37次。",
        "2024年全市拆除旱厕37座。",
        "2026年一季度，全区共立案处罚37起。",
        "2024年冬至2025年春，全区共发生火情37起。",
        "2024年，产量达到37吨，居全省第2位。",
    ],
)
def test_a_sentence_on_an_earlier_time_in_a_plan_without_a_period(sentence: str) -> None:
    text = f"清河市厕所提升行动方案\n一、重点任务\n到2027年，新建公厕40座。{sentence}\n"
    assert statuses(text)[37] == "achieved"
    assert statuses(text)[40] == "target"


@pytest.mark.parametrize(
    "text", ["一、重点任务\n2022年，全市新建充电桩260个以上。到2024年，", "一、主要目标\n2022年，全市新建充电桩260个。到2024年，"]
)
def test_a_bound_or_a_heading_of_goals_makes_the_first_year_of_a_plan_without_a_period_no_result(text: str) -> None:
    assert statuses(f"清河市充电设施行动方案\n{text}全市建成充电桩1000个。\n")[260] == "target"


def test_stages_of_a_plan_without_a_period_are_no_past() -> None:
    text = "清河市厕所提升行动方案\n一、重点任务\n2025年全市新建公厕10座，2026年全市新建公厕20座，到2027年新建公厕40座。\n"
    check(text, [], [10, 20, 40])


@pytest.mark.parametrize(
    ("review", "turn"),
    [
        ("草原上的这座煤城，2005年头一回尝到了“烟囱少了、税收多了”的滋味，人人都说这一步走对了。", "今年，"),
        ("不回避、不粉饰，2005年我们有喜有忧，工作中的成绩是主要的，困难也是明摆着的。", "2006年，有这样几笔账要算明白："),
        ("“九五”的五年，是海带、紫菜、大黄鱼“三条鱼”游向深蓝的五年，海上的账最有说服力。", "“十一五”怎么干？"),
    ],
)
def test_a_report_that_looks_back_first_turns_where_a_paragraph_opens_with_its_plan(review: str, turn: str) -> None:
    text = (
        f"额尔图市2006年政府工作报告\n{review}原煤产量达到2860吨。\n关停小煤窑112处。\n{turn}原煤产量控制在3000吨以内，改造水渠70公里。\n"
    )
    check(text, [2860, 112], [3000, 70])


def test_what_is_to_be_mended_is_no_review() -> None:
    check("清河县2025年教育工作计划\n一、补短板，扩学位\n新增学位1300个。\n二、提质量\n招聘教师210名。\n", [], [1300, 210])


def test_questions_of_how_divide_a_report() -> None:
    text = "清河县政府工作报告\n过去五年的回顾\n新建幼儿园4所。\n今后五年的奋斗目标\n新建小学6所。\n2025年怎么干\n新建中学3所。\n"
    check(text, [4], [6, 3])


def test_a_report_without_lines_looks_back_up_to_its_year() -> None:
    opening = "清河县政府工作报告（2012年）——2012年1月9日在县人民代表大会上 各位代表：现在我代表县人民政府向大会报告工作，请审议。"
    review = (
        "过去的一年，是全县很不平凡的一年。这一年，工业企业增至57家，旅游收入5.6亿元。"
        + "机关上下拧成一股绳，村里村外都在忙，事情一件接一件地办成了。" * 20
    )
    check(opening + review + "今年，要新建公园12个，新增学位1300个。", [57, 560_000_000], [12, 1300])


def test_things_that_last_year_left_are_dealt_with() -> None:
    check("清河县2025年工作计划\n去年审计查出的问题，逐条销号。床位再增加20张。\n", [], [20])


def test_a_day_of_a_sentence_on_last_year_is_of_last_year() -> None:
    check("清河县2025年督导方案\n去年，全县发现问题2315条，年底前整改2204条。\n", [2315, 2204], [])


def test_lines_behind_a_mark_divide() -> None:
    text = "清河县2025年上半年工作情况和下半年安排\n◆ 上半年工作情况\n新建食堂12家。\n◆ 存在不足\n缺护理员300人。\n◆ 下半年工作安排\n新建食堂20家。\n"
    assert statuses(text)[12] == "achieved"
    assert statuses(text)[20] == "target"


def test_the_second_line_of_a_title_turns_nothing() -> None:
    text = "石浦地区民政局一九九六年工作总结\n和一九九七年工作安排\n一九九六年，新办敬老院九所。\n一九九七年，打算这样安排。\n新建敬老院8所。\n"
    check(text, [9], [8])


@pytest.mark.parametrize(
    ("text", "achieved"),
    [
        ("云溪市2025年工作要点\n项目有序推进，截至目前，工程总进度达到90%，累计完成投资3亿元，占年度投资计划的62%。\n", {90, 3e8, 62}),
        ("云溪市2025年工作要点\n截至目前，工程有序推进，年内新增床位300张。\n", set()),
        ("云溪市2025年工作要点\n城镇化率达45.9%，比2023年提高2个百分点。\n", {45.9, 2}),
        ("云溪市2025年工作要点\n力争城镇化率达48%，比2023年提高4个百分点。\n", set()),
        (
            "云溪市幼儿教育情况\n五年来，共新建幼儿园39所。\n●普惠园达到120所。\n●公办园从16所增加到35所。\n2027年，新建幼儿园7所。\n",
            {39, 120, 35},
        ),
    ],
)
def test_what_has_been_reached_so_far_is_no_target(text: str, achieved: set[float]) -> None:
    found = planparse.extract(text, model=False).records
    assert {record.number for record in found if record.status == "achieved"} == achieved
    assert {record.number for record in found if record.status == "target"} & achieved == set()


def test_what_is_measured_from_the_year_of_a_five_year_plan_is_no_result() -> None:
    check("松陂县水利局2022年工作要点\n一、节水。全县用水总量不超过2.85亿立方米，万元产值用水量比2020年下降10%。", [], [285000000, 10])


def test_this_year_is_that_of_the_plan_whatever_year_was_told_before() -> None:
    text = "云峤林场三年行动方案（2023—2025年）\n一、民生工程。2022年已改造管护站4个，今年再改造管护站6个。"
    check(text, [4], [6])


def test_directions_of_effort_are_a_plan() -> None:
    check("青蓑小学2023年度工作总结\n一、亮点。新铺跑道200米。\n二、2024年努力方向\n（一）组建书法社团2个。", [200], [2])


def test_the_year_before_by_its_other_name() -> None:
    check("玉枫社区工作计划\n整治环境。上年度共清理杂物35车，今年再清理20车。", [35], [20])
