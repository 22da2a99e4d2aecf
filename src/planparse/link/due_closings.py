"""Find the brackets, labels and cells that tell by when what stands before them is due: （6月底前完成）, 完成时限：2024年10月.

Notes for a newcomer. A date binds less than a body does. A bracket within a sentence speaks for that sentence (before a comma: for its
clause), one behind a full stop and a label for their paragraph; only what stands on a line of its own reaches back through the item. Of
several dates the last that says 完成 counts, never one that says 启动. A label that tells no date (完成时限：持续推进) ends the reach of the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from planparse.grammar.marks import places
from planparse.lexicon import pattern
from planparse.link.body_tables import TableRow
from planparse.link.closings import MAX_INSIDE, Closing, own_line, place
from planparse.patterns import lazy
from planparse.types import DateSpan, Item

_PARTS = re.compile(r"[^，,；;。\n]+")
_VALUE = lazy(r"[^。；;\n）)】]{0,60}")
_CELL_EDGES = frozenset(" 　\t\n|｜")
_LINE_STARTS = "【[［〔 　\t"
_SENTENCE_ENDS = "。！？!?；;\n"
_BEHIND_STOP = lazy(r"[。！？!?；;\n][ 　]*(?:[（(][^（）()]{1,60}[）)][ 　]*)*$")
_FINISHED = lazy("完成|成效|见效|办结|竣工|投用|到位|达标")
_LABEL = 12
_REMARKS = 160
_FAR = 400
_BEHIND_BODIES = 16  # a row is told by its bodies; the cell with its date may come after them

Told = DateSpan | None


class Due:
    """The dates that stand behind, above or beside what they make due, in one clean text.

    ``rows`` are those of its task tables, ``brackets`` the spans of its brackets.

    >>> from planparse.grammar.dates import find_dates
    >>> from planparse.link.closings import brackets
    >>> from planparse.types import DateContext
    >>> line = "新建公园3个。建设停车平台。（责任单位：市城管局；完成时限：2024年10月底前）"
    >>> due = Due(line, (), find_dates(line, DateContext()), (), brackets(line))
    >>> due.spans, due.covering(2, 0)[0].date_end.isoformat()
    ([(0, 14)], '2024-10-31')
    """

    def __init__(
        self,
        text: str,
        items: Sequence[Item],
        dates: Sequence[DateSpan],
        rows: Sequence[TableRow],
        brackets: Sequence[tuple[int, int]],
    ) -> None:
        self._text, self._dates, self._items = text, dates, items
        self._starts = [span.start for span in dates]
        self._closings = place(text, items, [*self._bracketed(brackets), *self._labelled()] if dates else [])
        self._rows = list(self._dated(rows)) if dates else []
        self._row_starts = [start for start, _, _ in self._rows]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The spans that a closing makes due, in order."""
        return [(closing.cover_start, closing.clean_start) for closing in self._closings.direct if closing.told is not None]

    def covering(self, clean_pos: int, item: int) -> tuple[DateSpan, int] | None:
        """Return the date that holds for a place in an item, and where it is told: in its row, behind it, under a heading above it."""
        row = bisect_right(self._row_starts, clean_pos) - 1
        if row >= 0 and clean_pos < self._rows[row][1]:
            return self._rows[row][2], clean_pos
        closing = self._closings.covering(clean_pos) or self._closings.heading(self._items, item)
        return (closing.told, closing.clean_start) if closing is not None and closing.told is not None else None

    def _dated(self, rows: Sequence[TableRow]) -> Iterator[tuple[int, int, DateSpan]]:
        """Yield start, end and date of the rows in which one cell is nothing but a date; a row of over 500 characters tells none."""
        for row, following in zip_longest(rows, rows[1:]):
            reach = min(row.clean_end + _BEHIND_BODIES, following.clean_start if following else len(self._text))
            cells = [span for span in self._within(row.clean_start, reach) if _is_cell(self._text, span)]
            if len(cells) == 1:
                yield row.clean_start, row.clean_end, cells[0]

    def _bracketed(self, brackets: Sequence[tuple[int, int]]) -> Iterator[Closing[Told]]:
        for begin, end in brackets:
            found, labelled = self._due_in(begin + 1, end - 1)
            if found is not None or labelled:
                alone = own_line(self._text, begin, end)
                yield Closing(begin, end, found, alone, floor=0 if alone else self._floor(begin, end))

    def _floor(self, begin: int, end: int) -> int:
        """Return how far back a bracket on the line of its statement speaks."""
        marks = "\n" if _BEHIND_STOP.search(self._text[max(0, begin - _REMARKS) : begin]) else _SENTENCE_ENDS
        if marks != "\n" and self._text[end : end + 1] in ("，", ",", "、"):
            marks += "，,、"
        return max(self._text.rfind(mark, max(0, begin - _FAR), begin - 1) for mark in marks) + 1

    def _labelled(self) -> Iterator[Closing[Told]]:
        """Yield the labels outside brackets: a line of its own, or the end of a paragraph."""
        text = self._text
        for colon in places(text, "：:"):
            floor = max(text.rfind("\n", max(0, colon - _LABEL), colon) + 1, colon - _LABEL, 0)
            label = pattern("cues", "due_label").search(text, floor, colon + 1)
            if label is None:
                continue
            begin = label.start()
            while begin and text[begin - 1] in _LINE_STARTS:
                begin -= 1
            before = text[begin - 1] if begin else "\n"
            value = _VALUE.match(text, colon + 1)
            assert value is not None
            if before in "\n。；;）)":
                found, _ = self._due_in(label.start(), value.end())
                line = text.rfind("\n", max(0, begin - _FAR), begin) + 1
                yield Closing(begin, value.end(), found, before == "\n", floor=0 if before == "\n" else line)

    def _due_in(self, begin: int, end: int) -> tuple[DateSpan | None, bool]:
        """Return the last date of a closing by which something is done, and whether it has a label at all."""
        found, labelled = None, False
        if end - begin > MAX_INSIDE:
            return None, False
        for part in _PARTS.finditer(self._text, begin, end):
            label = pattern("cues", "due_label").match(self._text, part.start(), part.end())
            labelled = labelled or label is not None
            at = label.end() if label else part.start()
            while at < part.end() and self._text[at] in " 　":
                at += 1
            place = bisect_left(self._starts, at)
            span = self._dates[place] if place < len(self._dates) and self._starts[place] == at else None
            if span is None:
                continue
            rest = self._text[span.end : part.end()].strip()
            finished = "月" in span.text and _FINISHED.search(rest) is not None  # （11月份取得明显成效）
            if span.bound not in (("by", "in") if label or finished else ("by",)):
                continue
            if pattern("cues", "due_rest").fullmatch(rest):
                found = span
        return found, labelled

    def _within(self, begin: int, end: int) -> Iterator[DateSpan]:
        at = bisect_left(self._starts, begin)
        while end - begin <= MAX_INSIDE and at < len(self._dates) and self._starts[at] < end:
            yield self._dates[at]
            at += 1


def _is_cell(text: str, span: DateSpan) -> bool:
    after = text[span.end : span.end + 2]
    if after[:1] == "前":
        after = after[1:]
    return (not span.start or text[span.start - 1] in _CELL_EDGES) and (not after or after[0] in _CELL_EDGES)
