"""The stored schema of annotations is the generated one, and the annotated plans fit it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from planparse.cli import main
from planparse.emit.json_text import dump
from planparse.evaluation.annotation import annotation_schema

ROOT = Path(__file__).parents[2]
STORED = ROOT / "schemas" / "annotation-1.0.schema.json"


def test_stored_schema_is_the_generated_one(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    text = dump(annotation_schema(), pretty=True)
    assert STORED.read_text("utf-8") == text, "run: make schema"
    assert main(["schema", "--annotation"]) == 0
    assert capfdbinary.readouterr().out.decode() == text


def test_annotated_plans_fit_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(annotation_schema())
    validator = jsonschema.Draft202012Validator(annotation_schema(), format_checker=jsonschema.FormatChecker())
    files = sorted((ROOT / "data" / "annotated").glob("*.json"))[::10]
    assert [path.name for path in files if list(validator.iter_errors(json.loads(path.read_text("utf-8"))))] == []


def test_every_field_is_described() -> None:
    shapes = {"Annotation": annotation_schema(), **annotation_schema()["$defs"]}
    for name, shape in shapes.items():
        assert shape["description"], name
        for field, one in shape["properties"].items():
            assert one.get("description"), f"{name}.{field}"
