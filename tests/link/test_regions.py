"""Regions: the table itself, and which division a title or a body's name means."""

from __future__ import annotations

from importlib.resources import files

import pytest

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
    ],
)
def test_region_named(texts: tuple[str | None, ...], name: str, adcode: str) -> None:
    region = find_region(*texts)
    assert region is not None
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
    ],
)
def test_no_region_is_guessed(texts: tuple[str | None, ...]) -> None:
    assert find_region(*texts) is None
