"""What becomes of a number of things: 620套|公寓|可以|入住, 把2.3万亩|农田|修复到位, 危房改造312户|全部|竣工.

The number stands before its verb as subject or, behind 把, 让 and 使, as object, and the words between are what is counted.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from planparse.extraction import metrics
from planparse.extraction.verbs import starts_with_verb
from planparse.lexicon import alternation, pattern, terms
from planparse.patterns import lazy
from planparse.types import Quantity

KINDS = frozenset({"count", "people", "area", "length", "document"})
_LONGEST = 40
_MOST = 18
_HANDED = lazy(r"^(?P<before>.*?)(?:把|让|使)(?P<which>[^把让使，。]{0,14})$")
_DONE = lazy(r"(?:到位|完毕|一遍|完成|结束|一新)$")
_PLACE = lazy(r"^[^，。的]{0,8}(?:[省市县区镇乡村街户校园班]|年级)的", needs="的")
_MODAL = lazy(r"(?:必须|务必|应当|可以|能够|要)+")
_PERSONS = frozenset({"名", "位", "人", "人次"})
_OF_PEOPLE = frozenset({"轮训", "上岗", "入住", "脱贫", "脱困"})
_WHAT = lazy(r"(?:通过|达到|纳入|接入|搬入|进入|实现)(?=.{2})")
_LONGEST_WHICH = 12
# 110个|贫困村|出列: a verb without object ends the clause
_ENDED = re.compile(
    "(?P<thing>(?![要须将应在拟])[^，。；、0-9]{2,16}?)(?:全部|基本|全面|主体|提前|一并|整村|整体|如期|按期|相继|陆续|顺利|正式|集中)?(?P<verb>建成(?:通车|投用|投运|投产|运营|启用|开放)?|开诊(?:运营)?|落成|出列|摘帽|销号|清零|并网(?:发电)?|通车|竣工|(?<!新)开工|投产|交付|投用|投运|封顶|入住新居|挂牌|达产|过关|关停|退出)"
)
_GIVEN = lazy("随着|由于|因|自从|鉴于")
# 剩下的31户|必须全部脱贫, 剩下3处|整改到位: what is left of the things named before
_REMAINING = lazy("(?:剩下|余下|剩余|其余|所剩)的?$")
_FINISHED = lazy("(?:年内|今年|一律|务必|必须|全部|都要?|要|在)*(?P<verb>[^，。；、0-9务必须全部要]{2,6})")
# 6所|完小|都要|建起留守儿童之家
_EACH_IS_TO = lazy(
    "(?P<who>[^，。；、要必务须都均全]{1,10})(?:年内|今年)?(?:都|均|全部)(?:要|必须|务必|须|应)(?P<verb>建起|建好|建成|建有|配齐|配备|设立|成立|有|开设|达到|实现)(?P<what>[^，。；0-9]{2,14})",
    needs="均部都",
)
_WHEN = lazy(r"在(?:[^，。的]{0,5}[前内])?$")
_OWNED = lazy(r"^([^，。的]{1,8})的([^，。的]{2,8})$")
_NUMBER = lazy(r"[0-9一二两三四五六七八九十百千万亿]")


class Outcome(NamedTuple):
    """What is counted and the verb that says what becomes of it."""

    noun: str
    verb: str


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(alternation(terms("verbs", "outcome")))


def _verb_at(text: str) -> str:
    """Return the verb of outcome, or any other of two characters, that begins ``text``."""
    found = _verbs().match(text)
    if found:
        return found.group()
    return text[:2] if starts_with_verb(text) else ""


def placed(right: str) -> bool:
    """Tell whether a number counts the places that have what is named behind (41个|县的医院)."""
    return bool(_PLACE.match(right.strip()))


def is_handed(left: str) -> bool:
    """Tell whether 把, 让 or 使 puts the number before its verb."""
    return ("把" in left or "让" in left or "使" in left) and _HANDED.match(left.strip()[-_LONGEST:]) is not None


def outcome(left: str, right: str, quantity: Quantity) -> Outcome | None:
    """Return what a number before its verb counts; None where nothing says that it is to be done.

    ``left`` and ``right`` are what stands around the number, without dates.

    >>> from planparse.grammar.quantities import find_quantities
    >>> quantity = find_quantities("620套")[0]
    >>> outcome("首批", "公寓可以拎包入住", quantity), outcome("把", "公寓修缮到位", quantity)
    (Outcome(noun='公寓', verb='入住'), Outcome(noun='公寓', verb='修缮'))
    >>> outcome("", "老公寓", quantity) is None
    True
    >>> outcome("", "公寓交付", quantity), outcome("剩下的", "必须全部交付", quantity)
    (Outcome(noun='公寓', verb='交付'), Outcome(noun='交付', verb='交付'))
    >>> outcome("", "公寓都要建起党群之家", quantity)
    Outcome(noun='公寓党群之家', verb='建起')
    """
    right = right.strip()[:_LONGEST]
    led = pattern("cues", "outcome_lead").search(right)
    if quantity.kind not in KINDS or (quantity.comparator != "eq" and quantity.kind != "count"):
        return None  # 56人以上|大班额|全部清零: the number says which
    if placed(right):
        owned = _OWNED.match(right[: led.start()]) if led and is_handed(left) and len(right) - led.start() <= _MOST else None
        if led is None or owned is None:
            return None  # 41个|县的医院: the number says where
        return Outcome(f"{owned[2]}{right[led.start() :]}的{owned[1]}", right[led.end() :])  # 让45个|村的污水|得到|治理
    if quantity.kind == "count" and (each := _EACH_IS_TO.fullmatch(right)):
        verb, what = each["verb"], each["what"]
        return Outcome(each["who"] + what if verb[0] in "建配设成开" else f"{verb}{what}的{each['who']}", verb)
    if led is not None and led.start() > 0:
        rest = right[led.end() :]
        verb = _verb_at(rest) or _closing(rest)
        if _MODAL.fullmatch(led.group()) and not _befalls(verb, quantity):
            return None  # 20名|干部|要|落实责任: those who do it
        if verb and len(rest) <= _MOST and not _NUMBER.search(rest):
            made = _made(left, right[: led.start()], verb)
            if made and rest.startswith("完成"):
                return made._replace(noun=made.noun + rest[2:])  # 11座|辊道窑|全部|完成|清洁能源改造
            return made._replace(noun=f"{rest}的{made.noun}") if made and _WHAT.match(rest) else made
    if led is not None and _REMAINING.search(left) and (finished := _FINISHED.fullmatch(right)):
        return Outcome(finished["verb"], finished["verb"])
    if (
        (ended := _ENDED.fullmatch(right))
        and not left.rstrip().endswith("的")
        and not _GIVEN.match(left.strip())
        and not starts_with_verb(ended["thing"])
    ):
        return _made(left, ended["thing"], ended["verb"])
    if is_handed(left) and _DONE.search(right):
        bare = _DONE.sub("", right)
        for size in (4, 3, 2):
            verb = bare[-size:] if len(bare) > size + 1 else ""
            if verb and _verb_at(verb) and (size == 2 or _verb_at(verb[-2:])):
                return _made(left, bare[:-size], verb)
    return None


def _befalls(verb: str, quantity: Quantity) -> bool:
    """Tell whether a verb behind a modal says what is done with those counted, not what they do."""
    return bool(_verbs().fullmatch(verb)) and ((quantity.kind != "people" and quantity.unit not in _PERSONS) or verb in _OF_PEOPLE)


def becomes(right: str) -> bool:
    """Tell whether what stands right behind a number says what becomes of it (任务260艘|如期完成)."""
    led = pattern("cues", "outcome_lead").match(right)
    return led is not None and bool(_verb_at(right[led.end() :])) and not _NUMBER.search(right[:_LONGEST])


def _closing(rest: str) -> str:
    """Return the verb of outcome that ends the clause behind words of manner (可以|拎包|入住)."""
    ends = [found.group() for found in _verbs().finditer(rest) if found.end() == len(rest) and len(rest) <= 6]
    return ends[-1] if ends else ""


def _made(left: str, noun: str, verb: str) -> Outcome | None:
    handed = _HANDED.match(left.strip()[-_LONGEST:])
    which = handed["which"] if handed else metrics.strip_lead(left.strip())
    thing = metrics.clean_noun(_WHEN.sub("", noun.removeprefix("的").strip()))
    if not 2 <= len(thing) <= 24 or (handed and _NUMBER.search(which)):
        return None
    return Outcome((which + thing) if which.endswith("的") and len(which) <= _LONGEST_WHICH and not _NUMBER.match(which) else thing, verb)
