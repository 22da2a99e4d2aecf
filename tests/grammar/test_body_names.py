"""Short names of organs: the examples of the table, what holds for all of it, names that must stay as they are."""

from __future__ import annotations

import pytest

from planparse.grammar.body_names import full_name
from planparse.lexicon import entries

PAIRS = [tuple(pair.split(" → ")) for entry in entries("body_names", examples=True) for pair in entry["match"]]
NONE = [name for entry in entries("body_names", examples=True) for name in entry["no_match"]]


@pytest.mark.parametrize(("short", "full"), PAIRS)
def test_short_names(short: str, full: str) -> None:
    assert full_name(short) == full


@pytest.mark.parametrize("name", NONE)
def test_names_without_alias(name: str) -> None:
    assert full_name(name) is None


def test_entries_are_whole() -> None:
    for entry in entries("body_names", examples=True):
        assert entry["short"], entry["id"]
        assert entry["source"], entry["id"]
        assert entry["no_match"], entry["id"]
        assert bool(entry["match"]) == ("full" in entry), entry["id"]
    shorts = [
        (short, entry.get("ends", ""), entry.get("before")) for entry in entries("body_names", examples=True) for short in entry["short"]
    ]
    assert len(shorts) == len(set(shorts))


def test_a_full_name_is_not_written_out_again() -> None:
    assert [full for _, full in PAIRS if full_name(full) is not None] == []


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("县（市、区）卫健局", "县（市、区）卫生健康局"),
        ("各县（市、区）发改局", "各县（市、区）发展和改革局"),
        ("青溪县〔市、区〕政府", "青溪县〔市、区〕人民政府"),
        ("省市场监管局（省知产局）", "省市场监督管理局（省知识产权局）"),
        ("市委网信办（市大数据局）", "市委网络安全和信息化委员会办公室（市大数据局）"),
        ("发展改革委", "发展和改革委员会"),
        ("市监局", "市场监督管理局"),
        ("自治区工信厅", "自治区工业和信息化厅"),
        ("共青团云栖市委", "共青团云栖市委员会"),
    ],
)
def test_level_place_and_brackets_stay(short: str, full: str) -> None:
    assert full_name(short) == full


@pytest.mark.parametrize(
    "name",
    [
        *(
            "",
            "委",
            "市",
            "市教育局",
            "县公安局",
            "各学校",
            "各有关部门",
            "市委",
            "市委组织部",
            "市直各单位",
            "驻市单位",
            "县财政",
            "学校团委",
        ),
        *(
            "市总工会",
            "市红十字会",
            "市税务局",
            "市统计局",
            "市气象局",
            "县林业局",
            "市自然资源局",
            "教务处",
            "城投集团",
            "市生态环境局青溪分局",
        ),
        *("各级党委和政府", "市发改委）", "市" * 60 + "发改委", "{}发改委" * 8),
    ],
)
def test_what_is_full_or_unknown_has_no_alias(name: str) -> None:
    assert full_name(name) is None
