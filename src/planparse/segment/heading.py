"""Tell an item's heading from its body."""

from __future__ import annotations

import re

from planparse.patterns import lazy

LONGEST = 40
"""A heading that shares its line with the body is at most this long."""
_LONE = 60
"""A line without a sentence end up to this length is a heading as a whole."""
_SHORT = 30
"""A line that is one sentence is a heading up to this length if it has no comma, else it is plain text."""
_STOP = re.compile(r"[。！？!?\n]|[ \t　]{2,}")
_SOFT = lazy(r"[，,；;：:]")
# 工作总结 一、2024年工作总结| 今年以来，: in a line that goes on, one space on each side sets a heading apart
_APART = lazy(r"[^\s，。；：！？、,;:]{2,24}(?= [^\W\x00-\x7f][^\s、]{5})")
_TRIM = " \t\r\n　 。；;：:，,"
_LEAST = 5


def split(text: str, marker_start: int, marker_end: int, clean_end: int) -> tuple[str, int]:
    """Return (heading with marker, body start) of the item at ``marker_start`` whose own text ends at ``clean_end``.

    A heading ends with its line, its sentence or a wide gap. Without any of these near by the item is plain text: the heading
    is its first clause, at most LONGEST characters, and the body begins at the marker's end.

    >>> split("1.扩大学位。新增2000个。", 0, 2, 14)
    ('1.扩大学位', 7)
    >>> split("1.新增学位200个，建设10所学校。", 0, 2, 19)
    ('1.新增学位200个，建设10所学校', 2)
    """
    begin = marker_end
    while begin < clean_end and text[begin].isspace():
        begin += 1
    window = min(clean_end, begin + _LONE + 1)
    apart = _APART.match(text, begin, window) if text[marker_start - 1 : marker_start] == " " else None
    if apart is not None:
        return _heading(text, marker_start, marker_end, begin, apart.end()), apart.end()
    stop = _STOP.search(text, begin, window)
    if stop is None:
        if window == clean_end:  # one short line up to a child or the next item
            return _heading(text, marker_start, marker_end, begin, clean_end), clean_end
        return _heading(text, marker_start, marker_end, begin, _first_clause(text, begin, clean_end)), marker_end
    if text[stop.start()] in "。！？!?" and _line_ends(text, stop.end(), clean_end):
        plain = stop.start() - begin > _SHORT or _SOFT.search(text, begin, stop.start()) is not None
        return _heading(text, marker_start, marker_end, begin, stop.start()), marker_end if plain else stop.end()
    if text[stop.start()] == "\n" or stop.start() - begin <= LONGEST:
        return _heading(text, marker_start, marker_end, begin, stop.start()), stop.end()
    return _heading(text, marker_start, marker_end, begin, _first_clause(text, begin, clean_end)), marker_end


def _first_clause(text: str, begin: int, clean_end: int) -> int:
    """Return the end of the first clause that does not end within quotation marks or brackets."""
    limit = min(clean_end, begin + LONGEST)
    for soft in _SOFT.finditer(text, min(begin + _LEAST, limit), limit):
        clause = text[begin : soft.start()]
        if all(clause.count(left) <= clause.count(right) for left, right in ("“”", "《》", "（）", "()")):
            return soft.start()
    return limit


def _line_ends(text: str, at: int, clean_end: int) -> bool:
    while at < clean_end and text[at] in " \t\r　":
        at += 1
    return at >= clean_end or text[at] == "\n"


def _heading(text: str, marker_start: int, marker_end: int, begin: int, end: int) -> str:
    """Return the words as written; a line end between marker and words is dropped."""
    gap = text[marker_end:begin]
    return (text[marker_start:marker_end] + ("" if "\n" in gap else gap) + text[begin:end].rstrip(_TRIM)).strip()
