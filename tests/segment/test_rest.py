"""Where a list in running text ends, and what the text behind it belongs to."""

from __future__ import annotations

import pytest

from planparse.segment import segment

AFTER = "今年新增学位20个。"

ENDED = [
    "二、回顾\n一是狠抓教学。二是改善条件。\n" + AFTER,
    "二、回顾\n一是狠抓教学。二是改善条件。\n" + AFTER + "\n一是加强管理。二是强化保障。\n新建公园3个。",  # another list begins
    "二、回顾\n主要做法：一是狠抓教学；二是改善条件；三是加强管理。\n" + AFTER,
    "二、回顾\n一是狠抓教学，成绩提高。\n二是改善条件，新建食堂。\n三是加强管理。\n" + AFTER,
    "二、回顾\n第一，狠抓教学。\n第二，改善条件。\n" + AFTER,
]
GOES_ON = [
    "二、回顾\n一是狠抓教学。\n各校建立制度。\n二是改善条件。\n" + AFTER,  # members of several paragraphs
    "二、回顾\n一是狠抓教学。二是改善条件，\n" + AFTER,  # no end of a sentence
    "二、回顾\n一是狠抓教学。\n" + AFTER,  # a list of one has not shown how long its members are
    "二、回顾\n一是狠抓教学。\n二是完成下列任务：\n" + AFTER,  # what it announces
    "二、回顾\n（一）狠抓教学。\n（二）改善条件。\n" + AFTER,  # items of an outline have paragraphs
]


def path_of(text: str) -> tuple[str, ...]:
    at = text.index(AFTER)
    return next(item.path for item in segment(text) if item.clean_start <= at < item.clean_end)


@pytest.mark.parametrize("text", ENDED)
def test_a_paragraph_behind_a_list_goes_on_with_what_stands_around_it(text: str) -> None:
    assert path_of(text) == ("二",)


@pytest.mark.parametrize("text", GOES_ON)
def test_a_paragraph_of_the_last_member_stays_in_it(text: str) -> None:
    assert len(path_of(text)) == 2


@pytest.mark.parametrize("text", [*ENDED, *GOES_ON])
def test_items_still_cover_the_text_in_order(text: str) -> None:
    items = segment(text)
    assert "".join(text[item.clean_start : item.clean_end] for item in items) == text
    assert all(items[item.parent].clean_start <= item.clean_start <= item.subtree_end for item in items if item.parent is not None)


def test_the_rest_of_a_list_without_an_outline_belongs_to_the_document() -> None:
    items = segment("一是狠抓教学。二是改善条件。\n2025年重点工作\n" + AFTER)
    assert (items[-1].path, items[-1].headings, items[-1].style, items[-1].parent) == ((), (), "rest", 0)


SPEECH = "报告\n一、回顾\n（一）经济。\n做好。\n（六）民生。\n做好。\n{address}{after}\n二、安排\n（一）建设。\n做好。\n"


@pytest.mark.parametrize("address", ["各位代表！五年来，", "各位代表，", "同志们！", "　　各位委员："])
def test_an_address_to_the_audience_leaves_all_items_but_the_topmost(address: str) -> None:
    text = SPEECH.format(address=address, after=AFTER)
    assert path_of(text) == ("一",)
    assert [item.path for item in segment(text)][-2:] == [("二",), ("二", "一")]


@pytest.mark.parametrize("address", ["", "感谢各位代表！", "各位代表团"])
def test_what_is_no_address_stays_in_its_item(address: str) -> None:
    assert path_of(SPEECH.format(address=address, after=AFTER)) == ("一", "六")


def test_an_address_between_the_items_of_a_list_leaves_nothing() -> None:
    text = f"报告\n一、回顾\n（一）经济。\n1.工业。\n各位代表！{AFTER}\n2.农业。\n"
    assert path_of(text) == ("一", "一", "1")


def test_an_annex_leaves_all_items() -> None:
    text = f"意见\n一、要求\n（一）目标。\n做好。\n附件1\n清单\n1.名词。\n解释。\n附件2\n分工\n{AFTER}\n"
    assert path_of(text) == ()
    assert [item.subtree_end for item in segment(text)[1:3]] == [text.index("附件1")] * 2
