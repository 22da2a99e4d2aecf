"""``planparse clean``, ``segment`` and ``schema``: look at what happens before extraction, and at the shape of its result."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from planparse.cli.console import warn
from planparse.emit.json_text import dump
from planparse.emit.json_text import schema as json_schema
from planparse.emit.output import opened
from planparse.emit.plain import without_surrogates
from planparse.errors import UsageError
from planparse.load import load_file
from planparse.types import Warn


def clean(file: str, output: str | None, *, explain: bool, raw: bool, encoding: str | None, quiet: bool) -> int:
    """Write the clean text, the log of its edits or the decoded text, each exactly as it is."""
    if explain and raw:
        raise UsageError("explain-and-raw", "--explain and --raw exclude each other", "give one of them")
    loaded = load_file(file, encoding=encoding)
    warnings = loaded.warnings
    if raw:
        text = without_surrogates(loaded.text)
    else:
        from planparse import pipeline

        cleaned = pipeline.clean_document(loaded)
        warnings += cleaned.warnings
        if explain:
            from planparse.emit.explain import explain as told

            text = told(cleaned.raw, cleaned.edits)
        else:
            text = without_surrogates(cleaned.text)
    return _write(file, output, text, () if quiet else warnings)


def segment(file: str, output: str | None, *, form: str, encoding: str | None, quiet: bool) -> int:
    """Write the item tree as indented text or as JSON."""
    from planparse import pipeline
    from planparse.segment import as_json, draw

    loaded = load_file(file, encoding=encoding)
    cleaned, items = pipeline.outline(loaded)
    text = dump(as_json(items), pretty=True) if form == "json" else without_surrogates(draw(items, cleaned.text)) + "\n"
    return _write(file, output, text, () if quiet else (*loaded.warnings, *cleaned.warnings))


def schema(output: str | None, *, annotation: bool) -> int:
    """Write the JSON Schema of a document, or of its annotation."""
    if annotation:
        from planparse.evaluation.annotation import annotation_schema as shape
    else:
        shape = json_schema
    with opened(output) as out:
        out.write(dump(shape(), pretty=True))
    return 0


def _write(file: str, output: str | None, text: str, warnings: Sequence[Warn]) -> int:
    with opened(output, (file,)) as out:
        out.write(text)
        if output is None and text and not text.endswith("\n") and sys.stdout.isatty():
            out.write("\n")
    warn(file, [(warning.code, warning.message, warning.raw_start) for warning in warnings])
    return 0
