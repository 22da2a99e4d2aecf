"""Repair slips of OCR and scraping whose meaning is certain, by the entries of ``lexicon/slips.toml``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from planparse.clean.editlog import Change
from planparse.grammar.marks import places
from planparse.lexicon import compiled_late, entries
from planparse.patterns import lazy

_YEAR = lazy(r"([12][90](?<![0-9]..)[0-9][0-9])(?=\s?(?:年|学年|[-—–~～至]))")

_FIVE_DIGITS = re.compile("[0-9][0-9][0-9][0-9][0-9]")


@cache
def _patterns() -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    return tuple((entry, compiled_late("slips", entry["id"], entry["pattern"])) for entry in entries("slips") if "pattern" in entry)


def _at(pattern: re.Pattern[str], text: str, chars: Sequence[str]) -> Iterator[re.Match[str]]:
    """Yield the matches that begin with one of ``chars``: where these are few, to look for each is faster than to search."""
    end = 0
    for at in places(text, "".join(chars)):
        if at >= end and (match := pattern.match(text, at)):
            end = match.end()
            yield match


def repair(text: str) -> list[Change]:
    """Return the edits that repair known slips; a reading as a year must agree with the years the text names."""
    changes: list[Change] = []
    years: Counter[int] | None = None
    long_numbers = _FIVE_DIGITS.search(text) is not None
    for entry, pattern in _patterns():
        if (entry.get("long_number") and not long_numbers) or not any(literal in text for literal in entry["need"]):
            continue
        for match in _at(pattern, text, entry["need"]) if entry.get("at") else pattern.finditer(text):
            if "year" in pattern.groupindex:
                years = Counter(map(int, _YEAR.findall(text))) if years is None else years
                if not _plausible(match, years, entry.get("own_year", False)):
                    continue
            changes.append(Change(match.start(), match.end(), match.expand(entry["replacement"]), entry["id"], entry["note"]))
    changes.sort()
    return [change for number, change in enumerate(changes) if not number or change.start >= changes[number - 1].end]


def _plausible(match: re.Match[str], years: Counter[int], own_year: bool) -> bool:
    year = int(match["year"])
    if "year_to" in match.re.groupindex and not year < int(match["year_to"]) <= year + 15:
        return False
    if own_year:
        return bool(years) and years[year] >= max(years.values())
    return not years or any(abs(year - other) <= 10 for other in years)
