"""Where sentences and clauses begin and end in the clean text.

A *sentence* ends at 。！？ or a line break, a *unit* also at ；, a *clause* also at ，and ： and at the tab between cells. A parenthesis
that holds a number is a clause of its own and a *hole* in the clause around it: 比例达50%以上(总数比上年减少5%以上)、…
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planparse.patterns import lazy
from planparse.types import Item

# An ASCII full stop ends a sentence between Chinese characters (一些网页以“.”断句), not in 3.5 or 2.0.
# Both patterns begin with one character class, which `re` can search for, and look around only once they have found a full stop.
_FULL_STOP = r"(?<=[.．])(?<=(?:[^\W\x00-\x7f]|[)）”]).)(?=[^\W\x00-\x7f]|[(（“])"
_ENDS = re.compile(rf"[。！？!?；;\n.．](?:(?<![.．])|{_FULL_STOP})")
_HARD = frozenset("。！？!?\n.．")
_OPEN = {"(": ")", "（": "）", "“": "”", "《": "》", "‘": "’", "[": "]", "〔": "〕", "【": "】", "「": "」"}
# A tab or bar ends a cell; one before a bare value (3所, 达到90%) does not part it from the name in the cell before.
_VALUE_CELL = r"(?:[0-9一二两三四五六七八九十百][0-9一二两三四五六七八九十百千万亿.．]*(?![、．. ])|达到?|不(?:低于|少于|超过|高于)|超过?|突破|至少|约|增长|提高|下降|控制在|保持|[≥≤><＞＜])"
_CLAUSE_MARKS = re.compile(
    rf"[，,；;：:。！？!?\n\t|(（“《‘\[〔【「.．](?:(?<![.．\t|])|(?<=[\t|])(?! ?{_VALUE_CELL})|(?<=[.．]){_FULL_STOP})"
)
_DIGITS = frozenset("0123456789")
EDGE = " \t\n\u3000，,、；;：:。！？"
"""Blanks and marks that are no part of a statement."""
_MAX_NEST = 8
_THOUSANDS = lazy(r"[0-9]{3}(?![0-9])")
_HAS_NUMBER = re.compile(r"[0-9]")


class Clause(NamedTuple):
    """A clause in clean offsets; ``holes`` are the embedded clauses that its own reading leaves out."""

    clean_start: int
    clean_end: int
    holes: tuple[tuple[int, int], ...] = ()


class Sentences:
    """Sentence and unit bounds of one clean text; every look-up is a binary search."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._unit_ends = [match.end() for match in _ENDS.finditer(text)]
        self._clauses: dict[tuple[int, int], list[Clause]] = {}
        self._sentence_ends = [end for end in self._unit_ends if text[end - 1] in _HARD]

    def unit(self, clean_pos: int) -> tuple[int, int]:
        """Return the span of the unit (up to ；) around a position, its end mark included."""
        return self._around(self._unit_ends, clean_pos)

    def sentence(self, clean_pos: int) -> tuple[int, int]:
        """Return the span of the sentence around a position, its end mark included."""
        return self._around(self._sentence_ends, clean_pos)

    def clauses(self, start: int, end: int) -> list[Clause]:
        """Return the clauses of ``start:end``; numbers and milestones ask for the same ones."""
        made = self._clauses.get((start, end))
        if made is None:
            made = self._clauses[start, end] = clauses(self._text, start, end)
        return made

    def _around(self, ends: list[int], pos: int) -> tuple[int, int]:
        at = bisect_right(ends, pos)
        start = ends[at - 1] if at else 0
        return start, ends[at] if at < len(ends) else len(self._text)


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """Split ``text[start:end]`` into clauses, embedded ones after the clause that holds them.

    A bracket that never closes within the unit is read as an ordinary character, so that one lost bracket does not
    swallow the rest of a sentence. Commas between digits (12,000) do not divide.
    """
    found: list[Clause] = []
    holes: list[tuple[int, int]] = []
    begin, skip_to = start, start
    for match in _CLAUSE_MARKS.finditer(text, start, end):
        at = match.start()
        if at < skip_to:
            continue
        char = text[at]
        if char in _OPEN:
            close = _closing(text, at, end)
            if close is not None:
                skip_to = close + 1
                if char in "(（" and _HAS_NUMBER.search(text, at + 1, close):
                    holes.append((at, close + 1))
            continue
        if text[at - 1] in _DIGITS and char in ",:：，" and _in_number(text, at, start, end):
            continue
        _add(found, text, begin, at, holes)
        begin, holes = at + 1, []
    _add(found, text, begin, end, holes)
    return found


def _add(found: list[Clause], text: str, start: int, end: int, holes: list[tuple[int, int]]) -> None:
    """Add a clause that is more than blanks, and those in the brackets that are its holes."""
    if start < end and not text[start:end].isspace():
        found.append(Clause(start, end, tuple(holes)))
    for hole_start, hole_end in holes:
        found += clauses(text, hole_start + 1, hole_end - 1)


def _in_number(text: str, at: int, start: int, end: int) -> bool:
    """Tell whether a comma or colon stands inside a number: 12,000 and 10:30 with any, 2，000万 with a full-width one before three digits."""
    if not (at > start and at + 1 < end and text[at - 1] in _DIGITS and text[at + 1] in _DIGITS):
        return False
    return text[at] != "，" or _THOUSANDS.match(text, at + 1, end) is not None


def _closing(text: str, at: int, end: int) -> int | None:
    """Return where the bracket that opens at ``at`` closes, looking no further than 120 characters."""
    stack = [_OPEN[text[at]]]
    for pos in range(at + 1, min(end, at + 121)):
        char = text[pos]
        if char == stack[-1]:
            stack.pop()
            if not stack:
                return pos
        elif char in _OPEN and len(stack) < _MAX_NEST:
            stack.append(_OPEN[char])
    return None


def after_marker(text: str, item: Item) -> int:
    """Return where an item's text begins behind its marker, in clean offsets."""
    end = item.clean_start + len(item.marker)
    return end if item.marker and text.startswith(item.marker, item.clean_start) else item.clean_start


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, with those that overlap made one, as :func:`cut` expects them."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def cut(text: str, start: int, end: int, holes: Sequence[tuple[int, int]]) -> str:
    """Return ``text[start:end]`` without the holes that lie in it; they come in order and do not overlap."""
    if not holes:
        return text[start:end]
    pieces, at = [], start
    for place in range(max(0, bisect_right(holes, (start, start)) - 1), len(holes)):
        hole_start, hole_end = holes[place]
        if hole_start >= end:
            break
        if hole_end <= at:
            continue
        pieces.append(text[at : max(at, hole_start)])
        at = hole_end
    pieces.append(text[at:end])
    return "".join(pieces)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the blanks and marks at its edges."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


_ROLES = lazy(
    r"(?:\s*[（(](?=[^（）()，。；：:、]{0,10}(?:牵头|责任|负责|主办|配合|承办|协办|落实单位))(?:[^（）()0-9\n]|[（(][^（）()0-9\n]*[）)])*[）)])+$"
)


def before_roles(text: str, start: int, end: int) -> int:
    """Return where a span ends without the brackets at its end that name the bodies for it; they begin at ``start`` or later.

    >>> before_roles("培训40万人次（牵头单位：县（市、区）人社局）", 7, 23), before_roles("培训40万人次（含网络培训）", 7, 14)
    (7, 14)
    """
    told = _ROLES.search(text, start, end) if text[end - 1 : end] in ("）", ")") else None
    return told.start() if told is not None else end


def top_level(text: str, marks: str) -> list[int]:
    """Return the positions of any of ``marks`` in ``text`` outside brackets and quotes."""
    positions, skip_to = [], 0
    for pos, char in enumerate(text):
        if pos < skip_to:
            continue
        if char in _OPEN:
            close = _closing(text, pos, len(text))
            if close is not None:
                skip_to = close + 1
        elif char in marks:
            positions.append(pos)
    return positions
