"""The documents of a folder one by one, as Python objects, without an OUT."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from planparse.batch.discovery import Selection, find
from planparse.batch.jobs import Job, Limits
from planparse.batch.keys import Extractor, content
from planparse.batch.pool import Pool
from planparse.batch.result import Failure
from planparse.batch.run import processors
from planparse.errors import UsageError
from planparse.records import Extraction


def extract_dir(
    path: str | os.PathLike[str],
    *,
    glob: str | Sequence[str] = (),
    exclude: str | Sequence[str] = (),
    jobs: int | None = None,
    model: bool | str | os.PathLike[str] = True,
    reference: date | str | None = None,
    encoding: str | None = None,
    timeout: float = 120.0,
    memory_mb: int = 2048,
    on_failure: Callable[[Failure], object] | None = None,
) -> Iterator[Extraction]:
    """Yield the records of each document of a folder as it finishes, by ``jobs`` processes (default: one a processor).

    ``document.path`` is the path inside the folder. A document that fails costs only itself: ``on_failure`` is called with it (path,
    stage, code, message); without ``on_failure`` it is a Python warning. At any time only a few documents are in memory; leaving the loop ends the
    processes. Patterns and limits as in ``planparse batch``, the rest as in :func:`planparse.extract_file`. Raises UsageError at once, LoadError when the folder
    cannot be listed.
    """
    extract = Extractor.of(model, reference, encoding)
    limits = Limits.of(timeout, memory_mb)
    count = processors() if jobs is None else jobs
    if count < 1:
        raise UsageError("jobs", f"{count} jobs cannot do anything", "give 1 or more")
    selection = Selection(_several(glob), _several(exclude))
    return _each(os.fspath(path), selection, Pool(extract, count, limits), on_failure or _warn)


def _each(folder: str, selection: Selection, pool: Pool, tell: Callable[[Failure], object]) -> Iterator[Extraction]:
    def jobs() -> Iterator[Job]:
        for found in find(folder, selection):
            if found.error is None:
                full = os.path.join(folder, found.path)
                yield Job(full, found.shown, content(full), "")
            else:
                tell(Failure(found.shown, "load", found.error.code, f"{found.error.reason}; {found.error.fix}"))

    for outcome in pool.run(jobs()):
        failure = outcome.result.told_failure()
        if failure is None:
            yield outcome.result.extraction()
        else:
            tell(failure)


def _several(patterns: str | Sequence[str]) -> Sequence[str]:
    return (patterns,) if isinstance(patterns, str) else tuple(patterns)


def _warn(failure: Failure) -> None:
    warnings.warn(f"no records from {failure}", stacklevel=3)
