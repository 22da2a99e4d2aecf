"""What is known of the document itself: title, issuer, day of publication, period planned for, region.

Order of trust, as in the guideline: a signature (a body's name above a date), the page frame, the head of the page, the
title. What none of them tells stays ``None``.
"""

from __future__ import annotations

import re
from datetime import date

from planparse.grammar.date_calendar import named_plan, year_span
from planparse.grammar.dates import find_dates
from planparse.link.regions import find_region
from planparse.link.signature import (
    PLACE,
    Signature,
    day_of,
    is_body,
    leading_body,
    lines_of,
    numbered,
    pattern,
    placed,
    signatures,
    spelled_out,
)
from planparse.link.title import find_title, is_title
from planparse.types import DateContext, DocumentFields, Frame

_MONTH = r"(?:19|20)\d\d\s*年?(?:\d{1,2}月)?"
_RANGE_LINE = re.compile(rf"[（(]?\s*{_MONTH}\s*[-—–~～至]+\s*{_MONTH}\s*[）)]?")
_PLANNED = "计划草案|预算草案|工作安排|重点工作|主要任务|工作打算|总体要求|工作部署|发展主要预期目标"
_ITEM = re.compile("[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]+[)）]")
_DATED_HEAD = re.compile("[网报]\\s[^，。]*\\d$|来源|印发|号\\s*[，,\\d]|^时间[：:]|发布于|报讯")
_ANONYMOUS = re.compile("[xX×＊*某]{1,3}[省市县区校镇]|[xX×＊*]{2,}")


def read_fields(raw: str, text: str, frames: tuple[Frame, ...], name: str | None, reference: date | None) -> DocumentFields:
    """Read the document fields.

    ``raw`` is the decoded text, ``text`` the cleaned one, ``frames`` what cleaning took from the page frame, ``name`` a file
    name, ``reference`` the day that relative words of a title count from when the document has no date.

    >>> fields = read_fields("", "临江市2022年教育工作要点\\n一、总体要求\\n……\\n临江市教育局\\n2022年3月1日", (), None, None)
    >>> fields.title, fields.issuer, fields.published.isoformat(), fields.period_end.isoformat()
    ('临江市2022年教育工作要点', '临江市教育局', '2022-03-01', '2022-12-31')
    """
    lines = lines_of(_arabic_years(text))
    title, after = find_title(raw, text, _framed(frames, "title"), name)
    signed = _signature(lines, after) or _signature(lines_of(raw if len(raw) < 8000 else raw[:4000] + "\n" + raw[-4000:]), 0)
    issuer = _issuer(raw, lines, after, title, frames, signed)
    published = _published(raw, lines, after, frames, signed)
    if title is not None and not is_title(title):
        period = _reported_period(lines, title, published or reference)
    else:
        period = _period(lines, after, title, name, published, reference)
        if period is None and title is None:
            period = _excerpt_period(lines)
    first, last = period or (None, None)
    national = issuer is not None and pattern("national").search(issuer) is not None
    region, warnings = (None, ()) if national else find_region(issuer, title)
    return DocumentFields(title, issuer, published, first, last, region, warnings)


_CHINESE_YEAR = re.compile("[一二][九〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_DIGIT = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def _arabic_years(text: str) -> str:
    """Write years in digits: 一九八三年 → 1983年 (length kept, so offsets hold)."""
    return _CHINESE_YEAR.sub(lambda match: match.group().translate(_DIGIT), text)


def _framed(frames: tuple[Frame, ...], key: str) -> tuple[str, ...]:
    return tuple(frame.value.strip() for frame in frames if frame.key == key and frame.value.strip())


def _signature(lines: list[str], after: int) -> Signature | None:
    """Return the first signature with a body; else a date alone that closes the notice or the text."""
    found = signatures(lines)
    for sign in found:
        if sign.bodies:
            return sign
    for sign in found:
        if sign.day and (after + 1 < sign.line < after + 30 or sign.line >= len(lines) - 4) and not _under_title(sign, after):
            return sign
    return None


def _under_title(sign: Signature, after: int) -> bool:
    return sign.line <= after + 1


def _issuer(raw: str, lines: list[str], after: int, title: str | None, frames: tuple[Frame, ...], signed: Signature | None) -> str | None:
    report = (title is not None and pattern("report").search(title)) or _is_report(lines)
    if report and (speaker := _speaker(lines, title)):
        return speaker
    if signed and signed.bodies:
        return _named("、".join(placed(body, title) for body in signed.bodies))
    framed = _framed(frames, "issuer")
    if not framed and (match := pattern("raw-issuer").search(raw[:4000])) and is_body(match[1]):
        framed = (match[1],)
    if framed:
        return _named(framed[0])
    for line in lines[: after + 3] if after else []:
        body = re.sub("文件$|\\s*[（(][^（）()]*号[^（）()]*[）)]$", "", line)
        if is_body(body) and not (title and body in title and body != leading_body(title)):
            return _named(body)
    notice = "".join(lines[:after])  # a notice above the plan's own title tells who issues it
    named = (leading_body(title) if title else None) or leading_body(notice)
    if report and named:
        named = re.sub("(?:人民)?政府$", "人民政府", named)
    if named is None and title is None:
        named = _excerpt_issuer(lines)
    return _named(spelled_out(named, raw) if named else numbered(lines[max(after - 1, 0) : after + 4], title) or _source(raw, title))


def _named(body: str | None) -> str | None:
    return None if not body or _ANONYMOUS.search(body) else body


def _source(raw: str, title: str | None) -> str | None:
    """Return the body that the page names as its source, else the owner of the site when the title names its place."""
    match = pattern("source").search(raw[:3000])
    if match and is_body(match[1]):
        return match[1]
    owner = pattern("site-owner").search(raw[-1500:])
    place = PLACE.match(title or "")
    return owner[1] if owner and place and owner[1].startswith(place[0]) and is_body(owner[1]) else None


_EXCERPT_CUE = re.compile("人民政府[将要]|编制了?《")


def _excerpt_issuer(lines: list[str]) -> str | None:
    """Return the government that speaks in a part of a work report without its head.

    >>> _excerpt_issuer(["三、主要工作", "新的一年，云溪县人民政府将做好以下工作。"])
    '云溪县人民政府'
    """
    text = "\n".join(lines)[:20000]
    for cue in _EXCERPT_CUE.finditer(text):
        if match := pattern("excerpt-government").search(text[max(cue.start() - 100, 0) : cue.end() + 30]):
            return str(match[1] or match[2]) + "人民政府"
    return None


def _is_report(lines: list[str]) -> bool:
    return bool(pattern("report").search("\n".join(lines[:3])[:400]))


def _speaker(lines: list[str], title: str | None) -> str | None:
    """Return the government in whose name a work report is given; 省 or 市 alone is completed from the congress or the title."""
    for line in lines[:12]:
        if spoken := pattern("speaker-line").search(line):
            return _named(spoken[1] or spoken[2])
    joined = "".join(lines[:40])[:3000]
    match = pattern("speaker").search(joined)
    if match is None and re.search("国务院总理|代表国务院", joined):
        return "国务院"
    body = match[1] if match else "人民政府"
    if re.match("[省市县区州旗盟]|自治[区州县]|人民政府|政府", body):
        place = pattern("congress").search(joined)
        where = re.sub("^.*?(?:日在|日|在)(?=[^\\W\\x00-\\x7f]{2})", "", place[1]) if place else ""
        if not where and title:
            found = re.search("([^\\W\\x00-\\x7f]{2,12}?(?:省|自治区|自治州|市|县|区|旗|盟))(?:人民)?政府", title)
            where = found[1] if found else ""
        if not where and (site := pattern("government-site").search("\n".join(lines[:6]))):
            where = site[1].removesuffix("人民政府")
        return _named(where + "人民政府") if where else None
    return _named(body)


def _published(raw: str, lines: list[str], after: int, frames: tuple[Frame, ...], signed: Signature | None) -> date | None:
    if signed and signed.day:
        return signed.day
    framed = _framed(_not_uploaded(raw, frames), "published")
    for value in framed:
        if day := day_of(value):
            return day
    if not framed and (match := pattern("raw-published").search(raw[:6000])):
        return day_of(re.sub("\\s", "", match[1]) + ("" if "月" not in match[1] else "日"))
    head = [line for line in lines[after : after + 4] if len(line) <= 60 and not _ITEM.match(line)] if after else []
    for line in head:  # the site's line or the document number tell more than the day on which a report was given
        if _DATED_HEAD.search(line) and (day := day_of(re.sub("[〔\\[（(](?:19|20)\\d\\d[〕\\])）]\\s*\\d+\\s*号", "", line))):
            return day
    for line in head[:3]:
        if re.match("\\W*(?:19|20|[一二][〇○零九])", line) and (day := day_of(line)):
            return day
    return None


def _not_uploaded(raw: str, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Leave out the day on which someone put a document into a library: it is not published by that."""
    return tuple(frame for frame in frames if "上传" not in raw[max(frame.raw_start - 8, 0) : frame.raw_start + 5])


_PLAN_REPORT = re.compile("^[^0-9一二〇○]*国民经济和社会发展[^0-9]*报告$")


def _period(
    lines: list[str], after: int, title: str | None, name: str | None, published: date | None, reference: date | None
) -> tuple[date, date] | None:
    if (pattern("report").search(title) or _PLAN_REPORT.search(title)) if title else _is_report(lines):
        year = _report_year(lines, title, published)
        return year_span(year) if year else None
    below = "".join([line for line in lines[after : after + 4] if _RANGE_LINE.fullmatch(line)][:1]) if after else ""
    for source in (below, title, "".join(lines[:after]) if title else None, name):
        if source and (found := _named_period(source, published or reference)):
            return found
    said = re.search("(?:规划|计划|方案|实施|行动)(?:期限?|时限|周期)(?:为|是|[：:])?(.{9,24})", "\n".join(lines[:80]))
    for span in find_dates(said[1], DateContext())[:1] if said else ():
        if span.start < 3 and span.date_start and span.date_end and span.date_end.year > span.date_start.year:
            return span.date_start, span.date_end
    if title and pattern("annual").search(title):
        opening = find_dates("".join(lines[after:])[:120], DateContext())
        years = {span.date_end.year for span in opening if span.date_end and span.bound == "in"}
        return year_span(years.pop()) if len(years) == 1 else None
    return None


_YEAR_HEADING = re.compile(
    "((?:19|20)\\d\\d)年(?:[^\\n，。；]{0,12})?(?:工作安排|重点工作|工作打算|主要目标|目标任务|主要任务|工作总体要求|工作重点|工作思路|政府工作)|(?:做好|抓好)((?:19|20)\\d\\d)年(?:政府)?(?:各项)?工作"
)
_PLAN_GOAL = re.compile("(?<![较比同])“?(?:十[一二三四五六七八]?|[一二三四五六七八九])五”?(?:时期|期间|末)")


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


def _reported_period(lines: list[str], title: str, origin: date | None) -> tuple[date, date] | None:
    """Return the period of the plan that a press article reports on; its headline's own years say little.

    >>> _reported_period(["本报讯 《临江市助餐行动计划（2025—2027年）》近日印发。"], "临江：百家食堂", None)
    (datetime.date(2025, 1, 1), datetime.date(2027, 12, 31))
    """
    opening = "\n".join(lines[:8])[:1500]
    found = re.search("《([^《》\\n]{4,60}(?:计划|方案|规划|纲要|意见|要点)(?:[（(][^《》\\n]{4,16}[）)])?)》", opening)
    if found:
        return _named_period(found[1], origin)
    return year_span(origin.year) if origin and "今年" in title else None


_OTHER_THAN_YEARS = re.compile(
    "\\d{4}(?!年)|年(?:[至到—–\\-~～]|底|末|初|前|内|起|以)|[学双半周今明两一二三四五六七八九十个\\d][年学]度?(?<!\\d{4}年)|学期|五”|[月季日旬]|时期|期间|本世纪"
)


def _named_period(title: str, origin: date | None) -> tuple[date, date] | None:
    """Return the period that a title names: a range, a school year or term, a five-year plan, its last single year.

    >>> _named_period("临江市教育局2020年工作总结及2021年工作打算", None)
    (datetime.date(2021, 1, 1), datetime.date(2021, 12, 31))
    """
    if not _OTHER_THAN_YEARS.search(title) and (years := re.findall("(?<!\\d)((?:19|20)\\d\\d)年", title)):
        return year_span(int(max(years)))  # the grammar's patterns take long to compile, and here nothing needs them
    spans = [
        (span.date_start, span.date_end)
        for span in find_dates(title, DateContext(published=origin), names=True)
        if span.date_start and span.date_end and span.bound in ("in", "by") and span.date_end > span.date_start
    ]
    if spans and re.search("(?:总结|回顾)[及和暨与]?下(?:一)?(?:个)?(?:学年|年)", title):  # 2023—2024学年总结及下学年打算
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
    return year_span(int(max(bare))) if bare else None


def _shifted(day: date) -> date:
    """Return the same day a year later (28 February for 29 February)."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _report_year(lines: list[str], title: str | None, published: date | None) -> int | None:
    """The year that a government work report plans: of its title, its delivery, its plan section, else after its review."""
    if title and (years := re.findall("((?:19|20)\\d\\d)年", _arabic_years(title))):
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
