"""Calendar arithmetic and facts for the date grammar: five-year plans, feasts, school terms, years of a context.

The facts come from ``lexicon/calendar.toml``, where each names its source.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from planparse.lexicon import alternation, entries
from planparse.types import DateContext

_DIGITS = {
    char: value
    for value, chars in enumerate(("〇○零Ｏ０O0", "一１1", "二两２2", "三３3", "四４4", "五５5", "六６6", "七７7", "八８8", "九９9"))
    for char in chars
}


def small_number(text: str) -> int | None:
    """Read an integer below 100, in digits or Chinese numerals.

    >>> small_number("12"), small_number("十二"), small_number("二十七"), small_number("两"), small_number("百")
    (12, 12, 27, 2, None)
    """
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if ten:
        high = _DIGITS.get(tens) if tens else 1
        low = _DIGITS.get(ones) if ones else 0
        return None if high is None or low is None else high * 10 + low
    return _DIGITS.get(text)


def year_number(text: str) -> int:
    """Read four digits of a year, Arabic or Chinese.

    >>> year_number("2025"), year_number("二〇三五"), year_number("一九九六")
    (2025, 2035, 1996)
    """
    return int("".join(str(_DIGITS[char]) for char in text))


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def year_span(year: int) -> tuple[date, date]:
    """Return the first and last day of a calendar year."""
    return date(year, 1, 1), date(year, 12, 31)


def school_year(year: int, term: int | None = None) -> tuple[date, date]:
    """Return the bounds of the school year that begins in ``year``, or of its first or second term.

    >>> school_year(2019)
    (datetime.date(2019, 9, 1), datetime.date(2020, 8, 31))
    >>> school_year(2010, 2)
    (datetime.date(2011, 2, 1), datetime.date(2011, 8, 31))
    """
    if term == 1:
        return date(year, 9, 1), date(year + 1, 1, 31)
    return (date(year + 1, 2, 1) if term == 2 else date(year, 9, 1)), date(year + 1, 8, 31)


def add_months(day: date, months: int) -> date:
    """Move a date by months, clipped to the end of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_workdays(day: date, count: int) -> date:
    """Move a date by working days (Monday to Friday; public holidays are not known)."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


class Plans(NamedTuple):
    """The five-year plans of the country by short name (十四五) and by ordinal (第十四个五年)."""

    by_name: dict[str, tuple[date, date]]
    by_ordinal: dict[str, tuple[date, date]]
    names: str


@cache
def plans() -> Plans:
    """Load the table of five-year plans; ``names`` is a regular expression of all short names."""
    found = [entry for entry in entries("calendar") if entry["kind"] == "plan"]
    by_name = {term: (entry["start"], entry["end"]) for entry in found for term in entry["terms"]}
    by_ordinal = {entry["ordinal"]: (entry["start"], entry["end"]) for entry in found}
    return Plans(by_name, by_ordinal, alternation(list(by_name)))


@cache
def feasts() -> dict[str, tuple[int, int]]:
    """Month and day of the feasts that deadlines are set by."""
    return {term: (entry["month"], entry["day"]) for entry in entries("calendar") if entry["kind"] == "feast" for term in entry["terms"]}


@cache
def school_eves() -> dict[str, tuple[int, int]]:
    """Month and day that 前 of a holiday or of a term's opening means."""
    found = {}
    for entry in entries("calendar"):
        if entry["kind"] == "school":
            month, _, day = entry["before"].partition("-")
            found.update({term: (int(month), int(day)) for term in entry["terms"]})
    return found


def named_plan(text: str) -> tuple[date, date] | None:
    """Return the period of the five-year plan that a title names, of the last when it names several.

    >>> named_plan("临江县“十四五”教育事业发展规划")
    (datetime.date(2021, 1, 1), datetime.date(2025, 12, 31))
    >>> named_plan("国民经济和社会发展第十三个五年规划纲要")
    (datetime.date(2016, 1, 1), datetime.date(2020, 12, 31))
    >>> named_plan("十五条措施")
    """
    found = None
    names = plans().names
    pattern = rf"第([一二三四五六七八九十]{{1,2}})个五年|[“\"‘”]({names})[”\"’“]|(?<![一二三四五六七八九十])((?:{names})(?=[时期规计]))"
    for match in re.finditer(pattern, text):
        period = plans().by_ordinal.get(match[1]) if match[1] else plans().by_name.get(match[2] or match[3])
        found = period or found
    return found


def short_period(context: DateContext) -> tuple[date, date] | None:
    """Return the planning period when it is a year or less (a calendar year, a school year, a term)."""
    first, last = context.period_start, context.period_end
    return (first, last) if first and last and (last - first).days <= 370 else None


def this_year(context: DateContext) -> int | None:
    """The year that 今年 and the count of N年内 start from: that of the document's period, else of publication."""
    period = short_period(context)
    if period and period[0].year == period[1].year:
        return period[0].year
    if context.published:
        return context.published.year
    return period[0].year if period else None


def due_year(context: DateContext, month: int, by: bool) -> int | None:
    """The year of a bare month: inside the planning period, else of publication.

    A deadline early in the year, set by a text of November or December, falls in the next year.

    >>> due_year(DateContext(date(2019, 9, 1), date(2020, 8, 31)), 3, True)
    2020
    >>> due_year(DateContext(published=date(2017, 12, 20)), 3, True)
    2018
    """
    period = short_period(context)
    if period:
        first, last = period
        return first.year if first.year == last.year or month >= first.month else last.year
    if context.published and by and context.published.month >= 11 and month <= 6:
        return context.published.year + 1
    return context.year


def first_after(context: DateContext, days: list[tuple[int, int]]) -> date | None:
    """Return the first of the yearly ``days`` that is not before the document's date or its period's start."""
    period = short_period(context)
    origin = context.published or (period[0] if period else None)
    if origin is None:
        year = context.year
        return date(year, *days[-1]) if year else None
    return min(day for year in (origin.year, origin.year + 1) for day in (date(year, *pair) for pair in days) if day >= origin)
