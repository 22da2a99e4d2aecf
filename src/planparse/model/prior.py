"""How common records are in one document, and what that makes of the model's answers.

A model learns how often a quantity is a record in what it was trained on. A bulletin or a book of rules has far fewer, most plans have more, so
the same words mean less there and more here. The answers about a document tell which it is: Saerens, Latinne and Decaestecker, "Adjusting the
outputs of a classifier to new a priori probabilities", Neural Computation 14 (2002).
"""

from __future__ import annotations

from collections.abc import Sequence

WEIGHT = 3
"""How many answers the share known from training counts for: a document of few quantities says little about itself."""

FEWEST = 3
"""Fewer answers tell nothing of a document: they would only confirm themselves."""

_ROUNDS = 20
_LEAST = 0.001
_CLOSE = 1e-4


def shift(shares: Sequence[float], base: float) -> float:
    """Return the factor for the odds that a quantity of one document is none, by expectation maximisation.

    ``shares`` are the model's probabilities that quantities of the document are none, ``base`` is the share of such quantities in training.

    >>> round(shift([0.6, 0.9, 0.7, 0.8], 0.2), 1), round(shift([0.1, 0.0, 0.2, 0.0], 0.2), 1)
    (6.8, 0.5)
    """
    if len(shares) < FEWEST:
        return 1.0
    base = _inside(base)
    prior, factor = base, 1.0
    for _ in range(_ROUNDS):
        seen = sum(share * factor / (share * factor + 1 - share) for share in shares)
        before, prior = prior, _inside((seen + WEIGHT * base) / (len(shares) + WEIGHT))
        factor = prior / (1 - prior) * (1 - base) / base
        if abs(prior - before) < _CLOSE:
            break
    return factor


def adjusted(probabilities: Sequence[float], factor: float) -> list[float]:
    """Return the probabilities of target, achieved and none with the odds of none multiplied by ``factor``.

    >>> adjusted([0.5, 0.25, 0.25], 4.0)
    [0.2857142857142857, 0.14285714285714285, 0.5714285714285714]
    """
    *records, none = probabilities
    total = sum(records) + none * factor
    return [*(share / total for share in records), none * factor / total]


def _inside(share: float) -> float:
    return min(max(share, _LEAST), 1 - _LEAST)
