"""Patterns that less than three plans in five need, compiled when the first text asks for them.

To compile takes two fifths of what the command needs for one plan. What most plans need stays with ``re.compile``: a stand-in is asked more
slowly than a pattern itself, and all patterns behind one cost reading more time than they spared the start. A pattern that most plans ask and
few hold ``needs`` a character: until a text has one of those, the answer is no.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, AnyStr, cast

_HANDED_ON = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern", "flags", "groups", "groupindex")
_LOOKED_FOR = ("search", "match", "fullmatch")


class _Late:
    """Stands for a pattern; what is asked of it is handed on to the compiled one, which the first question makes that may be answered yes."""

    def __init__(self, make: Callable[[], re.Pattern[Any]], needs: str = "") -> None:
        self._make = make
        self._needs = needs

    def __getattr__(self, name: str) -> Any:
        if name not in _HANDED_ON:
            raise AttributeError(name)
        return partial(self._look, name) if self._needs and name in _LOOKED_FOR else self._made(name)

    def _look(self, name: str, text: str, *span: int) -> re.Match[str] | None:
        for char in self._needs:
            if char in text:
                found: re.Match[str] | None = self._made(name)(text, *span)
                return found
        return None

    def _made(self, name: str) -> Any:
        made = self._make()
        self.__dict__.update((attribute, getattr(made, attribute)) for attribute in _HANDED_ON)
        return self.__dict__[name]


def late(make: Callable[[], re.Pattern[AnyStr]]) -> re.Pattern[AnyStr]:
    """Return a stand-in for the pattern that ``make`` compiles when it is first used; what ``make`` raises is raised then."""
    return cast("re.Pattern[AnyStr]", _Late(make))


def lazy(source: AnyStr, flags: int = 0, *, needs: str = "") -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled when it is first used; raises ``re.error`` then, where it is none.

    ``needs`` are characters one of which stands in every text that it is found in, matched or looked at: without any, nothing is compiled.

    >>> lazy("[0-9]+").findall("2024年100%")
    ['2024', '100']
    >>> lazy("[0-9]+月", needs="月").search("2024年") is None
    True
    """
    return cast("re.Pattern[AnyStr]", _Late(partial(re.compile, source, flags), needs))
