"""Pipes that break, disks that are full, files that appear whole or not at all, Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Drive

DRIVER = str(Path(__file__).parent / "drive.py")
FULL = Path("/dev/full")


@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_a_reader_that_leaves_ends_the_run_quietly(tmp_path: Path, form: str) -> None:
    (tmp_path / "plan.txt").write_text("新建5所 MANY" if form != "table" else "新建5所" * 9000, "utf-8")
    arguments = [sys.executable, DRIVER, "extract", *["plan.txt"] * 3, "--format", form]
    with subprocess.Popen(arguments, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_help_into_a_closed_pipe(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, DRIVER, "--help"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.stderr == b""


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["extract", "plan.txt"], ["schema"], ["--help"], ["clean", "plan.txt"]])
def test_a_full_disk_is_one_line(drive: Drive, plan: Path, arguments: list[str]) -> None:
    with FULL.open("wb") as full:
        done = drive(*arguments, stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "planparse: standard output: cannot be written (No space left on device); name another place with --output"
    ]


def test_a_failure_of_the_system_is_not_laid_on_standard_output(drive: Drive, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("REFUSED")
    done = drive("clean", "bad.txt")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().splitlines() == [
        "planparse: the system refused ([Errno 24] Too many open files); check disk, memory and rights"
    ]


def test_closed_standard_output(tmp_path: Path, plan: Path) -> None:
    done = subprocess.run(f"'{sys.executable}' '{DRIVER}' extract plan.txt >&-", shell=True, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"planparse: standard output is closed")
    assert done.stderr.count(b"\n") == 1


def test_output_file_holds_the_result(drive: Drive, plan: Path, tmp_path: Path) -> None:
    done = drive("extract", "plan.txt", "--output", "out.json")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "out.json").read_bytes() == drive("extract", "plan.txt").stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "plan.txt"]


def test_output_file_gets_ordinary_permissions_and_keeps_old_ones(drive: Drive, plan: Path, tmp_path: Path) -> None:
    drive("extract", "plan.txt", "--output", "new.json")
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "new.json").stat().st_mode & 0o777 == 0o666 & ~mask
    (tmp_path / "new.json").chmod(0o600)
    drive("extract", "plan.txt", "--output", "new.json")
    assert (tmp_path / "new.json").stat().st_mode & 0o777 == 0o600


def test_output_through_a_link_replaces_its_target(drive: Drive, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to("real.json")
    drive("extract", "plan.txt", "--output", "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text("utf-8"))["records"]


@pytest.mark.parametrize("bad", ["LEXICON", "BOOM"])
def test_a_run_without_result_leaves_the_old_file(drive: Drive, tmp_path: Path, bad: str) -> None:
    (tmp_path / "bad.txt").write_text(bad)
    (tmp_path / "out.json").write_text("old")
    assert drive("extract", "bad.txt", "--output", "out.json").returncode == 1
    assert (tmp_path / "out.json").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt", "out.json"]


def test_output_in_a_missing_directory(drive: Drive, plan: Path) -> None:
    done = drive("extract", "plan.txt", "--output", "nowhere/out.json")
    assert done.returncode == 1
    assert done.stderr.startswith(b"planparse: nowhere/out.json: cannot be written (No such file or directory)")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_output_to_a_device_is_not_renamed(drive: Drive, plan: Path) -> None:
    assert drive("extract", "plan.txt", "--output", "/dev/null").returncode == 0
    assert Path("/dev/null").is_char_device()
    assert b"/dev/full: cannot be written" in drive("extract", "plan.txt", "--output", "/dev/full").stderr


@pytest.mark.usefixtures("interruptible")
def test_interrupt_is_one_line_and_leaves_no_file(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "slow.txt").write_text("SLEEP")
    (tmp_path / "out.json").write_text("old")
    arguments = [sys.executable, DRIVER, "extract", "plan.txt", "slow.txt", "--output", "out.json"]
    with subprocess.Popen(arguments, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stderr.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"planparse: interrupted\n"
        assert (process.wait(60), process.stdout.read()) == (130, b"")
    assert (tmp_path / "out.json").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "plan.txt", "slow.txt"]
