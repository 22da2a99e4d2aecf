"""Lines of a text, and edits that drop whole lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from planparse.clean.editlog import Change

FINAL = "。！？；：!?;:…"
_CLOSERS = "”’」』）)》】〕]\"'"
MARKER = re.compile(
    r"(?:[（(](?:[一二三四五六七八九十百]{1,4}|\d{1,3})[)）]"
    r"|[一二三四五六七八九十]{1,3}(?:、(?![一二三四五六七八九十]+[、，类级等])|[)）.．])"
    r"|第[一二三四五六七八九十百\d]{1,4}[编篇章节条部]"
    r"|\d{1,3}(?:[.．](?!\d)|、)"
    r"|\d{1,2}\.\d{1,2}(?!\d| ?[%％‰万亿千百元个倍岁名人所项吨亩公平立微米毫小分年月日])"
    r"|[①-⑳❶-❿■●◆▲★]|[—–―-]{2}|专栏|附件|附表|附录)"
)
# what a marker other than a digit begins with: most lines begin otherwise and need no match
_STARTS = frozenset("（(一二三四五六七八九十第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿■●◆▲★—–―-专附")


class Line(NamedTuple):
    """One line of a text, without its line break."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=1)
def lines_of(text: str) -> tuple[Line, ...]:
    """Split at line feeds and keep where each line stands; most passes ask for the lines of the text that the one before asked for."""
    parts = text.split("\n")
    ends = list(accumulate(map(len, parts), lambda end, size: end + size + 1))
    return tuple(map(Line._make, zip([0, *(end + 1 for end in ends)], ends, parts, strict=False)))


def line_from(text: str, start: int) -> Line:
    """Return the line that begins at a place."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return Line(start, end, text[start:end])


def lines_with(text: str, char: str) -> Iterator[Line]:
    """Yield the lines that hold a character, which most do not.

    >>> [line.text for line in lines_with("甲\\n乙 丙\\n丁", " ")]
    ['乙 丙']
    """
    at = text.find(char)
    while at >= 0:
        line = line_from(text, text.rfind("\n", 0, at) + 1)
        yield line
        at = text.find(char, line.end)


def is_prose(line: str) -> bool:
    """Tell running text from headings, menus and table cells: long enough, and punctuated like a sentence.

    >>> is_prose("2024年，全县教育工作坚持质量为先，统筹推进各项改革，努力办好人民满意的教育。"), is_prose("首页 新闻中心 通知公告")
    (True, False)
    """
    if len(line) < 25:
        return False
    commas = line.count("，")
    if commas >= 2:  # most running text, so that the other marks need not be counted
        return True
    stops = line.count("。") + line.count("；")
    return stops + commas + line.count(",") >= 2 or (stops >= 1 and len(line) >= 30)


def is_open(line: str) -> bool:
    """Tell whether a line ends in the middle of a sentence (no final punctuation, closing brackets set aside)."""
    bare = line.rstrip(_CLOSERS)
    return not bare or bare[-1] not in FINAL


def starts_item(line: str) -> bool:
    """Tell whether a line begins with an item marker (一、 （二） 3. 第四章 —— ①)."""
    return (line[:1] in _STARTS or line[:1].isdigit()) and MARKER.match(line) is not None


def drop(text: str, lines: Sequence[Line], why: dict[int, str]) -> list[Change]:
    """Return the edits that delete the lines numbered in ``why``, each run of one reason as one edit."""
    changes: list[Change] = []
    for number in sorted(why):
        line = lines[number]
        start, end = line.start, min(line.end + 1, len(text))
        if changes and changes[-1].end == start and changes[-1].entry == why[number]:
            changes[-1] = changes[-1]._replace(end=end)
        else:
            changes.append(Change(start, end, "", why[number]))
    # The line break before a dropped end of the text goes with it.
    tail = len(changes)
    while tail and changes[tail - 1].end == (len(text) if tail == len(changes) else changes[tail].start):
        tail -= 1
    if tail < len(changes) and changes[tail].start > 0 and text[changes[tail].start - 1] == "\n":
        changes[tail] = changes[tail]._replace(start=changes[tail].start - 1)
    return changes
