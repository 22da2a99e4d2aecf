"""Further forms of a batch's records, written from the files of OUT when these are there."""

from __future__ import annotations

import filecmp
from collections.abc import Iterable
from pathlib import Path

from planparse import __version__
from planparse.batch.finals import extractions
from planparse.batch.keys import content
from planparse.batch.made import DOCUMENTS, RECORDS, Made
from planparse.batch.store import Store
from planparse.emit.look import Look

FORMS = ("csv", "xlsx", "parquet")


def write(out: Path, store: Store, forms: Iterable[str], look: Look) -> None:
    """Write ``records.FORM`` for each form, whole or not at all; one that is there, or would be the same, is left alone."""
    made = Made.read(store)
    origin = f"{__version__} {look} {made.files[DOCUMENTS]} {made.files[RECORDS]}"
    for form in forms:
        place, new = out / f"records.{form}", store.parts / f"records.{form}"
        if made.tables.get(form) == [origin, content(str(place))]:
            continue
        from planparse.emit import tables

        tables.write(form, extractions(out), new, look)
        if place.is_file() and filecmp.cmp(new, place, shallow=False):
            new.unlink()
        else:
            new.replace(place)
        made.tables[form] = [origin, content(str(place))]
        made.write(store)
