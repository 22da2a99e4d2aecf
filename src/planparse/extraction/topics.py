"""What a number is of where its own words do not say: the measure or the thing of the numbers before it.

Notes for a newcomer. `read_left` asks in this order: what the number before in the same clause counts (``near``), what the clause before
announces (:mod:`planparse.extraction.previous_clause`), the number before in the sentence, the subject of the clause before. The first that
tells wins, if the number can be of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.extraction import metrics
from planparse.patterns import lazy
from planparse.types import Candidate, Quantity

LONGEST = 40
"""Characters of the longest noun that a number can take over."""

DIGIT = lazy(r"[0-9]")
MEASURE = lazy(r"(?:率|比例|占比|比重|人数|数量|总量|面积|规模|金额|经费|投入|时间|时长|年限|寿命|课时|里程|产量|强度|浓度|指数)$")
# what opens a phrase, not a noun
PHRASE = lazy("[对按把占比在为从由将要可给向与和同自]")
ANY_MEASURE = lazy(rf"{MEASURE.pattern}|(?:[比量数度值额耗费价期]|能力|标准|收入|成本|补助|补贴|津贴|经费|资金)$")
_WEAK_MEASURE = re.compile(
    "总产|总面积|产量|总产量|产值|总产值|单产|销量|销售额|存栏|出栏|增加值|营业收入|利润|(?:年|总)?(?:交易额|交易量|营收)|(?:全产业链|全链条|年|综合)产值"
)
_EXTENT = re.compile("共|总?长度?|全长|总里程|总面积")
_PACE = re.compile("(?:年均)?(?:增速|增长率|增幅|增长速度)")
# what is ranked or doubled of the thing measured just before: 机器人产量增长35%、|出口量居全国第2位, 进出口总额突破万亿元、|增速居第5位
_OWN_PACE = lazy("(?:年均)?(?:增速|增长率|增长速度|增幅|涨幅|降幅|增量)|[提上]升幅度")
_OWN_SIZE = lazy("总?(?:规模|数量|产量|销量)|总量|[进出]口[量额]|人均水平")
_MEASURED_AS = lazy("(?<=..)(?:占比|比重|比例|增速|增幅|总?产量|总?产值|销量|总?规模|数量|总量)$")
_POINTS = {"个百分点": "%"}  # a rate that rose by points is what the next level is of
_MEASURE_TAIL = lazy(
    "(?:播种|种植|栽培|养殖|生产|造林)?(?:面积|规模|产量|总产量|总产|产值|总产值|数量|总量|存栏|出栏|单产|销量|增加值|营业收入)$"
)


def is_bare_measure(noun: str) -> bool:
    """Tell whether a noun is a measure that lacks what it measures (产量, 产值)."""
    return bool(_WEAK_MEASURE.fullmatch(noun) or _EXTENT.fullmatch(noun) or _PACE.fullmatch(noun))


def measured_thing(noun: str, quantity: Quantity, near: str, before: Candidate | None) -> str:
    """Return what a bare extent or pace is of: 道路6条、总长|12公里, 业务量5亿件，增速|20%; an empty string where that cannot be told.

    ``near`` is what the number before in the same clause counts, ``before`` the candidate before in the sentence.
    """
    thing = near or (before.metric if before is not None and not before.doubt else "")
    if not is_named(thing):
        return ""
    if _PACE.fullmatch(noun):
        return thing if quantity.kind == "ratio" and ANY_MEASURE.search(thing) and not thing.endswith("率") else ""
    counted = bool(near) or (before is not None and before.quantity is not None and before.quantity.kind == "count")
    extent = _EXTENT.fullmatch(noun) and counted and quantity.kind in ("length", "area", "volume")
    return thing if extent and not MEASURE.search(thing) else ""


def owner_of(noun: str, quantity: Quantity, near: str) -> str:
    """Return whose pace or size is ranked or doubled: what the number before in the same clause measures or counts; else an empty string."""
    if not (quantity.kind == "rank" or quantity.unit == "倍") or not is_named(near):
        return ""
    if _OWN_PACE.fullmatch(noun):
        return "" if _PACE.fullmatch(near) else near
    return (_MEASURED_AS.sub("", near) if near != noun else "") if _OWN_SIZE.fullmatch(noun) else ""


def part_of(named: Sequence[Candidate]) -> str:
    """Return whose part is told, where the share before was of persons: 艺术教师人数占学生总数的0.2%，其中|专职教师数占50%."""
    who, share, _ = named[-1].metric.partition("占") if named and not named[-1].doubt else ("", "", "")
    return f"{who[:-2]}中" if share and who.endswith(("人数", "总数")) and len(who) > 4 else ""


def fits(near: str, quantity: Quantity, *, reaches: bool) -> bool:
    """Tell whether a number can be of what the one before it counts: points, and a share that is reached, only of a measure."""
    shared = quantity.unit == "个百分点" or (reaches and quantity.kind == "ratio")
    return not shared or MEASURE.search(near) is not None


def last_of_unit(named: Sequence[Candidate], quantity: Quantity) -> str:
    """Return the metric of the last candidate that says what it is of and has the unit of a number, or an empty string."""
    unit = _POINTS.get(quantity.unit, quantity.unit)
    for candidate in reversed(named):
        alike = candidate.quantity is not None and _POINTS.get(candidate.quantity.unit, candidate.quantity.unit) == unit
        if alike and not candidate.doubt and candidate.metric != candidate.action:
            return candidate.metric
    return ""


def thing_of(measure: str) -> str:
    """Return whose measure it is: 粮食播种面积 → 粮食; an empty string where that cannot be told."""
    match = _MEASURE_TAIL.search(measure)
    return measure[: match.start()] if match and match.start() >= 2 else ""


def is_named(noun: str) -> bool:
    """Tell whether the noun of a bare number can be what the next number is of (磷肥280万吨，增长|21%), although no verb promises it."""
    return metrics.is_sound(noun) and len(noun) <= LONGEST and not (PHRASE.match(noun) or DIGIT.search(noun))


def amount_grown(named: Sequence[Candidate], quantity: Quantity) -> str:
    """Return the amount whose growth stands before a level: 营业收入比2022年翻两番，达到|600亿元."""
    before = named[-1] if named else None
    if before is None or before.quantity is None or before.doubt or quantity.kind in ("ratio", "rank") or before.quantity.kind != "ratio":
        return ""
    return before.metric if before.change in ("ratio", "increase", "decrease") and is_named(before.metric) else ""


def is_of_a_kind(before: Candidate, quantity: Quantity) -> bool:
    """Tell whether two numbers can be of one thing: an area sown and what it yields, or the same dimension."""
    kind = before.quantity.kind if before.quantity else ""
    return kind == quantity.kind or {kind, quantity.kind} <= {"area", "mass", "ratio"}
