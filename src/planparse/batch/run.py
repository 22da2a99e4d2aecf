"""A batch from the folder to the files of OUT: survey, read what is not there yet, put together."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from planparse.batch import extra
from planparse.batch.discovery import Selection, find, path_of
from planparse.batch.files import locked, whole
from planparse.batch.finals import assemble
from planparse.batch.jobs import Job, Limits
from planparse.batch.keys import Extract, Keys, content
from planparse.batch.made import Made, Totals
from planparse.batch.result import Failure
from planparse.batch.store import Entry, Store
from planparse.emit.json_text import dump
from planparse.emit.look import Look
from planparse.errors import UsageError


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Batch:
    """What is to be done. ``force`` reads every document again, ``retry_failed`` those that failed; ``forms`` are
    further files, which ``look`` like this; ``keep_text`` writes ``text/ID.txt``, what the offsets of each document point into.
    """

    folder: str
    out: Path
    extract: Extract
    selection: Selection = field(default_factory=Selection)
    jobs: int = field(default_factory=processors)
    limits: Limits = field(default_factory=Limits)
    force: bool = False
    retry_failed: bool = False
    forms: tuple[str, ...] = ()
    look: Look = field(default_factory=Look)
    keep_text: bool = False


@dataclass(slots=True)
class Survey:
    """What a look at the folder and at OUT tells: documents in all, those to be read, and failures of earlier runs that stay."""

    documents: int = 0
    todo: int = 0
    failed: int = 0


class Watcher(Protocol):
    """Is told how a run goes on."""

    def begin(self, survey: Survey) -> None:
        """Hear what there is to do."""

    def step(self, failure: Failure | None) -> None:
        """Hear that a document is done, and kept."""


def run(batch: Batch, watcher: Watcher) -> Totals:
    """Bring OUT up to date with the folder.

    May be killed at any moment and started again; ends with the same bytes as if it had not been. Raises UsageError, LoadError when the folder
    cannot be listed, OutputError when OUT cannot be written or another run writes to it, ModelError when the model cannot be read.
    """
    _refuse(batch)
    store = Store(batch.out)
    store.make()
    with locked(store.lock):
        store.sweep()
        survey, made = _survey(batch, store, bodies=False), Made.read(store)
        if not survey.todo and made.stands(batch.out, store):
            watcher.begin(survey)
            totals = made.totals
        else:
            survey = _survey(batch, store)
            watcher.begin(survey)
            _read(batch, store, watcher)
            totals = assemble(batch.out, store)
        if batch.forms:
            extra.write(batch.out, store, batch.forms, batch.look)
        with suppress(FileNotFoundError):
            store.plan.unlink()
        store.prune(batch.folder, survey.documents)
        if batch.keep_text:
            store.prune_texts()
        store.sweep()
        return totals


def _read(batch: Batch, store: Store, watcher: Watcher) -> None:
    """Read what is to be read, and keep what comes of it."""
    with store.todo.open("rb") as todo:
        if not os.fstat(todo.fileno()).st_size:
            return
        from planparse.batch.pool import Pool

        for outcome in Pool(batch.extract, batch.jobs, batch.limits).run(_jobs(batch, store, todo)):
            store.write(outcome, batch.limits)
            watcher.step(outcome.result.told_failure())


def look(batch: Batch) -> Iterator[str]:
    """Yield the shown paths of the documents that a run would read; nothing is written."""
    _refuse(batch)
    for seen in _seen(batch, Store(batch.out), Keys.of(batch.extract)):
        if isinstance(seen, _Document) and seen.kept is None:
            yield seen.shown


@dataclass(frozen=True, slots=True)
class _Document:
    """A document as it is now: the digest of its bytes, the key of its result, and what of that is kept: done, failed or nothing (None)."""

    shown: str
    content: str
    key: str
    kept: str | None


def _seen(batch: Batch, store: Store, keys: Keys, *, bodies: bool = True) -> Iterator[_Document | Failure]:
    """Yield the documents of the folder, and the folders in it that cannot be listed, in the order of their paths."""
    for found in find(batch.folder, batch.selection):
        if found.error is not None:
            yield Failure(found.shown, "load", found.error.code, f"{found.error.reason}; {found.error.fix}")
        else:
            digest = content(os.path.join(batch.folder, found.path))
            key = keys.key(found.shown, digest)
            yield _Document(found.shown, digest, key, _kept(batch, store.read(found.shown, body=bodies), store, digest, key))


def _kept(batch: Batch, entry: Entry | None, store: Store, digest: str, key: str) -> str | None:
    if batch.force or entry is None or not entry.holds(key, batch.limits):
        return None
    if entry.failed:
        return None if batch.retry_failed else "failed"
    return None if batch.keep_text and not store.has_text(entry, digest) else "done"


def _survey(batch: Batch, store: Store, *, bodies: bool = True) -> Survey:
    """Write the plan, which becomes the manifest, and the list of what is to be read. Without ``bodies``, results are not checked for damage."""
    survey, keys = Survey(), Keys.of(batch.extract)
    with whole(store.plan, store.parts, sync=False) as plan, whole(store.todo, store.parts, sync=False) as todo:
        plan.write(dump(dict(keys.head)).encode())
        for seen in _seen(batch, store, keys, bodies=bodies):
            if isinstance(seen, Failure):
                plan.write(dump({"path": seen.path, "failure": asdict(seen)}).encode())
                survey.failed += 1
                continue
            line = dump({"path": seen.shown, "content": seen.content, "key": seen.key}).encode()
            plan.write(line)
            survey.documents += 1
            survey.failed += seen.kept == "failed"
            if seen.kept is None:
                todo.write(line)
                survey.todo += 1
    return survey


def _jobs(batch: Batch, store: Store, todo: BinaryIO) -> Iterator[Job]:
    for line in todo:
        told = json.loads(line)
        keep_text = str(store.part(told["path"])) if batch.keep_text else None
        yield Job(os.path.join(batch.folder, path_of(told["path"])), told["path"], told["content"], told["key"], keep_text)


def _refuse(batch: Batch) -> None:
    """Refuse wrong options, an OUT that is no folder or is the folder that is read, and a folder that cannot be listed."""
    folder, out = Path(batch.folder), batch.out
    if out.exists() and not out.is_dir():
        raise UsageError("out-is-file", "--out names a file", "name a folder", str(out))
    if out.exists() and folder.exists() and out.samefile(folder):
        raise UsageError("out-is-folder", "--out names the folder that is to be read", "name another folder; it may be inside", str(out))
    for form in batch.forms:
        if form not in extra.FORMS:
            raise UsageError("format", f"there is no further form {form!r}", f"give one of {', '.join(extra.FORMS)}")
    batch.look.check(batch.forms)
    if batch.jobs < 1:
        raise UsageError("jobs", f"{batch.jobs} jobs cannot do anything", "give 1 or more")
    next(find(batch.folder, batch.selection), None)  # a folder that is not there leaves no OUT behind
