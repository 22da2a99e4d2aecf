"""What is known of the document itself: title, issuer, day of publication, period planned for, region.

Order of trust, as in the guideline: a signature (a body's name above a date), the page frame, the head of the page, the
title. What none of them tells stays ``None``.
"""

from __future__ import annotations

import re
from datetime import date

from planparse.link.period import arabic_years, is_report, issued_on, numbered_year, planned_period, written_from
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
from planparse.link.title import find_title
from planparse.patterns import lazy
from planparse.types import DocumentFields, Frame

_ITEM = lazy("[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]+[)）]")
_DATED_HEAD = lazy("[网报]\\s[^，。]*\\d$|来源(?!于)|印发|号\\s*[，,\\d]|^时间[：:]|发布于|报讯")
# the side that lays the duties on the other
_PARTY = lazy("甲方[:：] ?([^\\W\\d]{4,24})")
_HEAD = 800
"""Characters of a page before which its line with source and day stands."""
_ANONYMOUS = lazy("[xX×＊*某]{1,3}[省市县区校镇]|[xX×＊*]{2,}", needs="xX×＊*某")


def read_fields(raw: str, text: str, frames: tuple[Frame, ...], name: str | None, reference: date | None) -> DocumentFields:
    """Read the document fields.

    ``raw`` is the decoded text, ``text`` the cleaned one, ``frames`` what cleaning took from the page frame, ``name`` a file
    name, ``reference`` the day that relative words of a title count from when the document has no date.

    >>> fields = read_fields("", "临江市2022年教育工作要点\\n一、总体要求\\n……\\n临江市教育局\\n2022年3月1日", (), None, None)
    >>> fields.title, fields.issuer, fields.published.isoformat(), fields.period_end.isoformat()
    ('临江市2022年教育工作要点', '临江市教育局', '2022-03-01', '2022-12-31')
    """
    lines = lines_of(arabic_years(text))
    title, after = find_title(raw, text, _framed(frames, "title"), name)
    signed = _signature(lines, after) or _signature(lines_of(raw if len(raw) < 8000 else raw[:4000] + "\n" + raw[-4000:]), 0)
    issuer = _issuer(raw, lines, after, title, frames, signed)
    published = _published(raw, lines, after, frames, signed) or (issued_on(title) if title else None)
    first, last = planned_period(lines, after, title, name, published, reference) or (None, None)
    national = issuer is not None and pattern("national").search(issuer) is not None
    region, warnings = (None, ()) if national else find_region(issuer, title)
    written = None if published or not title else written_from(title) or numbered_year(lines[max(after - 2, 0) : after + 4])
    return DocumentFields(title, issuer, published, first, last, region, warnings, written)


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
    report = (title is not None and pattern("report").search(title)) or is_report(lines)
    if report and (speaker := _speaker(lines, title)):
        return speaker
    if signed and signed.bodies:
        return _named("、".join(placed(body, title) for body in signed.bodies))
    framed = _framed(frames, "issuer")
    if not framed and (match := pattern("raw-issuer").search(raw[:4000])) and is_body(match[1]):
        framed = (match[1],)
    if framed:
        return _named(placed(framed[0], title))
    if title is not None and "责任书" in title and (party := _PARTY.search("\n".join(lines[: after + 8]))) and is_body(party[1]):
        return _named(party[1])
    for line in lines[: after + 3] if after else []:
        body = re.sub("文件$|\\s*[（(][^（）()]*号[^（）()]*[）)]$", "", line)
        if is_body(body) and not (title and body in title and body != leading_body(title)):
            return _named(body)
    notice = "".join(lines[:after]) or "".join(_framed(frames, "title")[:1])  # a notice above the plan's own title tells who issues it
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


_EXCERPT_CUE = lazy("人民政府[将要]|编制了?《")


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
        where = "" if len(where.removeprefix("在")) < 2 else where  # 在|县第十五届人民代表大会
        if not where and title:
            found = re.search("(?!年)([^\\W\\x00-\\x7f]{2,12}?(?:省|自治区|自治州|市|县|区|旗|盟))(?:人民)?政府", title)
            where = found[1] if found else ""
        if not where and (site := pattern("government-site").search("\n".join(lines[:6]))):
            where = site[1].removesuffix("人民政府")
        return _named(where + "人民政府") if where else None
    return _named(body)


def _published(raw: str, lines: list[str], after: int, frames: tuple[Frame, ...], signed: Signature | None) -> date | None:
    if signed and signed.day:
        return signed.day
    kept = _not_uploaded(raw, frames)
    framed = _framed(kept, "published")
    for value in framed:
        if day := day_of(value):
            return day
    match = pattern("raw-published").search(raw[:6000])
    if not framed and len(kept) == len(frames) and match and not _of_upload(raw, match.start()):
        return day_of(re.sub("\\s", "", match[1]) + ("" if "月" not in match[1] else "日"))
    if not framed and (day := _of_byline(raw)):
        return day
    head = [line for line in lines[after : after + 4] if len(line) <= 60 and not _ITEM.match(line) and "上传" not in line] if after else []
    for line in head:  # the site's line or the document number tell more than the day on which a report was given
        if _DATED_HEAD.search(line) and (day := day_of(re.sub("[〔\\[（(](?:19|20)\\d\\d[〕\\])）]\\s*\\d+\\s*号", "", line))):
            return day
    for line in head[:3]:
        if re.match("\\W*(?:19|20|[一二][〇○零九])", line) and (day := day_of(line)):
            return day
    return None


def _of_byline(raw: str) -> date | None:
    """Return the day that the line with source, editor or edition tells, at the head of a page."""
    told = pattern("byline").search(raw[:_HEAD])
    if told is None or _of_upload(raw, told.start()) or _in_library(raw):
        return None
    return day_of(re.sub(r"\s", "", told["late"] or told["early"]) + ("日" if "月" in (told["late"] or told["early"]) else ""))


def _not_uploaded(raw: str, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Leave out the day on which someone put a document into a library: it is not published by that.

    The line says so, or the page tells that a member gave the document.
    """
    member = _in_library(raw)
    return tuple(frame for frame in frames if frame.key != "published" or not (member or _of_upload(raw, frame.raw_start)))


def _in_library(raw: str) -> bool:
    """Tell whether a page says that a member of a library of documents gave it."""
    return ("上传" in raw or "分享" in raw or "文库" in raw) and pattern("library").search(raw) is not None


def _of_upload(raw: str, at: int) -> bool:
    """Tell whether the line around a place, no more than 120 characters to either side, is that of an upload."""
    begin, end = raw.rfind("\n", max(at - 120, 0), at) + 1, raw.find("\n", at, at + 120)
    line = raw[max(begin, at - 120) : end if end >= 0 else at + 120]
    return "上传" in line or "文库" in line
