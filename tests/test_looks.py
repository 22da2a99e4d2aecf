"""Looks that spare a pattern: characters that a match must begin or end with. None may be missed, or what it stands for is lost without a word."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from functools import partial
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import planparse
from planparse.extraction import governing, inherited, leads, left, metrics, milestone_rules, quantitative, table_header
from planparse.grammar import date_patterns, date_points, quantities, quantity_numbers
from planparse.grammar.quantity_words import _first_characters, _pattern
from planparse.lexicon import entries, terms
from planparse.link import body_subjects
from planparse.patterns import _Late

_SKIPPED = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_DIGITS, _BLANKS = "0123456789", " \t\n\u3000"
_CLASSES = {sre.CATEGORY_DIGIT: _DIGITS, sre.CATEGORY_SPACE: _BLANKS}


def edge(tree: Any, *, last: bool) -> tuple[set[str], bool]:
    """Return the characters that a match of a parsed pattern can begin (or end) with, and whether it can be empty."""
    found: set[str] = set()
    parts = list(tree)
    for kind, value in reversed(parts) if last else parts:
        if kind in _SKIPPED:
            continue
        chars, empty = _part(kind, value, last=last)
        found |= chars
        if not empty:
            return found, False
    return found, True


def _part(kind: Any, value: Any, *, last: bool) -> tuple[set[str], bool]:
    if kind is sre.LITERAL:
        return {chr(value)}, False
    if kind is sre.IN:
        return set().union(*(_member(*member) for member in value)), False
    if kind is sre.BRANCH:
        sides = [edge(branch, last=last) for branch in value[1]]
        return set().union(*(chars for chars, _ in sides)), any(empty for _, empty in sides)
    if kind is sre.SUBPATTERN:
        return edge(value[3], last=last)
    if kind is sre.GROUPREF:
        return set(), True  # holds what an earlier group ends in; none of the patterns here ends in one
    assert kind in _REPEATS, kind
    chars, empty = edge(value[2], last=last)
    return chars, empty or not value[0]


def _member(kind: Any, value: Any) -> set[str]:
    if kind is sre.LITERAL:
        return {chr(value)}
    if kind is sre.RANGE:
        assert value[1] - value[0] < 100, "a range of a whole script"
        return set(map(chr, range(value[0], value[1] + 1)))
    return set(_CLASSES[value])


def edges(pattern: Any, *, last: bool) -> set[str]:
    return edge(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE), last=last)[0]


@pytest.mark.parametrize(
    ("pattern", "chars"),
    [
        (governing._TRAIL, governing._TRAIL_ENDS),
        (inherited._SIZE, inherited._SIZE_ENDS),
        (quantitative._RESULTATIVE, quantitative._RESULT_ENDS),
        (metrics._NOTE_MARK, set("]〕］")),
        *((rule.pattern, rule.last) for rule in milestone_rules.rules().plain if rule.last),
    ],
)
def test_no_last_character_is_missed(pattern: Any, chars: set[str]) -> None:
    assert edges(pattern, last=True) - set(chars) == set()


_DATES = date_patterns.patterns()
_MARKED = set(body_subjects._MARKS_ITEM) | set(_DIGITS) | set(_BLANKS) | set(map(chr, range(0x2460, 0x2474)))


@pytest.mark.parametrize(
    ("pattern", "chars"),
    [
        (left._STEP, set(left._STEPS) | set(_BLANKS)),  # blanks are taken off before the look
        (leads._AT_HEAD, set("至最起") | set(_BLANKS)),
        (leads._MOBILISED, set("动发组")),
        (metrics._MASKED_YEAR, set(metrics._MASKS)),
        (body_subjects._NUMBERED, _MARKED),
        (body_subjects._MARKER, _MARKED),
        (body_subjects._LEAD_IN, set(body_subjects._LEADS_IN) | set(_DIGITS)),
        (quantities._SEPARATOR, set(quantities._DASHES) | set(_BLANKS)),
        (quantity_numbers._CHINESE_TAIL, set(quantity_numbers._TAIL_STARTS)),
        (quantity_numbers._PARTS, {"分"}),
        (quantity_numbers._POINT, {"点"}),
        (_pattern("after"), _first_characters()),
        (_DATES.year, set(date_points._MILLENNIA) | set(date_points._YEARS)),
        (_DATES.numeric, set(date_points._MILLENNIA)),
        (_DATES.school, set(date_points._MILLENNIA)),
        (_DATES.century, set("本下二21")),
        (_DATES.month, set(_DIGITS) | set("一二三四五六七八九十")),
        (_DATES.day, set(_DIGITS) | set("一二三四五六七八九十")),
        (_DATES.half, set("上下")),
        (_DATES.quarter, set(_DIGITS) | set("一二三四五六七八九十第前")),
        (_DATES.season, set("春秋")),
        (_DATES.eve, set("寒暑开")),
        (_DATES.holiday, {"暑"}),
        (_DATES.feast, _DATES.feast_starts),
        (_DATES.bare_tail, {"年"}),
        (_DATES.two_years, {"今"}),
        (_DATES.own_period, set("本全规计")),
        (date_patterns.words().same, set("同环")),
        (date_patterns.words().since, set("印发公下颁施实")),
        (date_patterns.words().past, {"过"}),
        (date_patterns.words().within, set(_DIGITS) | set("一二两三四五六七八九十半")),
        (date_patterns.words().coming, set("未今")),
        (date_patterns.words().spending, set("用利经通")),
    ],
)
def test_no_first_character_is_missed(pattern: Any, chars: set[str]) -> None:
    assert edges(pattern, last=False) - set(chars) == set()


def characters(tree: Any) -> set[str]:
    """Return all characters that a match of a parsed pattern can hold."""
    found: set[str] = set()
    for kind, value in tree:
        if kind is sre.BRANCH:
            found = found.union(*map(characters, value[1]))
        elif kind is sre.SUBPATTERN:
            found |= characters(value[3])
        elif kind in _REPEATS:
            found |= characters(value[2])
        elif kind not in _SKIPPED:
            found |= _part(kind, value, last=False)[0]
    return found


@pytest.mark.parametrize(("role", "pattern"), table_header._roles(), ids=lambda value: value if isinstance(value, str) else "")
def test_no_character_of_a_header_word_is_missed(role: str, pattern: Any) -> None:
    found = characters(_parser.parse(pattern.pattern))
    assert found
    assert found - table_header._alphabet() == set()


def needed(tree: Any, chars: set[str]) -> bool:
    """Tell whether a text that a parsed pattern is found in must hold one of ``chars``."""
    return any(_needed(kind, value, chars) for kind, value in tree)


def _needed(kind: Any, value: Any, chars: set[str]) -> bool:
    if kind is sre.BRANCH:
        return all(needed(branch, chars) for branch in value[1])
    if kind is sre.SUBPATTERN:
        return needed(value[3], chars)
    if kind is sre.ASSERT:
        return needed(value[1], chars)
    if kind in _REPEATS:
        return bool(value[0]) and needed(value[2], chars)
    if kind is sre.IN and any(member not in (sre.LITERAL, sre.RANGE) for member, _ in value):
        return False
    return kind in (sre.LITERAL, sre.IN) and _part(kind, value, last=False)[0] <= chars


def _needing() -> list[Any]:
    for module in pkgutil.walk_packages(planparse.__path__, "planparse."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return [thing for thing in gc.get_objects() if isinstance(thing, _Late) and thing._needs]


@pytest.mark.parametrize("late", _needing(), ids=lambda late: late._needs)
def test_no_needed_character_is_missed(late: Any) -> None:
    """A text without one is answered no before the pattern is compiled."""
    assert needed(_parser.parse(late.pattern, late.flags & ~re.UNICODE), set(late._needs))


def test_what_a_pattern_needs() -> None:
    assert needed(_parser.parse("(?:甲|[乙丙]+)丁?"), set("甲乙丙"))
    assert not needed(_parser.parse("(?:甲|[乙丙]*)丁?"), set("甲乙丙丁"))
    assert not needed(_parser.parse("[^甲](?!乙)"), set("甲乙"))


def test_nothing_is_compiled_for_a_text_without_what_is_needed() -> None:
    late: Any = _Late(partial(pytest.fail, "compiled"), "月")
    assert late.search("2024年") is None
    assert late.match("2024年", 2) is None
    assert late.fullmatch("") is None


def test_a_pattern_may_be_empty_at_its_edge() -> None:
    assert edges(re.compile("(?:甲|乙)?丙+"), last=False) == set("甲乙丙")
    assert edges(re.compile("甲(?:乙|丙)*$"), last=True) == set("甲乙丙")


@pytest.mark.parametrize("entry", entries("bodies", examples=True), ids=lambda entry: entry["id"])
def test_no_clause_that_names_a_body_is_silent(entry: Any) -> None:
    clauses = [clause for example in (*entry.get("match", ()), *entry.get("no_match", ())) for clause in re.split("[，。；：]", example)]
    telling = [clause for clause in clauses if any(body_subjects._read(clause, first=True)[:2])]
    assert [one for one in telling if body_subjects._is_silent(one) and any(body_subjects._read_clause(one, first=False))] == []


def test_every_word_that_urges_is_looked_for() -> None:
    assert [term for term in terms("bodies", "charge") if body_subjects._TELLS.search(term) is None] == []


@pytest.mark.parametrize(
    "entry", [entry for entry in entries("milestones", examples=True) if "behind" in entry], ids=lambda entry: entry["id"]
)
@pytest.mark.parametrize("aside", ["", "（二期）", "2025年"])
def test_what_stands_behind_a_trigger_is_let_through(entry: Any, aside: str) -> None:
    rules = milestone_rules.rules()
    number = [rule.id for rule in rules.plain].index(entry["id"])
    for example in entry["match"]:
        trigger = next(word for word in entry["trigger"] if word in example)
        text = example.replace(trigger, trigger + aside, 1)
        called = {one for match in rules.triggers.finditer(text) for one in rules.called_by[match.group()]}
        assert number in called, text
