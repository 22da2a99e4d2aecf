"""``planparse.extract_dir``: from a loop, a notebook-like script, a daemonic process; what fails is told, what is left is ended."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import warnings
from itertools import islice
from pathlib import Path

import pytest

import planparse
from planparse.batch.pool import Pool
from planparse.batch.result import Failure
from planparse.errors import LoadError, UsageError
from tests.batch.conftest import plans

SENTENCE = "县教育局2024年工作计划\n到2025年，新建学校{}所。\n"


def _numbers(folder: str) -> list[float | None]:
    found = planparse.extract_dir(folder, jobs=1, model=False)
    return sorted(record.number or 0 for one in found for record in one.records)


def test_it_yields_what_extract_file_returns(tmp_path: Path) -> None:
    folder = plans(tmp_path / "in", 5, SENTENCE)
    found = {one.document.path: one for one in planparse.extract_dir(folder, jobs=2, model=False)}
    assert sorted(found) == sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt"))
    for name, one in found.items():
        alone = planparse.extract_file(folder / str(name), model=False, name=name)
        assert one == alone.model_copy(update={"document": alone.document.model_copy(update={"path": name})})


def test_failures_are_told_or_warned_of(tmp_path: Path) -> None:
    folder = plans(tmp_path / "in", 2, SENTENCE)
    (folder / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    told: list[Failure] = []
    assert len(list(planparse.extract_dir(folder, jobs=1, model=False, on_failure=told.append))) == 2
    assert [(failure.path, failure.code) for failure in told] == [("bad.txt", "binary")]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert len(list(planparse.extract_dir(folder, glob="bad*", jobs=1, model=False))) == 0
    assert "bad.txt" in str(caught[0].message)


def test_leaving_the_loop_ends_the_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pools: list[Pool] = []
    close = Pool.close

    def closed(pool: Pool) -> None:
        pools.append(pool)
        assert pool._workers
        close(pool)

    monkeypatch.setattr(Pool, "close", closed)
    found = planparse.extract_dir(plans(tmp_path / "in", 30, SENTENCE), jobs=2, model=False)
    assert len(list(islice(found, 3))) == 3
    found.close()  # type: ignore[attr-defined]
    assert len(pools) == 1
    assert not pools[0]._workers


def test_the_folder_is_read_no_faster_than_the_loop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr("planparse.batch.each.content", lambda path: read.append(path) or "unreadable")
    found = planparse.extract_dir(plans(tmp_path / "in", 40, SENTENCE), jobs=2, model=False)
    next(found)
    assert len(read) <= 6
    assert len(list(found)) == 39


@pytest.mark.parametrize("more", [{"jobs": 0}, {"timeout": 0}, {"memory_mb": -1}, {"reference": "tomorrow"}])
def test_wrong_arguments_are_told_at_once(tmp_path: Path, more: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        planparse.extract_dir(tmp_path, **more)  # type: ignore[arg-type]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LoadError):
        list(planparse.extract_dir(tmp_path / "missing", model=False))


@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_it_runs_in_the_daemonic_processes_of_a_pool(tmp_path: Path, method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"the system does not {method}")
    folder = plans(tmp_path / "in", 3, SENTENCE)
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.map(_numbers, [str(folder)]) == [[1, 2, 3]]


@pytest.mark.parametrize("form", ["script", "standard input"])
def test_a_program_without_a_main_guard_is_not_run_again(tmp_path: Path, form: str) -> None:
    folder = plans(tmp_path / "in", 3, SENTENCE)
    code = f"import planparse\nprint('once')\nprint(len(list(planparse.extract_dir({str(folder)!r}, jobs=2, model=False))))\n"
    script = tmp_path / "program.py"
    script.write_text(code, "utf-8")
    arguments = [sys.executable, str(script)] if form == "script" else [sys.executable, "-"]
    done = subprocess.run(arguments, input=code, capture_output=True, text=True, check=True)
    assert done.stdout == "once\n3\n"
    assert done.stderr == ""


def test_workers_take_no_module_from_the_folder_they_start_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = plans(tmp_path / "in", 1, SENTENCE)
    (folder / "json.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry not in ("", ".")])
    assert len(list(planparse.extract_dir(folder, glob="*.txt", jobs=1, model=False))) == 1
