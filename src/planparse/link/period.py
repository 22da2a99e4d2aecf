"""The first and last day that a document plans for."""

from __future__ import annotations

import re
from datetime import date

from planparse import lexicon
from planparse.grammar.date_calendar import named_plan, year_span
from planparse.grammar.dates import find_dates
from planparse.link.signature import day_of, pattern
from planparse.link.title import is_title
from planparse.patterns import lazy
from planparse.types import DateContext, DocumentFields

_MONTH = r"(?:19|20)\d\d\s*(?:年?(?:\d{1,2}月)?|[.．]\d{1,2})"
_RANGE_LINE = lazy(rf"[（(]?\s*{_MONTH}\s*[-—–~～至]+\s*{_MONTH}\s*[）)]?", needs="-—–~～至")
# 2022.9—2025.8
_POINTED_RANGE = lazy(
    r"(?<!\d)((?:19|20)\d\d)[.．/](0?[1-9]|1[0-2])(?:[.．/]\d{1,2})?\s*[-—–－~～至到]+\s*((?:19|20)\d\d)[.．/](0?[1-9]|1[0-2])(?:[.．/]\d{1,2})?(?!\d)",
    needs="-—–－~～至到",
)
_PLANNED = "计划草案|预算草案|工作安排|重点工作|主要任务|工作打算|总体要求|工作部署|发展主要预期目标"
_CHINESE_YEAR = re.compile(
    "[一二][九〇○零][〇○零一二三四五六七八九]{2}(?=学?年|[至到—–-]{1,2}[一二][九〇○零][〇○零一二三四五六七八九]{2}(?:年|学))"
)
_DIGIT = str.maketrans("〇○零一二三四五六七八九", "000123456789")


# 20232024学年: the title of a page's frame keeps the dash lost that cleaning gives back in the text
_JOINED = lazy(r"(?<!\d)((?:19|20)\d\d)((?:19|20)\d\d)(?=学?年)")


def arabic_years(text: str) -> str:
    """Write years in digits: 一九八三年 → 1983年 (length kept, so offsets hold)."""
    if not any(second in text for second in "九〇○零"):
        return text
    return _CHINESE_YEAR.sub(lambda match: match.group().translate(_DIGIT), text)


def planned_period(
    lines: list[str], after: int, title: str | None, name: str | None, published: date | None, reference: date | None
) -> tuple[date, date] | None:
    """Return the period of a plan, of the plan that a press article reports on, or of an excerpt without a title; None when unknown.

    ``lines`` are those of the clean text, the title ends before line ``after``; the rest is as in ``read_fields``.
    """
    title = _JOINED.sub(r"\1-\2", title) if title else title
    if title is not None and not is_title(title):
        return _reported_period(lines, title, published or reference)
    period = _titled(lines, after, title, name, published, reference)
    return _excerpt_period(lines) if period is None and title is None else period


def is_report(lines: list[str]) -> bool:
    """Tell whether a text opens as a government work report."""
    return bool(pattern("report").search("\n".join(lines[:3])[:400]))


def is_review(title: str) -> bool:
    """Tell whether a title is of a review alone, whose numbers are results of its own period (2024年重点工作完成情况).

    >>> is_review("青禾县2024年重点任务完成情况"), is_review("青禾县2024年工作总结及2025年工作计划")
    (True, False)
    >>> is_review("青禾县2024年工作总结与2025年工作要点"), is_review("青禾县2024年预算执行情况和2025年预算草案的报告")
    (False, False)
    """
    told = max(lexicon.pattern("cues", "report_title").finditer(title), key=re.Match.end, default=None)
    if told is None:
        return False
    # 2024年工作计划完成情况 is of what was done, 关于2024年工作安排的情况汇报 of what is to be
    after = told.end() if told.group() == "总结" or told.group().endswith("情况") else 0
    return not lexicon.pattern("cues", "plan_heading").search(title, after) and not _FURTHER_PART.search(title, after)


def tells_both(title: str) -> bool:
    """Tell whether a title names a review and, behind it, a plan.

    >>> tells_both("青禾县2024年工作总结及2025年工作计划"), tells_both("青禾县2024年工作总结"), tells_both("青禾县2025年工作计划")
    (True, False, False)
    """
    reviews = lexicon.pattern("cues", "report_title").search(title) or _STATE_OF_WORK.search(title)
    return reviews is not None and not is_review(title)


# …的决定（1983年3月6日）, …的意见（市司法局，2014年9月）: the day or month in which it was issued, not what it plans for
_ISSUED = lazy(
    r"(?<=意见|决定|通知|公告|通告|决议|批复|措施|办法|规定|条例)[（(](?:[^（）()\d]{2,40}[，,])?((?:(?:19|20)\d\d|[一二][九〇○零][〇○零一二三四五六七八九]{2})年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?)[）)]$",
    needs="月",
)


def issued_on(title: str) -> date | None:
    """Return the day on which a decision, an opinion or a notice was issued, where its title ends with that day in brackets.

    >>> issued_on("关于发展多种经营的决定（一九八三年三月六日）").isoformat(), issued_on("工作计划（2025年3月6日）")
    ('1983-03-06', None)
    """
    told = _ISSUED.search(title)
    return day_of(arabic_years(told[1])) if told else None


_NUMBER_LINE = lazy(r"[^\W\d]{2,12}[〔\[［]((?:19|20)\d\d)[〕\]］]\s?(?:第\s?)?\d+\s?号")


def numbered_year(lines: list[str]) -> date | None:
    """Return the first day of the year in the number of a document that stands on a line of its own (菱政发〔2023〕15号)."""
    told = next((found for line in lines if (found := _NUMBER_LINE.fullmatch(line.strip()))), None)
    return date(int(told[1]), 1, 1) if told else None


_NUMBERED = lazy(r"[〔\[［]((?:19|20)\d\d)[〕\]］]\s?(?:第\s?)?\d+\s?号")


def written_from(title: str) -> date | None:
    """Return the first day of the month or year in which a text was issued, where its title ends with that month or holds its number.

    >>> written_from("关于发展茶业的意见（2014年9月）").isoformat(), written_from("关于发展茶业的意见（清政发〔2020〕17号）").isoformat()
    ('2014-09-01', '2020-01-01')
    >>> written_from("关于发展茶业的意见") is None
    True
    """
    if told := _ISSUED.search(title):
        span = next(iter(find_dates(arabic_years(told[1]), DateContext())), None)
        return span.date_start if span else None
    numbered = _NUMBERED.search(title)
    return date(int(numbered[1]), 1, 1) if numbered else None


def reviewed_year(fields: DocumentFields) -> int | None:
    """Return the year that a title names as looked back on, when the document plans for the next one.

    >>> start, end = year_span(2025)
    >>> reviewed_year(DocumentFields("青禾县2024年工作总结及2025年工作计划", period_start=start, period_end=end))
    2024
    """
    title, start, end = fields.title or "", fields.period_start, fields.period_end
    if start is None or end is None or start.year != end.year or not tells_both(title):
        return None
    return start.year - 1 if f"{start.year - 1}年" in arabic_years(title).replace(" ", "") else None


_STATE_OF_WORK = lazy("工作情况(?=[和与及暨、])", needs="况")
# 总结|和2025年工作要点: the second half of a title names a plan by words that alone name none
_FURTHER_PART = lazy("[和与及暨、][^和与及暨、]{0,12}(?:要点|意见|方案|重点|草案|规划|设想|展望|部署|构想)")


_PLAN_REPORT = lazy("^[^0-9一二〇○]*国民经济和社会发展[^0-9]*报告$", needs="告")


def _titled(
    lines: list[str], after: int, title: str | None, name: str | None, published: date | None, reference: date | None
) -> tuple[date, date] | None:
    if (pattern("report").search(title) or _PLAN_REPORT.search(title)) if title else is_report(lines):
        year = _report_year(lines, title, published)
        return year_span(year) if year else None
    if title and _SPOKEN.search(title):
        named = re.findall("((?:19|20)\\d\\d)年", arabic_years(title))
        spoken = int(max(named)) if named else published.year if published and "会" in title else None
        return year_span(spoken) if spoken else None
    below = "".join([line for line in lines[after : after + 4] if _RANGE_LINE.fullmatch(line)][:1]) if after else ""
    for source in (below, title, "".join(lines[:after]) if title else None, name):
        if source and (found := _named_period(_ISSUED.sub("", source), published or reference)):
            return found
    said = _SAID.search("\n".join(lines[:80]))
    for span in find_dates(said["period"], DateContext())[:1] if said else ():
        campaign = said is not None and said["campaign"] is not None and _CAMPAIGN.search(title or "")
        if span.start < 3 and span.date_start and span.date_end and (campaign or span.date_end.year > span.date_start.year):
            return span.date_start, span.date_end
    if title and (told := _opening_period("".join(_before_items(lines[after : after + 20]))[:_OPENING])):
        return told
    if title and pattern("annual").search(title):
        opening = find_dates("".join(lines[after:])[:120], DateContext())
        years = {span.date_end.year for span in opening if span.date_end and span.bound == "in"}
        return year_span(years.pop()) if len(years) == 1 else None
    return None


_OPENING = 1500
_TO = "至|到|——|[-—－–~～]"
# 决定自2025年9月10日至2026年1月31日开展…; 现就2024—2025年…制定本方案; 利用5年时间（2021—2025年）…
_CARRIED_OUT = lazy(
    rf"(?:决定|定于|计划|拟|将|现就|利用[^，。]{{1,6}}时间|[，。：])[于自从在（(]{{0,2}}(?P<period>(?:19|20)\d\d年?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:起)?(?:{_TO})(?:(?:19|20)\d\d年)?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?[底末]?)"
    r"(?:[）)，,]|期间)*(?![^。；]{0,12}(?:累计|以来|共|已))[^。；]{0,30}?(?:开展|实施|组织|集中|推进|制定本|制订本|起步)",
    needs="-~–—到至－～",
)


def _before_items(lines: list[str]) -> list[str]:
    """Return the lines before the first item, and those of it that tell in how many years the goal is to be reached (利用5年时间（2021—2025年）…)."""
    first = next((number for number, line in enumerate(lines) if _FIRST_ITEM.match(line)), len(lines))
    return [*lines[:first], *(line for line in lines[first:] if _IN_YEARS.match(line))]


def _opening_period(opening: str) -> tuple[date, date] | None:
    """Return the period in which the opening of a scheme or notice says that the work is carried out.

    >>> _opening_period("经研究，决定自2025年9月10日至2026年1月31日开展集中整治。")
    (datetime.date(2025, 9, 10), datetime.date(2026, 1, 31))
    >>> _opening_period("按照部署，现就2024—2025年农村公路工作制定本方案。")
    (datetime.date(2024, 1, 1), datetime.date(2025, 12, 31))
    >>> _opening_period("2021年至2023年，全县累计实施项目30个。") is None
    True
    """
    told = _CARRIED_OUT.search(opening)
    for span in find_dates(told["period"].replace("起", ""), DateContext())[:1] if told else ():
        if span.date_start and span.date_end and (span.date_end - span.date_start).days > _MONTH_LONG:
            return span.date_start, span.date_end
    return None


_FIRST_ITEM = lazy("[一1][、.．]|第[一1][章节条]")
_IN_YEARS = lazy("[利运]?用[^，。]{1,6}时间[（(]")
_MONTH_LONG = 27
# what is said at the meeting on the year's work is of that year, whatever plan it opens
_SPOKEN = lazy("^(?!.*总结).*(?<!开学)工作会议[^，。]{0,12}(?:讲话|发言)(?:提纲)?(?:[（(][^（）()]{1,12}[）)])?$", needs="话言")
_SAID = lazy(
    "(?:(?:规划|计划|方案|实施|行动)(?:期限?|时限|周期)(?:为|是|[：:])?|(?P<campaign>(?:行动|攻坚|整治|活动|排查)时间(?:为|是|[：:])))(?P<period>.{9,24})"
)
_CAMPAIGN = lazy("行动|攻坚|整治|活动|排查")
_YEAR_HEADING = lazy(
    "((?:19|20)\\d\\d)年(?:[^\\n，。；]{0,12})?(?:工作安排|重点工作|工作打算|主要目标|目标任务|主要任务|工作总体要求|工作重点|工作思路|政府工作)|(?:做好|抓好)((?:19|20)\\d\\d)年(?:政府)?(?:各项)?工作"
)
_PLAN_GOAL = lazy("(?<![较比同])“?(?:十[一二三四五六七八]?|[一二三四五六七八九])五”?(?:时期|期间|末)")


def _excerpt_period(lines: list[str]) -> tuple[date, date] | None:
    """Return the period of a text without a title: the year its headings plan, else the latest plan period it speaks of.

    >>> _excerpt_period(["三、2026年重点工作", "……"])
    (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
    >>> _excerpt_period(["根据要求，“十一五”时期要努力实现以下目标："])
    (datetime.date(2006, 1, 1), datetime.date(2010, 12, 31))
    """
    text = "\n".join(lines)
    if years := [int(one or two) for one, two in _YEAR_HEADING.findall(text)]:
        return year_span(max(years))
    plans = [plan for match in _PLAN_GOAL.finditer(text) if (plan := named_plan(match.group()))]
    return max(plans) if plans else None


# 2025年，临江市将办好十件实事
_AHEAD = lazy("(?<!\\d)((?:19|20)\\d\\d)年[^，。]{0,3}[，,]?[^，。]{0,14}(?:将(?!军)|计划|力争|拟)")


def _reported_period(lines: list[str], title: str, origin: date | None) -> tuple[date, date] | None:
    """Return the period of the plan that a press article reports on; its headline's own years say little.

    >>> _reported_period(["本报讯 《临江市助餐行动计划（2025—2027年）》近日印发。"], "临江：百家食堂", None)
    (datetime.date(2025, 1, 1), datetime.date(2027, 12, 31))
    """
    opening = "\n".join(lines[:8])[:1500]
    found = re.search("《([^《》\\n]{4,60}(?:计划|方案|规划|纲要|意见|要点)(?:[（(][^《》\\n]{4,16}[）)])?)》", opening)
    if found:
        return _named_period(found[1], origin)
    if ahead := _AHEAD.search(title):
        return year_span(int(ahead[1]))
    return year_span(origin.year) if origin and "今年" in title else None


_OTHER_THAN_YEARS = re.compile(
    "\\d{4}(?!年)|年(?:[至到—–\\-~～]|底|末|初|前|内|起|以)|[学双半周今明两一二三四五六七八九十个\\d][年学]度?(?<!\\d{4}年)|学期|五”|[月季日旬]|时期|期间|本世纪"
)


def _named_period(title: str, origin: date | None) -> tuple[date, date] | None:
    """Return the period that a title names: a range, a school year or term, a five-year plan, its last single year.

    A plan of three years without their numbers begins with the year of its publication.

    >>> _named_period("临江区绿色制造三年行动计划", date(2023, 7, 10))
    (datetime.date(2023, 1, 1), datetime.date(2025, 12, 31))
    >>> _named_period("临江市教育局2020年工作总结及2021年工作打算", None)
    (datetime.date(2021, 1, 1), datetime.date(2021, 12, 31))
    >>> _named_period("青禾小学三年发展规划（2022.9—2025.8）", None)
    (datetime.date(2022, 9, 1), datetime.date(2025, 8, 31))
    """
    title = arabic_years(title)
    year, also, second = title.partition("暨")
    if also and re.search("(?<!\\d)(?:19|20)\\d\\d年", year) and not re.search("(?:19|20)\\d\\d年|下(?:一)?(?:学|年|步)", second):
        title = year  # 2021年工作要点|暨“十四五”开局任务安排
    title = _POINTED_RANGE.sub(r"\1年\2月—\3年\4月", title)
    if not _OTHER_THAN_YEARS.search(title) and (years := re.findall("(?<!\\d)((?:19|20)\\d\\d)年", title)):
        return year_span(int(max(years)))  # the grammar's patterns take long to compile, and here nothing needs them
    spans = [
        (span.date_start, span.date_end)
        for span in find_dates(title, DateContext(published=origin), names=True)
        if span.date_start and span.date_end and span.bound in ("in", "by") and span.date_end > span.date_start
    ]
    if spans and re.search("(?:总结|回顾)[及和暨与]?(?:下(?:一)?(?:个)?|新)(?:学年|年)", title):  # 2023—2024学年总结及下学年打算
        first, last = max(spans, key=lambda span: span[1])
        return _shifted(first), _shifted(last)
    long = [span for span in spans if (span[1] - span[0]).days > 366]
    if long:
        return max(long, key=lambda span: span[1])
    if plan := named_plan(title):
        return plan
    if spans:
        return max(spans, key=lambda span: span[1])
    bare = re.findall("(?<!\\d)((?:19|20)\\d\\d)(?=[^\\W\\x00-\\x7f])(?!号|年)", title)
    if bare:
        return year_span(int(max(bare)))
    lasts = _YEARS_LONG.search(title)
    return (date(origin.year, 1, 1), date(origin.year + _LENGTH[lasts[1]] - 1, 12, 31)) if lasts and origin else None


_YEARS_LONG = lazy(
    "^(?!.*(?:完成情况|评估|总结|报告|第[一二三四五]个))[^第]*?(?<![十百第个])([两二三四五])年(?:行动|攻坚|滚动|提升|建设|发展)+(?:实施)?(?:计划|方案|规划|$)",
    needs="年",
)
_LENGTH = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


def _shifted(day: date) -> date:
    """Return the same day a year later (28 February for 29 February)."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _report_year(lines: list[str], title: str | None, published: date | None) -> int | None:
    """The year that a government work report plans: of its title, its delivery, its plan section, else after its review."""
    if title and (years := re.findall("((?:19|20)\\d\\d)年", arabic_years(title))):
        return int(max(years))
    head = "\n".join(lines[:60])
    if match := re.search("((?:19|20)\\d\\d)年[\\d一二三四五六七八九十]{1,3}月[\\d一二三四五六七八九十]{1,3}日[^\n]{0,12}在", head[:600]):
        return int(match[1])
    if planned := re.findall(f"((?:19|20)\\d\\d)年[^\\n，。]{{0,20}}(?:{_PLANNED})", "\n".join(lines)):
        return int(max(planned))
    if planned := re.findall("((?:19|20)\\d\\d)年是[^\n]{0,120}?(?:预期目标|主要指标|主要目标)", "\n".join(lines)):
        return int(max(planned))
    if match := re.search("((?:19|20)\\d\\d)年[^\n，。]{0,16}工作?回顾", head):
        return int(match[1]) + 1
    return published.year if published else None
