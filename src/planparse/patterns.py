"""Patterns that few documents need, compiled when the first one does.

To compile all patterns takes half of what the command needs for one plan. ``re.compile`` stays for what every document comes across; a
pattern that less than a third of our plans use is made with :func:`seldom`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, cast

_HANDED_ON = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern", "flags", "groups", "groupindex")


class _Late:
    """Stands for a pattern; what is asked of it is handed on to the compiled one, which the first question makes."""

    def __init__(self, make: Callable[[], re.Pattern[str]]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        if name not in _HANDED_ON:
            raise AttributeError(name)
        made = self._make()
        self.__dict__.update((attribute, getattr(made, attribute)) for attribute in _HANDED_ON)
        return self.__dict__[name]


def late(make: Callable[[], re.Pattern[str]]) -> re.Pattern[str]:
    """Return a stand-in for the pattern that ``make`` compiles when it is first used; what ``make`` raises is raised then."""
    return cast("re.Pattern[str]", _Late(make))


def seldom(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used; raises ``re.error`` then, where it is none.

    >>> seldom("[0-9]+").findall("2024年100%")
    ['2024', '100']
    """
    return late(partial(re.compile, source, flags))
