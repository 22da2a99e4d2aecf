"""``drive`` runs the command line as a process over the predictable pipeline of drive.py."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

DRIVER = Path(__file__).parent / "drive.py"
PLAN = "已新建3所。\n计划新建5所，印发《方案》。\n"

Drive = Callable[..., subprocess.CompletedProcess[bytes]]


def environment(**more: str) -> dict[str, str]:
    """The environment without what would change the outcome."""
    kept = {
        name: value for name, value in os.environ.items() if name not in ("COLUMNS", "PYTHONUTF8", "PYTHONIOENCODING", "LC_ALL", "LANG")
    }
    return kept | {"PYTHONWARNINGS": "error", "PYTHONDEVMODE": "0"} | more


@pytest.fixture
def drive(tmp_path: Path) -> Drive:
    def run(*arguments: str, env: dict[str, str] | None = None, **more: Any) -> subprocess.CompletedProcess[bytes]:
        more.setdefault("capture_output", True)
        if "stdin" not in more:
            more.setdefault("input", b"")
        return subprocess.run(
            [sys.executable, str(DRIVER), *arguments], cwd=tmp_path, env=environment(**(env or {})), timeout=60, check=False, **more
        )

    return run


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8", newline="")
    return path


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let the commands that a test starts be interrupted; a shell starts what runs in its background deaf to it, and children take that over."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
