"""``planparse extract``: documents in, records out; a document that fails does not stop the others."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planparse.api import day, extract_file
from planparse.cli.console import report, say, warn
from planparse.emit.output import opened
from planparse.errors import LexiconError, ModelError, UsageError
from planparse.records import Extraction


@dataclass(frozen=True, slots=True)
class Job:
    """The options of one run."""

    form: str
    kind: str | None
    status: str | None
    pretty: bool
    min_confidence: float
    model: bool | Path
    reference: str | None
    encoding: str | None
    quiet: bool
    debug: bool


def run(files: Sequence[str], output: str | None, job: Job) -> int:
    """Extract all files and write them in order; return 1 when some failed, else 0."""
    _check(files, job)
    failed = written = 0
    with opened(output, tuple(files)) as out:
        for file in files:
            try:
                extraction = _extract(file, job)
                text = _render(extraction, job, first=not written)
            except (LexiconError, ModelError, UsageError):
                raise
            except Exception as error:
                failed += 1
                report(error, document=file, debug=job.debug)
                continue
            out.write(text)
            written += 1
            if not job.quiet:
                warn(file, [(warning.code, warning.message, warning.start) for warning in extraction.warnings])
    if failed and len(files) > 1:
        say(f"{failed} of {len(files)} documents failed, {written} written")
    return 1 if failed else 0


def _check(files: Sequence[str], job: Job) -> None:
    day(job.reference)
    if list(files).count("-") > 1:
        raise UsageError("stdin-twice", "standard input can be read only once", "give - once")
    if job.pretty and (job.form != "json" or len(files) > 1):
        raise UsageError("pretty", "--pretty is for the JSON of a single document", "leave it out, or name one file with --format json")


def _extract(file: str, job: Job) -> Extraction:
    extraction = extract_file(file, encoding=job.encoding, reference=job.reference, model=job.model)
    kept = tuple(
        record
        for record in extraction.records
        if job.kind in (None, record.kind) and job.status in (None, record.status) and record.confidence >= job.min_confidence
    )
    return extraction if len(kept) == len(extraction.records) else extraction.model_copy(update={"records": kept})


def _render(extraction: Extraction, job: Job, *, first: bool) -> str:
    if job.form == "csv":
        from planparse.emit.csv_text import to_csv

        return to_csv(extraction, header=first)
    if job.form == "table":
        from planparse.emit.table import to_table

        return ("" if first else "\n") + to_table(extraction, columns=shutil.get_terminal_size((100, 24)).columns)
    from planparse.emit.json_text import to_json

    return to_json(extraction, pretty=job.pretty)
