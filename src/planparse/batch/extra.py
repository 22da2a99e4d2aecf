"""Further forms of a batch's records, written from the files of OUT when these are there."""

from __future__ import annotations

import filecmp
from collections.abc import Iterable
from pathlib import Path

from planparse.batch.finals import extractions
from planparse.batch.store import Store
from planparse.emit import tables
from planparse.emit.look import Look

FORMS = ("csv", "xlsx", "parquet")


def write(out: Path, store: Store, forms: Iterable[str], look: Look) -> None:
    """Write ``records.FORM`` for each form, whole or not at all; one that would be the same is left alone."""
    for form in forms:
        place, new = out / f"records.{form}", store.parts / f"records.{form}"
        tables.write(form, extractions(out), new, look)
        if place.is_file() and filecmp.cmp(new, place, shallow=False):
            new.unlink()
        else:
            new.replace(place)
