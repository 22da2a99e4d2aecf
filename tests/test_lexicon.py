"""The lexicon as a data set: examples that hold, ids that are unique, patterns that no text can slow down.

The other files run their own examples beside the stage that reads them; here are verbs, cues and milestones, and what holds for all.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import planparse
from planparse.errors import LexiconError
from planparse.extraction import metrics, served, verbs
from planparse.extraction.budgets import budget
from planparse.extraction.milestones import find_milestones
from planparse.extraction.outcomes import outcome
from planparse.extraction.sentences import Sentences
from planparse.grammar.dates import find_dates
from planparse.grammar.quantities import find_quantities
from planparse.lexicon import FOLDER, alternation, compiled, entries, pattern, terms
from planparse.link.closings import brackets
from planparse.link.due_closings import Due
from planparse.link.heading_lines import HeadingLines
from planparse.link.review_paragraphs import attribute
from planparse.link.review_sections import ReviewSections
from planparse.segment import segment
from planparse.types import DateContext, DocumentFields
from tests import patterns

FILES = sorted(path.stem for path in FOLDER.glob("*.toml"))
Entry = dict[str, Any]


def entry_id(entry: Entry) -> str:
    return str(entry["id"])


# -- what holds for every file


def test_no_file_is_missing() -> None:
    assert set(FILES) >= {
        "bodies", "calendar", "comparators", "cues", "documents", "markers", "milestones", "noise", "pseudo", "slips", "units", "verbs"
    }  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_ids_are_there_and_unique(name: str) -> None:
    found = [entry["id"] for entry in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["entry"]]
    assert found
    assert len(found) == len(set(found))
    assert len(entries(name, examples=True)) == len(found)


@pytest.mark.parametrize("name", ["cues", "milestones", "verbs"])
def test_every_entry_says_why_and_has_examples(name: str) -> None:
    for entry in entries(name, examples=True):
        assert entry["why"], entry["id"]
        assert entry["match"], entry["id"]
        assert entry["no_match"], entry["id"]
        assert ("pattern" in entry) != ("terms" in entry), entry["id"]
        assert len(entry.get("terms", [])) > 1 or "pattern" in entry, entry["id"]


@pytest.mark.parametrize("name", ["cues", "verbs"])
def test_a_term_stands_once_in_its_entry(name: str) -> None:
    twice = {
        entry["id"]: sorted({term for term in entry["terms"] if entry["terms"].count(term) > 1})
        for entry in entries(name, examples=True)
        if "terms" in entry
    }
    assert {key: found for key, found in twice.items() if found} == {}


def test_a_verb_has_one_class() -> None:
    classes = {
        entry["id"]: set(entry["terms"])
        for entry in entries("verbs", examples=True)
        if entry["id"] in ("reach", "increase", "decrease", "act")
    }
    assert classes["increase"] & classes["decrease"] == set()
    assert classes["reach"] & (classes["increase"] | classes["decrease"]) == set()


@pytest.mark.parametrize("entry", [entry for entry in entries("pseudo", examples=True) if "starts" in entry], ids=lambda entry: entry["id"])
def test_what_looks_like_a_quantity_begins_as_its_entry_says(entry: dict[str, Any]) -> None:
    made = [*entry["match"], *(patterns.text_of(recipe, 12) for recipe in patterns.texts(entry["pattern"], 0))]
    others = "零〇一二两三五十百千万亿半" if entry["starts"] == "digit" else "0123456789"
    found = re.compile(entry["pattern"])
    assert any(found.search(text) for text in made)
    for text in made:
        assert [match[0] for match in found.finditer(text) if match[0][0] in others] == []
        assert [first + text[1:] for first in others if found.match(first + text[1:])] == []


def test_a_broken_lexicon_is_an_error_that_names_file_and_entry() -> None:
    with pytest.raises(LexiconError, match="nothing"):
        entries("nothing", examples=True)
    with pytest.raises(LexiconError, match="'absent'"):
        pattern("cues", "absent")
    with pytest.raises(LexiconError, match="'absent'"):
        terms("cues", "absent")
    with pytest.raises(LexiconError, match="'x'"):
        compiled("cues", "x", "(")


# -- verbs: the clause in front of its number, as the reader of left contexts sees it


def _left_contexts(clause: str) -> Iterator[str]:
    """Yield what stands in front of each number of a clause."""
    for match in re.finditer(r"[0-9]+(?:\.[0-9]+)?", clause):
        yield clause[: match.start()]


def _verb_found(kind: str) -> Callable[[str], bool]:
    def found(clause: str) -> bool:
        lefts = list(_left_contexts(clause))
        if kind == "inner":
            return any(verbs.inner_verb(left) for left in lefts)
        if kind == "venue":
            return pattern("verbs", "venue").search(clause) is not None
        quantities = find_quantities(clause)
        if kind == "again":
            return any(verbs.again_verb(left) for left in lefts)
        if kind == "set_aside":
            return any(budget(clause[: one.start], clause[one.end :]) for one in quantities)
        if kind == "outcome":
            return any(outcome(clause[: one.start], clause[one.end :], one) for one in quantities)
        if kind == "light":
            told = [served.service(clause[end:]) for end in range(1, len(clause))]
            return any(one is not None and one.verb.text in terms("verbs", "light") for one in told)
        got = [verbs.predicate_verb(left) or verbs.head_verb(left) or verbs.inner_verb(left) or verbs.closing_verb(left) for left in lefts]
        if kind == "causative":
            return any((head := verbs.head_verb(left)) is not None and head.text in verbs.causatives() for left in lefts)
        if kind == "whole":
            return any(record.metric in verbs.whole() for record in planparse.extract(clause).records)
        asked = {"newly": "act", "bring": "act", "move": "reach", "hold": "reach"}.get(kind, kind)
        return any(verb is not None and verb.kind == asked for verb in got)

    return found


@pytest.mark.parametrize("entry", [entry for entry in entries("verbs", examples=True) if entry["id"] != "nominal"], ids=entry_id)
def test_verb_examples(entry: Entry) -> None:
    found = _verb_found(entry["id"])
    assert [example for example in entry["match"] if not found(example)] == []
    assert [example for example in entry["no_match"] if found(example)] == []


def test_a_nominal_verb_stays_with_the_noun_it_modifies() -> None:
    entry = next(entry for entry in entries("verbs", examples=True) if entry["id"] == "nominal")
    for example in (*entry["match"], *entry["no_match"]):
        found = planparse.extract(f"云溪市2025年工作计划\n{example}。", model=False).records
        kept = any(term in record.metric for record in found for term in entry["terms"])
        assert kept == (example in entry["match"]), example


# -- cues


def _cue_found(entry: Entry) -> Callable[[str], bool]:
    match entry["id"]:
        case "modal" | "lead_in":
            return lambda text: bool(re.match(alternation(entry["terms"]), text)) and metrics.strip_lead(text) != text
        case "modal_weak":
            return lambda text: bool(re.match(alternation(entry["terms"]), text)) and metrics.strip_lead(text) != text
        case "scope":
            return lambda text: bool(re.match(alternation(entry["terms"]), text)) and metrics.is_scope(metrics.leading_scope(text[:2]))
        case "review_heading" | "plan_heading":
            sections = ReviewSections("", (), (), DocumentFields(), HeadingLines("", ()))  # the two decide together
            of_heading = sections._of_heading
            return lambda text: of_heading(text) == ("achieved" if entry["id"] == "review_heading" else "target")
        case "heading_line" | "past_paragraph":
            return lambda text: bool(pattern("cues", entry["id"]).match(text))
        case "modal_verb":
            return lambda text: planparse.extract(f"云溪市2025年工作计划\n{text}。", model=False).records[0].action in entry["terms"]
        case "due_label" | "due_rest":
            return lambda text: bool(pattern("cues", entry["id"]).fullmatch(text))
        case "past_attribute":
            return lambda text: bool(attribute().search(text))
    return lambda text: bool(pattern("cues", entry["id"]).search(text))


@pytest.mark.parametrize("entry", entries("cues", examples=True), ids=entry_id)
def test_cue_examples(entry: Entry) -> None:
    found = _cue_found(entry)
    assert [example for example in entry["match"] if not found(example)] == []
    assert [example for example in entry["no_match"] if found(example)] == []


# -- milestones: through the finder itself, a dated entry behind a date


def _milestones(text: str) -> list[str]:
    text = f"云溪市2025年工作计划\n{text}。"
    context = DateContext()
    items, dates = segment(text), find_dates(text, context)
    found = find_milestones(text, items, dates, Sentences(text), (), Due(text, items, dates, (), brackets(text)).spans)
    return [candidate.action for candidate in found if "教育强市" not in text[candidate.clean_start : candidate.clean_end]]


def _dated(entry: Entry, example: str) -> str:
    if entry["id"] == "dated-outcome":
        return f"到2025年底，{example}"
    if entry["id"] == "dated-further":
        return f"到2025年底，基本建成教育强市，{example}"
    if entry["id"] == "closed-outcome":
        return f"一、{example}。（2025年6月底前完成）"
    if entry["id"] in ("dated-completion", "dated-act"):
        return f"青禾水库大坝2025年11月{example}"
    return example


@pytest.mark.parametrize("entry", entries("milestones", examples=True), ids=entry_id)
def test_milestone_examples(entry: Entry) -> None:
    assert [example for example in entry["match"] if not _milestones(_dated(entry, example))] == []
    assert [example for example in entry["no_match"] if _milestones(_dated(entry, example))] == []


@pytest.mark.parametrize("entry", entries("milestones", examples=True), ids=entry_id)
def test_milestone_pattern_matches_its_own_examples(entry: Entry) -> None:
    """Not another entry's pattern by chance: each must do the work it is there for."""
    own = compiled("milestones", entry["id"], entry["pattern"])
    stop = compiled("milestones", entry["id"], entry["stop"])
    for example in entry["match"]:
        stripped = metrics.strip_lead(example) if entry["trigger"] else example
        match = own.search(stripped)
        assert match, example
        assert not stop.search(stripped[: match.end("action")]), example
        assert not entry["trigger"] or any(word in example for word in entry["trigger"]), example
    assert 0 < entry["confidence"] <= 1


# -- time

HOSTILE = """
import json, re, sys, time
from planparse.clean.noise import LONGEST
from planparse.extraction.milestone_rules import MAX_CLAUSE
from planparse.lexicon import FOLDER, entries

units = ["a", "一", "1,", "1.", "（", "(", "2022年", "、", " ", "\\n", "《", "“", "0", "责任单位：", "的", "，", "确保", "制定", "建成", "通过", "=", "…",
    "./", "市县", "%", "-", "O0", "1 ", "第", "第一", "已", "年", "一、", "https://a.b/", "：", "·", "了"]
texts = {unit: (unit * 50_000)[:50_000] for unit in units}


def run(name, entry, regex, text):
    if name == "noise" and entry["scope"] == "line":
        regex.fullmatch(text[:LONGEST])  # no longer line is tried
    elif name == "pseudo":
        regex.match(text)  # tried where a numeral begins, which then is passed over
        regex.match(text, len(text) // 2)
    else:
        for _ in regex.finditer(text[:MAX_CLAUSE] if name == "milestones" else text):
            pass


slow = []
for name in sorted(path.stem for path in FOLDER.glob("*.toml")):
    for entry in entries(name, examples=True):
        for key in ("pattern", "stop", "object_stop"):
            if isinstance(entry.get(key), str):
                regex = re.compile(entry[key], re.MULTILINE if entry.get("scope") == "block" else 0)
                for unit, text in texts.items():
                    print(f"{name} {entry['id']} {key} on {unit!r}", file=sys.stderr, flush=True)
                    begin = time.process_time()
                    run(name, entry, regex, text)
                    if time.process_time() - begin > 2:
                        slow.append(f"{name} {entry['id']} {key} on {unit!r}")
print(json.dumps(slow))
"""


def test_no_text_slows_a_pattern_down() -> None:
    """All patterns, used as the code uses them, over all texts in one process of at most 60 seconds; what was slow is named."""
    try:
        done = subprocess.run([sys.executable, "-X", "utf8", "-c", HOSTILE], capture_output=True, timeout=60, check=False)
    except subprocess.TimeoutExpired as expired:
        pytest.fail(f"still at work after 60 seconds: {(expired.stderr or b'').decode('utf-8', 'replace').splitlines()[-1:]}")
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == []


@pytest.mark.parametrize("name", [path.stem for path in sorted(FOLDER.glob("*.toml"))])
def test_entries_without_examples_are_the_same_entries(name: str) -> None:
    examples = ("match", "no_match")
    whole = [{key: value for key, value in entry.items() if key not in examples} for entry in entries(name, examples=True)]
    assert list(entries(name)) == whole
