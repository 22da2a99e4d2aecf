"""Read a PDF: its text layer as paragraphs and table rows; pages that are pictures by the optional OCR."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planparse.errors import LoadError
from planparse.load import ocr
from planparse.load.pdf.layout import in_order, open_page
from planparse.load.pdf.margins import margin_lines
from planparse.load.pdf.page import Marks, read_marks
from planparse.load.pdf.paragraphs import write_paragraphs
from planparse.types import Warn

__all__ = ["read"]

MAX_PAGES = 3000
MAX_CHARS = 5_000_000
_FEW = 8  # characters; a page with fewer and a picture was scanned
_UNREADABLE = 0.3  # of the characters that may lack a meaning


def read(data: bytes, document: str) -> tuple[str, list[Warn]]:
    """Return the text layer of a PDF. Raises LoadError."""
    try:
        import pypdfium2
        from pypdfium2 import raw
    except ImportError:
        raise LoadError("no-pdf-reader", "reading PDF needs an extra package", "run: pip install 'planparse[formats]'", document) from None
    handle = _opened(pypdfium2, raw, data, document)
    try:
        pages = _all_marks(handle, raw, document)
        scanned = [at for at, marks in enumerate(pages) if _is_scanned(marks)]
        warnings: list[Warn] = []
        if scanned and len(scanned) >= sum(bool(marks.glyphs or marks.pictures) for marks in pages) and not ocr.is_installed():
            raise LoadError(
                "no-text-layer",
                "the PDF holds pictures of pages and no text that can be read",
                "run: pip install 'planparse[ocr]', which reads pictures",
                document,
            )
        if scanned and ocr.is_installed():
            for at, marks in ocr.read_pages(handle, scanned, document):
                pages[at] = marks
            warnings.append(Warn("ocr", f"{_named(scanned)} read from a picture; characters may be wrong"))
        elif scanned:
            warnings.append(
                Warn("pages-without-text", f"{_named(scanned)} a picture without text and not read; planparse[ocr] reads pictures")
            )
    except pypdfium2.PdfiumError:
        raise _broken(document) from None
    finally:
        handle.close()
    return _text(pages), warnings


def _opened(pypdfium2: Any, raw: Any, data: bytes, document: str) -> Any:
    try:
        handle = pypdfium2.PdfDocument(data)
        count = len(handle)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise LoadError("encrypted", "the PDF asks for a password", "remove the password and save it again", document) from None
        raise _broken(document) from None
    if not 0 < count <= MAX_PAGES:
        handle.close()
        raise (
            _broken(document)
            if not count
            else LoadError("too-large", f"the PDF has {count} pages", f"cut it: {MAX_PAGES} are read", document)
        )
    return handle


def _all_marks(handle: Any, raw: Any, document: str) -> list[Marks]:
    found: list[Marks] = []
    left = MAX_CHARS
    for number in range(len(handle)):
        page = handle[number]
        found.append(read_marks(page, raw))
        page.close()
        left -= len(found[-1].glyphs)
        if left < 0:
            raise LoadError("too-large", f"the PDF holds more than {MAX_CHARS} characters", "cut it into parts", document)
    return found


def _is_scanned(marks: Marks) -> bool:
    """Tell whether a page has to be read from its picture: no text, or text in a font without meaning."""
    count = len(marks.glyphs)
    return (count < _FEW and marks.pictures > 0) or (count >= _FEW and marks.lost > _UNREADABLE * count)


def _text(pages: Sequence[Marks]) -> str:
    opened = [open_page(marks) for marks in pages]
    margins = margin_lines([page.lines for page in opened])
    return write_paragraphs([in_order(page, dropped) for page, dropped in zip(opened, margins, strict=True)])


def _named(pages: Sequence[int]) -> str:
    numbers = ", ".join(str(at + 1) for at in pages[:5]) + (" …" if len(pages) > 5 else "")
    return f"page {numbers} is" if len(pages) == 1 else f"{len(pages)} pages ({numbers}) are"


def _broken(document: str) -> LoadError:
    return LoadError("broken-pdf", "the PDF is cut off or damaged", "fetch it again, or print it to a new PDF", document)
