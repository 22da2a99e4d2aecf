"""Which found record goes with which annotated one.

They are of the same kind, their places overlap and, where there is a number, it is the same. The likeliest pairs are made first,
one to one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from planparse.evaluation.annotation import AnnotatedRecord
from planparse.patterns import lazy
from planparse.types import Kind


class _Place(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Found(Protocol):
    """What must be known of something found: a :class:`planparse.records.Record` fits. The place is a raw span."""

    @property
    def kind(self) -> Kind: ...
    @property
    def number(self) -> float | None: ...
    @property
    def metric(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def source(self) -> _Place: ...


_PLACE_ALIKE = 0.5
"""Part of the shorter of two spans that milestones must share to be the same."""

_LIGHT = lazy(r"""[\s，,。、；;：:“”"'‘’（）()《》<>【】\[\]·—-]""")
_CHUNK = lazy(r"\d{1,3}、")


def alike(one: str, other: str) -> float:
    """Return the F1 of the characters two phrases share, punctuation aside.

    >>> alike("公办幼儿园占比", "公办园占比")
    0.8333333333333334
    """
    left, right = Counter(light(one)), Counter(light(other))
    size = left.total() + right.total()
    return 2 * (left & right).total() / size if left and right else float(left == right)


def light(text: str) -> str:
    """Return a phrase without punctuation and white space."""
    return _LIGHT.sub("", text)


def same_number(one: float | None, other: float | None) -> bool:
    """Tell whether two numbers are the same, 三分之二 and 0.6667 included.

    >>> same_number(2 / 3, 0.6667), same_number(None, 0)
    (True, False)
    """
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-4 * max(1.0, abs(one))


def places(text: str, quote: str) -> list[tuple[int, int]]:
    r"""Return every span of the raw text that a quote can stand for, none over another.

    Between two characters a quote leaves out white space and the running number of a preview's chunk.

    >>> places("新建公园\n2、3个。", "新建公园3个")
    [(0, 9)]
    """
    wanted = "".join(quote.split())
    found: list[tuple[int, int]] = []
    start = text.find(wanted[0]) if wanted else -1
    while start >= 0:
        end = _follow(text, wanted, start)
        if end:
            found.append((start, end))
        start = text.find(wanted[0], end or start + 1)
    return found


def _follow(text: str, wanted: str, start: int) -> int | None:
    """Return where the characters end that stand in a row from ``start``, gaps aside; all readings of a gap are kept in step."""
    ends = [start + 1]
    for char in wanted[1:]:
        ends = list(dict.fromkeys(at + 1 for end in ends for at in _after_gap(text, end) if text.startswith(char, at)))
        if not ends:
            return None
    return ends[0]


def _after_gap(text: str, at: int) -> list[int]:
    """Return where the next character of a quote may stand: behind white space, or behind a chunk number at a line's start."""
    ways = []
    while True:
        end = at
        while text[end : end + 1].isspace():
            end += 1
        ways.append(end)
        number = _CHUNK.match(text, end) if "\n" in text[at:end] else None
        if number is None:
            return ways
        at = number.end()


def covered(spans: Iterable[tuple[int, int]], record: Found) -> float:
    """Return how much of the shorter of record and quote the two share, at best."""
    best = 0.0
    for start, end in spans:
        common = min(end, record.source.end) - max(start, record.source.start)
        best = max(best, common / max(1, min(end - start, record.source.end - record.source.start)))
    return best


def pair(golds: Sequence[AnnotatedRecord], text: str, found: Sequence[Found]) -> dict[int, int]:
    """Return which annotated record (its index) goes with which found one."""
    likely: list[tuple[float, int, int]] = []
    for at, gold in enumerate(golds):
        spans = places(text, gold.quote)
        for to, record in enumerate(found):
            share = covered(spans, record) if record.kind == gold.kind else 0.0
            if share <= 0:
                continue
            if gold.kind == "milestone":
                if share >= _PLACE_ALIKE:
                    likely.append((share, at, to))
            elif same_number(record.number, gold.number):
                likely.append((5 * alike(record.metric, gold.metric) + (record.unit == gold.unit) + share, at, to))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, to in sorted(likely, key=lambda one: (-one[0], one[1], one[2])):
        if at not in pairs and to not in taken:
            pairs[at] = to
            taken.add(to)
    return pairs
