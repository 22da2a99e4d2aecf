"""A rerun does what changed and no more; the files of OUT depend on nothing but the documents."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planparse.batch.discovery import Selection
from planparse.batch.finals import extractions
from planparse.batch.jobs import Limits
from planparse.batch.keys import Extractor, Keys
from planparse.batch.made import Totals
from planparse.batch.run import Batch, look
from planparse.emit.look import Look
from planparse.errors import ModelError, OutputError, PlanparseError, UsageError
from tests.batch.conftest import FILES, Run, files, plans
from tests.batch.stubs import Stub


def _lines(out: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / name).read_bytes().splitlines()]


def test_the_files_hold_documents_records_and_failures_by_path(batch: Run, tmp_path: Path) -> None:
    folder, out = plans(tmp_path / "in", 4), tmp_path / "out"
    (folder / "part0" / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    told = batch(folder, out)
    assert (told.totals.documents, told.totals.failed, told.totals.records) == (5, 1, 4)
    paths = ["part0/bad.txt", "part0/plan-0.txt", "part0/plan-3.txt", "part1/plan-1.txt", "part2/plan-2.txt"]
    documents = _lines(out, "documents.jsonl")
    assert [document["path"] for document in documents] == paths
    assert [(document["status"], document["records"]) for document in documents] == [("failed", 0), *[("done", 1)] * 4]
    assert all(document.keys() == documents[0].keys() for document in documents)
    assert [(record["path"], record["number"]) for record in _lines(out, "records.jsonl")] == list(
        zip(paths[1:], [1, 4, 2, 3], strict=True)
    )
    assert {record["document_id"] for record in _lines(out, "records.jsonl")} == {document["id"] for document in documents[1:]}
    [failure] = _lines(out, "failures.jsonl")
    assert (failure["path"], failure["stage"], failure["code"]) == ("part0/bad.txt", "load", "binary")
    head, *manifest = _lines(out, "manifest.jsonl")
    assert head["configuration"] == {"reference": None}
    assert [line["path"] for line in manifest] == paths
    assert [(found.document.path, len(found.records)) for found in extractions(out)] == [(path, 1) for path in paths[1:]]


def test_jobs_place_and_order_of_writing_change_no_byte(batch: Run, tmp_path: Path) -> None:
    folder = plans(tmp_path / "in", 25)
    (folder / "boom.txt").write_text("BOOM")
    batch(folder, tmp_path / "one", jobs=1)
    moved = tmp_path / "elsewhere" / "deeper"
    shutil.copytree(folder, moved)
    batch(moved, tmp_path / "many", jobs=6)
    assert files(tmp_path / "one") == files(tmp_path / "many")
    assert len(files(tmp_path / "one")) == len(FILES)
    assert str(tmp_path).encode() not in b"".join(files(tmp_path / "one").values())


def _add(folder: Path) -> None:
    (folder / "new.txt").write_text("新建70所。", "utf-8")


def _change(folder: Path) -> None:
    (folder / "part0" / "plan-0.txt").write_text("新建80所。", "utf-8")


def _rename(folder: Path) -> None:
    (folder / "part0" / "plan-0.txt").rename(folder / "renamed.txt")


def _remove(folder: Path) -> None:
    (folder / "part0" / "plan-0.txt").unlink()


def _touch(folder: Path) -> None:
    os.utime(folder / "part0" / "plan-0.txt", (1, 1))


@pytest.mark.parametrize(("edit", "read"), [(_add, 1), (_change, 1), (_rename, 1), (_remove, 0), (_touch, 0), (lambda folder: None, 0)])
def test_a_rerun_reads_what_changed_and_ends_as_a_first_run(batch: Run, tmp_path: Path, edit: Callable[[Path], None], read: int) -> None:
    folder, out = plans(tmp_path / "in", 6), tmp_path / "out"
    batch(folder, out)
    edit(folder)
    job = Batch(str(folder), out, Stub())
    assert len(list(look(job))) == read
    assert batch(folder, out).steps == read
    batch(folder, tmp_path / "fresh")
    assert files(out) == files(tmp_path / "fresh")
    kept = [path for path in (out / ".planparse" / "results").rglob("*") if path.is_file()]
    assert len(kept) == len(_lines(out, "documents.jsonl"))


def test_files_that_would_be_the_same_are_left_alone(batch: Run, tmp_path: Path) -> None:
    folder, out = plans(tmp_path / "in", 3), tmp_path / "out"
    batch(folder, out, forms=("csv", "xlsx", "parquet"))
    names = ("documents.jsonl", "records.jsonl", "failures.jsonl", "records.csv", "records.xlsx", "records.parquet")
    for name in names:
        os.utime(out / name, (1, 1))
    batch(folder, out, forms=("csv", "xlsx", "parquet"))
    assert {(out / name).stat().st_mtime for name in names} == {1}
    (out / "records.jsonl").write_text("spoilt")
    batch(folder, out)
    assert len(_lines(out, "records.jsonl")) == 3


def test_a_rerun_with_nothing_changed_makes_nothing_anew(batch: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = plans(tmp_path / "in", 3), tmp_path / "out"
    batch(folder, out, forms=("csv",))
    with monkeypatch.context() as patch:
        for name in ("planparse.batch.run.assemble", "planparse.emit.tables.write", "planparse.batch.pool.Pool"):
            patch.setattr(name, lambda *_: pytest.fail("made anew"))
        assert batch(folder, out, forms=("csv",)).totals == Totals(documents=3, failed=0, records=3)
    assert not (out / ".planparse" / "plan.jsonl").exists()


@pytest.mark.parametrize("damage", ["records.jsonl", "manifest.jsonl", "records.csv", ".planparse/made.json"])
def test_what_was_made_is_believed_only_while_it_is_as_it_was(batch: Run, tmp_path: Path, damage: str) -> None:
    folder, out = plans(tmp_path / "in", 3), tmp_path / "out"
    batch(folder, out, forms=("csv",))
    expected = {name: (out / name).read_bytes() for name in (*FILES, "records.csv")}
    data = (out / damage).read_bytes()
    (out / damage).write_bytes(data[: len(data) // 2])
    batch(folder, out, forms=("csv",))
    assert {name: (out / name).read_bytes() for name in expected} == expected
    assert batch(folder, out, forms=("csv",), look=Look(bom=True)).steps == 0
    assert (out / "records.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_rerun_with_nothing_changed_loads_nothing_that_reads_documents(tmp_path: Path) -> None:
    folder = plans(tmp_path / "in", 1)
    arguments = ["batch", str(folder), "--out", str(tmp_path / "out"), "--no-model", "--format", "csv"]
    heavy = ("planparse.pipeline", "planparse.records", "planparse.emit.tables", "planparse.batch.pool")
    code = f"import sys; from planparse.cli import main; main({arguments}); print([name for name in {heavy} if name in sys.modules])"
    shown = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert shown == [f"{list(heavy)}\n".replace("'planparse.pipeline', ", ""), "[]\n"]


def test_another_configuration_model_or_rule_is_another_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "weights.tsv").write_text("1")
    extractors = [Extractor(), Extractor(model=False), Extractor(reference="2024-01-01"), Extractor(encoding="big5"), Stub()]
    extractors.append(Extractor(model=str(tmp_path / "model")))
    keys = [Keys.of(extractor).key("a", "b") for extractor in extractors]
    (tmp_path / "model" / "weights.tsv").write_text("2")
    keys.append(Keys.of(extractors[-1]).key("a", "b"))
    monkeypatch.setattr("planparse.batch.keys._code_digest", lambda: "other rules")
    keys.append(Keys.of(extractors[0]).key("a", "b"))
    assert len(set(keys)) == len(keys)


def test_a_change_of_settings_reads_everything_and_force_does(batch: Run, tmp_path: Path) -> None:
    folder, out = plans(tmp_path / "in", 3), tmp_path / "out"
    batch(folder, out)
    assert batch(folder, out, extract=Stub(reference="2024-01-01")).steps == 3
    assert batch(folder, out, extract=Stub(reference="2024-01-01"), force=True).steps == 3


def test_failures_stay_until_they_are_to_be_retried(batch: Run, tmp_path: Path) -> None:
    folder, out = plans(tmp_path / "in", 2), tmp_path / "out"
    (folder / "boom.txt").write_text("BOOM")
    batch(folder, out)
    again = batch(folder, out)
    assert (again.steps, again.survey.failed, again.totals.failed) == (0, 1, 1)
    assert batch(folder, out, retry_failed=True).steps == 1


def test_a_larger_limit_gives_a_document_that_met_it_another_try(batch: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "loop.txt").write_text("LOOP")
    out = tmp_path / "out"
    batch(tmp_path / "in", out, limits=Limits(0.5, 1 << 26))
    assert batch(tmp_path / "in", out, limits=Limits(0.5, 1 << 26)).steps == 0
    assert batch(tmp_path / "in", out, limits=Limits(0.6, 1 << 26)).steps == 1


def test_shards_in_one_out_are_put_together_by_a_run_over_all(batch: Run, tmp_path: Path) -> None:
    folder = plans(tmp_path / "in", 20)
    read = [batch(folder, tmp_path / "out", selection=Selection(shard=(part, 3))).steps for part in (1, 2, 3)]
    assert sum(read) == 20
    assert batch(folder, tmp_path / "out").steps == 0
    batch(folder, tmp_path / "whole")
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_results_of_shards_elsewhere_can_be_copied_into_one_out(batch: Run, tmp_path: Path) -> None:
    folder, out = plans(tmp_path / "in", 12), tmp_path / "out"
    for part in (1, 2):
        batch(folder, tmp_path / f"out{part}", selection=Selection(shard=(part, 2)))
        shutil.copytree(tmp_path / f"out{part}" / ".planparse" / "results", out / ".planparse" / "results", dirs_exist_ok=True)
    assert batch(folder, out).steps == 0
    assert len(_lines(out, "documents.jsonl")) == 12


def test_an_out_inside_the_folder_is_not_read(batch: Run, tmp_path: Path) -> None:
    folder = plans(tmp_path / "in", 2)
    batch(folder, folder / "results")
    first = files(folder / "results")
    assert batch(folder, folder / "results").totals.documents == 2
    assert files(folder / "results") == first


def test_a_long_path_is_kept_as_any_other(batch: Run, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    plans(folder.joinpath(*["长" * 60] * 6), 1)
    batch(folder, out)
    assert batch(folder, out).steps == 0


def test_an_empty_folder_gives_empty_files(batch: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    batch(tmp_path / "in", tmp_path / "out")
    assert files(tmp_path / "out")["documents.jsonl"] == b""


def test_damaged_results_are_made_again(batch: Run, tmp_path: Path) -> None:
    folder, out = plans(tmp_path / "in", 5), tmp_path / "out"
    batch(folder, out)
    first = files(out)
    kept = sorted(path for path in (out / ".planparse" / "results").rglob("*") if path.is_file())
    data = kept[0].read_bytes()
    for place, damaged in zip(kept, [b"", data[:-5], data.replace("所".encode(), "个".encode()), b"[]\n", b"\xff{"], strict=True):
        place.write_bytes(damaged)
    assert batch(folder, out).steps == 5
    assert files(out) == first


def test_a_file_that_changes_while_it_is_read_is_read_again_by_the_next_run(
    batch: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = plans(tmp_path / "in", 1), tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr("planparse.batch.run.content", lambda path: "0" * 64)
        assert batch(folder, out).failures[0].code == "changed"
        assert batch(folder, out).steps == 1
    assert batch(folder, out).totals.failed == 0


@pytest.mark.parametrize("where", ["file", "in"])
def test_an_out_that_cannot_be(batch: Run, tmp_path: Path, where: str) -> None:
    plans(tmp_path / "in", 1)
    (tmp_path / "file").touch()
    with pytest.raises(UsageError):
        batch(tmp_path / "in", tmp_path / where)


def test_a_broken_model_ends_the_run_and_is_no_document_s_fault(batch: Run, tmp_path: Path) -> None:
    folder = plans(tmp_path / "in", 1)
    with pytest.raises(ModelError):
        batch(folder, tmp_path / "out", extract=Extractor(model=str(tmp_path / "no-model")))
    assert not files(tmp_path / "out")


def test_workers_that_cannot_start_end_the_run(batch: Run, tmp_path: Path) -> None:
    with pytest.raises(PlanparseError, match="ends before it can read"):
        batch(plans(tmp_path / "in", 3), tmp_path / "out", extract=Stub(encoding="no-start"))


def test_further_forms_come_from_the_files(batch: Run, tmp_path: Path) -> None:
    folder, out = plans(tmp_path / "in", 3), tmp_path / "out"
    batch(folder, out, forms=("csv",))
    rows = (out / "records.csv").read_text("utf-8").splitlines()
    assert len(rows) == 4
    assert sum("document_id" in row for row in rows) == 1
    with pytest.raises(UsageError):
        batch(folder, out, forms=("docx",))


def test_an_out_that_may_not_be_made(batch: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError):
        batch(plans(tmp_path / "in", 1), tmp_path / "file" / "out")
