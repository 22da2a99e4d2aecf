"""What an OUT holds, and whether a run is at it."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from planparse.batch.files import is_locked
from planparse.batch.finals import plan_lines
from planparse.batch.made import DOCUMENTS, FAILURES, MANIFEST
from planparse.batch.store import Store
from planparse.errors import LoadError


@dataclass(slots=True)
class Status:
    """``state``: finished, running or interrupted; of a run that is not finished, how many of the ``planned`` documents are ``done``.

    The rest is what the files of OUT hold, those of the last run that finished.
    """

    state: str
    planned: int = 0
    done: int = 0
    documents: int = 0
    records: int = 0
    failures: Counter[tuple[str, str]] = field(default_factory=Counter)


def status(out: Path) -> Status:
    """Read the status of an OUT. Raises LoadError where there is none."""
    store = Store(out)
    if not store.home.is_dir():
        raise LoadError("not-an-out", "this is not a folder that planparse batch has written", "check the path", str(out))
    busy = is_locked(store.lock)
    told = Status("running" if busy else "interrupted" if store.plan.exists() or not (out / MANIFEST).exists() else "finished")
    if store.plan.exists():
        with suppress(ValueError):  # a plan that lost power cut short
            for line in plan_lines(store.plan):
                entry = store.read(line["path"]) if "key" in line else None
                told.planned += "key" in line
                told.done += entry is not None and entry.key == line["key"]
    if (out / MANIFEST).exists():
        with (out / DOCUMENTS).open("rb") as documents, (out / FAILURES).open("rb") as failures:
            for document in documents:
                told.documents += 1
                told.records += json.loads(document)["records"]
            for failure in failures:
                head = json.loads(failure)
                told.failures[head["stage"], head["code"]] += 1
    return told
