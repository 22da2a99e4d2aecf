"""Find the brackets, labels and cells that tell by when what stands before them is due: （6月底前完成）, 完成时限：2024年10月."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from planparse.lexicon import pattern
from planparse.link.body_tables import find_rows
from planparse.link.closings import MAX_INSIDE, Closing, brackets, own_line, place
from planparse.types import DateSpan, Item

_PARTS = re.compile(r"[^，,；;。\n]+")
_CELL_EDGES = frozenset(" 　\t\n|｜")
_LINE_STARTS = "【[［〔 　\t"
_LABEL = 12
_BEHIND_BODIES = 16  # a row is told by its bodies; the cell with its date may come after them


class Due:
    """The dates that stand behind, above or beside what they make due, in one clean text with these items and dates.

    >>> from planparse.grammar.dates import find_dates
    >>> from planparse.types import DateContext
    >>> line = "新建公园3个。建设停车平台。（责任单位：市城管局；完成时限：2024年10月底前）"
    >>> due = Due(line, (), find_dates(line, DateContext()))
    >>> due.spans, due.covering(2, 0)[0].date_end.isoformat()
    ([(0, 14)], '2024-10-31')
    """

    def __init__(self, text: str, items: Sequence[Item], dates: Sequence[DateSpan]) -> None:
        starts = [span.start for span in dates]
        found = [*_brackets(text, dates, starts), *_labels(text, dates, starts)] if dates else []
        self._closings = place(text, items, found)
        self._items = items
        self._rows = list(_rows(text, dates, starts)) if dates else []
        self._row_starts = [start for start, _, _ in self._rows]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The spans that a closing makes due, in order."""
        return [(closing.cover_start, closing.clean_start) for closing in self._closings.direct]

    def covering(self, clean_pos: int, item: int) -> tuple[DateSpan, int] | None:
        """Return the date that holds for a place in an item, and where it is told: in its row, behind it, under a heading above it."""
        row = bisect_right(self._row_starts, clean_pos) - 1
        if row >= 0 and clean_pos < self._rows[row][1]:
            return self._rows[row][2], clean_pos
        closing = self._closings.covering(clean_pos) or self._closings.heading(self._items, item)
        return (closing.told, closing.clean_start) if closing is not None else None


def _rows(text: str, dates: Sequence[DateSpan], starts: Sequence[int]) -> Iterator[tuple[int, int, DateSpan]]:
    """Yield start, end and date of the rows of task tables in which one cell is nothing but a date."""
    rows = find_rows(text)
    for row, following in zip_longest(rows, rows[1:]):
        reach = min(row.clean_end + _BEHIND_BODIES, following.clean_start if following else len(text))
        cells = [span for span in _within(dates, starts, row.clean_start, reach) if _is_cell(text, span)]
        if len(cells) == 1:
            yield row.clean_start, row.clean_end, cells[0]


def _brackets(text: str, dates: Sequence[DateSpan], starts: Sequence[int]) -> Iterator[Closing[DateSpan]]:
    for begin, end in brackets(text):
        span = _due_inside(text, begin + 1, end - 1, dates, starts)
        if span is not None:
            yield Closing(begin, end, span, own_line(text, begin, end))


def _due_inside(text: str, begin: int, end: int, dates: Sequence[DateSpan], starts: Sequence[int]) -> DateSpan | None:
    """Return the date of the part of a bracket that says nothing else, or that has a label before it."""
    for span in _within(dates, starts, begin, end):
        part = next((match for match in _PARTS.finditer(text, begin, end) if match.start() <= span.start < match.end()), None)
        if part is None:
            continue
        before, after = text[part.start() : span.start].strip(), text[span.end : part.end()].strip()
        labelled = pattern("cues", "due_label").fullmatch(before) is not None
        if (labelled and span.bound in ("by", "in")) or (
            span.bound == "by" and not before and pattern("cues", "due_rest").fullmatch(after)
        ):
            return span
    return None


def _labels(text: str, dates: Sequence[DateSpan], starts: Sequence[int]) -> Iterator[Closing[DateSpan]]:
    """Yield the labels outside brackets with their dates: a line of its own, or the end of a paragraph."""
    for span in dates:
        if span.bound not in ("by", "in") or text[span.start - 1 : span.start] not in ("：", ":", " ", "　"):
            continue
        floor = max(text.rfind("\n", max(0, span.start - _LABEL), span.start) + 1, span.start - _LABEL, 0)
        label = pattern("cues", "due_label").search(text, floor, span.start)
        if label is None or label.end() != span.start:
            continue
        begin = label.start()
        while begin and text[begin - 1] in _LINE_STARTS:
            begin -= 1
        before = text[begin - 1] if begin else "\n"
        rest = re.match(r"[^。；;\n]{0,30}", text[span.end :][:32])
        end = span.end + (rest.end() if rest else 0)
        if before in "\n。；;）)":
            yield Closing(begin, end, span, before == "\n")


def _within(dates: Sequence[DateSpan], starts: Sequence[int], begin: int, end: int) -> Iterator[DateSpan]:
    if end - begin > MAX_INSIDE:
        return
    at = bisect_left(starts, begin)
    while at < len(dates) and dates[at].start < end:
        yield dates[at]
        at += 1


def _is_cell(text: str, span: DateSpan) -> bool:
    after = text[span.end : span.end + 2]
    if after[:1] == "前":
        after = after[1:]
    return (not span.start or text[span.start - 1] in _CELL_EDGES) and (not after or after[0] in _CELL_EDGES)
