"""Names of bodies, lines that are dates, and the signature that both make up. Works on lists of tidied lines."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from planparse.grammar.dates import find_dates
from planparse.lexicon import alternation, compiled, entries, terms
from planparse.patterns import lazy
from planparse.types import DateContext

_DATE_LINE = re.compile(
    r"[（(]?\s*(?:[12]\d{3}|[一二][〇○零ＯO0九][〇○零ＯO0一二三四五六七八九]{2})\s*[-年./]\s*[\d一二三四五六七八九十]{1,2}\s*[-月./]"
    r"(?:\s*[\d一二三四五六七八九十]{1,3}\s*日?)?\s*(?:印发)?[）)]?(?:印发)?"
)
_TRAILING = lazy(
    r"((?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|(?<=\s)(?:(?:19|20)\d\d|[一二][〇○零九][〇○零一二三四五六七八九]{2})\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月)(?:印发)?[）)]?$",
    needs="月",
)
_NUMBER_BEFORE = lazy(r"^[^〔\s]{2,8}〔(?:19|20)\d\d〕\s?\d+\s?号\s")
_SPACED = lazy("(?:\\S )+\\S")
_BREAKS = "\r\v\f"
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([-/.])(\d\d?)\2|\s*年\s*(\d\d?)\s*月\s*)(\d\d?)(?![\d.%])(?!\s*日?\s*[-—–~～至])")


class Signature(NamedTuple):
    """A dated line at ``line`` of the list, with the bodies that stand above it (none where the date is alone)."""

    line: int
    bodies: tuple[str, ...]
    day: date | None


def lines_of(text: str) -> list[str]:
    """Split into stripped, non-empty lines; runs of blanks become one space, letter by letter prints are closed up, bars of a frame go."""
    return list(_lines_of(text))


@lru_cache(maxsize=2)
def _lines_of(text: str) -> tuple[str, ...]:
    for mark in _BREAKS:
        text = text.replace(mark, "\n")
    found = (" ".join(line.split()).strip(" \ufeff|") for line in text.split("\n"))
    return tuple([line.replace(" ", "") if line[1:2] == " " and _SPACED.fullmatch(line) else line for line in found if line])


@cache
def pattern(entry_id: str) -> re.Pattern[str]:
    """Compile the pattern of an entry of ``documents.toml``."""
    entry = next(entry for entry in entries("documents") if entry["id"] == entry_id)
    return compiled("documents", entry_id, entry["pattern"])


_ADDRESSED = ("对", "关于", "向", "按照", "根据", "落实", "贯彻")


@cache
def _body() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = alternation(list(terms("documents", "body")))
    whole = re.compile(f"[\u3400-\u9fff\U00020000-\U0003ffff（）()“”、·\\d\\s]{{0,38}}?(?:{names})(?:[（(][^\\W\\x00-\\x7f]{{2,14}}[)）])?")
    front = re.compile(
        f"(?:(?:19|20)\\d\\d(?:-\\d{{4}})?(?:学年|年)?度?(?:[春秋][季期]?(?:学期)?(?!城)|[上下]半年|第[一二]学期)?)?([\u3400-\u9fff\U00020000-\U0003ffff（）“”、·\\s]{{0,44}}?(?:{names}))"
        "(?=等(?:[一二三四五六七八九十]{1,3}|\\d{1,2})个?(?:部门|单位|部委|委办局)|关于|印发|转发|批转|公布|发布|[“”(（]?(?:19|20)\\d\\d|第?[一二]?学期|工作(?:要点|计划|打算|安排|思路|总结|报告|目标|任务|方案)|年度|学年|“?十[一二三四五]五|[一二三四五]年)"
    )
    return whole, front


def is_body(line: str) -> bool:
    """Tell whether a whole line is the name of a body.

    >>> is_body("临江市教育局"), is_body("临江市第一中学"), is_body("各镇人民政府"), is_body("加强组织领导小组")
    (True, True, False, False)
    """
    return 3 <= len(line) <= 42 and _body()[0].fullmatch(line) is not None and not pattern("not-body").search(line)


def leading_body(title: str) -> str | None:
    """Return the body that a title begins with, or None.

    >>> leading_body("2019年临江市云溪区教育局工作要点"), leading_body("2022年临江市教育工作要点")
    ('临江市云溪区教育局', None)
    >>> leading_body("临江市人民政府办公室关于加强校园安全的意见")
    '临江市人民政府办公室'
    >>> leading_body("临江市教育局等五部门关于近视防控的意见"), leading_body("临江市教育局临江市财政局关于助学的通知")
    ('临江市教育局', '临江市教育局、临江市财政局')
    """
    match = _body()[1].match(title)
    if match is None:
        return None
    if match[1].startswith(_ADDRESSED):
        return None  # 对省政府2025年目标任务的分解方案: whom it answers
    glued = rf"(?<=[局委厅部办室府会])(?={re.escape(match[1].removeprefix('中共')[:2])})"  # two names of one place whose space is lost
    parts = [part for part in re.split(rf"[、\s]+|{glued}", match[1].strip()) if part]
    return "、".join(parts) if all(len(part) >= 3 and not pattern("not-body").search(part) for part in parts) else None


def day_of(text: str) -> date | None:
    """Return the single day that a short text names, or None (a month alone is no day).

    >>> day_of("发布日期：2023年2月8日").isoformat(), day_of("二〇二一年十二月二十日").isoformat(), day_of("2023年2月")
    ('2023-02-08', '2021-12-20', None)
    """
    if (match := _DAY.search(text)) is not None:  # plain figures need no grammar, whose patterns take long to compile
        try:
            return date(int(match[1]), int(match[3] or match[4]), int(match[5]))
        except ValueError:
            pass
    for span in find_dates(text, DateContext(), names=True):
        if span.date_start is not None and span.date_start == span.date_end:
            return span.date_start
    return None


def is_date_line(line: str) -> bool:
    """Tell whether a line is nothing but a date (day or month)."""
    return len(line) <= 24 and _DATE_LINE.fullmatch(line) is not None


def signatures(lines: list[str]) -> list[Signature]:
    """Find the dated signatures in order: body lines with a date line below, or both on one line.

    >>> [s.bodies for s in signatures(["……抓好落实。", "临江市教育局", "2022年3月1日"])]
    [('临江市教育局',)]
    """
    found = []
    for number, line in enumerate(lines):
        if len(line) > 60 or not (line[-1] in "日）)月发" or line[-1].isdigit()):
            continue
        if is_date_line(line):
            bodies: list[str] = []
            above = number - 1
            while above >= 0 and len(bodies) < 6 and is_body(lines[above]):
                bodies[:0] = lines[above].split()
                above -= 1
            found.append(Signature(number, tuple(bodies), day_of(line)))
        elif match := _TRAILING.search(line):
            name = _NUMBER_BEFORE.sub("", line[: match.start()]).strip(" （(，,")
            if is_body(name):
                found.append(Signature(number, (name,), day_of(match[1])))
    return found


PLACE = re.compile("[^\\W\\x00-\\x7f]{2,8}?(?:自治区|自治州|省|市|县|区|州|旗|盟|镇)")


def placed(body: str, title: str | None) -> str:
    """Complete 县教育局 with the place that the title begins with.

    >>> placed("县蓝天办公室", "云溪县2025年工作要点"), placed("市教育局", "云溪县2025年工作要点")
    ('云溪县蓝天办公室', '市教育局')
    """
    place = PLACE.match(title or "")
    return place[0][:-1] + body if place and body[0] == place[0][-1] and body[0] in "省市县区州旗盟镇" else body


def spelled_out(body: str, raw: str) -> str:
    """Return the full name that the page gives to a school called by its short one.

    >>> spelled_out("临江一中", "工作思路--党政办-临江市第一中学")
    '临江市第一中学'
    """
    short = re.fullmatch("([^\\W\\x00-\\x7f]{2,6})([一二三四五六七八九十])中", body)
    found = re.search(f"{short[1]}[市县区州旗]?第{short[2]}(?:高级)?中学", raw) if short else None
    return found[0] if found else body


def numbered(head: list[str], title: str | None) -> str | None:
    """Return the government whose own document number (临政发〔2024〕12号) stands below a title that names its place.

    >>> numbered(["临江市空气质量改善行动方案", "（临政发〔2024〕12号）"], "临江市空气质量改善行动方案")
    '临江市人民政府'
    """
    place = PLACE.match(title or "")
    if place is None or pattern("notice").search("".join(head[:1])):
        return None
    for line in head:
        number = re.match("[（(]?([^\\W\\x00-\\x7f])政发?\\s*[〔\\[（(](?:19|20)\\d\\d", line)
        if number and number[1] in place[0]:
            return place[0] + "人民政府"
    return None
