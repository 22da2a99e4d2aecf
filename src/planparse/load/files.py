"""Read a document: a file, bytes or a string, of any kind, into :class:`LoadedText`."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from planparse.errors import LoadError
from planparse.load.kinds import KINDS, is_page, reader, sniff
from planparse.load.text import decode, oddities
from planparse.types import LoadedText

MAX_BYTES = 100_000_000
"""Bytes of a file that are read; a longer one is an error."""

_CHUNK = 1 << 16


def load_file(path: str | Path, *, encoding: str | None = None, max_bytes: int = MAX_BYTES) -> LoadedText:
    """Read a file, or standard input when ``path`` is "-". Raises LoadError."""
    name = str(path)
    try:
        if name == "-":
            data = _read(sys.stdin.buffer, max_bytes + 1)
        else:
            with Path(path).open("rb") as file:
                data = _read(file, max_bytes + 1)
    except FileNotFoundError:
        raise LoadError("not-found", "there is no such file", "check the path", name) from None
    except IsADirectoryError:
        raise LoadError("is-directory", "this is a directory, not a file", "name the files in it", name) from None
    except PermissionError:
        raise LoadError("no-permission", "the file may not be read", "allow reading it (chmod +r)", name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LoadError("unreadable", f"the file cannot be read ({reason})", "check the path and the disk", name) from None
    if len(data) > max_bytes:
        raise LoadError("too-large", f"the file has more than the {max_bytes:,} bytes that are read", "divide it", name)
    return load_bytes(data, path=name, encoding=encoding)


def _read(stream: BinaryIO, most: int) -> bytes:
    """Return what a stream holds, ``most`` bytes at most, without taking memory for more than there is, as ``read(most)`` would."""
    size = 0
    with suppress(OSError, ValueError):
        size = os.fstat(stream.fileno()).st_size
    parts = []
    while most > 0 and (part := stream.read(min(max(size + 1, _CHUNK), most))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def load_bytes(data: bytes, *, path: str | None, encoding: str | None = None) -> LoadedText:
    """Return the text layer of a document; its kind is told from the bytes. Raises LoadError.

    Text keeps its line ends; ``encoding`` is for text and HTML pages only.

    >>> load_bytes("新增学位1200个。".encode("gb18030"), path=None).encoding
    'gb18030'
    """
    digest = hashlib.sha256(data).hexdigest()
    kind = sniff(data, path)
    if kind == "text":
        text, name = decode(data, encoding, path)
        if not is_page(text):
            return LoadedText(text, name, KINDS[kind].media_type, digest, path, oddities(text))
        kind, data = "html", text.encode("utf-8", "replace")
    else:
        name = "utf-8"
    layer, warnings = reader(kind, path)(data, path or "the document")
    return LoadedText(layer, name, KINDS[kind].media_type, digest, path, (*warnings, *oddities(layer, plain=False)))


def load_text(text: str) -> LoadedText:
    """Wrap a string that is decoded already, and so has no path; unpaired surrogates are kept, with a warning.

    >>> load_text("").warnings[0].code
    'empty'
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return LoadedText(text, "utf-8", "text/plain", digest, None, oddities(text))
