"""By when: the date in the clause or its sentence, else one that a heading or an opening sentence sets, else the plan's period."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from planparse.grammar.marks import Marks
from planparse.lexicon import pattern
from planparse.link.date_objects import is_made
from planparse.link.due_closings import Due
from planparse.link.heading_lines import HeadingLines
from planparse.link.opening_dates import YEAR_LEVEL, OpeningDates, is_stage
from planparse.link.period import is_review
from planparse.patterns import lazy
from planparse.types import Candidate, DateSpan, Deadline, DocumentFields, Item, Status, opens_clause

# How many dates back in one sentence are looked at: a list of years is shorter, and one without end must not cost its square.
MOST_DATES = 40
_OWN_YEAR = lazy(r"[0-9]{2,4}年|[〇零一二三四五六七八九○]{2,4}年|[今本明后]|五”|年来")
_REPORTS = lazy(r"[\s，,—-]*(?:预计|据统计[，,]?|截[至止]|今年)?")
_LAST_YEAR = ("去年", "上年", "上一年", "前年", "往年")
_WHOLE_YEAR = ("全年", "年内", "年度")
_BLANK = lazy(r"\s*")
# 6月底前建成投用，|新增床位800张: what comes of the work, on the day that it is done
_COMPLETES = lazy("建成|竣工|投用|投运|投产|投入使用|启用|完工|交付|完成[^，。；]{0,20}(?:扩建|改造|建设|工程)")
_YIELDS = lazy(
    "(?:预计|可|将|计划)?(?:新增|增加|提供|形成)[^，。；0-9]{0,10}(?:[床学车铺工]位|机架|泊位|座位|岗位|面积|载体|产能|能力|装机|容量|库容|卡口)"
)
_THEN = lazy("届时")
_RECURS = lazy("每[年月周季]|累计|常年|保持")
# 6月底前投入运行: a clause after the number that says nothing but when it is done; what works only come to is told of no money
_FINISH = lazy(
    r"[^，,。；0-9每]{0,6}?(?:(?P<works>投入(?:运行|使用|运营)|完工|通车|投用|启用|建成|竣工|开园|开业|开馆|开通|交付)|完成|到位|到岗|落实)"
    r"(?:建设|改造|任务|投用|使用|验收|交付|通车|运行|运营|并?投入(?:使用|运行|运营)|工程建设|建设任务|改造任务)?(?:完毕|到位)?(?=[，,。；\n]|$)"
)
# 改造12家，|要在6月底前完成; 改造12家、淘汰9套，|均于6月底前完成: what leads from the number to the clause that says when all is done
_THEREUPON = lazy("[，,]?\\s?(?:并|且)?(?:要|须|应|确保|力争|争取|计划|预计)*[在于]?")
_ALL_BY = lazy("[^。；;\\n]{0,60}[，,](?:均|都|全部|一律|一并)(?:要|须|应|力争|争取)?[在于]?")
# 两台机组|上半年|并网: a span behind the number that says when it comes about
_COMES_ABOUT = lazy(
    "(?:全部|陆续|正式|如期)?(?:完工|通车|投用|启用|建成|完成|竣工|开园|开业|开馆|交付|到位|并网|投产|投运|销号|开工|开建|动工|通水|通气|封顶|入住|出列|摘帽|验收)"
)


def _year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def _is_in(span: DateSpan, year: DateSpan) -> bool:
    """Tell whether a due date lies within the year, or the part of it, that stands before it (2024年|培训300人，于|6月底前|完成)."""
    if year.bound != "in" or span.bound != "by" or None in (year.date_start, year.date_end, span.date_end):
        return False
    return year.date_start <= span.date_end <= year.date_end  # type: ignore[operator]


class DeadlineLinker:
    """Finds the deadline of candidates of one document (clean offsets)."""

    def __init__(
        self, text: str, items: Sequence[Item], dates: Sequence[DateSpan], fields: DocumentFields, due: Due, lines: HeadingLines
    ) -> None:
        self._text = text
        self._items = items
        self._fields = fields
        self._reviews = is_review(fields.title or "")
        self._dates = [span for span in dates if span.bound in ("by", "in")]
        self._starts = [span.start for span in self._dates]
        self._line_ends, self._stops, self._halves = Marks(text, "\n"), Marks(text, "。"), Marks(text, "；;")
        self._commas, self._closes = Marks(text, "，,"), Marks(text, ")）")
        self._opening = OpeningDates(text, items, self._dates, lines)
        self._due = due
        self._lines = lines
        self._goal_items = [self._is_goal(item) for item in items]

    def deadline(self, candidate: Candidate, status: Status) -> Deadline | None:
        """Return the deadline; for an achieved candidate the period it was achieved in. None when nothing tells."""
        span = self._in_sentence(candidate)
        if status == "achieved" and span is None:
            span = self._reported(candidate)
        if span is None and (span := self._opening.label(candidate.anchor)) is not None and span.start < candidate.sentence_start:
            return self._of(span, "context")
        if status == "achieved" and span is not None and self._is_own_year(span):
            return self._achieved()
        if span is not None and not (status == "target" and self._is_past(span)):
            return self._of(self._before_publication(span) if status == "achieved" else span, "explicit")
        if status == "target" and (told := self._closed(candidate)) is not None:
            return told
        span = self._from_context(candidate, status)
        if span is not None and status == "target" and self._is_past(span):
            span = None
        if span is not None and (span.date_end is not None or status == "target"):
            return self._of(span, "context")
        if status == "achieved":
            return self._achieved()
        if self._fields.period_end is not None:
            start = self._fields.period_start
            return Deadline(self._fields.period_end.isoformat(), start.isoformat() if start else None, None, "document")
        return None

    def _closed(self, candidate: Candidate) -> Deadline | None:
        """Return the date that a closing, a header or a cell of its row tells for a candidate."""
        told = self._due.covering(candidate.anchor, candidate.item)
        if told is None or self._is_past(told[0]):
            return None
        return self._of(told[0], "explicit" if candidate.sentence_start <= told[1] < candidate.sentence_end else "context")

    def _is_past(self, span: DateSpan) -> bool:
        """Tell whether a date lies before the period planned for, so that nothing can be due by it (改造去年排查出的危房)."""
        if span.text.startswith(_LAST_YEAR):
            return True
        return span.date_end is not None and self._fields.period_start is not None and span.date_end < self._fields.period_start

    def _is_legacy(self, span: DateSpan) -> bool:
        """Tell whether a date only says where the things come from that are to be dealt with: “十三五”遗留的项目."""
        return self._is_past(span) and pattern("cues", "legacy").match(self._text, span.end) is not None

    def _is_own_year(self, span: DateSpan) -> bool:
        """Tell whether a word without a number means the year that is reported on (全年完成…), not the one planned for."""
        return span.text.startswith(_WHOLE_YEAR) and self._fields.period_start is not None and span.date_start == self._fields.period_start

    def _before_publication(self, span: DateSpan) -> DateSpan:
        """Return the date of a result as that of the year before where it cannot have been reached by then (11月末, 前三季度, 今年).

        A date without a year cannot lie after the day of publication or, where no such day is told, in the year that is planned for; a text that
        only reviews plans for none. 今年 is the year of publication, be it the one before that planned for.
        """
        today, end, first = self._fields.today, span.date_end, self._fields.period_start
        this_year = span.text.startswith(("今年", "本年"))
        if end is None or span.bound != "in" or (_OWN_YEAR.search(span.text) and not this_year):
            return span
        if this_year:
            ahead = today is not None and end.year > today.year
        else:
            ahead = end > today if today is not None else first is not None and not self._reviews and end >= first
        if not ahead:
            return span
        start = span.date_start
        return replace(span, date_end=_year_earlier(end), date_start=_year_earlier(start) if start else None)

    def _of(self, span: DateSpan, source: str) -> Deadline | None:
        if span.date_end is None:
            return None
        start = span.date_start.isoformat() if span.date_start and span.bound == "in" else None
        return Deadline(span.date_end.isoformat(), start, span.text, source)  # type: ignore[arg-type]

    def _in_sentence(self, candidate: Candidate) -> DateSpan | None:
        """Return the nearest date before the number in its sentence, else one that follows it in its own clause."""
        before: DateSpan | None = None
        at = bisect_right(self._starts, candidate.anchor) - 1
        last = max(0, at - MOST_DATES)
        while at >= last and self._starts[at] >= candidate.sentence_start:
            span = self._dates[at]
            if not (self._in_bracket(span, candidate) or self._is_legacy(span) or is_made(self._text, span)) and self._reaches(
                span, candidate
            ):
                before = span
                break
            at -= 1
        own = self._after_number(candidate)
        if before is not None and before.start >= candidate.clean_start and not (own is not None and _is_in(own, before)):
            return before
        return own or before

    def _reported(self, candidate: Candidate) -> DateSpan | None:
        """Return the date that opens the sentence of a result: it holds up to the full stop (1—6月份，完成…；税收…)."""
        at = bisect_left(self._starts, candidate.sentence_start)
        span = self._dates[at] if at < len(self._dates) else None
        if span is None or span.start >= candidate.clean_start or span.bound != "in":
            return None
        led = _REPORTS.fullmatch(self._text, candidate.sentence_start, span.start)
        return span if led and opens_clause(self._text, span, candidate.sentence_start) else None

    def _reaches(self, span: DateSpan, candidate: Candidate) -> bool:
        """Tell whether a date earlier in the sentence holds for the number.

        A year or plan period does. A month or 年底前 is of its own clause: it goes on only over a list whose members have no
        verb of their own, and never over a ；.
        """
        if "的" in self._text[span.end : span.end + 3] and pattern("cues", "ratio_base").match(self._text, span.start):
            return False  # 到2030年总量达到|2020年的|2倍
        if span.start >= candidate.clean_start:
            return True
        if not opens_clause(self._text, span, candidate.sentence_start):
            return False
        if YEAR_LEVEL.search(span.text):
            return True
        if self._halves.within(span.end, candidate.clean_start) is not None:
            return False
        if is_stage(self._text, span):
            return True
        comma = self._commas.within(span.end, candidate.clean_start)
        if comma is None or _BLANK.fullmatch(self._text, span.end, comma):
            return True
        clause = self._text[candidate.clean_start : candidate.clean_end]
        yields = _YIELDS.match(clause) and _COMPLETES.search(self._text, span.end, candidate.clean_start)
        if self._fields.period_end is None or _THEN.match(clause) or yields:
            return _RECURS.search(clause) is None  # without a period of the plan nothing else would tell
        return candidate.action not in clause or not candidate.action

    def _after_number(self, candidate: Candidate) -> DateSpan | None:
        """Return a date that follows the number in its clause, or opens a next clause that only says when it is done."""
        at = bisect_left(self._starts, candidate.anchor)
        span = self._dates[at] if at < len(self._dates) else None
        if span is None or span.start >= candidate.sentence_end:
            return None
        if span.end <= candidate.clean_end:
            return span if span.bound == "by" or _COMES_ABOUT.match(self._text, span.end) else None
        between = self._text[candidate.clean_end : span.start]
        led = _THEREUPON.fullmatch(between) or _ALL_BY.fullmatch(between)
        finish = _FINISH.match(self._text, span.end, candidate.sentence_end) if led and "每" not in between else None
        money = candidate.quantity is not None and candidate.quantity.kind == "money"
        return span if finish and not (money and finish["works"]) else None

    def _in_bracket(self, span: DateSpan, candidate: Candidate) -> bool:
        """Tell whether a date stands in a bracket that closes before the number."""
        before = self._text[max(candidate.sentence_start, span.start - 40) : span.start]
        opens = max(before.rfind("("), before.rfind("（"))
        closes = max(before.rfind(")"), before.rfind("）"))
        return opens > closes and self._closes.within(span.end, candidate.anchor) is not None

    def _from_context(self, candidate: Candidate, status: Status) -> DateSpan | None:
        """Return the date that opens the paragraph, an earlier sentence of a goal section, or stands in a heading."""
        item = self._items[candidate.item] if self._items else None
        if item is None:
            return None
        floor, limit = item.clean_start, candidate.sentence_start
        if not self._goal_items[candidate.item]:
            floor = max(self._line_ends.before(candidate.sentence_start) + 1, item.body_start)
            first_stop = self._stops.within(floor, limit)
            limit = limit if first_stop is None else first_stop
        if (stage := self._opening.stage(candidate.anchor)) is not None:
            return stage
        if (opener := self._opening.last(floor, limit)) is not None:
            held = self._governing(opener) if status == "target" else opener
            if held is not None or self._fields.period_end is None:
                return held or opener
        if (line := self._lines.within(candidate.item, candidate.anchor)) is not None:
            return self._opening.within(*line)
        return self._opening.over(candidate.item)

    def _governing(self, span: DateSpan) -> DateSpan | None:
        """Return the date that holds behind the sentence which ``span`` opens: a later one that it comes to, none where it turns back to this year.

        “七五”期间要普及教育，今年先在城区…。|新建学校3所; 到2027年，…，到2030年，…。|绿化覆盖率40%
        """
        line = self._line_ends.within(span.end, len(self._text))
        stop = self._stops.within(span.end, len(self._text) if line is None else line) or line
        at = bisect_right(self._starts, span.start)
        last = span
        for other in self._dates[at : at + MOST_DATES]:
            if stop is not None and other.start >= stop:
                break
            if not opens_clause(self._text, other, span.start) or other.date_end is None or last.date_end is None:
                continue
            if other.text.startswith(("今年", "本年")) and other.date_end < last.date_end:
                return None
            later = other.date_end > last.date_end and (other.bound == "by" or other.text.startswith(("今年", "本年")))
            if later and YEAR_LEVEL.search(other.text):
                last = other
        return last

    def _is_goal(self, item: Item) -> bool:
        return bool(item.headings) and bool(pattern("cues", "goal_heading").search(item.headings[-1][:40]))

    def _achieved(self) -> Deadline | None:
        start = self._fields.period_start
        end = self._fields.period_end
        if start is None or end is None:
            return None
        if self._reviews:
            return Deadline(end.isoformat(), start.isoformat(), None, "document")
        year = start.year - 1
        return Deadline(f"{year}-12-31", f"{year}-01-01", None, "document")
