"""The measure over what planparse itself finds in a small plan."""

from __future__ import annotations

from typing import Any

import pytest
from tests.evaluation.samples import pair_of

import planparse
from planparse.evaluation.figures import Summary, Tally, summary
from planparse.evaluation.judgement import Judged, judge

TEXT = "云溪市2025年工作计划\n一、2024年工作回顾\n新建公园3个。\n二、2025年工作安排\n新建公园4个。改造小区12个。培训护理员300名。出台《云溪市公园管理办法》。\n"


def gold(quote: str, number: float | None, metric: str, **more: Any) -> dict[str, Any]:
    kind = "milestone" if number is None else "quantitative"
    unit = quote[-1] if number is not None else ""
    return {
        "kind": kind,
        "status": "target",
        "quote": quote,
        "number": number,
        "metric": metric,
        "unit": unit,
        "deadline": "2025-12-31",
    } | more


def judged(*golds: dict[str, Any]) -> Judged:
    document = {"title": "云溪市2025年工作计划", "issuer": "云溪市公园局", "period": ["2025-01-01", "2025-12-31"]}
    return judge(pair_of(*golds, text=TEXT, **document), planparse.extract(TEXT, model=False))


def measured(*golds: dict[str, Any]) -> Summary:
    return summary([judged(*golds)], "sample")


def test_the_measure_counts_hits_misses_and_false_records() -> None:
    score = measured(
        gold("新建公园3个", 3, "公园", status="achieved"),
        gold("新建公园4个", 4, "公园"),
        gold("改造小区12个", 12, "棚户区"),
        gold("改造小区12个", 13, "小区"),
        gold("出台《云溪市公园管理办法》", None, ""),
    )
    assert score.detection == Tally(hit=2, false=1, missed=1)
    assert score.milestones == Tally(hit=1)
    assert (score.strict.hit, score.leaks, score.ungrounded, score.records) == (1, 0, 0, 5)
    assert (score.document_right, score.document_asked) == (2, 3)
    assert score.detection.f1 == pytest.approx(2 / 3)
    assert score.strict.f1 == pytest.approx(1 / 3)
    assert score.detection.precision == score.detection.recall == pytest.approx(2 / 3)


def test_the_measure_knows_leaks_options_and_alternatives() -> None:
    document = judged(
        gold("新建公园4个", 4, "公园", status="achieved"),
        gold("改造小区12个", 12, "小区", optional=True),
        gold("培训护理员300名", 300, "护工", alt={"metric": ["护理员"]}),
        gold("新建医院9所", 9, "医院", optional=True),
    )
    score = summary([document], "sample")
    assert score.detection == Tally(hit=1, false=1)
    assert (score.strict.hit, score.leaks) == (1, 1)
    assert score.milestones == Tally(false=1)
    assert summary([document, document], "both").detection == Tally(hit=2, false=2)
