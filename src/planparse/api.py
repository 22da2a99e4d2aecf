"""What Python callers use: one function a job, pydantic objects or plain dicts out."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from planparse.errors import UsageError

if TYPE_CHECKING:
    from planparse.records import Extraction


def extract(
    text: str, *, model: bool | str | os.PathLike[str] = True, name: str | None = None, reference: date | str | None = None
) -> Extraction:
    """Extract the records of a document given as a string.

    ``name`` is a file name that may carry a title or year (it is no path: ``document.path`` stays null); ``reference`` the day (or ISO string) that relative deadlines
    count from when the text has none; ``model=False`` uses rules only, a folder the model in it. Raises UsageError on anything but a
    string, ModelError when the model cannot be read.
    """
    from planparse import pipeline
    from planparse.load import load_text

    return pipeline.run(load_text(_text(text)), name=name, reference=day(reference), model=model)


def extract_file(
    path: str | os.PathLike[str],
    *,
    model: bool | str | os.PathLike[str] = True,
    reference: date | str | None = None,
    encoding: str | None = None,
    name: str | None = None,
    keep_text: str | os.PathLike[str] | None = None,
) -> Extraction:
    """Extract the records of a file; ``encoding`` wins over what the bytes say, the rest is as in :func:`extract`.

    ``keep_text`` is a file to write the text layer to, in UTF-8: what all offsets point into. Raises LoadError when the file cannot be
    read, OutputError when the text cannot be written.
    """
    from planparse import pipeline
    from planparse.load import load_file

    loaded = load_file(os.fspath(path), encoding=encoding)
    if keep_text is not None:
        from planparse.emit.output import opened
        from planparse.emit.plain import without_surrogates

        with opened(os.fspath(keep_text), (os.fspath(path),), option="keep_text") as out:
            out.write(without_surrogates(loaded.text))
    return pipeline.run(loaded, name=name, reference=day(reference), model=model)


def parse_quantities(text: str) -> list[dict[str, Any]]:
    """Return the quantities of a string in text order, each a dict of text, start, end, number, number_max, comparator, unit.

    ``start:end`` (code points, end exclusive) is ``text``, the words of the comparator included.

    >>> parse_quantities("不少于12所")
    [{'text': '不少于12所', 'start': 0, 'end': 6, 'number': 12, 'number_max': None, 'comparator': 'ge', 'unit': '所'}]
    """
    from planparse.grammar import quantities

    return quantities.parse_quantities(_text(text))


def parse_dates(text: str, reference: date | str | None = None) -> list[dict[str, Any]]:
    """Return the dates and periods of a string in text order, each a dict of text, start, end, date_start, date_end.

    The first and last day are ISO strings, None where the words leave that end open; relative words count from
    ``reference``.

    >>> parse_dates("2024年内建成")
    [{'text': '2024年内', 'start': 0, 'end': 6, 'date_start': '2024-01-01', 'date_end': '2024-12-31'}]
    """
    from planparse.grammar import dates

    return dates.parse_dates(_text(text), reference=day(reference))


def day(value: date | str | None) -> date | None:
    """Return a date given as such or as an ISO string; UsageError for anything else.

    >>> day("2022-03-28")
    datetime.date(2022, 3, 28)
    """
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, datetime):
        return value.date()
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise UsageError("reference", f"the reference {value!r} is not a date", "give a day such as 2022-03-28") from error


def _text(text: str) -> str:
    if isinstance(text, str):
        return text
    raise UsageError("not-a-string", f"the text is of type {type(text).__name__}", "give a string, or a file's path to extract_file")
