"""The rows that are wrong, each with the words of the document, what was expected and what came out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planparse.evaluation.annotation import AnnotatedRecord
from planparse.evaluation.judgement import Judged, Verdict, told_bodies
from planparse.records import Record

NOTHING = "nothing"

_SIGNS = {"eq": "", "ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈", "range": ""}


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong row; ``fault`` is missed, false, leak or ``wrong`` and the field's name; ``kind`` is document for its own fields."""

    document: str
    fault: str
    kind: str
    quote: str
    expected: str
    found: str


def faults(documents: Iterable[Judged]) -> Iterator[Fault]:
    """Yield what is wrong, document by document in text order, false records behind the others."""
    for document in documents:
        for field, expected, found in document.document:
            if expected != found:
                yield Fault(document.name, f"wrong {field}", "document", "", expected or NOTHING, found or NOTHING)
        for verdict in document.verdicts:
            yield from _of(document.name, verdict)


def _of(name: str, verdict: Verdict) -> Iterator[Fault]:
    gold, record = verdict.gold, verdict.record
    quote = gold.quote if gold else record.source.text if record else ""
    if verdict.outcome in ("missed", "false", "leak"):
        yield Fault(
            name,
            verdict.outcome,
            verdict.kind,
            quote,
            statement(gold.status, _value(gold), gold.metric, gold.deadline) if gold else NOTHING,
            statement(record.status, _value(record), record.metric, record.deadline.date if record.deadline else None)
            if record
            else NOTHING,
        )
    if gold and record:
        for field in verdict.wrong:
            if field in _SHOWN:
                of_gold, of_record = _SHOWN[field]
                yield Fault(name, f"wrong {field}", verdict.kind, quote, of_gold(gold) or NOTHING, of_record(record) or NOTHING)


def statement(status: str, value: str, metric: str, deadline: str | None) -> str:
    """Return a record in a few words.

    >>> statement("target", "≥95%", "达标率", "2025-12-31")
    'target: 达标率 ≥95% by 2025-12-31'
    >>> statement("achieved", "", "", None)
    'achieved'
    """
    words = " ".join(part for part in (metric, value) if part)
    return status + (f": {words}" if words else "") + (f" by {deadline}" if deadline else "")


def _value(row: AnnotatedRecord | Record) -> str:
    if row.number is None:
        return ""
    top = f"–{row.number_max}" if row.number_max is not None else ""
    return f"{_SIGNS[row.comparator]}{row.number}{top}{row.unit}"


_SHOWN: dict[str, tuple[Callable[[AnnotatedRecord], str], Callable[[Record], str]]] = {
    "number_max": (lambda gold: _value(gold), lambda record: _value(record)),
    "unit": (lambda gold: gold.unit, lambda record: record.unit),
    "comparator": (lambda gold: gold.comparator, lambda record: record.comparator),
    "change": (lambda gold: gold.change, lambda record: record.change),
    "metric": (lambda gold: gold.metric, lambda record: record.metric),
    "deadline": (lambda gold: gold.deadline or "", lambda record: (record.deadline.date if record.deadline else None) or ""),
    "responsible_body": (lambda gold: "、".join(gold.responsible_body), lambda record: "、".join(told_bodies(record))),
    "item": (lambda gold: ".".join(gold.item), lambda record: ".".join(record.item.path)),
}
"""How each compared field is shown; a metric that is right but for a few characters is no fault."""
