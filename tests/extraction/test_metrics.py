"""Noun phrases are trimmed by patterns that are tried only where a phrase ends with a character that one of them ends with."""

from __future__ import annotations

from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from planparse.extraction import metrics


def _last(tree: Any) -> set[str]:
    """Return the characters that a match of a parsed pattern can end with."""
    found: set[str] = set()
    for kind, value in reversed(list(tree)):
        if kind in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
            continue
        if kind is sre.LITERAL:
            return found | {chr(value)}
        if kind is sre.IN:
            return found | {" " if part is sre.CATEGORY else chr(char) for part, char in value if part in (sre.LITERAL, sre.CATEGORY)}
        if kind is sre.BRANCH:
            return found.union(*(_last(branch) for branch in value[1]))
        if kind is sre.SUBPATTERN:
            return found | _last(value[3])
        assert kind is sre.MAX_REPEAT, kind
        found |= _last(value[2])
        if value[0]:
            return found
    return found


@pytest.mark.parametrize("pattern", [metrics._TAIL, metrics._TRAILING_DE, metrics._NOTE_MARK])
def test_no_ending_is_missed(pattern: Any) -> None:
    assert _last(_parser.parse(pattern.pattern, 0)) - metrics._TAIL_ENDS == set()


@pytest.mark.parametrize(
    ("noun", "trimmed"),
    [
        ("入库企业动态", "入库企业"),
        ("办结率始终", "办结率"),
        ("吞吐量首次", "吞吐量"),
        ("燃煤机组中有", "燃煤机组"),
        ("含立体泊位", "立体泊位"),
        ("含税收入", "含税收入"),
    ],
)
def test_what_belongs_to_the_sentence_is_trimmed(noun: str, trimmed: str) -> None:
    assert metrics.clean_noun(noun) == trimmed
