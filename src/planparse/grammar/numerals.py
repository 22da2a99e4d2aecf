"""Numbers in Arabic and Chinese writing: 12,000 1.2亿 一万余 三十五 百分之九十五 三分之二 五成."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from planparse.grammar.repeated import REPEATED

Number = int | float

CHINESE = "零〇○一二两三四五六七八九十百千万亿廿卅"
"""Characters that Chinese numerals are made of (○ is what typists put for 〇)."""

_DIGIT = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SCALE = {**_SMALL, **_LARGE}

_FULL = {chr(0xFF10 + digit): str(digit) for digit in range(10)} | {"．": ".", "％": "%", "\u3000": " ", "／": "/"}

MAX_DIGITS = 15
"""Longer runs of digits are codes, not numbers."""

_ARABIC = re.compile(r"([0-9]{1,3}(?:[,，][0-9]{3})++|[0-9]++)(\.[0-9]++)?([十百千万亿]*+)")


def half_width(text: str) -> str:
    """Return ``text`` with full-width digits, dots and percent signs made half width; same length.

    >>> half_width("７％")
    '7%'
    """
    for char, half in _FULL.items():  # faster than str.translate, which looks each character up
        if char in text:
            text = text.replace(char, half)
    return text


def tidy(value: Decimal) -> Number:
    """Return an int where the value is whole, else a float of at most six decimals."""
    if value == value.to_integral_value():
        return int(value)
    return float(round(value, 6))


def scale_of(multiplier: str) -> int:
    """Return what a string of 十百千万亿 multiplies by: 千万 → 10,000,000."""
    product = 1
    for char in multiplier:
        product *= _SCALE[char]
    return product


def parse_arabic(text: str) -> Number | None:
    """Read Arabic digits with separators, decimals and multipliers (``text`` is half width): 12,000 1.2亿 5百万."""
    found = _ARABIC.fullmatch(text)
    if not found or len(found[1]) > MAX_DIGITS or len(found[3]) > 4 or len(found[2] or "") > MAX_DIGITS:
        return None
    digits = found[1].replace(",", "").replace("，", "")
    if not found[2]:
        return int(digits) * scale_of(found[3])
    return tidy(Decimal(digits + found[2]) * scale_of(found[3]))


@lru_cache(maxsize=REPEATED)
def parse_chinese(text: str) -> Number | None:
    """Read a Chinese numeral: 三十五, 二百五十万, 一万零三, 廿一, 三万五 (35000), 三点五, 一二三 → None.

    >>> parse_chinese("二百五十万"), parse_chinese("两千零二十"), parse_chinese("十五五")
    (2500000, 2020, None)
    """
    whole, point, decimals = text.partition("点")
    if point:
        base, scale = parse_chinese(whole), ""
        while decimals and decimals[-1] in _SCALE:
            decimals, scale = decimals[:-1], decimals[-1] + scale
        if base is None or not decimals or len(decimals) > MAX_DIGITS or any(char not in _DIGIT for char in decimals):
            return None
        return tidy(Decimal(f"{base}." + "".join(str(_DIGIT[char]) for char in decimals)) * scale_of(scale[:4]))
    if not text or len(text) > 24:
        return None
    total = section = 0
    digit: int | None = None
    last = 10**12
    zero = False
    for char in text.replace("廿", "二十").replace("卅", "三十"):
        if char in _DIGIT:
            if digit is not None and not (digit == 0 and zero):
                return None
            digit = _DIGIT[char]
            zero = zero or digit == 0
        elif char in _SMALL:
            if _SMALL[char] >= last and last < 10**4:
                return None
            section += (1 if digit is None or digit == 0 else digit) * _SMALL[char]
            digit, last, zero = None, _SMALL[char], False
        elif char in _LARGE:
            part = section + (digit or 0)
            if not part and not total:
                if zero:
                    return None  # ○○亿元: a mask
                part = 1
            if char == "亿":
                total = (total + part) * 10**8
            elif part:
                total += part * 10**4
            else:
                return None
            section, digit, last, zero = 0, None, _LARGE[char], False
        else:
            return None
    if digit:
        if last in (100, 1000, 10**4, 10**8) and not zero:
            digit *= last // 10
        section += digit
    return total + section


def _parts(text: str) -> tuple[Number, str] | None:
    """Read 百分之九十五 → (95, "%"), 千分之三 → (3, "‰"), 三分之二 → (0.6667, "")."""
    base, cut, part = text.partition("分之")
    if not cut:
        return None
    value = parse_arabic(part) if part[:1].isascii() else (100 if part == "百" and base == "百" else parse_chinese(part))
    if value is None:
        return None
    if base in ("百", "千"):
        return value, "%" if base == "百" else "‰"
    below = 10000 if base == "万" else parse_arabic(base) if base[:1].isascii() else parse_chinese(base)
    if not below:
        return None
    return round(value / below, 6 if base == "万" else 4), ""


def read_number(text: str) -> tuple[Number, str] | None:
    """Read a whole numeral and the unit that the numeral itself carries ("%", "‰" or "").

    >>> read_number("百分之九十五"), read_number("三分之二"), read_number("五成"), read_number("一半")
    ((95, '%'), (0.6667, ''), (50, '%'), (0.5, ''))
    """
    text = half_width(text).strip()
    if text in ("半", "一半"):
        return 0.5, ""
    if "分之" in text:
        return _parts(text)
    if "成" in text:
        whole, _, rest = text.partition("成")
        tens = parse_arabic(whole) if whole[:1].isascii() else parse_chinese(whole)
        ones = parse_chinese(rest) if rest and rest != "半" else 5 if rest else 0
        if tens is None or ones is None or tens > 10 or ones > 9:
            return None
        return tidy(Decimal(str(tens)) * 10 + Decimal(str(ones))), "%"
    if text[-1:] in ("余", "多"):
        text = text[:-1]
    for infix in "余多":
        if infix in text:
            text = text.replace(infix, "", 1)
    text = re.sub(r"(?<=[0-9]) (?=[百千万亿])", "", text)
    value = parse_arabic(text) if text[:1].isascii() else parse_chinese(text)
    return None if value is None else (value, "")


def looks_joined(number_text: str) -> bool:
    """Tell whether the digits may be a range that lost its dash: 评选58所 (5-8), 12 (1-2), 1012 (10-12), 812 (8-12).

    Whether it is one only the context can tell; callers decide.

    >>> [looks_joined(digits) for digits in ("58", "12", "46", "1012", "50", "85", "123", "2000")]
    [True, True, True, True, False, False, False, False]
    """
    digits = half_width(number_text)
    if not (2 <= len(digits) <= 4 and digits.isascii() and digits.isdigit()):
        return False
    half = len(digits) // 2
    low, high = digits[:half], digits[half:]
    if low.startswith("0") or high.startswith("0"):
        return False
    first, second = int(low), int(high)
    if first >= second:
        return False
    if len(digits) == 2:
        return second - first <= 3
    return second <= first * 3 // 2 if len(digits) == 3 else second <= first * 2 and second - first <= 10
