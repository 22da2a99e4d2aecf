"""What is kept of a document: the lines that go into the files of OUT, ready made."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from planparse.emit.json_text import dump

if TYPE_CHECKING:
    from planparse.records import Extraction


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document has no records; a line of ``failures.jsonl``."""

    path: str
    stage: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message} [{self.stage}/{self.code}]"


@dataclass(frozen=True, slots=True)
class Result:
    """A document's lines, each with its line end: one of ``documents.jsonl``, those of ``records.jsonl``, one of ``failures.jsonl`` or none."""

    document: bytes
    records: bytes = b""
    failure: bytes = b""
    document_id: str | None = None

    @classmethod
    def of(cls, extraction: Extraction, name: str) -> Result:
        """Return the lines of an extraction, whose document is called ``name``."""
        head = {**extraction.document.model_dump(), "path": name}
        counts = Counter(f"{record.kind}_{record.status}" for record in extraction.records)
        line = {
            **head,
            "status": "done",
            "records": len(extraction.records),
            "targets": counts["quantitative_target"] + counts["milestone_target"],
            "milestones": counts["milestone_target"] + counts["milestone_achieved"],
            "warnings": [warning.model_dump() for warning in extraction.warnings],
        }
        own = {"document_id": extraction.document.id, "path": name}
        lines = [dump({**own, **record.model_dump()}) for record in extraction.records]
        return cls(dump(line).encode(), "".join(lines).encode(), b"", extraction.document.id)

    @classmethod
    def failed(cls, failure: Failure) -> Result:
        """Return the lines of a document that gave nothing; its line in ``documents.jsonl`` has the same keys, with nothing known."""
        from planparse.records import Document

        unknown: dict[str, Any] = dict.fromkeys(Document.model_fields)
        line = {**unknown, "path": failure.path, "status": "failed", "records": 0, "targets": 0, "milestones": 0, "warnings": []}
        return cls(dump(line).encode(), b"", dump(asdict(failure)).encode())

    @property
    def sizes(self) -> tuple[int, int, int]:
        return len(self.document), len(self.records), len(self.failure)

    def dumps(self) -> bytes:
        """Return all lines behind a line with their sizes."""
        return json.dumps(self.sizes).encode() + b"\n" + self.document + self.records + self.failure

    @classmethod
    def loads(cls, data: bytes) -> Result:
        """Return what :meth:`dumps` gave. Raises ValueError when it is cut or is something else."""
        head, _, body = data.partition(b"\n")
        sizes = json.loads(head)
        if not isinstance(sizes, list) or len(sizes) != 3 or not all(isinstance(size, int) for size in sizes) or sum(sizes) != len(body):
            raise ValueError("sizes")
        first, second = sizes[0], sizes[0] + sizes[1]
        return cls(body[:first], body[first:second], body[second:])

    def told_failure(self) -> Failure | None:
        """Return the failure, if it is one."""
        return Failure(**json.loads(self.failure)) if self.failure else None

    def extraction(self) -> Extraction:
        """Return the object that the lines were made of."""
        return extraction(self.document, self.records.splitlines())


def extraction(document: bytes, lines: list[bytes]) -> Extraction:
    """Return the object that a line of ``documents.jsonl`` and its lines of ``records.jsonl`` were made of."""
    from planparse.records import Document, Extraction, Record

    head: dict[str, Any] = json.loads(document)
    found = [json.loads(line) for line in lines]
    return Extraction.model_validate(
        {
            "document": {key: head[key] for key in Document.model_fields},
            "records": [{key: record[key] for key in Record.model_fields} for record in found],
            "warnings": head["warnings"],
        }
    )
