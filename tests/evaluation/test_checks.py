"""``planparse validate``: every fault of an annotated folder is named, and what mends it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.evaluation.conftest import Write
from tests.evaluation.samples import MILESTONE, TEXT, gold

from planparse.cli import main
from planparse.errors import AnnotationError
from planparse.evaluation.annotation import read_pairs
from planparse.evaluation.checks import check_folder

DATA = Path(__file__).parents[2] / "data" / "annotated"
DEV = Path(__file__).parents[3] / "shared" / "gold" / "dev"
PLAIN = {"responsible_body": []}


def told(folder: Path) -> list[str]:
    return [str(problem) for problem in check_folder(folder).problems]


@pytest.mark.parametrize(
    "folder", [DATA, pytest.param(DEV, marks=pytest.mark.skipif(not DEV.is_dir(), reason=f"{DEV} is not there"))], ids=["data", "dev"]
)
def test_the_annotated_plans_have_no_fault(folder: Path) -> None:
    checked = check_folder(folder)
    assert [str(problem) for problem in checked.problems] == []
    assert checked.documents >= 9
    assert checked.records > checked.documents


def test_a_right_folder_has_no_fault(folder: Write) -> None:
    assert (
        told(folder(gold(**PLAIN), MILESTONE, title="云溪市2025年工作计划", period=["2025-01-01", "2025-12-31"], meta={"split": "test"}))
        == []
    )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"quote": "新建公园5个"}, "the quote is not in the text; copy it from the text"),
        ({"comparator": ">="}, "field comparator is '>='; use one of 'eq', 'ge', 'gt', 'le', 'lt', 'approx' or 'range'"),
        ({"change": "up"}, "field change is 'up'; use one of 'level', 'increase', 'decrease' or 'ratio'"),
        ({"status": None}, "field status is None; use one of 'target' or 'achieved'"),
        ({"deadline": "2025-12"}, "field deadline is '2025-12', which is no day; write it as 2025-12-31"),
        ({"deadline": "2025-02-29"}, "field deadline is '2025-02-29', which is no day; write it as 2025-12-31"),
        ({"baseline": {"number": 1, "date": "2024-13-01"}}, "field baseline.date is '2024-13-01', which is no day; write it as 2025-12-31"),
        ({"number": "4"}, "field number is '4' (Input should be a valid integer); see schemas/annotation-1.0.schema.json"),
        ({"metrics": "公园"}, "field metrics is unknown; correct its name or delete it"),
        ({"alt": {"metrik": ["公园"]}}, "field alt.metrik is unknown; correct its name or delete it"),
        ({"number": None}, "it is quantitative and has no number; add the number, or make it a milestone"),
        ({"metric": ""}, "it is quantitative and has no metric; say what is counted or measured"),
        ({"number": 8}, "number_max 6 is below number 8; exchange them"),
        ({"comparator": "eq"}, "it has a number_max and its comparator is eq; make the comparator range"),
        ({"number_max": None}, "its comparator is range and it has no number_max; add number_max, or choose another comparator"),
        ({"unit": "万个"}, "the unit 万个 carries 万 or 亿; multiply the number out"),
        ({"unit": "坨"}, "the unit 坨 is unknown and not in the quote; write it as the text does"),
        ({"deadline_source": None}, "deadline and deadline_source go together; give both, or make both null"),
        (
            {"deadline_text": "2025年"},
            "deadline_source is document and deadline_text has words; make deadline_text null, or the source explicit or context",
        ),
        (
            {"deadline_text": "到2026年", "deadline_source": "context"},
            "the deadline_text 到2026年 is not in the text; copy it from the text",
        ),
        ({"responsible_body": ["市教育局"]}, "the body 市教育局 is not in the text; write it as the text does"),
        ({"baseline": {"number": None, "date": None}}, "the baseline is empty; make it null"),
    ],
)
def test_a_fault_of_a_record_is_one_line(folder: Write, changed: dict[str, Any], message: str) -> None:
    (line,) = told(folder(MILESTONE, gold(**PLAIN) | changed))
    assert line.startswith("sample.json records[1]")
    assert line.endswith(f": {message}")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"number": 3}, "it is a milestone and has a number"),
        ({"unit": "个"}, "it is a milestone and has a unit or metric"),
        ({"metric": "办法"}, "it is a milestone and has a unit or metric"),
    ],
)
def test_a_milestone_has_no_number(folder: Write, changed: dict[str, Any], message: str) -> None:
    (line,) = told(folder(MILESTONE | changed))
    assert message in line


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "it says the same as records[0]; delete one of them"),
        ({"status": "achieved"}, "it contradicts records[0] in status; decide for one, name the other in alt"),
        (
            {"comparator": "ge", "change": "increase"},
            "it contradicts records[0] in comparator and change; decide for one, name the other in alt",
        ),
        ({"deadline": "2026-12-31"}, None),
        ({"metric": "儿童公园"}, None),
        ({"action": "改建"}, None),
    ],
)
def test_records_at_odds_are_told(folder: Write, changed: dict[str, Any], expected: str | None) -> None:
    lines = told(folder(gold(**PLAIN), gold(**PLAIN) | changed))
    assert [line.partition("”: ")[2] for line in lines] == ([expected] if expected else [])


def test_a_row_that_holds_a_number_twice_may_be_annotated_twice(folder: Write) -> None:
    row = gold(quote="绿地率 40 40", number=40, number_max=None, comparator="eq", unit="", metric="绿地率", **PLAIN)
    text = "表\n绿地率 40 40\n"
    assert told(folder(row, row | {"status": "achieved"}, text=text)) == []
    assert len(told(folder(row, row | {"status": "achieved"}, row, text=text))) == 1


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"doc": "other.txt"}, "doc is 'other.txt'; write sample.txt, or rename the files"),
        ({"period": ["2025-12-31", "2025-01-01"]}, "the period ends before it starts; exchange its days"),
        ({"period": ["2025-12-31"]}, "field period"),
        ({"published": "25.1.2025"}, "field published is '25.1.2025', which is no day; write it as 2025-12-31"),
        ({"meta": {"split": "dev"}}, "field meta.split is 'dev'; use one of 'train' or 'test'"),
        ({"records": {}}, "field records"),
    ],
)
def test_faults_of_the_document_are_told(folder: Write, document: dict[str, Any], message: str) -> None:
    (line,) = told(folder(**document))
    assert line.startswith(f"sample.json: {message}")


def test_files_without_partner_and_unreadable_ones_are_told(folder: Write) -> None:
    place = folder(name="alone", text=None)
    folder(name="gbk")
    (place / "gbk.txt").write_bytes("工作计划".encode("gb18030"))
    (place / "only.txt").write_text(TEXT, "utf-8")
    (place / "torn.json").write_text('{"doc": "torn.txt",', "utf-8")
    (place / "torn.txt").write_text(TEXT, "utf-8")
    lines = told(place)
    assert lines[0] == "alone.json: has no text; add alone.txt or remove the annotation"
    assert lines[1] == "gbk.txt: is not UTF-8 at byte 0; store it as UTF-8"
    assert lines[2] == "only.txt: has no annotation; add only.json or remove the text"
    assert lines[3].startswith("torn.json: it is not JSON (EOF while parsing")
    assert len(lines) == 4


def test_the_command_prints_a_line_a_fault_and_their_number(folder: Write, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    place = folder(gold(**PLAIN), gold(**PLAIN, unit="个\x1b[2J"))
    assert main(["validate", str(place)]) == 1
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert lines == [
        "sample.json records[1] “新建公园4至6个”: the unit 个\\x1b[2J is unknown and not in the quote; write it as the text does",
        "1 documents, 2 records, 1 faults",
    ]
    folder(gold(**PLAIN))
    assert main(["validate", str(place)]) == 0
    assert capfdbinary.readouterr().out == b"1 documents, 1 records, 0 faults\n"


def test_a_folder_without_annotations_is_wrong_use(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(tmp_path)]) == main(["evaluate", str(tmp_path)]) == main(["validate", str(tmp_path / "none")]) == 2
    assert capfd.readouterr().err.count("name a folder of NAME.txt and NAME.json") == 3


def test_a_faulty_annotation_is_not_evaluated(folder: Write) -> None:
    with pytest.raises(AnnotationError, match=r"planparse validate .* tells what to mend"):
        list(read_pairs(folder(gold(comparator=">="))))
    with pytest.raises(AnnotationError, match="cannot be read"):
        list(read_pairs(folder(name="alone", text=None)))
