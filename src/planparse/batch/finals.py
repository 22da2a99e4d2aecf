"""The files of OUT, put together from the store in the order of the plan, a document at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse.batch.files import move, settle, whole
from planparse.batch.made import DOCUMENTS, FAILURES, MANIFEST, RECORDS, Made, Totals
from planparse.batch.result import Failure, extraction
from planparse.batch.store import Store, missing
from planparse.emit.json_text import dump

if TYPE_CHECKING:
    from planparse import records


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
            result = entry.result
            documents.write(result.document)
            found.write(result.records)
            failures.write(result.failure)
            totals.documents += 1
            totals.failed += bool(result.failure)
            totals.records += result.records.count(b"\n")
    move(store.plan, out / MANIFEST)
    settle(out)
    Made.of(out, totals).write(store)
    return totals


def extractions(out: Path) -> Iterator[records.Extraction]:
    """Yield the documents of OUT that did not fail, with their records, in the order of the paths: what further forms are written from."""
    with (out / DOCUMENTS).open("rb") as documents, (out / RECORDS).open("rb") as found:
        for line in documents:
            head = json.loads(line)
            if head["status"] == "done":
                yield extraction(line, list(islice(found, head["records"])))
