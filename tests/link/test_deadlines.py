"""By when: the date of each number or milestone, and where it was read."""

from __future__ import annotations

import pytest

import planparse
from planparse.records import Deadline

PLAN = "云溪市2025年工作计划\n"
YEAR = ("2025-12-31", "document")
Told = tuple[str, str] | None


def deadlines(text: str, **options: str) -> dict[float, Deadline | None]:
    found = planparse.extract(text, model=False, **options).records
    return {record.number: record.deadline for record in found if record.number is not None}


def told(text: str, **options: str) -> dict[float, Told]:
    return {number: (deadline.date, deadline.source) if deadline else None for number, deadline in deadlines(text, **options).items()}


LINES = """云溪市2026年政府工作报告
“十五五”时期的主要目标任务
“十五五”时期是关键时期。
“十五五”时期，要努力实现以下目标任务：
一是经济实力提升。新建园区3个。
二是民生改善。新建学校8所。
2026年重点工作
今年要办好以下实事：
新建公园12个。
（一）扩大内需
新建停车场20个。
"""


def test_lines_without_a_marker_tell_when() -> None:
    assert told(LINES) == {
        3: ("2030-12-31", "context"),
        8: ("2030-12-31", "context"),
        12: ("2026-12-31", "context"),
        20: ("2026-12-31", "context"),
    }


def test_a_line_with_a_colon_tells_last_by_when_all_of_its_list_is_due() -> None:
    text = "未来五年健康县战略，到2030年将实现：\n1、新建投入使用医院12家\n2、千人床位数达到4.3张\n"
    assert told(text) == {12: ("2030-12-31", "context"), 4.3: ("2030-12-31", "context")}
    assert told(PLAN + "对照2030年目标：\n1、新建医院12家\n2、新建学校3所\n")[12] == YEAR
    text = PLAN + "到2030年的规划已经批准，今年要做好：\n1、新建医院12家\n2、千人床位数达到4.3张\n"
    assert told(text)[12] == ("2025-12-31", "context")


def test_a_due_date_behind_the_number_is_nearer_than_the_year_before_it() -> None:
    assert told(PLAN + "2025年新建幼儿园5所于8月底前投入使用。") == {5: ("2025-08-31", "explicit")}
    assert told(PLAN + "2025年培训教师300名，于6月底前完成。")[300] == ("2025-06-30", "explicit")
    assert told(PLAN + "2025年新建幼儿园5所，2026年底前建成小学3所。") == {5: ("2025-12-31", "explicit"), 3: ("2026-12-31", "explicit")}


def test_a_month_in_a_bracket_that_says_done_is_a_due_date() -> None:
    assert told(PLAN + "新建公园3个（11月份完成）。") == {3: ("2025-11-30", "explicit")}
    assert told(PLAN + "新建公园3个（5月启动）。") == {3: YEAR}


def test_the_period_in_a_documents_name_is_no_deadline() -> None:
    found = planparse.extract(PLAN + "出台“十五五”支持稀土产业发展的政策措施，设立稀土产业基金。").records
    assert [record.deadline.date for record in found if record.deadline] == ["2025-12-31"]


def test_a_part_of_the_year_in_a_review_without_a_day_is_of_the_year_before() -> None:
    text = "云溪县农业农村局2024年工作总结及2025年工作打算\n一、工作开展情况\n前三季度，水果产量1.5万吨，完成改造3000亩。\n二、2025年打算\n前三季度新建大棚20个。\n"
    assert told(text) == {15000: ("2024-09-30", "explicit"), 3000: ("2024-09-30", "explicit"), 20: ("2025-09-30", "explicit")}


def test_this_year_is_the_year_of_a_review_that_is_published_before_it_is_over() -> None:
    text = "2024年工作总结和2025年工作打算\n云溪县教育局\n（2024年11月26日）\n一、2024年工作情况\n今年，建成学校8所。\n二、2025年工作打算\n新建学校12所。\n"
    assert told(text) == {8: ("2024-12-31", "explicit"), 12: ("2025-12-31", "context")}


def test_a_sentence_that_comes_to_another_year_leaves_the_first_behind() -> None:
    text = PLAN + "“十五五”时期要新建公园12个，今年先新建公园3个。新建学校8所。\n“十五五”时期要新建公厕20座。新建车站2座。\n"
    found = told(text)
    assert (found[8], found[2]) == (YEAR, ("2030-12-31", "context"))
    found = told(
        PLAN + "到2030年底，公园达到12个，其中2025年新建3个。学校达到80所。\n到2027年，公厕达到15座，到2030年，达到25座。车站达到9座。\n"
    )
    assert (found[80], found[9]) == (("2030-12-31", "context"), ("2030-12-31", "context"))
    text = "到2030年新建公园12个，2027年先新建公园3个。新建学校8所。\n"
    assert told(text)[8] == ("2030-12-31", "context")  # no period of a plan: what opened the paragraph is all that tells


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("到2027年，新建公园3个。", {3: ("2027-12-31", "explicit")}),
        # what comes of a work is there on the day that the work is done; another act has its own day
        ("新院区6月底前竣工，新增床位800张。", {800: ("2025-06-30", "explicit")}),
        ("新院区6月底前竣工，招聘护士80名。", {80: YEAR}),
        # a clause behind the number that says nothing but when all is done
        ("改造公厕12座，要在6月底前完成。", {12: ("2025-06-30", "explicit")}),
        ("改造公厕12座，于7月全部开通使用。", {12: ("2025-07-31", "explicit")}),
        ("改造公厕12座，新建公园3个，均于6月底前完成。", {12: ("2025-06-30", "explicit"), 3: ("2025-06-30", "explicit")}),
        ("改造公厕12座；新建公园3个，均于6月底前完成。", {12: YEAR, 3: ("2025-06-30", "explicit")}),
        ("改造公厕12座，新建公园3个，要在6月底前完成。", {12: YEAR, 3: ("2025-06-30", "explicit")}),
        ("改造公厕12座，6月底前完成总投资的30%。", {12: YEAR, 30: ("2025-06-30", "explicit")}),
        # what is done by then is a step on the way, or comes again
        ("新建公园3个，要在6月底前完成选址。", {3: YEAR}),
        ("新建公园3个，全部于6月底前完成招标，12月底前建成。", {3: YEAR}),
        ("安排资金3亿元，力争6月底前落实项目用地。", {3e8: YEAR}),
        ("完成投资5亿元，确保6月底前通车。", {5e8: YEAR}),
        ("到2027年底，新建公园3个。", {3: ("2027-12-31", "explicit")}),
        ("2026年底前新建公园3个。", {3: ("2026-12-31", "explicit")}),
        ("2030年前新建公园3个。", {3: ("2030-12-31", "explicit")}),
        ("年底前新建公园3个。", {3: ("2025-12-31", "explicit")}),
        ("6月底前新建公园3个。", {3: ("2025-06-30", "explicit")}),
        ("9月15日前新建公园3个。", {3: ("2025-09-15", "explicit")}),
        ("上半年新建公园3个。", {3: ("2025-06-30", "explicit")}),
        ("三季度末前新建公园3个。", {3: ("2025-09-30", "explicit")}),
        ("“十五五”末，森林覆盖率达到63%。", {63: ("2030-12-31", "explicit")}),
        ("“十五五”期间新建公园3个。", {3: ("2030-12-31", "explicit")}),
        ("力争三年内新建公园3个。", {3: ("2027-12-31", "explicit")}),
        ("三年内新建公园3个。", {3: ("2027-12-31", "explicit")}),
        ("1.三年内新建公园3个。", {3: ("2027-12-31", "explicit")}),
        ("2025—2027年，新建公园3个。", {3: ("2027-12-31", "explicit")}),
        ("2025年秋季学期开学前新建校舍3栋。", {3: ("2025-08-31", "explicit")}),
        ("年内新建公园3个。", {3: ("2025-12-31", "explicit")}),
        ("新建公园3个。", {3: YEAR}),
        ("自2025年起，每年新建公园3个。", {3: YEAR}),
        ("森林覆盖率比2020年提高2个百分点。", {2: YEAR}),
        ("2026年、2027年覆盖率分别达到57%、62%。", {57: ("2026-12-31", "explicit"), 62: ("2027-12-31", "explicit")}),
        ("到2026年、2027年，覆盖率分别达到57%、62%。", {57: ("2026-12-31", "explicit"), 62: ("2027-12-31", "explicit")}),
        ("到2026年和2027年，公园和绿道分别达到57个、62条。", {57: ("2026-12-31", "explicit"), 62: ("2027-12-31", "explicit")}),
        ("到2026年、2027年、2028年，甲、乙率分别达到57%、62%。", {57: ("2028-12-31", "explicit"), 62: ("2028-12-31", "explicit")}),
        ("改造去年排查出的危房30栋。", {30: YEAR}),
    ],
)
def test_one_date_one_number(sentence: str, expected: dict[float, Told]) -> None:
    assert told(PLAN + sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the date after the number
        ("新建公园3个，6月底前建成。", {3: ("2025-06-30", "explicit")}),
        ("新建公园3个，6月底前完工。", {3: ("2025-06-30", "explicit")}),
        ("改造老旧小区12个，2026年6月底前交付。", {12: ("2026-06-30", "explicit")}),
        ("公办园占比到2027年达到60%。", {60: ("2027-12-31", "explicit")}),
        # a year holds for the list behind it, a month for what has no verb of its own
        ("到2027年，新建公园3个、停车场5处，改造小区12个。", dict.fromkeys((3, 5, 12), ("2027-12-31", "explicit"))),
        ("6月底前新建公园3个、停车场5处。", dict.fromkeys((3, 5), ("2025-06-30", "explicit"))),
        ("6月底前，新建公园3个，停车场5处，绿道7公里。", dict.fromkeys((3, 5, 7), ("2025-06-30", "explicit"))),
        ("6月底前新建公园3个，全年改造小区12个。", {3: ("2025-06-30", "explicit"), 12: ("2025-12-31", "explicit")}),
        ("6月底前新建公园3个，改造小区12个。", {3: ("2025-06-30", "explicit"), 12: YEAR}),
        # it does not cross a semicolon
        ("6月底前新建公园3个；改造小区12个。", {3: ("2025-06-30", "explicit"), 12: YEAR}),
        ("3月底前开工项目40个；6月底前开工项目70个。", {40: ("2025-03-31", "explicit"), 70: ("2025-06-30", "explicit")}),
        ("到2026年，新建公园3个；到2027年，新建公园5个。", {3: ("2026-12-31", "explicit"), 5: ("2027-12-31", "explicit")}),
        # the nearer of two
        ("到2026年新建公园3个，到2027年累计新建公园8个。", {3: ("2026-12-31", "explicit"), 8: ("2027-12-31", "explicit")}),
        # a date in a bracket belongs to what stands before it
        ("新建公园3个（2026年6月底前），改造小区12个。", {3: ("2026-06-30", "explicit"), 12: YEAR}),
        ("落实《云溪市养老规划（2023—2027年）》，新建社区食堂8家。", {8: YEAR}),
    ],
)
def test_how_far_a_date_reaches(sentence: str, expected: dict[float, Told]) -> None:
    assert told(PLAN + sentence) == expected


def test_a_stage_tells_when_up_to_the_next() -> None:
    text = "云溪市建设方案（2024—2026年）\n第一阶段（2024年）：建成园区3个，备案企业500家。第二阶段（2025年）：布局仓库12个。\n"
    assert {number: day and day[0] for number, day in told(text).items()} == {3: "2024-12-31", 500: "2024-12-31", 12: "2025-12-31"}


def test_without_a_period_a_day_holds_for_its_sentence_but_not_for_what_recurs() -> None:
    text = "云溪市燃气整治方案\n2025年9月底前安装报警器500个，更换软管80件，每年开展演练6次。\n"
    assert told(text) == {500: ("2025-09-30", "explicit"), 80: ("2025-09-30", "explicit"), 6: None}


def test_what_is_left_of_an_earlier_period_is_due_by_the_day_that_is_set() -> None:
    text = "云溪市改造方案（2024—2026年）\n2025年11月底前完成“十三五”遗留的7个项目结算。\n"
    assert told(text)[7] == ("2025-11-30", "explicit")


def test_a_campaign_says_how_long_it_runs() -> None:
    text = "云溪镇环境整治“百日攻坚”行动方案\n行动时间：2023年4月1日至7月10日。\n清理垃圾600吨。\n"
    assert told(text)[600] == ("2023-07-10", "document")


def test_words_and_start_of_a_deadline() -> None:
    found = deadlines(PLAN + "1.到2027年，新建公园3个。\n2.2026—2028年，新建绿道9公里。\n3.改造小区12个。")
    assert found == {
        3: Deadline(date="2027-12-31", start=None, text="到2027年", source="explicit"),
        9: Deadline(date="2028-12-31", start="2026-01-01", text="2026—2028年", source="explicit"),
        12: Deadline(date="2025-12-31", start="2025-01-01", text=None, source="document"),
    }


GOALS = """云溪市“十五五”养老服务发展规划
一、发展基础
二、发展目标
到2027年，基本养老服务网络初步建成，护理型床位占比达到58%。每千名老年人配备社工1.2名。
到2030年，护理型床位占比达到65%。老年食堂达到90家。
三、重点任务
（一）建设服务设施。新建养老服务综合体14个。
"""


def test_a_date_that_opens_a_sentence_of_a_goal_section_holds_for_the_next() -> None:
    assert told(GOALS) == {
        58: ("2027-12-31", "explicit"),
        1.2: ("2027-12-31", "context"),
        65: ("2030-12-31", "explicit"),
        90: ("2030-12-31", "context"),
        14: ("2030-12-31", "document"),
    }


def test_a_date_in_a_heading_holds_below_it() -> None:
    text = "云溪市养老服务三年行动方案（2024—2026年）\n一、2025年目标\n1.新建社区食堂8家。\n二、到2026年的目标\n（一）服务设施\n1.新建社区食堂15家。\n三、保障措施\n1.培训护理员300名。\n"
    assert told(text) == {8: ("2025-12-31", "context"), 15: ("2026-12-31", "context"), 300: ("2026-12-31", "document")}


def test_a_date_that_opens_a_paragraph_holds_for_its_sentences_only() -> None:
    text = PLAN + "一、重点任务\n到2027年，新建公园3个。新建绿道9公里。\n改造小区12个。\n"
    assert told(text) == {3: ("2027-12-31", "explicit"), 9: ("2027-12-31", "context"), 12: YEAR}


def test_a_year_behind_the_label_of_a_paragraph_holds_for_its_sentences() -> None:
    text = "云溪市2025年职业教育工作要点\n一、总体要求\n具体指标：到2028年，建设实训基地13个。实训课时占总课时60%以上。\n另建公园7个。\n"
    assert told(text) == {13: ("2028-12-31", "explicit"), 60: ("2028-12-31", "context"), 7: YEAR}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [("每年培训教师600人次。", 600), ("养老床位逐年增加200张。", 200), ("旅游收入年均增长9%。", 9), ("平均每年新增绿地40公顷。", 40)],
)
def test_each_year_leaves_the_deadline_and_says_so(sentence: str, number: float) -> None:
    (record,) = planparse.extract("云溪市“十五五”发展规划\n" + sentence, model=False).records
    assert record.number == number
    assert record.deadline
    assert (record.deadline.date, record.deadline.source) == ("2030-12-31", "document")
    assert "annual" in record.notes


def test_each_year_by_a_month() -> None:
    (record,) = planparse.extract(PLAN + "2025年起，每年2月底前培训教师600人次。", model=False).records
    assert record.deadline
    assert record.deadline.date == "2025-02-28"
    assert "annual" in record.notes


def test_a_text_without_a_period_has_no_deadline() -> None:
    text = "关于加强社区养老服务的意见\n一、主要任务\n1.新建社区食堂8家。\n2.到2027年，新建社区食堂20家。\n"
    assert told(text) == {8: None, 20: ("2027-12-31", "explicit")}


def test_relative_dates_count_from_the_reference_when_the_text_has_no_date() -> None:
    text = "关于加强社区养老服务的意见\n1.力争三年内新建社区食堂8家。\n2.6月底前培训护理员30名。\n"
    assert told(text, reference="2023-04-01") == {8: ("2025-12-31", "explicit"), 30: ("2023-06-30", "explicit")}
    assert set(told(text).values()) == {None}


def test_an_achieved_result_has_the_year_before() -> None:
    text = "清河县2025年政府工作报告\n一、2024年工作回顾\n新增就业5600人。\n二、2025年工作安排\n新增就业6000人。\n"
    assert told(text) == {5600: ("2024-12-31", "context"), 6000: ("2025-12-31", "context")}


def test_a_milestone_has_a_deadline_too() -> None:
    found = planparse.extract(PLAN + "6月底前，成立云溪市托育服务指导中心。年内出台《云溪市托育服务管理办法》。", model=False).records
    assert [record.deadline.date for record in found if record.deadline] == ["2025-06-30", "2025-12-31"]


def test_school_years_and_terms() -> None:
    text = "青禾中学2024—2025学年度工作计划\n1.开设社团36个。\n2.期末前听课200节。\n"
    assert told(text)[36] == ("2025-08-31", "document")


DUE = """云溪县2024年民生实事工作方案
一、主要任务
1.新建公办幼儿园3所，增加学位800个。（责任单位：县教育局；完成时限：2024年10月底前）
2.改造老旧小区12个。（6月底前完成，牵头单位：县住建局）
3.新增托位200个。（县卫健局牵头，9月底前完成）
4.修复河道15公里，12月底前完成。（责任单位：县水利局，完成时限：2024年9月）
5.建设便民市场4个。
责任单位：县商务局
完成时限：2024年11月
6.新增停车泊位500个（其中地面300个）。（10月底前召开现场会）
7.培训农民900人次。（县农业农村局负责）
"""


@pytest.mark.parametrize(
    ("number", "day", "source"),
    [
        (3, "2024-10-31", "context"),
        (800, "2024-10-31", "context"),
        (12, "2024-06-30", "context"),
        (200, "2024-09-30", "context"),
        (15, "2024-12-31", "explicit"),
        (4, "2024-11-30", "context"),
        (500, "2024-12-31", "document"),
        (900, "2024-12-31", "document"),
    ],
)
def test_a_date_that_closes_a_paragraph(number: float, day: str, source: str) -> None:
    record = next(record for record in planparse.extract(DUE).records if record.number == number)
    assert record.deadline is not None
    assert (record.deadline.date, record.deadline.source) == (day, source)


def test_a_date_in_a_cell_of_a_task_table() -> None:
    table = "云溪县2024年实事任务分解表\n序号\t项目\t目标任务\t牵头单位\t完成时限\n1\t托位\t新增托位200个\t县卫健局\t9月底\n2\t公园\t新建公园5个\t县城管局\t11月底\n"
    told = {record.number: record.deadline.date for record in planparse.extract(table).records if record.deadline}
    assert told == {200: "2024-09-30", 5: "2024-11-30"}


def test_last_year_is_no_deadline_of_a_target() -> None:
    text = "三、2024年主要工作打算\n1．抓项目，促投资。\n去年底全县经济好转，要继续努力。确保亿元企业达到18户。"
    (record,) = planparse.extract(text, model=False).records
    assert record.status == "target"
    assert record.deadline is not None
    assert record.deadline.date == "2024-12-31"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("1\t新建公园3个\t县城管局\t9月底前", ("2025-09-30", "explicit")),
        ("1\t新建公园3个，让群众满意。\t2025年9月\t县城管局", ("2025-09-30", "explicit")),
        ("1\t6月底前新建公园3个\t县城管局\t9月底前", ("2025-06-30", "explicit")),
        ("1\t新建公园3个\t县城管局\t9月底前报送计划", YEAR),
        ("1\t新建公园3个\t县城管局\t长期", YEAR),
    ],
)
def test_a_date_that_fills_a_cell_holds_for_its_row(cells: str, expected: Told) -> None:
    table = f"序号\t任务\t责任单位\t时限\n{cells}\n2\t新建学校5所\t县教育局\t10月底前\n"
    found = told(PLAN + table)
    assert found[3] == expected
    assert found[5] == ("2025-10-31", "explicit")


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("全市新建学校5所，入园率达到90%。开展督查。检查学校20所（3月底前完成）。", {5: "12-31", 90: "12-31", 20: "03-31"}),
        ("新建学校5所、培训教师200名、检查学校20所（6月底前完成），改造学校3所。", {5: "12-31", 200: "12-31", 20: "06-30", 3: "12-31"}),
        ("新建学校5所。\n培训教师200名。\n检查学校20所（6月底前完成）。", {5: "12-31", 200: "12-31", 20: "06-30"}),
        ("新建学校5所。（责任单位：市教育局，完成时限：持续推进）\n培训教师200名。（完成时限：9月底）", {5: "12-31", 200: "09-30"}),
        ("新建学校5所。\n建设期限：2025—2027年。\n培训教师200名。\n工作时限：2025年9月。", {5: "2027-12-31", 200: "09-30"}),
        ("新建学校5所。（3月底前开工，9月底前投用）", {5: "09-30"}),
        ("新建学校5所。（6月底前启动）", {5: "12-31"}),
        ("新建学校5所。完成时限：6月底前制定方案，10月底前完成。", {5: "10-31"}),
    ],
)
def test_how_far_a_date_behind_reaches(body: str, days: dict[int, str]) -> None:
    records = planparse.extract(f"云溪市2025年工作要点\n一、建设\n{body}\n", model=False).records
    told = {record.number: record.deadline.date for record in records if record.deadline and record.number is not None}
    assert told == {number: day if len(day) > 5 else f"2025-{day}" for number, day in days.items()}


def test_all_year_in_a_review_is_the_year_reported_on() -> None:
    text = "云溪市2025年政府工作报告\n一、2024年工作回顾\n全年新建公园3个。\n二、2025年工作安排\n全年新建公园5个。\n"
    assert told(text) == {3: ("2024-12-31", "document"), 5: ("2025-12-31", "explicit")}


def test_a_day_in_a_heading_is_no_deadline_of_what_stands_below() -> None:
    text = PLAN + "一、办好5月18日博物馆日活动\n新建展厅3个。\n二、动员阶段（3月至4月）\n培训讲解员8名。\n三、九月\n开放展厅9个。\n"
    assert told(text) == {3: YEAR, 8: ("2025-04-30", "context"), 9: ("2025-09-30", "context")}


def test_a_date_that_labels_a_line_holds_up_to_the_next() -> None:
    text = (
        PLAN
        + "一、推进安排\n一季度：寻访家庭200户；培训人员120人次。办讲座6场。\n二季度：新建家长学校34所；建成率达到98%。\n二、保障\n新增资金5万元。\n"
    )
    spring, summer = "2025-03-31", "2025-06-30"
    days = {number: deadline.date for number, deadline in deadlines(text).items() if deadline}
    assert days == {200: spring, 120: spring, 6: spring, 34: summer, 98: summer, 50000: "2025-12-31"}
    assert told(text)[200] == (spring, "explicit")
    assert told(text)[6] == (spring, "context")


def test_when_the_things_were_built_that_are_rebuilt_is_no_deadline() -> None:
    assert told(PLAN + "改造2000年底前建成的老旧小区120个，完成2025年的招生计划900人。") == {120: YEAR, 900: ("2025-12-31", "explicit")}
    assert told("改造2000年底前建成的老旧小区120个。") == {120: None}
