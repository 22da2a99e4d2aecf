"""The numbers that a browser draws before the items of an ordered list: 1. 2. 3., a. b. c. or 一、 二、."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from planparse.patterns import lazy

_OWN = lazy(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,3})[)）]|第[一二三四五六七八九十\d]|\d{1,3}[.．、)）]|[①-⑳]|[A-Za-z][.)])"
)
_STYLE = lazy(r"list-style(?:-type)?\s*:\s*([^;]+)", re.I)
_FRAME = lazy(r"crumb|nav|menu|unstyled|slick|swiper|carousel|indicator|paging|pagination", re.I)
_CHINESE = lazy(r"cjk-ideographic|(?:simp|trad)-chinese|cjk-decimal|hanzi", re.I)
_DIGITS = "零一二三四五六七八九"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class _List:
    number: int
    style: str


class Numbering:
    """Counts the items of the lists that are open."""

    def __init__(self) -> None:
        self._lists: list[_List | None] = []

    def open(self, element: etree._Element) -> None:
        """Begin a list."""
        style = _style(element) or element.get("type") or "1"
        drawn = element.tag == "ol" and style != "none" and not _FRAME.search(element.get("class") or "")
        self._lists.append(_List(_whole(element.get("start"), 1) - 1, style) if drawn else None)

    def close(self) -> None:
        """End the list that was begun last."""
        if self._lists:
            self._lists.pop()

    def marker(self, item: etree._Element) -> str:
        """Return what stands before an item: nothing where it is a link alone or its text brings a number of its own."""
        here = self._lists[-1] if self._lists else None
        if here is None:
            return ""
        here.number = _whole(item.get("value"), here.number + 1)
        head = "".join(map(str, islice(item.itertext(), 8)))[:40]
        link = not (item.text or "").strip() and len(item) == 1 and item[0].tag == "a"
        if not head.strip() or link or _OWN.match(head):
            return ""
        return _drawn(here.number, _style(item) or here.style)


def _style(element: etree._Element) -> str:
    found = _STYLE.search(element.get("style") or "")
    return found[1].strip().lower() if found else ""


def _whole(value: str | None, default: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else default


def _drawn(number: int, style: str) -> str:
    """Return a number in the style of its list.

    >>> [_drawn(12, style) for style in ("1", "decimal", "a", "lower-roman", "simp-chinese-informal", "none")]
    ['12.', '12.', 'l.', 'xii.', '十二、', '']
    """
    if "none" in style:
        return ""
    if _CHINESE.search(style) and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "") + "、"
    if style in ("a", "A") or "alpha" in style or "latin" in style:
        return f"{chr(ord('a') + number - 1)}." if 0 < number <= 26 else f"{number}."
    if style in ("i", "I") or "roman" in style:
        return f"{_roman(number)}." if 0 < number < 200 else f"{number}."
    return f"{number}."


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
