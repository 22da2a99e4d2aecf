"""The word lists and patterns that the stages work with, one TOML file a subject.

Every file holds ``[[entry]]`` tables. An entry has an ``id`` that is unique in its file, its data (``pattern``,
``terms``, ...), and ``match`` / ``no_match`` examples, a line each, that the tests run. To add a noise pattern, a unit, a cue or an item
marker, add one entry; to change what is done with it, change code.
"""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import Any

import tomli  # what tomllib was taken from, compiled: reads three times as fast

from planparse.errors import LexiconError
from planparse.patterns import late

FOLDER = Path(__file__).parent


_EXAMPLES = ("match = ", "no_match = ")


@cache
def entries(name: str, *, examples: bool = False) -> tuple[dict[str, Any], ...]:
    """Return the entries of ``name``.toml in file order; the ``examples`` are left out unless asked for, since to read them takes a third of the time.

    Raises LexiconError when the file is missing, is not TOML or holds an entry without or with a repeated id.
    """
    try:
        text = (FOLDER / f"{name}.toml").read_text("utf-8")
        data = tomli.loads(text if examples else "\n".join(line for line in text.split("\n") if not line.startswith(_EXAMPLES)))
    except (OSError, tomli.TOMLDecodeError) as error:
        raise LexiconError("lexicon-unreadable", f"the lexicon file cannot be read ({error})", "reinstall planparse", name) from error
    found = data.get("entry", [])
    seen: set[str] = set()
    for entry in found:
        if not isinstance(entry.get("id"), str) or entry["id"] in seen:
            raise LexiconError("lexicon-id", f"entry {entry!r:.80} has no id of its own", "give every entry a unique id", name)
        seen.add(entry["id"])
    return tuple(found)


def compiled(name: str, entry_id: str, pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile an entry's pattern; a broken one is a LexiconError that names file and entry."""
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise LexiconError(
            "lexicon-pattern", f"the pattern of entry {entry_id!r} does not compile ({error})", "correct the entry", name
        ) from error


def compiled_late(name: str, entry_id: str, pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return an entry's pattern, compiled when it is first used: most documents have no need of most entries."""
    return late(partial(compiled, name, entry_id, pattern, flags))


@cache
def pattern(name: str, entry_id: str) -> re.Pattern[str]:
    """Return the compiled ``pattern`` of one entry of ``name``.toml."""
    for entry in entries(name):
        if entry["id"] == entry_id:
            return compiled(name, entry_id, entry["pattern"])
    raise LexiconError("lexicon-id", f"there is no entry {entry_id!r}", "reinstall planparse", name)


@cache
def terms(name: str, entry_id: str) -> tuple[str, ...]:
    """Return the ``terms`` of one entry, longest first, so that a longer term wins over a shorter one inside it."""
    for entry in entries(name):
        if entry["id"] == entry_id:
            return tuple(sorted(entry["terms"], key=lambda term: (-len(term), term)))
    raise LexiconError("lexicon-id", f"there is no entry {entry_id!r}", "reinstall planparse", name)


def alternation(words: tuple[str, ...] | list[str]) -> str:
    """Return a regular expression that matches any of ``words``, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
