"""Which sections of a document report and which plan: what its headings say, and where it turns from the one to the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import islice

from planparse.grammar.date_calendar import named_plan
from planparse.lexicon import alternation, pattern, terms
from planparse.link.heading_lines import HeadingLines
from planparse.link.period import arabic_years, is_report, tells_both
from planparse.link.review_paragraphs import is_of_plan
from planparse.patterns import lazy
from planparse.types import DateSpan, DocumentFields, Item, Status

_MAX_LINE = 40
_YEAR = re.compile(r"(20\d\d|19\d\d) ?年")
_BY_YEAR = lazy(r"[到至] ?(?:20\d\d|19\d\d) ?年")
# 一、“十三五”…, 第一章 第十三个五年规划…
_OPENS_WITH_PLAN = lazy(
    r"(?:第[^\s章节编篇]{1,3}[章节编篇]|[（(]?[一二三四五六七八九十\d.]{1,4}[）)、.．]?)?\s{0,3}[“\"‘”第]?[一二三四五六七八九十]{1,3}[五个]"
)
_PARAGRAPH = lazy(r"^(?=[^\n]{40}).{40}", re.M)
# the paragraph with which a report begins: I report the work to you, please discuss it
_ADDRESS = lazy("审议|报告(?:政府)?工作")
_HEAD = 3
_FEW_LINES = 4
_SHORT = 600
_ABOVE = 40
"""Characters that a site may leave above a title."""
_SENTENCE = lazy(r"^[^\n]{12,40}", re.M)
_PLAN_NAMED = lazy("“[一二三四五六七八九十]{1,3}五”")
_FIRST_MARKERS = ("一", "1", "一是", "第一章", "第一节", "第一篇", "第一编", "①", "第一")


class ReviewSections:
    """Tells what the structure of one document says of the status of its statements (clean offsets).

    Up to ``narrative_end`` the text reports without a heading that says so; up to ``background_end`` it does unless a sentence promises.
    """

    def __init__(self, text: str, items: Sequence[Item], dates: Sequence[DateSpan], fields: DocumentFields, lines: HeadingLines) -> None:
        self._text = text
        self._items = items
        self._dates = dates
        self._start = fields.period_start
        self._title = fields.title or ""
        self._paragraphs = _sentences_apart(text)
        self._told: dict[str, Status | None] = {}
        self._headings: dict[int, Status | None] = {}
        told = ((start, self._of_heading(words)) for start, words in lines.words)
        self._lines = [(start, status) for start, status in told if status is not None]
        self.line_starts = [start for start, _ in self._lines]
        self.narrative_end = self._opening_narrative()
        self.background_end = self._background()

    def heading(self, item: int) -> Status | None:
        """Return what the headings over an item tell: the topmost decides unless a deeper one is explicit."""
        if item >= len(self._items):
            return None
        if item not in self._headings:
            own, parent = self._items[item].headings, self._items[item].parent
            status = self.heading(parent) if parent is not None else None
            for heading in own[len(self._items[parent].headings) if parent is not None else 0 :]:
                told = self._of_heading(heading)
                if told is not None and (status is None or pattern("cues", "dividing_heading").search(heading[:_MAX_LINE])):
                    status = told
            self._headings[item] = status
        return self._headings[item]

    def line(self, place: int) -> tuple[int, Status] | None:
        """Return the last line before ``place`` that divides the document into review and plan: where it begins, and which follows."""
        at = bisect_right(self.line_starts, place) - 1
        return self._lines[at] if at >= 0 else None

    def divided(self, item: int) -> bool:
        """Tell whether a heading above an item says outright that plans follow (打算, 下一步, 2025年工作安排)."""
        headings = self._items[item].headings if item < len(self._items) else ()
        return any(
            pattern("cues", "dividing_heading").search(heading[:_MAX_LINE]) and self._of_heading(heading) == "target"
            for heading in headings
        )

    def _of_heading(self, heading: str) -> Status | None:
        """Return what a heading tells; it is asked for every item below it, so the answer is kept."""
        if heading not in self._told:
            self._told[heading] = self._read_heading(heading)
        return self._told[heading]

    def _read_heading(self, heading: str) -> Status | None:
        heading = pattern("cues", "governed_state").sub("", heading[:_MAX_LINE])
        plan, review = pattern("cues", "plan_heading").search(heading), pattern("cues", "review_heading").search(heading)
        years = [int(year) for year in _YEAR.findall(arabic_years(heading))]
        if years and self._start is not None and max(years) < self._start.year and "目标" not in heading:
            return "achieved"
        if self._names_past_plan(heading):
            return "achieved"
        if review and (plan is None or plan.start() < review.start() or review.group() in ("总结", "回顾")):
            return "target" if plan and plan.start() > review.start() else "achieved"
        ahead = self._start is not None and _BY_YEAR.search(heading) and max(years) > self._start.year
        return "target" if plan or ahead else None

    def _names_past_plan(self, heading: str) -> bool:
        """Tell whether a heading opens with a five-year plan that was over before the period of the document (一、“十三五”经济社会发展)."""
        if self._start is None or "五" not in heading or _OPENS_WITH_PLAN.match(heading) is None:
            return False
        period = named_plan(heading)
        return period is not None and period[1] < self._start

    def _opening_narrative(self) -> int:
        """Return where the first heading begins when it is not the first of its numbering and stands over a plan.

        Such a text is an excerpt that opens in the middle of an earlier section; where that section reports, everything
        before the heading was achieved. So was what stands before the plan in a text whose title names a review and a plan, or in
        a report that turns to the plan with a sentence (今年政府工作的主要预期目标是).
        """
        if tells_both(self._title):
            return self._first_plan()
        if is_report([self._title or self._text[: self._text.find("\n") + 1]]):
            turn = pattern("cues", "report_turn").search(self._text)
            plan = min(self._plan_headings(), default=len(self._text))
            if turn is not None and turn.start() < plan:
                plan = turn.start()
            if self._looks_back():
                parts = pattern("cues", "report_part").finditer(self._paragraphs, self._paragraphs.find("\n") + 1)
                plan = min([plan, *islice((part.start() for part in parts if self._is_of_plan(part.group())), 1)])
            elif turn is None or plan != turn.start():
                plan = len(self._text)
            if plan < len(self._text):
                return plan
        first = next((item for item in self._items if item.marker), None)
        if first is None or first.path[-1] in _FIRST_MARKERS or self._of_heading(first.headings[-1]) != "target":
            return 0
        return first.clean_start if pattern("cues", "past_narrative").search(self._text[: first.clean_start]) else 0

    def _looks_back(self) -> bool:
        """Tell whether the first paragraph of a report speaks of a time before its plan right at its beginning."""
        whole = self._paragraphs is self._text
        paragraphs = islice((_PARAGRAPH if whole else _SENTENCE).finditer(self._paragraphs), _HEAD)
        first = next((found for found in paragraphs if not _ADDRESS.search(self._text, found.start(), found.end() + _MAX_LINE)), None)
        if first is None or self._start is None:
            return False
        opening = first.group()
        if not whole and pattern("cues", "past_paragraph").match(opening):
            return True
        if (named := _PLAN_NAMED.search(opening)) and (period := named_plan(named.group())) is not None and period[1] < self._start:
            return True
        low, high = first.start(), first.end()
        past = (span for span in self._dates if low <= span.start < high and span.bound == "in" and span.date_end is not None)
        return any(span.date_end is not None and span.date_end < self._start for span in past)

    def _is_of_plan(self, opening: str) -> bool:
        """Tell whether the words that open a paragraph name no time before the plan: neither an earlier year nor an earlier five-year plan."""
        named = named_plan(opening)
        return is_of_plan(opening, self._start) and (named is None or self._start is None or named[1] >= self._start)

    def _first_plan(self) -> int:
        """Return where the plan begins in a text whose title names a review and a plan: its first heading, line or sentence of one."""
        starts = self._plan_headings()
        for cue in ("plan_opening", "plan_part"):
            found = pattern("cues", cue).finditer(self._paragraphs)
            turns = (turn.start() for turn in found if is_of_plan(turn.group(), self._start))
            turns = (start for start in turns if not self._is_in_title(start))
            starts.extend(islice(turns, 1))  # not 2012年计划执行情况, in a report on it and on the plan of 2013
        return min((start for start in starts if not self._is_in_title(start)), default=0)

    def _is_in_title(self, start: int) -> bool:
        """Tell whether a line at the head of the text is a part of its title (…工作总结⏎和1997年工作安排)."""
        end = self._text.find("\n", start)
        line = "".join(self._text[start : end if end >= 0 else start].split())
        return bool(line) and start < len(self._title) + _ABOVE and line in "".join(self._title.split())

    def _plan_headings(self) -> list[int]:
        starts = [item.clean_start for item in self._items for heading in item.headings if self._of_heading(heading) == "target"]
        return starts + [start for start, status in self._lines if status == "target"]

    def _background(self) -> int:
        """Return where the second of the top headings begins when it is over what guides the plan (二、总体要求), and the first is over no plan.

        What stands under the first then is what the plan starts from (一、站在新的历史起点), up to the first look ahead (到2035年).
        """
        top = [index for index, item in enumerate(self._items) if item.marker and len(item.path) == 1][:2]
        if len(top) < 2:
            return 0
        first, second = (self._items[index].headings[-1] if self._items[index].headings else "" for index in top)
        guided = pattern("cues", "guidance_heading").search(second[:_MAX_LINE])
        if not guided or not first or self.heading(top[0]) is not None or _orders(first):
            return 0
        ahead = (span.start for span in self._dates if span.bound == "by" and self._lies_ahead(span))
        return min([self._items[top[1]].clean_start, *ahead])

    def _lies_ahead(self, span: DateSpan) -> bool:
        return self._start is not None and span.date_end is not None and span.date_end.year > self._start.year


def _sentences_apart(text: str) -> str:
    """Return a text; where it has lost its lines, each sentence on one of its own, so that offsets hold."""
    if len(text) < _SHORT or (text.count("\n") >= _FEW_LINES and max(map(len, text.split("\n"))) * 2 < len(text)):
        return text
    return text.replace("。", "\n")


def _orders(heading: str) -> bool:
    """Tell whether a heading promises, or opens with a verb of doing (一、加强党的领导)."""
    return bool(pattern("cues", "intent").search(heading) or _opening_act().match(heading))


@cache
def _opening_act() -> re.Pattern[str]:
    acts = alternation(terms("verbs", "act"))
    return re.compile(rf"\W*[^、.\s]{{1,3}}[、.\s]\s*(?:{acts}|坚持|强化|加强|明确|深化|聚焦|围绕|奋力|努力|[着大全]力|加快|推[动进])")
