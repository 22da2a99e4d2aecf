"""The output models: the contract's shape, whole numbers, the flat frame."""

from __future__ import annotations

import builtins
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import planparse
from planparse.emit.frame import COLUMNS, DTYPES, frame, rows
from planparse.errors import OutputError, PlanparseError
from planparse.records import NOTES, Baseline, Deadline, Document, Extraction

SAMPLE = Path(__file__).parent / "emit" / "sample.json"


@pytest.fixture
def plain() -> dict[str, Any]:
    return json.loads(SAMPLE.read_text("utf-8"))


@pytest.fixture
def extraction(plain: dict[str, Any]) -> Extraction:
    return Extraction.model_validate(plain)


def test_json_has_the_fields_of_the_contract_in_its_order(plain: dict[str, Any], extraction: Extraction) -> None:
    assert json.dumps(extraction.model_dump(), ensure_ascii=False) == json.dumps(plain, ensure_ascii=False)


@pytest.mark.parametrize(
    ("given", "expected"),
    [(2000, "2000"), (2000.0, "2000"), (0.5, "0.5"), (-3.0, "-3"), (20_500_000_000, "20500000000"), (2.0**60, "1.152921504606847e+18")],
)
def test_whole_numbers_stay_whole(given: float, expected: str) -> None:
    assert json.dumps(Baseline(number=given).model_dump()["number"]) == expected


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), True, "5"])
def test_a_number_is_a_finite_number(odd: Any) -> None:
    with pytest.raises(ValidationError):
        Baseline(number=odd)


@pytest.mark.parametrize("odd", ["2022", "2022-3-1", "2022-03-28T00:00:00", "2022-03-28\n"])
def test_a_day_is_an_iso_day(odd: str) -> None:
    with pytest.raises(ValidationError):
        Deadline(date=odd, source="explicit")


def test_models_are_frozen_and_closed(plain: dict[str, Any], extraction: Extraction) -> None:
    with pytest.raises(ValidationError):
        extraction.records[0].unit = "所"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Extraction.model_validate({**plain, "extra": 1})


ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "data" / "raw").glob("*.txt")) + sorted((ROOT / "data" / "annotated").glob("*.txt"))[::5]


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_note_is_documented(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    assert [note for note in NOTES if f"`{note}`" not in text and f"`{note}:" not in text] == []


def test_only_documented_notes_reach_the_output() -> None:
    found = {note for path in PLANS for record in planparse.extract_file(path, model=False).records for note in record.notes}
    assert "annual" in found
    assert {note.partition(":")[0] for note in found} <= NOTES.keys()


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("新建近30所学校。", ()),
        ("至少要新建30所学校。", ()),
        ("新建不少于3-5所学校。", ()),
        ("每3年新建30所学校。", ("every:3年",)),
        ("各县区新建学校各1所。", ("each",)),
    ],
)
def test_what_the_grammar_notes_for_itself_stays_inside(text: str, notes: tuple[str, ...]) -> None:
    assert [record.notes for record in planparse.extract(text, model=False).records] == [notes]


def test_unpaired_surrogates_pass(extraction: Extraction) -> None:
    odd = extraction.records[0].model_copy(update={"goal": "目标\ud800"})
    assert rows(extraction.model_copy(update={"records": (odd,)}))[0]["goal"] == "目标\ud800"
    assert extraction.model_copy(update={"records": (odd,)}).to_frame().goal[0] == "目标\ud800"


def test_rows_are_flat(extraction: Extraction) -> None:
    first, second = rows(extraction)[:2]
    assert list(first) == list(COLUMNS)
    assert (first["adcode"], first["period_end"], first["baseline_number"]) == ("999900", "2022-12-31", 0.8)
    assert (first["item_path"], first["headings"]) == ("二.8", "二、全力推进教育高质量发展/8.推动义务教育优质均衡发展")
    assert (first["responsible_body"], first["lead"], first["support"]) == ("云溪市教育局", None, None)
    assert (second["responsible_body"], second["lead"], second["support"]) == (
        "市教育局、市财政局、市住建局",
        "市教育局",
        "市财政局、市住建局",
    )
    assert second["responsible_body_alias"] == "市教育局、市财政局、市住房和城乡建设局"
    assert (second["notes"], second["deadline"], second["item_path"]) == ("annual;suspect-number", None, None)


def test_frame_has_a_row_a_record_and_typed_columns(extraction: Extraction) -> None:
    table = extraction.to_frame()
    assert list(table.columns) == list(COLUMNS)
    assert len(table) == 4
    assert table.number.tolist()[:3] == [0.5, 20500.0, 10.0]
    assert table.number.isna().tolist() == [False, False, False, True]
    assert table.deadline.dt.year.tolist()[0] == 2022
    assert table.source_start.sum() == 2321 + 3000 + 3100 + 3200
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == DTYPES


def test_an_empty_frame_has_the_same_columns_and_types(extraction: Extraction) -> None:
    none = Extraction(document=Document(id="0", chars=0)).to_frame()
    assert len(none) == 0
    assert none.dtypes.equals(extraction.to_frame().dtypes)


def test_frame_joins_documents_in_order(extraction: Extraction) -> None:
    assert frame([extraction, extraction]).id.tolist() == ["a1", "a2", "a3", "a4"] * 2


def test_frame_without_pandas_tells_what_to_install(extraction: Extraction, monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def without_pandas(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pandas":
            raise ModuleNotFoundError("No module named 'pandas'")
        return original(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_pandas)
    with pytest.raises(OutputError, match=r"pip install 'planparse\[frame\]'") as caught:
        extraction.to_frame()
    assert isinstance(caught.value, PlanparseError)
