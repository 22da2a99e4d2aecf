"""``planparse extract`` as a process: results, filters, exit status, what goes where."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planparse.cli import main

if TYPE_CHECKING:
    from conftest import Drive


def test_one_file_gives_one_object_on_stdout_only(drive: Drive, plan: Path) -> None:
    done = drive("extract", "plan.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)
    assert found["document"]["path"] == "plan.txt"
    assert [record["goal"] for record in found["records"]] == ["已新建3所", "新建5所", "印发《方案》"]
    assert done.stdout.count(b"\n") == 1


def test_pretty(drive: Drive, plan: Path) -> None:
    done = drive("extract", "--pretty", "plan.txt")
    assert done.stdout.count(b"\n") > 50
    assert json.loads(done.stdout) == json.loads(drive("extract", "plan.txt").stdout)


def test_standard_input(drive: Drive, plan: Path) -> None:
    done = drive("extract", "-", input=plan.read_bytes())
    assert json.loads(done.stdout)["document"]["path"] == "-"
    assert len(json.loads(done.stdout)["records"]) == 3


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_several_files_give_json_lines(drive: Drive, plan: Path, form: str) -> None:
    done = drive("extract", "plan.txt", "-", "plan.txt", "--format", form, input="新建7所".encode())
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [document["document"]["path"] for document in found] == ["plan.txt", "-", "plan.txt"]
    assert found[1]["records"][0]["number"] == 7


def test_csv_of_several_files_has_one_header(drive: Drive, plan: Path) -> None:
    done = drive("extract", "missing.txt", "plan.txt", "plan.txt", "--format", "csv")
    found = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"), newline="")))
    assert [row["goal"] for row in found] == ["已新建3所", "新建5所", "印发《方案》"] * 2


def test_tables_follow_each_other(drive: Drive, plan: Path) -> None:
    done = drive("extract", "plan.txt", "plan.txt", "-f", "table", env={"COLUMNS": "70"})
    assert done.stdout.decode().count("plan.txt · 3 条记录") == 2
    assert "\n\n（无标题）" in done.stdout.decode()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--kind", "milestone"], ["印发《方案》"]),
        (["--status", "achieved"], ["已新建3所"]),
        (["--kind", "quantitative", "--status", "target"], ["新建5所"]),
        (["--kind", "milestone", "--status", "achieved"], []),
    ],
)
def test_filters(drive: Drive, plan: Path, options: list[str], expected: list[str]) -> None:
    assert [record["goal"] for record in json.loads(drive("extract", *options, "plan.txt").stdout)["records"]] == expected


def test_a_missing_file_does_not_stop_the_good_ones(drive: Drive, plan: Path) -> None:
    done = drive("extract", "missing.txt", "plan.txt", "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    first, summary = done.stderr.decode().splitlines()
    assert first.startswith("planparse: missing.txt: there is no such file")
    assert summary == "planparse: 1 of 2 documents failed, 1 written"


def test_a_crash_is_one_line_and_does_not_stop_the_others(drive: Drive, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("BOOM")
    done = drive("extract", "bad.txt", "plan.txt")
    assert done.returncode == 1
    assert len(json.loads(done.stdout)["records"]) == 3
    first = done.stderr.decode().splitlines()[0]
    assert first == "planparse: bad.txt: internal error (ZeroDivisionError: odd thing), please report it; --debug shows the trace"
    assert b"Traceback" not in done.stderr


def test_debug_after_the_verb_shows_the_trace(drive: Drive, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("BOOM")
    assert b"Traceback" in drive("extract", "bad.txt", "--debug").stderr
    assert b"Traceback" in drive("extract", "--debug", "missing.txt").stderr


def test_a_broken_rule_ends_the_run(drive: Drive, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("LEXICON")
    done = drive("extract", "bad.txt", "plan.txt")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"planparse: noise: the pattern of entry 'x' does not compile; correct the entry\n"


def test_warnings_go_to_stderr_unless_quiet(drive: Drive, tmp_path: Path) -> None:
    (tmp_path / "nul.txt").write_text("新建5所" * 20 + "\0", "utf-8")
    loud, quiet = drive("extract", "nul.txt"), drive("extract", "nul.txt", "--quiet")
    assert loud.stderr.decode().startswith("planparse: nul.txt: warning at 80: ")
    assert (loud.returncode, quiet.stderr, quiet.stdout) == (0, b"", loud.stdout)


def test_quiet_still_names_failures(drive: Drive) -> None:
    assert b"missing.txt" in drive("extract", "missing.txt", "-q").stderr


def test_encoding_is_passed_on(drive: Drive, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes("新建5所".encode("utf-16-le"))
    done = drive("extract", "plan.txt", "--encoding", "utf-16-le")
    assert json.loads(done.stdout)["records"][0]["number"] == 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract"], "FILE"),
        (["extract", "plan.txt", "--bogus"], "--bogus"),
        (["extract", "plan.txt", "--format", "yaml"], "yaml"),
        (["extract", "plan.txt", "--kind", "both"], "both"),
        (["extract", "plan.txt", "--reference", "yesterday"], "yesterday"),
        (["extract", "plan.txt", "--encoding", "klingon"], "klingon"),
        (["extract", "plan.txt", "--encoding", "rot13"], "rot13"),
        (["extract", "plan.txt", "--encoding", "unicode_escape"], "not an encoding of text"),
        (["clean", "plan.txt", "--encoding", "punycode"], "not an encoding of text"),
        (["extract", "-", "-"], "only once"),
        (["extract", "plan.txt", "plan.txt", "--pretty"], "--pretty"),
        (["extract", "plan.txt", "--pretty", "--format", "csv"], "--pretty"),
        (["extract", "plan.txt", "--output", "."], "directory"),
        (["extract", "plan.txt", "--output", "plan.txt"], "to be read"),
        (["clean", "plan.txt", "--explain", "--raw"], "exclude each other"),
        (["clean", "plan.txt", "plan.txt"], "plan.txt"),
        (["segment", "plan.txt", "--format", "csv"], "csv"),
        (["bogus"], "bogus"),
        ([], "planparse extract"),
    ],
)
def test_wrong_use_is_status_2_and_prints_nothing_to_stdout(
    plan: Path, arguments: list[str], said: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan.parent)
    before = plan.read_bytes()
    assert main(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("env", "form"),
    [
        ({"LC_ALL": "C"}, "json"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0"}, "table"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0"}, "csv"),
        ({"PYTHONIOENCODING": "latin-1"}, "json"),
    ],
)
def test_output_is_utf8_whatever_the_locale(drive: Drive, plan: Path, env: dict[str, str], form: str) -> None:
    done = drive("extract", "plan.txt", "缺.txt", "--format", form, env=env)
    assert "印发《方案》" in done.stdout.decode("utf-8")
    assert "there is no such file" in done.stderr.decode("utf-8")
    assert b"Traceback" not in done.stderr


def test_terminal_control_in_a_file_name_is_escaped(drive: Drive) -> None:
    assert drive("extract", "a\x1b[31m.txt").stderr.startswith(b"planparse: a\\x1b[31m.txt: ")


def test_keep_text_writes_what_offsets_point_into(drive: Drive, plan: Path, tmp_path: Path) -> None:
    page, out = tmp_path / "page.html", tmp_path / "out" / "found.jsonl"
    out.parent.mkdir()
    page.write_bytes("<html><meta charset=gbk><p>全县新建3所学校。".encode("gbk"))
    assert drive("extract", str(page), "--keep-text", "--output", str(out)).returncode == 0
    assert (out.parent / "page.html.txt").read_text("utf-8") == "全县新建3所学校。"
    done = drive("extract", str(page), "--keep-text")
    assert (done.returncode, b"--output" in done.stderr) == (2, True)
    done = drive("extract", str(page), "--keep-text", "--output", str(out.parent / "page.html.txt"))
    assert (done.returncode, b"over another file" in done.stderr) == (2, True)
