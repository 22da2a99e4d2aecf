"""Decode bytes that are text, and say what is odd about the text."""

from __future__ import annotations

import codecs

from planparse.errors import LoadError
from planparse.load.encoding import charset, detect, nearly
from planparse.types import Warn

_CONTROL = frozenset([*range(1, 9), *range(14, 27), *range(28, 32), 127])
_MARKUP = ("<!doctype html", "<html", "<?xml")
_AS_TEXT = "convert it to text first, or name its encoding with --encoding if it is text"


def decode(data: bytes, encoding: str | None, path: str | None) -> tuple[str, str]:
    """Return the text of bytes and its encoding, by the ladder of :mod:`planparse.load.encoding`. Raises LoadError."""
    if encoding is not None:
        text, name = _as_told(data, encoding, path)
    else:
        _refuse_binary(data, path)
        told = nearly(data)
        name = told or detect(data)
        try:
            text = data.decode(name, "replace" if told else "strict")
        except (UnicodeDecodeError, ValueError):
            raise LoadError(
                "undecodable", f"the bytes are neither text in UTF-8 nor in {_plain(name)}", "name the encoding with --encoding", path
            ) from None
    if encoding is None and _share_of_control(text) > 0.02:
        raise LoadError("binary", "the file is not text (too many control characters)", _AS_TEXT, path)
    return text, _plain(name)


def oddities(text: str, *, plain: bool = True) -> tuple[Warn, ...]:
    """Return what is odd about a text; in the layer of another format (not ``plain``) tags are no oddity."""
    found = []
    if not text:
        found.append(Warn("empty", "the document is empty"))
    head = text[:1000].lstrip()
    if plain and head[:200].lower().startswith(_MARKUP):
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


def _plain(name: str) -> str:
    return "utf-8" if name == "utf-8-sig" else "big5" if name == "big5hkscs" else name
