"""Where an item ends before the next one begins: behind the last member of a list in running text (一是…二是…三是…。), where the speaker turns to the
audience again (各位代表！), and at an annex. What follows goes on with what stands around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from planparse.segment.scan import Mark
from planparse.segment.tree import Node

_ENDS = frozenset("。！？!?")
_NEAR = 8
_ADDRESS = re.compile("(?:各位(?:代表|委员|同志)|同志们)[！!，,：:]")


class Breaks:
    """The places where a text leaves the item that it stands in: at annexes all items, at an address to the audience all but the topmost."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        annexes = [(mark.clean_start, True) for mark in marks if mark.style.trust == "reset"]
        spoken = _ADDRESS.finditer(text) if "各位" in text or "同志们" in text else ()
        addresses = [(start, False) for match in spoken if (start := _line_start(text, match.start())) is not None]
        self._breaks = sorted([*annexes, *addresses])

    def within(self, start: int, end: int, *, top: bool) -> tuple[int, bool] | None:
        """Return the first break in ``start:end`` with whether it ends all items; ``top`` tells that the item there is a topmost one."""
        for at in range(bisect_right(self._breaks, (start, True)), len(self._breaks)):
            place, every = self._breaks[at]
            if place >= end:
                return None
            if every or not top:
                return place, every
        return None


def _line_start(text: str, at: int) -> int | None:
    """Return where the line begins that a place opens, or None where more than blanks stands before it."""
    start = text.rfind("\n", 0, at) + 1
    return None if text[start:at].strip(" 　") else start


def rest_of(text: str, nodes: Sequence[Node], at: int, end: int) -> int | None:
    """Return where the text behind the last member of a list begins, up to ``end`` of its own text, or None where it has none.

    A list has shown how long its members are: those before this one stand in the same paragraph, or take one paragraph each.
    """
    node = nodes[at]
    if node.mark.style.trust != "list" or _goes_on(nodes, at):
        return None
    stop = text.find("\n", node.mark.clean_start, end)
    if stop < 0 or not text[stop:end].strip() or text[max(0, stop - _NEAR) : stop].rstrip()[-1:] not in _ENDS:
        return None
    before = _before(nodes, at)
    if not before:
        return None
    starts = [nodes[index].mark.clean_start for index in (*before, at)]
    inline = "\n" not in text[starts[-2] : starts[-1]]
    single = all("\n" not in text[one:following].strip() for one, following in pairwise(starts))
    return stop + 1 if inline or (single and not any(_has_child(nodes, index) for index in before)) else None


def _goes_on(nodes: Sequence[Node], at: int) -> bool:
    """Tell whether the next node is a member of the same list, or stands in this one."""
    if at + 1 == len(nodes):
        return False
    node, after = nodes[at], nodes[at + 1]
    if after.parent == node.parent and after.mark.style.family == node.mark.style.family:
        return after.mark.number > node.mark.number  # else a new list begins
    return after.parent == at


def _has_child(nodes: Sequence[Node], at: int) -> bool:
    return at + 1 < len(nodes) and nodes[at + 1].parent == at


def _before(nodes: Sequence[Node], at: int) -> list[int]:
    """Return the members of the list before this one, the first one first."""
    node = nodes[at]
    found: list[int] = []
    number = node.mark.number
    for index in range(at - 1, node.parent, -1):
        other = nodes[index]
        if other.parent == node.parent:
            if other.mark.style.family != node.mark.style.family or other.mark.number >= number:
                break
            found.append(index)
            number = other.mark.number
    return found[::-1]
