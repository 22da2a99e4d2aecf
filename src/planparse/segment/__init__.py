"""Turn a cleaned text into its item tree: 第一章 / 一、 / （一） / 1. / （1） / ① / 一是 ...

``scan`` finds marks, ``tree`` decides which of them open items and how deep, ``heading`` splits heading from body, ``rest`` finds where a
list in running text ends, ``show`` draws.
"""

from __future__ import annotations

from planparse.segment.heading import split
from planparse.segment.rest import rest_of
from planparse.segment.scan import scan
from planparse.segment.show import as_json, draw
from planparse.segment.tree import build
from planparse.types import Item

__all__ = ["as_json", "draw", "segment"]


def segment(text: str) -> tuple[Item, ...]:
    """Return the items of ``text`` (clean text) in pre-order, the root first; their own ranges cover the text without overlap.

    >>> [(item.path, item.headings[-1:]) for item in segment("工作要点\\n一、总体要求\\n（一）目标。新增学位20个。\\n二、保障")]
    [((), ()), (('一',), ('一、总体要求',)), (('一', '一'), ('（一）目标',)), (('二',), ('二、保障',))]
    """
    nodes = build(text, scan(text))
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
        heading, body_start = split(text, mark.clean_start, mark.clean_end, rest or end)
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
                clean_end=rest or end,
                subtree_end=rest or subtree_ends[at],
                parent=above,
            )
        )
        if rest is not None:
            items.append(Item("", "rest", node.level, parent.path, parent.headings, rest, rest, end, subtree_ends[at], above))
    return tuple(items)
