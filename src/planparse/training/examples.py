"""From annotated plans to training examples: every quantity that the rules see, with what the annotation says of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from planparse import pipeline
from planparse.errors import UsageError
from planparse.evaluation.annotation import AnnotatedRecord, Pair, Split, read_pairs
from planparse.evaluation.pairing import pair
from planparse.load import load_file
from planparse.model.features import Scene, Segmenter, quantity_features
from planparse.model.store import LABELS
from planparse.types import Candidate, Kind


@dataclass(frozen=True, slots=True)
class Example:
    """One quantity: its features, the index of the right label, and whether it is a record of the rules on which the model is heeded."""

    features: tuple[str, ...]
    label: int
    by_rules: bool


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of one document; ``digest`` is that of its text and annotation."""

    name: str
    digest: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Raw span of a candidate."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """A candidate as the pairing with annotated records wants it."""

    kind: Kind
    number: float | int | None
    metric: str
    unit: str
    source: _Place


def read_examples(
    folder: Path, segmenter: Segmenter, *, split: Split = "train", progress: Callable[[str], None] | None = None
) -> list[Examples]:
    """Read an annotated folder; ``progress`` is told each document's name. UsageError where it has nothing to learn from."""
    found = []
    for given in read_pairs(folder, split):
        if progress is not None:
            progress(given.name)
        found.append(_of_document(given, segmenter))
    labels = {example.label for document in found for example in document.examples}
    if len(labels) < len(LABELS):
        missing = ", ".join(name for at, name in enumerate(LABELS) if at not in labels)
        raise UsageError(
            "too-little-data",
            f"there is no example of: {missing}",
            "annotate more plans, past results and other numbers included",
            str(folder),
        )
    return found


def _of_document(given: Pair, segmenter: Segmenter) -> Examples:
    read = pipeline.draft(load_file(str(given.path)))
    candidates = [candidate for candidate in read.candidates if candidate.extractor != "table"]
    golds = given.annotation.records
    pairs = {to: golds[at] for at, to in pair(golds, given.text, [_seen(read, candidate) for candidate in candidates]).items()}
    scene = read.scene(segmenter)
    return Examples(given.name, _digest(given), tuple(_examples(read, scene, candidates, pairs)))


def _examples(read: pipeline.Draft, scene: Scene, candidates: list[Candidate], pairs: dict[int, AnnotatedRecord]) -> Iterator[Example]:
    for at, candidate in enumerate(candidates):
        gold = pairs.get(at)
        if gold is not None and gold.optional:
            continue
        features = quantity_features(scene, candidate, read.status.status(candidate))
        yield Example(tuple(features), LABELS.index(gold.status if gold else "none"), not (candidate.doubt or candidate.announced))


def _seen(read: pipeline.Draft, candidate: Candidate) -> _Seen:
    quantity = candidate.quantity
    place = _Place(*read.cleaned.raw_span(candidate.clean_start, candidate.clean_end))
    return _Seen(candidate.kind, quantity.number if quantity else None, candidate.metric, quantity.unit if quantity else "", place)


def _digest(given: Pair) -> str:
    return hashlib.sha256(given.path.read_bytes() + given.path.with_suffix(".json").read_bytes()).hexdigest()
