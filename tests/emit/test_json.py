"""JSON output and its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from planparse.emit.json_text import dump, schema, to_json
from planparse.records import Extraction

HERE = Path(__file__).parent
STORED = HERE.parents[1] / "schemas" / "planparse-1.0.schema.json"


@pytest.fixture
def extraction() -> Extraction:
    return Extraction.model_validate_json((HERE / "sample.json").read_text("utf-8"))


def test_compact_json_is_one_line(extraction: Extraction) -> None:
    text = to_json(extraction)
    assert text.count("\n") == 1
    assert text.endswith("}\n")
    assert "全市义务教育辍学率" in text
    assert Extraction.model_validate_json(text) == extraction


def test_pretty_json_says_the_same(extraction: Extraction) -> None:
    assert to_json(extraction, pretty=True).count("\n") > 100
    assert json.loads(to_json(extraction, pretty=True)) == json.loads(to_json(extraction))


@pytest.mark.parametrize("odd", ["\ud800", "a\udfffb", "\udc80\ud800", '\ud800"\\'])
def test_unpaired_surrogates_become_escapes(odd: str) -> None:
    assert json.loads(dump({"text": odd}).encode("utf-8")) == {"text": odd}


def test_stored_schema_is_the_generated_one() -> None:
    assert STORED.read_text("utf-8") == dump(schema(), pretty=True), "run: planparse schema --output schemas/planparse-1.0.schema.json"


def test_schema_names_its_draft_and_version() -> None:
    found = schema()
    jsonschema.Draft202012Validator.check_schema(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["$id"].endswith(":1.0")
    assert found["version"] == found["properties"]["schema_version"]["const"] == "1.0"


def test_sample_fits_the_schema(extraction: Extraction) -> None:
    jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker()).validate(json.loads(to_json(extraction)))


def _broken(path: str, value: Any) -> dict[str, Any]:
    sample: dict[str, Any] = json.loads((HERE / "sample.json").read_text("utf-8"))
    *way, last = path.split(".")
    at: Any = sample
    for step in way:
        at = at[int(step) if step.isdigit() else step]
    at[last] = value
    return sample


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema_version", "2.0"),
        ("document.published", "28.3.2022"),
        ("document.region.adcode", "44"),
        ("records.0.kind", "goal"),
        ("records.0.number", "0.5"),
        ("records.0.unit", None),
        ("records.0.comparator", "=="),
        ("records.0.source.start", -1),
        ("records.0.responsible_body", None),
        ("records.0.confidence", 1.5),
        ("records.0.new", 1),
    ],
)
def test_schema_refuses_what_the_contract_does_not_allow(path: str, value: Any) -> None:
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(_broken(path, value)))


def test_schema_asks_for_every_field() -> None:
    sample = json.loads((HERE / "sample.json").read_text("utf-8"))
    del sample["records"][0]["notes"]
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(sample))


def test_every_field_is_described() -> None:
    for name, model in schema()["$defs"].items():
        assert model["description"], name
        for field, shape in model["properties"].items():
            assert shape.get("description"), f"{name}.{field}"
