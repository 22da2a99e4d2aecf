"""Milestones: outcomes without a number that someone can check off.

The patterns are entries of ``lexicon/milestones.toml``. Only clauses that hold one of their trigger words, or that a date opens, are
looked at; a clause makes one milestone at most, and none where a number already makes it a quantitative record.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from planparse.extraction.milestone_rules import MAX_CLAUSE, OF_THE_LAST, Rule, match_clause, match_dated, rules
from planparse.extraction.sentences import EDGE, Clause, Sentences, after_marker, before_roles, cut, merged, trimmed
from planparse.patterns import lazy
from planparse.types import Candidate, DateSpan, Deadline, Item

_MIN_NAME = 2
_LAST_BRACKET = lazy("[（(][^（）()]{0,30}[）)]\\Z")
_CLOSING = 10  # how far from the end of a clause, a date in a cell behind it included, a verb that closes it may end
_NEAR_HEAD = 12
_OPEN_ENDS = frozenset(EDGE + "）)")
_CELL_ENDS = ("\t", "|", "底\t", "前\t")
_WITHIN_YEAR = lazy("[月日旬季]|半年", needs="半季日旬月")


def find_milestones(
    text: str,
    items: Sequence[Item],
    dates: Sequence[DateSpan],
    sentences: Sentences,
    taken: Collection[tuple[int, int]],
    closed: Sequence[tuple[int, int]] = (),
    horizon: date | None = None,
) -> Iterator[Candidate]:
    """Yield the milestones of ``text`` in order, all in clean offsets.

    ``taken`` are the spans of quantitative candidates, ``closed`` those which a date behind them makes due (…（6月底前完成）);
    a year after ``horizon`` can only be due, whatever words follow it (2030年，办学条件达到…标准).
    """
    return _Finder(text, items, dates, sentences, sorted(taken), closed, horizon).milestones()


class _Finder:
    """Walks through the units that hold a trigger word, a due date or what a date behind them makes due.

    ``_carried`` is the date that opened the sentence at hand and holds up to ``_carried_to``. In :meth:`_unit`, ``opened`` is that date until an
    outcome has used it, ``held`` a milestone that waits for the clause that may say when.
    """

    def __init__(
        self,
        text: str,
        items: Sequence[Item],
        dates: Sequence[DateSpan],
        sentences: Sentences,
        busy: list[tuple[int, int]],
        closed: Sequence[tuple[int, int]],
        horizon: date | None,
    ) -> None:
        self._text, self._items, self._dates, self._sentences, self._busy, self._closed = text, items, dates, sentences, busy, closed
        self._horizon = horizon
        self._item_starts = [item.clean_start for item in items]
        self._date_starts = [span.start for span in dates]
        self._busy_starts = [start for start, _ in busy]
        self._closed_starts = [start for start, _ in closed]
        _, _, triggers, called_by = rules()
        found = [(match.start(), match.end(), called_by[match.group()]) for match in triggers.finditer(text)]
        self._triggers = [start for start, _, _ in found]
        self._trigger_ends = [end for _, end, _ in found]
        self._calls = [numbers for _, _, numbers in found]
        self._carried: DateSpan | None = None
        self._carried_to = 0

    def milestones(self) -> Iterator[Candidate]:
        done = 0
        found: list[Candidate] = []
        headed: dict[tuple[int, str], int] = {}
        for anchor in sorted(self._anchors()):
            if anchor >= done:
                start, done = self._sentences.unit(anchor)
                for candidate in self._unit(anchor, start, done):
                    said = (candidate.item, self._text[candidate.clean_start : candidate.clean_end])
                    if (heading := headed.get(said)) is not None:  # （二）成立采购办公室。在领导小组领导下，|成立采购办公室
                        if self._dated(candidate) and not self._dated(found[heading]):
                            found[heading] = candidate
                        continue
                    if self._items and candidate.clean_end <= self._items[candidate.item].body_start:
                        headed[said] = len(found)
                    found.append(candidate)
        yield from found

    def _dated(self, candidate: Candidate) -> bool:
        at = bisect_left(self._date_starts, candidate.sentence_start)
        return at < len(self._date_starts) and self._date_starts[at] < candidate.sentence_end

    def _anchors(self) -> set[int]:
        """Return a place in each unit that is looked at: those of a dated sentence and of a closed paragraph among them."""
        due = [span for span in self._dates if _due(span)]
        found = {*self._triggers, *(span.start for span in due)}
        found.update(self._closed_starts)
        walked: set[int] = set()
        for start, end in self._closed:
            walked |= _units(self._sentences, start, end, walked)
        for span in due:
            start, end = self._sentences.sentence(span.start)
            if span.bound == "by" or span.start - start < _NEAR_HEAD:
                walked |= _units(self._sentences, span.start, end, walked)
        return found | walked

    def _unit(self, anchor: int, start: int, end: int) -> Iterator[Candidate]:
        text = self._text
        item = max(bisect_right(self._item_starts, anchor) - 1, 0)
        body = max(start, after_marker(text, self._items[item])) if self._items else start
        if start >= self._carried_to:
            self._carried = None
        at = bisect_right(self._closed_starts, anchor) - 1
        closed = at >= 0 and anchor < self._closed[at][1]
        opened: DateSpan | None = None
        held: Candidate | None = None
        dated = bisect_left(self._date_starts, body) < bisect_left(self._date_starts, end)
        triggers = self._triggers
        plain = not (dated or closed or self._carried)  # only a trigger can make an outcome of a clause
        clauses = self._sentences.clauses(body, end)
        for clause in self._stages(clauses) if dated and text.find("、", body, end) >= 0 else clauses:
            if plain and ((near := bisect_left(triggers, clause.clean_start)) == len(triggers) or triggers[near] >= clause.clean_end):
                continue
            inside = _dates_in(self._dates, self._date_starts, clause) if dated else ()
            called = self._called(clause, dated=bool(inside))
            if not (called or closed or inside or opened or self._carried or clause.holes):
                continue
            leading = [
                span
                for span in inside
                if _due(span)
                and not text.startswith(_CELL_ENDS, span.end)
                and span.start - clause.clean_start < _NEAR_HEAD
                and (_opens(text, span, clause) or self._lies_ahead(span))
            ]
            if leading:
                opened = self._carried = leading[-1]
                # A month is due in its own half of the sentence, a year in all of it.
                self._carried_to = end if _WITHIN_YEAR.search(opened.text) else self._sentences.sentence(opened.start)[1]
            if _overlaps(self._busy, self._busy_starts, clause):
                continue
            found = self._read(clause, called, inside, opened, closed)
            if found is None:
                continue
            rule, action = found
            if _in_title(text, clause, action):
                continue  # 《规划编制技术规程》（2021年）
            first, last = trimmed(text, clause.clean_start, clause.clean_end)
            last = before_roles(text, first, last)
            if _OPEN_OBJECT.search(text, first, last) and (rest := _SYSTEM.match(text, last, end)):
                last = rest.end()
            if _BASED_ON.match(text, last, end) and _FROM_BASE.search(text, max(start, first - MAX_CLAUSE), last):
                continue  # 在建立机制，|配齐教研员|的基础上，
            if _IN_CASE.search(text, max(start - 1, first - MAX_CLAUSE, 0), first):
                continue
            if held is not None and inside and held.clean_end + 1 >= clause.clean_start and _is_when(text, clause, action, inside):
                yield replace(held, clean_end=last, deadline=_deadline(inside[0]))  # 规划建设福利中心，|2026年开工
                held = None
                continue
            if held is not None:
                yield held
                held = None
            if opened and rule.id == "dated-outcome" and opened.start < first and not text[opened.end : first].strip(EDGE):
                first = opened.start
            opened = None  # what else the sentence tells of that day must say more clearly that it is an outcome
            candidate = Candidate(
                kind="milestone",
                clean_start=first,
                clean_end=last,
                anchor=max(first, text.find(action, first, last)),
                item=item,
                action=action,
                metric="",
                confidence=rule.confidence,
                sentence_start=start,
                sentence_end=end,
            )
            if rule.id == "set-up-named":
                held = candidate  # the next clause may tell when
            else:
                yield candidate
        if held is not None:
            yield held

    def _stages(self, clauses: Iterable[Clause]) -> Iterator[Clause]:
        """Divide a clause before each further date of a list: 改造工程4月底前开工、|11月底前完工."""
        for clause in clauses:
            start = clause.clean_start
            for earlier, later in pairwise(_dates_in(self._dates, self._date_starts, clause)):
                if self._text[later.start - 1] == "、" and later.start - 1 > earlier.end and _due(earlier) and _due(later):
                    yield clause._replace(clean_start=start, clean_end=later.start - 1)
                    start = later.start
            yield clause._replace(clean_start=start) if start > clause.clean_start else clause

    def _lies_ahead(self, span: DateSpan) -> bool:
        """Tell whether a year at the head of a clause is later than all that the document plans or reports."""
        return (
            self._horizon is not None
            and span.date_end is not None
            and span.date_end > self._horizon
            and self._text[span.end : span.end + 1] in "，,"
        )

    def _called(self, clause: Clause, *, dated: bool) -> set[int]:
        """Return the numbers of the rules whose trigger words stand in a clause, and that it can end like; the end of a dated one may be a date."""
        called: set[int] = set()
        first, last = bisect_left(self._triggers, clause.clean_start), bisect_left(self._triggers, clause.clean_end)
        if first == last:
            return called
        plain, end = rules().plain, before_roles(self._text, clause.clean_start, clause.clean_end)
        if clause.holes and clause.holes[-1][1] >= end - 1:
            end = clause.holes[-1][0]  # a bracket at the end
        elif self._text[end - 1] in "）)" and (bracket := _LAST_BRACKET.search(self._text, max(clause.clean_start, end - 40), end)):
            end = bracket.start()
        final = self._text[end - 1]
        open_end = dated or final in _OPEN_ENDS
        for at in range(first, last):
            near = end - self._trigger_ends[at] <= _CLOSING
            for number in self._calls[at]:
                rule = plain[number]
                if (near or not rule.closes) and (open_end or not rule.last or final in rule.last):
                    called.add(number)
        return called

    def _read(
        self, clause: Clause, called: set[int], inside: Sequence[DateSpan], opened: DateSpan | None, closed: bool
    ) -> tuple[Rule, str] | None:
        """Return the rule that a clause fits and its verb; ``opened`` is the date that opens it, ``closed`` that one stands behind it."""
        by_date = rules().by_date
        holes = merged([*clause.holes, *((span.start, _date_end(self._text, span)) for span in inside)]) if inside else clause.holes
        bare = cut(self._text, clause.clean_start, clause.clean_end, holes).strip(EDGE)
        if bare.endswith(("）", ")")):
            bare = _LAST_BRACKET.sub("", bare[: before_roles(bare, 0, len(bare))])
        if not bare or (bare[-1] == "后" and _ONCE.search(bare) and not any(span.bound == "by" for span in inside)):
            return None  # the date alone: 到2025年，; what something else waits for: 1985年采取上述措施后，
        if bare[0] in "党中国全" and _NATIONAL.match(bare) and not any(span.bound == "by" for span in inside):
            return None
        found = match_clause(bare, called) or (match_dated(bare, by_date["dated-outcome"]) if opened else None)
        if found is None and inside:
            found = _completed(self._text, clause, inside, by_date)
        if found is None and self._carried and not opened and not inside:
            found = match_dated(bare, by_date["dated-further"])
        return found or (match_dated(bare, by_date["closed-outcome"]) if closed else None)


def _units(sentences: Sentences, start: int, end: int, known: Collection[int]) -> set[int]:
    """Return a place in each further unit of ``start:end``, up to one that is known."""
    found: set[int] = set()
    at = sentences.unit(start)[1]
    while at < end and at not in known:
        found.add(at)
        at = sentences.unit(at)[1]
    return found


_TITLE = lazy("《[^《》]*》")


def _in_title(text: str, clause: Clause, action: str) -> bool:
    """Tell whether a verb stands in a clause within the title of a document only."""
    said = text[clause.clean_start : clause.clean_end]
    return "《" in said and action in said and action not in _TITLE.sub("", said)


_IN_CASE = re.compile(r"(?:^|[。；;\n，])(?:当|遇|如遇|一旦|若|发生)[^。；;\n]{2,70}时，$")  # 当雨量达到50毫米时，|启动叫应机制
# 建立起各学段相互衔接|，课堂教学和课外活动相互结合的美育体系: the object comes after all that describes it
_OPEN_OBJECT = lazy("(?:相互|有机|深度|紧密|有效)(?:衔接|结合|融合|联系|促进|支撑|协调|贯通|补充|配合)$")
_SYSTEM = lazy("(?:，[^，。；：\\n]{2,40}){0,3}，[^，。；：\\n]{2,40}的[^，。；：\\n]{0,14}(?:体系|格局|机制|模式|网络)(?=[，。；\\n]|$)")
_BASED_ON = lazy("(?:[，、][^。；\\n在]{0,40})?的?基础上")
_FROM_BASE = lazy("在(?:[^。；\\n下内前]|下半){0,60}$")
_ONCE = lazy("(?:(?<![今以落背先前售术最产课灾善滞幕])后|之后)$")
# 2013年9月10日，国务院印发《…》: what the plan is drawn up by, no promise of it
_NATIONAL = lazy("^(?:党中央|中共中央|国务院|全国人大)[^，。《》]{0,10}(?:印发|发布|出台|颁布|下发|公布|施行)了?《", needs="《")
_MODALS = "须应要将于在必"
_COLOPHON = lazy(r"日\s?(?:印发|发布)\s?(?:[（(].{0,12})?$", needs="日")  # 2025年3月6日印发: the foot of a document
_DATE_REST = re.compile(r"年?内|以内|招生前|之前|以前")
_DIRECT = re.compile(
    r"[，,]?(?:力争|确保|要|将|应|须|必须|基本|全面|初步|率先|完成|启动|建成|配齐|实现|开工|投入|全部|争取|开展|组织|发布|印发|出台|选出|产生|修通|铺完|编就|正式|出版|创成)"
)


def _date_end(text: str, span: DateSpan) -> int:
    """Return where a date ends with what the words after it still tell of the time: 一季度内, 秋季招生前."""
    match = _DATE_REST.match(text, span.end)
    return match.end() if match else span.end


def _due(span: DateSpan) -> bool:
    """Tell whether a date can be a deadline; 6月底前 is one even where the text does not tell the year."""
    return span.bound == "by" or (span.bound == "in" and span.date_end is not None)


def _opens(text: str, span: DateSpan, clause: Clause) -> bool:
    """Tell whether a date sets a deadline for what follows: 到2025年,…; of a bare 2025年 only when a verb comes next."""
    if span.bound == "by":
        return True
    return span.bound == "in" and span.end < clause.clean_end and bool(_DIRECT.match(text[span.end : span.end + 6]))


def _completed(text: str, clause: Clause, inside: Sequence[DateSpan], by_date: dict[str, Rule]) -> tuple[Rule, str] | None:
    """Match what is finished by a date that may follow its name: 云溪大桥11月合龙; 校舍改造，国庆前完工."""
    for span in inside:
        if not _due(span) or span.annual or text.startswith(_CELL_ENDS, span.end):
            continue  # a date in a cell of its own: the next cell says something else
        tail = cut(text, _date_end(text, span), min(clause.clean_end, span.end + MAX_CLAUSE), clause.holes).strip(EDGE)
        head = cut(text, max(clause.clean_start, span.start - MAX_CLAUSE), span.start, clause.holes).strip(EDGE)
        if (
            head.endswith(("对", "针对"))
            or _COLOPHON.search(text[span.start : span.end] + tail)
            or (not head.strip(_MODALS) and OF_THE_LAST.fullmatch(tail))
        ):
            continue
        for rule in (by_date["dated-completion"], *((by_date["dated-act"],) if len(head) >= _MIN_NAME else ())):
            match = rule.pattern.match(tail)
            if match and not rule.stop.search(head + tail):
                return rule, match.group("action")
    return None


def _deadline(span: DateSpan) -> Deadline | None:
    if span.date_end is None:
        return None
    start = span.date_start.isoformat() if span.date_start and span.bound == "in" else None
    return Deadline(span.date_end.isoformat(), start, span.text, "explicit")


def _is_when(text: str, clause: Clause, action: str, inside: Sequence[DateSpan]) -> bool:
    """Tell whether a clause says nothing but when something is done."""
    said = cut(text, clause.clean_start, clause.clean_end, [(span.start, _date_end(text, span)) for span in inside])
    return said.strip(EDGE) == action


def _dates_in(dates: Sequence[DateSpan], starts: Sequence[int], clause: Clause) -> list[DateSpan]:
    at = bisect_right(starts, clause.clean_start - 1)
    found = []
    while at < len(dates) and dates[at].start < clause.clean_end:
        found.append(dates[at])
        at += 1
    return found


def _overlaps(busy: Sequence[tuple[int, int]], starts: Sequence[int], clause: Clause) -> bool:
    """Tell whether a number makes the clause a record; one in its brackets does not: 体育馆（8000平方米）6月封顶."""
    at = bisect_right(starts, clause.clean_end - 1) - 1
    for start, end in busy[max(at - 5, 0) : at + 1]:
        shares = end > clause.clean_start and start < clause.clean_end
        if shares and not any(hole[0] <= start and end <= hole[1] for hole in clause.holes):
            return True
    return False
