"""The files of OUT, put together from the store in the order of the plan, a document at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from planparse import records
from planparse.batch.files import settle, unwritable, whole
from planparse.batch.result import Failure, extraction
from planparse.batch.store import Store, missing
from planparse.emit.json_text import dump

DOCUMENTS, RECORDS, FAILURES, MANIFEST = "documents.jsonl", "records.jsonl", "failures.jsonl", "manifest.jsonl"


@dataclass(slots=True)
class Totals:
    """What the files of OUT hold."""

    documents: int = 0
    failed: int = 0
    records: int = 0


def plan_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a plan or manifest behind its first, which says what all of them depend on."""
    with path.open("rb") as stream:
        for line in islice(stream, 1, None):
            yield json.loads(line)


def assemble(out: Path, store: Store) -> Totals:
    """Write all files of OUT, each whole or not at all, the manifest last. Raises OutputError."""
    totals = Totals()
    with ExitStack() as stack:
        documents, found, failures = (stack.enter_context(whole(out / name, store.parts)) for name in (DOCUMENTS, RECORDS, FAILURES))
        for line in plan_lines(store.plan):
            if "failure" in line:  # a folder that cannot be listed
                failures.write(dump(asdict(Failure(**line["failure"]))).encode())
                totals.failed += 1
                continue
            entry = store.read(line["path"])
            if entry is None or entry.key != line["key"]:
                raise missing(line["path"], out)
            documents.write(entry.result.document)
            found.write(entry.result.records)
            failures.write(entry.result.failure)
            totals.documents += 1
            totals.failed += bool(entry.result.failure)
            totals.records += entry.result.records.count(b"\n")
    try:
        store.plan.replace(out / MANIFEST)
    except OSError as error:
        raise unwritable(out / MANIFEST, error) from error
    settle(out)
    return totals


def extractions(out: Path) -> Iterator[records.Extraction]:
    """Yield the documents of OUT that did not fail, with their records, in the order of the paths: what further forms are written from."""
    with (out / DOCUMENTS).open("rb") as documents, (out / RECORDS).open("rb") as found:
        for line in documents:
            head = json.loads(line)
            if head["status"] == "done":
                yield extraction(line, list(islice(found, head["records"])))
