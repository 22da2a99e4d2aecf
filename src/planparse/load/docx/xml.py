"""Read XML from strangers: a stream of small trees, no document type, no entities, bounded depth and count.

Names come out with a short prefix for the namespaces that matter (``w:p``), in both the usual and the strict form of the
format, and bare otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element
from xml.parsers import expat

MAX_DEPTH = 120
MAX_ELEMENTS = 500_000  # of one tree; a table of ten thousand cells has a third of it
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
}


class XmlError(Exception):
    """What is wrong with a part, without its name."""

    def __init__(self, code: str, reason: str, fix: str) -> None:
        super().__init__(reason)
        self.code, self.reason, self.fix = code, reason, fix


def elements(chunks: Iterable[bytes], depth: int) -> Iterator[Element]:
    """Yield every element ``depth`` levels below the root as soon as it is closed. Raises XmlError.

    >>> [node.tag for node in elements([b"<a><b><c/></b>", b"<d/></a>"], 1)]
    ['b', 'd']
    """
    reader = _Reader(depth)
    try:
        for chunk in chunks:
            reader.parser.Parse(chunk, False)
            yield from reader.take()
        reader.parser.Parse(b"", True)
    except expat.ExpatError:
        raise XmlError("broken-docx", "is cut off or no XML", "fetch the file again") from None
    yield from reader.take()


class _Reader:
    def __init__(self, depth: int) -> None:
        self._depth, self._stack, self._ready, self._count = depth, list[Element](), list[Element](), 0
        self._names: dict[str, str] = {}
        self._level = 0
        self.parser = expat.ParserCreate(namespace_separator="\n")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def take(self) -> list[Element]:
        """Return the elements closed since the last call."""
        ready, self._ready = self._ready, []
        return ready

    def _refuse(self, *_: object) -> None:
        raise XmlError("unsafe-xml", "declares a document type or entities", "do not open it: no word processor writes these")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._level += 1
        self._count += self._level > self._depth
        if self._level > MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise XmlError("unsafe-xml", "is nested deeper or holds more elements than a document can", "do not open it")
        if self._level <= self._depth:
            return
        node = Element(self._name(name), {self._name(key): value for key, value in attributes.items()})
        if self._stack:
            self._stack[-1].append(node)
        self._stack.append(node)

    def _end(self, _: str) -> None:
        self._level -= 1
        if self._stack:
            node = self._stack.pop()
            if not self._stack:
                self._ready.append(node)
                self._count = 0

    def _text(self, data: str) -> None:
        if self._stack:
            node = self._stack[-1]
            if len(node):
                node[-1].tail = (node[-1].tail or "") + data
            else:
                node.text = (node.text or "") + data

    def _name(self, name: str) -> str:
        short = self._names.get(name)
        if short is None:
            uri, _, local = name.rpartition("\n")
            short = _PREFIXES.get(uri, "") + local
            if len(self._names) < 5000:
                self._names[name] = short
        return short
