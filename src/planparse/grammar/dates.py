"""Dates in running text: where they stand, which days they mean, and how the words use them.

:func:`find_dates` walks over places where a date can begin (one character class), reads a point of time there
(:mod:`planparse.grammar.date_points`), joins two points to a range, and then looks at the words around it for the bound:
到, 前, 底 → ``by``; 自…起, 以来, 后 → ``from``; 比, 较, 与…相比, 同期 → ``than``; else ``in``. Dates that belong to names are not
returned: what stands in 《》, a bracketed period right behind the name of a plan, “十四五”…规划.

How words are read that leave room: 2020年前 and 6月前 include that year and month; 年初 ends with March, a 旬 with its last
day; N年内 and 未来N年 count the document's year as the first; 今年 is the year planned for, else that of publication.
A ``by`` date has no first day; a ``from`` date no last one. All offsets are into the string given.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, Literal

from planparse.grammar.date_calendar import add_months, add_workdays, short_period, small_number, this_year
from planparse.grammar.date_patterns import Point, words
from planparse.grammar.date_points import point
from planparse.types import DateContext, DateSpan

_LONGEST_NAME = 120
"""Characters behind which a name that is still open ends with its line."""

_Bound = Literal["by", "in", "from", "than"]


def find_dates(text: str, context: DateContext, *, names: bool = False) -> tuple[DateSpan, ...]:
    """Find the dates of ``text`` in order, without overlap; ``names=True`` keeps those inside names of documents.

    >>> span, = find_dates("到2025年，全县建成9所", DateContext())
    >>> span.text, span.bound, span.date_end
    ('到2025年', 'by', datetime.date(2025, 12, 31))
    >>> [(s.text, s.date_end.isoformat()) for s in find_dates("6月底前完成，年内验收", DateContext(published=date(2022, 3, 1)))]
    [('6月底前', '2022-06-30'), ('年内', '2022-12-31')]
    """
    context = _within_calendar(context)
    found: list[DateSpan] = []
    closed = [] if names else _name_spans(text)
    patterns, pos, told, told_end = words(), 0, None, 0
    titles = iter(closed)
    title = next(titles, None)
    while match := patterns.head.search(text, pos):
        start = match.start()
        while title is not None and title[1] <= start:
            title = next(titles, None)
        if title is not None and title[0] <= start:
            pos = title[1]
            continue
        same = told is not None and start - told_end < 200 and not patterns.sentence.search(text, told_end, start)
        span, year = _span_at(text, start, context, told if same else None, found[-1].end if found else 0)
        if span is None:
            pos = start + 1
            continue
        pos = max(span.end, start + 1)
        if (
            not names
            and patterns.name_before.search(text, max(span.start - 6, 0), span.start)
            and text[span.end : span.end + 1] in tuple("）)〕]年")
        ):
            continue
        if patterns.prices.match(text, span.end):
            continue
        if year is not None:
            told, told_end = year, span.end
        found.append(span)
    return tuple(found)


def parse_dates(text: str, reference: date | None = None) -> list[dict[str, Any]]:
    """Find dates as plain dictionaries; relative words (今年, 6月底前, 三年内) count from ``reference``.

    >>> parse_dates("2024年内建成", None)
    [{'text': '2024年内', 'start': 0, 'end': 6, 'date_start': '2024-01-01', 'date_end': '2024-12-31'}]
    """
    context = DateContext(published=reference)
    return [
        {
            "text": span.text,
            "start": span.start,
            "end": span.end,
            "date_start": span.date_start.isoformat() if span.date_start else None,
            "date_end": span.date_end.isoformat() if span.date_end else None,
        }
        for span in find_dates(text, context)
    ]


def _within_calendar(context: DateContext) -> DateContext:
    """Forget days of a context that no plan can have, so that counting on from them stays inside the calendar."""
    days = (context.period_start, context.period_end, context.published)
    if all(day is None or 1800 < day.year < 2500 for day in days):
        return context
    start, end, published = (day if day and 1800 < day.year < 2500 else None for day in days)
    return DateContext(start, end, published, context.reviewed)


def _name_spans(text: str) -> list[tuple[int, int]]:
    """Return the places of 《…》 (nested ones as one); an opening mark that nobody closes on its line hides nothing."""
    found, depth, opened, looked = [], 0, 0, 0
    for match in re.finditer("[《》]", text):
        at = match.start()
        if depth and text.find("\n", max(opened + _LONGEST_NAME + 1, looked), at) >= 0:
            depth = 0
        looked = at
        if match[0] == "《":
            opened, depth = (at, 1) if not depth else (opened, depth + 1)
        elif depth:
            depth -= 1
            if not depth:
                found.append((opened, match.end()))
    return found


def _span_at(text: str, start: int, context: DateContext, told: int | None, floor: int) -> tuple[DateSpan | None, int | None]:
    """Read the date that begins at ``start`` with its bound words; also return the year that it writes out.

    ``told`` is the year last written out in this sentence; ``floor`` the end of the span before, which words in front of
    this one must not reach into.
    """
    if (counted := _counted(text, start, context, floor)) is not None:
        return counted, None
    inherited = told if told is not None and not short_period(context) else None
    near = context if inherited is None else DateContext(published=date(inherited, 1, 1))
    if text.startswith(("今年", "明年", "来年"), start) and context.year is not None:
        near = context  # 2023年已建成3个，今年再建2个: never of the year that the sentence told before
    if told is not None and text.startswith(("上年", "上一年"), start):
        near = DateContext(published=date(told, 1, 1))
    first = point(text, start, near)
    if first is None:
        return None, None
    whole = _range(text, first, near)
    if whole is None:
        return None, None
    return _bounded(text, whole, told, floor), first.year if first.told else None


def _range(text: str, first: Point, context: DateContext) -> Point | None:
    """Join ``first`` with a second point behind a dash, 至 or 到; None when an open first half stays alone."""
    if (match := words().range.match(text, first.end)) and (second := point(text, match.end(), context, first)) and not second.open:
        low, high = first.first or first.last, second.last
        if low is None or high is None:
            return Point(first.start, second.end, None, None, told=first.told, ranged=True)
        if high >= low:
            return Point(first.start, second.end, low, high, False, second.year, second.month, told=first.told, ranged=True)
    return None if first.open else first


def _bounded(text: str, at: Point, told: int | None, floor: int) -> DateSpan:
    """Look at the words around a point and make the span."""
    patterns = words()
    edge = at.start
    while edge > max(floor, at.start - 3) and text[edge - 1] in " \xa0\u3000":
        edge -= 1
    lead = patterns.before.search(text, max(edge - 5, floor), edge)
    kind = lead.lastgroup if lead else None
    start, end, first, last = at.start, at.end, at.first, at.last
    bound: _Bound = "by" if at.by else "in"
    annual = kind == "every"
    if (behind := patterns.than.match(text, end)) and (behind[0].strip() != "比" or kind == "with"):
        # 在2020年基础上, 与2015年相比, 上年同期: a baseline with or without words in front
        bound, end = "than", behind.end()
        start = lead.start() if lead and kind in ("with", "than") else start
    elif kind == "level" or (kind == "by" and patterns.level.match(text, end)):
        behind = patterns.level.match(text, end)
        bound, end = ("than", behind.end()) if behind else (bound, end)
    elif kind == "than" and lead:
        bound, start = "than", lead.start()
        behind = patterns.level.match(text, end) or patterns.inside.match(text, end)
        end = behind.end() if behind else end
    elif (
        lead
        and not at.ranged
        and (
            (kind in ("of", "from") and text.startswith("的", end))
            or (kind == "of" and (text[end : end + 1].isdecimal() or text.startswith("每", end)))
        )
    ):
        bound, start = "than", lead.start()
    elif behind := patterns.front.match(text, end):
        bound, end, first = "by", behind.end(), None
        start = lead.start() if lead and kind in ("by", "every") else start
    elif behind := patterns.since_then.match(text, end):
        start = lead.start() if lead and kind == "from" else start
        after = behind[0].strip()[-1:] == "后" and text[end - 2 : end] not in ("开学", "入学")
        bound, end, first, last = "from", behind.end(), (last + timedelta(days=1) if after and last else first or last), None
    elif kind == "from" and lead and not at.ranged and not at.by:
        bound, start, last = "from", lead.start(), None
    else:
        if behind := patterns.inside.match(text, end):
            end = behind.end()
        if kind in ("by", "every") and lead:
            start = lead.start()
        if kind == "by":
            bound, first = "by", None
    if annual and told is not None and not at.told and last is not None:
        last = _in_year(last, told)
        first = _in_year(first, told) if first else None
    if bound != "than" and patterns.annual.match(text, end):
        annual = True
    return DateSpan(start, end, text[start:end], first, last, bound, annual)


def _in_year(day: date, year: int) -> date:
    """Move a day to another year (29 February becomes 28, the last day of February stays the last)."""
    if day.month == 2 and day.day >= 28:
        return date(year, 3, 1) - timedelta(days=1)
    return day.replace(year=year)


def _counted(text: str, start: int, context: DateContext, floor: int) -> DateSpan | None:
    """Read periods that are counted from the document's date: N年内, 未来N年, 用N年时间, 印发之日起N日内, 同比."""
    patterns, opens = words(), text[start]
    if opens in "同环":
        match = patterns.same.match(text, start)
        return DateSpan(start, match.end(), match[0], None, None, "than") if match else None
    if opens in "印发公下颁施实" and (match := patterns.since.match(text, start)):
        lead = patterns.since_lead.search(text, max(start - 10, floor), start)
        begin = lead.start() if lead else start
        due = _counted_from(context.published, match[1], match[2]) if match[1] else None
        return DateSpan(begin, match.end(), text[begin : match.end()], context.published, due, "by" if match[1] else "from")
    base = this_year(context)
    if opens == "过" and (match := patterns.past.match(text, start)):
        count = small_number(match[1]) or 1
        first, last = (date(base - count, 1, 1), date(base - 1, 12, 31)) if base else (None, None)
        return DateSpan(start, match.end(), match[0], first, last, "in")
    match = patterns.within.match(text, start) if opens.isdecimal() or opens in "一二两三四五六七八九十半" else None
    if match:
        before = text[start - 1 : start]
        decimal = before in (".", "．") and text[start].isdecimal()
        if before.isdecimal() or decimal or before in tuple("一二三四五六七八九十第"):
            return None
        if patterns.not_term.search(text, max(start - 6, floor), start) or text[match.end() : match.end() + 1] in tuple("未无不没"):
            return None
        if match[3] == "个月" or match[4]:
            months = 6 if match[4] else small_number(match[2] or match[1])
            due = add_months(context.published, months) if context.published and months else None
            return DateSpan(start, match.end(), match[0], context.published, due, "by")
    if match is None and opens in "未今用利经通":
        match = patterns.coming.match(text, start) or patterns.spending.match(text, start)
    if match is None:
        return None
    count = small_number(match[2] or match[1]) or 0
    period = (context.period_start, context.period_end)
    if period[0] and period[1] and not short_period(context) and not (context.published and context.published.year > period[0].year):
        base = period[0].year
    if not count or base is None:
        return DateSpan(start, match.end(), match[0], None, None, "by") if count else None
    return DateSpan(start, match.end(), match[0], date(base, 1, 1), date(base + count - 1, 12, 31), "by")


def _counted_from(origin: date | None, number: str, unit: str) -> date | None:
    """Add a counted time to the day of publication."""
    if number == "半":
        return add_months(origin, 6) if origin else None
    count = int(number) if number.isdecimal() else small_number(number)
    if origin is None or count is None:
        return None
    if unit == "年":
        return add_months(origin, 12 * count)
    if unit == "个月":
        return add_months(origin, count)
    return add_workdays(origin, count) if "工作" in unit else origin + timedelta(days=count)
