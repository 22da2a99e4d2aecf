"""Match the patterns of ``lexicon/noise.toml`` against a text whose lines are trimmed.

Line entries are tried on short lines only; an entry runs at all only on a line that holds one of its literals. Named groups of an entry become frames.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

from planparse.clean.editlog import Change, EditLog
from planparse.clean.lines import Line, lines_of
from planparse.lexicon import compiled, entries
from planparse.types import Frame

LONGEST = 420  # no line of the host site is longer
LONGEST_INSIDE = 220  # nor one that stands amid running text
FRAME_KEYS = ("title", "issuer", "published")


class Pattern(NamedTuple):
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
        return not self.need or _holds(text, self.need)


def _holds(text: str, literals: Sequence[str]) -> bool:
    for literal in literals:  # noqa: SIM110 - a loop takes half the time of any() here, and every line comes through
        if literal in text:
            return True
    return False


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
    held = _places(log.text).keys()
    for pattern in patterns("inline"):
        if pattern.need and held.isdisjoint(pattern.need):
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


class Choice:
    """Entries to try on lines; an entry that names literals is tried only on the lines that hold one of them."""

    def __init__(self, entries: Mapping[int, Pattern], near: Mapping[int, Sequence[int]], longest: int = LONGEST) -> None:
        self._entries = entries
        self._longest = longest
        self._near = near
        self._always = [number for number, entry in entries.items() if not entry.need]

    def entry(self, line: Line) -> tuple[Pattern, re.Match[str]] | None:
        """Return the first entry that matches the whole line."""
        if len(line.text) > self._longest:
            return None
        near = self._near.get(line.start)
        for number in sorted((*self._always, *near)) if near else self._always:
            if (entry := self._entries.get(number)) is not None and (match := entry.regex.fullmatch(line.text)):
                return entry, match
        return None


# The most frequent characters of our sample plans, the first the most: a look at each of them would be a look at the whole text.
_FREQUENT = "，。\n、02 1年的.53人一业“”6全4建工（）%8上学市以成生个实不中发区到化教9分县务新动三作展制公万要政级有设7"
_RANKS = {char: rank for rank, char in enumerate(_FREQUENT)}
# Two of them that are so common as a pair that another place of a literal finds it faster.
_FREQUENT_PAIRS = frozenset({"服务", "技术", "资源", "信息", "中心", "发展", "标准", "内容"})


def _rank(literal: str, at: int) -> tuple[bool, int, int]:
    """Return how seldom the two characters of a literal from ``at`` on are: the larger, the more so; of equals, the first of them."""
    ranks = [_RANKS.get(char, len(_RANKS)) for char in literal[at : at + 2]]
    return literal[at : at + 2] not in _FREQUENT_PAIRS, min(ranks), ranks[0]


def _is_plain(literal: str) -> bool:
    """Tell whether a literal is better looked for by itself than by its rarest pair of characters."""
    return len(literal) == 1 or (literal[0] in _RANKS and literal == literal[0] * len(literal))


@cache
def _literals() -> tuple[re.Pattern[str], dict[str, list[tuple[str, int]]], list[str]]:
    """Return what finds the rarest character of each literal and the one behind it, the literals by these two with their place, and the plain ones.

    Plain are those of one character, and runs of a frequent one (....), each place of which would be looked at.
    """
    literals = sorted({literal for scope in ("line", "block", "inline") for entry in patterns(scope) for literal in entry.need})
    found: dict[str, list[tuple[str, int]]] = {}
    for literal in literals:
        if not _is_plain(literal):
            place = max(range(len(literal) - 1), key=partial(_rank, literal))
            found.setdefault(literal[place : place + 2], []).append((literal, place))
    first, after = (re.escape("".join(sorted(set(chars)))) for chars in zip(*found, strict=True))
    return re.compile(f"[{first}](?=[{after}])"), found, list(filter(_is_plain, literals))


@lru_cache(maxsize=1)
def _places(text: str) -> dict[str, list[int]]:
    """Return where each literal of the entries first stands in each line that holds it.

    To look for hundreds of literals one by one would take a tenth of all the time; one scan stops where a rare character of one stands.
    """
    finder, literals, plain = _literals()
    found: dict[str, list[int]] = {}
    ends: dict[str, int] = {}
    for match in finder.finditer(text):
        at = match.start()
        for literal, place in literals.get(text[at : at + 2], ()):
            if at > ends.get(literal, -1) and text.startswith(literal, at - place):
                found.setdefault(literal, []).append(at - place)
                ends[literal] = _line_end(text, at)
    for literal in plain:
        at = text.find(literal)
        while at >= 0:
            found.setdefault(literal, []).append(at)
            at = text.find(literal, _line_end(text, at))
    return found


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


class Present:
    """The entries for lines and blocks that may match in a text, since it holds one of their literals."""

    def __init__(self, text: str) -> None:
        self._held = _places(text)
        found = [(entry, scope, self._literals_of(entry)) for scope in ("line", "block") for entry in patterns(scope)]
        self._entries = [(entry, scope) for entry, scope, held in found if held or not entry.need]
        places = [[at for literal in held for at in self._held[literal]] for entry, _, held in found if held or not entry.need]
        self._near = _near(lines_of(text), places)

    def _literals_of(self, entry: Pattern) -> list[str]:
        return [literal for literal in entry.need if literal in self._held]

    def _choice(self, fits: Callable[[Pattern, str], bool], longest: int = LONGEST) -> Choice:
        chosen = {number: entry for number, (entry, scope) in enumerate(self._entries) if fits(entry, scope)}
        return Choice(chosen, self._near, longest)

    def lines(self, where: str) -> Choice:
        """Return the line entries that may match in this part of the text ("head", "tail" or "any")."""
        return self._choice(lambda entry, scope: scope == "line" and _fits(entry, where), LONGEST_INSIDE if where == "any" else LONGEST)

    def tail_anchors(self) -> Choice:
        """Return the line entries behind which nothing of the plan follows."""
        return self._choice(lambda entry, scope: scope == "line" and entry.anchor == "tail")

    def head_anchors(self) -> Choice:
        """Return the entries for the line that ends the menus above the plan."""
        return self._choice(lambda entry, _: entry.anchor == "menu-end")

    def blocks(self, text: str, where: str) -> list[tuple[Pattern, re.Match[str]]]:
        """Return the matches of the block entries that may stand in this part of the text ("head", "tail" or "any")."""
        fitting = [(entry, self._literals_of(entry)) for entry, scope in self._entries if scope == "block" and _fits(entry, where)]
        return [(entry, match) for entry, held in fitting if not held or _holds(text, held) for match in entry.regex.finditer(text)]


def _near(lines: Sequence[Line], places: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    """Return, by where a line starts, the numbers of the lists that have a place in it, in order; long lines are left out."""
    begins = [line.start for line in lines]
    near: dict[int, list[int]] = {}
    for number, held in enumerate(places):
        for at in held:
            line = lines[bisect_right(begins, at) - 1]
            if line.end - line.start <= LONGEST:
                numbers = near.setdefault(line.start, [])
                if number not in numbers[-1:]:
                    numbers.append(number)
    return near


def _fits(pattern: Pattern, where: str) -> bool:
    return pattern.where in ("any", where) or (pattern.where == "edge" and where in ("head", "tail"))


def frames_of(log: EditLog, line: Line) -> None:
    """Take the facts that a removed line states (生成日期 2024-01-02 发布机构 云溪县教育局)."""
    for pattern in frame_patterns():
        if pattern.may_run(line.text):
            for match in pattern.regex.finditer(line.text):
                keep_frames(log, pattern.id, match, line.start)
