"""Read a DOCX: paragraphs, table rows and the labels of automatic numbering, one a line."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from xml.etree.ElementTree import Element

from planparse.load.docx.body import Body
from planparse.load.docx.numbering import Numbering
from planparse.load.docx.package import Package
from planparse.load.docx.styles import Styles
from planparse.types import Warn

__all__ = ["read"]


def read(data: bytes, document: str) -> tuple[str, list[Warn]]:
    """Return the text layer of a DOCX. Raises LoadError."""
    package = Package(data, document)
    styles = Styles(package.part(package.related("styles")))
    numbering = Numbering(package.part(package.related("numbering")), styles.lists)
    body = Body(styles, numbering, _notes(package, styles))
    lines = [line.rstrip() for line in body.lines(package.stream(package.main, 2))]
    text = "\n".join(line for filled, group in groupby(lines, bool) for line in (group if filled else [""]))
    return text.strip("\n") + "\n" if text.strip() else "", list(_warnings(body, package, text))


def _notes(package: Package, styles: Styles) -> Mapping[tuple[str, str], str]:
    """Return the text of footnotes and endnotes by kind and id."""
    found = {}
    for kind in ("footnote", "endnote"):
        root = package.part(package.related(kind + "s"))
        for note in root if root is not None else ():
            if note.get("w:type", "normal") == "normal":
                found[kind, note.get("w:id", "")] = _note(note, styles)
    return found


def _note(note: Element, styles: Styles) -> str:
    lines = Body(styles, Numbering(None), {}).lines(note)
    return " ".join(" ".join(lines).split())


def _warnings(body: Body, package: Package, text: str) -> list[Warn]:
    found = []
    if body.changed:
        found.append(Warn("tracked-changes", "the document holds tracked changes: insertions were read, deletions were not"))
    if body.hidden:
        found.append(Warn("hidden-text", "the document holds hidden text, which was not read"))
    if body.skipped:
        found.append(Warn("part-skipped", "the document embeds another document, which was not read"))
    if not text.strip() and package.has_pictures():
        found.append(Warn("pictures-only", "the document holds pictures and no text"))
    return found
