"""Open the ZIP package of a DOCX and stream its parts, with a bound on everything an attacker may choose.

Nothing is ever written to disk, so a name that climbs out of the folder could do no harm; it is refused all the same, as no
word processor makes one. Sizes are counted while unpacking: what the archive says of them is not believed.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from planparse.errors import LoadError
from planparse.load.docx.xml import XmlError, elements

MAX_MEMBERS = 5_000
MAX_PART = 64 * 2**20  # bytes of one part unpacked; a plan of a thousand pages has about 20 MiB
MAX_RATIO = 200  # of unpacked to packed bytes, for parts above MIN_BOMB; XML of long tables reaches 60
MIN_BOMB = 4 * 2**20
_CHUNK = 1 << 16
_TYPES = "[Content_Types].xml"
_KINDS = (
    ("xl/workbook", "an Excel workbook"),
    ("ppt/presentation", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an e-book"),
    ("content.xml", "an OpenDocument file"),
    ("Document.xml", "an archive"),
)
_SAVE = "open it in a word processor and save it again as DOCX"


class Package:
    """The parts of one DOCX; every method raises LoadError with one sentence on what is wrong."""

    def __init__(self, data: bytes, document: str) -> None:
        self.document = document
        if data.count(b"PK\x01\x02") > MAX_MEMBERS:
            raise self._error("zip-bomb", f"the archive holds more than {MAX_MEMBERS} files", "no document does; do not open it")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, UnicodeError, OverflowError):
            raise self._error("broken-docx", "the file is cut off or damaged and is no complete ZIP archive", "fetch it again") from None
        self._members = {member.filename: member for member in members}
        self._check(members)
        self.main = self._main()

    def part(self, name: str) -> Element | None:
        """Return the root of an XML part, None where there is no such part."""
        if name not in self._members:
            return None
        return next(self.stream(name, 0), None)

    def stream(self, name: str, depth: int) -> Iterator[Element]:
        """Yield the elements that lie ``depth`` levels below the root of a part, one after the other."""
        try:
            yield from elements(self._chunks(name), depth)
        except XmlError as error:
            raise self._error(error.code, f"the part {_shown(name)} of the document {error.reason}", error.fix) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise self._error(
                "broken-docx", f"the part {_shown(name)} of the document is cut off or damaged", "fetch the file again"
            ) from None

    def related(self, kind: str) -> str:
        """Return the name of the part that the main part calls its ``kind`` (numbering, styles, footnotes)."""
        folder, name = posixpath.split(self.main)
        targets = self._relations(posixpath.join(folder, "_rels", name + ".rels"), folder)
        return targets.get(kind, posixpath.join(folder, kind + ".xml"))

    def has_pictures(self) -> bool:
        """Tell whether the document holds pictures."""
        return any(name.startswith("word/media/") for name in self._members)

    def _check(self, members: list[zipfile.ZipInfo]) -> None:
        for member in members:
            name = member.filename.replace("\\", "/")
            if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":" or "\0" in name:
                raise self._error("unsafe-archive", f"the archive names a file outside of itself ({_shown(name)})", "do not open it")
            if member.flag_bits & 1:
                raise self._error("encrypted", "the archive is encrypted", "remove the password and save it again")
        if len(self._members) < len(members):
            raise self._error("unsafe-archive", "the archive holds two files of one name", _SAVE)
        for sign, what in _KINDS:
            if _TYPES in self._members and sign in ("content.xml", "Document.xml"):
                continue
            if any(name.startswith(sign) for name in self._members):
                raise self._error("not-docx", f"the file is {what}, not a DOCX", "save it as DOCX or as text first")
        if _TYPES not in self._members:
            raise self._error("not-docx", "the file is a ZIP archive, not a DOCX", "unpack it and name the files in it")
        types = self.part(_TYPES)
        macro = types is not None and any("macroEnabled" in node.get("ContentType", "") for node in types)
        if macro or any(name.lower().endswith("vbaproject.bin") for name in self._members):
            raise self._error("macros", "the document carries macros", "save it as DOCX, which drops them")

    def _main(self) -> str:
        name = self._relations("_rels/.rels", "").get("officeDocument", "word/document.xml")
        if name not in self._members:
            raise self._error("not-docx", "the archive holds no Word document", "check that it is a DOCX")
        return name

    def _relations(self, name: str, folder: str) -> dict[str, str]:
        """Return the targets inside of the archive by the last word of their type; links to elsewhere are passed over."""
        root = self.part(name)
        found: dict[str, str] = {}
        for node in root if root is not None else ():
            target = node.get("Target", "")
            if node.get("TargetMode") != "External" and target:
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found.setdefault(node.get("Type", "").rpartition("/")[2], path)
        return found

    def _chunks(self, name: str) -> Iterator[bytes]:
        member = self._members[name]
        size = 0
        with self._zip.open(member) as handle:
            while chunk := handle.read(_CHUNK):
                size += len(chunk)
                if size > MAX_PART or (size > MIN_BOMB and size > MAX_RATIO * max(1, member.compress_size)):
                    raise self._error("zip-bomb", f"the part {_shown(name)} unpacks to more than a document can hold", "do not open it")
                yield chunk

    def _error(self, code: str, reason: str, fix: str) -> LoadError:
        return LoadError(code, reason, fix, self.document)


def _shown(name: str) -> str:
    return repr(name[:60])
