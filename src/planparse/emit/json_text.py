"""JSON and JSON Lines, and the schema of both."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planparse.records import Extraction


def to_json(extraction: Extraction, *, pretty: bool = False) -> str:
    """Return a document as JSON with a line end: on one line (so it is JSON Lines too), or indented."""
    return dump(extraction.model_dump(), pretty=pretty)


def dump(value: Any, *, pretty: bool = False) -> str:
    """Return a plain value as JSON with a line end.

    Chinese stays readable; an unpaired surrogate, which UTF-8 cannot carry, becomes its JSON escape.

    >>> dump({"unit": "所", "odd": chr(0xDC80)}) == '{"unit":"所","odd":"' + chr(92) + 'udc80"}' + chr(10)
    True
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2 if pretty else None, separators=None if pretty else (",", ":"))
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a document as printed by ``planparse extract``."""
    from planparse.records import Extraction
    from planparse.version import SCHEMA_VERSION

    generated = Extraction.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:planparse:schema:extraction:{SCHEMA_VERSION}",
        "title": f"planparse extraction, version {SCHEMA_VERSION}",
        "version": SCHEMA_VERSION,
        **{key: value for key, value in generated.items() if key != "title"},
    }
