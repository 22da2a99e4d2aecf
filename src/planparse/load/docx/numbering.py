"""Resolve Word's automatic numbering: which label (一、 （一） 1. 1.2) stands before a paragraph.

Notes for a newcomer. A paragraph names a list (``numId``) and a level, itself or by its style. A list points to an abstract
list, whose levels have a start, a form and a text such as ``（%1）`` or ``%1.%2``; it may override levels. Counters belong to the
abstract list, so two lists on it go on counting; a list with a ``startOverride`` starts anew where it is first used. Using a
level resets the deeper ones, unless their ``lvlRestart`` says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from planparse.load.docx.formats import write_number
from planparse.patterns import lazy

LEVELS = 9
_PLACE = lazy(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts and is written."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    suffix: str = "tab"
    style: str = ""
    hidden: bool = False


@dataclass(slots=True)
class _List:
    """A list in use: where its counters live, its levels, and the starts that are still to be applied."""

    counters: list[int | None]
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


def val(node: Element | None, name: str) -> str | None:
    """Return the ``w:val`` of a child."""
    child = node.find(name) if node is not None else None
    return child.get("w:val") if child is not None else None


def below(node: Element | None, *names: str) -> Element | None:
    """Return the element that a path of children leads to."""
    for name in names:
        node = node.find(name) if node is not None else None
    return node


def whole(value: str | None) -> int | None:
    """Return a string of digits as a number, None for anything else."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) <= 9 else None


def is_on(node: Element | None, name: str) -> bool | None:
    """Return what a switch says (``<w:vanish/>``, ``w:val="0"``), None where it is not set."""
    child = node.find(name) if node is not None else None
    return None if child is None else child.get("w:val", "1") not in ("0", "false", "off")


class Numbering:
    """The lists of a document; :meth:`label` must be called once for each numbered paragraph, in order."""

    def __init__(self, root: Element | None, style_lists: Mapping[str, str] | None = None) -> None:
        """Read ``numbering.xml``; ``style_lists`` gives the list of each list style."""
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        abstracts = {node.get("w:abstractNumId", ""): node for node in root.findall("w:abstractNum")}
        abstract_of = {node.get("w:numId", ""): val(node, "w:abstractNumId") or "" for node in root.findall("w:num")}
        counters: dict[str, list[int | None]] = {}
        for node in root.findall("w:num"):
            name, at = node.get("w:numId", ""), _followed(node, abstracts, abstract_of, style_lists or {})
            levels = _levels(abstracts[at].findall("w:lvl")) if at in abstracts else {}
            made = _List(counters.setdefault(at, [None] * LEVELS), levels)
            for override in node.findall("w:lvlOverride"):
                level = whole(override.get("w:ilvl"))
                if level is None or level >= LEVELS:
                    continue
                made.levels.update(_levels(override.findall("w:lvl")))
                if (start := whole(val(override, "w:startOverride"))) is not None:
                    made.starts[level] = start
                    made.levels[level] = replace(made.levels.get(level, Level()), start=start)
            self._lists[name] = made

    def level_of_style(self, number: str, style: str) -> int | None:
        """Return the level of a list that is linked to a paragraph style."""
        found = self._lists.get(number)
        return next((at for at, level in found.levels.items() if level.style == style), None) if found else None

    def label(self, number: str, at: int) -> str:
        """Count one paragraph of a list and return the label before it, with the space that follows it."""
        found = self._lists.get(number)
        if found is None or at not in found.levels:
            return ""
        level, counters = found.levels[at], found.counters
        if at in found.starts:
            counters[at] = found.starts.pop(at)
        else:
            counters[at] = level.start if (before := counters[at]) is None else before + 1
        for deeper in range(at + 1, LEVELS):
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or at < restart:
                counters[deeper] = None
        return _written(level, found.levels, counters)


def _written(level: Level, levels: Mapping[int, Level], counters: Iterable[int | None]) -> str:
    """Return the text of a level with its counters in it; a bullet has none."""
    if level.form == "bullet" or level.hidden:
        return ""
    values = list(counters)

    def count(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        shown = levels.get(place, Level())
        value = values[place]
        return write_number(shown.start if value is None else value, "decimal" if level.legal else shown.form)

    text = _PLACE.sub(count, level.text).strip()
    bare = text[-1:].isalpha() or text[-1:].isdecimal()  # neither （一） nor 1. nor ①
    return text + " " if bare and level.suffix != "nothing" else text


def _levels(nodes: Iterable[Element]) -> dict[int, Level]:
    found = {}
    for node in nodes:
        at = whole(node.get("w:ilvl"))
        if at is None or at >= LEVELS:
            continue
        start, form = whole(val(node, "w:start")), _form(node)
        found[at] = Level(
            start=1 if start is None else start,
            form=form,
            text=val(node, "w:lvlText") or "",
            restart=whole(val(node, "w:lvlRestart")),
            legal=bool(is_on(node, "w:isLgl")),
            suffix=val(node, "w:suff") or "tab",
            style=val(node, "w:pStyle") or "",
            hidden=bool(is_on(node.find("w:rPr"), "w:vanish")),
        )
    return found


def _form(node: Element) -> str:
    """Return the form of a level; one that only new versions know stands beside a choice for old ones."""
    plain = val(node, "w:numFmt")
    if plain is None and (choice := node.find("mc:AlternateContent")) is not None:
        plain = val(choice.find("mc:Fallback"), "w:numFmt")
    return plain or "decimal"


def _followed(node: Element, abstracts: Mapping[str, Element], abstract_of: Mapping[str, str], style_lists: Mapping[str, str]) -> str:
    """Return the abstract list that holds the levels; one may only name a list style that has them."""
    at = val(node, "w:abstractNumId") or ""
    for _ in range(4):
        style = val(abstracts.get(at), "w:numStyleLink")
        if style is None:
            break
        at = next((key for key, other in abstracts.items() if val(other, "w:styleLink") == style), "") or abstract_of.get(
            style_lists.get(style, ""), at
        )
    return at
