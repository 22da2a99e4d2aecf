"""What the last run made of which documents, so that a run that finds nothing changed need not make it again."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from planparse.batch.files import whole
from planparse.batch.keys import content
from planparse.batch.store import Store

DOCUMENTS, RECORDS, FAILURES, MANIFEST = "documents.jsonl", "records.jsonl", "failures.jsonl", "manifest.jsonl"


@dataclass(slots=True)
class Totals:
    """What the files of OUT hold."""

    documents: int = 0
    failed: int = 0
    records: int = 0


@dataclass(slots=True)
class Made:
    """Digests of the files of OUT; of its tables with what they were made from. A file is believed only while it has its digest.

    Large ones are not read again while their size and time of change are those of ``stamps``.
    """

    totals: Totals = field(default_factory=Totals)
    files: dict[str, str] = field(default_factory=dict)
    tables: dict[str, list[str]] = field(default_factory=dict)
    stamps: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, out: Path, totals: Totals) -> Made:
        """Return the digests of the files as they are."""
        names = (DOCUMENTS, RECORDS, FAILURES, MANIFEST)
        return cls(totals, {name: content(str(out / name)) for name in names}, stamps={name: _stamp(out / name) for name in names})

    @classmethod
    def read(cls, store: Store) -> Made:
        """Return what was written, or nothing where that is missing or damaged."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            told = json.loads(store.made.read_bytes())
            return cls(Totals(**told["totals"]), dict(told["files"]), dict(told["tables"]), dict(told["stamps"]))
        return cls()

    def write(self, store: Store) -> None:
        """Keep it for the next run. Raises OutputError."""
        with whole(store.made, store.parts, sync=False) as stream:
            stream.write(json.dumps(asdict(self)).encode())

    def stands(self, out: Path, store: Store) -> bool:
        """Tell whether the files of OUT are those that the plan would be made into again."""
        if not self.files or self.files.get(MANIFEST) != content(str(store.plan)):
            return False
        return all(_stamp(out / name) == self.stamps.get(name) or content(str(out / name)) == digest for name, digest in self.files.items())


def _stamp(path: Path) -> list[int]:
    """Return size and time of the last change in nanoseconds, nothing where there is no such file."""
    with suppress(OSError):
        found = path.stat()
        return [found.st_size, found.st_mtime_ns]
    return []
