"""Read a page that a browser saved as one file (MHT, MHTML): its HTML part, by the reader of pages.

Only the parts of the outermost envelope are looked at, so that nested ones cost nothing. Pictures and style sheets in it are passed over.
"""

from __future__ import annotations

import base64
import binascii
import quopri
from email.message import Message
from email.parser import BytesHeaderParser

from planparse.errors import LoadError
from planparse.load import html
from planparse.load.encoding import charset
from planparse.load.text import decode
from planparse.patterns import lazy
from planparse.types import Warn

_HEAD = 64_000  # bytes of the headers of a file or part
_BLANK_LINE = lazy(rb"\r?\n\r?\n")


def read(data: bytes, document: str) -> tuple[str, list[Warn]]:
    """Return the text layer of the first page in the file. Raises LoadError."""
    boundary = _headers(data).get_boundary()
    for part in data.split(b"--" + boundary.encode("utf-8", "replace"))[1:] if boundary else ():
        part = part.lstrip(b" \t\r\n")
        headers = _headers(part)
        if headers.get_content_type() != "text/html":
            continue
        body = _BLANK_LINE.split(part, maxsplit=1)[1:]
        page = _plain(body[0] if body else b"", str(headers.get("Content-Transfer-Encoding", "")).strip().lower(), document)
        text, _ = decode(page, _charset(headers, page), document)
        return html.read(text.encode("utf-8", "replace"), document)
    raise LoadError("no-page", "the saved page holds no HTML", "save it again in a browser, as a single file or as HTML", document)


def _head(data: bytes) -> bytes:
    return _BLANK_LINE.split(data[:_HEAD], maxsplit=1)[0]


def _headers(data: bytes) -> Message:
    return BytesHeaderParser().parsebytes(_head(data) + b"\n\n")


def _plain(body: bytes, encoding: str, document: str) -> bytes:
    if encoding == "quoted-printable":
        return quopri.decodestring(body)
    if encoding != "base64":
        return body
    try:
        return base64.b64decode(body)
    except (binascii.Error, ValueError) as error:
        raise LoadError("broken", "the saved page is cut short or damaged", "get it again from where it came", document) from error


def _charset(headers: Message, page: bytes) -> str | None:
    """Return the charset that the part names if the page fits it; else the page is asked."""
    name = headers.get_content_charset() or ""
    codec = charset("gb18030" if name in ("gb2312", "gbk") else name)
    try:
        return codec if codec and page.decode(codec) else None
    except ValueError:
        return None
