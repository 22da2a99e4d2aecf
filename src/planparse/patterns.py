"""Patterns that few documents need, compiled when the first one does.

To compile all patterns takes half of what the command needs for one plan. ``re.compile`` stays for what every document comes across; a
pattern that less than a third of our plans use is made with :func:`seldom`.
"""

from __future__ import annotations

import re
from typing import Any, cast

_HANDED_ON = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern", "flags", "groups", "groupindex")


class _Seldom:
    """Stands for a pattern; what is asked of it is handed on to the compiled one, which the first question makes."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _HANDED_ON:
            raise AttributeError(name)
        made = re.compile(self._source, self._flags)
        self.__dict__.update((attribute, getattr(made, attribute)) for attribute in _HANDED_ON)
        return self.__dict__[name]


def seldom(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used; raises ``re.error`` then, where it is none.

    >>> seldom("[0-9]+").findall("2024年100%")
    ['2024', '100']
    """
    return cast("re.Pattern[str]", _Seldom(source, flags))
