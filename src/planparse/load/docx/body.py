"""Write the body of a DOCX as lines: a paragraph or a table row a line, cells apart by tabs.

Kept: insertions, moved text where it stands now, field results, text boxes and notes (below the block they belong to).
Dropped: deletions, hidden text, tables of contents, comments, pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from planparse.load.docx.numbering import Numbering, is_on, val, whole
from planparse.load.docx.styles import Styles

_INLINE = frozenset(
    {
        "w:ins",
        "w:moveTo",
        "w:hyperlink",
        "w:smartTag",
        "w:sdt",
        "w:sdtContent",
        "w:fldSimple",
        "w:customXml",
        "w:dir",
        "w:bdo",
        "w:ruby",
        "w:rubyBase",
    }
)
_BLOCK = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:body"})
_GONE = frozenset({"w:del", "w:moveFrom"})
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_SHAPES = frozenset({"w:drawing", "w:pict", "w:object"})
_MAX_SPAN = 63  # Word's own limit of columns
_WRAPPED = 12  # a cell's line that is shorter was broken to fit


class Body:
    """Reads blocks; ``changed``, ``hidden`` and ``skipped`` tell afterwards what was left out."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Mapping[tuple[str, str], str]) -> None:
        self._styles, self._numbering, self._notes = styles, numbering, notes
        self._after: list[str] = []
        self._fields: list[str] = []
        self._kept = ""  # the text of paragraphs whose end was deleted
        self.changed = self.hidden = self.skipped = False

    def lines(self, blocks: Iterable[Element]) -> Iterator[str]:
        """Yield the lines of blocks, and below each the text boxes and notes in it."""
        for block in blocks:
            for line in self._block(block):
                yield from line.split("\n")
            after, self._after = self._after, []
            yield from after
        if self._kept:
            yield from self._kept.split("\n")
            self._kept = ""

    def _block(self, node: Element) -> Iterator[str]:
        if node.tag == "w:p":
            line = self._paragraph(node)
            if line is not None:
                yield line
        elif node.tag == "w:tbl":
            for row in _rows(node):
                yield from self._row(row)
        elif node.tag in _GONE:
            self.changed = True
        elif node.tag == "w:altChunk":
            self.skipped = True
        elif node.tag == "mc:AlternateContent":
            for child in _chosen(node):
                yield from self._block(child)
        elif node.tag in _BLOCK:
            for child in node:
                yield from self._block(child)

    def _paragraph(self, node: Element) -> str | None:
        """Return the text of a paragraph with its number, None where nothing of it is left."""
        properties = node.find("w:pPr")
        style = self._styles.of(properties)
        left_out = self.changed, self.hidden
        self.changed = self.hidden = False
        text = "".join(self._inline(node, self._styles.hides(style))).strip("\n")
        dropped, hidden = self.changed, self.hidden
        self.changed, self.hidden = left_out[0] or dropped, left_out[1] or hidden
        if self._styles.is_contents(style):
            return None
        mark = properties.find("w:rPr") if properties is not None else None
        if mark is not None and mark.find("w:del") is not None:
            self.changed = True
            self._kept += text
            return None
        if not text and not self._kept and (dropped or hidden):
            return None
        text, self._kept = self._kept + text, ""
        place = self._styles.place(properties, self._numbering)
        label = self._numbering.label(*place) if place else ""
        return label + text.lstrip("\t ") if label and text.strip() else text

    def _inline(self, nodes: Iterable[Element], hidden: bool) -> Iterator[str]:
        for child in nodes:
            if child.tag == "w:r":
                yield from self._run(child, hidden)
            elif child.tag in _GONE:
                self.changed = True
            elif child.tag in _INLINE:
                yield from self._inline(child, hidden)
            elif child.tag == "mc:AlternateContent":
                yield from self._inline(_chosen(child), hidden)
            elif child.tag.startswith("m:oMath") and not hidden:
                yield "".join(part.text or "" for part in child.iter("m:t"))

    def _run(self, run: Element, hidden: bool) -> Iterator[str]:
        properties = run.find("w:rPr")
        said = is_on(properties, "w:vanish")
        if said is None and (style := val(properties, "w:rStyle")):
            said = self._styles.hides(style) or None
        if hidden if said is None else said:
            self.hidden = self.hidden or any(child.tag == "w:t" and child.text for child in run)
            return
        yield from self._content(run)

    def _content(self, node: Element) -> Iterator[str]:
        for child in node:
            tag = child.tag
            if tag == "w:fldChar":
                self._field(child.get("w:fldCharType"))
            elif "begin" in self._fields:
                continue  # the instruction of a field, not its result
            elif tag == "w:t":
                yield (child.text or "").replace("\n", " ")
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag in ("w:footnoteReference", "w:endnoteReference"):
                note = self._notes.get((tag[2:-9], child.get("w:id", "")))
                if note:
                    self._after.append(note if note.startswith("注") else "注：" + note)
            elif tag in _SHAPES:
                self._boxes(child)
            elif tag == "w:ruby":
                yield from self._inline(child, False)
            elif tag == "mc:AlternateContent":
                for chosen in _chosen(child):
                    if chosen.tag in _SHAPES:
                        self._boxes(chosen)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append("begin")
        elif kind == "separate" and self._fields:
            self._fields[-1] = "separate"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _boxes(self, shape: Element) -> None:
        """Put the lines of the text boxes of a shape below the block."""
        box = next(shape.iter("w:txbxContent"), None)
        if box is None:
            return
        fields, self._fields, kept, self._kept = self._fields, [], self._kept, ""
        before, self._after = self._after, []
        boxes = [line for other in _outermost(shape) for line in self.lines(other)]
        self._fields, self._kept = fields, kept
        self._after = [*before, *(line for line in boxes if line.strip())]

    def _row(self, row: Element) -> Iterator[str]:
        properties = row.find("w:trPr")
        if properties is not None and properties.find("w:del") is not None:
            self.changed = True
            return
        if is_on(properties, "w:hidden"):
            self.hidden = True
            return
        cells = list(_unwrapped(row, "w:tc"))
        if len(cells) == 1:
            yield from (line for line in self._cell(cells[0]) if line.strip())
            return
        texts = [""] * min(whole(val(properties, "w:gridBefore")) or 0, _MAX_SPAN)
        for cell in cells:
            texts.append(_joined(self._cell(cell)))
            span = whole(val(cell.find("w:tcPr"), "w:gridSpan")) or 1
            texts.extend([""] * (min(span, _MAX_SPAN) - 1))
        texts.extend([""] * min(whole(val(properties, "w:gridAfter")) or 0, _MAX_SPAN))
        if any(texts):
            yield "\t".join(texts)

    def _cell(self, cell: Element) -> list[str]:
        """Return the lines of a cell; one that goes on with the cell above it has none."""
        properties = cell.find("w:tcPr")
        lines = [line for child in cell for block in self._block(child) for line in block.split("\n")]
        if self._kept:
            lines.append(self._kept)
            self._kept = ""
        if properties is None:
            return lines
        if properties.find("w:cellDel") is not None:
            self.changed = True
            return []
        merged = properties.find("w:vMerge")
        return [] if merged is not None and merged.get("w:val", "continue") == "continue" else lines


def _joined(lines: Iterable[str]) -> str:
    """Write the lines of a cell in one, names that were only broken to fit without a space.

    >>> _joined(["居民人均可", "支配收入"]), _joined(["1.新建学校2所。", "2.扩建1所。"])
    ('居民人均可支配收入', '1.新建学校2所。 2.扩建1所。')
    """
    text = last = ""
    for line in (" ".join(line.split()) for line in lines):
        if line:
            broken = text and len(last) <= _WRAPPED and "一" <= text[-1] <= "龥" and "一" <= line[0] <= "龥"
            text += line if broken or not text else " " + line
            last = line
    return text


def _rows(table: Element) -> Iterator[Element]:
    return _unwrapped(table, "w:tr")


def _unwrapped(node: Element, tag: str) -> Iterator[Element]:
    """Yield the rows or cells below a node, through the wrappers of content controls."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _BLOCK:
            yield from _unwrapped(child, tag)


def _chosen(node: Element) -> list[Element]:
    """Return one of the alternatives: the first choice, else what old versions show."""
    for name in ("mc:Choice", "mc:Fallback"):
        found = node.find(name)
        if found is not None and len(found):
            return list(found)
    return []


def _outermost(shape: Iterable[Element]) -> Iterator[Element]:
    """Yield the text boxes of a shape, not those inside of them, and of alternatives only one."""
    for child in shape:
        if child.tag == "w:txbxContent":
            yield child
        elif child.tag == "mc:AlternateContent":
            yield from _outermost(_chosen(child))
        else:
            yield from _outermost(child)
