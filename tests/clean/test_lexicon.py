"""Every entry of noise.toml and slips.toml proves itself on its own examples."""

from __future__ import annotations

import re

import pytest

from planparse.clean import noise, slips
from planparse.clean.editlog import EditLog
from planparse.lexicon import compiled, entries

NOISE = [entry for entry in entries("noise", examples=True) if entry["scope"] != "terms"]
SLIPS = [entry for entry in entries("slips", examples=True) if "pattern" in entry]
KNOWN = {"id", "scope", "where", "need", "anchor", "pattern", "why", "match", "no_match", "terms"}


def ids(entry: dict[str, object]) -> str:
    return str(entry["id"])


@pytest.mark.parametrize("entry", entries("noise", examples=True), ids=ids)
def test_noise_entry_is_well_formed(entry):
    assert set(entry) <= KNOWN
    assert entry["scope"] in {"line", "block", "inline", "frame", "terms"}
    assert entry.get("where", "any") in {"any", "head", "tail", "edge"}
    assert entry.get("anchor") in {None, "menu-end", "tail"}
    assert entry["why"]
    if entry["scope"] != "terms":
        assert entry["match"]
        assert entry["no_match"]


@pytest.mark.parametrize("entry", NOISE, ids=ids)
def test_noise_entry_matches_its_examples(entry):
    pattern = next(found for found in noise.patterns(entry["scope"]) if found.id == entry["id"])
    find = pattern.regex.fullmatch if entry["scope"] == "line" else pattern.regex.search
    for example in entry["match"]:
        assert pattern.may_run(example), f"no literal of 'need' stands in {example!r}"
        assert find(example), example
    for example in entry["no_match"]:
        assert not (pattern.may_run(example) and find(example)), example


@pytest.mark.parametrize("entry", [entry for entry in NOISE + SLIPS if entry.get("scope") != "line"], ids=ids)
def test_patterns_over_the_whole_text_repeat_within_bounds(entry):
    """Line patterns see short lines only; all others see the whole text, where an open repeat can cost its square."""
    compiled("test", entry["id"], entry["pattern"])
    bare = re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "x", entry["pattern"])
    assert not re.search(r"[*+](?!\+)", bare), entry["pattern"]


def repaired(text: str) -> str:
    log = EditLog("云溪县2022年教育工作要点\n2022年是关键之年。\n2022年，" + text)
    log.apply(slips.repair(log.text))
    return log.text.split("，", 1)[1]


@pytest.mark.parametrize("entry", SLIPS, ids=ids)
def test_slip_entry_repairs_its_examples(entry):
    for written, meant in entry["match"]:
        log = EditLog("云溪县2022年教育工作要点\n2022年是关键之年。\n2022年，" + written)
        log.apply(slips.repair(log.text))
        assert log.text.split("，", 1)[1] == meant
        assert entry["id"] in {edit.entry for edit in log.edits}
        assert entry["note"] in log.finish().notes(0, len(log.text))
    for written in entry["no_match"]:
        assert repaired(written) == written
