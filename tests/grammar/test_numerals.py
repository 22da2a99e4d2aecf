"""Numerals in Arabic and Chinese writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.grammar.numerals import Number, looks_joined, parse_chinese, read_number

NUMBERS = [
    ("0", 0), ("12", 12), ("12,000", 12000), ("12，000", 12000), ("1,234,567", 1234567), ("3.5", 3.5), ("0.50", 0.5), ("5.0", 5),
    ("１２", 12), ("３．５", 3.5), ("1.2亿", 120000000), ("3千", 3000), ("5百万", 5000000), ("1.1万亿", 1100000000000), ("20余万", 200000),
    ("10多", 10), ("零", 0), ("一", 1), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("廿一", 21), ("卅", 30), ("三十五", 35),
    ("一百", 100), ("一百零八", 108), ("一百一十", 110), ("二百五", 250), ("两千零二十", 2020), ("一千零五十", 1050), ("三万五", 35000),
    ("三万五千", 35000), ("一万零五", 10005), ("一万余", 10000), ("二百五十万", 2500000), ("一千零七十八万", 10780000), ("千万", 10000000),
    ("十三亿五千万", 1350000000), ("一万四千亿", 1400000000000), ("五万亿", 5000000000000), ("万亿", 1000000000000), 
    ("三点五", 3.5),
    ("三点五万", 35000), ("零点四五", 0.45), ("百分之九十五", 95), ("百分之十点五", 10.5), ("百分之95", 95), ("千分之三", 3),
    ("三分之二", 0.6667),
    ("四分之一", 0.25), ("十分之一", 0.1), ("五成", 50), ("五成五", 55), ("五成半", 55), ("9成", 90), ("一半", 0.5), ("半", 0.5),
    ("二○○○", None),
    ("十几", None), ("数十", None), ("几百", None), ("二〇二五", None), ("十五五", None), ("一二三", None), ("", None), ("abc", None),
    ("1.2.3", None), ("1,23", None), ("xx", None), ("*", None), ("1" * 400, None), ("一" * 400, None), ("十一成", None), ("零分之一", None),
]  # fmt: skip

CARRIED = [
    ("百分之五", (5, "%")), ("千分之五", (5, "‰")), ("万分之五", (0.0005, "")), ("三分之一", (0.3333, "")), ("八成", (80, "%")),
    ("8", (8, "")),
]  # fmt: skip

JOINED = ("12", "23", "35", "46", "58", "1012", "1015", "812", "2030")
NOT_JOINED = ("1", "10", "50", "85", "21", "19", "55", "100", "123", "2000", "1020304", "1030", "3.5", "一二", "", "012", "505")


def value_of(text: str) -> Number | None:
    found = read_number(text)
    return found[0] if found else None


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_values(text: str, value: float | None) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(("text", "value"), [(text, value) for text, value in NUMBERS if value is not None])
def test_whole_values_are_integers(text: str, value: float) -> None:
    assert isinstance(value_of(text), int) == (value == int(value))


@pytest.mark.parametrize(("text", "pair"), CARRIED)
def test_the_unit_a_numeral_carries(text: str, pair: tuple[float, str]) -> None:
    assert read_number(text) == pair


@pytest.mark.parametrize("digits", JOINED)
def test_digits_that_may_have_lost_a_dash(digits: str) -> None:
    assert looks_joined(digits)


@pytest.mark.parametrize("digits", NOT_JOINED)
def test_digits_that_stand_as_they_are(digits: str) -> None:
    assert not looks_joined(digits)


def written(value: int) -> str:
    """Write a number below 10^12 in Chinese numerals, digit by digit (the reverse of what is tested)."""
    if value >= 10**8:
        high, low = divmod(value, 10**8)
        return written(high) + "亿" + ("" if not low else ("零" if low < 10**7 else "") + written(low))
    if value >= 10**4:
        high, low = divmod(value, 10**4)
        return written(high) + "万" + ("" if not low else ("零" if low < 10**3 else "") + written(low))
    out, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // scale % 10
        if digit:
            out += ("零" if gap and out else "") + "零一二三四五六七八九"[digit] + name
        gap = digit == 0
    return out


@given(st.integers(1, 10**12 - 1))
def test_chinese_numerals_read_back(value: int) -> None:
    assert parse_chinese(written(value)) == value


@given(st.text("零一二两三十百千万亿点分之成半余0123456789,.", max_size=20))
def test_any_mixture_is_a_number_or_none(text: str) -> None:
    value = value_of(text)
    assert value is None or value >= 0
