"""``planparse extract``: documents in, records out; a document that fails does not stop the others."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from planparse.api import day, extract_file
from planparse.cli.console import report, say, warn
from planparse.emit.look import BINARY, Look
from planparse.emit.output import file_for, opened
from planparse.errors import LexiconError, ModelError, UsageError
from planparse.records import Extraction


class Job(NamedTuple):
    """The options of one run."""

    form: str
    look: Look
    kind: str | None
    status: str | None
    pretty: bool
    min_confidence: float
    model: bool | Path
    reference: str | None
    encoding: str | None
    keep_text: bool
    quiet: bool
    debug: bool


@dataclass(slots=True)
class _Tally:
    read: int = 0
    failed: int = 0


def run(files: Sequence[str], output: str | None, job: Job) -> int:
    """Extract all files and write them in order; return 1 when some failed, else 0."""
    _check(files, job)
    texts = _texts(files, output) if job.keep_text else {}
    tally = _Tally()
    found = _extractions(files, job, tally, texts)
    if job.form in BINARY:
        _write_file(found, file_for(output, tuple(files), job.form), job)
    else:
        with opened(output, tuple(files)) as out:
            for extraction in found:
                out.write(_render(extraction, job, first=tally.read == 1))
    if tally.failed and len(files) > 1:
        say(f"{tally.failed} of {len(files)} documents failed, {tally.read} written")
    return 1 if tally.failed else 0


def _extractions(files: Sequence[str], job: Job, tally: _Tally, texts: dict[str, Path]) -> Iterator[Extraction]:
    """Yield what is found in each file that can be read; name the others on stderr."""
    for file in files:
        try:
            extraction = _extract(file, job, texts.get(file))
        except (LexiconError, ModelError, UsageError):
            raise
        except Exception as error:
            tally.failed += 1
            report(error, document=file, debug=job.debug)
            continue
        tally.read += 1
        yield extraction
        if not job.quiet:
            warn(file, [(warning.code, warning.message, warning.start) for warning in extraction.warnings])


def _write_file(found: Iterator[Extraction], path: Path, job: Job) -> None:
    """Write a table; when no document can be read, what stood at ``path`` stays."""
    from planparse.emit.tables import write

    first = next(found, None)
    if first is not None:
        write(job.form, chain([first], found), path, job.look)


def _check(files: Sequence[str], job: Job) -> None:
    day(job.reference)
    job.look.check([job.form])
    if job.look.layout == "tasks" and job.status == "achieved":
        raise UsageError("layout-status", "a table of tasks holds targets only", "leave out --status or --layout tasks")
    if list(files).count("-") > 1:
        raise UsageError("stdin-twice", "standard input can be read only once", "give - once")
    if job.pretty and (job.form != "json" or len(files) > 1):
        raise UsageError("pretty", "--pretty is for the JSON of a single document", "leave it out, or name one file with --format json")


def _texts(files: Sequence[str], output: str | None) -> dict[str, Path]:
    """Return where the text layer of each file goes: beside the output, under the file's name with .txt."""
    if output is None or output == "-":
        raise UsageError("keep-text", "--keep-text writes beside the output, which goes to standard output", "name a file with --output")
    texts = {file: Path(output).parent / f"{'stdin' if file == '-' else Path(file).name}.txt" for file in files}
    taken = [os.path.realpath(path) for path in (*files, output) if path != "-"]
    targets = [os.path.realpath(path) for path in texts.values()]
    if len({*targets}) < len(targets) or not {*taken}.isdisjoint(targets):
        raise UsageError("keep-text-twice", "a text would be written over another file of this run", "extract the files one by one")
    return texts


def _extract(file: str, job: Job, keep_text: Path | None) -> Extraction:
    extraction = extract_file(file, encoding=job.encoding, reference=job.reference, model=job.model, keep_text=keep_text)
    kept = tuple(
        record
        for record in extraction.records
        if job.kind in (None, record.kind) and job.status in (None, record.status) and record.confidence >= job.min_confidence
    )
    return extraction if len(kept) == len(extraction.records) else extraction.model_copy(update={"records": kept})


def _render(extraction: Extraction, job: Job, *, first: bool) -> str:
    if job.form == "csv":
        from planparse.emit.csv_text import to_csv

        return to_csv(extraction, header=first, lang=job.look.lang or "en", bom=job.look.bom)
    if job.form == "table":
        from planparse.emit.table import to_table

        size = shutil.get_terminal_size((100, 24)).columns
        return ("" if first else "\n") + to_table(extraction, columns=size, lang=job.look.lang or "zh")
    from planparse.emit.json_text import to_json

    return to_json(extraction, pretty=job.pretty)
