"""Further forms of a batch's records, written from the files of OUT when these are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from planparse.batch.files import whole
from planparse.batch.finals import extractions
from planparse.batch.store import Store
from planparse.emit.csv_text import to_csv
from planparse.records import Extraction


def _csv(found: Iterable[Extraction], path: Path, parts: Path) -> None:
    with whole(path, parts) as stream:
        first = True
        for extraction in found:
            stream.write(to_csv(extraction, header=first).encode())
            first = False


WRITERS: dict[str, Callable[[Iterable[Extraction], Path, Path], None]] = {"csv": _csv}
"""A form and what writes it: the documents in order, the file to make, the folder for a file that is not whole yet."""


def write(out: Path, store: Store, forms: Iterable[str]) -> None:
    """Write ``records.FORM`` for each form."""
    for form in forms:
        WRITERS[form](extractions(out), out / f"records.{form}", store.parts)
