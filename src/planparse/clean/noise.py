"""Match the patterns of ``lexicon/noise.toml`` against a text whose lines are trimmed.

Line entries are tried on short lines only; an entry runs at all only on a line that holds one of its literals. Named groups of an entry become frames.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from planparse.clean.editlog import Change, EditLog
from planparse.clean.lines import Line
from planparse.lexicon import alternation, compiled, entries
from planparse.types import Frame

LONGEST = 420  # no line of the host site is longer
LONGEST_INSIDE = 220  # nor one that stands amid running text
FRAME_KEYS = ("title", "issuer", "published")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of the lexicon; its expression is compiled when it is first needed."""

    id: str
    source: str
    flags: int
    need: tuple[str, ...]
    where: str
    anchor: str | None

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return _compile(self.id, self.source, self.flags)

    @property
    def framed(self) -> bool:
        """Whether the entry has named groups that go to the frames."""
        return any(f"(?P<{key}>" in self.source for key in FRAME_KEYS)

    def may_run(self, text: str) -> bool:
        """Tell whether one of the entry's literals stands in ``text``."""
        return not self.need or any(literal in text for literal in self.need)


@cache
def _compile(entry: str, source: str, flags: int) -> re.Pattern[str]:
    return compiled("noise", entry, source, flags)


@cache
def patterns(scope: str) -> tuple[Pattern, ...]:
    """Return the entries of one scope in file order."""
    flags = re.MULTILINE if scope == "block" else 0
    return tuple(
        Pattern(entry["id"], entry["pattern"], flags, tuple(entry.get("need", ())), entry.get("where", "any"), entry.get("anchor"))
        for entry in entries("noise")
        if entry["scope"] == scope
    )


@cache
def frame_patterns() -> tuple[Pattern, ...]:
    """Return the entries that read facts out of a line which another entry removes."""
    return patterns("frame")


def inline(log: EditLog) -> list[Change]:
    """Return the edits that delete noise inside of lines, and take its frames."""
    changes: list[Change] = []
    for pattern in patterns("inline"):
        if not pattern.may_run(log.text):
            continue
        for match in pattern.regex.finditer(log.text):
            if any(change.start < match.end() and match.start() < change.end for change in changes):
                continue
            keep_frames(log, pattern.id, match, 0)
            changes.append(Change(match.start(), match.end(), gap(log.text, match.start(), match.end()), pattern.id))
    changes.sort()
    return changes


def gap(text: str, start: int, end: int) -> str:
    """Return what must stand for a deleted part: a line break where two digits or letters would meet, else nothing."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return "\n" if before.isascii() and before.isalnum() and after.isascii() and after.isalnum() else ""


def keep_frames(log: EditLog, entry: str, match: re.Match[str], offset: int) -> None:
    """Store what the named groups of a match tell; ``offset`` is where the matched string begins in ``log.text``."""
    for key in FRAME_KEYS:
        if key in match.re.groupindex and (value := (match[key] or "").strip()):
            start = offset + match.start(key)
            raw_start, raw_end = log.map().raw_span(start, start + len(match[key].rstrip()))
            log.frames.append(Frame(key, value, raw_start, raw_end, entry))  # type: ignore[arg-type]


def blocks(text: str, where: str) -> list[tuple[Pattern, re.Match[str]]]:
    """Return the matches of the block entries that may stand in this part of the text ("head", "tail" or "any")."""
    return [
        (pattern, match)
        for pattern in patterns("block")
        if _fits(pattern, where) and pattern.may_run(text)
        for match in pattern.regex.finditer(text)
    ]


@dataclass(frozen=True, slots=True)
class Choice:
    """Entries to try on lines, and what finds any of their literals (None when one needs no literal, so that every line is tried)."""

    entries: tuple[Pattern, ...]
    literal: re.Pattern[str] | None

    def entry(self, line: str) -> tuple[Pattern, re.Match[str]] | None:
        """Return the first entry that matches the whole line; one is tried only where the line holds one of its literals."""
        if not self.entries or len(line) > LONGEST or (self.literal is not None and self.literal.search(line) is None):
            return None
        for pattern in self.entries:
            if pattern.may_run(line) and (match := pattern.regex.fullmatch(line)):
                return pattern, match
        return None


@cache
def _choice(chosen: tuple[Pattern, ...]) -> Choice:
    if not chosen or not all(pattern.need for pattern in chosen):
        return Choice(chosen, None)
    return Choice(chosen, re.compile(alternation([literal for pattern in chosen for literal in pattern.need])))


def choose(lines: list[Line], where: str) -> Choice:
    """Return the line entries that may match in these lines."""
    longest = LONGEST_INSIDE if where == "any" else LONGEST
    short = "\n".join(line.text for line in lines if len(line.text) <= longest)
    return _choice(tuple(pattern for pattern in patterns("line") if _fits(pattern, where) and pattern.may_run(short)))


@cache
def tail_anchors() -> Choice:
    """Return the line entries behind which nothing of the plan follows."""
    return _choice(tuple(pattern for pattern in patterns("line") if pattern.anchor == "tail"))


def _fits(pattern: Pattern, where: str) -> bool:
    return pattern.where in ("any", where) or (pattern.where == "edge" and where in ("head", "tail"))


def frames_of(log: EditLog, line: Line) -> None:
    """Take the facts that a removed line states (生成日期 2024-01-02 发布机构 云溪县教育局)."""
    for pattern in frame_patterns():
        if pattern.may_run(line.text):
            for match in pattern.regex.finditer(line.text):
                keep_frames(log, pattern.id, match, line.start)
