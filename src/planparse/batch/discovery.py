"""Find the documents of a folder, in the order of the bytes of their paths, without ever holding more than one folder's names a level."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import cached_property

from planparse.errors import LoadError, UsageError
from planparse.patterns import lazy

KEPT = ".planparse"
"""Folder inside OUT that holds what a run needs to go on; marks OUT as such."""

_ESCAPED = lazy(rb"\\(\\|x[0-9a-f]{2})")


@dataclass(frozen=True)
class Selection:
    """Which documents of a folder are meant.

    A pattern without / is held against each name, one with / against the path inside the folder (``*`` matches / too). An excluded
    folder is not entered. ``shard`` (i, n) takes the paths of one of n parts, whatever other files there are.
    """

    globs: Sequence[str] = ()
    excludes: Sequence[str] = ()
    shard: tuple[int, int] = (1, 1)

    @cached_property
    def _wanted(self) -> list[tuple[bool, re.Pattern[str]]]:
        return [_pattern(glob) for glob in self.globs]

    @cached_property
    def _unwanted(self) -> list[tuple[bool, re.Pattern[str]]]:
        return [_pattern(glob) for glob in self.excludes]

    def enters(self, path: str) -> bool:
        """Tell whether a folder, or a document as far as exclusion goes, is looked at; names that begin with a full stop never are."""
        name = path.rpartition("/")[2]
        return not name.startswith(".") and not any(held.match(path if whole else name) for whole, held in self._unwanted)

    def takes(self, path: str) -> bool:
        """Tell whether a document is meant."""
        name = path.rpartition("/")[2]
        if not self.enters(path) or (self._wanted and not any(held.match(path if whole else name) for whole, held in self._wanted)):
            return False
        part, parts = self.shard
        return parts == 1 or int.from_bytes(hashlib.sha256(os.fsencode(path)).digest()[:8]) % parts == part - 1


@dataclass(frozen=True, slots=True)
class Found:
    """A document (or, with ``error``, a folder that cannot be listed), by its path inside the folder with / between names."""

    path: str
    error: LoadError | None = None

    @property
    def shown(self) -> str:
        return shown(self.path)


def shown(path: str) -> str:
    r"""Return a path as text that every reader of JSON takes: bytes that are no UTF-8 as ``\xff``, a backslash doubled.

    >>> shown("计划" + chr(0xDCFF) + ".txt")
    '计划\\xff.txt'
    """
    return os.fsencode(path.replace("\\", "\\\\")).decode("utf-8", "backslashreplace")


def path_of(text: str) -> str:
    """Return the path that is shown as ``text``.

    >>> path_of(shown("a" + chr(92) + chr(0xDCFF))) == "a" + chr(92) + chr(0xDCFF)
    True
    """
    return os.fsdecode(_ESCAPED.sub(lambda found: b"\\" if found[1] == b"\\" else bytes([int(found[1][1:], 16)]), text.encode()))


def shard(text: str) -> tuple[int, int]:
    """Return the part and the number of parts that ``i/n`` names.

    >>> shard("2/8")
    (2, 8)
    """
    found = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", text)
    part, parts = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= part <= parts:
        raise UsageError("shard", f"the shard {text!r} is not one of n parts", "give i/n with i from 1 to n, such as 2/8")
    return part, parts


def find(folder: str, selection: Selection) -> Iterator[Found]:
    """Yield the regular files that are meant, in the order of their paths' bytes.

    Links, devices and pipes are passed over, so there are no loops; so are the folders that
    a batch writes to. Raises LoadError when ``folder`` itself cannot be listed.
    """
    stack = [iter(_listed(folder, ""))]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
            continue
        path, is_folder = entry
        if not is_folder:
            if selection.takes(path):
                yield Found(path)
        elif selection.enters(path):
            if os.path.isdir(os.path.join(folder, path, KEPT)):
                continue
            try:
                stack.append(iter(_listed(folder, path)))
            except LoadError as error:
                yield Found(path + "/", error)


def _listed(folder: str, inside: str) -> list[tuple[str, bool]]:
    """Return the paths of one folder's files and folders in the order that the paths of all documents have."""
    head = inside + "/" if inside else ""
    full = os.path.join(folder, inside) if inside else folder
    found = []
    try:
        with os.scandir(full) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False) and not _is_junction(entry):
                    found.append((head + entry.name, True))
                elif entry.is_file(follow_symlinks=False):
                    found.append((head + entry.name, False))
    except FileNotFoundError:
        raise LoadError("not-found", "there is no such folder", "check the path", shown(inside or folder)) from None
    except NotADirectoryError:
        raise LoadError(
            "not-a-directory", "this is a file, not a folder", "use planparse extract for a file", shown(inside or folder)
        ) from None
    except OSError as error:
        raise LoadError(
            "unlistable",
            f"the folder cannot be listed ({error.strerror or error})",
            "allow reading it (chmod +rx)",
            shown(inside or folder),
        ) from None
    # A folder sorts as its documents do, with a / behind its name: a-b/ before a.txt before a/.
    found.sort(key=lambda entry: os.fsencode(entry[0] + "/" if entry[1] else entry[0]))
    return found


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Tell a junction of Windows, which is a link in all but name; Python tells it from 3.12 on."""
    told = getattr(entry, "is_junction", None)
    return bool(told and told())


def _pattern(glob: str) -> tuple[bool, re.Pattern[str]]:
    plain = glob.removeprefix("./").rstrip("/")
    return "/" in plain, re.compile(translate(plain))
