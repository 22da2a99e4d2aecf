"""The results of documents on disk, one file each, under the names that their paths give."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from planparse.batch.discovery import KEPT, path_of
from planparse.batch.files import unwritable, whole
from planparse.batch.pool import Limits, Outcome
from planparse.batch.result import Result
from planparse.errors import OutputError


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a document. ``limits``: those that a failure came from; ``lasting`` as in :class:`Outcome`."""

    key: str
    limits: list[float] | None
    lasting: bool
    result: Result

    def holds(self, key: str, limits: Limits) -> bool:
        """Tell whether reading the document again would give the same."""
        return self.lasting and self.key == key and self.limits in (None, [limits.timeout, limits.memory])


class Store:
    """The folder inside OUT that a run needs to go on: ``results/``, ``parts/`` (files that are not whole yet), ``lock``, ``plan.jsonl``."""

    def __init__(self, out: Path) -> None:
        self.home = out / KEPT
        self.results, self.parts = self.home / "results", self.home / "parts"
        self.lock, self.plan, self.todo = self.home / "lock", self.home / "plan.jsonl", self.home / "parts" / "todo"

    def make(self) -> None:
        """Make the folders that are missing."""
        try:
            for folder in (self.results, self.parts):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(self.home.parent, error) from error

    def sweep(self) -> None:
        """Remove what a run that was killed left half written; only under the lock."""
        for part in self.parts.iterdir():
            with suppress(OSError):
                part.unlink()

    def read(self, shown: str) -> Entry | None:
        """Return what is kept of a document; None where there is nothing, or nothing whole."""
        try:
            return _loads(self._place(shown).read_bytes())
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, outcome: Outcome, limits: Limits) -> None:
        """Keep the result of a document, in the place of an older one. Raises OutputError."""
        job, body = outcome.job, outcome.result.dumps()
        head = {
            "path": job.name,
            "key": job.key,
            "limits": [limits.timeout, limits.memory] if outcome.limited else None,
            "lasting": outcome.lasting,
            "sha256": hashlib.sha256(body).hexdigest(),
        }
        place = self._place(job.name)
        try:
            place.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise unwritable(place, error) from error
        # Its digest tells a file that lost power made short, so the disk need not be waited for.
        with whole(place, self.parts, sync=False) as stream:
            stream.write(json.dumps(head).encode() + b"\n" + body)

    def prune(self, folder: str, planned: int) -> None:
        """Forget the documents that are no longer in ``folder``, when more are kept than ``planned``."""
        if sum(1 for _ in self._kept()) <= planned:
            return
        for place in self._kept():
            try:
                with place.open("rb") as stream:
                    path = path_of(json.loads(stream.readline())["path"])
                if os.path.lexists(os.path.join(folder, path)):
                    continue
            except (OSError, ValueError, KeyError, TypeError):
                pass
            with suppress(OSError):
                place.unlink()

    def _kept(self) -> Iterator[Path]:
        for folder in sorted(self.results.iterdir()):
            if folder.is_dir():
                yield from folder.iterdir()

    def _place(self, shown: str) -> Path:
        name = hashlib.sha256(shown.encode()).hexdigest()
        return self.results / name[:2] / name[2:40]


def _loads(data: bytes) -> Entry:
    line, _, body = data.partition(b"\n")
    head = json.loads(line)
    if hashlib.sha256(body).hexdigest() != head["sha256"]:
        raise ValueError("sha256")
    return Entry(head["key"], head["limits"], head["lasting"], Result.loads(body))


def missing(shown: str, out: Path) -> OutputError:
    """Return the error that a result is gone from the store while a run needs it."""
    return OutputError("store", f"the result of {shown} is gone from {KEPT}", "run the same command again", str(out))
