"""Tell the kind of a document from its bytes, and which module reads it.

A reader is a module of this folder with ``read(data, document) -> (text layer, warnings)``. It is imported when a document of its
kind comes; ``document`` is the name for its errors. The bytes of an HTML page are handed on in UTF-8, those of the others as they are.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from importlib import import_module
from typing import Literal, NamedTuple

from planparse.errors import LoadError
from planparse.patterns import lazy
from planparse.types import Warn

Name = Literal["text", "html", "mhtml", "docx", "pdf", "office"]
Reader = Callable[[bytes, str], tuple[str, list[Warn]]]


class Kind(NamedTuple):
    """A kind of document: ``module`` reads it, ``extra`` of the package brings what the module needs."""

    media_type: str
    module: str = ""
    extra: str = ""
    words: str = ""


KINDS: dict[Name, Kind] = {
    "text": Kind("text/plain"),
    "html": Kind("text/html", "planparse.load.html", "formats", "an HTML page"),
    "mhtml": Kind("multipart/related", "planparse.load.mhtml", "formats", "a saved page (MHTML)"),
    "docx": Kind(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "planparse.load.docx", "formats", "a DOCX file"
    ),
    "pdf": Kind("application/pdf", "planparse.load.pdf", "formats", "a PDF file"),
    "office": Kind("application/msword", "planparse.load.office", "formats", "an old Office file (DOC, WPS)"),
}
_OTHERS = (
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "an RTF file"),
    (b"OggS", "an audio file"),
    (b"ID3", "an audio file"),
)
_IN_ZIP = (("xl/", "an Excel workbook"), ("ppt/", "a presentation"), ("OFD.xml", "an OFD file"), ("META-INF/", "an archive of a program"))
_DIRECTORY = 2_000_000  # bytes of a ZIP archive's directory; a DOCX has a few kB
_PAGE = lazy(
    r"(?:\s|\ufeff|<!--(?:(?!-->).){0,2000}+-->|<\?xml[^>]{0,300}\?>)*+<(!doctype\s+html|(?:html|head|body|meta|title)(?=[\s/>]))",
    re.I | re.S,
)
# Headers of a mail, in the first 4 kB, that say: a page and what it shows, saved as one file.
_SAVED_PAGE = lazy(rb"(?=.{0,4000}?^MIME-Version:)[A-Za-z-]{2,40}:.{0,4000}?^Content-Type:\s{0,9}multipart/related", re.I | re.S | re.M)
_PIECE = lazy(
    r"\s*+<(?:p|div|table|tr|td|ul|ol|li|h[1-6]|span|section|article|center|font|br|b|strong|style|script|a)(?:\s[^<>]{0,2000})?/?>", re.I
)


def sniff(data: bytes, document: str | None = None) -> Name:
    """Return the kind of a document whose bytes tell it; "text" where they do not, a page among them. Raises LoadError for what cannot be read.

    >>> sniff(b"%PDF-1.7"), sniff("新增学位1200个".encode())
    ('pdf', 'text')
    """
    if data[:1024].lstrip(b"\xef\xbb\xbf\0\t\n\f\r ").startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "office"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, document)
    if _SAVED_PAGE.match(data) is not None:
        return "mhtml"
    for magic, what in _OTHERS:
        if data.startswith(magic):
            raise LoadError("binary", f"the file is not text but {what}", "convert it to text first", document)
    return "text"


def is_page(text: str) -> bool:
    """Tell an HTML page, or a piece of one, from a text; a text in which tags were left over is none.

    >>> is_page("<!DOCTYPE html><p>a"), is_page("<div>a</div>"), is_page("<p>新增学位1200个。\\n巩固率95%。"), is_page("<!-- page 1 -->\\n正文")
    (True, True, False, False)
    """
    return _PAGE.match(text) is not None or (text[-200:].rstrip().endswith(">") and _PIECE.match(text) is not None)


def reader(name: Name, document: str | None) -> Reader:
    """Import what reads a kind; LoadError with the extra to install when it or its library is not there."""
    kind = KINDS[name]
    try:
        read: Reader = import_module(kind.module).read
    except ImportError as error:
        raise LoadError(
            "no-reader",
            f"reading {kind.words} needs a package that is not installed",
            f"run: pip install 'planparse[{kind.extra}]'",
            document,
        ) from error
    return read


def _zipped(data: bytes, document: str | None) -> Name:
    """Tell a DOCX from other archives by its directory, which is not unpacked."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65557))
    if at < 0 or len(data) < at + 22:
        raise LoadError("broken", "the ZIP archive or Office file is cut short", "get it again from where it came", document)
    if struct.unpack_from("<I", data, at + 12)[0] > _DIRECTORY or data[at - 20 : at - 16] == b"PK\x06\x07":
        raise LoadError("too-large", "the ZIP archive holds too many files for a document", "unpack it and name the files in it", document)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError) as error:
        raise LoadError("broken", "the ZIP archive or Office file is broken", "get it again from where it came", document) from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    what = next((words for start, words in _IN_ZIP if any(name.startswith(start) for name in names)), "a ZIP archive")
    raise LoadError("binary", f"the file is not text but {what}", "convert or unpack it first", document)
