"""How common records are in a document: what is estimated, and what that does to an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.model.prior import adjusted, shift

SHARES = st.floats(0, 1, allow_nan=False)


def test_a_document_like_those_of_training_shifts_nothing() -> None:
    assert shift([1.0, 0.0, 0.0, 0.0, 0.0] * 20, 0.2) == pytest.approx(1.0)


def test_a_document_without_quantities_shifts_nothing() -> None:
    assert shift([], 0.3) == pytest.approx(1.0)


def test_few_quantities_say_less_than_many_and_one_or_two_nothing() -> None:
    assert shift([0.9], 0.2) == shift([0.9] * 2, 0.2) == 1
    assert 1 < shift([0.9] * 3, 0.2) < shift([0.9] * 8, 0.2) < shift([0.9] * 50, 0.2)


@given(st.lists(SHARES, max_size=40), SHARES)
def test_the_factor_is_a_positive_number(shares: list[float], base: float) -> None:
    assert 0 < shift(shares, base) < float("inf")


@given(SHARES, SHARES, st.floats(1e-3, 1e3))
def test_adjusted_probabilities_are_probabilities_and_keep_the_balance_of_the_others(one: float, other: float, factor: float) -> None:
    total = one + other + 1
    target, achieved, none = adjusted([one / total, other / total, 1 / total], factor)
    assert target + achieved + none == pytest.approx(1)
    assert target * other == pytest.approx(achieved * one)
