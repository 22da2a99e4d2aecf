"""Spaces inside of headings and numbers, and headings printed twice in one line."""

from __future__ import annotations

import re

from planparse.clean.editlog import Change
from planparse.clean.lines import lines_of

_SPACED = re.compile(r"(?<!\S)\S(?: \S){3,}(?!\S)")
_UNIT = "年月日时个所名人万亿元项家件次条项门台套座处户村镇县区市岁天位届周期倍亩公平吨千百十余多以左%‰"
_CJK = "\u4e00-\u9fff"
_ROW = re.compile(r"(?:(?<=\s)|^)(?:[-—–>＞<＜≥≤]?\d[\d.,]*[%‰]?|[-—–]+) (?:(?:[-—–>＞<＜≥≤]?\d[\d.,]*[%‰]?|[-—–]+) ){1,30}(?:[-—–>＞<＜≥≤]?\d[\d.,]*[%‰]?|[-—–]+)(?=\s|$)", re.M)
_SINGLE_DIGITS = re.compile(r"(?<![\d.,])\d(?: \d){1,7}(?![\d])(?= ?[年月日%‰个所名人万亿元项家.∶:]| ?\.| \.)")
_GAPS = re.compile(
    rf"(?<=\d) (?=[{_UNIT}])|(?m:(?<!^\d)(?<!^\d\d)(?<!^\d\d\d))(?<=\d) (?=[{_CJK}])|(?<=[{_CJK}]) (?=\d)"
    rf"|(?<=\d) (?=[.．]\d)|(?<=\d[.．]) (?=\d)|(?<=[，。、；：！？（《“]) (?=\S)|(?<=\S) (?=[，。、；：！？）》”])"
    rf"|(?<=[{_CJK}]) (?=[,;:!?%)])|(?<=[,;:!?(]) (?=[{_CJK}])"
    rf"|(?<=[\d%‰]) ?[-–—~～+] (?=\d+(?:\.\d+)? ?[{_UNIT}{_CJK}”])|(?<=[\d%‰]) [-–—~～+](?=\d+(?:\.\d+)? ?[{_UNIT}{_CJK}”])"
)


def headings(text: str) -> list[Change]:
    """Return the edits that close headings set letter by letter and cut those printed twice in one line.

    >>> from planparse.clean.editlog import EditLog
    >>> log = EditLog("云 溪 县 教 育 规 划云 溪 县 教 育 规 划")
    >>> log.apply(headings(log.text)); log.text
    '云溪县教育规划'
    """
    if " " not in text:
        return []
    changes: list[Change] = []
    doubled_before = False
    for line in lines_of(text):
        value = line.text
        if len(value) > 400:
            doubled_before = False
            continue
        size = len(value)
        doubled = size % 2 == 0 and size >= 2 and value[: size // 2] == value[size // 2 :] and ((" " in value and size >= 8) or (doubled_before and size <= 16))
        if doubled:
            changes.append(Change(line.start + size // 2, line.end, "", "heading-twice"))
            size //= 2
        elif 3 * value.count(" ") > len(value) and (parts := _repeated(value)):
            changes += [Change(line.start + start, line.start + end, "", "heading-twice") for start, end in parts]
            doubled_before = True
            continue
        doubled_before = doubled
        if 3 * value.count(" ", 0, size) > size:
            changes += _close(value, line.start, 0, size)
    return changes


def _close(value: str, offset: int, start: int, end: int) -> list[Change]:
    out = []
    for run in _SPACED.finditer(value, start, end):
        letters = run.group()[::2]
        if sum("\u4e00" <= letter <= "\u9fff" for letter in letters) * 2 >= len(letters):
            out += [Change(offset + at, offset + at + 1, "", "letter-spacing") for at in range(run.start() + 1, run.end(), 2)]
    return out


_REPEAT = re.compile(r"((?:\S ){1,12}\S ?)\1{1,9}")


def _repeated(value: str) -> list[tuple[int, int]]:
    """Return the spans of repetitions of letter-spaced parts of a line (序 号序 号 工 作 任 务工 作 任 务)."""
    return [(match.end(1), match.end()) for match in _REPEAT.finditer(value) if len(match[1]) >= 3]


def numbers(text: str) -> list[Change]:
    """Return the edits that take spaces out of numbers and from between numbers and the words beside them.

    Rows of a table (three numbers in a row) stay as they are: their spaces hold different numbers apart.
    """
    if " " not in text:
        return []
    rows = [match.span() for match in _ROW.finditer(text)]
    changes: list[Change] = []
    row = 0
    for match in _SINGLE_DIGITS.finditer(text):
        changes += [Change(match.start() + at, match.start() + at + 1, "", "digits-apart") for at, char in enumerate(match.group()) if char == " "]
    taken = {change.start for change in changes}
    for match in _GAPS.finditer(text):
        while row < len(rows) and rows[row][1] <= match.start():
            row += 1
        if row < len(rows) and rows[row][0] <= match.start():
            continue
        changes += [Change(match.start() + at, match.start() + at + 1, "", "space-in-number") for at, char in enumerate(match.group()) if char == " " and match.start() + at not in taken]
    changes.sort()
    return changes
