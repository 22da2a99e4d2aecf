"""The dates that stand with the numbers of a clause: years in pairs with them, and the year a number is measured from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from planparse.extraction.sentences import Clause, Sentences, merged
from planparse.patterns import lazy
from planparse.types import Baseline, DateSpan, Deadline, Quantity

_APART = lazy(r"分别|各")
_YEAR_JOINS = frozenset({"、", "和", "，", ",", "及", "与"})


class NumberDates:
    """The dates of one document (clean offsets), asked clause by clause."""

    def __init__(self, text: str, dates: Sequence[DateSpan], sentences: Sentences) -> None:
        self._text = text
        self._sentences = sentences
        self._dates = dates
        self._date_starts = [span.start for span in dates]
        than = [(span.start, span.date_end.isoformat()) for span in dates if span.bound == "than" and span.date_end is not None]
        self._than_starts = [start for start, _ in than]
        self._than_days = [day for _, day in than]

    def holes(self, clause: Clause) -> list[tuple[int, int]]:
        """Holes of the clause plus the dates in it: a date is never part of a metric."""
        at = bisect_right(self._date_starts, clause.clean_start - 1)
        spans = []
        while at < len(self._dates) and self._dates[at].start < clause.clean_end:
            spans.append((self._dates[at].start, self._dates[at].end))
            at += 1
        return merged([*clause.holes, *spans]) if clause.holes else spans

    def than(self, start: int, end: int) -> Baseline | None:
        """Return the date that a number is measured from (比2020年, 较上年) when it stands between ``start`` and ``end``."""
        at = bisect_right(self._than_starts, end) - 1 if self._than_starts else -1
        if at < 0 or self._than_starts[at] < start:
            return None
        return Baseline(None, self._than_days[at])

    def paired(self, clause: Clause, group: Sequence[Quantity]) -> list[Deadline]:
        """Return a deadline for each number where as many years stand before them (2024年、2025年分别达到57%、62%), else nothing."""
        if len(group) < 2:
            return []
        at = bisect_right(self._date_starts, group[0].start - 1)
        spans = self._dates[max(0, at - len(group)) : at]
        if len(spans) != len(group) or any(span.date_end is None for span in spans):
            return []
        begin = clause.clean_start
        if (
            spans[-1].end <= begin
            and not self._text[spans[-1].end : begin].strip("，, 　")
            and _APART.search(self._text, begin, group[0].start)
        ):
            begin = self._sentences.unit(begin)[0]  # 到2024年、2025年，覆盖率分别达到80%、90%
        floor = self._dates[at - len(group) - 1] if at > len(group) else None
        one_more = floor is not None and self._text[floor.end : spans[0].start].strip() in _YEAR_JOINS
        between = (self._text[one.end : two.start].strip() for one, two in pairwise(spans))
        if one_more or spans[0].start < begin or any(gap not in _YEAR_JOINS for gap in between):
            return []
        return [Deadline(span.date_end.isoformat(), None, span.text, "explicit") for span in spans if span.date_end]
