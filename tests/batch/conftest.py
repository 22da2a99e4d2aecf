"""Folders of small documents, and a run over them by stubs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planparse.batch.jobs import Limits
from planparse.batch.made import Totals
from planparse.batch.result import Failure
from planparse.batch.run import Batch, Survey, run
from tests.batch.stubs import Stub

FILES = ("documents.jsonl", "records.jsonl", "failures.jsonl", "manifest.jsonl")
FAST = Limits(timeout=1.5, memory=64 << 20)

Run = Callable[..., "Told"]


class Told:
    """A watcher that keeps what it heard, and the totals of its run."""

    totals: Totals
    survey: Survey

    def __init__(self) -> None:
        self.failures: list[Failure] = []
        self.steps = 0

    def begin(self, survey: Survey) -> None:
        self.survey = survey

    def step(self, failure: Failure | None) -> None:
        self.steps += 1
        if failure:
            self.failures.append(failure)


def files(out: Path) -> dict[str, bytes]:
    """The files of an OUT that are there."""
    return {name: (out / name).read_bytes() for name in FILES if (out / name).exists()}


def texts(out: Path) -> dict[str, bytes]:
    """The text layers in an OUT."""
    return {path.name: path.read_bytes() for path in (out / "text").glob("*")}


def plans(folder: Path, count: int, text: str = "新建{}所。") -> Path:
    """Write documents of one sentence into a folder and folders in it."""
    for number in range(count):
        path = folder / f"part{number % 3}" / f"plan-{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(number + 1), "utf-8")
    return folder


@pytest.fixture
def batch() -> Run:
    def go(folder: Path, out: Path, **more: Any) -> Told:
        told = Told()
        more = {"extract": Stub(), "jobs": 1, "limits": FAST} | more
        told.totals = run(Batch(str(folder), out, **more), told)
        return told

    return go
