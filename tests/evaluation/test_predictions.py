"""The chosen model reaches the pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.evaluation.conftest import Write
from tests.evaluation.samples import extraction_of

from planparse import pipeline
from planparse.cli import main
from planparse.records import Extraction


@pytest.mark.parametrize(("options", "expected"), [([], True), (["--no-model"], False), (["--model", "m"], Path("m"))])
def test_the_model_is_passed_on(folder: Write, monkeypatch: pytest.MonkeyPatch, options: list[str], expected: Any) -> None:
    seen = []

    def run(loaded: Any, *, model: Any, **more: Any) -> Extraction:
        seen.append((Path(loaded.path).name, model))
        return extraction_of()

    monkeypatch.setattr(pipeline, "run", run)
    assert main(["evaluate", str(folder()), *options]) == 0
    assert seen == [("sample.txt", expected)]
