"""The rules of ``lexicon/milestones.toml``, and whether the words of a clause fit one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from planparse.extraction.metrics import strip_lead
from planparse.lexicon import alternation, compiled_late, entries

MAX_CLAUSE = 160
"""Code points of the longest clause that is looked at."""


class Rule(NamedTuple):
    """One entry: ``stop`` and ``object_stop`` are what must not stand before its verb and in its object."""

    id: str
    pattern: re.Pattern[str]
    stop: re.Pattern[str]
    object_stop: re.Pattern[str] | None
    confidence: float
    closes: bool  # the verb ends the clause
    last: frozenset[str]  # what the clause can end in; empty for anything
    behind: str  # an expression for what must stand right behind a trigger word; empty for anything


class Rules(NamedTuple):
    """The rules without a date, those that need one by id, the pattern of all trigger words, and the rules each of these calls for."""

    plain: tuple[Rule, ...]
    by_date: dict[str, Rule]
    triggers: re.Pattern[str]
    called_by: dict[str, tuple[int, ...]]


@cache
def rules() -> Rules:
    """Return the rules of the lexicon."""
    plain: list[Rule] = []
    by_date: dict[str, Rule] = {}
    words: list[tuple[str, int]] = []
    for entry in entries("milestones"):
        rule = Rule(
            entry["id"],
            compiled_late("milestones", entry["id"], entry["pattern"]),
            compiled_late("milestones", entry["id"], entry["stop"]),
            compiled_late("milestones", entry["id"], entry["object_stop"]) if "object_stop" in entry else None,
            entry["confidence"],
            entry.get("closes", False),
            frozenset(entry.get("last", "")),
            entry.get("behind", ""),
        )
        if entry["trigger"]:
            words.extend((word, len(plain)) for word in entry["trigger"])
            plain.append(rule)
        else:
            by_date[rule.id] = rule
    triggers = {word for word, _ in words}
    called_by = {trigger: tuple(sorted({number for word, number in words if word in trigger})) for trigger in triggers}
    behind = {trigger: _any_behind([plain[number].behind for number in numbers]) for trigger, numbers in called_by.items()}
    return Rules(tuple(plain), by_date, re.compile(_any_of(triggers, behind)), called_by)


def _any_behind(needed: Sequence[str]) -> str:
    """Return a look at what must stand behind a word, given what each rule that it calls for needs; brackets and dates (2025年) are cut out of a clause."""
    return f"(?=[（(0-9 ]|{'|'.join(needed)})" if all(needed) else ""


def _any_of(words: Collection[str], behind: Mapping[str, str]) -> str:
    """Return an expression for any of ``words``, all of two characters or more, grouped by the first: most places are passed over by their two.

    ``behind`` looks at what stands after some of them.
    """
    firsts, seconds = ("".join(sorted({word[at] for word in words})) for at in (0, 1))
    groups = []
    for first in firsts:
        rests = [word[1:] for word in words if word[0] == first]
        plain = alternation([rest for rest in rests if not behind.get(first + rest)])
        looking = [f"{re.escape(rest)}{behind[first + rest]}" for rest in sorted(rests) if behind.get(first + rest)]
        groups.append(f"(?<={first})(?:{'|'.join([*filter(None, [plain]), *looking])})")
    return f"[{firsts}](?=[{seconds}])(?:{'|'.join(groups)})"


# ，6月底完成: no more than the due date of the clause before
OF_THE_LAST = re.compile(r"(?:要|应|须|力争|确保|全部|基本|全面)*(?:完成|到位|结束|完毕|拆除|关停|退出|淘汰)")


def match_clause(bare: str, called: Collection[int]) -> tuple[Rule, str] | None:
    """Return the first of the ``called`` rules that the words of a clause fit, with its verb; ``bare`` is free of dates and brackets."""
    if not called or len(bare) > MAX_CLAUSE:
        return None
    plain = rules().plain
    stripped = strip_lead(bare)
    for number in sorted(called):
        rule = plain[number]
        match = rule.pattern.search(stripped)
        if (
            match
            and not rule.stop.search(bare[: len(bare) - len(stripped) + match.end("action")])
            and not (rule.object_stop and rule.object_stop.search(match.group("object")))
        ):
            return rule, match.group("action")
    return None


def match_dated(bare: str, rule: Rule) -> tuple[Rule, str] | None:
    """Return ``rule``, one for clauses that are due on a date, with its verb when the words of a clause fit it."""
    match = rule.pattern.search(bare[:90])
    return (rule, match.group("action")) if match and not rule.stop.search(bare) and not OF_THE_LAST.fullmatch(bare) else None
