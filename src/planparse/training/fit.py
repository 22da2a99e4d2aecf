"""Fit a model and calibrate it on documents that it has not seen.

The documents are dealt into folds; for each, a model is trained on the others and asked about it. What it says of records that the
policy would let out, and how often that was right, gives the curve by which the shipped model's probabilities become confidence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

from planparse.model.judge import DROP, SURE
from planparse.model.loglinear import LogLinear, train
from planparse.model.prior import adjusted, shift
from planparse.model.store import LABELS, Curve, Model
from planparse.training.examples import Example, Examples

FOLDS = 5
EPOCHS = 10
_SMALLEST = 60
"""Records that a point of the curve must rest on."""

_NONE = LABELS.index("none")
Progress = Callable[[str], None]


def fit(
    documents: Sequence[Examples],
    *,
    seed: int = 1,
    epochs: int = EPOCHS,
    segmenter: str = "char",
    pkuseg: str | None = None,
    progress: Progress | None = None,
) -> Model:
    """Train on documents and calibrate by cross-validation; the same documents and seed give the same model."""
    tell = progress or (lambda line: None)
    asked: list[tuple[float, bool]] = []
    for fold in range(min(FOLDS, len(documents))):
        tell(f"calibrating, fold {fold + 1} of {FOLDS}")
        seen = [document for at, document in enumerate(documents) if at % FOLDS != fold]
        weights = _weights(seen, seed, epochs)
        asked.extend(_answers(weights, _none(seen), [document for at, document in enumerate(documents) if at % FOLDS == fold]))
    weights = _weights(documents, seed, epochs, lambda epoch: tell(f"training, epoch {epoch} of {epochs}"))
    meta = {
        "data": hashlib.sha256("".join(document.digest for document in documents).encode()).hexdigest(),
        "documents": len(documents),
        "examples": sum(len(document.examples) for document in documents),
        "seed": seed,
        "epochs": epochs,
        "right when not seen": round(sum(right for _, right in asked) / max(1, len(asked)), 4),
    }
    return Model(weights, curve(asked), segmenter, pkuseg, _none(documents), meta)


def _weights(documents: Sequence[Examples], seed: int, epochs: int, progress: Callable[[int], None] | None = None) -> LogLinear:
    data = [(example.features, example.label, 1.0) for document in documents for example in document.examples]
    return train(data, LABELS, seed=seed, epochs=epochs, progress=progress)


def _none(documents: Sequence[Examples]) -> float:
    """Return the share of the records of the rules that are none."""
    labels = [example.label for document in documents for example in document.examples if example.by_rules]
    return round(labels.count(_NONE) / max(1, len(labels)), 4)


def _answers(weights: LogLinear, none: float, documents: Sequence[Examples]) -> Iterator[tuple[float, bool]]:
    """Yield probability and rightness of each record that the policy would let out, shares and results by the bound of any other target."""
    for document in documents:
        answers = [weights.probabilities(example.features) for example in document.examples]
        pairs = list(zip(document.examples, answers, strict=True))
        factor = shift([answer[_NONE] for example, answer in pairs if example.by_rules], none)
        for example, answer in pairs:
            shares = adjusted(answer, factor)
            if _comes_out(example, shares):
                best = max(range(_NONE), key=shares.__getitem__)
                yield shares[best], best == example.label


def _comes_out(example: Example, shares: Sequence[float]) -> bool:
    return shares[_NONE] < DROP if example.by_rules else max(shares[:_NONE]) >= SURE


def curve(asked: Sequence[tuple[float, bool]], smallest: int = _SMALLEST) -> Curve:
    """Return the rising curve from probability to share right: pools of at least ``smallest`` answers, merged where they fall.

    >>> curve([(0.2, False), (0.3, True), (0.8, True), (0.9, True)], smallest=2)
    ((0.25, 0.5), (0.85, 1.0))
    """
    ordered = sorted(asked)
    pools: list[tuple[float, float, int]] = []
    for start in range(0, len(ordered), smallest):
        part = ordered[start : start + smallest]
        if len(part) < smallest and pools:
            part = [*ordered[start - smallest : start], *part]
            pools.pop()
        pools.append((sum(share for share, _ in part), float(sum(right for _, right in part)), len(part)))
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            before = pools.pop()
            pools.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    return tuple((round(shares / size, 4), round(right / size, 4)) for shares, right, size in pools)
