"""Task tables: which bodies answer for a row, in the layouts that flattened tables have."""

from __future__ import annotations

import time

import pytest

import planparse
from planparse.link.bodies import BodyLinker
from planparse.link.body_tables import find_rows

LINES = "序号\n重点任务\n工作目标\n责任单位\n完成时限\n"
WIDE = "序号 项目名称 年度目标任务 牵头单位 配合单位 完成时限\n"


def at(text: str, mark: str) -> list[tuple[str, str]]:
    anchor = text.index(mark)
    return [(body.name, body.role) for body in BodyLinker(text, ()).bodies_for(anchor, anchor + len(mark), anchor, 0)]


ROWS = f"{LINES}1\n一窗通办\n设置窗口36个。\n区行政审批局\n6月底\n2\n帮办代办\n组建队伍9支\n区人社局、各街道办事处\n3月底\n3\n数据归集\n归集数据650类\n—\n8月\n"
TABS = f"{WIDE}1 老年助餐 新开办助餐点150处 市民政局 市财政局、市市场监管局 10月底\n2 公交优先 优化线路40条 市交通运输局 市公交集团 —\n"


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        (ROWS, "36", [("区行政审批局", "owner")]),
        (ROWS, "9支", [("区人社局", "owner"), ("各街道办事处", "owner")]),
        (ROWS, "650", []),
        (TABS, "150", [("市民政局", "lead"), ("市财政局", "support"), ("市市场监管局", "support")]),
        (TABS, "40", [("市交通运输局", "lead"), ("市公交集团", "support")]),
        (TABS.replace(" ", "\t"), "40", [("市交通运输局", "lead"), ("市公交集团", "support")]),
        (TABS.replace(" ", "｜"), "40", [("市交通运输局", "lead"), ("市公交集团", "support")]),
        # a group heading inside the table, a row over several lines
        (
            f"{LINES}一、服务\n1\n通办\n设窗口\n36个\n区教育局\n全年\n二、数据\n2\n归集\n归集65类\n区数据局\n8月\n",
            "36",
            [("区教育局", "owner")],
        ),
        (
            f"{LINES}一、服务\n1\n通办\n设窗口\n36个\n区教育局\n全年\n二、数据\n2\n归集\n归集65类\n区数据局\n8月\n",
            "65",
            [("区数据局", "owner")],
        ),
        # a lost blank behind the running number
        (TABS.replace("2 公交", "2公交"), "40", [("市交通运输局", "lead"), ("市公交集团", "support")]),
        # a blank lost in front of the date, a number with a blank inside
        (TABS.replace("监管局 10", "监管局10"), "150", [("市民政局", "lead"), ("市财政局", "support"), ("市市场监管局", "support")]),
        (ROWS.replace("设置窗口36个。", "1 056个窗口\n办结率36%"), "36", [("区行政审批局", "owner")]),
        # bodies in front of the tasks
        ("序号 责任单位 工作任务\n1 市教育局 新增学位300个\n2 市城管局 建公园5个\n", "300", [("市教育局", "owner")]),
        ("序号 责任单位 工作任务\n1 市教育局 新增学位300个\n2 市城管局 建公园5个\n", "5个", [("市城管局", "owner")]),
        # verbs in a cell
        (
            "序号 工作任务 责任单位\n1 新增学位300个 市教育局牵头，市财政局配合\n2 建公园5个 市城管局\n",
            "300",
            [("市教育局", "lead"), ("市财政局", "support")],
        ),
        # a declaration that the first is the lead
        (f"{ROWS}注：同一事项涉及多个单位的，列第一位的为牵头单位。", "9支", [("区人社局", "lead"), ("各街道办事处", "owner")]),
        # below the table
        (f"{TABS}备注：新增5个由各单位自行报送。", "5个由", []),
    ],
)
def test_rows(text: str, mark: str, expected: list[tuple[str, str]]) -> None:
    assert at(text, mark) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "序号",
        "序号 名称 单位\n1 甲 市教育局\n2 乙 市财政局\n",
        "指标 2020年 2025年 责任单位\n粮食产量 30 32 市农业农村局\n",
        "序号 任务 责任单位\n这里没有行。\n",
        "序号 任务 责任单位\n1 新增学位300个 市教育局\n",
        "1.新增学位300个\n2.建公园5个\n市教育局\n",
        "序号 任务 责任单位\n" * 3000,
        "序号 任务 责任单位\n" + "1 甲\n" * 5000,
        "序号\n任务\n责任单位\n" * 3000,
    ],
    ids=range(10),
)
def test_what_is_no_task_table(text: str) -> None:
    assert find_rows(text) == []


def test_a_grid_needs_no_numbers() -> None:
    text = "指标\t单位\t2023年\t2024年\t责任单位\n参保率\t%\t96\t97\t市医保局\n加装电梯\t台\t64\t80\t市住建局、市财政局\n公共泊位\t个\t36\t40\t—\n"
    assert at(text, "97") == [("市医保局", "owner")]
    assert at(text, "80") == [("市住建局", "owner"), ("市财政局", "owner")]
    assert at(text, "40") == []
    assert at(text.replace("\t", "｜"), "97") == [("市医保局", "owner")]


def test_offices_under_their_column_and_strokes_between_cells() -> None:
    text = "序号丨改革目标丨责任科室丨完成时限\n1丨办电时间不超过18天丨医政科丨6月底前\n2丨新建站点20个丨老龄健康科、人事股丨9月底前\n"
    found = planparse.extract(f"云溪县2025年任务清单\n{text}").records
    assert [([body.name for body in record.responsible_body], record.deadline and record.deadline.date) for record in found] == [
        (["医政科"], "2025-06-30"),
        (["老龄健康科", "人事股"], "2025-09-30"),
    ]


def test_a_card_of_a_task_tells_who_and_by_when_for_all_its_lines() -> None:
    text = (
        "云溪市2025年重点任务台账\n重点任务：医联体建设\n工作目标：县域内就诊率达到91%。\n具体措施：派驻骨干医师60名。\n责任科室：医政科\n完成时限：2025年9月30日\n"
        "重点任务：妇幼健康\n工作目标：免费检查1.1万对。\n责任科室：妇幼健康科\n完成时限：2025年11月30日\n"
    )
    found = planparse.extract(text, model=False).records
    assert [(record.number, record.deadline and record.deadline.date) for record in found] == [
        (91, "2025-09-30"),
        (60, "2025-09-30"),
        (11000, "2025-11-30"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "任务\t责任单位\t目标\n",
        "任务|责任单位|目标|\n",
        "任务丨责任单位丨目标\n",
        "1\t市教育局\t目标\n",
        f"任务\t责任科室\t目标\n任务\t{'科' * 100}1\t目标\n",
    ],
)
def test_time_is_linear_in_lines_that_look_like_headers(line: str) -> None:
    def seconds(count: int) -> float:
        begin = time.process_time()
        find_rows(line * count)
        return time.process_time() - begin

    assert seconds(20_000) < 4
