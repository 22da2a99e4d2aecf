"""Widths, cuts and escapes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.emit.plain import cut, fold, visible, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", 3), ("目标", 4), ("ＡＢ", 4), ("，", 2), ("≥≈…·", 4), ("𠮷", 2), ("e\u0301", 1), ("", 0), ("ｱ", 1), ("“”", 2)],
)
def test_width(text: str, expected: int) -> None:
    assert width(text) == expected


@given(st.text(), st.integers(min_value=2, max_value=30))
def test_folding_loses_nothing_and_fits(text: str, columns: int) -> None:
    lines = fold(text, columns)
    assert "".join(lines) == text
    assert all(width(line) <= columns for line in lines)


@given(st.text(), st.integers(min_value=3, max_value=30))
def test_cut_text_fits(text: str, columns: int) -> None:
    assert width(cut(text, columns)) <= columns


@given(st.text(alphabet=st.characters(), max_size=50))
def test_visible_text_is_printable_in_utf8(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert all(char >= " " and char != "\x7f" for char in shown)
