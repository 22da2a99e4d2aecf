"""The other verbs, the help texts, start-up, and the real command end to end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planparse import __version__
from planparse.cli import main

if TYPE_CHECKING:
    from conftest import Drive

ROOT = Path(__file__).parents[2]
VERBS = ["extract", "batch", "status", "clean", "segment", "validate", "evaluate", "train", "schema"]


def test_version(drive: Drive) -> None:
    done = drive("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"planparse {__version__}\n")


@pytest.mark.parametrize("verb", [None, *VERBS])
def test_help_has_an_example_that_stands_on_its_own_line(capsys: pytest.CaptureFixture[str], verb: str | None) -> None:
    assert main([verb, "--help"] if verb else ["--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    example = lines[lines.index("  Example:") + 1]
    assert example.startswith(f"    planparse {verb or 'extract'}")


def test_help_names_every_verb_and_cuts_none(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    text = capsys.readouterr().out
    commands = text[text.index("Commands:") :].splitlines()[1:]
    assert [line.split()[0] for line in commands] == VERBS
    assert not [line for line in commands if line.endswith("...")]


def test_clean_prints_the_clean_text(drive: Drive, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes("１２００个\r\n\r\n二".encode())
    assert drive("clean", "plan.txt").stdout.decode() == "1200个\n二"


@pytest.mark.parametrize("text", ["\ufeff一\r\n二\r三\n", "没有换行", "e\u0301𠮷\u202e" + "字" * 40 + "\0"])
def test_clean_raw_prints_what_offsets_point_into(drive: Drive, tmp_path: Path, text: str) -> None:
    (tmp_path / "plan.txt").write_bytes(text.encode("utf-8"))
    raw = drive("clean", "plan.txt", "--raw").stdout.decode("utf-8")
    assert raw == text.removeprefix("\ufeff")
    assert len(raw) == json.loads(drive("extract", "plan.txt").stdout)["document"]["chars"]


def test_clean_explain_tells_each_edit(drive: Drive, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("达到９５%\n", "utf-8")
    lines = drive("clean", "plan.txt", "--explain").stdout.decode().splitlines()
    assert lines[1].split(maxsplit=2)[:2] == ["2–4", "full-width"]
    assert "“９５” → “95”" in lines[1]


@pytest.mark.parametrize("verb", ["clean", "segment"])
def test_a_missing_file_fails(drive: Drive, verb: str) -> None:
    done = drive(verb, "missing.txt")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"planparse: missing.txt: there is no such file; check the path\n"


def test_segment_draws_and_tells(drive: Drive, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("要点\n一、目标\n（一）学位。新增学位20个。\n二、保障\n", "utf-8")
    drawn = drive("segment", "plan.txt").stdout.decode().splitlines()
    assert len(drawn) == 4
    assert "（一）学位" in drawn[2]
    items = json.loads(drive("segment", "plan.txt", "--format", "json").stdout)
    assert [item["path"] for item in items] == [[], ["一"], ["一", "一"], ["二"]]


def test_schema_prints_the_stored_schema(drive: Drive) -> None:
    done = drive("schema")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (ROOT / "schemas" / "planparse-1.0.schema.json").read_bytes()


HEAVY = {"pandas", "numpy", "spacy", "jieba", "rich", "jsonschema"}


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--version"], HEAVY | {"pydantic", "planparse.pipeline", "planparse.load"}),
        (["--help"], HEAVY | {"pydantic", "planparse.pipeline", "planparse.load"}),
        (["extract", "--help"], HEAVY | {"planparse.records", "planparse.pipeline", "planparse.load"}),
        (["extract", "plan.txt", "--no-model"], HEAVY),
        (["clean", "plan.txt"], HEAVY),
    ],
)
def test_start_up_loads_nothing_it_does_not_need(plan: Path, arguments: list[str], absent: set[str]) -> None:
    code = (
        f"import sys; from planparse.cli import main; status = main({arguments!r}); print(*sys.modules, file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=plan.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert set(done.stderr.split()).isdisjoint(absent)


def test_the_module_runs_as_the_command_does(plan: Path) -> None:
    results = [
        subprocess.run([*command, "extract", "plan.txt", "--no-model"], cwd=plan.parent, capture_output=True, check=True).stdout
        for command in ([sys.executable, "-m", "planparse"], [str(Path(sys.executable).parent / "planparse")])
    ]
    assert results[0] == results[1]
    found = json.loads(results[0])
    text = plan.read_text("utf-8")
    assert {5, 3} <= {record["number"] for record in found["records"]}
    assert all(text[record["source"]["start"] : record["source"]["end"]] == record["source"]["text"] for record in found["records"])
