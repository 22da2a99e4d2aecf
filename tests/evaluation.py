"""Score planparse against reference annotations: ``python -m tests.evaluation data/annotated [--verbose]``.

A folder holds pairs of NAME.txt (a document, UTF-8) and NAME.json (its annotation, the format of ``data/README.md``).
How a figure comes about:

* a record found is *paired* with an annotated one of the same kind whose place it overlaps, and, where there is a number, whose
  number it has; the likeliest pairs are made first, one to one;
* an annotated target counts as found when its partner is a target too; a found target without a partner is false;
* an annotated result of the past reported as a target is a *leak*, and false;
* what is marked optional counts neither way;
* *strict* asks that every field of the found record is right, too: see ``FIELDS``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import planparse
from planparse.records import Document, Extraction, Record

METRIC_ALIKE = 0.75
"""Share of characters in common (F1) from which a metric is the one that was meant."""

_PLACE_ALIKE = 0.5
"""Part of the shorter of two spans that milestones must share to be the same."""

_CHUNK = r"(?:\s|\n\s*\d{1,3}、)*"
"""What a quote leaves out between two characters: white space and the running number of a preview's chunk."""

_LIGHT = re.compile(r"""[\s，,。、；;：:“”"'‘’（）()《》<>【】\[\]·—-]""")

Gold = dict[str, Any]


def alike(one: str, other: str) -> float:
    """Return the F1 of the characters two phrases share, punctuation aside.

    >>> alike("公办幼儿园占比", "公办园占比")
    0.8333333333333334
    """
    left, right = Counter(_LIGHT.sub("", one)), Counter(_LIGHT.sub("", other))
    size = left.total() + right.total()
    return 2 * (left & right).total() / size if left and right else float(left == right)


def same_number(one: float | None, other: float | None) -> bool:
    """Tell whether two numbers are the same, 三分之二 and 0.6667 included.

    >>> same_number(2 / 3, 0.6667), same_number(None, 0)
    (True, False)
    """
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-4 * max(1.0, abs(one))


def names(bodies: Iterable[str]) -> set[str]:
    return {_LIGHT.sub("", body) for body in bodies}


FIELDS: dict[str, Callable[[Record, Any], bool]] = {
    "number_max": lambda record, value: same_number(record.number_max, value),
    "comparator": lambda record, value: record.comparator == (value or "eq"),
    "change": lambda record, value: record.change == (value or "level"),
    "unit": lambda record, value: record.unit == (value or ""),
    "metric": lambda record, value: alike(record.metric, value or "") >= METRIC_ALIKE,
    "deadline": lambda record, value: (record.deadline.date if record.deadline else None) == value,
    "responsible_body": lambda record, value: (
        names(body.name for body in record.responsible_body if body.source != "document") == names(value or [])
    ),
}
"""How each field of a strict hit is compared; the issuer as default (source "document") names no body."""


@dataclass
class Tally:
    """Hits, false records and misses of one kind."""

    hit: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hit + other.hit, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.false) if self.hit + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.hit / (2 * self.hit + self.false + self.missed) if self.hit + self.false + self.missed else 1.0


@dataclass
class Score:
    """The figures of one document, or of several added up."""

    name: str
    quantitative: Tally = field(default_factory=Tally)
    milestone: Tally = field(default_factory=Tally)
    strict: int = 0
    leaks: int = 0
    ungrounded: int = 0
    records: int = 0
    document_right: int = 0
    document_asked: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def strict_f1(self) -> float:
        """F1 when only records with every field right are hits."""
        both = 2 * self.quantitative.hit + self.quantitative.false + self.quantitative.missed
        return 2 * self.strict / both if both else 1.0

    def tally(self, kind: str) -> Tally:
        return self.quantitative if kind == "quantitative" else self.milestone


def total(scores: Sequence[Score], name: str = "all") -> Score:
    """Add up the figures of several documents."""
    return Score(
        name,
        sum((score.quantitative for score in scores), Tally()),
        sum((score.milestone for score in scores), Tally()),
        *(
            sum(getattr(score, key) for score in scores)
            for key in ("strict", "leaks", "ungrounded", "records", "document_right", "document_asked")
        ),
        [remark for score in scores for remark in score.remarks],
    )


def places(text: str, quote: str) -> list[tuple[int, int]]:
    """Return every span of the raw text that a quote can stand for.

    >>> places("新建公园\\n2、3个。", "新建公园3个")
    [(0, 9)]
    """
    between = [re.escape(char) for char in quote if not char.isspace()]
    return [match.span() for match in re.finditer(_CHUNK.join(between), text)] if between else []


def covered(spans: Iterable[tuple[int, int]], record: Record) -> float:
    """Return how much of the shorter of record and quote the two share, at best."""
    best = 0.0
    for start, end in spans:
        common = min(end, record.source.end) - max(start, record.source.start)
        best = max(best, common / max(1, min(end - start, record.source.end - record.source.start)))
    return best


def pair(golds: Sequence[Gold], text: str, found: Sequence[Record]) -> dict[int, int]:
    """Return which annotated record (its index) goes with which found one."""
    likely: list[tuple[tuple[float, ...], int, int]] = []
    for at, gold in enumerate(golds):
        spans = places(text, gold["quote"])
        for to, record in enumerate(found):
            share = covered(spans, record) if record.kind == gold["kind"] else 0.0
            if share <= 0:
                continue
            if gold["kind"] == "milestone":
                if share >= _PLACE_ALIKE:
                    likely.append(((share,), at, to))
            elif same_number(record.number, gold["number"]):
                unit = record.unit == (gold.get("unit") or "")
                likely.append(((5 * alike(record.metric, gold.get("metric") or "") + unit + share,), at, to))
    pairs: dict[int, int] = {}
    for _, at, to in sorted(likely, key=lambda one: (*(-weight for weight in one[0]), one[1], one[2])):
        if at not in pairs and to not in pairs.values():
            pairs[at] = to
    return pairs


def wrong_fields(gold: Gold, record: Record) -> list[str]:
    """Return the fields of a hit that are not as annotated; ``alt`` lists what else is accepted."""
    more = gold.get("alt") or {}
    return [key for key, same in FIELDS.items() if not any(same(record, value) for value in [gold.get(key), *more.get(key, [])])]


def score_document(name: str, text: str, annotation: Gold, found: Extraction) -> Score:
    """Compare what was found in one document with its annotation."""
    score = Score(name, records=len(found.records))
    score.ungrounded = sum(text[record.source.start : record.source.end] != record.source.text for record in found.records)
    golds: list[Gold] = annotation["records"]
    pairs = pair(golds, text, found.records)
    for at, gold in enumerate(golds):
        record = found.records[pairs[at]] if at in pairs else None
        tally, said = score.tally(gold["kind"]), f"{gold.get('number')} {gold.get('unit')} | {gold['quote'][:60]}"
        if gold.get("optional"):
            continue
        if gold["status"] == "achieved":
            if record is not None and record.status == "target":
                score.leaks += 1
                tally.false += 1
                score.remarks.append(f"{name}: LEAK {said}")
        elif record is None or record.status == "achieved":
            tally.missed += 1
            score.remarks.append(f"{name}: MISSED {said}")
        else:
            tally.hit += 1
            if gold["kind"] == "quantitative":
                wrong = wrong_fields(gold, record)
                score.strict += not wrong
                score.remarks += [f"{name}: WRONG {key}: {gold.get(key)!r}, got {getattr(record, key)!r} | {said}" for key in wrong]
    for to, record in enumerate(found.records):
        if to not in pairs.values() and record.status == "target":
            score.tally(record.kind).false += 1
            score.remarks.append(f"{name}: FALSE {record.number} {record.unit} {record.metric} | {record.goal[:60]}")
    for key, right in document_fields(annotation, found.document):
        score.document_asked += 1
        score.document_right += right
        if not right:
            score.remarks.append(f"{name}: WRONG {key}: {annotation[key]!r}, got {getattr(found.document, key)!r}")
    return score


def document_fields(annotation: Gold, found: Document) -> Iterator[tuple[str, bool]]:
    """Yield each annotated field of the document and whether it was found."""
    for key in ("title", "issuer", "published"):
        if key in annotation:
            yield key, getattr(found, key) == (annotation[key] or None)
    if "period" in annotation:
        period = [found.period.start, found.period.end] if found.period else None
        yield "period", period == (annotation["period"] or None)


def evaluate(folder: Path, pattern: str = "*") -> list[Score]:
    """Run the rules over every annotated document of a folder."""
    scores = []
    for path in sorted(folder.glob(f"{pattern}.json")):
        annotation = json.loads(path.read_text("utf-8"))
        if not isinstance(annotation, dict) or "records" not in annotation:
            continue
        plan = path.with_suffix(".txt")
        text = plan.read_bytes().decode("utf-8-sig")
        scores.append(score_document(path.stem, text, annotation, planparse.extract_file(plan, model=False)))
    return scores


def line(score: Score) -> str:
    """Return the figures of a score in one line."""
    one, two = score.quantitative, score.milestone
    return (
        f"{score.name:<34} P {one.precision:.3f} R {one.recall:.3f} F1 {one.f1:.3f} ({one.hit}/{one.false}/{one.missed})"
        f"  strict F1 {score.strict_f1:.3f}  milestones F1 {two.f1:.3f} ({two.hit}/{two.false}/{two.missed})"
        f"  leaks {score.leaks}  ungrounded {score.ungrounded}/{score.records}  document {score.document_right}/{score.document_asked}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description="Score planparse against annotated documents.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="print every miss, false record and wrong field")
    given = parser.parse_args(arguments)
    scores = evaluate(given.folder)
    if not scores:
        print(f"{given.folder}: no annotated documents there; give a folder of NAME.txt and NAME.json", file=sys.stderr)
        return 2
    together = total(scores)
    if given.verbose:
        print(*together.remarks, sep="\n")
    print(*(line(score) for score in [*scores, together]), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
