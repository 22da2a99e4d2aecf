"""Compare what was found in a document with its annotation, record by record.

* An annotated target is a *hit* when its partner is a target too, else it is *missed*.
* A found target without a partner is *false*; one whose partner is an annotated result of the past is a *leak*, and false too.
* What is marked optional, and results found as results, count neither way: they stand *apart*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from planparse.evaluation.annotation import AnnotatedRecord, Annotation, Meta, Pair
from planparse.evaluation.pairing import alike, light, pair, same_number
from planparse.records import Document, Extraction, Record
from planparse.types import Kind

METRIC_ALIKE = 0.75
"""Share of characters in common (F1) from which a metric is the one that was meant."""

Outcome = Literal["hit", "missed", "false", "leak", "apart"]


def _names(bodies: Iterable[str]) -> set[str]:
    return {light(body) for body in bodies}


def told_bodies(record: Record) -> tuple[str, ...]:
    """Return the names that the text gives; the issuer, put in by default, is none of them."""
    return tuple(body.name for body in record.responsible_body if body.source != "document")


FIELDS: dict[str, Callable[[Record, Any], bool]] = {
    "number_max": lambda record, value: same_number(record.number_max, value),
    "unit": lambda record, value: record.unit == value,
    "comparator": lambda record, value: record.comparator == value,
    "change": lambda record, value: record.change == value,
    "metric": lambda record, value: alike(record.metric, value) >= METRIC_ALIKE,
    "metric exact": lambda record, value: record.metric == value,
    "deadline": lambda record, value: (record.deadline.date if record.deadline else None) == value,
    "responsible_body": lambda record, value: _names(told_bodies(record)) == _names(value),
    "item": lambda record, value: record.item.path == value,
}
"""How each field of a hit is compared."""

STRICT = frozenset(FIELDS) - {"metric exact", "item"}
"""Fields that must be right in a strict hit."""

_OF_MILESTONES = ("deadline", "responsible_body", "item")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one annotated record, or of one found record without a partner; ``wrong`` are the wrong fields of a hit."""

    kind: Kind
    outcome: Outcome
    gold: AnnotatedRecord | None
    record: Record | None
    wrong: tuple[str, ...] = ()

    @property
    def strict(self) -> bool:
        """Whether it is a hit with every field right."""
        return self.outcome == "hit" and STRICT.isdisjoint(self.wrong)


@dataclass(frozen=True, slots=True)
class Judged:
    """One document: the verdicts on its records, its own fields (name, annotated, found), and counts."""

    name: str
    meta: Meta
    verdicts: tuple[Verdict, ...]
    document: tuple[tuple[str, str, str], ...]
    records: int
    ungrounded: int


def compared_fields(kind: Kind) -> tuple[str, ...]:
    """Return the fields that are compared in a hit of a kind."""
    return tuple(FIELDS) if kind == "quantitative" else _OF_MILESTONES


def wrong_fields(gold: AnnotatedRecord, record: Record) -> tuple[str, ...]:
    """Return the fields of a hit that are not as annotated; ``alt`` lists what else is accepted."""
    return tuple(
        field for field in compared_fields(gold.kind) if not any(FIELDS[field](record, value) for value in gold.accepted(field.split()[0]))
    )


def judge(given: Pair, found: Extraction) -> Judged:
    """Compare what was found in one document with its annotation."""
    return Judged(
        name=given.name,
        meta=given.annotation.meta,
        verdicts=tuple(_verdicts(given, found.records)),
        document=tuple(_document(given.annotation, found.document)),
        records=len(found.records),
        ungrounded=sum(given.text[record.source.start : record.source.end] != record.source.text for record in found.records),
    )


def _verdicts(given: Pair, found: tuple[Record, ...]) -> Iterator[Verdict]:
    golds = given.annotation.records
    pairs = pair(golds, given.text, found)
    for at, gold in enumerate(golds):
        record = found[pairs[at]] if at in pairs else None
        outcome = _outcome(gold, record)
        yield Verdict(gold.kind, outcome, gold, record, wrong_fields(gold, record) if outcome == "hit" and record else ())
    taken = set(pairs.values())
    for to, record in enumerate(found):
        if to not in taken:
            yield Verdict(record.kind, "false" if record.status == "target" else "apart", None, record)


def _outcome(gold: AnnotatedRecord, record: Record | None) -> Outcome:
    as_target = record is not None and record.status == "target"
    if gold.optional:
        return "apart"
    if gold.status == "achieved":
        return "leak" if as_target else "apart"
    return "hit" if as_target else "missed"


def _document(annotation: Annotation, found: Document) -> Iterator[tuple[str, str, str]]:
    """Yield name, annotated and found value of each annotated field of the document."""
    for field in ("title", "issuer", "published"):
        if field in annotation.model_fields_set:
            yield field, getattr(annotation, field) or "", getattr(found, field) or ""
    if "period" in annotation.model_fields_set:
        days = (found.period.start, found.period.end) if found.period else ()
        yield "period", " – ".join(annotation.period or ()), " – ".join(days)
