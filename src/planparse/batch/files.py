"""Files that appear whole or not at all, and the lock that lets one run at a time write to OUT."""

from __future__ import annotations

import filecmp
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from planparse.errors import OutputError

_PATIENCE = 1.0
_LOCK_AT = 1 << 30
GO_ON = "make room or allow writing there, then run the same command again: what is done is kept"


def new(path: Path) -> BinaryIO:
    """Open a new file for writing."""
    return path.open("wb")


@contextmanager
def whole(path: Path, parts: Path, *, sync: bool = True) -> Iterator[BinaryIO]:
    """Open a file that is written in the folder ``parts`` and takes the place of ``path`` at the end, or never.

    With ``sync`` it is on the disk before it gets its name, and a file that already holds the same bytes is left alone. ``parts`` is on
    the same file system. Raises OutputError.
    """
    part = parts / f"{path.name}.part"
    same = False
    try:
        with new(part) as stream:
            yield stream
            stream.flush()
            if sync and path.is_file() and filecmp.cmp(part, path, shallow=False):
                same = True
            elif sync:
                os.fsync(stream.fileno())
        if same:
            part.unlink()
        else:
            part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise unwritable(path, error) from error
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def move(part: Path, path: Path) -> None:
    """Give a finished file its name, once it is on the disk; one that already holds the same bytes is left alone. Raises OutputError."""
    try:
        if path.is_file() and filecmp.cmp(part, path, shallow=False):
            part.unlink()
            return
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> OutputError:
    """Return the error that names what the system refuses."""
    return OutputError("unwritable", f"cannot be written ({error.strerror or error})", GO_ON, str(path))


def settle(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock on a file. The system frees it when the process ends, however it ends. Raises OutputError when another holds it."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        patience = time.monotonic() + _PATIENCE
        while not _lock(handle, path):
            if time.monotonic() > patience:
                who = _holder(handle)
                raise OutputError(
                    "locked", f"another run{who} is writing here", "wait for it, or name another folder with --out", str(path.parents[1])
                )
            time.sleep(0.05)
        with suppress(OSError):
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0) if hasattr(os, "pwrite") else os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def is_locked(path: Path) -> bool:
    """Tell whether a run holds the lock."""
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _lock(handle, path)
    finally:
        os.close(handle)


def _holder(handle: int) -> str:
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        told = os.read(handle, 20)
        if told.isdigit():
            return f" (process {told.decode()})"
    return ""


def _lock(handle: int, path: Path) -> bool:
    """Try to take the lock; False when another has it."""
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(handle, _LOCK_AT, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        raise OutputError("unlockable", f"cannot be locked ({error.strerror or error})", "put OUT on a local disk", str(path)) from error
    return True
