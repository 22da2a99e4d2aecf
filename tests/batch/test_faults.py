"""What goes wrong in the night: kills, full disks, broken, endless and greedy documents, workers that die, two runs at once."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from planparse.batch import files as batch_files
from planparse.batch.discovery import Selection
from planparse.batch.jobs import Limits
from planparse.batch.keys import Extractor
from planparse.batch.status import status
from planparse.errors import OutputError
from tests.batch.conftest import Run, files, plans, texts
from tests.load.docx_files import docx, par
from tests.load.pages import bare_page
from tests.load.pdf_files import Sheet

DRIVER = str(Path(__file__).parent / "drive.py")


def _start(folder: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, DRIVER, str(folder), str(out), *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _end(process: subprocess.Popen[bytes]) -> int:
    with process:
        process.communicate(timeout=60)
    return process.returncode


def _gone(process: subprocess.Popen[bytes]) -> int:
    """Kill as kill -9 does."""
    with suppress(OSError):
        process.kill()
    return _end(process)


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_thirty_kills_leave_whole_files_only_and_the_same_bytes_at_the_end(batch: Run, tmp_path: Path) -> None:
    folder = plans(tmp_path / "in", 60, "SLOW 新建{}所。")
    (folder / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    batch(folder, tmp_path / "whole", keep_text=True)
    expected, layers = files(tmp_path / "whole"), texts(tmp_path / "whole")
    chance, outs, killed = random.Random(4), 0, 0
    out = tmp_path / "out0"
    for turn in range(30):
        if turn % 2:
            process = _start(folder, out)
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.random() * 0.8)
            code = _gone(process)
        else:
            code = _end(_start(folder, out, str(int(chance.random() ** 2 * 700))))
        killed += code == -signal.SIGKILL
        found = files(out)
        assert found.items() <= expected.items()
        assert texts(out).items() <= layers.items()
        if code == 0:
            assert (found, texts(out)) == (expected, layers)
            outs += 1
            out = tmp_path / f"out{outs}"
    assert _end(_start(folder, out)) == 0
    assert (files(out), texts(out)) == (expected, layers)
    assert list((out / ".planparse" / "parts").iterdir()) == []
    assert killed >= 15


class _Full:
    """A file on a disk that has room for so many bytes more."""

    def __init__(self, stream: Any, room: list[int]) -> None:
        self._stream, self._room = stream, room

    def write(self, data: bytes) -> int:
        self._room[0] -= len(data)
        if self._room[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return int(self._stream.write(data))

    def __enter__(self) -> _Full:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def test_a_disk_that_fills_at_any_point_is_one_error_and_can_be_gone_on_from(
    batch: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = plans(tmp_path / "in", 12), tmp_path / "out"
    batch(folder, tmp_path / "whole")
    expected = files(tmp_path / "whole")
    written = sum(path.stat().st_size for path in (tmp_path / "whole").rglob("*") if path.is_file())
    new, chance = batch_files.new, random.Random(7)
    told = []
    for _ in range(8):
        room = [chance.randrange(written)]
        monkeypatch.setattr(batch_files, "new", lambda path, room=room: _Full(new(path), room))
        try:
            batch(folder, out)
        except OutputError as error:
            told.append(str(error))
        assert files(out).items() <= expected.items()
        assert list((out / ".planparse" / "parts").glob("*.part")) == []
    assert len(told) >= 4
    assert all("No space left on device" in line for line in told)
    monkeypatch.setattr(batch_files, "new", new)
    batch(folder, out)
    assert files(out) == expected


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 700 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(place)], capture_output=True, check=False)
    except OSError:
        pytest.skip("no mount on this system")
    if mounted.returncode:
        pytest.skip(f"a small file system may not be mounted here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("keep_text", [False, True])
def test_a_full_disk_fails_cleanly_and_resumes(batch: Run, tmp_path: Path, small_disk: Path, keep_text: bool) -> None:
    folder, out = plans(tmp_path / "in", 40), small_disk / "out"
    batch(folder, tmp_path / "whole", keep_text=keep_text)
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(550 << 10))
    with pytest.raises(OutputError, match="No space left on device"):
        batch(folder, out, keep_text=keep_text)
    assert files(out) == {}
    ballast.unlink()
    assert 0 < batch(folder, out, keep_text=keep_text).steps < 40
    assert files(out) == files(tmp_path / "whole")
    assert texts(out) == texts(tmp_path / "whole")


def test_one_in_twenty_of_2000_is_broken(batch: Run, tmp_path: Path) -> None:
    folder = plans(tmp_path / "in", 1900, "县教育局2024年工作计划\n到2025年，新建学校{}所。")
    broken = [b"PK\x03\x04" + b"\0" * 40, b"\x89PNG\r\n\x1a\n", b"\0\1\2\3" * 50, b"%PDF-1.7\n%%EOF", bytes(range(1, 9)) * 9]
    for number in range(100):
        (folder / f"broken-{number}.txt").write_bytes(broken[number % len(broken)])
    told = batch(folder, tmp_path / "out", extract=Extractor(model=False), jobs=2)
    assert (told.totals.documents, told.totals.failed) == (2000, 100)
    assert told.totals.records >= 1900
    assert {failure.path for failure in told.failures} == {f"broken-{number}.txt" for number in range(100)}


@pytest.mark.parametrize(
    ("text", "code"),
    [("LOOP", "timeout"), ("BACKTRACK", "timeout"), ("MEMORY", "memory"), ("DIE", "worker-died"), ("BOOM", "internal"), ("DEEP", "nested")],
)
@pytest.mark.parametrize("jobs", [1, 3])
def test_a_document_costs_only_itself(batch: Run, tmp_path: Path, text: str, code: str, jobs: int) -> None:
    if code == "memory" and not sys.platform.startswith("linux"):
        pytest.skip("the system does not keep processes to a limit")
    folder, out = plans(tmp_path / "in", 5), tmp_path / "out"
    (folder / "part1" / "odd.txt").write_text(text)
    told = batch(folder, out, jobs=jobs)
    assert [(failure.path, failure.code) for failure in told.failures] == [("part1/odd.txt", code)]
    assert (told.totals.documents, told.totals.records) == (6, 5)
    assert str(tmp_path) not in told.failures[0].message
    assert " 0x7" not in told.failures[0].message


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system does not keep processes to a limit")
def test_what_a_worker_and_its_readers_need_is_not_counted_for_a_document(batch: Run, tmp_path: Path) -> None:
    plan = "县教育局2024年工作计划\n到2025年，新建学校3所。\n"
    sheet = Sheet()
    sheet.par(plan.replace("\n", "，"))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plan.txt").write_text(plan, "utf-8")
    (folder / "plan.html").write_text(bare_page(plan), "utf-8")
    (folder / "plan.docx").write_bytes(docx("".join(par(line) for line in plan.splitlines())))
    (folder / "plan.pdf").write_bytes(sheet.bytes())
    told = batch(folder, tmp_path / "out", extract=Extractor(), limits=Limits(timeout=60, memory=8 << 20))
    assert told.failures == []
    assert told.totals.records == 4


def test_a_worker_that_is_killed_from_outside_costs_nothing(batch: Run, tmp_path: Path) -> None:
    folder = plans(tmp_path / "in", 4)
    (folder / "a.txt").write_text("ONCE 新建9所。", "utf-8")
    assert batch(folder, tmp_path / "out", selection=Selection(["*.txt"])).totals.failed == 0


@pytest.fixture
def old_word_file(tmp_path: Path) -> Path:
    """A folder with a file that LibreOffice would be asked to read."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    return folder


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not list children")
def test_what_a_reader_has_started_ends_with_its_worker(
    batch: Run, tmp_path: Path, old_word_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, places = tmp_path / "bin" / "soffice", tmp_path / "tmp"
    office.parent.mkdir()
    places.mkdir()
    office.write_text(f"#!/bin/sh\nsleep 300 &\necho $! > {tmp_path}/started\nwait\n")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", str(office.parent), prepend=os.pathsep)
    monkeypatch.setattr("tempfile.tempdir", str(places))
    told = batch(old_word_file, tmp_path / "out", extract=Extractor(model=False))
    assert [failure.code for failure in told.failures] == ["timeout"]
    started = Path("/proc", (tmp_path / "started").read_text().strip(), "status")
    assert not started.exists() or "zombie" in started.read_text()
    assert list(places.iterdir()) == []


def test_a_reader_that_is_not_there_is_looked_for_again(
    batch: Run, tmp_path: Path, old_word_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if Path("/Applications/LibreOffice.app").exists():
        pytest.skip("LibreOffice is there, whatever the path")
    office = tmp_path / "bin" / "soffice"
    office.parent.mkdir()
    monkeypatch.setenv("PATH", str(office.parent))
    job = {"extract": Extractor(model=False), "limits": Limits(timeout=60)}
    assert [failure.code for failure in batch(old_word_file, tmp_path / "out", **job).failures] == ["no-office"]
    office.write_text("#!/bin/sh\n")
    office.chmod(0o755)
    assert [failure.code for failure in batch(old_word_file, tmp_path / "out", **job).failures] == ["broken-doc"]
    assert batch(old_word_file, tmp_path / "out", **job).steps == 0


def test_what_a_document_s_reader_prints_is_no_message(batch: Run, tmp_path: Path) -> None:
    assert batch(plans(tmp_path / "in", 3, "PRINT 新建{}所。"), tmp_path / "out").totals.records == 3


def test_two_runs_at_once_and_the_lock_of_a_dead_one(batch: Run, tmp_path: Path) -> None:
    folder, out = plans(tmp_path / "in", 300, "SLOW 新建{}所。"), tmp_path / "out"
    first = _start(folder, out)
    assert first.stdout is not None
    first.stdout.readline()
    with pytest.raises(OutputError, match=rf"another run \(process {first.pid}\) is writing here"):
        batch(folder, out)
    assert status(out).state == "running"
    _gone(first)
    stopped = status(out)
    assert stopped.state == "interrupted"
    assert 0 <= stopped.done < stopped.planned == 300
    assert batch(folder, out, jobs=2).totals.documents == 300
    assert status(out).state == "finished"


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    folder = plans(tmp_path / "in", 300, "SLOW 新建{}所。")
    process = _start(folder, tmp_path / "out")
    assert process.stdout is not None
    process.stdout.readline()
    children: list[str] = []
    tasks = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not tasks.exists():
        _gone(process)
        pytest.skip("the system does not list children")
    while len(children) < 2:
        children = tasks.read_text().split()
    _gone(process)
    patience = time.monotonic() + 20
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < patience
        time.sleep(0.05)
