"""``keep_text``: OUT/text holds what the offsets of each document point into, and nothing else."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from planparse.batch.discovery import Selection
from planparse.batch.keys import Extractor
from planparse.errors import OutputError
from planparse.load import load_file
from tests.batch.conftest import Run, files, plans, texts
from tests.load.docx_files import docx, par
from tests.load.pages import site_page

PLAN = "县教育局2024年工作计划\n到2025年，新建学校3所。\n"


def test_the_text_of_every_kind_is_what_offsets_point_into(batch: Run, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "plan.txt").write_bytes(PLAN.replace("\n", "\r\n").encode("gb18030"))
    (folder / "page.txt").write_bytes(site_page(PLAN, "计划", "gbk").encode("gbk"))
    (folder / "word.docx").write_bytes(docx("".join(par(line) for line in PLAN.splitlines())))
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    told = batch(folder, out, extract=Extractor(model=False), keep_text=True)
    assert (told.totals.records, told.totals.failed) == (3, 1)
    documents = [json.loads(line) for line in (out / "documents.jsonl").read_bytes().splitlines()]
    assert sorted(texts(out)) == sorted(f"{document['id']}.txt" for document in documents if document["id"])
    for document in documents[1:]:
        text = texts(out)[f"{document['id']}.txt"].decode()
        assert text == load_file(folder / document["path"]).text
        assert len(text) == document["chars"]
    for line in (out / "records.jsonl").read_bytes().splitlines():
        record = json.loads(line)
        text = texts(out)[f"{record['document_id']}.txt"].decode()
        assert text[record["source"]["start"] : record["source"]["end"]] == record["source"]["text"]


def test_a_rerun_keeps_the_texts_and_only_those_of_documents_that_are_there(batch: Run, tmp_path: Path) -> None:
    folder, out = plans(tmp_path / "in", 6), tmp_path / "out"
    (folder / "twin.txt").write_bytes((folder / "part0" / "plan-0.txt").read_bytes())
    batch(folder, out, keep_text=True)
    assert len(texts(out)) == 6
    for path in (out / "text").iterdir():
        os.utime(path, (1, 1))
    assert batch(folder, out, keep_text=True).steps == 0
    assert {path.stat().st_mtime for path in (out / "text").iterdir()} == {1}
    (folder / "part0" / "plan-0.txt").unlink()
    (folder / "part1" / "plan-1.txt").write_text("新建80所。", "utf-8")
    (folder / "part2" / "plan-2.txt").unlink()
    assert batch(folder, out, keep_text=True).steps == 1
    batch(folder, tmp_path / "fresh", keep_text=True, jobs=3)
    assert texts(out) == texts(tmp_path / "fresh")
    assert files(out) == files(tmp_path / "fresh")


def test_texts_that_are_missing_or_cut_are_made_again(batch: Run, tmp_path: Path) -> None:
    folder, out = plans(tmp_path / "in", 4), tmp_path / "out"
    batch(folder, out)
    assert not (out / "text").exists()
    assert batch(folder, out, keep_text=True).steps == 4
    expected = texts(out)
    first, second, *_ = sorted((out / "text").iterdir())
    first.unlink()
    second.write_bytes(second.read_bytes()[:3])
    assert batch(folder, out, keep_text=True).steps == 2
    assert texts(out) == expected


def test_shards_in_one_out_leave_each_other_s_texts(batch: Run, tmp_path: Path) -> None:
    folder, out = plans(tmp_path / "in", 12), tmp_path / "out"
    for part in (1, 2):
        batch(folder, out, selection=Selection(shard=(part, 2)), keep_text=True)
    assert batch(folder, out, keep_text=True).steps == 0
    assert len(texts(out)) == 12


def test_a_text_that_cannot_be_written_ends_the_run_and_is_no_document_s_fault(
    batch: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = plans(tmp_path / "in", 4), tmp_path / "out"
    out.mkdir()
    (out / "text").write_text("in the way")
    with pytest.raises(OutputError, match="run the same command again"):
        batch(folder, out, keep_text=True)
    (out / "text").unlink()
    monkeypatch.setattr("planparse.batch.store.Store.part", lambda store, shown: tmp_path / "no-such" / "part")
    with pytest.raises(OutputError, match="run the same command again"):
        batch(folder, out, extract=Extractor(model=False), keep_text=True)
    assert files(out) == {}
