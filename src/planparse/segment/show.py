"""Show an item tree: as indented text for people, as plain dicts for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from unicodedata import east_asian_width

from planparse.types import Item

_COLUMNS = 40


def _shorten(heading: str, columns: int = _COLUMNS) -> str:
    """Cut ``heading`` to a width in terminal columns (a Chinese character takes two); what cannot be printed becomes �."""
    heading = "".join(char if char.isprintable() else "�" for char in " ".join(heading.split()))
    width = 0
    for at, char in enumerate(heading):
        width += 2 if east_asian_width(char) in "WF" else 1
        if width > columns:
            return heading[:at] + "…"
    return heading


def draw(items: Sequence[Item], text: str) -> str:
    """Return the tree as text, one item a line: path, heading, length of the item's own text in characters."""
    lines = []
    for item in items:
        heading = _shorten(item.headings[-1] if item.headings else text[item.clean_start : item.clean_end][:_COLUMNS])
        path = "/".join(item.path) or "·"
        lines.append(f"{'  ' * item.level}{path}  {heading}  [{item.clean_end - item.clean_start}]")
    return "\n".join(lines)


def as_json(items: Sequence[Item]) -> list[dict[str, Any]]:
    """Return one dict an item; offsets are into the clean text, ends exclusive."""
    return [
        {
            "path": list(item.path),
            "heading": item.headings[-1] if item.headings else None,
            "marker": item.marker or None,
            "style": item.style,
            "level": item.level,
            "parent": item.parent,
            "start": item.clean_start,
            "body_start": item.body_start,
            "end": item.clean_end,
            "subtree_end": item.subtree_end,
            "chars": item.clean_end - item.clean_start,
        }
        for item in items
    ]
