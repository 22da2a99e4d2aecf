"""What a number takes over from its neighbours: the unit of its label, the base, the bound and the baseline of those beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.extraction.parts import Part
from planparse.extraction.table_cells import scaled, split_name
from planparse.patterns import lazy
from planparse.types import Baseline, Candidate, Comparator, Quantity

_BASE = lazy("每[百千万十]+(?:名?(?:常住|户籍|老年)?(?:人口|人|老人|居民))")


def with_label_unit(part: Part) -> Part:
    """Give a bare number the unit that the label before it has in brackets: 义务教育巩固率（%）|≥99.5, 旅游收入（亿元）|20."""
    quantity = part.quantity
    if quantity.kind != "bare" or quantity.unit or len(part.group) > 1 or part.reading.noun[-1:] not in ("）", ")"):
        return part
    name, unit = split_name(part.reading.noun)
    if unit is None or not name or (unit.unit.isascii() and unit.unit not in ("%", "‰")):
        return part  # 路况指数（MQI）
    high = None if quantity.number_max is None else scaled(quantity.number_max, unit.scale)
    told = replace(quantity, number=scaled(quantity.number, unit.scale), number_max=high, unit=unit.unit, kind=unit.kind)
    return part._replace(quantity=told, group=(told,), reading=part.reading._replace(noun=name))


def with_base(candidate: Candidate, named: Sequence[Candidate]) -> Candidate:
    """Give a number the base that the one before it in a list has: 每千人口医师数达到3.2人、|护士数达到3.8人."""
    before, quantity = named[-1] if named else None, candidate.quantity
    if before is None or before.quantity is None or quantity is None or not candidate.metric.endswith("数") or "每" in candidate.metric:
        return candidate
    unit, cut, base = before.quantity.unit.partition("/")
    told = _BASE.match(before.metric)
    if not cut or unit != quantity.unit or told is None or before.sentence_start != candidate.sentence_start:
        return candidate
    return replace(candidate, metric=told.group() + candidate.metric, quantity=replace(quantity, unit=f"{unit}/{base}"))


def joined(value: Baseline | None, day: Baseline | None) -> Baseline | None:
    """Return a baseline with the value of one and the date of the other."""
    if value is None or day is None or value.date is not None:
        return value or day
    return Baseline(value.number, day.date)


def unit_of(candidate: Candidate) -> str | None:
    """Return the unit of a candidate, None for one without a number."""
    return candidate.quantity.unit if candidate.quantity else None


def shared_bound(group: Sequence[Quantity]) -> Comparator | None:
    """Return the bound that several numbers share: the last one's (95%、50%以上), else the first one's (不低于60%和80%)."""
    if len(group) < 2 or (group[0].kind == "event" and group[0].comparator == "eq" and group[-1].kind == "people"):
        return None  # 培训40期、|2500人次以上: the bound is of the persons alone
    if group[-1].comparator in ("ge", "le", "approx"):
        # 分别达到98%、60%以上和15年以上: each that has a bound says so itself
        return None if group[-2].comparator == group[-1].comparator and len(group) > 2 else group[-1].comparator
    return group[0].comparator if group[0].comparator in ("ge", "le", "gt", "lt") else None
