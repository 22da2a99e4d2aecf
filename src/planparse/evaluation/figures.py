"""Count verdicts: layers, fields, statuses, extractors, confidence, groups of documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from planparse.evaluation.judgement import STRICT, Judged, Verdict, compared_fields
from planparse.records import Record
from planparse.types import Kind

KINDS: tuple[Kind, ...] = ("quantitative", "milestone")
STATUSES = ("target", "achieved", "none")
_BINS = 10


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits, false records and misses."""

    hit: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.false) if self.hit + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.hit / (2 * self.hit + self.false + self.missed) if self.hit + self.false + self.missed else 1.0


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the task: the tally when a hit must be right in this layer and in all before it.

    "metric (exact)" is a layer aside: those behind it ask for the partial metric only.
    """

    name: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class FieldShare:
    """How many hits of a kind have one field right, whatever the others are."""

    field: str
    kind: Kind
    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Extractor:
    """The records of one extractor: hits, false ones (leaks too), and those that count neither way."""

    name: str
    records: int
    hit: int
    false: int
    apart: int


@dataclass(frozen=True, slots=True)
class Bin:
    """The counted records whose confidence lies in ``low`` to ``high``: their mean confidence, the share of hits and of strict hits."""

    low: float
    high: float
    number: int
    confidence: float
    right: float
    strict: float


@dataclass(frozen=True, slots=True)
class Summary:
    """The main figures of some documents."""

    name: str
    documents: int
    detection: Tally
    strict: Tally
    milestones: Tally
    leaks: int
    records: int
    ungrounded: int
    document_right: int
    document_asked: int


def tally(verdicts: Iterable[Verdict], kind: Kind, right: Callable[[Verdict], bool] = lambda verdict: True) -> Tally:
    """Count the records of a kind; a hit that is not ``right`` is both false and missed."""
    outcomes: Counter[str] = Counter()
    for verdict in verdicts:
        if verdict.kind == kind:
            outcomes["wrong" if verdict.outcome == "hit" and not right(verdict) else verdict.outcome] += 1
    wrong = outcomes["wrong"]
    return Tally(outcomes["hit"], outcomes["false"] + outcomes["leak"] + wrong, outcomes["missed"] + wrong)


def layers(documents: Iterable[Judged]) -> list[Layer]:
    """Return the layers of quantitative targets, from finding them to having every field right."""
    verdicts = [verdict for document in documents for verdict in document.verdicts]
    steps = (
        ("detection", ()),
        ("+ value", ("number_max",)),
        ("+ unit", ("unit",)),
        ("+ comparator, change", ("comparator", "change")),
        ("+ metric (partial)", ("metric",)),
        ("+ deadline", ("deadline",)),
        ("+ responsible body", ("responsible_body",)),
    )
    found, asked = [], set[str]()
    for name, fields in steps:
        asked |= {*fields}
        found.append(Layer(name, _with(verdicts, asked)))
        if "metric" in fields:
            found.append(Layer("+ metric (exact)", _with(verdicts, asked | {"metric exact"})))
    found.append(Layer("strict", _with(verdicts, STRICT)))
    return [*found, Layer("strict, metric exact", _with(verdicts, STRICT | {"metric exact"}))]


def _with(verdicts: Iterable[Verdict], fields: Iterable[str]) -> Tally:
    must = frozenset(fields)
    return tally(verdicts, "quantitative", lambda verdict: must.isdisjoint(verdict.wrong))


def fields(documents: Iterable[Judged]) -> list[FieldShare]:
    """Return how often each field of a hit is right, by kind."""
    verdicts = [verdict for document in documents for verdict in document.verdicts if verdict.outcome == "hit"]
    shares = []
    for kind in KINDS:
        hits = [verdict for verdict in verdicts if verdict.kind == kind]
        shares += [
            FieldShare(field, kind, sum(field not in verdict.wrong for verdict in hits), len(hits)) for field in compared_fields(kind)
        ]
    return shares


def confusion(documents: Iterable[Judged], kind: Kind) -> dict[str, dict[str, int]]:
    """Return how often each annotated status (or none) met each found status (or none); what is optional is left out."""
    counts: Counter[tuple[str, str]] = Counter()
    for document in documents:
        for verdict in document.verdicts:
            gold, record = verdict.gold, verdict.record
            if verdict.kind == kind and not (gold and gold.optional):
                counts[gold.status if gold else "none", record.status if record else "none"] += 1
    return {expected: {found: counts[expected, found] for found in STATUSES} for expected in STATUSES}


def extractors(documents: Iterable[Judged]) -> list[Extractor]:
    """Count the found records by what found them."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for verdict, record in _found(documents):
        counts[record.extractor][verdict.outcome] += 1
    return [
        Extractor(name, seen.total(), seen["hit"], seen["false"] + seen["leak"], seen["missed"] + seen["apart"])
        for name, seen in sorted(counts.items())
    ]


def _found(documents: Iterable[Judged]) -> Iterator[tuple[Verdict, Record]]:
    for document in documents:
        for verdict in document.verdicts:
            if verdict.record is not None:
                yield verdict, verdict.record


def reliability(documents: Iterable[Judged]) -> list[Bin]:
    """Return, for each tenth of the confidence that occurs, how many found targets are hits."""
    bins: defaultdict[int, list[tuple[float, bool, bool]]] = defaultdict(list)
    for verdict, record in _found(documents):
        if verdict.outcome in ("hit", "false", "leak"):
            at = min(int(record.confidence * _BINS + 1e-9), _BINS - 1)
            bins[at].append((record.confidence, verdict.outcome == "hit", verdict.strict))
    return [
        Bin(at / _BINS, (at + 1) / _BINS, len(rows), *(sum(row[column] for row in rows) / len(rows) for column in range(3)))
        for at, rows in sorted(bins.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the mean distance of confidence and share of hits, each bin by its number."""
    number = sum(one.number for one in bins)
    return sum(one.number * abs(one.confidence - one.right) for one in bins) / number if number else 0.0


def summary(documents: Sequence[Judged], name: str) -> Summary:
    """Add up the main figures of some documents."""
    verdicts = [verdict for document in documents for verdict in document.verdicts]
    asked = [expected == found for document in documents for _, expected, found in document.document]
    return Summary(
        name=name,
        documents=len(documents),
        detection=tally(verdicts, "quantitative"),
        strict=tally(verdicts, "quantitative", lambda verdict: verdict.strict),
        milestones=tally(verdicts, "milestone"),
        leaks=sum(verdict.outcome == "leak" for verdict in verdicts),
        records=sum(document.records for document in documents),
        ungrounded=sum(document.ungrounded for document in documents),
        document_right=sum(asked),
        document_asked=len(asked),
    )


def groups(documents: Sequence[Judged]) -> dict[str, list[Summary]]:
    """Return the main figures by each label of ``meta`` that occurs; documents without the label are left out."""
    found: dict[str, list[Summary]] = {}
    for key in ("kind", "domain", "dirt", "level", "split"):
        members: defaultdict[str, list[Judged]] = defaultdict(list)
        for document in documents:
            label = getattr(document.meta, key)
            if label is not None:
                members[label].append(document)
        if members:
            found[key] = [summary(members[label], label) for label in sorted(members, key=lambda label: (-len(members[label]), label))]
    return found
