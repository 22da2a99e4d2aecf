"""Responsible bodies: closings, sentence subjects, headings; names; the lexicon's own examples; odd input."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from pathlib import Path

import pytest

from planparse.grammar.names import is_body, is_listed, is_named_organ, split_names
from planparse.lexicon import alternation, entries
from planparse.link.bodies import BodyLinker
from planparse.link.body_lists import read_bare, read_labelled, read_spoken, words
from planparse.link.body_subjects import SubjectReader
from planparse.segment import segment
from planparse.types import Body

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "dev"
_END = re.compile(r"[。！？!?\n]")


def bodies_at(text: str, anchor: int) -> tuple[Body, ...]:
    items = segment(text)
    item = max(0, bisect_right([item.clean_start for item in items], anchor) - 1)
    start = max((match.end() for match in _END.finditer(text, 0, anchor)), default=0)
    end = _END.search(text, anchor)
    return BodyLinker(text, items).bodies_for(start, end.end() if end else len(text), anchor, item)


def named(marked: str) -> list[tuple[str, str, str]]:
    """Return name, role and source of the bodies for the number at ^ in ``marked``."""
    anchor = marked.index("^")
    return [(body.name, body.role, body.source) for body in bodies_at(marked.replace("^", ""), anchor)]


def names(marked: str) -> list[str]:
    return [name for name, _, _ in named(marked)]


# -- the lexicon


@pytest.mark.parametrize("entry", entries("bodies", examples=True), ids=lambda entry: entry["id"])
def test_examples_of_every_entry(entry: dict) -> None:
    kind = entry["id"]
    if kind.startswith("label-"):
        pattern = re.compile(rf"^(?:{alternation(entry['terms'])})[：:]")
    elif kind.startswith("verb-"):
        pattern = re.compile(rf"[一-鿿）](?:{alternation(entry['terms'])})$")
    elif kind.startswith("suffix-"):
        pattern = re.compile(rf"(?:{alternation(entry['terms'])})$")
    elif kind in ("quantifier", "charge"):
        pattern = re.compile(rf"^(?:{alternation(entry['terms'])})")
    elif kind == "by-verb":
        pattern = re.compile(rf"^由.{{2,6}}(?:{alternation(entry['terms'])})")
    elif kind == "does":
        pattern = re.compile(rf"(?:高校|县（市、区）|各地)(?:{alternation(entry['terms'])})(?![{entry['not_before']}])")
    else:
        pattern = re.compile(entry["pattern"])

    def found(text: str) -> bool:
        text = re.sub(r"（[^）]*）", "", text) if kind.startswith("suffix-") else text
        return bool(pattern.search(text))

    assert [text for text in entry["match"] if not found(text)] == []
    assert [text for text in entry["no_match"] if found(text)] == []


def test_label_roles() -> None:
    assert {words().label_role[label] for label in ("责任单位", "牵头单位", "配合单位")} == {"owner", "lead", "support"}


# -- names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青溪市发展和改革委员会、市财政局", ["青溪市发展和改革委员会", "市财政局"]),
        ("市人力资源和社会保障局和市住房和城乡建设局", ["市人力资源和社会保障局", "市住房和城乡建设局"]),
        ("工业和信息化部、文化广电旅游和体育局、卫生健康委员会", ["工业和信息化部", "文化广电旅游和体育局", "卫生健康委员会"]),
        ("各县（市、区）人民政府，开发区管委会", ["各县（市、区）人民政府", "开发区管委会"]),
        ("各县〔市、区〕人民政府；市直各单位", ["各县〔市、区〕人民政府", "市直各单位"]),
        ("省教育厅、各市、州、县人民政府", ["省教育厅", "各市、州、县人民政府"]),
        ("市教育局，各区、市政府", ["市教育局", "各区、市政府"]),
        ("各县区、市教育局", ["各县区", "市教育局"]),
        ("各地区、各部门", ["各地区", "各部门"]),
        ("各有关部门和单位", ["各有关部门和单位"]),
        ("市教育局等部门", ["市教育局"]),
        ("市教育局、市财政局等有关部门和单位", ["市教育局", "市财政局"]),
        ("省教育厅等", ["省教育厅"]),
        ("各高等院校", ["各高等院校"]),
        ("市公安局等3个部门，各镇（街道）", ["市公安局", "各镇（街道）"]),
        ("市教育局 市财政局　团市委", ["市教育局", "市财政局", "团市委"]),
        ("市教育局、市卫生\n健康委", ["市教育局", "市卫生健康委"]),
        ("市教育局以及各直属学校", ["市教育局", "各直属学校"]),
        ("市财政局与市审计局", ["市财政局", "市审计局"]),
        ("市教育局、市教育局", ["市教育局"]),
        ("各市、县（区）政府按职责分工", ["各市、县（区）政府"]),
        ("", []),
        ("、、，；", []),
    ],
)
def test_split_names(text: str, expected: list[str]) -> None:
    assert split_names(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "市委",
        "省市场监管局",
        "各县（市、区）",
        "其他省份",
        "每所联办高校",
        "中等职业学校",
        "各级教育行政部门",
        "团市委",
        "学校",
        "发展改革部门",
    ],
)
def test_is_body(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "市", "全市", "小学劳动课程", "支持高校", "各级领导干部", "单位", "每学期到乙方学校", "我们", "本校"),
        *("在全市学校", "任何学校", "重点实验室", "学生", "高校将课程"),
    ],
)
def test_is_not_body(name: str) -> None:
    assert not is_body(name)


def test_heading_and_listed_names() -> None:
    organs = [name for name in ("市教育局", "总务处", "成立工作专班办公室", "幼儿园", "重点学科", "干部") if is_named_organ(name)]
    assert organs == ["市教育局", "总务处"]
    assert [is_listed(name) for name in ("云栖经开区", "机关各科室", "2025年12月底前", "长期坚持")] == [True, True, False, False]


# -- lists


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市教育局、市财政局负责", [("市教育局", "owner"), ("市财政局", "owner")]),
        ("市教育局牵头，市财政局、市人社局配合", [("市教育局", "lead"), ("市财政局", "support"), ("市人社局", "support")]),
        ("市教育局、市民政局共同牵头", [("市教育局", "lead"), ("市民政局", "lead")]),
        ("市教育局牵头，各县（市、区）人民政府按职责分工负责", [("市教育局", "lead"), ("各县（市、区）人民政府", "owner")]),
        ("财政部、教育部等有关部门和单位负责。列第一位者为牵头单位，下同", [("财政部", "owner"), ("教育部", "owner")]),
        ("2025年底前完成，市水利局负责", [("市水利局", "owner")]),
        ("由市水利局牵头", [("市水利局", "lead")]),
        ("市城市更新推进组牵头单位牵头，市城管局配合", [("市城市更新推进组牵头单位", "lead"), ("市城管局", "support")]),
        ("乙方牵头，通常在每年5月底前办结", []),
        ("差额2万元由住户自行承担", []),
        ("校长负责", []),
        ("技术先进、质量可靠、服务到位", []),
        ("负责", []),
        ("", []),
    ],
)
def test_read_spoken(text: str, expected: list[tuple[str, str]]) -> None:
    assert read_spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("责任单位：市教育局、市财政局", [("市教育局", "owner"), ("市财政局", "owner")]),
        ("责任部门:市教育局；配合单位:市财政局", [("市教育局", "owner"), ("市财政局", "support")]),
        ("牵头单位：市教育局　　配合单位：团市委", [("市教育局", "lead"), ("团市委", "support")]),
        ("持续推进，牵头考核单位：市数据局、市公安局", [("市数据局", "lead"), ("市公安局", "lead")]),
        ("责任领导：张三；责任单位：市教育局；完成时限：2025年12月底", [("市教育局", "owner")]),
        ("责任单位：市教育局（牵头）、市财政局", [("市教育局", "lead"), ("市财政局", "owner")]),
        ("责任单位：市教育局牵头，市财政局配合", [("市教育局", "lead"), ("市财政局", "support")]),
        ("【责任科室】：基教科、人事科", [("基教科", "owner"), ("人事科", "owner")]),
        ("责任人：李四", []),
        ("主要目标：新增学位300个", []),
    ],
)
def test_read_labelled(text: str, expected: list[tuple[str, str]]) -> None:
    assert read_labelled(text) == expected


# -- closings and what they cover


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("（一）扩大资源。新增公办学位^300个。（责任单位：市教育局、市财政局）", ["市教育局", "市财政局"]),
        ("（一）扩大资源。新增公办学位^300个（市教育局、市财政局负责）。", ["市教育局", "市财政局"]),
        ("1.扩大资源。新增学位^300个。培训教师50名。\n责任单位：市教育局\n2.改善设施。改造食堂5个。\n责任单位：市住建局\n", ["市教育局"]),
        ("1.扩大资源。新增学位300个。\n责任单位：市教育局\n2.改善设施。改造食堂^5个。\n责任单位：市住建局\n", ["市住建局"]),
        ("1.扩大资源。新增学位^300个。\n牵头单位：市教育局\n配合单位：市财政局\n2.其他。", ["市教育局", "市财政局"]),
        ("1.扩大资源。新增学位^300个。\n【责任科室：基教科】\n2.其他。", ["基教科"]),
        ("1.扩大资源。新增学位^300个。责任单位：市教育局。", ["市教育局"]),
        ("1.扩大资源。新增学位^300个。\n责任单位：市教育局、\n市财政局\n2.其他。", ["市教育局", "市财政局"]),
        # two closings in one item: each covers what stands since the one before
        ("1.扩大资源。新增学位^300个。（市教育局负责）改造食堂5个。（市住建局负责）", ["市教育局"]),
        ("1.扩大资源。新增学位300个。（市教育局负责）改造食堂^5个。（市住建局负责）", ["市住建局"]),
        ("1.扩大资源。新增学位300个。（市教育局负责）改造食堂^5个。", []),
        # paragraphs of one item, closed only by the last
        ("1.扩大资源。新增学位^300个。\n改造食堂5个。\n（责任单位：市教育局）\n2.其他。", ["市教育局"]),
        ("1.扩大资源。\n新增学位300个。（市教育局负责）\n改造食堂^5个。（市住建局负责）\n", ["市住建局"]),
        # a closing replaces the sentence's own subject
        ("1.扩大资源。各学校要新增学位^300个。（责任单位：市教育局）", ["市教育局"]),
        # a parent's lead paragraph
        ("（一）扩大资源。新增学位^300个。（责任单位：市教育局）\n1.建设学校。建成学校5所。\n2.改善设施。", ["市教育局"]),
        ("（一）扩大资源。新增学位300个。（责任单位：市教育局）\n1.建设学校。建成学校^5所。\n2.改善设施。", ["市教育局"]),
        (
            "（一）扩大资源。新增学位300个。（责任单位：市教育局）\n1.建设学校。建成学校^5所。\n2.改善设施。改造食堂5个。（责任单位：市住建局）\n3.其他。",
            [],
        ),
        ("1.扩大资源。新增学位^300个 责任单位：市教育局\n2.改善设施。", ["市教育局"]),
        # right after a heading it covers all beneath
        ("（一）扩大资源（责任单位：市教育局）\n1.建设学校。建成学校^5所。\n2.改善设施。", ["市教育局"]),
        ("（一）扩大资源\n责任单位：市教育局\n1.建设学校。建成学校^5所。\n2.改善设施。", ["市教育局"]),
        ("（一）扩大资源（责任单位：市教育局）\n1.建设学校。建成学校^5所。（市住建局负责）\n2.改善设施。", ["市住建局"]),
        # a run of 一是…二是… closed at its end
        ("（一）扩大资源。一是新增学位^300个；二是改造食堂5个。（责任单位：市教育局）\n（二）其他。", ["市教育局"]),
        # a run of lines closed by a line of its own
        (
            "（一）扩大资源\n1.新增学位^300个。\n2.改造食堂5个。\n责任单位：市教育局\n"
            "（二）其他\n1.建公园2个。\n2.建绿道3公里。\n责任单位：市城管局\n",
            ["市教育局"],
        ),
        # inside a sentence
        ("1.扩大资源。培训教师^50名。新增学位300个（市教育局负责），改造食堂5个（市住建局负责）。", []),
        ("1.扩大资源。培训教师50名。新增学位^300个（市教育局负责），改造食堂5个（市住建局负责）。", ["市教育局"]),
        ("1.扩大资源。培训教师50名。新增学位300个（市教育局负责），改造食堂^5个（市住建局负责）。", ["市住建局"]),
        # the next item is not covered
        ("1.扩大资源。新增学位300个。（责任单位：市教育局）\n2.培训教师^50名。", []),
        # without items only the paragraph is
        ("新增学位^300个。\n改造食堂5个。（责任单位：市住建局）", []),
        ("新增学位300个。\n改造食堂^5个。\n责任单位：市住建局", ["市住建局"]),
        # a bare list of organs that closes a paragraph
        ("1.扩大资源。新增学位^300个。（市教育局、市财政局）\n2.其他。", ["市教育局", "市财政局"]),
        ("1.扩大资源。新增学位^300个（含普惠性民办）。\n", []),
        # a table cell that is such a list, on lines of its own
        ("1.扩大资源。\n新增学位^300个。\n市教育局牵头，市财政局、\n市人社局配合\n2.其他。", ["市教育局", "市财政局", "市人社局"]),
        ("1.扩大资源。新增学位^300个。［责任单位：市教育局、市城投集团（市水务公司）］\n", ["市教育局", "市城投集团（市水务公司）"]),
        ("1.改造提升。改造敬老院^62所。（各县（市、区）政府负责，市民政局指导）\n", ["各县（市、区）政府", "市民政局"]),
        ("1.扩大资源。\n新增学位^300个。\n（责任领导：王五；责任单位：市教育局）\n", ["市教育局"]),
    ],
)
def test_closings(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


def test_roles_and_sources() -> None:
    assert named("1.扩大资源。新增学位^300个。培训教师。（市教育局牵头，市财政局配合）") == [
        ("市教育局", "lead", "context"),
        ("市财政局", "support", "context"),
    ]
    assert named("1.扩大资源。新增学位^300个（市教育局负责）。") == [("市教育局", "owner", "explicit")]
    assert named("各县（市、区）要新增学位^300个。") == [("各县（市、区）", "owner", "explicit")]


def test_declared_first_is_lead_from_there_on() -> None:
    text = "1.甲。新增学位^300个。（教育部、财政部负责。列第一位者为牵头单位，下同）\n2.乙。建公园5个。（水利部、民政部等负责）"
    assert [(name, role) for name, role, _ in named(text)] == [("教育部", "lead"), ("财政部", "owner")]
    later = text.replace("^", "").replace("公园5", "公园^5")
    assert [(name, role) for name, role, _ in named(later)] == [("水利部", "lead"), ("民政部", "owner")]


# -- the sentence's own words


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("各级教育行政部门要保证生均经费不低于^800元。", ["各级教育行政部门"]),
        ("乡镇卫生院在做好门诊的基础上，要开展签约服务，保证随访^600人。", ["乡镇卫生院"]),
        ("技工学校要把安全教育列入必修内容，每学期不得低于^16学时。", ["技工学校"]),
        ("每所联办高校对口帮扶^2家县级医院。", ["每所联办高校"]),
        ("各县（市、区）至少建成^1个示范园。", ["各县（市、区）"]),
        ("云栖县先行，其他县区至少确定^1条街道参与。", ["其他县区"]),
        ("六个班以上的幼儿园至少要聘用保健医生^2名。", ["六个班以上的幼儿园"]),
        ("督促各县（市、区）在6月底前完成学校改造^12所。", ["各县（市、区）"]),
        ("指导每个乡镇完成护林员培训不少于^40名。", ["每个乡镇"]),
        ("请各直属学校于9月1日前报送案例^2个。", ["各直属学校"]),
        ("由市教育局牵头，市财政局配合，新增学位^300个。", ["市教育局", "市财政局"]),
        ("新增学位^300个，由市教育局牵头、市财政局配合。", ["市教育局", "市财政局"]),
        ("市教育局负责新增学位300个，市体育局负责新建球场^15片。", ["市体育局"]),
        ("一是盘活厂房18万平方米，由市工信局负责；二是处置闲置土地^4200亩，由市自然资源局负责。", ["市自然资源局"]),
        ("雨污分流改造由市住建局负责，全年改造管网^72公里。", ["市住建局"]),
        ("完成示范田建设^2.5万亩，由市农业农村局负责组织实施和技术指导。", ["市农业农村局"]),
        ("盘活厂房^18万平方米；闲置土地处置，由市自然资源局负责。", []),
        ("对小型餐饮店，各地要分级管理，抽查比例不低于^10%。", ["各地"]),
        ("各地区、各部门要压减支出^5%。", ["各地区", "各部门"]),
        ("区、县水利行政部门和市属灌区单位要培训站长^50名。", ["区、县水利行政部门", "市属灌区单位"]),
        ("市发展改革部门要会同财政等部门制定方案，压减收费^3项。", ["市发展改革部门"]),
        ("学校要控制集会；低年级不上晚课，高年级晚课不超过^40分钟。", ["学校"]),
        ("督促各乡镇中心学校7月底前完成竞聘^12个。", ["各乡镇中心学校"]),
        ("每年12月10日前各成员单位报送案例^2个。", ["各成员单位"]),
        ("每个乡镇至少建设养老院^1所。", []),
        ("每个县（市、区）至少建成1所分校，社区网络新增^20个。", []),
        ("由市科技局牵头，培育企业60家，其中灯塔工厂不少于^2家。", ["市科技局"]),
        ("市属企业今年要有^15家完成改制。", []),
        ("各乡在保住口粮田的前提下，扩种油菜^3万亩。", ["各乡"]),
        ("各车间每半年至少组织演练^1次。", []),
        ("各企业每半年至少组织演练^1次。", ["各企业"]),
        ("每个乡镇配备经办人员^3名。", []),
        ("年产值百万元以上的企业要由^46家增加到70家。", []),
        ("3.各学校要建设书法教室^20间。", ["各学校"]),
        ("一是各学校要建设书法教室^20间。", ["各学校"]),
        # not for the next sentence
        ("各学校要加强管理。新增学位^300个。", []),
        # beneficiaries, places, the issuer, other subjects
        ("支持高校新增学位^300个。", []),
        ("鼓励各地新建公园^3个。", []),
        ("帮助中小学校建设实验室^5间。", []),
        ("为中小学校配备电脑^500台。", []),
        ("全市要新增学位^300个。", []),
        ("我们要新增学位^300个。", []),
        ("高校毕业生就业率要达到^90%。", []),
        ("农商行涉农贷款增速要高于^12%。", []),
        ("小学劳动课程要注重实践，帮助学生掌握^2项技能。", []),
        ("各地申报数不超过^3个。", []),
        ("任何单位不得占用绿地，查处^3起。", []),
        ("各级领导干部要下基层^20天。", []),
        # 其中 turns to a part, ； with another subject ends it
        ("各区政府必须压减开支，其中会议费压减^5%。", []),
        ("学校要开齐课程；家长要保证孩子睡眠^9小时。", []),
        ("各院系设立实验中心，配齐人员，其中高级职称不低于^30%。", []),
        # 由 holds for its own clause
        ("产业项目原则上由企业牵头，新培育科技企业^300家。", []),
        ("建立卫生部门牵头、相关单位分头负责的机制，新增学位^300个。", []),
        ("市应急局重要物资储备点新增^3个。", []),
        ("一、由县水利局负责，5月底前整改电站20座；二、列入退出类的电站^12座须全部拆除。", []),
        ("请市应急管理局牵头，11月底前储备应急送水车^12辆。", ["市应急管理局"]),
    ],
)
def test_sentences(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("一、市教育局\n1.新增学位^300个。\n二、市水利局\n1.治理河道20公里。\n", ["市教育局"]),
        ("（三）青溪市卫生健康委\n建成社区医院^2家。\n", ["青溪市卫生健康委"]),
        ("一、教务处：\n1.开展公开课^40节。\n", ["教务处"]),
        ("（一）教导处\n1开展公开课^40节。\n", ["教导处"]),
        ("一、幼儿园\n1.新增学位^300个。\n", []),
        ("一、重点学科\n1.建设学科^3个。\n", []),
        ("一、市教育局\n1.各学校要新增学位^300个。\n", ["各学校"]),
        ("各县（市、区）人民政府，市直各单位：\n现将要点印发。新增学位^300个。\n", []),
    ],
)
def test_headings(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


def test_look_back_is_bounded() -> None:
    line = "各学校要" + "甲乙丙，" * 200 + "新增学位300个"
    assert SubjectReader(line).bodies(0, len(line), len(line) - 4) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "（" * 5000,
        "）" * 5000,
        "（负责" * 3000 + "）" * 3000,
        "责任单位：" * 3000,
        "\n责任单位：\n" * 2000,
        "由市局" * 3000,
        "各区、" * 3000,
        ("（负责" + " " * 480 + "）") * 50,
        "学校要" * 3000,
        "责任单位：\ud800市教育局\x00",
        "（责任单位：市教育局",
        "，" * 10000,
    ],
    ids=range(13),
)
def test_odd_text_gives_an_answer(text: str) -> None:
    linker = BodyLinker(text, segment(text))
    for anchor in (0, len(text) // 2, max(0, len(text) - 1)):
        assert isinstance(linker.bodies_for(0, len(text), anchor, 0), tuple)
    assert isinstance(linker.bodies_for(0, len(text), 0, 99), tuple)


# -- the annotated documents


def _key(name: str) -> str:
    return re.sub(r"[\s〔〕（）()〈〉<>,，、]", "", name)


def _number_at(text: str, start: int, end: int, number: float | int | None) -> int:
    forms = [str(number), str(int(number))] if number is not None and float(number) == int(number) else [str(number)]
    hits = [text.find(form, start, end) for form in forms]
    digit = re.compile(r"[\d一二三四五六七八九十两]").search(text, start, end)
    return max(hits) if max(hits) >= 0 else (digit.start() if digit else start)


@pytest.mark.skipif(not GOLD.is_dir(), reason=f"the annotated documents are not at {GOLD}")
def test_gold_quantitative_records() -> None:
    from planparse.clean import clean

    right = total = named_right = named_total = 0
    wrong: list[str] = []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = clean(path.with_suffix(".txt").read_bytes().decode("utf-8")).text
        kept = [at for at, char in enumerate(text) if not char.isspace()]
        tight = "".join(text[at] for at in kept)
        floor = 0
        for record in gold["records"]:
            if record["kind"] != "quantitative" or record["optional"]:
                continue
            quote = re.sub(r"\s", "", clean(record["quote"]).text)
            at = tight.find(quote, floor)
            at = at if at >= 0 else tight.find(quote)
            if at < 0:
                continue
            floor = at
            anchor = _number_at(text, kept[at], kept[at + len(quote) - 1] + 1, record["number"])
            found = {_key(body.name) for body in bodies_at(text, anchor)}
            wanted = {_key(name) for name in record["responsible_body"]}
            total += 1
            right += found == wanted
            named_total += bool(wanted)
            named_right += bool(wanted) and found == wanted
            if found != wanted:
                wrong.append(f"{path.stem}: {record['quote'][:40]} {sorted(found)} != {sorted(wanted)}")
    assert total > 200
    assert right / total >= 0.95, "\n".join(wrong)
    assert named_right == named_total, "\n".join(wrong)


def test_kinds_of_bodies_help_one_that_leads() -> None:
    assert read_spoken("住建局牵头，乡镇配合") == [("住建局", "lead"), ("乡镇", "support")]
    assert read_spoken("乡镇牵头，学校配合") == []


def test_the_office_of_a_house_is_one_of_its_organs() -> None:
    assert read_bare("办公室、保管保护科") == [("办公室", "owner"), ("保管保护科", "owner")]
    assert read_bare("办公室") == []
