"""By when: the date in the clause or its sentence, else one that a heading or an opening sentence sets, else the plan's period."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from planparse.lexicon import pattern
from planparse.types import Candidate, DateSpan, Deadline, DocumentFields, Item, Status, opens_clause

# How many dates back in one sentence are looked at: a list of years is shorter, and one without end must not cost its square.
_MOST_DATES = 60
_YEAR_LEVEL = re.compile(r"五”|(?:年|今明两年|全年|年度|学年|末|年内)$|年底$")
_OPENS = re.compile(r"^[\s，,。；;—-]*(?:第[一二三四五]步[，,：:]|力争|争取)?$")
# 6月底前投入运行: a clause after the number that says nothing but when it is done.
_FINISH = re.compile(
    r"[^，,。；0-9]{0,6}(?:投入(?:运行|使用|运营)|完工|通车|投用|启用|建成|完成|竣工|开园|开业|开馆|交付|到位|落实)[^，,。；0-9]{0,8}(?=[，,。；\n]|$)"
)


class DeadlineLinker:
    """Finds the deadline of candidates of one document (clean offsets)."""

    def __init__(self, text: str, items: Sequence[Item], dates: Sequence[DateSpan], fields: DocumentFields) -> None:
        self._text = text
        self._items = items
        self._fields = fields
        self._dates = [span for span in dates if span.bound in ("by", "in")]
        self._starts = [span.start for span in self._dates]
        self._goal_items = [self._is_goal(item) for item in items]

    def deadline(self, candidate: Candidate, status: Status) -> Deadline | None:
        """Return the deadline; for an achieved candidate the period it was achieved in. None when nothing tells."""
        span = self._in_sentence(candidate)
        if span is not None and not (status == "target" and self._is_past(span)):
            return self._of(span, "explicit")
        span = self._from_context(candidate)
        if span is not None and (span.date_end is not None or status == "target"):
            return self._of(span, "context")
        if status == "achieved":
            return self._achieved(candidate)
        if self._fields.period_end is not None:
            start = self._fields.period_start
            return Deadline(self._fields.period_end.isoformat(), start.isoformat() if start else None, None, "document")
        return None

    def _is_past(self, span: DateSpan) -> bool:
        """Tell whether a date lies before the period planned for, so that nothing can be due by it (改造去年排查出的危房)."""
        return span.date_end is not None and self._fields.period_start is not None and span.date_end < self._fields.period_start

    def _of(self, span: DateSpan, source: str) -> Deadline | None:
        if span.date_end is None:
            return None
        start = span.date_start.isoformat() if span.date_start and span.bound == "in" else None
        if span.bound == "in" and span.date_start is not None:
            start = span.date_start.isoformat()
        return Deadline(span.date_end.isoformat(), start, span.text, source)  # type: ignore[arg-type]

    def _in_sentence(self, candidate: Candidate) -> DateSpan | None:
        """Return the nearest date before the number in its sentence, else one that follows it in its own clause."""
        before: DateSpan | None = None
        at = bisect_right(self._starts, candidate.anchor) - 1
        last = max(0, at - _MOST_DATES)
        while at >= last and self._starts[at] >= candidate.sentence_start:
            span = self._dates[at]
            if not self._in_bracket(span, candidate) and self._reaches(span, candidate):
                before = span
                break
            at -= 1
        if before is not None and before.start >= candidate.clean_start:
            return before
        own = self._after_number(candidate)
        if own is not None:
            return own
        return before

    def _reaches(self, span: DateSpan, candidate: Candidate) -> bool:
        """Tell whether a date earlier in the sentence holds for the number.

        A year or plan period does. A month or 年底前 is of its own clause: it goes on only over a list whose members have no
        verb of their own, and never over a ；.
        """
        if span.start >= candidate.clean_start:
            return True
        if not opens_clause(self._text, span, candidate.sentence_start):
            return False
        if _YEAR_LEVEL.search(span.text):
            return True
        between = self._text[span.end : candidate.clean_start]
        if "；" in between or ";" in between:
            return False
        content = re.split(r"[，,]", between)
        if len(content) < 2 or not content[0].strip():
            return True
        return candidate.action not in self._text[candidate.clean_start : candidate.clean_end] or not candidate.action

    def _after_number(self, candidate: Candidate) -> DateSpan | None:
        """Return a date that follows the number in its clause, or opens a next clause that only says when it is done."""
        at = bisect_left(self._starts, candidate.anchor)
        if at < len(self._dates) and self._dates[at].end <= candidate.clean_end and self._dates[at].bound == "by":
            return self._dates[at]
        if at < len(self._dates) and self._dates[at].bound == "by" and self._dates[at].start - candidate.clean_end <= 2:
            rest = self._text[self._dates[at].end : candidate.sentence_end]
            if _FINISH.match(rest):
                return self._dates[at]
        return None

    def _in_bracket(self, span: DateSpan, candidate: Candidate) -> bool:
        """Tell whether a date stands in a bracket that closes before the number."""
        between = self._text[span.end : candidate.anchor]
        before = self._text[max(candidate.sentence_start, span.start - 40) : span.start]
        opens = max(before.rfind("("), before.rfind("（"))
        closes = max(before.rfind(")"), before.rfind("）"))
        return opens > closes and ("）" in between or ")" in between)

    def _from_context(self, candidate: Candidate) -> DateSpan | None:
        """Return the date that opens the paragraph, an earlier sentence of a goal section, or stands in a heading."""
        item = self._items[candidate.item] if self._items else None
        if item is None:
            return None
        line_start = self._text.rfind("\n", 0, candidate.sentence_start) + 1
        goal = self._goal_items[candidate.item]
        floor = item.clean_start if goal else max(line_start, item.body_start)
        at = bisect_left(self._starts, candidate.sentence_start) - 1
        while at >= 0 and self._starts[at] >= floor:
            span = self._dates[at]
            opening = _OPENS.match(self._text[self._sentence_floor(span.start) : span.start])
            if opening and _YEAR_LEVEL.search(span.text) and (goal or self._first_sentence(span.start, floor)):
                return span
            at -= 1
        return self._heading_date(candidate.item)

    def _sentence_floor(self, pos: int) -> int:
        return max(self._text.rfind(mark, 0, pos) for mark in "。！？\n；") + 1

    def _first_sentence(self, pos: int, floor: int) -> bool:
        return "。" not in self._text[floor:pos]

    def _heading_date(self, index: int) -> DateSpan | None:
        """Return a date in the heading of the item or of one above it (到2025年的目标), nearest first."""
        at: int | None = index
        while at is not None:
            item = self._items[at]
            if item.marker:
                low = bisect_left(self._starts, item.clean_start)
                while low < len(self._dates) and self._dates[low].end <= item.body_start:
                    return self._dates[low]
            at = item.parent
        return None

    def _is_goal(self, item: Item) -> bool:
        return bool(item.headings) and bool(pattern("cues", "goal_heading").search(item.headings[-1][:40]))

    def _achieved(self, candidate: Candidate) -> Deadline | None:
        start = self._fields.period_start
        if start is None:
            return None
        year = start.year - 1
        return Deadline(f"{year}-12-31", f"{year}-01-01", None, "document")
