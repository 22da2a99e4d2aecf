"""``planparse batch`` and ``planparse status`` as a user meets them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

PLAN = "县教育局2024年工作计划\n到2025年，新建学校{}所。\n"


def _run(folder: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "planparse", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False, **more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plans" / "sub").mkdir(parents=True)
    for number, name in enumerate(["a.txt", "b.md", "sub/c.txt"]):
        (tmp_path / "plans" / name).write_text(PLAN.format(number + 1), "utf-8")
    return tmp_path


def test_a_folder_becomes_an_out(folder: Path) -> None:
    done = _run(folder, "batch", "plans", "--out", "out", "--no-model", "--jobs", "2", "--format", "csv")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "planparse: 3 documents, 3 to read, 0 kept from before",
        "planparse: 3 documents, 3 records",
    ]
    records = [json.loads(line) for line in (folder / "out" / "records.jsonl").read_text("utf-8").splitlines()]
    assert [(record["path"], record["number"]) for record in records] == [("a.txt", 1), ("b.md", 2), ("sub/c.txt", 3)]
    assert (folder / "out" / "records.csv").exists()
    told = _run(folder, "status", "out")
    assert told.returncode == 0
    assert told.stdout.splitlines() == ["state      finished", "documents  3", "records    3", "failures   0"]


def test_a_document_that_fails_is_named_and_gives_1(folder: Path) -> None:
    (folder / "plans" / "odd\nname.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = _run(folder, "batch", "plans", "--out", "out", "--no-model", "--quiet")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "planparse: odd\\nname.txt: the file is not text but a PNG image; convert it to text first [load/binary]",
        f"planparse: 4 documents, 3 records, 1 failed (see {Path('out') / 'failures.jsonl'})",
    ]
    again = _run(folder, "batch", "plans", "--out", "out", "--no-model")
    assert again.returncode == 1
    assert "4 documents, 0 to read, 4 kept from before" in again.stderr
    assert _run(folder, "batch", "plans", "--out", "out", "--no-model", "--retry-failed", "--dry-run").stdout == "odd\\nname.txt\n"
    told = _run(folder, "status", "out")
    assert (told.returncode, told.stdout.splitlines()[-1]) == (1, "           1 load/binary")


def test_a_dry_run_prints_paths_and_writes_nothing(folder: Path) -> None:
    done = _run(folder, "batch", "plans", "--out", "out", "--dry-run", "--glob", "*.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "a.txt\nsub/c.txt\n", "")
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--shard", "3/2"],
        ["--jobs", "0"],
        ["--out", "plans"],
        ["--format", "docx"],
        ["--reference", "soon"],
        ["--timeout", "0"],
        ["--no-such"],
    ],
)
def test_wrong_use_is_2_and_one_sentence(folder: Path, wrong: list[str]) -> None:
    done = _run(folder, "batch", "plans", "--out", "out", "--no-model", *wrong)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["batch", "missing", "--out", "out"], ["batch", "plans/a.txt", "--out", "out"], ["status", "plans"]])
def test_what_is_not_there_is_1(folder: Path, arguments: list[str]) -> None:
    done = _run(folder, *arguments)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert not (folder / "out").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_gives_130_says_how_to_go_on_and_leaves_no_process(folder: Path) -> None:
    long = "县教育局2024年工作计划\n" + "".join(f"{number}.到2025年，新建学校{number}所。\n" for number in range(1, 200))
    for number in range(150):
        (folder / "plans" / f"long-{number}.txt").write_text(long, "utf-8")
    command = [sys.executable, "-m", "planparse", "batch", "plans", "--out", "out", "--no-model", "--jobs", "2"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        results = folder / "out" / ".planparse" / "results"
        while not (results.is_dir() and sum(path.is_file() for path in results.rglob("*")) >= 3):
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        stderr = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130
    assert "documents, which are kept; run the same command again to go on" in stderr
    assert "Traceback" not in stderr
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert "to go on" in _run(folder, "status", "out").stdout
    again = _run(folder, "batch", "plans", "--out", "out", "--no-model")
    assert again.returncode == 0
    assert ", 0 kept from before" not in again.stderr


def test_progress_is_a_bar_at_a_terminal_and_lines_elsewhere(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from planparse.batch.run import Survey
    from planparse.cli import progress

    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    for terminal in (True, False):
        monkeypatch.setattr(sys.stderr, "isatty", lambda terminal=terminal: terminal)
        shown = progress.Progress(quiet=False)
        shown.begin(Survey(documents=50, todo=40))
        for _ in range(30):
            now[0] += 1.0
            shown.step(None)
        shown.clear()
        told = capsys.readouterr().err
        assert "planparse: 50 documents, 40 to read, 10 kept from before\n" in told
        if terminal:
            assert "\rplanparse: [##########..........] 20/40 documents, 1.0 a second, 0:20 left" in told
            assert told.count("\n") == 1
        else:
            assert told.splitlines()[1:] == [f"planparse: {n}/40 documents, 1.0 a second, 0:{40 - n} left" for n in (10, 20, 30)]
