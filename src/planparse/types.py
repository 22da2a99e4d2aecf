"""The small types that stages hand to each other; none is changed once it is made.

Offsets are code points. Three spaces exist and every offset field says which one it is in:

* ``raw_*``   – the decoded input, line ends untouched;
* ``clean_*`` – the text after cleaning (``CleanText.text``);
* ``start`` / ``end`` of a :class:`Quantity` or :class:`DateSpan` – the string that was parsed.

Those made by the thousand for a document (:class:`Edit`, :class:`Quantity`, :class:`DateSpan`, :class:`Candidate`) are not declared frozen:
to make a frozen one takes three times as long.

Ends are exclusive everywhere. Field names follow the output contract (number, unit, comparator, metric ...).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from planparse.patterns import lazy

_SCHOOL_YEAR = 370
_ATTRIBUTE = lazy(r"[^，,。；;、0-9]{0,8}的")
# 展望|到2035年|的奋斗目标: what follows is of that day
_GOALS = lazy("的?(?:远景|奋斗|发展|主要|总体|预期)*目标")
_ISSUES = ("出台", "制定", "制订", "编制", "印发", "发布", "修订", "起草")
_COUNTED = lazy(r"[0-9]{1,4}[个项处家所座件条户名]")

Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]
Change = Literal["level", "increase", "decrease", "ratio"]
Kind = Literal["quantitative", "milestone"]
Status = Literal["target", "achieved"]


class Warn(NamedTuple):
    """Something odd in a document that the reader of the output should know; never an error."""

    code: str
    message: str
    raw_start: int | None = None
    raw_end: int | None = None


class LoadedText(NamedTuple):
    """A document as decoded: ``text`` is what every ``raw_*`` offset points into."""

    text: str
    encoding: str
    media_type: str
    sha256: str
    path: str | None = None
    warnings: tuple[Warn, ...] = ()


@dataclass(slots=True)
class Edit:
    """One change that cleaning made: ``raw[raw_start:raw_end]`` became ``replacement``.

    A deletion has an empty replacement, an insertion an empty raw span. ``entry`` is the id of the lexicon entry (or
    of the coded rule) that asked for it; ``note`` is the flag a record gets when the edit lies inside its source.
    """

    raw_start: int
    raw_end: int
    replacement: str
    entry: str
    note: str | None = None


class Frame(NamedTuple):
    """Document facts that the page frame told before it was removed (生成日期, 发布机构, 发布时间, banner title ...).

    Spans are raw, so that a field taken from here can be pointed at.
    """

    key: Literal["title", "issuer", "published"]
    value: str
    raw_start: int
    raw_end: int
    entry: str


class Item(NamedTuple):
    """A node of the item tree, in clean offsets.

    ``clean_start:clean_end`` is the item's own text (its marker, heading and body) up to its first child or the next
    item; ``subtree_end`` is where its last descendant ends. The first item of a document is the root: no marker, path
    ``()``, its text is what stands before the first marker. Text behind a list in running text (一是…二是…) is an item of the style
    ``rest``: no marker, path and headings of the item that it goes on with, which is its parent.
    """

    marker: str
    style: str
    level: int
    path: tuple[str, ...]
    headings: tuple[str, ...]
    clean_start: int
    body_start: int
    clean_end: int
    subtree_end: int
    parent: int | None


@dataclass(slots=True)
class Quantity:
    """A number with its unit as found in a string.

    ``start:end`` covers the whole expression with the words of its comparator (不少于135名, 95%以上, 约5亿元);
    ``core_start:core_end`` only number and unit (135名). ``number`` is multiplied out; ``unit`` carries no 万/亿.
    ``kind`` is the unit's dimension in the lexicon (count, ratio, money, rank, time ...).
    """

    start: int
    end: int
    core_start: int
    core_end: int
    text: str
    number: float | int
    number_max: float | int | None
    comparator: Comparator
    unit: str
    kind: str
    change: Change = "level"
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class DateSpan:
    """A date or period as found in a string.

    ``date_start``/``date_end`` are the first and last day of the period meant, ``None`` where the text does not tell.
    ``bound`` says how the words use it: ``by`` (到2025年, 6月底前), ``in`` (2022年, “十四五”期间), ``from`` (自2020年起) or
    ``than`` (比2020年, 较上年: a baseline, never a deadline). ``annual`` marks 每年…, 逐年.
    """

    start: int
    end: int
    text: str
    date_start: date | None
    date_end: date | None
    bound: Literal["by", "in", "from", "than"]
    annual: bool = False


def counts_things(text: str, span: DateSpan) -> bool:
    """Tell whether a date stands right before a number of things, so that it tells which ones, not when (完工2024年|9个|续建项目)."""
    return _COUNTED.match(text, span.end) is not None


def opens_clause(text: str, span: DateSpan, floor: int) -> bool:
    """Tell whether a date holds for more than the noun after it: it heads a clause of ``text`` (到2025年，…) or is no attribute.

    >>> span = DateSpan(4, 9, "“十四五”", None, None, "in")
    >>> opens_clause("加快建设“十四五”批复的项目", span, 0)
    False
    """
    at = span.start
    while at > floor and text[at - 1] in "“”到至在于自从截 \u3000力争确保":
        at -= 1
    if at <= floor or text[at - 1] in "，,；;。：:、（(\n." or _GOALS.match(text, span.end):
        return True
    if text.endswith(_ISSUES, floor, at):
        return False  # 出台|“十五五”|支持产业发展的政策: part of a document's name
    return not (_ATTRIBUTE.match(text, span.end) or counts_things(text, span))


class DateContext(NamedTuple):
    """What relative dates count from: the document's planning period and the day it was published.

    ``reviewed`` is the year that the first part of a document looks back on, when its second part plans for the one after it: such a document is
    written in that year, so a sentence that opens with 明年 speaks of the planned one.
    """

    period_start: date | None = None
    period_end: date | None = None
    published: date | None = None
    reviewed: int | None = None

    @property
    def year(self) -> int | None:
        """The year that a bare 年底前 or 6月底前 falls in: that of the period's end, else of publication, of a plan of years without one the first."""
        if self.period_start and self.period_end and self.period_start.year == self.period_end.year:
            return self.period_end.year
        if self.published:
            return self.published.year
        if self.period_start and self.period_end and (self.period_end - self.period_start).days > _SCHOOL_YEAR:
            return self.period_start.year
        return self.period_end.year if self.period_end else None


class Baseline(NamedTuple):
    """The starting value a target is measured from; either part may be unknown."""

    number: float | int | None
    date: str | None


class Deadline(NamedTuple):
    """The last day by which a target is due, where it was read and in which words."""

    date: str | None
    start: str | None
    text: str | None
    source: Literal["explicit", "context", "document"]


class Body(NamedTuple):
    """A body that the text makes answerable for a target."""

    name: str
    role: Literal["lead", "support", "owner"]
    source: Literal["explicit", "context", "document"]


@dataclass(slots=True)
class Candidate:
    """A statement that may become a record, before deadline, body and status are linked to it. Clean offsets.

    ``deadline`` is set only where the place itself tells it (the year over a table's column). ``doubt`` names the reason why
    the rules alone would not make a record of it (threshold, scope ...); empty when they would. ``status`` is None until it
    has been told. ``announced`` marks a bare member of a list that says itself to be one of goals.
    """

    kind: Kind
    clean_start: int
    clean_end: int
    anchor: int
    item: int
    action: str
    metric: str
    quantity: Quantity | None = None
    comparator: Comparator = "eq"
    change: Change = "level"
    baseline: Baseline | None = None
    confidence: float = 0.9
    notes: tuple[str, ...] = ()
    sentence_start: int = 0
    sentence_end: int = 0
    extractor: Literal["rules", "model", "table"] = "rules"
    binding: Literal["binding", "expected"] | None = None
    deadline: Deadline | None = None
    doubt: str = ""
    status: Status | None = None
    announced: bool = False


class Region(NamedTuple):
    """An administrative division: name and six-digit code (GB/T 2260)."""

    name: str
    adcode: str


class DocumentFields(NamedTuple):
    """What is known of the document itself; ``None`` where it does not tell.

    ``written`` is the first day of the month or year in which it was issued, where the day itself is not told.
    """

    title: str | None = None
    issuer: str | None = None
    published: date | None = None
    period_start: date | None = None
    period_end: date | None = None
    region: Region | None = None
    warnings: tuple[Warn, ...] = ()
    written: date | None = None

    @property
    def today(self) -> date | None:
        """The day that the text speaks from, as far as it is known."""
        return self.published or self.written
