"""The dates that hold for more than their own sentence: those that open a sentence, label a line, name a stage, or stand in or under a heading."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from planparse.grammar.marks import Marks
from planparse.link.date_objects import is_object
from planparse.link.heading_lines import HeadingLines
from planparse.patterns import lazy
from planparse.types import DateSpan, Item

YEAR_LEVEL = re.compile(r"五”|(?:年|今明两年|全年|年度|学年|(?<!季度)(?<!月)末|年内)$|年底$|^到[^月]*年底?前$")
"""The words of a date that tell a year or a plan's period, not a month or a day."""
# 到2025年，…; 具体指标：到2022年，…: nothing before it but a mark or the label of its paragraph
_OPENS = re.compile(r"[\s，,。；;—-]*(?:第[一二三四五]步[，,：:]|[^\W\x00-\x7f]{2,12}[：:])?\s*(?:力争|争取)?")
_OPEN_MARKS = " \u3000“《（("
_COLONS = frozenset("：:")
_ANNOUNCES = lazy("[，,]?[^，,。；]{0,8}(?:实现|达到|完成|做好|办好|抓好|建成|推进|实施|争取)[^，,。；]{0,8}[：:]")
# 第一阶段（2024年）：…, 第一批2023年底前完成，…: what a date of a stage stands before is of that stage
_STAGE = re.compile("第[一二三四五六]阶段[（(]?$|第[一二三四五六](?:批|期|步)[（(]?$")
_STAGE_ENDS = lazy("[）)]?(?:完成|实施|启动|推进)?[，：:]")


def is_stage(text: str, span: DateSpan) -> bool:
    """Tell whether a date is that of a stage, which stands before it (第一阶段（2024年）：…)."""
    told = _STAGE.search(text, max(0, span.start - 6), span.start)
    return told is not None and _STAGE_ENDS.match(text, span.end) is not None


class OpeningDates:
    """Looks up which of the ``dates`` of a document, clean offsets in text order, holds for a place in it."""

    def __init__(self, text: str, items: Sequence[Item], dates: Sequence[DateSpan], lines: HeadingLines) -> None:
        self._text = text
        self._items = items
        self._dates = dates
        self._starts = [span.start for span in dates]
        self._line_ends = Marks(text, "\n")
        stops = Marks(text, "。！？\n；")
        self._openers = self._opening(stops)
        self._opener_starts = [span.start for span in self._openers]
        self._labels = [span for span in self._opening(stops, years=False) if text[span.end : span.end + 1] in _COLONS]
        self._label_starts = [span.start for span in self._labels]
        self._stages = [span for span in dates if is_stage(text, span)]
        self._stage_starts = [span.start for span in self._stages]
        self._lines = lines
        self._announced: dict[int, DateSpan | None] = {}

    def last(self, start: int, end: int) -> DateSpan | None:
        """Return the last year or plan period that opens a sentence and begins in ``start:end``."""
        at = bisect_left(self._opener_starts, end) - 1
        return self._openers[at] if at >= 0 and self._opener_starts[at] >= start else None

    def within(self, start: int, end: int) -> DateSpan | None:
        """Return the first year or plan period that opens a sentence and lies in ``start:end``."""
        at = bisect_left(self._opener_starts, start)
        return self._openers[at] if at < len(self._openers) and self._openers[at].end <= end else None

    def stage(self, clean_pos: int) -> DateSpan | None:
        """Return the date of the stage whose label stands before a place in its paragraph (第一阶段（2024年）：…。第二阶段（2025年）：…)."""
        at = bisect_left(self._stage_starts, clean_pos) - 1
        return self._stages[at] if at >= 0 and self._stage_starts[at] > self._line_ends.before(clean_pos) else None

    def label(self, clean_pos: int) -> DateSpan | None:
        """Return the date that stands with a colon at the head of what a place is in, and holds up to the next one or the line's end (一季度：…；…。…)."""
        at = bisect_right(self._label_starts, clean_pos) - 1
        apart = at < 0 or self._line_ends.within(self._labels[at].end, clean_pos) is not None
        return None if apart or self._labels[at].bound != "in" or self._labels[at].date_end is None else self._labels[at]

    def over(self, index: int) -> DateSpan | None:
        """Return a date in the heading of the item or of one above it (到2025年的目标), nearest first."""
        at: int | None = index
        while at is not None:
            item = self._items[at]
            if item.marker:
                low = bisect_left(self._starts, item.clean_start)
                while low < len(self._dates) and self._dates[low].end <= item.body_start:
                    if self._sets(self._dates[low], item):
                        return self._dates[low]
                    low += 1
            at = item.parent
        return self._announced_date(index)

    def _sets(self, span: DateSpan, item: Item) -> bool:
        """Tell whether a date in a heading is of all that it stands over, not the day of an event that it names.

        A due date is, a year, what it opens with (九月：) and what stands in its brackets (动员阶段（3月至4月）).
        """
        before = self._text[item.clean_start + len(item.marker) : span.start].rstrip()
        opens = not before.strip(_OPEN_MARKS) or before.endswith(("（", "("))
        return span.bound == "by" or opens or YEAR_LEVEL.search(span.text) is not None

    def _announced_date(self, index: int) -> DateSpan | None:
        """Return the date in the line that stands over a list (“十五五”时期，要实现以下目标：) or over a part of the document (“十五五”时期主要目标)."""
        if index not in self._announced:
            spans = (self._lead_in(*line) or self.within(*line) for line in self._lines.above(index))
            self._announced[index] = next((span for span in spans if span is not None), None)
        return self._announced[index]

    def _lead_in(self, start: int, end: int) -> DateSpan | None:
        """Return the year, the last of a line with a colon, in or by which all is to come that the line announces (到2030年将实现：)."""
        at = bisect_left(self._starts, end) - 1
        if at < 0 or self._starts[at] < start or self._text[end - 1] not in "：:":
            return None
        span = self._dates[at]
        led = YEAR_LEVEL.search(span.text) and _ANNOUNCES.fullmatch(self._text, span.end, end) and not is_object(self._text, span)
        return span if led else None

    def _opening(self, ends: Marks, *, years: bool = True) -> list[DateSpan]:
        """Return the years and plan periods, or all dates, that nothing stands before in their sentence."""
        found: list[DateSpan] = []
        reach = 0
        for span in self._dates:
            floor = ends.before(span.start) + 1
            if reach <= floor and (not years or YEAR_LEVEL.search(span.text)) and _OPENS.fullmatch(self._text, floor, span.start):
                found.append(span)
            reach = span.end
        return found
