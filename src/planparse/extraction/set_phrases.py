"""Set phrases around a number that are read as a whole: 使|80%|的学校达到…, 相当于|108课时, 较上年多|3万吨, 为年计划的|58%, 向|22%|靠近."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.extraction import metrics
from planparse.extraction.budgets import budget
from planparse.extraction.budgets import share as share_set_aside
from planparse.extraction.governing import BASE_BOUND, bound_of
from planparse.extraction.guarantees import guarantee
from planparse.extraction.previous_clause import announced, measured
from planparse.extraction.reading import Reading
from planparse.extraction.topics import is_named
from planparse.patterns import lazy
from planparse.types import Candidate, Change, Comparator, Quantity

MADE = re.compile("(?:使|让)[^，。]{0,6}$")
# 落实稳增长|15条|政策, 实施营商环境|100项|提升举措: the number stands within the name of what is carried out
_MEASURES_OF = lazy("(?:全面|深入|持续|认真|抓好)?(?P<verb>实施|落实|推出|出台|推进|推动|谋划)(?!了)(?P<of>[^，。；、0-9的]{2,16})")
_MEASURES = lazy("(?:提升|改革|惠企|惠民|便民|优化|具体|重点)?(?:举措|措施|政策|政策措施|行动|任务)")
# 应占|在校生总数的|0.2%: a share whose subject stands in the clause before
_SHARE = re.compile(r"^(?:应|须|要|分别|均|也)*占(?:到)?(?P<whole>[^，]{2,24}?)的$")
# 6学分（相当于|108课时）
_EQUALS = lazy("(?:相当于?|折合|约合|合|即)约?")
# 比重达到8%，|高于全省平均水平|1个百分点
_ABOVE = lazy(r"^(高于|低于|好于|优于|快于|高出|超出|领先)(?:上年|去年|同期|全[国省市]|平均|水平|同类|地区|预期|目标)+$")
# 为|开通初期的|1.7倍: a multiple of what the clause before measures
_TIMES = lazy(r"^(?:是|为|约为|相当于|增至|增长到|扩大到|达到?)[^，]{0,14}的$")
# 较2018年|多交付|300亩, 同比|少跑|12趟: so much more than the number before
_MORE_THAN = lazy(r"^(?:同比|环比|[比较](?:年初|上年|去年|前年|同期)?)?(?P<way>[多少])(?P<verb>[^，。；、0-9的]{0,4})$", needs="多少")
# 为年计划的|58%, 完成全年任务的|47%, 税收收入、非税收入分别完成年初预算的|105%、98%
_OF_PLAN = lazy(
    r"(?:(?P<topic>[^，。；0-9]{2,40}?)(?:分别|均|都)?(?=完成|[为占]))?(?P<verb>完成|为|占)?(?:年初?|年度|全年度?|预算|季度)?(?:计划|预算|任务|目标)(?:任务|目标|数|总数)?的$",
    needs="计算任目",
)
# 再担保业务收费，不高于|风险责任的|0.3%: a limit whose measure is the clause before
_LIMIT = lazy(r"^(?:原则上|应|须|要|均|也)*(?P<verb>不得?低于|不得?少于|不得?超过|不高于)[^，]{2,24}的$", needs="不")
# 向|22%|靠近, 往|45万元|上冲, 奔着|30万元|去
_TOWARDS = re.compile(r"(?:向着?|往|朝着?|奔着|奔向|冲着|瞄准)$")
_MOVING = lazy(r"(?:的?(?:目标|大关|台阶|水平))?(?P<verb>靠近|靠拢|逼近|迈进|进军|挺进|冲刺|上冲|努力|看齐|去$)")


def set_phrase(
    left: str, stripped: str, right: str, quantity: Quantity, base: Reading, previous: str, named: Sequence[Candidate], near: str
) -> Reading | None:
    """Return what a set phrase says of a number, None where its words are no set phrase; parameters as in ``left.read_left``.

    ``stripped`` is ``left`` without what leads up to it, ``base`` what is known of the number whatever its words say.
    """
    words, behind, comparator = left.strip(), right.strip(), base.comparator
    made = MADE.match(words) if quantity.kind == "ratio" and right.lstrip().startswith("的") else None
    if made:
        return base._replace(noun=metrics.clean_noun(words[1:]), promised=True, scope_count=False)  # 使全县|80%|的学校达到…
    measures = _MEASURES_OF.fullmatch(words) if quantity.kind in ("count", "document") and _MEASURES.fullmatch(behind) else None
    if measures and not base.scope_count and behind.startswith("政策"):
        return base._replace(action=measures["verb"], noun=measures["of"] + behind, predicate=True, head=True)
    if measures and not base.scope_count:
        return base._replace(action=measures["verb"], beneficiary=measures["of"], head=True, verb_only=True)
    pledge = guarantee(left, right, quantity, previous)
    if pledge:
        return base._replace(action=pledge[0], noun=pledge[1], predicate=True, head=True)
    share = _SHARE.match(stripped) if quantity.kind == "ratio" else None
    if share and (topic := announced(previous)):
        return base._replace(action="占", noun=f"{topic}占{share['whole']}", predicate=True, bounded=True)
    if named and not behind and _EQUALS.fullmatch(stripped):
        held = named[-1].comparator if named[-1].comparator in ("ge", "le", "gt", "lt", "approx") else comparator
        return base._replace(action=named[-1].action, noun=named[-1].metric, predicate=True, elided=True, comparator=held)
    above = _ABOVE.match(words) if quantity.unit == "个百分点" else None
    if above and (topic := near or (named[-1].metric if named else "")):
        return base._replace(
            action=above[1], noun=topic, predicate=True, elided=True, comparator=bound_of(above[1], quantity) or comparator
        )
    if quantity.unit == "倍" and _TIMES.match(words):
        return base._replace(noun=announced(previous) or (named[-1].metric if named else ""), predicate=True, elided=True)
    more = _MORE_THAN.match(stripped) if named and not behind else None
    if more and (last := named[-1]).quantity is not None and last.quantity.unit == quantity.unit:
        change: Change = "increase" if more["way"] == "多" else "decrease"
        return base._replace(action=more["verb"] or last.action, noun=last.metric, predicate=True, elided=True, change=change)
    planned = _OF_PLAN.match(stripped) if quantity.unit == "%" else None
    if planned and planned["topic"] and is_named(noun := metrics.clean_noun(planned["topic"])):
        return base._replace(noun=noun, predicate=True, action=planned["verb"] or "")
    if planned and (topic := near or announced(previous) or (named[-1].metric if named else "")):
        return base._replace(noun=topic, predicate=True, elided=True)
    limit = _LIMIT.match(stripped) if quantity.kind == "ratio" else None
    if limit and (topic := measured(previous)):
        return base._replace(noun=topic, predicate=True, bounded=True, comparator=BASE_BOUND[limit["verb"]])
    towards = _MOVING.match(behind) if behind and _TOWARDS.search(left.rstrip()) else None
    topic = metrics.clean_noun(_TOWARDS.sub("", stripped.rstrip())) if towards else ""
    if towards and topic:
        bound: Comparator | None = "approx" if towards["verb"] in ("靠近", "靠拢", "逼近") else comparator
        return base._replace(
            action=towards["verb"], noun=topic, predicate=True, bounded=True, promised=True, scope_count=False, comparator=bound
        )
    part = share_set_aside(left, right) if quantity.unit in ("%", "‰") and behind else None
    if part:
        bound = BASE_BOUND.get(part.bound, comparator)
        return base._replace(action=part.verb, noun=part.noun, predicate=True, head=True, bounded=True, by_share=False, comparator=bound)
    aside = budget(left, right) if quantity.kind == "money" else None
    if aside:
        return base._replace(action=aside[0], noun=aside[1], predicate=True, head=True)
    return None
