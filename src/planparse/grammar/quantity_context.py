"""What stands around a number and its unit, and the quantity that comes of it: bounds, bases of rates, notes."""

from __future__ import annotations

import re
from typing import NamedTuple

from planparse.grammar.numerals import Number, half_width
from planparse.grammar.quantity_words import Bound, Unit, bound_adverb, bound_after, bound_before, bound_within
from planparse.patterns import lazy
from planparse.types import Change, Comparator, Quantity

_CLAUSE = lazy(r"[，。；！？;!?\n]")
_PERIODIC = (
    ("annual", re.compile(r"(?:每[学财]?年度?|年均|逐年|每一年|年年(?![底末初中])|每年度)[^，。；！？\n]{0,12}$")),
    ("weekly", re.compile(r"(?:每周|周均|每星期)[^，。；！？\n]{0,12}$")),
    ("monthly", re.compile(r"(?:每个?月|月均|逐月)[^，。；！？\n]{0,12}$")),
    ("daily", re.compile(r"(?:每天|每日|日均)[^，。；！？\n]{0,12}$")),
    ("per-term", re.compile(r"每(?:个)?学期[^，。；！？\n]{0,12}$")),
)
_EACH = lazy(r"各[为达到设建配]{0,2}$")
_HEADING = re.compile(
    r"(?:(?:[^\W\x00-\x7f]|[“”]){0,4})(?:方面|举措|制度|措施|任务|行动|工程|重点工作|环节|原则|要求|关系|机制|体系|领域|内容)"
)


class Base(NamedTuple):
    """The base of a rate (每万人|) that waits for its number, with a bound before it (超|每万人|)."""

    start: int
    end: int
    text: str
    periodic: bool
    bound: Bound | None = None


class Collector:
    """The string that is read, what was found in it, and the base of a rate that waits for its number."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.view = half_width(text)
        self.found: list[Quantity] = []
        self.base: Base | None = None

    @property
    def floor(self) -> int:
        """Where the last quantity ended: nothing may reach back over it."""
        return self.found[-1].end if self.found else 0

    def emit(
        self,
        pos: int,
        end: int,
        low: Number,
        high: Number | None,
        unit: Unit,
        *,
        start: int | None = None,
        own: Comparator | None = None,
        change: Change = "level",
        notes: list[str] | None = None,
        round_number: bool = False,
    ) -> None:
        """Add a quantity, with the words around it that bound it and the notes they give."""
        view, notes = self.view, list(notes or ())
        begin = pos if start is None else start
        floor = max(self.floor, self.base.end if self.base else 0)
        before = None if start is not None else bound_before(view, floor, pos, round_number=round_number)
        if own is None and self.base is not None and self.base.end == pos and self.base.bound:
            own = self.base.bound.comparator
        if before and before.note == "near" and unit.kind == "time":
            before = None  # 近三年: the last three years
        after = bound_after(view, end) or bound_within(view, begin, end)
        far = None
        if before is None and after is None and start is None and unit.unit != "个百分点":
            far = bound_adverb(view, self.floor, pos)
        comparator = self.settle(own, before, after, far, high, notes)
        if before:
            begin = before.start
        stop = after.end if after else end
        if unit.unit == "倍" and change == "level":
            change = "ratio"
        if "one" in notes and (before or after or far):
            notes.remove("one")
        base = self.base
        text_unit = self.rate(unit, begin, notes)
        if base and base.end == begin and text_unit != unit.unit:
            begin = base.start
        self.context(begin, stop, unit, low, notes)
        self.found.append(
            Quantity(begin, stop, pos, end, self.text[begin:stop], low, high, comparator, text_unit, unit.kind, change, tuple(notes))
        )

    @staticmethod
    def settle(
        own: Comparator | None, before: Bound | None, after: Bound | None, far: Bound | None, high: Number | None, notes: list[str]
    ) -> Comparator:
        """Choose among the comparators of one quantity: a range wins, a bound beats an approximation, front beats back."""
        words = [bound for bound in (before, after, far) if bound]
        firm = [bound.comparator for bound in words if bound.comparator != "approx"]
        if own and own != "approx":
            firm.insert(0, own)
        for bound in words:
            if bound.note:
                notes.append(bound.note)
        if high is not None:
            notes.extend(f"bound:{comparator}" for comparator in (firm[:1] or [bound.comparator for bound in words][:1]))
            return "range"
        return firm[0] if firm else "approx" if words or own else "eq"

    def rate(self, unit: Unit, begin: int, notes: list[str]) -> str:
        """Return the unit with the base of a rate that stands before it in the clause: 所 → 所/万人."""
        base = self.base
        if base is None:
            return unit.unit
        between = self.view[base.end : begin]
        if begin < base.end or len(between) > 30 or _CLAUSE.search(between):
            self.base = None
            return unit.unit
        if unit.kind == "age":
            return unit.unit
        if base.periodic:
            self.base = None
            notes.append(f"every:{base.text}")
            return unit.unit
        if unit.kind in ("ratio", "rank"):
            return unit.unit
        self.base = None
        return f"{unit.unit}/{base.text}"

    def context(self, begin: int, stop: int, unit: Unit, low: Number, notes: list[str]) -> None:
        """Add the notes that the neighbouring words give: each, annual, weekly, heading-count."""
        view = self.view
        lead = view[max(self.floor, begin - 16) : begin]
        if "各" in lead[-3:] and _EACH.search(lead):
            notes.append("each")
        if "年" in lead or "每" in lead or "均" in lead:
            notes.extend(name for name, pattern in _PERIODIC if pattern.search(lead))
        if unit.unit == "大" or (unit.unit in ("项", "个", "条", "方面", "点") and low <= 20 and _HEADING.match(view, stop)):
            notes.append("heading-count")
