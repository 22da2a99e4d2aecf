"""A log-linear (maximum entropy) classifier over named features, in plain Python.

Chosen because it is small, quick, the same on every machine, and can be read: a weight belongs to a feature that has a name
(``r2=以上``), so that a decision can be traced to the words that made it. Weights are stored as text, one feature a line.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Example = tuple[Sequence[str], int, float]
"""Features, the index of the right label, and how much the example counts."""

_STEP = 0.3
_FLOOR = 1.0


@dataclass(frozen=True, slots=True)
class LogLinear:
    """Weights of each feature for each label; ``labels`` gives their order."""

    labels: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """Return the probability of each label; features never seen in training count nothing.

        >>> model = LogLinear(("no", "yes"), {"r=以上": (-1.0, 1.0)})
        >>> [round(share, 2) for share in model.probabilities(["r=以上", "never seen"])]
        [0.12, 0.88]
        """
        rows = list(filter(None, map(self.weights.get, features)))
        sums = list(map(sum, zip(*rows, strict=True))) if rows else [0.0] * len(self.labels)
        return _softmax(sums)

    def reasons(self, features: Iterable[str], label: str, most: int = 5) -> list[tuple[str, float]]:
        """Return the features that speak most for a label, with their weights, the strongest first."""
        at = self.labels.index(label)
        found = [(feature, self.weights[feature][at]) for feature in features if feature in self.weights]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:most]

    def dumps(self) -> str:
        """Return the weights as text: the labels, then a feature a line, sorted, four decimals."""
        lines = ["\t".join(("", *self.labels))]
        lines.extend("\t".join((feature, *(f"{weight:.3f}" for weight in row))) for feature, row in sorted(self.weights.items()))
        return "\n".join(lines) + "\n"

    @classmethod
    def loads(cls, text: str) -> LogLinear:
        """Read what :meth:`dumps` wrote. Raises ValueError where the text is not of that form."""
        lines = text.split("\n")
        labels = tuple(lines[0].split("\t")[1:])
        weights: dict[str, tuple[float, ...]] = {}
        for line in lines[1:]:
            if line:
                feature, *row = line.split("\t")
                if len(row) != len(labels):
                    raise ValueError(f"{feature!r} has {len(row)} weights, not {len(labels)}")
                weights[feature] = tuple(map(float, row))
        if len(labels) < 2:
            raise ValueError("fewer than two labels")
        return cls(labels, weights)


def train(
    examples: Sequence[Example],
    labels: Sequence[str],
    *,
    epochs: int = 10,
    seed: int = 1,
    least: int = 2,
    decay: float = 1e-4,
    progress: Callable[[int], None] | None = None,
) -> LogLinear:
    """Fit the weights by AdaGrad; the same examples and seed give the same weights.

    ``least`` is in how many examples a feature must occur, ``decay`` the pull of each weight towards zero, ``progress`` is
    told each finished epoch.
    """
    counts = Counter(feature for features, _, _ in examples for feature in set(features))
    kept = {feature for feature, count in counts.items() if count >= least}
    data = [([feature for feature in dict.fromkeys(features) if feature in kept], gold, weight) for features, gold, weight in examples]
    weights = {feature: [0.0] * len(labels) for feature in sorted(kept)}
    squares = {feature: [_FLOOR] * len(labels) for feature in weights}
    order = random.Random(seed)
    for epoch in range(epochs):
        order.shuffle(data)
        for features, gold, weight in data:
            _step(weights, squares, features, gold, weight, decay)
        if progress is not None:
            progress(epoch + 1)
    rounded = {feature: tuple(round(value, 3) + 0.0 for value in row) for feature, row in weights.items()}
    return LogLinear(tuple(labels), {feature: row for feature, row in rounded.items() if any(row)})


def _step(
    weights: dict[str, list[float]], squares: dict[str, list[float]], features: Sequence[str], gold: int, weight: float, decay: float
) -> None:
    rows = [weights[feature] for feature in features]
    shares = _softmax([sum(column) for column in zip(*rows, strict=True)]) if rows else []
    for feature, row in zip(features, rows, strict=True):
        square = squares[feature]
        for label, share in enumerate(shares):
            slope = weight * (share - (label == gold)) + decay * row[label]
            square[label] += slope * slope
            row[label] -= _STEP * slope / math.sqrt(square[label])


def _softmax(sums: Sequence[float]) -> list[float]:
    top = max(sums)
    grown = [math.exp(value - top) for value in sums]
    total = sum(grown)
    return [value / total for value in grown]
