"""The merge of rules and model, line by line of its table. The model is made by hand: it answers as the test wants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planparse.model.features import Scene
from planparse.model.judge import NOTE, judged
from planparse.model.loglinear import LogLinear
from planparse.model.prior import FEWEST
from planparse.model.store import LABELS, Model
from planparse.types import Candidate, DateSpan, DocumentFields, Quantity, Status

TEXT = "新建公园3个。"
QUANTITY = Quantity(4, 6, 4, 6, "3个", 3, None, "eq", "个", "count")


def candidate(doubt: str = "", extractor: str = "rules") -> Candidate:
    return Candidate(
        "quantitative", 0, 6, 4, 0, "新建", "公园", QUANTITY, doubt=doubt, sentence_start=0, sentence_end=7, extractor=extractor
    )  # type: ignore[arg-type]


def model(target: float = 0.0, achieved: float = 0.0, none: float = 0.0) -> Model:
    """Return a model whose answer depends on one feature that every quantity here has."""
    return Model(LogLinear.of(LABELS, {"kind=count": (target, achieved, none)}), curve=((0.0, 0.0), (1.0, 0.8)))


def merged(given: Candidate, answer: Model, status: Status, *, alone: bool = False) -> list[Candidate]:
    scene = Scene(TEXT, (), (), DocumentFields(None, period_start=date(2025, 1, 1), period_end=date(2025, 12, 31)))
    return list(judged([given], scene, answer, lambda _: status, alone=alone))


SURE, FAIRLY, UNSURE = 5.0, 2.5, 1.0  # 0.99, 0.86, 0.58

POLICY = [
    # doubt, rules' status, model's weights, expected status or None, extractor
    ("", "target", {"target": SURE}, "target", "rules"),
    ("", "target", {"none": UNSURE}, "target", "rules"),
    ("", "target", {"none": SURE}, None, ""),
    ("", "target", {"none": FAIRLY}, None, ""),
    ("", "target", {"achieved": FAIRLY}, "target", "rules"),
    ("scope", "target", {"target": FAIRLY}, None, ""),
    ("", "target", {"achieved": SURE}, "achieved", "model"),
    ("", "target", {"achieved": UNSURE}, "target", "rules"),
    ("", "achieved", {"target": SURE}, "achieved", "rules"),
    ("", "achieved", {"none": SURE}, None, ""),
    ("", "achieved", {"none": FAIRLY}, "achieved", "rules"),
    ("scope", "target", {"target": SURE}, "target", "model"),
    ("scope", "target", {"achieved": SURE}, "achieved", "model"),
    ("scope", "target", {"target": UNSURE}, None, ""),
    ("scope", "target", {"none": SURE}, None, ""),
]


@pytest.mark.parametrize(("doubt", "status", "weights", "expected", "extractor"), POLICY)
def test_policy(doubt: str, status: Status, weights: dict[str, float], expected: Status | None, extractor: str) -> None:
    found = merged(candidate(doubt), model(**weights), status)
    assert [(one.status, one.extractor, one.doubt) for one in found] == ([(expected, extractor, "")] if expected else [])


def test_a_record_of_the_model_alone_says_so() -> None:
    (found,) = merged(candidate("scope"), model(target=SURE), "target")
    assert NOTE in found.notes
    (by_rules,) = merged(candidate(), model(target=SURE), "target")
    assert NOTE not in by_rules.notes


def test_a_row_of_a_table_is_not_judged() -> None:
    (found,) = merged(candidate(extractor="table"), model(none=SURE), "target")
    assert (found.status, found.extractor, found.confidence) == ("target", "table", 0.9)


def test_confidence_is_calibrated() -> None:
    (found,) = merged(candidate(), model(target=100.0), "target")
    assert found.confidence == 0.8


def test_alone_the_model_follows_what_is_likeliest() -> None:
    assert merged(candidate(), model(none=UNSURE), "target", alone=True) == []
    (found,) = merged(candidate("scope"), model(target=UNSURE), "target", alone=True)
    assert (found.status, found.extractor) == ("target", "model")


def test_what_is_due_by_a_day_is_never_taken_for_a_result() -> None:
    (found,) = merged(replace(candidate(), change="ratio"), model(achieved=SURE), "target")
    assert found.status == "target"
    text = "到2025年，新建公园3个。"
    due = DateSpan(0, 6, "到2025年", date(2025, 1, 1), date(2025, 12, 31), "by")
    scene = Scene(text, (), [due], DocumentFields(None, period_start=date(2025, 1, 1), period_end=date(2025, 12, 31)))
    moved = replace(
        candidate(),
        clean_start=7,
        clean_end=13,
        anchor=11,
        sentence_end=14,
        quantity=replace(QUANTITY, start=11, end=13, core_start=11, core_end=13),
    )
    assert [one.status for one in judged([moved], scene, model(achieved=SURE), lambda _: "target")] == ["target"]


def crowd(units: str, none: float | None) -> list[Candidate]:
    """Judge quantities of one document, one for each unit: 个 looks like a record, 米 unlike one, 年 leaves it open."""
    weights = {"unit=个": (SURE, 0.0, 0.0), "unit=米": (0.0, 0.0, SURE), "unit=年": (0.0, 0.0, 1.5)}
    answer = Model(LogLinear.of(LABELS, weights), curve=((0.0, 0.0), (1.0, 1.0)), none=none)
    scene = Scene(TEXT, (), (), DocumentFields(None))
    given = [replace(candidate(), quantity=replace(QUANTITY, unit=unit)) for unit in units]
    return list(judged(given, scene, answer, lambda _: "target"))


def test_what_the_model_leaves_open_goes_by_how_common_records_are_in_the_document() -> None:
    def open_ones(units: str, none: float | None = 0.2) -> int:
        return sum(one.quantity is not None and one.quantity.unit == "年" for one in crowd(units, none))

    assert open_ones("年" + 10 * "个") == 1
    assert open_ones("年" + 10 * "米") == 0
    assert open_ones("年" + 10 * "米", none=None) == 1  # of a model that does not know, the answers stand as they are


def test_confidence_rises_with_how_common_records_are() -> None:
    plan, bulletin = (next(one for one in crowd("年" + rest, 0.6)) for rest in (10 * "个", "个个米米"))
    assert plan.confidence > bulletin.confidence


def test_in_a_document_of_few_quantities_more_is_needed_to_drop_a_promise() -> None:
    answer = model(none=1.8)  # 0.75
    scene = Scene(TEXT, (), (), DocumentFields(None))
    kept = [len(list(judged([candidate() for _ in range(many)], scene, answer, lambda _: "target"))) for many in (1, FEWEST - 1, FEWEST)]
    assert kept == [1, FEWEST - 1, 0]


@pytest.mark.parametrize(("kind", "kept"), [("ratio", True), ("count", False)])
def test_a_share_is_dropped_only_where_the_model_is_very_sure(kind: str, kept: bool) -> None:
    share = Quantity(4, 6, 4, 6, "50", 50, None, "eq", "%", kind)
    given = replace(candidate(), action="", quantity=share)
    answer = Model(LogLinear.of(LABELS, {f"kind={kind}": (0.0, 0.0, FAIRLY)}), curve=((0.0, 0.0), (1.0, 0.8)))
    assert bool(merged(given, answer, "target")) is kept


def test_a_member_of_a_list_of_goals_is_kept_whatever_the_model_finds() -> None:
    answer = model(none=9.0)
    assert merged(candidate(), answer, "target") == []
    (kept,) = merged(replace(candidate(), announced=True, confidence=0.75), answer, "target")
    assert (kept.confidence, kept.extractor) == (0.75, "rules")
