"""The offset map is right by construction: over one pass, over many, and for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.clean.editlog import Change, EditLog, finish
from planparse.types import Edit

TEXT = st.text(st.sampled_from("云溪县a1 \r\n　９％𠮷😀\ufeff"), max_size=40)


def a_pass(draw: st.DrawFn, text: str) -> list[Change]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [
        Change(start, end, draw(st.sampled_from(["", "", "x", "yz", "甲乙丙"])), f"e{number}", draw(st.sampled_from([None, "n"])))
        for number, (start, end) in enumerate(pairs)
        if number == 0 or start > pairs[number - 1][1]
    ]


@st.composite
def logs(draw: st.DrawFn) -> tuple[EditLog, str]:
    log = EditLog(draw(TEXT))
    text = log.text
    for _ in range(draw(st.integers(1, 4))):
        changes = a_pass(draw, text)
        new, done = "", 0
        for change in changes:
            new += text[done : change.start] + change.text
            done = change.end
        text = new + text[done:]
        log.apply(changes)
    return log, text


@given(logs())
def test_composed_passes_make_the_same_text(made):
    log, text = made
    clean = log.finish()
    assert log.text == clean.text == text
    ends = 0
    for edit in clean.edits:
        assert ends <= edit.raw_start <= edit.raw_end <= len(clean.raw)
        ends = edit.raw_end


@given(logs())
def test_spans_lead_back_to_the_raw_text(made):
    clean = made[0].finish()
    replaced = [(edit.raw_start, edit.raw_end) for edit in clean.edits]
    last = 0
    for at, char in enumerate(clean.text):
        start, end = clean.raw_span(at, at + 1)
        assert last <= end
        last = max(last, start)
        assert 0 <= start <= end <= len(clean.raw)
        if not any(s <= start < e or s <= start <= end <= e for s, e in replaced):
            assert clean.raw[start:end] == char
            assert clean.clean_pos(start) == at
    positions = [clean.clean_pos(at) for at in range(len(clean.raw) + 1)]
    assert positions == sorted(positions)
    assert positions[-1] == len(clean.text)


def test_span_covers_noise_inside_but_not_around():
    clean = finish("《广告》甲。\n2、乙《广告》", (Edit(0, 4, "", "ad"), Edit(6, 9, "", "chunk", "n"), Edit(10, 14, "", "ad")))
    assert clean.text == "甲。乙"
    assert clean.raw_span(0, 3) == (4, 10)
    assert clean.raw_span(0, 2) == (4, 6)
    assert clean.raw_span(2, 3) == (9, 10)
    assert clean.raw_span(3, 3) == (14, 14)
    assert clean.notes(0, 3) == ("n",)
    assert clean.notes(0, 2) == clean.notes(2, 3) == ()
    assert [clean.clean_pos(at) for at in (0, 3, 4, 6, 8, 9, 10, 14)] == [0, 0, 0, 2, 2, 2, 3, 3]


def test_equal_length_edits_map_character_by_character():
    clean = finish("达１２％", (Edit(1, 4, "12%", "wide"),))
    assert [clean.raw_span(at, at + 1) for at in range(4)] == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_insertion_has_an_empty_raw_span():
    clean = finish("2022100%", (Edit(4, 4, "年", "slip", "lost-character"),))
    assert clean.text == "2022年100%"
    assert clean.raw_span(4, 5) == (4, 4)
    assert clean.raw_span(0, 9) == (0, 8)
    assert clean.notes(0, 9) == clean.notes(4, 5) == ("lost-character",)
    assert clean.notes(5, 9) == ()


def test_a_pass_must_be_sorted():
    log = EditLog("甲乙丙")
    with pytest.raises(ValueError, match="sorted"):
        log.apply([Change(1, 2, "", "a"), Change(0, 1, "", "b")])


def test_spans_outside_are_refused():
    clean = finish("甲", ())
    with pytest.raises(ValueError, match="outside"):
        clean.raw_span(0, 2)
    with pytest.raises(ValueError, match="outside"):
        clean.clean_pos(2)
