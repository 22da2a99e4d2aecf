"""Where a quote stands in a raw text."""

from __future__ import annotations

import time

import pytest

from planparse.evaluation.pairing import places


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("新建公园3个", "新建公园3个", [(0, 6)]),
        ("新建公\n园 3个", "新建公园3个", [(0, 8)]),
        ("新建公园3个", "新建 公园3个", [(0, 6)]),
        ("新建公办\n12、 幼儿园5所。新建公办幼儿园5所", "新建公办幼儿园5所", [(0, 14), (15, 24)]),
        ("新建\n1、\n2、公园", "新建公园", [(0, 10)]),
        ("新建\n3、5个", "新建3、5个", [(0, 7)]),
        ("新建2、公园", "新建公园", []),
        ("公公园公园", "公园", [(1, 3), (3, 5)]),
        ("园园园园", "园园", [(0, 2), (2, 4)]),
        ("新建公园", "改造小区", []),
        ("新建公园", " ", []),
        ("", "公园", []),
    ],
)
def test_a_quote_is_found_over_white_space_and_numbers_of_a_preview(text: str, quote: str, expected: list[tuple[int, int]]) -> None:
    assert places(text, quote) == expected


@pytest.mark.parametrize("text", ["建" + "\n" * 20_000, "建\n1、" * 5_000, ("建\n" + "1、\n" * 60) * 60])
def test_long_gaps_take_no_time(text: str) -> None:
    start = time.perf_counter()
    assert places(text, "建" * 30 + "园") == []
    assert time.perf_counter() - start < 5
