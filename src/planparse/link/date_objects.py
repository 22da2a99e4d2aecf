"""Dates that are part of what a verb is about, and so tell nothing of when: 落实|2023年的方案，…."""

from __future__ import annotations

import re
from functools import cache

from planparse.lexicon import alternation, terms
from planparse.link.review_paragraphs import OBJECT_LEAD
from planparse.patterns import lazy
from planparse.types import DateSpan

_MADE = lazy("[^，。；、0-9]{0,8}的")
_BUILT = lazy("[^，。；、0-9]{0,2}(?:建成|建造|竣工|投用|投入使用|建设|修建|开工|立项|登记|注册|遗留)[^，。；、0-9]{0,4}的")
# 115亿元（2000年|价）, 2000年底前|建成的小区
_PRICES = lazy("(?:不变|可比|现)?价")
_GOVERNS = lazy(r"(?:落实|贯彻|执行|巩固|兑现|紧盯|依据|根据|参照|按照|[对将把按])\Z")


def is_object(text: str, span: DateSpan) -> bool:
    """Tell whether a date belongs to an object: 落实|2023年的方案，…, 改造|2000年底前建成的小区, 对|2013年以前建设的厕所.

    >>> text = "落实2023年的方案，新建公园3个"
    >>> is_object(text, DateSpan(2, 7, "2023年", None, None, "in"))
    True
    """
    low = max(0, span.start - OBJECT_LEAD)
    if _PRICES.match(text, span.end):
        return True
    if _GOVERNS.search(text, low, span.start):
        return True
    return _MADE.match(text, span.end) is not None and _acts().search(text, low, span.start) is not None


def is_made(text: str, span: DateSpan) -> bool:
    """Tell whether a date says from when those things are that a verb before it is about: 改造|2000年底前建成的小区, not 完成|2025年的计划.

    >>> is_made("改造2000年底前建成的小区", DateSpan(2, 9, "2000年底前", None, None, "by"))
    True
    """
    if _BUILT.match(text, span.end) is None:
        return False
    return _acts().search(text, max(0, span.start - OBJECT_LEAD), span.start) is not None


@cache
def _acts() -> re.Pattern[str]:
    """A verb whose object a date may open: 改造|2000年底前建成的小区."""
    return re.compile(rf"(?:{alternation([term for term in terms('verbs', 'act') if len(term) > 1])})\Z")
