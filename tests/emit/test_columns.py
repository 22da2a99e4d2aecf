"""The table of columns: complete, unambiguous, with a Chinese word for everything the output can say."""

from __future__ import annotations

from typing import get_args

import pytest

from planparse.emit.columns import NOTES, TABLE, headings, in_chinese
from planparse.records import NOTES as RECORD_NOTES
from planparse.records import Record, Told
from planparse.types import Change, Comparator, Kind, Status

BY_NAME = {column.name: column for column in TABLE}


def test_headings_are_of_one_language_each_and_unique() -> None:
    english, chinese = headings("en"), headings("zh")
    assert len(set(english)) == len(set(chinese)) == len(TABLE)
    assert all(name.isascii() for name in english)
    assert not any(char.isascii() for name in chinese for char in name)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("kind", get_args(Kind)),
        ("status", get_args(Status)),
        ("comparator", get_args(Comparator)),
        ("change", get_args(Change)),
        ("deadline_source", get_args(Told)),
        ("extractor", get_args(Record.model_fields["extractor"].annotation)),
        ("binding", ("binding", "expected")),
    ],
)
def test_every_value_has_a_word(name: str, values: tuple[str, ...]) -> None:
    assert set(BY_NAME[name].words) == set(values)
    assert not any(char.isascii() for value in values for char in in_chinese(BY_NAME[name], value))


def test_every_note_has_a_word() -> None:
    assert set(NOTES) == set(RECORD_NOTES)
    assert in_chinese(BY_NAME["notes"], "annual;every:3年") == "每年；每3年"


def test_text_of_the_document_and_nothing_stay() -> None:
    assert in_chinese(BY_NAME["goal"], "target") == "target"
    assert in_chinese(BY_NAME["binding"], None) is None
    assert in_chinese(BY_NAME["notes"], None) is None
