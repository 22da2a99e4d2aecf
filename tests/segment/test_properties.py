"""What holds for any text: the tree covers it, nests, is ordered, is the same again, and costs work in proportion to length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.segment import as_json, draw, segment
from planparse.segment.scan import scan
from planparse.segment.tree import build

MARKERS = (
    "一、 二、 三、 十一、 （一） （二） (三) 一) （一 1. 2． 3、 5 12. （1） (2) 3） ① ② 一是 二是 一要 第一， 第二， "
    "第一章 第二章 第一节 第一篇 1.1 1.2 1.1.1 Ⅰ. A. §1. 专栏1 附件："
)
WORDS = "总体要求 新增学位2000个 推进改革 。 ； ， ： 2024年 1.5万 3所 “ ” 《 》 ） （ 𠮷 😀"
PIECES = (*MARKERS.split(), *WORDS.split(), "4 .", " ", "　　", "\n", "\n\n", "\r\n", "\u200f", "\x00", "\ud800")
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.text(max_size=80))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_tree_is_sound(text: str) -> None:
    items = segment(text)
    root = items[0]
    assert (root.path, root.headings, root.parent, root.level, root.clean_start) == ((), (), None, 0, 0)
    assert "".join(text[item.clean_start : item.clean_end] for item in items) == text
    assert all(left.clean_end == right.clean_start for left, right in pairwise(items))
    assert root.subtree_end == items[-1].clean_end == len(text)
    for at, item in enumerate(items[1:], 1):
        assert item.parent is not None
        assert item.parent < at
        parent = items[item.parent]
        assert parent.clean_start <= item.clean_start < item.clean_end <= item.subtree_end <= parent.subtree_end
        if item.style == "rest":
            assert (item.marker, item.path, item.headings, item.level) == ("", parent.path, parent.headings, parent.level + 1)
            assert item.body_start == item.clean_start
            continue
        assert item.clean_start < item.body_start <= item.clean_end
        assert text.startswith(item.marker, item.clean_start)
        assert item.path[:-1] == parent.path
        assert item.headings[:-1] == parent.headings
        assert item.level == parent.level + 1 == len(item.path) == len(item.headings)
        assert item.path[-1]
        assert not set(item.path[-1]) & set("（）()、，。． ")
    for left, right in pairwise(items):
        assert right.parent is not None
        assert items[right.parent].subtree_end >= right.clean_end
        assert right.level <= left.level + 1


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_same_again(text: str) -> None:
    items = segment(text)
    assert segment(text) == items
    assert len(draw(items, text).split("\n")) >= len(items)
    assert [entry["path"] for entry in as_json(items)] == [list(item.path) for item in items]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=100, deadline=None)
def test_text_before_does_not_move_a_numbered_list(noise: str) -> None:
    plan = "\n附件：\n一、总则\n好。\n二、分则\n好。\n三、附则\n好。"
    assert [item.path for item in segment(noise + plan)][-3:] == [("一",), ("二",), ("三",)]


SHAPES = {
    "plan": "一、总体要求。（一）思想。好。1.加强。完成3所。2.深化。\n",
    "no marker at all": "推进教育高质量发展，",
    "brackets": "（一",
    "digits": "1",
    "numerals": "一",
    "blanks": " ",
    "lists": "重点是：一是甲，二是乙；",
    "enumerations": "（1）、（2）",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_work_is_proportional_to_length(shape: str) -> None:
    """Characters looked at, counted by a string that reports every slice and index that the tree builder takes."""

    class Counted(str):
        work = 0

        def __getitem__(self, key: object) -> str:
            found = str.__getitem__(self, key)  # type: ignore[index]
            Counted.work += len(found)
            return found

    def cost(times: int) -> int:
        text = Counted(SHAPES[shape] * times)
        marks = scan(text)
        build(text, marks)
        return Counted.work + len(text) + len(marks)

    few, many = cost(200), cost(2000)
    assert many <= 13 * few


def test_ten_megabytes_on_one_line() -> None:
    text = "推进教育高质量发展，完成3所学校建设。" * 300_000 + "一、总则。好。二、附则。好。"
    assert [item.path for item in segment(text)[1:]] == [("一",), ("二",)]


def test_a_hundred_thousand_markers() -> None:
    assert len(segment("1.好。\n" * 100_000)) == 100_001


def test_a_hundred_thousand_annexes() -> None:
    assert len(segment("一、好。\n" + "附件1\n一、好。\n" * 100_000)) == 200_002
