"""A line of 50 MB is read in bounded time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

MEMORY = 2_000_000_000
READ = f"""
import json, sys
import planparse
if sys.platform == "linux":
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
found = planparse.extract_file(sys.argv[1])
print(json.dumps([found.document.chars, [record.number for record in found.records]]))
"""
SIZE = 50_000_000
TARGET = "。到2026年，全县新增公办学位1200个。"


@pytest.mark.parametrize("unit", ["教", "<"])
def test_a_line_of_50_mb(unit: str, tmp_path: Path) -> None:
    half = unit * (SIZE // len(unit.encode()) // 2)
    path = tmp_path / "plan.txt"
    path.write_text("云溪县2026年工作计划\n" + half + TARGET + half, encoding="utf-8")
    assert path.stat().st_size > 0.99 * SIZE
    command = [sys.executable, "-X", "utf8", "-c", READ, str(path)]
    done = subprocess.run(command, capture_output=True, timeout=180, check=True)
    chars, numbers = json.loads(done.stdout)
    assert chars > 2 * len(half)
    assert numbers == [1200]


def test_more_than_100_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)  # takes no room on disk
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", READ, str(path)], capture_output=True, timeout=60, check=False)
    assert b"too-large" in done.stderr
