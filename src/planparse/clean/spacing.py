"""Spaces inside of headings and numbers, and headings printed twice in one line."""

from __future__ import annotations

import re

from planparse.clean.editlog import Change, EditLog
from planparse.clean.lines import Line, line_from, lines_with
from planparse.patterns import lazy

_SPACED = lazy(r"(?<!\S)\S(?: \S){3,}(?!\S)")
_REPEAT = lazy(r"(?![-—–| ]+(?: |$))((?:\S ){1,12}\S ?)\1{1,9}")
_UNIT = "年月日时个所名人万亿元项家件次条项门台套座处户村镇县区市岁天位届周期倍亩公平吨千百十余多以左%‰"
_COUNTED = "个所名人元项家件次条台套座处户亩吨倍天"
_CJK = r"[^\W\x00-\x7f]"
_NUMERIC = r"(?:[-—–>＞<＜≥≤]?[0-9][0-9.,/]*[%‰]?|[-—–]+)"
_ROW = lazy(rf"(?:(?<=\s)|^){_NUMERIC}(?: {_NUMERIC}){{2,40}}(?=\s|$)")
_SINGLE_DIGITS = lazy(r"(?<![0-9.,])[0-9](?: [0-9]){1,7}(?![0-9])(?= ?[年月日%‰个所名人万亿元项家.∶:]| ?\.| \.)")
_LOOSE_DIGITS = lazy(r"(?<![0-9.,])[0-9](?: [0-9]){1,7}(?![0-9]| ?[.,][0-9])")
# 时限压缩至4个工作日以内| 2022年9月底前| 市水务局: a cell of a row
_DATE_CELL = "(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?[底末]?前?(?: [省市县区各]|\\n|$)"
_SHARE = lazy(r" ?(?:[.．] ?[0-9]{1,2} ?)?[%‰]")
_APART = lazy(r" (?<=[0-9] )(?=[0-9])")
_RANGE = rf"[0-9]+(?:\.[0-9]+)? ?(?:{_CJK}|[{_UNIT}”])"
# Every alternative looks around one space, so that the search runs from space to space.
_GAPS = lazy(
    rf" (?:(?<=[0-9] )(?=[{_UNIT}∶]|[.．][0-9]|[-–—~～+] ?{_RANGE})"
    rf"|(?m:(?<!^[0-9] )(?<!^[0-9][0-9] )(?<!^[0-9][0-9][0-9] ))(?<=[0-9] )(?={_CJK})"
    rf"|(?<={_CJK} )(?!(?<=年 )(?:19|20)[0-9]{{2}}|{_DATE_CELL})(?=[0-9,;:!?%)\"])|(?<=[0-9][.．] )(?=[0-9])|(?<=∶ )(?=[0-9])"
    rf"|(?<=[，。、；：！？（《“] )(?=\S)|(?=[，。、；：！？）》”])|(?<=[,;:!?(\"] )(?={_CJK})"
    rf"|(?<=[0-9] )(?=[.．] [0-9]{{1,2}} ?[%‰])|(?<=[0-9] [.．] )(?=[0-9]{{1,2}} ?[%‰])|(?<=达 )(?=到)|(?<=不[低少高] )(?=于)|(?<=不超 )(?=过)"
    rf"|(?<=[%‰{_COUNTED}] )(?=以 ?[上下内外])|(?<= 以 )(?=[上下内外])"
    rf"|(?<=[%‰] )(?=[-–—~～+] ?{_RANGE})|(?<=[0-9%‰][-–—~～+] )(?={_RANGE})|(?<=[0-9%‰] [-–—~～+] )(?={_RANGE}))"
)


def twice(text: str) -> list[Change]:
    """Return the edits that cut what is printed twice or more in one line: a heading, or letter-spaced labels.

    >>> [change.start for change in twice("云 溪 县 规 划云 溪 县 规 划")]
    [9]
    """
    changes: list[Change] = []
    done = 0  # where the lines begin that were not looked at
    for spaced in lines_with(text, " "):
        line = spaced
        found = _repeated(line, before=False) if line.start >= done else []
        while found:
            changes += found
            if line.end == len(text):
                return changes
            line = line_from(text, line.end + 1)
            done = line.end + 1
            found = _repeated(line, before=True)
    return changes


def _repeated(line: Line, *, before: bool) -> list[Change]:
    """Return the edits that cut what stands twice or more in a line; ``before`` tells whether the one before it held something that did."""
    value, size = line.text, len(line.text)
    half = size // 2
    again = half + size % 2  # an odd length has a space between both halves
    twice_spaced = " " in value[:half] and half >= 3
    halves = value[:half] == value[again:] and (half == again or value[half] == " ")
    if 2 <= size <= 600 and halves and (twice_spaced or (before and size <= 16)):
        return [Change(line.start + half, line.end, "", "heading-twice")]
    if size > 600 or value.count(" ") < 4:
        return []
    return [Change(line.start + match.end(1), line.start + match.end(), "", "heading-twice") for match in _REPEAT.finditer(value)]


def letters(text: str) -> list[Change]:
    """Return the edits that close headings set letter by letter.

    >>> len(letters("云 溪 县 规 划"))
    4
    """
    changes: list[Change] = []
    for line in lines_with(text, " "):
        value = line.text
        if len(value) > 600 or 4 * value.count(" ") < len(value):
            continue
        for run in _SPACED.finditer(value):
            if sum("\u4e00" <= letter <= "\u9fff" for letter in run.group()[::2]) * 4 >= len(run.group()):
                changes += [
                    Change(line.start + at, line.start + at + 1, "", "letter-spacing") for at in range(run.start() + 1, run.end(), 2)
                ]
    return changes


def _in_date(text: str, digits: re.Match[str]) -> bool:
    """Tell whether two digits apart are a month or a day of a date (5月2 0日), which are never the ends of a range."""
    before, after = (
        text[max(digits.start() - 2, 0) : digits.start()].rstrip(" ")[-1:],
        text[digits.end() : digits.end() + 2].lstrip(" ")[:1],
    )
    return (before, after) in (("年", "月"), ("月", "日"))


def numbers(log: EditLog) -> list[Change]:
    """Return the edits that take spaces out of numbers and from between numbers and the words beside them.

    Rows of a table stay as they are, three numbers in a row or cells with tabs between them: their spaces hold different numbers apart.
    """
    text = log.text
    if " " not in text:
        return []
    changes: list[Change] = []
    if _APART.search(text):
        apart = list(_SINGLE_DIGITS.finditer(text))
        if len(apart) >= 10:  # a text whose digits all stand apart
            apart = list(_LOOSE_DIGITS.finditer(text))
        elif len(apart) < 3:  # two lone digits may be the ends of a range whose dash was lost (培育2 3所)
            apart = [match for match in apart if len(match.group()) > 3 or _SHARE.match(text, match.end()) or _in_date(text, match)]
        for match in apart:
            changes += [
                Change(match.start() + at, match.start() + at + 1, "", "digits-apart")
                for at, char in enumerate(match.group())
                if char == " "
            ]
    taken = {change.start for change in changes}
    tabbed = "\t" in log.raw
    rows: list[tuple[int, int]] = []
    line_end = -1
    for match in _GAPS.finditer(text):
        at = match.start()
        if at > line_end:
            line_start, line_end = text.rfind("\n", max(line_end, 0), at) + 1, text.find("\n", at)
            line_end = len(text) if line_end < 0 else line_end
            rows = [row.span() for row in _ROW.finditer(text, line_start, line_end)] if line_end - line_start < 1000 else []
        if at not in taken and not any(start - 1 <= at < end for start, end in rows) and not (tabbed and _is_tab(log, at)):
            changes.append(Change(at, at + 1, "", "space-in-number"))
    changes.sort()
    return changes


def _is_tab(log: EditLog, at: int) -> bool:
    """Tell whether a space stands for a tab of the raw text, as between cells."""
    start, end = log.map().raw_span(at, at + 1)
    return "\t" in log.raw[start:end]
