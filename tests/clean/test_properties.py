"""What holds of cleaning for any text at all."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planparse.clean import clean

PIECES = st.sampled_from(
    [
        "2024年，全县新增学位1200个，义务教育巩固率达到95%以上，培训教师300名。",
        "一、总体要求",
        "1、",
        "2、",
        "\n",
        "\r\n",
        "\r",
        "\n\n\n",
        " ",
        "　　",
        "\t",
        "\ufeff",
        "\u200b",
        "\u202e",
        "\x00",
        "\x0c",
        "&nbsp;",
        "&quot;",
        "&#0;",
        "１２",
        "％",
        "𠮷",
        "😀",
        "é",
        "⻔",
        "云 溪 县 规 划",
        "2 0 2 4 年",
        "1O0%",
        "20222024年",
        "2022100%",
        "12",
        "5",
        "当前位置：首页 > 规划",
        "首页",
        "登录",
        "来源：某网 发布时间：2024-01-02",
        "《要点.docx》由会员分享,更多相关《要点.docx》请在某某文库上搜索。",
        "相关报道：",
        "……",
        "第 3 页",
        "目录",
        "第一章 总则",
        "\ud800",
    ]
)
TEXT = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))


def check(raw: str) -> None:
    got = clean(raw)
    assert got.raw == raw
    end = 0
    pieces = []
    for edit in got.edits:
        assert end <= edit.raw_start <= edit.raw_end <= len(raw)
        assert edit.entry
        pieces += [raw[end : edit.raw_start], edit.replacement]
        end = edit.raw_end
    assert "".join([*pieces, raw[end:]]) == got.text
    spans = [got.raw_span(at, at + 1) for at in range(len(got.text))]
    edited = [(edit.raw_start, edit.raw_end) for edit in got.edits]
    kept = 0
    for at, (start, stop) in enumerate(spans):
        assert 0 <= start <= stop <= len(raw)
        assert not at or spans[at - 1][0] <= start
        if stop == start + 1 and not any(low <= start < high for low, high in edited):
            assert raw[start] == got.text[at]
            assert got.clean_pos(start) == at
            kept += 1
    assert kept == len(raw) - sum(high - low for low, high in edited)
    positions = [got.clean_pos(at) for at in range(len(raw) + 1)]
    assert positions == sorted(positions)
    for frame in got.frames:
        assert 0 <= frame.raw_start < frame.raw_end <= len(raw)


@settings(max_examples=300, deadline=None)
@given(TEXT)
@example("")
@example("\ufeff")
@example("\r\n\r\n")
def test_offset_map_holds(raw):
    check(raw)


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_text_is_tidy_and_deterministic(raw):
    got = clean(raw)
    assert clean(raw) == got
    assert got.text == got.text.strip()
    assert not {"\r", "\x0c", "\u3000", "\xa0", "\u200b", "\ufeff", "\x00"} & set(got.text)
    assert "\n\n" not in got.text
    assert all(line == line.strip() for line in got.text.split("\n"))
    assert " \t" not in got.text  # a tab stands between cells, alone
    assert "\t " not in got.text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["12", "3", "\n", "1、", "\x00", "《甲》由会员分享请在乙上搜索。", "甲乙丙丁，" * 40, "目录"]), max_size=30
    ).map("".join)
)
def test_digits_on_both_sides_of_a_gap_never_meet(raw):
    got = clean(raw)
    for left, right in zip(range(len(got.text)), range(1, len(got.text)), strict=False):
        if got.text[left].isdigit() and got.text[right].isdigit():
            assert got.raw_span(left, left + 1)[1] == got.raw_span(right, right + 1)[0]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " ",
        "\n",
        "首页\n登录\n注册",
        "\x00" * 50,
        "\ud800\udc00 甲",
        "\u202e乙\u202c",
        "a" * 5000,
        "《" * 3000,
        "1、\n" * 500,
        "12\n" * 400,
        "- 3 -\n" * 50,
        "。\n" * 200,
        "𠮷😀" * 100,
    ],
)
def test_odd_texts_give_a_result(raw):
    check(raw)


def test_only_noise_leaves_nothing():
    assert clean("首页 新闻中心 通知公告 联系我们\n登录|注册\n扫一扫在手机打开当前页\n分享：\n某ICP备14042003号").text == ""
