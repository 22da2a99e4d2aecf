"""What is found in the plans set apart is stored; a change must be seen before it is stored anew."""

from __future__ import annotations

import pytest
from tests.evaluation.samples import extraction_of, found
from tests.gate.predictions import COMMAND, STORED, changes, line, lines


def test_records_of_the_plans_set_apart_are_those_stored() -> None:
    told = changes(STORED.read_text("utf-8").splitlines(), lines())
    if told:
        pytest.fail("\n".join([*told, f"When every change is meant: {COMMAND}"]), pytrace=False)


def test_a_record_is_a_line() -> None:
    (record,) = extraction_of(found(metric="公园\n数")).records
    assert line("a", record) == "a\t20-28\tquantitative\ttarget\t公园 数\trange 4–6\t个\t2025-12-31\t市园林局"


def test_changes_name_what_was_lost_and_gained_by_place() -> None:
    old = ["b\t9-12\tx", "a\t100-120\tx", "a\t100-120\tx", "a\t7-9\tx"]
    new = ["a\t7-9\ty", "a\t100-120\tx", "b\t9-12\tx"]
    assert changes(old, new) == ["2 records lost (-), 1 gained (+)", "- a\t7-9\tx", "+ a\t7-9\ty", "- a\t100-120\tx"]
    assert changes(old, list(reversed(old))) == []
