"""Every sample document in ``data/raw`` is read, whatever its encoding and line ends."""

from __future__ import annotations

from pathlib import Path

import pytest

import planparse

RAW = Path(__file__).parents[1] / "data" / "raw"


@pytest.mark.parametrize("path", sorted(RAW.iterdir()), ids=lambda path: path.name)
def test_every_raw_document_gives_records(path: Path) -> None:
    found = planparse.extract_file(path, model=False)
    assert len(found.records) >= 5
    assert found.document.title
