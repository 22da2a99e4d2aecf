"""Money that a budget sets aside: 县财政挤出60万元|作为再就业基金, 市财政每年安排|治水专项|不少于2000万元."""

from __future__ import annotations

import re
from functools import cache

from planparse.extraction import metrics, verbs
from planparse.lexicon import alternation, terms
from planparse.patterns import lazy

_LONGEST_BUDGET = 40
_PURPOSE = lazy(r"(?:(?P<as>作为|作)|(?:专项)?(?:用于|用作|支持))(?P<noun>[^，。；]{2,24})$")


def budget(left: str, right: str) -> tuple[str, str] | None:
    """Return verb and purpose of money that a budget sets aside, or None where the words say something else.

    >>> budget("县财政挤出", "作为再就业基金"), budget("市财政每年安排治水专项", ""), budget("财政收入", "")
    (('挤出', '再就业基金'), ('安排', '治水专项'), None)
    """
    match = _set_aside().search(left[-_LONGEST_BUDGET:])
    if match is None:
        return None
    purpose = _PURPOSE.match(right.strip())
    noun = metrics.clean_noun(match["noun"])
    if noun or purpose is None:
        return (match["verb"], noun) if noun and not (verbs.starts_with_verb(noun) or verbs.predicate_verb(match["noun"])) else None
    noun = metrics.clean_noun(purpose["noun"])
    return match["verb"], noun if purpose["as"] or noun.endswith(("资金", "经费")) else f"{noun}资金"


@cache
def _set_aside() -> re.Pattern[str]:
    return re.compile(
        rf"(?:财政|预算|公益金|经费|资金)[^，。；]{{0,12}}?(?P<verb>{alternation(terms('verbs', 'set_aside'))})(?P<noun>[^，。；]{{0,16}})$"
    )
