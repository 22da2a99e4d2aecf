"""Write a number in the forms that Word's lists use (``w:numFmt``)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_OLD = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def write_number(value: int, form: str) -> str:
    """Return a number in a form; a form without a rule here is written in digits, as is a number it has no sign for.

    >>> [write_number(12, form) for form in ("chineseCounting", "chineseCountingThousand", "ideographDigital", "upperRoman")]
    ['十二', '十二', '一二', 'XII']
    >>> [write_number(3, form) for form in ("decimalFullWidth", "decimalEnclosedCircle", "ideographTraditional", "bullet", "none")]
    ['３', '③', '丙', '', '']
    >>> write_number(21, "decimalEnclosedCircle"), write_number(51, "decimalEnclosedCircle")
    ('㉑', '51')
    """
    rule = _RULES.get(form, str)
    return rule(value) if 0 <= value <= 99_999 else str(value)


def _counting(value: int, digits: str = _DIGITS, units: str = "十百千万", one: bool = False) -> str:
    """Write a number as it is spoken; ``one`` keeps the 一 of 一十.

    >>> [_counting(value) for value in (10, 15, 20, 101, 110, 1024, 12345)]
    ['十', '十五', '二十', '一百零一', '一百一十', '一千零二十四', '一万二千三百四十五']
    """
    if value == 0:
        return digits[0]
    figures = str(value)
    parts: list[str] = []
    for at, figure in enumerate(figures):
        place = len(figures) - at - 1
        if figure != "0":
            parts.append(digits[int(figure)] + (units[place - 1] if place else ""))
        elif parts and parts[-1] != "零":
            parts.append("零")
    written = "".join(parts).rstrip("零")
    return written[1:] if not one and 10 <= value < 20 else written


def _figures(value: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(value))


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    written = ""
    for amount, sign in _ROMAN:
        written += sign * (value // amount)
        value %= amount
    return written


def _letter(value: int) -> str:
    return chr(64 + (value - 1) % 26 + 1) * ((value - 1) // 26 + 1) if 0 < value <= 260 else str(value)


def _circled(value: int) -> str:
    if value == 0:
        return "⓪"
    if value <= 20:
        return chr(0x245F + value)
    if value <= 35:
        return chr(0x3250 + value - 20)
    return chr(0x32B0 + value - 35) if value <= 50 else str(value)


def _signs(first: int, last: int) -> Callable[[int], str]:
    return lambda value: chr(first + value - 1) if 0 < value <= last else str(value)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


def _wide(value: int) -> str:
    return "".join(chr(ord(figure) + 0xFEE0) for figure in str(value))


def _nothing(_: int) -> str:
    return ""


_RULES: dict[str, Callable[[int], str]] = {
    "none": _nothing,
    "bullet": _nothing,
    "decimalZero": lambda value: f"{value:02d}",
    "numberInDash": lambda value: f"- {value} -",
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "ideographDigital": _figures,
    "japaneseDigitalTenThousand": _figures,
    "taiwaneseDigital": _figures,
    "koreanDigital2": _figures,
    "chineseLegalSimplified": lambda value: _counting(value, _LEGAL, "拾佰仟万", one=True),
    "ideographLegalTraditional": lambda value: _counting(value, _LEGAL_OLD, "拾佰仟萬", one=True),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _signs(0x3280, 10),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _signs(0x2488, 20),
    "decimalEnclosedParen": _signs(0x2474, 20),
}
