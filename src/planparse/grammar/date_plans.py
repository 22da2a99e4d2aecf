"""Points of time that are names of plans or centuries: “十四五”末, 第十四个五年规划期间, 本世纪中叶."""

from __future__ import annotations

import re
from datetime import date

from planparse.grammar.date_calendar import plans, this_year, year_span
from planparse.grammar.date_patterns import Point
from planparse.patterns import lazy
from planparse.types import DateContext

_NAME = lazy("[^，,。；;：:、！!？?\\n（(]{0,24}?(?:规划|计划|方案|纲要|行动|建议|蓝图|专项|普法)")


def named_plan_at(text: str, match: re.Match[str]) -> Point | None:
    """Read “十四五”末, “十四五”期间, “十四五”; None when the words only begin the name of a plan."""
    table = plans()
    opened, name, closed, word, suffix, ordinal, suffix2 = match.groups()
    if ordinal:
        period, suffix = table.by_ordinal.get(ordinal), suffix2
    else:
        period = table.by_name[name]
        quoted = bool(opened or closed)
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        if (word and not suffix) or (
            not quoted and (before in tuple('一二三四五六七八九十第百千两周星期“"') or (len(name) < 3 and suffix not in ("期间", "时期")))
        ):
            return None
        if not suffix and (
            not quoted
            or not closed
            or re.compile('[”"]?(?:普法|开好局|(?:良好|顺利|圆满|胜利)?(?:开局|收官)|充满)').match(text, match.end())
            or _NAME.match(text, match.end())
        ):
            return None
    if period is None:
        return None
    first, last = period
    if suffix in ("期末", "末期", "末", "末年"):
        return Point(match.start(), match.end(), None, last, True, told=True)
    if suffix in ("期初", "初期", "初", "开局之年", "起步之年", "第一年"):
        first, last = year_span(first.year)
    elif suffix == "中期":
        first, last = year_span(first.year + 2)
    elif suffix in ("收官之年", "最后一年"):
        first, last = year_span(last.year)
    elif suffix and suffix[0] in "前后":  # “十四五”前四年: 2021 to 2024
        years = "一二三四".index(suffix[1].replace("两", "二"))
        first, last = (first, date(first.year + years, 12, 31)) if suffix[0] == "前" else (date(last.year - years, 1, 1), last)
    return Point(match.start(), match.end(), first, last, told=True)


def century_at(match: re.Match[str], context: DateContext) -> Point | None:
    which, part = match.groups()
    year = this_year(context) or (context.period_start.year if context.period_start else None)
    number = {"二十一": 21, "21": 21, "二十": 20, "20": 20}.get(which)
    if number is None:
        if year is None:
            return Point(match.start(), match.end(), None, None, part != "初")
        number = (year - 1) // 100 + 1 + (which != "本")
    base = (number - 1) * 100
    if part == "初":
        return Point(match.start(), match.end(), date(base + 1, 1, 1), date(base + 10, 12, 31))
    return Point(match.start(), match.end(), None, date(base + (100 if part == "末" else 50), 12, 31), True)
