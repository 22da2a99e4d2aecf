"""Where a result goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from planparse.errors import OutputError, UsageError


class ReaderGone(Exception):
    """Nobody reads the result any longer (… | head): a reason to stop, not an error."""


class Output(Protocol):
    """Takes the parts of a result in order, as UTF-8."""

    def write(self, text: str) -> None:
        """Write one part."""


class _Stream:
    """Writes UTF-8 bytes, whatever the locale, without newline translation."""

    def __init__(self, stream: BinaryIO, name: str, option: str) -> None:
        self._stream, self._name, self._option, self.used = stream, name, option, False

    def write(self, text: str) -> None:
        self.used = True
        try:
            self._stream.write(text.encode("utf-8", "backslashreplace"))
            self._stream.flush()
        except BrokenPipeError as error:  # not as itself: Typer would end the process on it
            raise ReaderGone from error
        except OSError as error:
            raise _failed(self._name, error, self._option) from error


def _failed(name: str, error: OSError, option: str) -> OutputError:
    return OutputError("unwritable", f"cannot be written ({error.strerror or error})", f"name another place with {option}", name)


@contextmanager
def opened(path: str | None, inputs: tuple[str, ...] = (), *, option: str = "--output") -> Iterator[Output]:
    """Open ``path`` (None or "-": standard output), which ``option`` named, for a result.

    A file is written under a temporary name beside ``path`` and renamed at the end; when something fails or nothing
    was written, what stood there before stays. Raises UsageError for a directory or one of ``inputs``, OutputError
    when writing fails, ReaderGone when the reader of a pipe has left.
    """
    if path is None or path == "-":
        yield _standard(option)
        return
    import tempfile

    _refuse(path, inputs, option)
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():  # a device or a pipe: nothing to rename
            with target.open("wb") as device:
                yield _Stream(device, path, option)
            return
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
    except OSError as error:
        raise _failed(path, error, option) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            out = _Stream(stream, path, option)
            yield out
        if out.used:
            try:
                Path(name).chmod(_mode(target))
                Path(name).replace(target)
            except OSError as error:
                raise _failed(path, error, option) from error
    finally:
        with suppress(OSError):
            Path(name).unlink()


@contextmanager
def staged(path: Path) -> Iterator[Path]:
    """Give a writer that needs a file name ``path``.part; renamed, once it is on disk, when the block ends well, else removed."""
    target = Path(os.path.realpath(path))
    part = target.with_name(f"{target.name}.part")
    try:
        yield part
        try:
            part.chmod(_mode(target))
            with part.open("rb") as written:
                os.fsync(written.fileno())
            part.replace(target)
        except OSError as error:
            raise _failed(str(path), error, "--output") from error
    finally:
        with suppress(OSError):
            part.unlink()


def file_for(path: str | None, inputs: tuple[str, ...], form: str) -> Path:
    """Return the file that a form which is no text goes to; UsageError where ``path`` names none."""
    if path is None or path == "-":
        raise UsageError("needs-output", f"{form} is no text and does not go to standard output", "name a file with --output")
    _refuse(path, inputs, "--output")
    if Path(path).exists() and not Path(path).is_file():
        raise UsageError("output-no-file", "--output names a device or a pipe", "name a file", path)
    return Path(path)


def _standard(option: str) -> _Stream:
    if sys.stdout is None:
        raise OutputError("unwritable", "standard output is closed", f"open it, or name a file with {option}")
    return _Stream(sys.stdout.buffer, "standard output", option)


def _refuse(path: str, inputs: tuple[str, ...], option: str) -> None:
    target = Path(path)
    if target.is_dir():
        raise UsageError("output-is-directory", f"{option} names a directory", "name a file in it", path)
    with suppress(OSError):
        if any(name != "-" and Path(name).exists() and target.samefile(name) for name in inputs):
            raise UsageError("output-is-input", f"{option} names a document that is to be read", "name another file", path)


def _mode(target: Path) -> int:
    """Return the permissions of the file that is replaced, or those a new file gets."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
