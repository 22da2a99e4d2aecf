"""The log of cleaning, as printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.clean import clean
from planparse.emit.explain import explain, reason
from planparse.load import load_file
from planparse.types import Edit

RAW = Path(__file__).parents[2] / "data" / "raw"


def test_each_edit_tells_where_what_by_which_entry_and_why() -> None:
    raw = "率达1O0%以上\x1b\n分享到微信"
    edits = [Edit(3, 4, "0", "letter-o-for-zero", "ocr-repaired"), Edit(8, 15, "", "unknown-entry"), Edit(15, 15, "。", "added")]
    head, first, second, third, last = explain(raw, edits).splitlines()
    assert head.split() == ["raw", "offsets", "entry", "change"]
    assert first.split(maxsplit=2) == [
        "3–4",
        "letter-o-for-zero",
        "“O” → “0”  [ocr-repaired]  # OCR reads 0 as the letter O inside a number",
    ]
    assert second.split(maxsplit=2) == ["8–15", "unknown-entry", "removed “\\x1b\\n分享到微信”"]
    assert third.split(maxsplit=2) == ["15–15", "added", "inserted “。”"]
    assert last == "3 edits; 15 characters raw, 9 clean"


def test_long_text_keeps_both_ends() -> None:
    line = explain("头" * 300 + "尾巴", [Edit(0, 302, "", "x")]).splitlines()[1]
    assert "“头头" in line
    assert "…头头头头头头尾巴”" in line
    assert len(line) < 100


def test_no_edits() -> None:
    assert explain("目标", []).splitlines()[-1] == "0 edits; 2 characters raw, 2 clean"


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.stem)
def test_every_edit_of_the_example_plans_has_a_reason(path: Path) -> None:
    assert {edit.entry for edit in clean(load_file(path).text).edits if not reason(edit.entry)} == set()
