"""Turn a cleaned text into its item tree: 第一章 / 一、 / （一） / 1. / （1） / ① / 一是 ...

``scan`` finds marks, ``tree`` decides which of them open items and how deep, ``heading`` splits heading from body, ``rest`` finds where an
item ends before the next begins, ``show`` draws.
"""

from __future__ import annotations

from collections.abc import Sequence

from planparse.segment.heading import split
from planparse.segment.rest import Breaks, rest_of
from planparse.segment.scan import scan
from planparse.segment.show import as_json, draw
from planparse.segment.tree import Node, build
from planparse.types import Item

__all__ = ["as_json", "draw", "segment"]


def segment(text: str) -> tuple[Item, ...]:
    """Return the items of ``text`` (clean text) in pre-order, the root first; their own ranges cover the text without overlap.

    >>> [(item.path, item.headings[-1:]) for item in segment("工作要点\\n一、总体要求\\n（一）目标。新增学位20个。\\n二、保障")]
    [((), ()), (('一',), ('一、总体要求',)), (('一', '一'), ('（一）目标',)), (('二',), ('二、保障',))]
    """
    marks = scan(text)
    nodes, breaks = build(text, marks), Breaks(text, marks)
    starts = [node.mark.clean_start for node in nodes] + [len(text)]
    subtree_ends = [len(text)] * len(nodes)
    open_nodes: list[int] = []
    for at, node in enumerate(nodes):
        while open_nodes and nodes[open_nodes[-1]].level >= node.level:
            subtree_ends[open_nodes.pop()] = starts[at]
        open_nodes.append(at)
    items = [Item("", "root", 0, (), (), 0, 0, starts[0], len(text), None)]
    places: list[int] = []  # of the nodes among the items
    for at, node in enumerate(nodes):
        above = places[node.parent] if node.parent >= 0 else 0
        parent, mark, end = items[above], node.mark, starts[at + 1]
        rest = rest_of(text, nodes, at, end)
        left = breaks.within(mark.clean_start, end, top=node.parent < 0 or _goes_deeper(nodes, at))
        own_end = min(rest or end, left[0] if left else end)
        heading, body_start = split(text, mark.clean_start, mark.clean_end, own_end)
        places.append(len(items))
        items.append(
            Item(
                marker=text[mark.clean_start : mark.clean_end],
                style=mark.style.id,
                level=node.level,
                path=(*parent.path, mark.label),
                headings=(*parent.headings, heading),
                clean_start=mark.clean_start,
                body_start=body_start,
                clean_end=own_end,
                subtree_end=own_end if own_end < end else subtree_ends[at],
                parent=above,
            )
        )
        if rest is not None and own_end == rest and (left is None or rest < left[0]):
            stop = left[0] if left else end
            items.append(
                Item("", "rest", node.level, parent.path, parent.headings, rest, rest, stop, stop if left else subtree_ends[at], above)
            )
        while left is not None:
            start, every = left
            around = 0 if every else _topmost(items, places[at])
            _close(items, above, around, start)
            left = breaks.within(start + 1, end, top=True)
            stop = left[0] if left else end
            level = items[around].level + 1
            items.append(Item("", "rest", level, items[around].path, items[around].headings, start, start, stop, stop, around))
    return tuple(items)


def _goes_deeper(nodes: Sequence[Node], at: int) -> bool:
    """Tell whether the next node stands below another than a topmost one, so that nothing between them leaves what both stand in."""
    after = nodes[at + 1].parent if at + 1 < len(nodes) else -1
    return after >= 0 and nodes[after].parent >= 0


def _close(items: list[Item], at: int, around: int, end: int) -> None:
    """End an item and those above it, up to the one that goes ``around`` what follows."""
    while at and at != around:
        items[at] = items[at]._replace(subtree_end=min(items[at].subtree_end, end))
        at = items[at].parent or 0


def _topmost(items: Sequence[Item], at: int) -> int:
    """Return the index of the topmost item that holds the one at an index."""
    while items[at].parent:
        at = items[at].parent or 0
    return at
