"""Which paragraphs of a text report what was done: 过去的2025年，…, and in reports those that follow until the plan is spoken of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache

from planparse.grammar.date_calendar import named_plan
from planparse.lexicon import alternation, compiled, entries, pattern, terms
from planparse.link.period import arabic_years, is_report, tells_both
from planparse.patterns import lazy
from planparse.types import DateSpan, DocumentFields, Item

SINCE = ("以来", "已", "来", "上半年", "前", "1", "一季度")
"""What behind a date makes it one of the past: 今年|以来."""

NAMES_YEAR = lazy("[0-9〇○零一二三四五六七八九]{2,4}年|五”?|[明今]年")
"""What a date must hold to name its year itself (not 11月末, 全年)."""

OBJECT_LEAD = 8
"""How many characters before an object its verb is looked for."""

_YEAR = 366
_YEAR_NAMED = lazy(r"((?:19|20)\d\d) ?年")
_BULLETS = ("——", "—", "●", "◆", "■", "▲", "★")
_SENTENCE_END = lazy("。")
_PLAN_OPENING = re.compile('[“"]?[一二三四五六七八九十]{1,3}五[”"]?(?:时期|期间|以来|规划|收官|圆满收官|胜利收官|末)')
_LINE_END = lazy("\n")
_MAX_LINE = 40
_NEAR = 20
_YEAR_ENDS = lazy("(?:度|全年|冬春|今冬明春)?[，,是]")
_ADDRESS = lazy("^(?:各位[代委同][表员志](?:、各位[代委同][表员志])*|同志们)[，,：:！!]")
_OWN_YEAR = lazy(r"(?:19|20)\d\d年度?")
_FIRST_TELLS = lazy("(?:首先|先)(?:来)?(?:说说|说一说|看看|讲讲|回顾|说|看|讲)|回头看|回顾")
# 去年排查出的|问题，逐条销号: which ones are meant
_PAST_THINGS = lazy("^(?:去年|上年)[^，。；]{0,8}[出到下办定]的(?=[^，。；]{2,20}，(?:逐|全部|一律|都要|年内|限期|要))", needs="去上")
_TURNS = lazy("[。；！](?:在此基础上，|为此，)?(?:到|至)?$")


@cache
def attribute() -> re.Pattern[str]:
    """A word of the past that describes the object of a verb, which it does not make past: 盘活|现有|用房, 对|已建成的|公园."""
    act = alternation([term for term in terms("verbs", "act") if len(term) > 1])
    cue = next(entry for entry in entries("cues") if entry["id"] == "past_attribute")
    return compiled(
        "cues",
        cue["id"],
        rf"((?:{act}|[对将把为按在]|依托|利用|借助|立足|围绕|结合|整合)[^，,。；;]{{0,{OBJECT_LEAD}}}?)(?:{cue['pattern']})",
    )


def is_of_plan(opening: str, plan_start: date | None) -> bool:
    """Tell whether words that open a paragraph name no year, or one that is not before the plan (2012年计划执行情况 is, in a report on it)."""
    year = _YEAR_NAMED.search(arabic_years(opening))
    return year is None or plan_start is None or int(year[1]) >= plan_start.year


class ReviewParagraphs:
    """Tells of the paragraphs of one document whether they report (clean offsets; a paragraph is named by its start)."""

    def __init__(self, text: str, items: Sequence[Item], dates: Sequence[DateSpan], fields: DocumentFields, lines: Collection[int]) -> None:
        self._text = text
        self._items = items
        self._dates = dates
        self._date_starts = [span.start for span in dates]
        self._start = fields.period_start
        self._lines = lines
        length = (fields.period_end - fields.period_start).days if fields.period_start and fields.period_end else 0
        self._of_years = length > _YEAR
        self._to_congress = is_report([fields.title or text[: text.find("\n") + 1]])
        self._tells_both = tells_both(fields.title or "")
        self._in_review = self._to_congress or self._tells_both
        self._openings: dict[int, bool] = {}
        self._turns: dict[int, int] = {}
        self._begins: dict[int, int] = {}
        self._told: frozenset[int] | None = None

    def opens(self, paragraph: int) -> bool:
        """Tell whether a paragraph opens with words of the past, or with a year or a five-year plan before the plan's period."""
        return self._opens_in_past(paragraph) or self._opens_before_plan(paragraph) or self._names_past_plan(paragraph)

    def reports(self, paragraph: int, anchor: int) -> bool:
        """Tell whether a paragraph opens with the past, or turns to the plan before in a sentence ahead of ``anchor`` (…。“十三五”期间，…)."""
        if self.opens(paragraph):
            return True
        if not self._of_years:
            return False
        if paragraph not in self._begins:
            end = self._text.find("\n", paragraph)
            end = end if end >= 0 else len(self._text)
            starts = (match.end() for match in _SENTENCE_END.finditer(self._text, paragraph, end))
            self._begins[paragraph] = next((start for start in starts if self._is_of_past_plan(start)), end + 1)
        return self._begins[paragraph] <= anchor

    def _is_of_past_plan(self, sentence: int) -> bool:
        return self._names_past_plan(sentence) or pattern("cues", "past_plan").match(self._text, sentence) is not None

    def _names_past_plan(self, start: int) -> bool:
        """Tell whether a sentence opens with a five-year plan that was over before the document's own began (“十三五”收官之时)."""
        named = _PLAN_OPENING.match(self._text, start)
        period = named_plan(named.group()) if named else None
        return period is not None and self._start is not None and period[1] < self._start

    def _opens_in_past(self, paragraph: int) -> bool:
        """Tell whether a paragraph opens with words of the past; many records share one, so the answer is kept."""
        told = self._openings.get(paragraph)
        if told is None:
            opening = self._text[paragraph : paragraph + _MAX_LINE].lstrip()
            opening = _PAST_THINGS.sub("", opening)
            if pattern("cues", "past_attribute").search(opening):
                opening = attribute().sub(r"\1", opening)
            reports = self._to_congress and pattern("cues", "our_review").match(opening)
            told = self._openings[paragraph] = bool(reports or pattern("cues", "past_paragraph").match(opening))
        return told

    def _opens_before_plan(self, paragraph: int) -> bool:
        """Tell whether a paragraph opens with a year before the plan's period (2024年，全市… or 2024年是…, in a plan of 2025)."""
        at = bisect_left(self._date_starts, paragraph)
        if at >= len(self._dates) or self._start is None:
            return False
        span = self._dates[at]
        before = _ADDRESS.sub("", self._text[paragraph : span.start]).strip()
        first = _FIRST_TELLS.fullmatch(before)  # 先说说2018年。
        opens = (first and self._text.startswith("。", span.end)) or ((first or not before) and _YEAR_ENDS.match(self._text, span.end))
        return bool(opens) and span.bound == "in" and span.date_end is not None and span.date_end < self._start

    def turned(self, paragraph: int, anchor: int) -> bool:
        """Tell whether a paragraph that opens with the past has turned to the plan before ``anchor``: …。今年，我们要…."""
        if paragraph not in self._turns:
            end = self._text.find("\n", paragraph)
            turn = pattern("cues", "plan_turn").search(self._text, paragraph, end if end >= 0 else len(self._text))
            at = min(turn.end() if turn else len(self._text), self._year_turn(paragraph, end if end >= 0 else len(self._text)))
            self._turns[paragraph] = at
        return self._turns[paragraph] <= anchor

    def _year_turn(self, paragraph: int, end: int) -> int:
        """Return where a later sentence of a paragraph opens with this year (去年…。今年，产值增长6%), in a plan of it; else the end of the text."""
        at = bisect_left(self._date_starts, paragraph)
        while at < len(self._dates) and self._dates[at].start < end:
            span = self._dates[at]
            opens = _TURNS.search(self._text, max(paragraph, span.start - OBJECT_LEAD), span.start) is not None
            based = self._text.endswith("基础上，", 0, span.start)  # 在此基础上，2023年再提高…
            own = span.text in ("今年", "本年度", "本学年", "本学期") or _OWN_YEAR.fullmatch(span.text) is not None
            named = based or (own and not self._text.startswith("需", span.end))
            if opens and named and self._in_plan(span) and not self._text.startswith(SINCE, span.end):
                return span.start
            at += 1
        return len(self._text)

    def _in_plan(self, span: DateSpan) -> bool:
        return self._start is not None and span.date_start is not None and span.date_start >= self._start

    def goes_on(self, anchor: int, paragraph: int) -> bool:
        """Tell whether a paragraph of a report goes on with the review that an earlier one opened, and no paragraph between turned to the plan."""
        if not (self._in_review or self._of_years or self._text.startswith(_BULLETS, paragraph)):
            return False
        if self._told is None:
            self._told = self._telling_paragraphs()
        return paragraph in self._told and not self.turned(paragraph, anchor)

    def _telling_paragraphs(self) -> frozenset[int]:
        """Return the starts of the paragraphs that follow one that reports, up to the first that speaks of the plan.

        Outside of reports only members of one list follow each other so (——供水能力提高。“十三五”期间…⏎——节水走在前列。…).
        """
        told: set[int] = set()
        marked = {item.clean_start for item in self._items if item.marker}
        telling = False
        start = 0
        for end in [*(match.start() for match in _LINE_END.finditer(self._text)), len(self._text)]:
            listed = self._in_review or self._text.startswith(_BULLETS, start)
            heads = self._text.startswith(_BULLETS, end + 1) and self.opens(start)  # 五年来，…：⏎●普惠园达到120所
            if heads or (listed and (self.opens(start) or (not self._in_review and self.reports(start, end)))):
                telling = not self.turned(start, end)
            elif telling and (not listed or start in marked or start in self._lines or self._speaks_of_plan(start, end)):
                telling = False
            elif telling:
                told.add(start)
                telling = not self.turned(start, end)
            start = end + 1
        return frozenset(told)

    def _speaks_of_plan(self, start: int, end: int) -> bool:
        """Tell whether a paragraph opens with a year of the plan, or promises anything."""
        at = bisect_left(self._date_starts, start)
        if at < len(self._dates) and self._start is not None:
            span = self._dates[at]
            near = span.start - start <= _NEAR and (NAMES_YEAR.search(span.text) or span.text.startswith(("今", "本")))
            if near and span.date_end is not None and span.date_end >= self._start:
                return True
        for cue in ("plan_opening", "plan_part") if self._tells_both else ("plan_opening",):
            opening = pattern("cues", cue).match(self._text, start)
            if opening is not None and is_of_plan(opening.group(), self._start):
                return True
        return pattern("cues", "intent").search(self._text, start, end) is not None
