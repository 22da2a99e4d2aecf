"""The classifier: it learns what separates the labels, is the same for the same seed, and survives being written down."""

from __future__ import annotations

import itertools
import math

import pytest

from planparse.model.loglinear import LogLinear, train

YES = (("r=以上", "kind=ratio"), 1, 1.0)
NO = (("r=条", "kind=count"), 0, 1.0)
DATA = [YES, NO, (("r=以上", "kind=count"), 1, 1.0), (("r=条", "kind=ratio"), 0, 1.0)] * 3


def test_it_learns_the_feature_that_separates() -> None:
    model = train(DATA, ("no", "yes"))
    assert model.probabilities(["r=以上", "kind=count"])[1] > 0.8
    assert model.probabilities(["r=条", "kind=ratio"])[0] > 0.8


def test_the_same_seed_gives_the_same_weights_and_another_one_others() -> None:
    assert train(DATA, ("no", "yes"), seed=3) == train(DATA, ("no", "yes"), seed=3)
    uneven = [*DATA, (("kind=count",), 1, 1.0), (("kind=count",), 0, 1.0), (("kind=count", "r=条"), 1, 1.0)]
    assert train(uneven, ("no", "yes"), seed=3) != train(uneven, ("no", "yes"), seed=4)


def test_a_feature_seen_too_rarely_has_no_weight() -> None:
    model = train([*DATA, (("rare",), 1, 1.0)], ("no", "yes"), least=2)
    assert "rare" not in model.weights
    assert "r=以上" in model.weights


def test_without_a_known_feature_no_label_is_preferred() -> None:
    assert train(DATA, ("no", "yes")).probabilities(["unseen"]) == [0.5, 0.5]


def test_what_is_written_is_read_back() -> None:
    model = train(DATA, ("no", "yes"))
    assert LogLinear.loads(model.dumps()) == model
    assert model.dumps().splitlines()[0] == "\tno\tyes"


@pytest.mark.parametrize(
    "text", ["", "\tonly\n", "\tno\tyes\nfeature\t1.0\n", "\tno\tyes\nfeature\tx\ty\n", "\tno\tyes\nf\t1\t1e9\n", "\tno\tyes\nf\tnan\t1\n"]
)
def test_a_broken_table_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        LogLinear.loads(text)


def test_sums_of_packed_weights_are_those_of_each_label() -> None:
    model = LogLinear.of(("a", "b", "c"), {"one": (-99.999, 0.001, -0.001), "two": (0.5, -2.0, 0.0), "three": (99.0, 2.5, 1.25)})
    assert model.weights["one"] == (-99.998, 0.002, 0.0)  # each above the last one
    sums = [-99.999 + 0.5 + 99.0, 0.001 - 2.0 + 2.5, -0.001 + 0.0 + 1.25]
    grown = [math.exp(value) for value in sums]
    assert model.probabilities(["one", "two", "unseen", "three"]) == pytest.approx([value / sum(grown) for value in grown])


@pytest.mark.parametrize("row", list(itertools.permutations((100.0, 0.0, -100.0))))
def test_a_hundred_and_sixty_of_the_largest_weights_have_room(row: tuple[float, float, float]) -> None:
    model = LogLinear.of(("a", "b", "c"), {str(number): row for number in range(160)})
    assert model.probabilities(model.weights)[row.index(100.0)] == 1.0


@pytest.mark.parametrize("labels", [("one",), ("one", "two", "three", "four")])
def test_other_than_two_or_three_labels_are_refused(labels: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="two or three"):
        LogLinear.of(labels, {})


def test_reasons_name_the_features_that_speak_for_a_label() -> None:
    model = train(DATA, ("no", "yes"))
    assert model.reasons(["kind=ratio", "r=以上", "unseen"], "yes")[0][0] == "r=以上"


def test_progress_is_told_each_epoch() -> None:
    seen: list[int] = []
    train(DATA, ("no", "yes"), epochs=3, progress=seen.append)
    assert seen == [1, 2, 3]
