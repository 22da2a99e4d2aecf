"""What the model looks at: named features of a quantity, from the words around it and from what the rules say.

Every feature is a short string ``name=value``. Values hold no tabs or line breaks, so that weights can be stored a line each.
The rules' own reading (their doubt, status, verb) is a feature like any other: the model learns how far it can be trusted.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from planparse.lexicon import alternation, terms
from planparse.types import Candidate, DateSpan, DocumentFields, Item, Status

Segmenter = Callable[[str], Sequence[str]]
"""Cuts a string into tokens; joined they are the string."""

_LEFT, _RIGHT, _NGRAM = 9, 7, 4
_HEADING = 20
_CLAUSE, _FAR = 60, 2000
_NEAR = 120
"""No feature looks further from a number than this, so that a sentence without end costs no square of time."""

_FORMS = 4096
"""How many forms of a group of features are kept made."""

_FOLDED = dict.fromkeys("\t\n\r", " ") | dict(zip(",;:()!?", "，；：（）！？", strict=True))
_MARKS = frozenset("，,；;。：:\n")
_ENDS = frozenset("，。；、\n,;")


@cache
def _words() -> tuple[re.Pattern[str], ...]:
    """Return the words of past, plan and headings that the model looks for."""
    return tuple(re.compile(alternation(terms("model", entry))) for entry in ("past", "plan", "heading"))


@dataclass(frozen=True)
class Scene:
    """The document around a candidate, in clean offsets; ``segment`` cuts contexts into tokens (default: characters)."""

    text: str
    items: Sequence[Item]
    dates: Sequence[DateSpan]
    fields: DocumentFields
    segment: Segmenter = list
    flat: str = field(init=False)
    date_starts: list[int] = field(init=False)
    places: dict[int, list[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "flat", _flat(self.text))
        object.__setattr__(self, "date_starts", [span.start for span in self.dates])


@lru_cache(maxsize=_FORMS)
def _read_as(
    kind: str, unit: str, comparator: str, change: str, doubt: str, status: str, action: str, confidence: float
) -> tuple[str, ...]:
    """Return the features of the rules' own reading, which takes few forms."""
    told = (f"kind={kind}", f"unit={_flat(unit)}", f"comparator={comparator}", f"change={change}", f"doubt={doubt}", f"status={status}")
    return (*told, f"doubt,status={doubt},{status}", f"action={_flat(action)}", f"verb={bool(action)}", f"confidence={confidence}")


@lru_cache(maxsize=_FORMS)
def _closing(doubt: str, kind: str, closed: bool, bracket: bool) -> tuple[str, ...]:
    return f"closed={closed}", f"doubt,closed,kind={doubt},{closed},{kind}", f"bracket={bracket}"


@lru_cache(maxsize=_FORMS)
def _opening(opens: str) -> tuple[str, ...]:
    return f"clause1={opens[:1]}", f"clause2={opens}"


def quantity_features(scene: Scene, candidate: Candidate, status: Status) -> list[str]:
    """Return the features of a quantitative candidate to which the rules give ``status``."""
    quantity = candidate.quantity
    assert quantity is not None
    text, flat, start, end = scene.text, scene.flat, candidate.sentence_start, candidate.sentence_end
    at = quantity.start
    left = flat[max(start, at - _LEFT) : at]
    right = flat[quantity.end : quantity.end + len(text[quantity.end : quantity.end + _RIGHT].split("\n", 1)[0])]
    number, doubt, kind = quantity.number, candidate.doubt, quantity.kind
    past, plan, _ = _words()
    found = [
        *_read_as(kind, quantity.unit, quantity.comparator, candidate.change, doubt, status, candidate.action, candidate.confidence),
        "digits=True" if text[quantity.core_start : quantity.core_start + 1].isascii() else "digits=False",
        f"number={number if number <= 10 else 'large' if number >= 10000 else 'middle'}",
    ]
    found.extend(_ngrams("l", left, scene.segment, last=True))
    found.extend(_ngrams("r", right, scene.segment, last=False))
    metric = _flat(candidate.metric)
    found.extend((f"metric1={metric[-1:]}", f"metric2={metric[-2:]}", f"metric3={metric[-3:]}", f"metric-head={metric[:2]}"))
    found.append(f"metric-length={min(6, len(metric) // 3)}")
    first, last = max(start, at - _NEAR), min(end, quantity.end + _NEAR)
    low, high = max(candidate.clean_start, first), min(candidate.clean_end, last)
    for name, words in (("past", past), ("plan", plan)):
        within = words.search(text, first, last) is not None
        found.append(f"sentence-{name}={within}")
        found.append(f"goal-{name}={within and words.search(text, low, high) is not None}")
    found.extend(_place(scene, candidate, at))
    found.append(f"date={date_use(scene, at, start)}")
    clause, floor = at, max(0, at - _CLAUSE)
    while clause > floor and text[clause - 1] not in _MARKS:
        clause -= 1
    opens = flat[clause : clause + 2]
    found.extend(_opening(opens))
    found.append(f"offset={min(4, (at - start) // 20)}")
    closed = not right or right[0] in _ENDS
    found.extend(_closing(doubt, kind, closed, _in_bracket(text, at)))
    paragraph = text.rfind("\n", max(0, start - _FAR), start) + 1
    found.append(f"paragraph-past={past.search(text, paragraph, paragraph + 24) is not None}")
    return found


_NEAREST = {name: tuple((count, f"{name}{count}=") for count in range(1, _NGRAM + 1)) for name in "lr"}


def _ngrams(name: str, text: str, segment: Segmenter, *, last: bool) -> list[str]:
    """Return the one to four tokens next to the number, and every pair of tokens further off."""
    nearest, pair = _NEAREST[name], f"{name}-pair="
    if segment is list:  # characters: slices are quicker than lists
        size = len(text)
        found = [head + (text[-count:] if last else text[:count]) for count, head in nearest[:size]]
        found += [pair + text[at : at + 2] for at in range(size - 1)]
    else:
        tokens = list(segment(text))
        size = len(tokens)
        found = [head + "".join(tokens[size - count :] if last else tokens[:count]) for count, head in nearest[:size]]
        found += [pair + one + two for one, two in itertools.pairwise(tokens)]
    return found or [nearest[0][1]]


def _place(scene: Scene, candidate: Candidate, clean_pos: int) -> list[str]:
    if candidate.item >= len(scene.items):
        return []
    item = scene.items[candidate.item]
    told = scene.places.get(candidate.item)
    if told is None:
        headings = " ".join(heading[:_HEADING] for heading in item.headings)
        words = sorted(set(_words()[2].findall(headings)))
        told = scene.places[candidate.item] = [f"depth={len(item.path)}", *(f"heading={word}" for word in words)]
    return [f"in-heading={clean_pos < item.body_start}", *told]


def date_use(scene: Scene, clean_pos: int, floor: int) -> str:
    """Return how the nearest date before a place lies to the plan's period, and how its words use it."""
    at = bisect_right(scene.date_starts, clean_pos) - 1
    if at < 0 or scene.dates[at].start < floor:
        return "none"
    span, fields = scene.dates[at], scene.fields
    place = "unknown"
    if span.date_end and fields.period_start:
        before, within = span.date_end < fields.period_start, fields.period_end is not None and span.date_end <= fields.period_end
        place = "before" if before else "within" if within else "after"
    return f"{span.bound},{place}"


def _in_bracket(text: str, clean_pos: int) -> bool:
    before = text[max(0, clean_pos - 30) : clean_pos]
    if "（" not in before and "(" not in before:
        return False
    return before.count("（") + before.count("(") > before.count("）") + before.count(")")


def _flat(words: str) -> str:
    """Return words of the text with full-width marks, and without tabs and line breaks, which would end a feature where weights are stored."""
    if words.isalnum():
        return words
    for char, folded in _FOLDED.items():  # faster than str.translate, which looks each character up
        if char in words:
            words = words.replace(char, folded)
    return words
