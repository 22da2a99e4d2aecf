"""``folder`` writes annotated documents to disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.evaluation.samples import TEXT

Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Write:
    """Write an annotated document into a folder and return the folder."""

    def write(*golds: dict[str, Any], name: str = "sample", text: str | None = TEXT, **document: Any) -> Path:
        annotation = {"doc": f"{name}.txt", "records": golds} | document
        (tmp_path / f"{name}.json").write_text(json.dumps(annotation, ensure_ascii=False), "utf-8")
        if text is not None:
            (tmp_path / f"{name}.txt").write_text(text, "utf-8", newline="")
        return tmp_path

    return write
