"""For whom: 为3000名老人发放补贴500万元, 对3所学校、2所医院开展检查.

The number right behind 为, 对, 给 or 向 counts those served. When the verb behind them has a number of its own, that number is the
target and those served are its scope; when it has none, those served are what is counted, under the verb that serves them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from planparse.extraction import metrics, verbs
from planparse.lexicon import alternation, pattern, terms
from planparse.types import Quantity

if TYPE_CHECKING:
    from planparse.extraction.reading import Reading

KINDS = frozenset({"count", "people", "bare"})
_LONGEST = 60
_LONGEST_OWNER = 8
# 面向12个街道征集意见: where or with whom, not what is counted.
_ADDRESSING = frozenset({"面向", "针对", "对照", "向"})
# No one is named behind the number: 规模为30户, 对30户以上的小区.
_NO_ONE = re.compile(r"\s*(?:$|[的、，和及与至到])")


class Frame(NamedTuple):
    """The preposition before a number of those served and the area named between them (为|全县|10个村)."""

    word: str
    area: str


class Service(NamedTuple):
    """What stands behind those served: ``who`` they are, the verb, where it begins, and its object."""

    who: str
    verb: verbs.Verb
    what: str


@cache
def _light() -> re.Pattern[str]:
    return re.compile(alternation(terms("verbs", "light")))


def frame(left: str, quantity: Quantity, right: str) -> Frame | None:
    """Return the frame that a left context opens (每年为|不少于3000户|家庭), or None.

    >>> from planparse.grammar.quantities import find_quantities
    >>> quantity = find_quantities("30名")[0]
    >>> frame("每年为全县", quantity, "教师"), frame("为全县新建", quantity, "教师"), frame("规模为", quantity, "")
    (Frame(word='为', area='全县'), None, None)
    """
    if quantity.kind not in KINDS or _NO_ONE.match(right):
        return None
    if verbs.starts_with_verb(right.lstrip()) and not left.rstrip().endswith("的"):
        return None  # 对公园30个|开展评估
    found = pattern("cues", "serve").search(left.strip()[-_LONGEST:])
    if found is None:
        return None
    inside = found["of"]
    if verbs.verb_within(inside, 0) or inside[-1:] in verbs.SHORT:
        return None
    return Frame(found["word"], inside if metrics.is_scope(inside) else "")


def service(right: str) -> Service | None:
    """Divide what stands behind a number of those served; None where no verb follows them.

    >>> found = service("困难家庭足额发放补助金")
    >>> found.who, found.verb.text, found.what
    ('困难家庭', '发放', '补助金')
    >>> service("学校") is None
    True
    """
    window = right[:_LONGEST]
    light = _light().search(window, 2)
    verb = verbs.Verb(light.start(), light.end(), light.group(), "act") if light else verbs.verb_within(window, 1)
    verb = verb or verbs.closing_verb(right.rstrip())
    if verb is None or verb.start == 0:
        return None
    who, what = right[: verb.start].strip(), right[verb.end :].strip()
    bare = who if light or not what else pattern("cues", "manner").sub("", who)
    return Service(bare or who, verb, what)


def goes_on(left: str) -> bool:
    """Tell whether the words before a number only join or name some of those served: 3所学校|、|2所医院, 59所|中小学|1.8万名学生."""
    noun = left.strip(" 　、，和及与")
    return len(noun) <= _LONGEST_OWNER and not verbs.verb_within(noun, 0)


def counts(opened: Frame, told: Service | None) -> bool:
    """Tell whether those served are what is counted, when the verb behind them has no number of its own."""
    return told is not None and opened.word not in _ADDRESSING


def reading_of(reading: Reading, opened: Frame, told: Service | None) -> Reading:
    """Return the reading of a number of those served: under the verb that serves them, or only the scope of another number."""
    if told is None:
        return reading._replace(action="", noun="", predicate=False, scope_count=True, verb_only=False)
    return reading._replace(
        action=told.verb.text,
        change=told.verb.change,
        noun=opened.area,
        predicate=False,
        scope_count=False,
        head=True,
        verb_only=True,
    )


def metric_of(who: str, told: Service) -> str:
    """Return those served with what they get: 学校 + 消防安全检查; a verb without object is itself what they get."""
    return who + (told.what or told.verb.text)
