"""Which files are documents, in which order, under which names."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from planparse.batch.discovery import Selection, find, path_of, shard, shown
from planparse.errors import LoadError, UsageError


def _found(folder: Path, selection: Selection | None = None) -> list[str]:
    return [found.path for found in find(str(folder), selection or Selection())]


def _touch(folder: Path, *names: str) -> Path:
    for name in names:
        path = Path(os.path.join(folder, name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def test_the_order_is_that_of_the_bytes_of_whole_paths(tmp_path: Path) -> None:
    names = ["a/z.txt", "a.txt", "a-b/c.txt", "a/b/c.txt", "Z.txt", "乙.txt", "甲/1.txt", "甲.txt", "é.txt"]
    found = _found(_touch(tmp_path, *names))
    assert found == sorted(names, key=os.fsencode)
    assert found.index("a-b/c.txt") < found.index("a.txt") < found.index("a/z.txt")


def test_links_devices_hidden_files_and_other_outs_are_passed_over(tmp_path: Path) -> None:
    _touch(tmp_path, "plan.txt", ".hidden", ".git/config", "sub/plan.txt", "results/.planparse/lock", "results/documents.jsonl")
    (tmp_path / "loop").symlink_to(".")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to("plan.txt")
    (tmp_path / "broken").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    assert _found(tmp_path) == ["plan.txt", "sub/plan.txt"]


@pytest.mark.parametrize(
    ("globs", "excludes", "expected"),
    [
        (["*.txt"], [], ["2024/a.txt", "b.txt", "draft/d.txt"]),
        (["2024/*"], [], ["2024/a.txt", "2024/c.htm"]),
        (["*.htm", "b.*"], [], ["2024/c.htm", "b.txt"]),
        ([], ["draft"], ["2024/a.txt", "2024/c.htm", "b.txt"]),
        ([], ["draft/"], ["2024/a.txt", "2024/c.htm", "b.txt"]),
        (["./2024/*"], ["*.htm"], ["2024/a.txt"]),
        (["*.TXT"], [], []),
    ],
)
def test_patterns(tmp_path: Path, globs: list[str], excludes: list[str], expected: list[str]) -> None:
    _touch(tmp_path, "2024/a.txt", "2024/c.htm", "b.txt", "draft/d.txt")
    assert _found(tmp_path, Selection(globs, excludes)) == expected


def test_shards_part_the_folder_and_do_not_move_when_it_grows(tmp_path: Path) -> None:
    _touch(tmp_path, *(f"plan-{number}.txt" for number in range(60)))
    before = [_found(tmp_path, Selection(shard=(part, 3))) for part in (1, 2, 3)]
    assert sorted(path for part in before for path in part) == sorted(_found(tmp_path))
    assert min(map(len, before)) > 8
    _touch(tmp_path, "another.txt", "plan-7a.txt")
    after = [_found(tmp_path, Selection(shard=(part, 3))) for part in (1, 2, 3)]
    assert all(set(one) <= set(two) for one, two in zip(before, after, strict=True))


@pytest.mark.parametrize("text", ["0/3", "4/3", "1", "a/b", "1/0", "-1/2", ""])
def test_a_shard_that_is_none(text: str) -> None:
    with pytest.raises(UsageError):
        shard(text)


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="file names are text there")
def test_odd_names_have_a_text_of_their_own(tmp_path: Path) -> None:
    names = [b"line\nbreak.txt", b"latin\xff.txt", b"latin\\xff.txt", b"tab\t\x1b[2J.txt", "计划 .txt".encode(), b"-rf", b"a\\b"]
    for name in names:
        with open(os.path.join(os.fsencode(tmp_path), name), "wb"):
            pass
    found = list(find(str(tmp_path), Selection()))
    assert sorted(os.fsencode(entry.path) for entry in found) == sorted(names)
    texts = {entry.shown for entry in found}
    assert len(texts) == len(names)
    assert all(text.encode("utf-8").decode("utf-8") == text for text in texts)
    assert {os.fsencode(path_of(text)) for text in texts} == set(names)
    assert shown("计划/二.txt") == "计划/二.txt"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may list everything")
def test_a_folder_that_may_not_be_listed_is_one_failure(tmp_path: Path) -> None:
    _touch(tmp_path, "a/x.txt", "b/y.txt")
    (tmp_path / "a").chmod(0)
    found = list(find(str(tmp_path), Selection()))
    (tmp_path / "a").chmod(0o755)
    assert [(entry.path, entry.error is None) for entry in found] == [("a/", False), ("b/y.txt", True)]


@pytest.mark.parametrize("name", ["missing", "file"])
def test_what_is_no_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LoadError):
        _found(tmp_path / name)
