"""The results of documents on disk, one file each, under the names that their paths give."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from planparse.batch.discovery import KEPT, path_of
from planparse.batch.files import move, unwritable, whole
from planparse.batch.jobs import Limits, Outcome
from planparse.batch.result import Result
from planparse.errors import OutputError
from planparse.patterns import lazy

TEXTS = "text"
_DIGEST = lazy("[0-9a-f]{64}")
_AT_ONCE = 200_000
_HEAD = 1 << 11


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a document. ``limits``: those that a failure came from; ``lasting`` as in :class:`Outcome`; ``text``: bytes of
    its text layer, where that is kept.
    """

    key: str
    limits: list[float] | None
    lasting: bool
    failed: bool
    text: int | None
    body: bytes

    @property
    def result(self) -> Result:
        return Result.loads(self.body)

    def holds(self, key: str, limits: Limits) -> bool:
        """Tell whether reading the document again would give the same."""
        return self.lasting and self.key == key and self.limits in (None, [limits.timeout, limits.memory])


class Store:
    """The folder inside OUT that a run needs to go on: ``results/``, ``parts/`` (files that are not whole yet), ``lock``, ``plan.jsonl``, ``made.json``;
    and ``text/`` beside it, where text layers are kept under the digests of their documents.
    """

    def __init__(self, out: Path) -> None:
        self.home, self.texts = out / KEPT, out / TEXTS
        self.results, self.parts = self.home / "results", self.home / "parts"
        self._results, self.made = str(self.results), self.home / "made.json"
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

    def read(self, shown: str, *, body: bool = True) -> Entry | None:
        """Return what is kept of a document; None where there is nothing, or nothing whole. Without ``body`` only its length is looked at."""
        try:
            with open(self._name(shown), "rb", buffering=0) as stream:
                if body:
                    return _loads(stream.read())
                data = stream.read(_HEAD)
                if b"\n" not in data:  # a very long path
                    data += stream.read()
                return _head(data, os.fstat(stream.fileno()).st_size)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, outcome: Outcome, limits: Limits) -> None:
        """Keep the result of a document, in the place of an older one. Raises OutputError."""
        job, body = outcome.job, outcome.result.dumps()
        text = self._keep(outcome)
        head = {
            "path": job.name,
            "key": job.key,
            "limits": [limits.timeout, limits.memory] if outcome.limited else None,
            "lasting": outcome.lasting,
            "content": job.content,
            "text": text,
            "failed": bool(outcome.result.failure),
            "crc32": crc32(body),
            "size": len(body),
        }
        place = self._place(job.name)
        try:
            place.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise unwritable(place, error) from error
        # Its checksum tells a file that lost power cut short, so the disk need not be waited for.
        with whole(place, self.parts, sync=False) as stream:
            stream.write(json.dumps(head).encode() + b"\n" + body)

    def part(self, shown: str) -> Path:
        """Return where the text layer of a document is written before it gets its name."""
        return self.parts / f"{self._place(shown).name}.text"

    def has_text(self, entry: Entry, content: str) -> bool:
        """Tell whether the text layer of a document is there, whole."""
        try:
            return entry.text is not None and self._text(content).stat().st_size == entry.text
        except OSError:
            return False

    def _keep(self, outcome: Outcome) -> int | None:
        """Give the text layer of a document its name; return its size."""
        job = outcome.job
        if job.keep_text is None or outcome.result.failure or not _DIGEST.fullmatch(job.content):
            return None
        try:
            self.texts.mkdir(exist_ok=True)
            size = os.stat(job.keep_text).st_size
        except OSError as error:
            raise unwritable(self.texts, error) from error
        move(Path(job.keep_text), self._text(job.content))
        return size

    def prune_texts(self) -> None:
        """Remove the text layers of documents that are not kept any more, a few at a time, so that memory stays flat."""
        turns = 1 + sum(1 for _ in self._kept()) // _AT_ONCE
        for turn in range(turns):
            wanted = {head["content"] for head in self._heads() if head["text"] is not None and hash(head["content"]) % turns == turn}
            for place in self.texts.iterdir() if self.texts.is_dir() else ():
                if hash(place.stem) % turns == turn and place.stem not in wanted:
                    with suppress(OSError):
                        place.unlink()

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

    def _heads(self) -> Iterator[dict[str, Any]]:
        for place in self._kept():
            with suppress(OSError, ValueError), place.open("rb") as stream:
                yield json.loads(stream.readline())

    def _kept(self) -> Iterator[Path]:
        for folder in sorted(self.results.iterdir()):
            if folder.is_dir():
                yield from folder.iterdir()

    def _text(self, content: str) -> Path:
        return self.texts / f"{content}.txt"

    def _place(self, shown: str) -> Path:
        return Path(self._name(shown))

    def _name(self, shown: str) -> str:
        name = hashlib.sha256(shown.encode()).hexdigest()
        return os.path.join(self._results, name[:2], name[2:40])


def _loads(data: bytes) -> Entry:
    line, _, body = data.partition(b"\n")
    head = json.loads(line)
    if crc32(body) != head["crc32"]:
        raise ValueError("crc32")
    return Entry(head["key"], head["limits"], head["lasting"], head["failed"], head["text"], body)


def _head(data: bytes, size: int) -> Entry:
    line, _, _ = data.partition(b"\n")
    head = json.loads(line)
    if len(line) + 1 + head["size"] != size:
        raise ValueError("size")
    return Entry(head["key"], head["limits"], head["lasting"], head["failed"], head["text"], b"")


def missing(shown: str, out: Path) -> OutputError:
    """Return the error that a result is gone from the store while a run needs it."""
    return OutputError("store", f"the result of {shown} is gone from {KEPT}", "run the same command again", str(out))
