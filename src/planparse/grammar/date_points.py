"""Single points of time: one year, month, day, quarter, term or plan, read at a given place of a string.

:func:`point` is a small hand-written parser over compiled patterns, so that its cost is bounded at every place; ranges,
bounds (到, 前, 起, 比) and names are the business of :mod:`planparse.grammar.dates`. All offsets are into the string given.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from planparse.grammar.date_calendar import (
    due_year,
    feasts,
    first_after,
    month_end,
    school_eves,
    school_year,
    short_period,
    small_number,
    this_year,
    year_number,
    year_span,
)
from planparse.grammar.date_patterns import RELATIVE, SPACE, Point, Spot, patterns
from planparse.grammar.date_plans import century_at, named_plan_at
from planparse.types import DateContext

# Characters that make another word of a relative year behind them: 过去|年份, 文明|年, 以上|年龄.
_MILLENNIA = frozenset("1１2２")
_YEARS = frozenset(["一", "二", *(word[0] for word in RELATIVE)])  # what a year begins with that is not in digits
_GLUED = {"上年": "新以网线晚早会台路身岗之加向", "去年": "过", "明年": "文透黎", "本年": "成基"}


def point(text: str, pos: int, context: DateContext, hint: Point | None = None) -> Point | None:
    """Read the point of time that begins at ``pos``, or return None.

    ``hint`` is the first half of a range: its year and month hold for what follows (2019年1月1日至12月31日).
    """
    found, opens = patterns(), text[pos : pos + 1]
    year = opens in _MILLENNIA and text[pos + 1 : pos + 2].isdecimal()
    if year and (match := found.numeric.match(text, pos)):
        return _day(pos, match.end(), year_number(match[1]), int(match[3]), int(match[4]), True)
    if year and (match := found.school.match(text, pos)) and "学" in match[0]:
        term = {"一": 1, "1": 1, "上": 1, "二": 2, "2": 2, "下": 2}.get(match[2] or match[3] or "")
        first, last = school_year(year_number(match[1]), term)
        return Point(pos, match.end(), None if match[4] else first, last, bool(match[4]), first.year, told=True)
    if (year or opens in _YEARS) and (match := found.year.match(text, pos)):
        if pos and text[pos - 1] in _GLUED.get(match[5], ""):
            return None
        return _with_year(text, pos, match, context, hint)
    if not opens.isdecimal() and (match := found.plan.match(text, pos)) and (at := named_plan_at(text, match)):
        return at
    if opens in "本下二21" and (match := found.century.match(text, pos)) and (at := century_at(match, context)):
        return at
    return _detail(text, pos, pos, None, context, hint)


def _with_year(text: str, pos: int, match: re.Match[str], context: DateContext, hint: Point | None) -> Point | None:
    digits, mark, chinese, unmarked, relative = match.groups()
    told = relative is None
    if relative is not None:
        if hint and relative in ("次年", "当年", "翌年"):
            base = hint.year
        else:
            opens = RELATIVE[relative] == 1 and text[pos - 1 : pos] not in tuple("，,")  # 6月动工，|明年底建成 is a year further on
            base = context.reviewed if context.reviewed and opens else this_year(context)
        year = None if base is None else base + RELATIVE[relative]
    else:
        year = year_number(digits or chinese)
    end = match.end()
    if unmarked is not None and year:
        return Point(pos, end, *year_span(year), year=year, told=True, open=True)
    if digits and not mark:
        end = match.end(1)
        bare = Point(pos, end, *year_span(year or 0), year=year, told=True)
        bare.open = patterns().open_year.match(text, end) is not None
        return bare if bare.open or hint is not None or patterns().listed_year.match(text, end) else None
    gap = re.compile(f"的?{SPACE}").match(text, end)
    after = gap.end() if gap else end
    detail = _detail(text, pos, after, (year, told), context, hint)
    if detail is None and text[after - 1 : after] == "的":
        detail = _detail(text, pos, end, (year, told), context, hint)
    if detail is not None:
        return detail
    if relative in ("次年", "当年", "翌年"):
        return None
    first, last = year_span(year) if year else (None, None)
    return Point(pos, end, first, last, year=year, told=told)


def _detail(
    text: str, start: int, pos: int, year: tuple[int | None, bool] | None, context: DateContext, hint: Point | None
) -> Point | None:
    """Read what may stand behind a year or alone: month, day, quarter, half, term, feast, year's end."""
    found, opens = patterns(), text[pos : pos + 1]
    told = bool(year and year[1])
    numbered = opens.isdecimal() or opens in "一二三四五六七八九十"

    spot = Spot(start, told)
    if numbered and (match := found.month.match(text, pos)):
        if year is None and not _month_stands(text, match):
            return None
        month = small_number(match[1]) or 0
        number = year[0] if year else hint.year if hint and hint.year else due_year(context, month, bool(match[6]))
        return _month(start, match, number, month, told, hint if year is None else None)
    loose = numbered and year is None and not (pos and (text[pos - 1].isdecimal() or text[pos - 1] in ".．第"))
    if loose and (match := found.open_month.match(text, pos)):
        month = int(match[1])
        number = hint.year if hint and hint.year else due_year(context, month, False)
        if number is None:
            return Point(start, match.end(1), None, None, month=month, open=True)
        return Point(start, match.end(1), date(number, month, 1), month_end(number, month), False, number, month, open=True)
    if numbered and year is not None and year[0] and (match := found.open_month.match(text, pos)):  # 2024年|1—10月
        month = int(match[1])
        return Point(
            start, match.end(1), date(year[0], month, 1), month_end(year[0], month), False, *(year[0], month), told=told, open=True
        )
    if numbered and hint and hint.month and year is None and (match := found.day.match(text, pos)):
        day = small_number(match[1])
        return _day(start, match.end(), hint.year, hint.month, day, hint.told) if day else None
    number = year[0] if year else context.year
    if opens in "上下" and (match := found.half.match(text, pos)):
        low, high = (1, 6) if match[1] == "上" else (7, 12)
        return spot(match.end(), *_months(number, low, high), bool(match[2]), number)
    counted = pos > 0 and year is None and (text[pos - 1].isdecimal() or text[pos - 1] in ".一二三四五六七八九十")
    if (numbered or opens in "第前") and not counted and (match := found.quarter.match(text, pos)):
        quarter = small_number(match[1] or match[2]) or 1
        return spot(match.end(), *_months(number, 1 if match[2] else quarter * 3 - 2, quarter * 3), bool(match[3]), number)
    if opens in "春秋" and (match := found.season.match(text, pos)) and (match[2] or match[3] or (year and "季" in match[0])):
        return _season(spot, text, match, number)
    if opens in "寒暑开" and (match := found.eve.match(text, pos)):
        return _eve(spot, match, year, context)
    if opens == "暑" and (match := found.holiday.match(text, pos)):
        first, last = (date(number, 7, 1), date(number, *school_eves()["秋"])) if number else (None, None)
        return spot(match.end(), first, last, match[0].endswith("前"), number)
    if opens in found.feast_starts and (match := found.feast.match(text, pos)):
        month, day_number = feasts()[match[1]]
        last = date(number, month, day_number) - timedelta(days=1) if number else None
        return spot(match.end(), None, last, True, number)
    if year is not None and (match := found.tail.match(text, pos)):
        return _year_part(spot, match, number)
    if year is None:
        return _bare(spot, text, pos, context, number)
    return None


def _month_stands(text: str, match: re.Match[str]) -> bool:
    """Tell a month from a count of months or a phrase, by what stands around it."""
    before = text[max(match.start() - 2, 0) : match.start()]
    more = match.end() > match.start() + len(match[1]) + 1
    if before and (before[-1] in "第个几数半逾满近零〇" or before[-1].isdecimal() or before[-1] in "一二三四五六七八九十"):
        return False
    if before[-1:] in ".．" and len(before) == 2 and before[0].isdecimal() and not more:
        return False
    if before[-1:] == "每" and not more:
        return False
    after = text[match.end() : match.end() + 2]
    return more or not (after[:1] in tuple("龄嫂均饼球亮光供票经租薪度一") or after == "革命")


def _month(start: int, match: re.Match[str], year: int | None, month: int, told: bool, hint: Point | None) -> Point | None:
    _, day, day_from, day_to, third, close, begin = match.groups()
    if year and hint and hint.first and not told and month < hint.first.month and hint.year == year:
        year += 1
    if day is not None:
        number = small_number(day)
        return _day(start, match.end(), year, month, number, told) if number and number <= 31 else None
    if year is None:
        return Point(start, match.end(), None, None, bool(close), None, month)
    first, last = date(year, month, 1), month_end(year, month)
    if day_from is not None:
        one, two = _valid(year, month, int(day_from)), _valid(year, month, int(day_to))
        return Point(start, match.end(), one, two, False, year, month, told=told) if one and two else None
    if third == "上" or begin:
        last = date(year, month, 10)
    elif third == "中":
        first, last = date(year, month, 11), date(year, month, 20)
    elif third == "下":
        first = date(year, month, 21)
    return Point(start, match.end(), None if close else first, last, bool(close), year, month, told=told)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(start: int, end: int, year: int | None, month: int, day: int | None, told: bool) -> Point | None:
    if not day or day > 31:
        return None
    if year is None:
        return Point(start, end, None, None, False, None, month)
    found = _valid(year, month, day)
    return Point(start, end, found, found, False, year, month, told=told) if found else None


def _months(year: int | None, low: int, high: int) -> tuple[date | None, date | None]:
    return (date(year, low, 1), month_end(year, high)) if year else (None, None)


def _year_part(spot: Spot, match: re.Match[str], year: int | None) -> Point:
    close, begin, _inside = match.groups()
    first, last = _months(year, 1, 3 if begin else 12)
    return spot(match.end(), first, last, bool(close), year)


def _season(spot: Spot, text: str, match: re.Match[str], year: int | None) -> Point:
    """Read 春季学期 / 秋季开学; with 前 behind the term or its opening it is the last day of the month before."""
    opening = (match[2] or match[3]) and re.compile("(?:之|以)?前(?!后)").match(text, match.end())
    if opening:
        month, day = school_eves()[match[1]]
        return spot(opening.end(), None, date(year, month, day) if year else None, True, year)
    if year is None:
        return spot(match.end(), None, None)
    first, last = school_year(year, 1) if match[1] == "秋" else school_year(year - 1, 2)
    if match[3]:
        last = first
    return spot(match.end(), first, last, False, year)


def _eve(spot: Spot, match: re.Match[str], year: tuple[int | None, bool] | None, context: DateContext) -> Point:
    """Read 寒假前, 暑假前, 开学前: the last day of the month before (GUIDELINE, settled cases)."""
    eves = school_eves()
    days = [eves["春"], eves["秋"]] if match[1] == "开学" else [eves[match[1]]]
    if year and year[1] and year[0]:
        number = year[0] - 1 if match[1] == "寒假" else year[0]
        last: date | None = date(number, *days[-1])
    else:
        last = first_after(context, days[-1:] if match[1] == "开学" and not context.published else days)
    return spot(match.end(), None, last, True, last.year if last else None)


def _bare(spot: Spot, text: str, pos: int, context: DateContext, year: int | None) -> Point | None:
    """Read words that need no year in front: 年底, 年内, 全年, 今明两年, 本学期, 规划期末."""
    before, opens = text[pos - 1 : pos], text[pos : pos + 1]
    if opens == "年" and (match := patterns().bare_tail.match(text, pos)):
        if before.isdecimal() or (before and before in "一二三四五六七八九十两几多数近历半少青幼老成壮童百周往常每当逐整学同"):
            return None
        return _year_part(spot, match, year)
    if text.startswith("全年", pos) and text[pos + 2 : pos + 3] not in tuple("级龄段无") and before not in tuple("安健完周齐"):
        end = pos + 3 if text.startswith("全年度", pos) else pos + 2
        first, last = year_span(year) if year else (None, None)
        if _in_school_year(context):
            first, last = context.period_start, context.period_end
        return spot(end, first, last, False, year)
    if opens == "今" and (match := patterns().two_years.match(text, pos)):
        base = this_year(context)
        first, last = (date(base, 1, 1), date(base + 1, 12, 31)) if base else (None, None)
        return spot(match.end(), first, last, False, base)
    if opens in "本全规计" and (match := patterns().own_period.match(text, pos)):
        first, last = context.period_start, context.period_end
        if "学" in match[0]:
            first, last = short_period(context) or (None, None)
        return spot(match.end(), first, last, bool(match[1] or match[2]), last.year if last else None)
    return None


def _in_school_year(context: DateContext) -> bool:
    """Tell whether the document plans for a school year, whose whole is 全年 (工作计划 of 2023—2024学年)."""
    start, end = context.period_start, context.period_end
    return (
        start is not None
        and end is not None
        and start.month in (8, 9)
        and (end.year, end.month) in ((start.year + 1, 7), (start.year + 1, 8))
    )
