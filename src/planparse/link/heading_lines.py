"""Lines without a marker that stand over what follows: over a list (…要实现以下目标：), over a part of the document (下一步工作打算)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from planparse.lexicon import pattern
from planparse.types import Item

_LINE = re.compile(r"^[^\n]{4,26}$", re.M)
_LEADS_IN = frozenset("：:")
_BLANKS = " \t\n\u3000"
_FIRST = frozenset({"一", "1", "一是", "①", "一要", "第一", "首先"})
_LONGEST = 80


def _found(text: str, items: Sequence[Item]) -> list[tuple[int, str]]:
    """Return where the lines that divide a clean text begin, and their words; no item begins there, nor the text."""
    marked = {item.clean_start for item in items if item.marker}
    return [
        (match.start(), line)
        for match in _LINE.finditer(text)
        if match.start() and match.start() not in marked and pattern("cues", "heading_line").match(line := match.group().strip())
    ]


class HeadingLines:
    """The lines that stand over the items of one document, in clean offsets; ``words`` holds where those that divide it begin, and what they say."""

    def __init__(self, text: str, items: Sequence[Item]) -> None:
        self._text = text
        self._items = items
        self.words = _found(text, items)
        self._lines = [(start, start + len(line)) for start, line in self.words]
        self._starts = [start for start, _ in self._lines]
        self._runs = self._run_starts()

    def within(self, index: int, clean_pos: int) -> tuple[int, int] | None:
        """Return the last line between the marker of an item and a place in its text, which ends what the item is about."""
        place = bisect_right(self._starts, clean_pos) - 1
        return self._lines[place] if place >= 0 and self._starts[place] > self._items[index].clean_start else None

    def above(self, index: int) -> Iterator[tuple[int, int]]:
        """Yield the spans of the lines that stand over an item, the nearest first."""
        at: int | None = index
        top = index
        while at is not None:
            if (lead := self._lead_in(at)) is not None:
                yield lead
            top, at = at, self._items[at].parent or None
        place = bisect_right(self._starts, self._runs[top]) - 1
        if place >= 0:
            yield self._lines[place]

    def _run_starts(self) -> list[int]:
        """Return for each item where the first of those that it is counted with begins (一是, 二是, 三是)."""
        begun: dict[tuple[int | None, str], int] = {}
        found: list[int] = []
        for item in self._items:
            key = (item.parent, item.style)
            if key not in begun or (item.path and item.path[-1] in _FIRST):
                begun[key] = item.clean_start
            found.append(begun[key])
        return found

    def _lead_in(self, index: int) -> tuple[int, int] | None:
        """Return the line before a list when it ends with a colon."""
        start = self._runs[index]
        end = start
        while end and self._text[end - 1] in _BLANKS:
            end -= 1
        if not self._items[index].marker or not end or self._text[end - 1] not in _LEADS_IN:
            return None
        begin = max(self._text.rfind(mark, max(0, end - _LONGEST), end - 1) for mark in "\n。；") + 1
        return begin, end
