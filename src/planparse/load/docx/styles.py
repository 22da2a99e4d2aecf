"""What the styles of a DOCX say of lists, hidden text and tables of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from planparse.load.docx.numbering import Numbering, below, is_on, val, whole
from planparse.patterns import lazy

_CONTENTS = lazy(r"(?:toc|目录) ?\d", re.I)
_MAX_CHAIN = 20


class Styles:
    """The styles by their ids; a document without the part has none."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall("w:style") if root is not None else []
        self._styles = {node.get("w:styleId", ""): node for node in found}
        self._default = next(
            (
                key
                for key, node in self._styles.items()
                if node.get("w:type") == "paragraph" and node.get("w:default") in ("1", "true", "on")
            ),
            "",
        )
        self._hidden: dict[str, bool] = {}

    @property
    def lists(self) -> dict[str, str]:
        """Return the list (numId) of each list style."""
        found = {}
        for key, node in self._styles.items():
            number = val(below(node, "w:pPr", "w:numPr"), "w:numId")
            if node.get("w:type") == "numbering" and number:
                found[key] = number
        return found

    def of(self, properties: Element | None) -> str:
        """Return the style of a paragraph with these properties."""
        return val(properties, "w:pStyle") or self._default

    def is_contents(self, style: str) -> bool:
        """Tell whether a style is that of the lines of a table of contents."""
        return _CONTENTS.match(val(self._styles.get(style), "w:name") or "") is not None

    def hides(self, style: str) -> bool:
        """Tell whether text of this style is hidden."""
        if style not in self._hidden:
            said = (is_on(node.find("w:rPr"), "w:vanish") for _, node in self._chain(style))
            self._hidden[style] = next((hidden for hidden in said if hidden is not None), False)
        return self._hidden[style]

    def place(self, properties: Element | None, numbering: Numbering) -> tuple[str, int] | None:
        """Return the list and level that a paragraph with these properties counts in."""
        own = properties.find("w:numPr") if properties is not None else None
        number, level = val(own, "w:numId"), whole(val(own, "w:ilvl"))
        if number is None:
            style = self.of(properties)
            for key, node in self._chain(style):
                given = below(node, "w:pPr", "w:numPr")
                if (number := val(given, "w:numId")) is not None:
                    linked = [numbering.level_of_style(number, name) for name in (style, key)]
                    level = next((at for at in (level, *linked, whole(val(given, "w:ilvl"))) if at is not None), 0)
                    break
        return None if number is None or number == "0" else (number, level or 0)

    def _chain(self, style: str) -> Iterator[tuple[str, Element]]:
        """Yield a style and those it is based on; a circle ends."""
        for _ in range(_MAX_CHAIN):
            node = self._styles.get(style)
            if node is None:
                return
            yield style, node
            style = val(node, "w:basedOn") or ""
