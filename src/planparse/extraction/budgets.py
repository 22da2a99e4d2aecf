"""Money that a budget sets aside: 县财政挤出60万元|作为再就业基金, 按不低于公用经费的|10%|安排培训经费."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from planparse.extraction import metrics, verbs
from planparse.lexicon import alternation, terms
from planparse.patterns import lazy

_LONGEST_BUDGET = 40
_SETS_ASIDE = "提前预付|安排|提取|计提|列支|预付|拨付|拨出|设立|筹集|落实|统筹|预留|划拨|存入|缴纳|缴存"
_BY_RATE = lazy(
    "(?:^|(?P<who>[^，。；]{1,12}?)(?:要|应|须|可|将)?)按(?![时期揭摩质量需劳])照?(?P<bound>不低于|不少于|不超过|不高于|不得低于|不得少于|不得超过)?(?P<base>[^，。；、按]{2,24}?)的?$"
)
_THEN = lazy(
    f"(?:的(?:比例|标准|额度))?(?:(?:安排|提取|拿出)?(?:资金|经费)?用于(?P<use>[^，。；、]{{2,16}})|(?:足额|全额)?(?P<verb>{_SETS_ASIDE})(?P<thing>[^，。；、]{{0,16}}))$"
)
_MONEY = ("金", "费", "补贴", "津贴")
_TO_WHOM = ("给", "至", "到", "用于")
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


class Share(NamedTuple):
    """A share of an amount that is set aside: the verb, what is set aside as a share of what, and the words that bound it."""

    verb: str
    noun: str
    bound: str


def share(left: str, right: str) -> Share | None:
    """Return what is set aside by a share of something else, or None where the words say something else.

    >>> share("学校按不低于公用经费总额", "的比例安排培训经费")
    Share(verb='安排', noun='培训经费占公用经费总额比例', bound='不低于')
    >>> share("按土地出让收益的", "用于教育"), share("按总课时的", "开设艺术课程")
    (Share(verb='用于', noun='土地出让收益用于教育的比例', bound=''), None)
    >>> share("风险准备金按当年保费收入", "的比例提取")
    Share(verb='提取', noun='风险准备金占当年保费收入比例', bound='')
    """
    match = _BY_RATE.search(left[-_LONGEST_BUDGET:].strip()) if "按" in left else None
    then = _THEN.match(right.strip()) if match else None
    if match is None or then is None:
        return None
    base, bound = metrics.clean_noun(match["base"]), match["bound"] or ""
    if not base or verbs.predicate_verb(match["base"]):
        return None
    if then["use"]:
        return Share("用于", f"{base}用于{then['use']}的比例", bound)
    thing = "" if then["thing"].startswith(_TO_WHOM) else metrics.clean_noun(then["thing"])
    if not thing and (match["who"] or "").endswith(_MONEY):
        thing = metrics.clean_noun(match["who"])  # 风险准备金|按…提取
    return Share(then["verb"], f"{thing}占{base}比例" if thing else f"{base}{then['verb']}比例", bound)


@cache
def _set_aside() -> re.Pattern[str]:
    return re.compile(
        rf"(?:财政|预算|公益金|经费|资金)[^，。；]{{0,12}}?(?P<verb>{alternation(terms('verbs', 'set_aside'))})(?P<noun>[^，。；]{{0,16}})$"
    )
