"""What a result depends on: the document's bytes and path, the options, rules and model. Never the clock, the machine or the folder's place."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from planparse import __version__
from planparse.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from planparse import records

_SMALL = 1 << 20
FORM = 2
"""Version of the result files; a change of their shape makes all of them stale."""

# Code that only asks for results or writes them down elsewhere; a change to it changes no result.
_APART = ("batch", "cli", "emit", "evaluation", "training")
# Packages that turn bytes into text or cut text into words: another version may read another text.
_READERS = ("selectolax", "lxml", "defusedxml", "pypdfium2", "pdfminer.six", "rapidocr-onnxruntime", "jieba", "spacy-pkuseg")


class Extract(Protocol):
    """What a worker does with a document. It is sent to fresh interpreters, so it must be picklable and its module importable."""

    def settings(self) -> Mapping[str, Any]:
        """Return what the results depend on besides the documents, as plain values."""

    def prepare(self) -> None:
        """Load what every document needs, once a worker."""

    def __call__(self, path: str, name: str, keep_text: str | None = None) -> records.Extraction:
        """Extract the file at ``path``, which is called ``name`` in results; write its text layer to the file ``keep_text``."""


@dataclass(frozen=True)
class Extractor:
    """Extraction as ``planparse.extract_file`` does it."""

    model: bool | str = True
    reference: str | None = None
    encoding: str | None = None

    @classmethod
    def of(cls, model: bool | str | os.PathLike[str], reference: date | str | None, encoding: str | None) -> Extractor:
        """Return an extractor of checked values; UsageError for a reference that is no date."""
        from planparse.api import day

        told = day(reference)
        chosen = model if isinstance(model, bool) else os.path.abspath(os.fspath(model))
        return cls(chosen, told.isoformat() if told else None, encoding)

    def settings(self) -> Mapping[str, Any]:
        return {"model": _model_digest(self.model), "reference": self.reference, "encoding": self.encoding}

    def prepare(self) -> None:
        from planparse.api import extract
        from planparse.load import ocr

        ocr.threads = 1
        extract("工作计划\n一、到2025年底，新建学校5所，印发《办法》。\n", model=self.model)

    def __call__(self, path: str, name: str, keep_text: str | None = None) -> records.Extraction:
        from planparse.api import extract_file

        return extract_file(path, model=self.model, reference=self.reference, encoding=self.encoding, name=name, keep_text=keep_text)


@dataclass(frozen=True)
class Keys:
    """Makes the keys of one run. ``head`` is what all of them have in common, as the manifest tells it."""

    head: Mapping[str, Any]
    _common: str = field(repr=False)

    @classmethod
    def of(cls, extract: Extract) -> Keys:
        head = {
            "form": FORM,
            "version": __version__,
            "schema_version": SCHEMA_VERSION,
            "python": f"{sys.version_info.major}.{sys.version_info.minor}",
            "rules": _code_digest(),
            "readers": _readers(),
            "extract": type(extract).__name__,
            "configuration": dict(extract.settings()),
        }
        return cls(head, json.dumps(head, sort_keys=True))

    def key(self, shown: str, content: str) -> str:
        """Return the key of a document by its shown path and the digest of its bytes."""
        return hashlib.sha256(f"{self._common}\0{content}\0{shown}".encode()).hexdigest()


def content(path: str) -> str:
    """Return the SHA-256 of a file's bytes, or ``unreadable`` with the system's reason, so that a repaired file is read again."""
    try:
        with open(path, "rb", buffering=0) as stream:
            head = stream.read(_SMALL)
            digest = hashlib.sha256(head)
            while len(head) == _SMALL and (more := stream.read(_SMALL)):
                digest.update(more)
            return digest.hexdigest()
    except (OSError, ValueError) as error:
        return f"unreadable: {getattr(error, 'errno', None) or type(error).__name__}"


_NO_CODE = frozenset({"__pycache__", "weights"})


@cache
def _code_digest() -> str:
    """Return the digest of the code and word lists that results depend on."""
    home = os.path.dirname(os.path.dirname(__file__))
    digest = hashlib.sha256()
    for folder, below, names in os.walk(home):
        inside = os.path.relpath(folder, home)
        below[:] = sorted(name for name in below if name not in _NO_CODE and (inside != "." or name not in _APART))
        for name in sorted(names):
            if name.endswith((".py", ".toml", ".tsv")) and (inside != "." or name not in _APART):
                digest.update(f"{inside}/{name}\0{content(os.path.join(folder, name))}\n".encode())
    return digest.hexdigest()


def _readers() -> dict[str, str]:
    found = {}
    for name in _READERS:
        try:
            told = distribution(name).read_text("METADATA") or ""
        except PackageNotFoundError:
            continue
        found[name] = told.partition("\nVersion: ")[2].partition("\n")[0]  # all that is wanted of a long text
    return found


def _model_digest(model: bool | str) -> str | None:
    """Return the digest of a model's files; None for rules only."""
    if model is False:
        return None
    from planparse.model.store import SHIPPED

    home, digest = SHIPPED if model is True else Path(str(model)), hashlib.sha256()
    for name in ("model.json", "weights.tsv"):
        digest.update(f"{name}\0{content(str(home / name))}\n".encode())
    return digest.hexdigest()
