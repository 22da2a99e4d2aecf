"""Regions: the table itself, and which division a title or a body's name means."""

from __future__ import annotations

from importlib.resources import files

import pytest

import planparse
from planparse.link.regions import codes, find_region


def rows() -> list[list[str]]:
    text = files("planparse.lexicon").joinpath("regions.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def test_the_table_names_its_source_and_is_whole() -> None:
    head = files("planparse.lexicon").joinpath("regions.tsv").read_text("utf-8").splitlines()[:3]
    assert any("GB/T 2260" in line for line in head)
    found = rows()
    assert len(found) > 3100
    assert all(len(row) == 2 and len(row[0]) == 6 and row[0].isdigit() and len(row[1]) >= 2 for row in found)
    assert len({code for code, _ in found}) == len(found)
    assert sum(code.endswith("0000") for code, _ in found) == 34
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("北京市", ("110000",)),
        ("内蒙古自治区", ("150000",)),
        ("新吴区", ("320214",)),
        ("鼓楼区", None),
        ("大理白族自治州", ("532900",)),
        ("云溪县", ()),
    ],
)
def test_codes(name: str, found: tuple[str, ...] | None) -> None:
    assert len(codes(name)) > 1 if found is None else codes(name) == found


@pytest.mark.parametrize(
    ("texts", "name", "adcode"),
    [
        (("清远市教育局",), "清远市", "441800"),
        (("上海市嘉定区教育局",), "嘉定区", "310114"),
        (("北京市朝阳区人民政府办公室",), "朝阳区", "110105"),
        (("长春市朝阳区教育局",), "朝阳区", "220104"),
        (("江苏省苏州市张家港市教育局",), "张家港市", "320582"),
        ((None, "2022年张家港市教育工作要点"), "张家港市", "320582"),
        (("中共广东省委",), "广东省", "440000"),
        (("海珠区教育局", "广州市海珠区2023年教育工作要点"), "海珠区", "440105"),
        (("西湖区教育局", "杭州市西湖区教育局2023年工作要点"), "西湖区", "330106"),
        (("宁夏回族自治区人民政府",), "宁夏回族自治区", "640000"),
        (("广西壮族自治区南宁市教育局",), "南宁市", "450100"),
        ((None, "关于印发泉州市学校美育工作方案的通知"), "泉州市", "350500"),
        (("绍兴市第一中学",), "绍兴市", "330600"),
        (("恩施土家族苗族自治州教育局",), "恩施土家族苗族自治州", "422800"),
        (("恩施州教育局",), "恩施土家族苗族自治州", "422800"),
        (("黔南州人民政府办公室",), "黔南布依族苗族自治州", "522700"),
        (("湖北省恩施州人民政府",), "恩施土家族苗族自治州", "422800"),
        (("长阳县教育局",), "长阳土家族自治县", "420528"),
        (("双江拉祜族佤族布朗族傣族自治县人民政府",), "双江拉祜族佤族布朗族傣族自治县", "530925"),
        (("鄂温克族自治旗教育局",), "鄂温克族自治旗", "150724"),
        (("锡林郭勒盟教育局",), "锡林郭勒盟", "152500"),
        (("喀什地区教育局",), "喀什地区", "653100"),
        (("大兴安岭地区行署",), "大兴安岭地区", "232700"),
        (("新疆生产建设兵团第八师石河子市教育局",), "石河子市", "659001"),
        (("浦东新区教育局",), "浦东新区", "310115"),
        (("湖北省仙桃市人民政府",), "仙桃市", "429004"),
        (("吉林省吉林市教育局",), "吉林市", "220200"),
        (("香港特别行政区政府",), "香港特别行政区", "810000"),
        (("国家税务总局清远市税务局",), "清远市", "441800"),
        (("上海市对口支援云南省工作领导小组",), "上海市", "310000"),
    ],
)
def test_region_named(texts: tuple[str | None, ...], name: str, adcode: str) -> None:
    region, warnings = find_region(*texts)
    assert region is not None
    assert warnings == ()
    assert (region.name, region.adcode) == (name, adcode)


@pytest.mark.parametrize(
    "texts",
    [
        (None,),
        ("",),
        ("国务院办公厅",),
        ("朝阳区教育局",),
        ("鼓楼区教育局", "鼓楼区2023年工作要点"),
        ("云溪县教育局",),
        ("xx市教育局",),
        ("高新区管委会",),
        ("青荷实验中学",),
        (None, "政府工作报告"),
        (None, "关于城市新区建设的意见"),
        (None, "全市教育工作要点"),
        (None, "市区县" * 200),
        ("北京市、天津市、河北省教育厅",),
        ("新疆生产建设兵团教育局",),
        ("雄安新区管委会",),
        ("黔西州教育局",),
        ("广州教育局",),
    ],
)
def test_no_region_is_guessed(texts: tuple[str | None, ...]) -> None:
    assert find_region(*texts)[0] is None


@pytest.mark.parametrize(
    "texts",
    [
        ("朝阳区教育局",),
        ("鼓楼区教育局", "鼓楼区2023年工作要点"),
        ("江苏省朝阳区教育局",),
        ("江苏省海淀区教育局",),
        (None, "江苏省海淀区2023年工作要点"),
    ],
)
def test_a_shared_or_contradicted_name_gives_a_warning(texts: tuple[str | None, ...]) -> None:
    region, warnings = find_region(*texts)
    assert region is None
    assert [warn.code for warn in warnings] == ["ambiguous-region"]


@pytest.mark.parametrize("texts", [("云溪县教育局",), ("国务院办公厅",), (None, "政府工作报告"), ("北京市、天津市教育局",)])
def test_an_unknown_place_gives_no_warning(texts: tuple[str | None, ...]) -> None:
    assert find_region(*texts) == (None, ())


PLAN = "2024年教育工作要点\n一、总体要求\n以高质量发展为主题。\n二、重点任务\n（一）扩大资源。新增公办学位300个，改造食堂5个。\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{PLAN}相关推荐\n清远市2023年教育工作要点\n2023年3月1日\n",
        f"{PLAN}猜你喜欢\n1 清远市教育局2021年工作总结 为深入贯彻……\n",
        f"{PLAN}上一篇：清远市教育局2023年工作要点\n下一篇：泉州市教育局工作总结\n",
        f"首页 > 工作计划\n热门推荐：清远市2023年教育工作要点\n{PLAN}",
        f"{PLAN}（二）结对帮扶。与清远市教育局结对，选派教师5名。\n",
    ],
)
def test_a_place_in_another_article_is_not_the_plans(text: str) -> None:
    assert planparse.extract(text).document.region is None


def test_a_shared_name_warns_in_the_output() -> None:
    found = planparse.extract(f"{PLAN}鼓楼区教育局\n2024年3月1日\n")
    assert found.document.region is None
    assert [warning.code for warning in found.warnings] == ["ambiguous-region"]
