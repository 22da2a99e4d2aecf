"""Every form a table of records can have in a file, behind one call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from planparse.emit import parquet, tasks, xlsx
from planparse.emit.columns import Lang
from planparse.emit.csv_text import to_csv
from planparse.emit.look import Look
from planparse.emit.output import staged
from planparse.errors import OutputError
from planparse.records import Document, Extraction, Record

Documents = Iterable[Extraction | tuple[Document, Iterable[Record]]]


def write(form: str, documents: Documents, path: Path, look: Look | None = None) -> int:
    """Write the records of ``documents`` to ``path`` as csv, xlsx or parquet, whole or not at all; return the number of rows.

    One document is held at a time. No document gives a table without rows. Raises OutputError when it cannot be written.
    """
    look = look or Look()
    with staged(path) as part:
        try:
            return _writer(form, look)(_extractions(documents), part)
        except OSError as error:
            raise OutputError(
                "unwritable", f"cannot be written ({error.strerror or error})", "make room, or name another place", str(path)
            ) from error


def _writer(form: str, look: Look) -> Callable[[Iterable[Extraction], Path], int]:
    lang = look.lang or "en"
    if form == "parquet":
        return parquet.write_parquet
    if form == "csv":
        return lambda found, path: _write_csv(found, path, lang=lang, bom=look.bom)
    if look.layout == "tasks":
        return tasks.write_tasks
    return lambda found, path: xlsx.write_xlsx(found, path, lang=lang)


def _write_csv(extractions: Iterable[Extraction], path: Path, *, lang: Lang, bom: bool) -> int:
    count = 0
    empty = Extraction(document=Document(id="", chars=0))
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(to_csv(empty, lang=lang, bom=bom))
        for extraction in extractions:
            out.write(to_csv(extraction, header=False, lang=lang))
            count += len(extraction.records)
    return count


def _extractions(documents: Documents) -> Iterator[Extraction]:
    for found in documents:
        if isinstance(found, Extraction):
            yield found
        else:
            document, records = found
            yield Extraction(document=document, records=tuple(records))
