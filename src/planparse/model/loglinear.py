"""A log-linear (maximum entropy) classifier over named features, in plain Python.

Chosen because it is small, quick, the same on every machine, and can be read: a weight belongs to a feature that has a name
(``r2=以上``), so that a decision can be traced to the words that made it. Weights are stored as text, one feature a line.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Example = tuple[Sequence[str], int, float]
"""Features, the index of the right label, and how much the example counts."""

_STEP = 0.3
_FLOOR = 1.0
_UNIT = 1000
"""Weights are kept to a thousandth."""
_ROOM = float(1 << 26)
"""How much room the sum of one label's weights has in a packed number: two of them fill a float, whose whole numbers are exact up to 2**53."""
_LARGEST = 100
"""No weight is larger; a hundred and sixty features of this size still have room."""
_MOST = 3
"""Labels that a packed number has room for."""


@dataclass(frozen=True, slots=True)
class LogLinear:
    """Weights of each feature for each label, two or three; ``labels`` gives their order.

    Only differences count, so a weight is kept by how much it is above that of the last label. Those of a feature are one float that holds a whole
    number, a label's thousandths behind those of the next, so that one addition adds those of all labels: a quantity has some sixty features.
    """

    labels: tuple[str, ...]
    packed: dict[str, float]

    @classmethod
    def of(cls, labels: Sequence[str], weights: Mapping[str, Sequence[float]]) -> LogLinear:
        """Return the classifier with these weights, a row of one for each label. Raises ValueError for other than two or three labels."""
        if not 2 <= len(labels) <= _MOST:
            raise ValueError(f"{len(labels)} labels, not two or three")
        return cls(tuple(labels), {feature: _pack(row) for feature, row in weights.items()})

    @property
    def weights(self) -> dict[str, tuple[float, ...]]:
        """The weights of each feature in the order of the labels, each above that of the last one."""
        return {feature: tuple(part / _UNIT for part in _unpack(number, len(self.labels))) for feature, number in self.packed.items()}

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """Return the probability of each label; features never seen in training count nothing.

        >>> model = LogLinear.of(("no", "yes"), {"r=以上": (-1.0, 1.0)})
        >>> [round(share, 2) for share in model.probabilities(["r=以上", "never seen"])]
        [0.12, 0.88]
        """
        total = sum(filter(None, map(self.packed.get, features)), 0.0)
        return _softmax([part / _UNIT for part in _unpack(total, len(self.labels))])

    def reasons(self, features: Iterable[str], label: str, most: int = 5) -> list[tuple[str, float]]:
        """Return the features that speak most for a label, with how far their weights are above the mean of all labels, the strongest first."""
        at, labels = self.labels.index(label), len(self.labels)
        known = {feature: _unpack(self.packed[feature], labels) for feature in features if feature in self.packed}
        found = [(feature, (row[at] - sum(row) / labels) / _UNIT) for feature, row in known.items()]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:most]

    def dumps(self) -> str:
        """Return the weights as text: the labels, then a feature a line, sorted, three decimals."""
        lines = ["\t".join(("", *self.labels))]
        lines.extend("\t".join((feature, *(f"{weight:.3f}" for weight in row))) for feature, row in sorted(self.weights.items()))
        return "\n".join(lines) + "\n"

    @classmethod
    def loads(cls, text: str) -> LogLinear:
        """Read what :meth:`dumps` wrote. Raises ValueError where the text is not of that form."""
        lines = text.split("\n")
        labels = tuple(lines[0].split("\t")[1:])
        packed: dict[str, float] = {}
        for line in lines[1:]:
            if line:
                feature, *row = line.split("\t")
                if len(row) != len(labels):
                    raise ValueError(f"{feature!r} has {len(row)} weights, not {len(labels)}")
                packed[feature] = _pack(list(map(float, row)))
        if not 2 <= len(labels) <= _MOST:
            raise ValueError(f"{len(labels)} labels, not two or three")
        return cls(labels, packed)


def _pack(row: Sequence[float]) -> float:
    """Return the weights of a feature as one number. Raises ValueError where one is none that training gives."""
    for weight in row:
        if not abs(weight) <= _LARGEST:
            raise ValueError(f"{weight} is no weight between -{_LARGEST} and {_LARGEST}")
    *others, last = (round(weight * _UNIT) for weight in row)
    number = 0.0
    for other in reversed(others):
        number = number * _ROOM + (other - last)
    return number


def _unpack(number: float, labels: int) -> list[float]:
    """Return the thousandths of each label above the last one, whose are 0, in a sum of packed weights."""
    if labels < _MOST:
        return [number, 0.0]
    second = round(number / _ROOM)
    return [number - second * _ROOM, float(second), 0.0]


def train(
    examples: Sequence[Example],
    labels: Sequence[str],
    *,
    epochs: int = 10,
    seed: int = 1,
    least: int = 2,
    decay: float = 1e-3,
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
    made = LogLinear.of(labels, weights)
    return LogLinear(made.labels, {feature: number for feature, number in made.packed.items() if number})


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
