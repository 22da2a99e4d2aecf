"""Each layer of the evaluation fails where its own field is wrong, and nowhere before."""

from __future__ import annotations

from typing import Any

import pytest
from tests.evaluation.samples import MILESTONE, extraction_of, found, gold, judged, pair_of

from planparse.evaluation import figures
from planparse.evaluation.figures import Tally, calibration_error, confusion, extractors, groups, layers, reliability, summary, tally
from planparse.evaluation.judgement import Judged, judge

LAYERS = (
    "detection",
    "+ value",
    "+ unit",
    "+ comparator, change",
    "+ metric (partial)",
    "+ metric (exact)",
    "+ deadline",
    "+ responsible body",
    "strict",
    "strict, metric exact",
)
FAILS: list[tuple[dict[str, Any], str, str]] = [
    ({"number_max": 7}, "+ value", "number_max"),
    ({"unit": "座"}, "+ unit", "unit"),
    ({"comparator": "ge"}, "+ comparator, change", "comparator"),
    ({"change": "increase"}, "+ comparator, change", "change"),
    ({"metric": "医院"}, "+ metric (partial)", "metric"),
    ({"deadline": {"date": "2024-12-31", "source": "explicit"}}, "+ deadline", "deadline"),
    ({"deadline": None}, "+ deadline", "deadline"),
    ({"responsible_body": [{"name": "市教育局", "role": "owner", "source": "explicit"}]}, "+ responsible body", "responsible_body"),
    ({"responsible_body": [{"name": "市园林局", "role": "owner", "source": "document"}]}, "+ responsible body", "responsible_body"),
]


def by_name(document: Judged) -> dict[str, float]:
    return {layer.name: layer.tally.f1 for layer in layers([document])}


def test_a_right_record_passes_every_layer() -> None:
    document = judged([gold()], [found()])
    assert by_name(document) == dict.fromkeys(LAYERS, 1.0)
    assert document.verdicts[0].wrong == ()
    assert document.verdicts[0].strict


@pytest.mark.parametrize(("changed", "layer", "field"), FAILS)
def test_a_wrong_field_fails_its_layer_and_those_behind(changed: dict[str, Any], layer: str, field: str) -> None:
    document = judged([gold()], [found(**changed)])
    expected = dict.fromkeys(LAYERS[: LAYERS.index(layer)], 1.0) | dict.fromkeys(LAYERS[LAYERS.index(layer) :], 0.0)
    assert by_name(document) == expected
    assert field in document.verdicts[0].wrong
    assert {one.field for one in figures.fields([document]) if one.kind == "quantitative" and not one.right} == (
        {"metric", "metric exact"} if field == "metric" else {field}
    )


def test_a_metric_alike_fails_the_exact_layers_alone() -> None:
    document = judged([gold(metric="城市公园")], [found(metric="城市公园数")])
    assert [name for name, f1 in by_name(document).items() if not f1] == ["+ metric (exact)", "strict, metric exact"]
    assert document.verdicts[0].strict


def test_the_item_is_counted_apart() -> None:
    document = judged([gold()], [found(item={"path": ["二"], "headings": ["二、"]})])
    assert document.verdicts[0].wrong == ("item",)
    assert set(by_name(document).values()) == {1.0}


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], Tally(0, 0, 1)),
        ([found(number=5)], Tally(0, 1, 1)),
        ([found("改造小区12个")], Tally(0, 1, 1)),
        ([found(status="achieved")], Tally(0, 0, 1)),
        ([found(), found(id="b")], Tally(1, 1, 0)),
    ],
    ids=["nothing", "number", "place", "status", "twice"],
)
def test_detection_asks_for_place_number_and_status(records: list[dict[str, Any]], expected: Tally) -> None:
    assert tally(judged([gold()], records).verdicts, "quantitative") == expected


def test_alternatives_are_right_and_options_count_neither_way() -> None:
    assert judged([gold(alt={"unit": ["座"], "responsible_body": [[]]})], [found(unit="座", responsible_body=[])]).verdicts[0].strict
    assert tally(judged([gold(optional=True)], [found()]).verdicts, "quantitative") == Tally()
    assert tally(judged([gold(optional=True)], []).verdicts, "quantitative") == Tally()


def test_a_result_reported_as_a_target_is_a_leak_and_false() -> None:
    document = judged([gold(status="achieved")], [found()])
    total = summary([document], "all")
    assert (total.detection, total.leaks) == (Tally(0, 1, 0), 1)
    assert confusion([document], "quantitative")["achieved"] == {"target": 1, "achieved": 0, "none": 0}


def test_milestones_must_share_half_of_the_shorter_span() -> None:
    milestone = {"kind": "milestone", "number": None, "number_max": None, "unit": "", "metric": "", "comparator": "eq"}
    near, far = found("《云溪市公园管理办法》", **milestone), found("300名。出台", **milestone)
    assert tally(judged([MILESTONE], [near]).verdicts, "milestone") == Tally(1, 0, 0)
    assert tally(judged([MILESTONE], [far]).verdicts, "milestone") == Tally(0, 1, 1)


def test_the_likeliest_pairs_are_made_first() -> None:
    golds = [gold(metric="儿童公园"), gold(metric="体育公园")]
    document = judged(golds, [found(metric="体育公园"), found(metric="儿童公园", id="b")])
    assert [verdict.record.id for verdict in document.verdicts if verdict.record] == ["b", "a"]
    assert all(verdict.strict for verdict in document.verdicts)


def test_the_status_matrix_counts_every_meeting() -> None:
    golds = [
        gold(),
        gold(quote="改造小区12个", number=12, number_max=None, comparator="eq", status="achieved"),
        gold(quote="培训护理员300名", number=300),
    ]
    records = [
        found(status="achieved"),
        found("改造小区12个", number=12),
        found("出台", number=1),
        found("新建", number=2, status="achieved"),
    ]
    assert confusion([judged(golds, records)], "quantitative") == {
        "target": {"target": 0, "achieved": 1, "none": 1},
        "achieved": {"target": 1, "achieved": 0, "none": 0},
        "none": {"target": 1, "achieved": 1, "none": 0},
    }


def test_extractors_and_confidence_are_counted_apart() -> None:
    golds = [gold(), gold(quote="改造小区12个", number=12, metric="小区", optional=True)]
    records = [
        found(confidence=0.95),
        found("改造小区12个", number=12, metric="小区", extractor="table", confidence=1),
        found("出台", number=1, extractor="model", confidence=0.55),
        found("培训", number=2, extractor="model", confidence=0.6),
    ]
    document = judged(golds, records)
    assert [(one.name, one.hit, one.false, one.apart) for one in extractors([document])] == [
        ("model", 0, 2, 0),
        ("rules", 1, 0, 0),
        ("table", 0, 0, 1),
    ]
    bins = reliability([document])
    assert [(one.low, one.number, one.confidence, one.right, one.strict) for one in bins] == [
        (0.5, 1, 0.55, 0, 0),
        (0.6, 1, 0.6, 0, 0),
        (0.9, 1, 0.95, 1, 1),
    ]
    assert calibration_error(bins) == pytest.approx((0.55 + 0.6 + 0.05) / 3)
    assert calibration_error([]) == 0


def test_figures_come_by_label_and_documents_without_it_are_left_out() -> None:
    first = judged([gold()], [found()], name="a", meta={"kind": "gwr"})
    second = judged([gold()], [], name="b", meta={"kind": "fyp", "split": "test"})
    third = judged([gold()], [], name="c")
    assert [(key, [(one.name, one.detection.f1) for one in members]) for key, members in groups([first, second, third]).items()] == [
        ("kind", [("fyp", 0.0), ("gwr", 1.0)]),
        ("split", [("test", 0.0)]),
    ]


def test_fields_of_the_document_count_where_they_are_annotated() -> None:
    annotated = {"title": "云溪市2025年工作计划", "issuer": None, "period": ["2025-01-01", "2025-12-31"]}
    got = extraction_of(
        title="云溪市2025年工作计划", issuer="云溪市", period={"start": "2025-01-01", "end": "2025-12-31"}, published="2025-01-01"
    )
    total = summary([judge(pair_of(**annotated), got)], "all")
    assert (total.document_right, total.document_asked) == (2, 3)


def test_a_record_that_is_not_what_stands_there_is_ungrounded() -> None:
    odd = found() | {"source": {"start": 0, "end": 3, "text": "云溪县"}}
    assert summary([judged([], [found(), odd])], "all").ungrounded == 1
