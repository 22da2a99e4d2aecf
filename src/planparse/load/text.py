"""Read a text document: bytes, a file or a string, into :class:`LoadedText`."""

from __future__ import annotations

import codecs
import hashlib
import sys
from pathlib import Path

from planparse.errors import LoadError
from planparse.load.encoding import charset, detect
from planparse.types import LoadedText, Warn

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office file (DOCX, XLSX)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (DOC, XLS, WPS)"),
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
_CONTROL = frozenset([*range(1, 9), *range(14, 27), *range(28, 32), 127])
_MARKUP = ("<!doctype html", "<html", "<?xml")
_AS_TEXT = "convert it to text first, or name its encoding with --encoding if it is text"


def load_file(path: str | Path, *, encoding: str | None = None) -> LoadedText:
    """Read a file, or standard input when ``path`` is "-". Raises LoadError."""
    name = str(path)
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(path).read_bytes()
    except FileNotFoundError:
        raise LoadError("not-found", "there is no such file", "check the path", name) from None
    except IsADirectoryError:
        raise LoadError("is-directory", "this is a directory, not a file", "name the files in it", name) from None
    except PermissionError:
        raise LoadError("no-permission", "the file may not be read", "allow reading it (chmod +r)", name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LoadError("unreadable", f"the file cannot be read ({reason})", "check the path and the disk", name) from None
    return load_bytes(data, path=name, encoding=encoding)


def load_bytes(data: bytes, *, path: str | None, encoding: str | None = None) -> LoadedText:
    """Decode bytes by the ladder of :mod:`planparse.load.encoding`; line ends stay as they are. Raises LoadError.

    >>> load_bytes("新增学位1200个。".encode("gb18030"), path=None).encoding
    'gb18030'
    """
    if encoding is not None:
        text, name = _as_told(data, encoding, path)
    else:
        _refuse_binary(data, path)
        name = detect(data)
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, ValueError):
            raise LoadError(
                "undecodable", f"the bytes are neither text in UTF-8 nor in {_plain(name)}", "name the encoding with --encoding", path
            ) from None
    warnings = _oddities(text)
    if encoding is None and _share_of_control(text) > 0.02:
        raise LoadError("binary", "the file is not text (too many control characters)", _AS_TEXT, path)
    return LoadedText(text, _plain(name), "text/plain", hashlib.sha256(data).hexdigest(), path, warnings)


def load_text(text: str) -> LoadedText:
    """Wrap a string that is decoded already, and so has no path; unpaired surrogates are kept, with a warning.

    >>> load_text("").warnings[0].code
    'empty'
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return LoadedText(text, "utf-8", "text/plain", digest, None, _oddities(text))


def _as_told(data: bytes, encoding: str, path: str | None) -> tuple[str, str]:
    codec = charset(encoding)
    if codec is None:
        raise LoadError(
            "unknown-encoding", f"{encoding!r} is not an encoding of text", "use a name such as utf-8, gb18030, big5 or utf-16", path
        )
    name = "utf-8-sig" if codec == "utf-8" else codec
    try:
        text = data.decode(name)
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise LoadError(
            "undecodable", f"the bytes do not fit the encoding {codec}{at}", "name another encoding, or none to have it found", path
        ) from None
    return text.removeprefix("\ufeff") if name.startswith(("utf-16-", "utf-32-")) else text, name


def _refuse_binary(data: bytes, path: str | None) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise LoadError("binary", f"the file is not text but {what}", "convert it to text first", path)
    sample = data[:65536]
    if (
        sample
        and not sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
        and sample.count(0) > 0.05 * len(sample)
        and not detect(data).startswith("utf-16")
    ):
        raise LoadError("binary", "the file is not text (it is full of NUL bytes)", _AS_TEXT, path)


def _share_of_control(text: str) -> float:
    sample = text[:65536]
    return sum(ord(char) in _CONTROL for char in sample) / len(sample) if sample else 0.0


def _oddities(text: str) -> tuple[Warn, ...]:
    found = []
    if not text:
        found.append(Warn("empty", "the document is empty"))
    head = text[:1000].lstrip()
    if head[:200].lower().startswith(_MARKUP):
        at = text.find("<")
        found.append(Warn("markup", "the text is HTML or XML and is read as it stands, tags and all; convert it to text first", at, at + 1))
    if (at := text.find("\0")) >= 0:
        found.append(Warn("nul", f"the text holds {text.count(chr(0))} NUL characters", at, at + 1))
    if (at := text.find("\ufffd")) >= 0:
        found.append(Warn("replacement-character", "characters were lost before the document came here (U+FFFD)", at, at + 1))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        found.append(Warn("surrogate", "the text holds an unpaired surrogate", error.start, error.start + 1))
    return tuple(found)


def _plain(name: str) -> str:
    return "utf-8" if name == "utf-8-sig" else "big5" if name == "big5hkscs" else name
