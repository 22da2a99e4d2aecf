"""Patterns that less than three plans in five need, compiled when the first text asks for them.

To compile takes half of what the command needs for one plan. What most plans need stays with ``re.compile``: a stand-in is asked more slowly
than a pattern itself, and all patterns behind one cost reading more time than they spared the start.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, AnyStr, cast

_HANDED_ON = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern", "flags", "groups", "groupindex")


class _Late:
    """Stands for a pattern; what is asked of it is handed on to the compiled one, which the first question makes."""

    def __init__(self, make: Callable[[], re.Pattern[Any]]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        if name not in _HANDED_ON:
            raise AttributeError(name)
        made = self._make()
        self.__dict__.update((attribute, getattr(made, attribute)) for attribute in _HANDED_ON)
        return self.__dict__[name]


def late(make: Callable[[], re.Pattern[AnyStr]]) -> re.Pattern[AnyStr]:
    """Return a stand-in for the pattern that ``make`` compiles when it is first used; what ``make`` raises is raised then."""
    return cast("re.Pattern[AnyStr]", _Late(make))


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled when it is first used; raises ``re.error`` then, where it is none.

    >>> lazy("[0-9]+").findall("2024年100%")
    ['2024', '100']
    """
    return late(partial(re.compile, source, flags))
