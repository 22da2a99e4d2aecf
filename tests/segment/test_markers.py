"""Every entry of markers.toml finds its own examples and leaves the others alone."""

from __future__ import annotations

import re
from typing import Any

import pytest

from planparse import lexicon
from planparse.segment.scan import expand, ordinal, scan

ENTRIES = lexicon.entries("markers", examples=True)
STYLES = [entry for entry in ENTRIES if "class" not in entry]


def _cases(kind: str) -> list[Any]:
    return [pytest.param(entry, text, id=f"{entry['id']}-{text}") for entry in ENTRIES for text in entry[kind]]


def _finds(entry: dict[str, Any], text: str) -> bool:
    pattern = re.compile(expand(entry["pattern"]))
    return bool(pattern.match(text) if "class" in entry else pattern.search(text))


@pytest.mark.parametrize(("entry", "text"), _cases("match"))
def test_match(entry: dict[str, Any], text: str) -> None:
    assert _finds(entry, text)


@pytest.mark.parametrize(("entry", "text"), _cases("no_match"))
def test_no_match(entry: dict[str, Any], text: str) -> None:
    assert not _finds(entry, text)


@pytest.mark.parametrize("entry", STYLES, ids=lambda entry: entry["id"])
def test_scan_looks_where_the_style_can_begin(entry: dict[str, Any]) -> None:
    """A marker whose first character is not in `starts` would never be seen."""
    families = {entry["id"]: entry["family"] for entry in STYLES}
    for text in entry["match"]:
        assert entry["family"] in {families[mark.style.id] for mark in scan(text)}, text


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_entry_has_examples_of_both_kinds(entry: dict[str, Any]) -> None:
    assert entry["match"]
    assert entry["no_match"]


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十七", 37),
        ("一百零三", 103),
        ("12", 12),
        ("１２", 12),
        ("拾壹", 11),
        ("十五五", 0),
        ("十十", 0),
        ("二二", 0),
        ("百", 0),
        ("", 0),
        ("甲", 0),
    ],
)
def test_ordinal(numeral: str, number: int) -> None:
    assert ordinal(numeral) == number


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("一、总则", "一"),
        ("（十二）目标", "十二"),
        ("（十 二）目标", "十二"),
        ("5 .推进", "5"),
        ("１．推进", "1"),
        ("⒉推进", "2"),
        ("⑶推进", "3"),
        ("㈡推进", "二"),
        ("①推进", "①"),
        ("第三章 总则", "第三章"),
        ("第一，推进", "第一"),
        ("一是推进", "一是"),
        ("2.1 总则", "2.1"),
        ("2.1.3 总则", "2.1.3"),
        ("1）推进", "1"),
        ("Ⅱ、推进", "II"),
        ("§3.推进", "3"),
    ],
)
def test_label_has_no_punctuation(text: str, label: str) -> None:
    assert [mark.label for mark in scan(text)] == [label]
