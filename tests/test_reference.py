"""The project's reference documents, when they lie beside it. Nothing of them is copied here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.evaluation import Score, evaluate, line, total

DEV = Path(__file__).parents[2] / "shared" / "gold" / "dev"

# Floors only rise.
FLOORS = {
    "seed-*": {"quantitative F1": 0.92, "strict F1": 0.75},
    "*": {"quantitative F1": 0.95, "strict F1": 0.85, "milestones F1": 0.75},
}

pytestmark = pytest.mark.skipif(not DEV.is_dir(), reason=f"{DEV} is not there")


@cache
def together(pattern: str) -> Score:
    return total(evaluate(DEV, pattern), pattern)


@pytest.mark.parametrize(("pattern", "figure"), [(pattern, figure) for pattern, floors in FLOORS.items() for figure in floors])
def test_floor(pattern: str, figure: str) -> None:
    score = together(pattern)
    got = {"quantitative F1": score.quantitative.f1, "strict F1": score.strict_f1, "milestones F1": score.milestone.f1}
    assert got[figure] >= FLOORS[pattern][figure], line(score)


@pytest.mark.parametrize("pattern", FLOORS)
def test_nothing_achieved_is_reported_as_a_target(pattern: str) -> None:
    assert [remark for remark in together(pattern).remarks if ": LEAK " in remark] == []


def test_every_record_is_grounded() -> None:
    score = together("*")
    assert score.records > 0
    assert score.ungrounded == 0


def test_document_fields_of_the_seed_documents_are_all_right() -> None:
    score = together("seed-*")
    assert score.document_asked >= 15
    assert score.document_right == score.document_asked
