"""Target or achieved: what a document reports and what it promises.

Four signs decide, the nearest first: a date in the clause that lies before the plan's period, a word of the past in the
clause, the heading the statement stands under, and what kind of document it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from planparse.grammar.marks import Marks
from planparse.lexicon import pattern
from planparse.link.body_tables import TableRow
from planparse.link.date_objects import is_object
from planparse.link.deadlines import MOST_DATES
from planparse.link.heading_lines import HeadingLines
from planparse.link.period import is_review
from planparse.link.review_paragraphs import NAMES_YEAR, SINCE, ReviewParagraphs, attribute
from planparse.link.review_sections import ReviewSections
from planparse.link.undated import compares
from planparse.patterns import lazy
from planparse.types import Candidate, DateSpan, DocumentFields, Item, Status, counts_things, opens_clause

# How far before a number a word of intention is looked for: a sentence without end must not cost its square.
_WINDOW = 200
# 2000年底前|建成的小区
_BUILT_BY = lazy("(?:建成|建造|竣工|投用|投入使用|建设|修建)(?:并投用)?的")
# 在|去年|18%的基础上: what is started from, not when
_STARTED_FROM = lazy("[^，。；]{0,16}?基[础数]上")
_COMPARES = lazy("[比较](?:上年|上一年|(?:19|20)[0-9]{2}年)|同比|首次|连续[一二三四五六七八九十两]+年|居全[国省市]")
_OF_ALL = lazy("[，,]?(?:全[省市县区国镇乡校]|我[省市县区])")
_OF_THAT_YEAR = frozenset({"全年", "年底前", "年底", "年末", "年内", "当年", "上半年", "下半年"})
_LAST_YEAR = ("去年", "上年", "上一年", "上年度", "上一年度", "前年")
_BASED = lazy("[^，。；]{0,16}?(?:基[础数]上|同期|水平|相比|排查|确定|认定|结转|未)")
# 累计发放贷款|不低于5亿元: nobody reports a result so
_DEMANDS = lazy("不(?:得|应|能)?(?:低于|少于|超过|高于|大于|多于|突破)", needs="不")
_FIVE = 5  # 2020, 2025: the years that five-year plans are measured from (全国人大, 规划纲要)
_SUM = lazy("([两二三四五])年累计")
_YEARS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_UP_TO = ("截至", "截止")
_OPENING = 20
_CLOSES = lazy("[)）]")
_THAN_YEAR = lazy("[比较]((?:19|20)[0-9]{2})年(?:底|末)?(?:提高|增长|增加|上升|下降|降低|减少|多|少|提升)")
# 截至目前，…, 截至3月底，…: up to when a sentence reports
_SO_FAR = re.compile(
    "(?:截(?<![^，。；,]截)[至止]到?|到(?<![^，。；,]到))(?:目前|现在|当前|今|[0-9]{1,2}月[底末中]?|[0-9]{1,2}月[0-9]{1,2}日)(?:为止)?[，,]"
)


def _is_past(clause: str) -> bool:
    """Tell whether a word of the past says that a clause's number has been reached; one that describes an object does not count."""
    past = pattern("cues", "past_clause")
    if past.search(clause) is None:
        return False
    clause = pattern("cues", "ratio_base").sub("", clause)
    return past.search(clause) is not None and past.search(attribute().sub(r"\1", clause)) is not None


class StatusReader:
    """Tells the status of candidates of one document (clean offsets); ``rows`` are those of its task tables."""

    def __init__(
        self,
        text: str,
        items: Sequence[Item],
        dates: Sequence[DateSpan],
        fields: DocumentFields,
        lines: HeadingLines | None = None,
        rows: Sequence[TableRow] = (),
    ) -> None:
        self._text = text
        self._dates = dates
        self._date_starts = [span.start for span in dates]
        self._line_ends = Marks(text, "\n")
        self._fields = fields
        self._start = fields.period_start
        self._items = items
        self._sections = ReviewSections(text, items, dates, fields, lines or HeadingLines(text, items))
        self._reviews = ReviewParagraphs(text, items, dates, fields, frozenset(self._sections.line_starts))
        self._default = self._document_default()
        self._cells = [span for row in rows for span in row.reports]
        self._cell_starts = [start for start, _ in self._cells]

    def status(self, candidate: Candidate) -> Status:
        """Return the status of one candidate."""
        cell = bisect_right(self._cell_starts, candidate.anchor) - 1
        if cell >= 0 and candidate.anchor < self._cells[cell][1]:
            return "achieved"
        clause = self._text[candidate.clean_start : candidate.clean_end]
        dated = self._dated(candidate)
        if dated is not None:
            return dated
        heading = self._heading(candidate)
        if heading is None and self._start is None and compares(self._text, self._fields.title, candidate):
            return "achieved"
        plans = bool(pattern("cues", "intent").search(clause))
        demanded = candidate.quantity is not None and _DEMANDS.search(candidate.quantity.text) is not None
        weak = heading is None and not (plans or demanded) and pattern("cues", "past_weak").search(clause)
        if weak and not self._is_due(candidate) and not self._sums_plan(clause):
            return "achieved"
        start = max(candidate.sentence_start, self._items[candidate.item].body_start if candidate.item < len(self._items) else 0)
        opening = self._text[start : start + _OPENING]
        past = (
            _is_past(clause)
            or self._goes_on(candidate)
            or self._tells_so_far(candidate)
            or self._compares_two_years_back(candidate)
            or (pattern("cues", "past_opening").match(opening.lstrip()) and not self._looks_ahead(candidate))
        )
        if past and not (heading == "target" and plans):
            return "achieved"
        return heading or self._default

    def _dated(self, candidate: Candidate) -> Status | None:
        """A period named in the sentence before the number decides when it lies wholly before or inside the plan."""
        at = bisect_right(self._date_starts, candidate.anchor) - 1
        last = max(0, at - MOST_DATES)
        while at >= last and self._dates[at].start >= candidate.sentence_start:
            span = self._dates[at]
            if self._in_closed_bracket(span, candidate):
                at -= 1
                continue
            if self._is_up_to_now(span) and not (self._intends(span, candidate) or self._turns_after(span, candidate)):
                return "achieved"
            if self._is_of_year_before(at, candidate) or (
                span.start < candidate.clean_start and not opens_clause(self._text, span, candidate.sentence_start)
            ):
                at -= 1
                continue
            if self._is_last_year(span, candidate):
                return "achieved"
            if span.bound in ("by", "in") and span.date_end is not None:
                today = self._fields.today
                if self._default == "achieved" and self._after_review(span) and self._intends(span, candidate):
                    return "target"
                if self._start is not None:
                    if span.date_end < self._start:
                        if (
                            self._says_which(span, candidate)
                            or self._starts_from(span)
                            or is_object(self._text, span)
                            or pattern("cues", "legacy").match(self._text, span.end)
                        ):
                            at -= 1
                            continue
                        return None if self._describes(span, candidate) or self._turns_after(span, candidate) else "achieved"
                    reviewed = self._in_review(span, candidate)
                    ahead = (span.bound == "by" and not reviewed) or self._intends(span, candidate, reviewed=reviewed)
                    return "target" if span.date_end > self._start and ahead and self._default == "target" else None
                if today is not None and span.date_end < date(today.year, 1, 1):
                    return "achieved"
                return "achieved" if today is None and self._starts_out(span, candidate) else None
            at -= 1
        return None

    def _in_closed_bracket(self, span: DateSpan, candidate: Candidate) -> bool:
        """Tell whether a date stands in a bracket that closes before the number: 产值可达24亿元（2024年22亿元），比上年|增长8%."""
        before = self._text[max(candidate.sentence_start, span.start - 2) : span.start]
        return before.endswith(("（", "(")) and _CLOSES.search(self._text, span.end, candidate.anchor) is not None

    def _starts_out(self, span: DateSpan, candidate: Candidate) -> bool:
        """Tell whether a sentence opens with a year before all that is due, and compares it with others: 2017年，产量1.9万吨，首次突破….

        It decides only in a text that tells neither its period nor its day.
        """
        first, told = self._due_and_told
        if span.date_end is None or span.date_end.year >= first or self._text[candidate.sentence_start : span.start].strip():
            return False
        if _COMPARES.search(self._text, span.end, candidate.sentence_end) is not None:
            return True
        staged = any(span.date_end.year < year < first for year in told)  # 2024年…，2025年…，到2026年…
        if staged or _OF_ALL.match(self._text, span.end) is None or self._promises(candidate):
            return False
        headings = self._items[candidate.item].headings if candidate.item < len(self._items) else ()
        goals = bool(headings) and "目标" in headings[-1]
        return not (self._heading(candidate) == "target" and (goals or candidate.comparator != "eq"))  # 主要目标|2022年，全市新建260个

    @cached_property
    def _due_and_told(self) -> tuple[int, frozenset[int]]:
        """The first year that anything is due by (0 where nothing is), and the years in which something is."""
        due = min((span.date_end.year for span in self._dates if span.bound == "by" and span.date_end is not None), default=0)
        return due, frozenset(span.date_end.year for span in self._dates if span.bound == "in" and span.date_end is not None)

    def _is_last_year(self, span: DateSpan, candidate: Candidate) -> bool:
        """Tell whether a sentence opens with last year, which is past whatever year it was: 去年汛期，启动响应37次."""
        if not span.text.startswith(_LAST_YEAR) or self._text[candidate.sentence_start : span.start].strip():
            return False
        return _BASED.match(self._text, span.end) is None and not (self._intends(span, candidate) or self._turns_after(span, candidate))

    def _is_of_year_before(self, at: int, candidate: Candidate) -> bool:
        """Tell whether a date is no more than 全年 or 年底前, in a sentence that opens with its year: 2023年，受暴雨影响，…，但|全年|仍接待游客146万人次."""
        return (
            self._dates[at].text in _OF_THAT_YEAR
            and at > 0
            and self._dates[at - 1].start >= candidate.sentence_start
            and self._text[candidate.sentence_start : self._dates[at - 1].start].strip() in ("", "尤其是", "特别是", "其中")
        )

    def _sums_plan(self, clause: str) -> bool:
        """Tell whether a sum is over as many years as the plan has (三年累计新增, in a plan of three years)."""
        told, start, end = _SUM.search(clause), self._start, self._fields.period_end
        return told is not None and start is not None and end is not None and _YEARS[told[1]] == end.year - start.year + 1

    def _is_due(self, candidate: Candidate) -> bool:
        """Tell whether the date before a number is one by which it is due (到2025年底累计完成), not one that lay behind when the text was published."""
        at = bisect_right(self._date_starts, candidate.anchor) - 1
        if at < 0 or self._dates[at].start < candidate.sentence_start:
            return False
        span, today = self._dates[at], self._fields.today
        ahead = span.date_end is not None and (today is None or span.date_end >= today)
        return ahead and span.bound == "by" and not self._is_up_to_now(span)

    def _is_up_to_now(self, span: DateSpan) -> bool:
        """Tell whether a date is the day up to which a text in the middle of its plan reports: 截至2022年底，…, in a plan of 2021 to 2025."""
        last = self._fields.period_end or self._fields.today
        if span.date_end is None or (last is not None and span.date_end >= last):
            return False
        return self._text.startswith(_UP_TO, span.start) or self._text.startswith(_UP_TO, max(0, span.start - 2))

    def _in_review(self, span: DateSpan, candidate: Candidate) -> bool:
        """Tell whether a date that names no year stands under a heading of a review, and so is of the year before (全年招聘教师86名)."""
        plain = NAMES_YEAR.search(span.text) is None and not span.text.endswith("前")
        return plain and self._heading(candidate) == "achieved"

    def _after_review(self, span: DateSpan) -> bool:
        """Tell whether a date lies behind the period that a review is of: 2021年，我将…, in a report on 2020."""
        end = self._fields.period_end
        return end is not None and span.date_start is not None and span.date_start > end

    def _says_which(self, span: DateSpan, candidate: Candidate) -> bool:
        """Tell whether a date in an earlier clause only says when the things were built that the number is of (2000年底前建成的小区应改尽改，|改造350个)."""
        counts = candidate.quantity is not None and candidate.quantity.kind != "ratio"
        before = candidate.clean_start if counts else candidate.anchor  # 2000年底前建成的小区|1127个 are there; 改造率达到|100% is to come
        return span.end <= before and _BUILT_BY.match(self._text, span.end) is not None

    def _starts_from(self, span: DateSpan) -> bool:
        """Tell whether a date is of the year before the plan and only says what is started from: 在|去年|18%的基础上."""
        year = span.date_end.year if span.date_end is not None else 0
        return self._start is not None and year == self._start.year - 1 and _STARTED_FROM.match(self._text, span.end) is not None

    def _describes(self, span: DateSpan, candidate: Candidate) -> bool:
        """Tell whether a date inside the clause only says which things are meant (改造|去年排查出的|危房)."""
        clause = self._text[candidate.clean_start : candidate.clean_end]
        place = span.start - candidate.clean_start
        if place > 0 and (counts_things(self._text, span) or pattern("cues", "ratio_base").match(self._text, span.start)):
            return True
        return any(found.end(1) <= place < found.end() for found in attribute().finditer(clause))

    def _turns_after(self, span: DateSpan, candidate: Candidate) -> bool:
        """Tell whether the words behind a date of the past turn to the plan, or the clause of the number, which the date is not in, obliges."""
        if span.end <= candidate.clean_start and self._obliges(candidate):
            return True
        return bool(pattern("cues", "plan_turn").search(self._text, max(span.end, candidate.anchor - _WINDOW), candidate.anchor))

    def _obliges(self, candidate: Candidate) -> bool:
        return bool(pattern("cues", "obligation").search(self._text, candidate.clean_start, candidate.clean_end))

    def _promises(self, candidate: Candidate) -> bool:
        """Tell whether the sentence of a candidate says, up to the end of its clause, that the number is still to be reached."""
        start = max(candidate.sentence_start, candidate.anchor - _WINDOW)
        return self._obliges(candidate) or pattern("cues", "intent").search(self._text, start, candidate.clean_end) is not None

    def _goes_on(self, candidate: Candidate) -> bool:
        """Tell whether a clause goes on with what the one before has done (已交付住房1.2万套，|办理产权证9800本), and promises nothing."""
        start = max(candidate.sentence_start, candidate.clean_start - _WINDOW)
        if self._text.find("已", start, candidate.clean_start) < 0:
            return False
        start = max(start, self._text.rfind("；", start, candidate.clean_start) + 1)
        done = None
        for found in pattern("cues", "done").finditer(self._text, start, candidate.clean_start):
            done = found
        if done is None:
            return False
        at = bisect_right(self._date_starts, candidate.anchor) - 1
        if at >= 0 and self._dates[at].start > done.end():
            return False
        return pattern("cues", "to_do").search(self._text, done.end(), candidate.clean_end) is None

    def _tells_so_far(self, candidate: Candidate) -> bool:
        """Tell whether an earlier clause of the sentence says up to when it reports (…，截至目前，工程有序推进，|总进度达到90%), and none turns to the plan."""
        start = max(candidate.sentence_start, candidate.anchor - _WINDOW)
        told = _SO_FAR.search(self._text, start, candidate.clean_start)
        if told is None or pattern("cues", "to_do").search(self._text, told.end(), candidate.clean_start):
            return False
        return pattern("cues", "intent").search(self._text, told.end(), candidate.clean_end) is None

    def _compares_two_years_back(self, candidate: Candidate) -> bool:
        """Tell whether a sentence without a promise compares with the year before the last (覆盖率达45.9%，比2023年提高2个百分点, in a plan of 2025)."""
        start, end = self._start, self._fields.period_end
        if start is None or end is None or start.year != end.year:
            return False
        if candidate.quantity is not None and _DEMANDS.search(candidate.quantity.text):
            return False
        told = _THAN_YEAR.search(self._text, candidate.clean_start, min(candidate.sentence_end, candidate.clean_end + _WINDOW))
        if (
            told is None
            or int(told[1]) != start.year - 2
            or int(told[1]) % _FIVE == 0
            or f"{start.year}年" in self._text[candidate.sentence_start : told.start()]
        ):
            return False
        opening = max(candidate.sentence_start, candidate.anchor - _WINDOW)
        return pattern("cues", "intent").search(self._text, opening, candidate.sentence_end) is None

    def _looks_ahead(self, candidate: Candidate) -> bool:
        """Tell whether a sentence has turned to the plan or named a year of it before the number."""
        if pattern("cues", "plan_turn").search(self._text, max(candidate.sentence_start, candidate.anchor - _WINDOW), candidate.anchor):
            return True
        at = bisect_right(self._date_starts, candidate.anchor) - 1
        if at < 0 or self._start is None or self._default != "target":
            return False
        opening, span = self._dates[bisect_left(self._date_starts, candidate.sentence_start, 0, at)], self._dates[at]
        if span.start <= candidate.sentence_start or span.date_start is None or self._text.startswith(SINCE, span.end):
            return False
        return span.date_start >= self._start and (opening.date_end is None or opening is span or opening.date_end < span.date_start)

    def _intends(self, span: DateSpan, candidate: Candidate, *, reviewed: bool = False) -> bool:
        """Tell whether the words from a date of the plan's period on promise (今年，我们要…); in a review 预计 estimates (全年预计完成2亿元)."""
        found = pattern("cues", "intent").finditer(self._text, max(span.end, candidate.anchor - _WINDOW), candidate.clean_end)
        return any(not (reviewed and match.group() == "预计") for match in found)

    def _heading(self, candidate: Candidate) -> Status | None:
        """Return what the headings above say, else the line heading before, else the narrative the text opens with."""
        own, told = self._sections.heading(candidate.item), self._sections.line(candidate.anchor)
        line = told[1] if told is not None else None
        if told is not None and candidate.item < len(self._items) and told[0] > self._items[candidate.item].clean_start:
            own = line  # 2026年工作安排, on a line of its own, ends what the item above it is about
        if line == "achieved" and not self._sections.divided(candidate.item):
            return line
        if own == "target":
            return own
        line_start = self._line_ends.before(candidate.anchor) + 1
        body = self._items[candidate.item].body_start if candidate.item < len(self._items) else 0
        paragraph = max(line_start, body if body <= candidate.anchor else 0)
        listed = candidate.item < len(self._items) and self._items[candidate.item].clean_start > line_start
        if listed and self._reviews.opens(line_start):
            paragraph = line_start  # 过去的2025年，…。一是…。|二是…
        if self._reviews.reports(paragraph, candidate.anchor):
            return None if self._reviews.turned(paragraph, candidate.anchor) or self._obliges(candidate) else "achieved"
        if own is not None:
            return own
        if line is not None:
            return line
        if candidate.anchor < self._sections.narrative_end or self._reviews.goes_on(candidate.anchor, line_start):
            return "achieved"
        return "achieved" if candidate.anchor < self._sections.background_end and not self._promises(candidate) else None

    def _document_default(self) -> Status:
        return "achieved" if is_review(self._fields.title or "") else "target"
