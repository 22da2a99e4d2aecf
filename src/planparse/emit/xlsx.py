"""XLSX: one row a record, numbers and days as such, text that never becomes a formula or a link.

Rows go to disk as they come, so that memory does not grow with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from io import FileIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from planparse.emit.columns import TABLE, Lang, headings, in_chinese
from planparse.emit.csv_text import FORMULA
from planparse.emit.frame import rows
from planparse.emit.plain import width, without_surrogates
from planparse.errors import OutputError
from planparse.patterns import lazy
from planparse.records import Extraction

if TYPE_CHECKING:
    from typing_extensions import Buffer

MOST_ROWS = 1_048_576
"""Rows of a sheet of Excel, its header among them."""

_MOST_UNITS = 32_767
"""UTF-16 units in a cell of Excel."""

_FIRST_YEAR = 1900
_WIDEST = 50
_NARROWEST = 8
_HEAD_HEIGHT = 24
_ARROW = 3  # of the filter, beside the heading
_MADE = datetime(2000, 1, 1)  # stands in every file: the same records give the same bytes on any day
_ILLEGAL = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_xlsx(extractions: Iterable[Extraction], path: Path, *, lang: Lang = "en") -> int:
    """Write the columns of a data frame, with a frozen, filtered header; return the number of records.

    Raises OutputError when XlsxWriter is not installed or there are more records than a sheet of Excel has rows.
    """
    with workbook(path) as book:
        sheet = Sheet(book, "记录" if lang == "zh" else "records", headings(lang))
        for extraction in extractions:
            for row in rows(extraction):
                cells = [in_chinese(column, value) if lang == "zh" else value for column, value in zip(TABLE, row.values(), strict=True)]
                sheet.add([_day(value) if column.type == "day" else value for column, value in zip(TABLE, cells, strict=True)])
        for at, used in enumerate(sheet.used):
            sheet.set_width(at, min(max(used + 1, _NARROWEST), _WIDEST))
        sheet.finish()
        return sheet.count


def require() -> Any:
    """Return the library that writes XLSX; OutputError when it is not installed."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise OutputError(
            "xlsxwriter-missing", "XLSX needs XlsxWriter, which is not installed", "run: pip install 'planparse[tables]'"
        ) from error
    return xlsxwriter


@contextmanager
def workbook(path: Path) -> Iterator[Any]:
    """Open a workbook that is written to ``path`` when the block ends; what the library finds wrong is an OSError."""
    library = require()
    with TemporaryDirectory(prefix="planparse-") as scratch, _Target(path, "wb") as target:
        book = library.Workbook(target, {"constant_memory": True, "tmpdir": scratch})
        book.set_properties({"created": _MADE})
        try:
            yield book
        except BaseException:
            with suppress(Exception):
                book.close()
            raise
        try:
            book.close()
        except library.exceptions.XlsxWriterException as error:
            raise OSError(str(error)) from error
        if target.failure is not None:
            raise target.failure


class _Target(FileIO):
    """A file that keeps its first failure to itself and swallows the rest, since a ZIP file cut short complains long after."""

    failure: OSError | None = None

    def write(self, data: Buffer, /) -> int:
        rest = memoryview(data).cast("B")
        size = len(rest)
        while rest and self.failure is None:
            try:
                rest = rest[super().write(rest) :]
            except OSError as error:
                self.failure = error
        return size


def cell_text(text: str) -> str:
    """Return text as a cell can hold it: no control characters, LF as the only line end, not over Excel's length.

    >>> cell_text("一\\r\\n二\\x07")
    '一\\n二\\ufffd'
    """
    text = _ILLEGAL.sub("\ufffd", without_surrogates(text).replace("\r\n", "\n").replace("\r", "\n"))
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "  # XlsxWriter would write it as the markup of a rich text
    if len(text) > _MOST_UNITS // 2:
        units = text.encode("utf-16-le")
        if len(units) > 2 * _MOST_UNITS:
            return units[: 2 * (_MOST_UNITS - 1)].decode("utf-16-le", "ignore") + "…"
    return text


class Sheet:
    """A sheet with a header, filled row by row and ready to print: A4 landscape, header on every page, page numbers.

    ``fit`` makes the print as wide as a page, for a sheet that can still be read then.
    """

    def __init__(self, book: Any, name: str, header: Sequence[str], *, style: dict[str, Any] | None = None, fit: bool = False) -> None:
        self._sheet = book.add_worksheet(name)
        base = {"valign": "top", "text_wrap": True} | (style or {})
        self._styles = {
            (centred, kind): book.add_format(base | ({"align": "center"} if centred else {}) | extra)
            for centred in (False, True)
            for kind, extra in (("plain", {}), ("day", {"num_format": "yyyy-mm-dd"}), ("quoted", {"quote_prefix": True}))
        }
        head = base | {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DDE6F0", "border": 1}
        self._head = book.add_format(head)
        self.count = 0
        self._sheet.set_row(0, _HEAD_HEIGHT)
        self.used = [width(heading) + _ARROW for heading in header]
        for at, heading in enumerate(header):
            self._sheet.write_string(0, at, heading, self._head)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        if fit:
            self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.75)
        self._sheet.set_footer("&C第 &P 页，共 &N 页")

    def add(self, cells: Sequence[Any], *, centred: Sequence[int] = (), height: float | None = None) -> None:
        """Add a row of texts, numbers, days and None; OutputError when the sheet is full."""
        at = self.count + 1
        if at >= MOST_ROWS:
            raise OutputError(
                "too-many-rows",
                f"a sheet of Excel holds {MOST_ROWS - 1:,} records and there are more",
                "choose parquet or csv, or name fewer documents",
            )
        if height is not None:
            self._sheet.set_row(at, height)
        for column, value in enumerate(cells):
            self._write(at, column, value, column in centred)
        self.count = at

    def _write(self, at: int, column: int, value: Any, centred: bool) -> None:
        plain = self._styles[centred, "plain"]
        if value is None or value == "":
            self._sheet.write_blank(at, column, None, plain)
        elif isinstance(value, str):
            text = cell_text(value)
            self.used[column] = max(self.used[column], *map(width, text[: 2 * _WIDEST].split("\n")))
            # Text all the same; the mark keeps it text when somebody edits the cell or saves the sheet in another form.
            self._sheet.write_string(at, column, text, self._styles[centred, "quoted"] if text.startswith(FORMULA) else plain)
        elif isinstance(value, date):
            self.used[column] = max(self.used[column], 10)
            self._sheet.write_datetime(at, column, value, self._styles[centred, "day"])
        else:
            self.used[column] = max(self.used[column], len(f"{value:.16G}"))
            self._sheet.write_number(at, column, value, plain)

    def merge(self, column: int, first: int, last: int) -> None:
        """Show the records ``first`` to ``last`` (from 1) of a column as one cell.

        Each keeps its value, so that a filter finds all of them. The library's own call would have to come before the rows.
        """
        if last > first:
            self._sheet.merge.append([first, column, last, column])

    def set_width(self, column: int, characters: float) -> None:
        """Set a column's width in ASCII characters; a Chinese one takes two."""
        self._sheet.set_column(column, column, characters)

    def title(self, text: str) -> None:
        """Print a line above the header of every page."""
        self._sheet.set_header("&C" + without_surrogates(text)[:100].replace("&", "&&"))

    def finish(self) -> None:
        """Set the filter over all rows."""
        self._sheet.autofilter(0, 0, max(self.count, 1), len(self.used) - 1)


def _day(value: str | None) -> date | str | None:
    """Return a day as a date, but as text where Excel knows no date."""
    return date.fromisoformat(value) if value and int(value[:4]) >= _FIRST_YEAR else value
