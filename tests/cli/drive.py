"""Run the command line over a pipeline that is predictable: ``python drive.py extract FILE``.

Every 3所 of a text becomes a record (achieved behind 已), every 印发《…》 a milestone. BOOM crashes, LEXICON is a broken
rule, SLEEP waits to be interrupted, MANY gives 20,000 records, REFUSED fails as the system does.
"""

from __future__ import annotations

import re
import sys
import time
import types
from datetime import date
from typing import Any

from planparse import records
from planparse.clean import clean
from planparse.errors import LexiconError
from planparse.segment import segment
from planparse.types import LoadedText


def run(loaded: LoadedText, *, name: str | None = None, reference: date | None = None, model: bool = True) -> records.Extraction:
    text = loaded.text
    if "BOOM" in text:
        raise ZeroDivisionError("odd\nthing")
    if "LEXICON" in text:
        raise LexiconError("lexicon-pattern", "the pattern of entry 'x' does not compile", "correct the entry", "noise")
    if "SLEEP" in text:
        print("ready", file=sys.stderr, flush=True)
        time.sleep(60)
    found = [_record(match, text) for match in re.finditer(r"(已?)(?:新建(\d+)所|印发《[^》]*》)", text)]
    return records.Extraction(
        document=records.Document(id=loaded.sha256, path=loaded.path, chars=len(text), encoding=loaded.encoding),
        records=tuple(found * (20_000 if "MANY" in text else 1)),
        warnings=tuple(records.Warning(code=warn.code, message=warn.message, start=warn.raw_start) for warn in loaded.warnings),
    )


def _record(match: re.Match[str], text: str) -> records.Record:
    return records.Record(
        id=f"r{match.start()}",
        kind="quantitative" if match[2] else "milestone",
        status="achieved" if match[1] else "target",
        goal=match[0],
        number=int(match[2]) if match[2] else None,
        unit="所" if match[2] else "",
        source=records.Source(start=match.start(), end=match.end(), text=text[match.start() : match.end()]),
        confidence=0.9,
        extractor="rules",
    )


def clean_document(loaded: LoadedText) -> Any:
    if "REFUSED" in loaded.text:
        raise OSError(24, "Too many open files")
    return clean(loaded.text)


def outline(loaded: LoadedText) -> Any:
    cleaned = clean(loaded.text)
    return cleaned, segment(cleaned.text)


def install() -> None:
    """Put the functions above in the place of ``planparse.pipeline``."""
    import planparse

    fake: Any = types.ModuleType("planparse.pipeline")
    fake.run, fake.clean_document, fake.outline = run, clean_document, outline
    sys.modules["planparse.pipeline"] = planparse.pipeline = fake  # type: ignore[attr-defined]


if __name__ == "__main__":
    from planparse.cli import main

    install()
    sys.exit(main())
