"""Reading the left context of a number: what governs it, what it shares with the numbers before, and what those name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.extraction import leads, metrics, verbs
from planparse.extraction.governing import governed, joined_objects, led
from planparse.extraction.guarantees import CREDITS, EARNS, credited, of_lessons, of_stage, with_topic
from planparse.extraction.previous_clause import (
    announced,
    changing,
    doer_of,
    industry_of,
    labelled,
    measured,
    object_of,
    outside,
    referred,
    resumed,
    stands_for,
    subject_of,
    topic_alone,
    treated,
    worked_on,
)
from planparse.extraction.reading import RIGHT_STOP, Reading
from planparse.extraction.set_phrases import MADE, set_phrase
from planparse.extraction.topics import (
    amount_grown,
    fits,
    is_bare_measure,
    is_named,
    is_of_a_kind,
    last_of_unit,
    measured_thing,
    owner_of,
    part_of,
    thing_of,
)
from planparse.lexicon import pattern
from planparse.patterns import lazy
from planparse.types import Candidate, Comparator, Quantity

_QUOTED = lazy("“[^”]*”")  # “最多跑一次”比例
_AT_LEAST = re.compile(r"至少|不少于|不低于")
_AT_MOST = lazy(r"最多|至多|不超过", needs="最至超")
_BENEFICIARY = lazy(
    r"^为(?P<who>[^，,]{2,12}?)(?=提供|新增|减少|增加|发放|配备|建设|开展|解决|减负|挽回|追回|节约|节省|争取|减免|募集|筹集|筹措|购置|购买|安装|落实)"
)
_ANNUAL = re.compile(r"每年|逐年|年均|平均每年|每学年")
# verbs whose mark is of their own subject: 总产值|突破|100亿元
_OWN_VERB = re.compile(
    "达到或超过|不跌破|不跌出|不跌下|不降破|迈上|跃上|登上|跨上|站上|突破|超过|高于|低于|接近|跨过|跨越|越过|迈过|首破|超"
)
# 迈上1500亿元|台阶, 稳定在17亿亩|的水平上: the word names the number's mark, no thing
_STEP = lazy(r"^\s*的?(?:新?台阶|大关|关口|门槛)|^\s*的水平上?$")
_STEPS = frozenset("的新台大关门")
# 线上培训要护眼，|每课时|不超过30分钟: a limit for each of something, not what it is of
_PER_PIECE = lazy("每(?:课时|节课?|次|堂课|场|班|天|周)")
_IN_SUM = lazy("(?:共计?|合计|总计)$")
_IN_ALL = lazy("总投资$")
_RATE_OF = lazy(r"(?:的?(?:年均)?(?:增速|增长率|增长速度|增幅)|占(?!用|地(?![区方])|道|比).*)$")
_REFERENCES = frozenset({"预算", "预算数", "执行数", "决算", "年初预算", "水平", "平均水平", "同期"})
# No clause of a plan is longer before its number; what is more is noise, and reading it would take time that grows with its square.
_LONGEST = 300
# 按总课时的|11%|开设课程, 实现总课时数的|11%|开设课程: a share of a total, then what it is used for
_BY_SHARE = re.compile(r"^\s*按照?|总[^，。]{1,4}的$")
_INVESTED = frozenset({"投资", "投入", "总投资"})
_CARRIES_OUT = lazy("开展|实施|推进|启动|完成|抓好")
_OF_WORKS = frozenset({"条", "处", "座", "口", "段", "栋"})
_GROWN = re.compile("(?:业|产值|增加值|收入|支出|投资|出口|进口|进出口|零售额|总额|消费|销售额|税收|[一二三]产|产量)$")
# 审批时限压缩至7天，|较法定时限|缩短60%: what the number before is compared with
_COMPARED = lazy(
    "[比较][^，。；、]{0,10}(?:时限|期限|时间|水平|标准|要求|规定|现状|计划|目标|方案|定额|造价|价格|平均数|均值|(?:改造|治理|整治|实施)之?前)",
    needs="比较",
)
# 有条件的|占到11%: which of those named before; the measure is theirs
_ELECTIVE = lazy(
    r"(?:其中)?(?:有|具备|条件)(?:一?定)?(?:条件|能力|允许|成熟|许可|具备|较好|好)的?(?:地[方区]|学校|单位|[县市区乡村校][区镇]?)?",
    needs="具有条",
)
_EACH = lazy(
    r"(?:全[省市县区])?每(?:个|所|家|名|位|座)?(?:省|市|县区|县|区|乡镇|乡|镇|街道|镇街|行政村|自然村|村|社区|学校|校|幼儿园|园|年级|班级|班|教师|学生|企业|单位|部门|站点)(?:（[^）]{1,8}）)?"
)
# 新增2400户（|累计|3600户）: the sum is a level, whatever verb the number before has
_SUM = lazy("(?:累计|总数|总量|总计|共计?)(?:约|近|达)?")
# 完成林分优化提升|200万亩: behind such a verb 提升 is the work
_WORKS = ("完成", "实施", "开展", "推进", "落实")
_WORKED = frozenset({"area", "length"})
_DIGIT = lazy(r"[0-9]")
_PART = lazy("[^，。；占]{2,20}")
_RELIEFS = ("减负", "减税", "降费", "降本", "减税降费")
_LONGEST_OBJECT = 16
_RATE = lazy(r"(?:率|涨幅|增速|增幅|占比|比重|比例|强度|密度|浓度|速度|[车时]速|时长|时限|年限|寿命|量|总额|指数)$")
_FLOOR = lazy(r"\s*(?:的|这一?条?)?(?:底线|下限)", needs="底限")  # 守住|93%|的底线
_AND_ALSO = frozenset({"以及", "及", "和", "还有"})
# 规模以上企业中，|研发机构覆盖率|40%; not 在年度计划执行中，
_AMONG = lazy("(?!在|其中)[^，。；]{1,37}(?<!其)中")


def read_left(
    left: str,
    right: str,
    quantity: Quantity,
    carried: Reading | None,
    previous: str,
    named: Sequence[Candidate] = (),
    near: str = "",
    alike: bool = False,
) -> Reading:
    """Read the words between the clause (or the last join) and a number.

    ``right`` is what follows up to the next number or the end of the clause: where a noun stands there, a verb right before
    the number takes it as object. ``carried`` is the reading of the number before in the same sentence unit, whose verb a list member without its own
    takes over; ``previous`` is the clause before, which holds the subject of 其中… and of a bare 达到…; ``near`` is what the number
    before in the same clause counts (预算支出规模29万亿元、比上年增加|1万亿元), ``alike`` whether both have the same unit (新开工项目12个、竣工|8个).
    """
    left, previous = leads.said(left[-_LONGEST:], quantity), previous[:_LONGEST]
    right = _STEP.sub("", right) if right.lstrip()[:1] in _STEPS else right
    words, behind, before = left.strip(), right.strip(), previous.strip()
    notes: tuple[str, ...] = ("annual",) if "年" in left and _ANNUAL.search(left) and "annual" not in quantity.notes else ()
    said = _QUOTED.sub("", left) if "”" in left else left
    comparator: Comparator | None = "le" if _AT_MOST.search(said) else None
    if _AT_LEAST.search(said) or (behind and quantity.unit != "条" and _FLOOR.match(right)):
        comparator = "ge"
    base = Reading(
        comparator=comparator,
        promised=bool(pattern("cues", "promise").search(left)),
        bounded=quantity.comparator != "eq" or comparator is not None,
        notes=notes,
        by_share=quantity.kind == "ratio" and bool(_BY_SHARE.search(left)),
        scope_count=_is_scope(left, quantity),
    )
    partitive = words.startswith("其中")
    stripped = leads.stripped(left, right, quantity)
    if stripped.strip() in _AND_ALSO and behind:
        stripped = ""
        if carried is None and (shared := verbs.head_verb(metrics.strip_lead(before))):
            carried = Reading(action=shared.text, change=shared.change, head=True)  # 完成泵站改造，以及|30公里|管网更新
    beneficiary = _BENEFICIARY.match(stripped) if stripped[:1] == "为" else None
    if beneficiary:
        base = base._replace(beneficiary=beneficiary.group("who"))
        stripped = stripped[beneficiary.end() :]
    phrase = set_phrase(left, stripped, right, quantity, base, previous, named, near)
    if phrase is not None:
        return phrase
    again = verbs.again_verb(left.rstrip())
    if again:
        topic = "" if behind else metrics.clean_noun(metrics.strip_lead(left.rstrip()[: again.start]))
        reading = base._replace(action=again.text, noun="" if metrics.is_scope(topic) else topic, head=True, verb_only=not topic)
    else:
        reading = led(governed(stripped, right, quantity, base), metrics.lead_verb(left, stripped), quantity)
    own = quantity.text[: quantity.core_start - quantity.start].strip()
    if not reading.action and reading.noun and _OWN_VERB.fullmatch(own) and not (behind and metrics.is_scope(reading.noun)):
        reading = reading._replace(action=own, predicate=True)  # 收入|突破4万元: the bound is the verb
    work = words if words.startswith(_WORKS) else carried.action if carried is not None else ""
    if reading.action == "提升" and reading.predicate and quantity.kind in _WORKED and work.startswith(_WORKS):
        noun = metrics.GENERIC.sub("", reading.noun) + reading.action
        reading = reading._replace(action=work[:2], change="level", noun=noun, head=True, predicate=False)
    if base.by_share:
        use = verbs.head_verb(behind)
        reading = reading._replace(action=use.text) if use else reading
    if reading.scope_count:
        counted = not reading.predicate and not reading.by_share and bool(behind) and not RIGHT_STOP.match(right)
        counted = counted and not verbs.starts_with_verb(behind) and not joined_objects(stripped)
        reading = reading._replace(noun="", action="") if counted else reading._replace(scope_count=False)
    if carried is not None and carried.action in _INVESTED and (reading.noun or quantity.kind != "money"):
        carried = None  # 投资3亿元，建筑面积|2万平方米
    grown = quantity.unit == "%" and _GROWN.search(reading.noun) is not None  # 第一产业增长4%、第二产业|13.5%
    if not reading.action and not reading.noun and not reading.scope_count and carried is not None:
        rate = named[-1].quantity if named else None
        unlike = rate is not None and (rate.kind == "ratio") != (quantity.kind == "ratio")
        unlike = unlike or (carried.change != "level" and quantity.kind == "money" and bool(near) and not alike)
        if _OWN_VERB.fullmatch(own) and (unlike or (quantity.unit == "%" and carried.change != "level")):
            reading = reading._replace(action=own, verb_only=True, predicate=True)  # 提升8个百分点、突破|85%: reached, not added
        else:
            change = "level" if carried.change == "increase" and _SUM.fullmatch(words) else carried.change
            reading = reading._replace(action=carried.action, change=change, from_list=True, head=carried.head, verb_only=True)
    elif (
        not reading.action
        and carried is not None
        and carried.action
        and (carried.head or (grown and carried.change != "level"))
        and not (carried.predicate and carried.change != "level" and not grown)  # 产值增长9%，其中工业产值|2亿元
        and not reading.scope_count
        and not _own_measure(reading.noun, quantity)
        and not (carried.change == "increase" and quantity.comparator in ("le", "lt") and quantity.start < quantity.core_start)
        and not (quantity.kind == "ratio" and verbs.class_of(carried.action) == "act" and reading.noun)  # 开行班列20列，交易额|翻一番
    ):
        reading = reading._replace(action=carried.action, change=carried.change, from_list=True, head=True)
    if not (reading.action or reading.noun or behind or words) and (quantity.kind == "ratio" or quantity.comparator != "eq"):
        reading = reading._replace(noun=announced(previous), predicate=True, elided=True)  # 污水治理率，2025年|不低于45%
    divided = named[-1] if reading.noun == "其中" and named else None
    if divided and divided.metric != divided.action and divided.quantity and divided.quantity.unit == quantity.unit:
        reading = reading._replace(noun=divided.metric)
    compared = bool(named) and reading.change in ("increase", "decrease") and _COMPARED.fullmatch(reading.noun) is not None
    bearer = reading.noun == "规定" or reading.noun.endswith(("学校", "院校", "高校"))
    if quantity.unit in CREDITS and (bearer or (not reading.noun and reading.action in EARNS)):
        alone = not near and (not behind or behind.startswith(("方可", "才能", "方能", "即可")))
        course = credited(previous) if alone else ""
        reading = reading._replace(noun=course or reading.noun.removesuffix("规定"), verb_only=not course and not reading.noun)
    if reading.predicate and (compared or reading.noun in _REFERENCES or (named and _ELECTIVE.fullmatch(reading.noun))):
        reading = reading._replace(noun="")
    if "每" in reading.noun and not reading.predicate and _EACH.fullmatch(reading.noun):
        reading = _distributed(reading, right, quantity, carried, previous, named)
    if metrics.is_scope(reading.noun) and not (behind or near):
        reading = reading._replace(noun=outside(previous, reading.action) or reading.noun)  # 棉花播种面积，|全国稳定在|8500万亩
    bare = not reading.noun and behind[:1] in ("", "、", "，")
    if bare and _IN_SUM.search(left.strip(" ，、")):
        thing = measured_thing("共", quantity, "" if alike else near, named[-1] if named else None)
        reading = reading._replace(noun=thing, elided=True)  # 专用线4条共|35公里
        bare = not reading.noun
    if bare and (reading.predicate or (reading.verb_only and verbs.class_of(reading.action) in ("increase", "decrease"))):
        topic = (
            (near if fits(near, quantity, reaches=verbs.class_of(reading.action) == "reach") else "")
            or announced(previous)
            or (changing(previous) if reading.change != "level" else "")
            or (last_of_unit(named, quantity) if reading.change == "level" and quantity.kind != "rank" else "")
            or (topic_alone(previous, quantity) if reading.change != "level" and not near else "")
            or (named[-1].metric if named else subject_of(previous))
        )
        if quantity.kind != "ratio" or (reading.change != "level" and quantity.unit != "个百分点"):
            topic = _RATE_OF.sub("", topic) or topic  # 产值年均增速高于8%，突破|160亿元
        reading = reading._replace(noun=topic, predicate=True, elided=True)
    elif bare and near and verbs.class_of(reading.action) == "reach" and fits(near, quantity, reaches=True):
        reading = reading._replace(noun=near, predicate=True, elided=True)  # 饲养量翻番、达到|16万头
    elif bare and reading.verb_only and not reading.from_list and (reading.action in verbs.whole() or is_bare_measure(reading.action)):
        reading = reading._replace(noun=reading.action, verb_only=False)  # 修复湿地90万亩，造林|88万亩; 生猪存栏3万头、出栏|4万头
    elif bare and reading.verb_only:
        same = named and named[-1].quantity is not None and named[-1].quantity.unit.partition("/")[0] == quantity.unit
        counted = quantity.kind in ("count", "people", "event", "document")
        of_unit = last_of_unit(named, quantity) if counted else ""
        of_unit = of_unit or (named[-1].metric if same else "")
        works = worked_on(previous, reading.action) if (counted or quantity.kind in _WORKED) and quantity.kind != "people" else ""
        topic = near if alike and is_named(near) and quantity.kind != "money" else works or of_unit
        if not topic and verbs.class_of(reading.action) == "reach":
            topic = announced(previous) or measured(previous) or subject_of(previous) or amount_grown(named, quantity)
            if not topic and quantity.unit == "倍" and (near or (named and not named[-1].doubt)):
                topic = near or named[-1].metric  # 装机容量突破1亿千瓦，较2021年|翻两番
        elif not topic and quantity.kind in ("count", "people", "event", "document"):
            topic = labelled(previous) or treated(previous)
        if reading.action.endswith("投资"):
            topic = _IN_ALL.sub("投资", topic)  # 项目总投资20亿元，完成投资|5亿元
        reading = reading._replace(noun=topic, elided=bool(topic))
    closed = not behind or RIGHT_STOP.match(behind) is not None
    aim = closed and not reading.noun and not reading.action and metrics.is_aim(words)  # 2025年|目标为|33%以上
    if closed and (aim or (stands_for(reading.noun) and not left.rstrip().endswith("的"))):
        topic = near if near and alike else referred(reading.noun, quantity, previous, named)
        aimed = aim or (
            (not reading.action and topic and reading.noun) and (reading.noun[:1] in "这该此上目今本年" or behind[:1] in ("须", "要", "应"))
        )
        if topic:
            reading = reading._replace(noun=topic, predicate=True, elided=True, promised=reading.promised or bool(aimed))
    owner = "" if behind else owner_of(reading.noun, quantity, near or (named[-1].metric if named else ""))
    if owner:
        reading = reading._replace(noun=owner + reading.noun)
    elif is_bare_measure(reading.noun) and not behind:
        thing = measured_thing(reading.noun, quantity, "" if alike else near, named[-1] if named else None)
        if not thing:
            thing = thing_of(near) if near else thing_of(named[-1].metric) if named and is_of_a_kind(named[-1], quantity) else ""
        reading = reading._replace(noun=(thing or industry_of(previous)) + reading.noun)
    if reading.noun and not behind:
        noun = of_lessons(with_topic(reading.noun, quantity, previous, named), previous)
        reading = reading._replace(noun=of_stage(noun, previous))
    if reading.noun and reading.action and not (behind or near or reading.elided) and (modifiers := resumed(reading.noun, previous)):
        reading = reading._replace(noun=modifiers + reading.noun)  # 推进普通高中学位建设，增加|学位|20万个
    if reading.noun[:1] == "每" and not behind and _PER_PIECE.fullmatch(reading.noun):
        reading = reading._replace(noun=doer_of(previous) + reading.noun)  # 线上培训要护眼，每课时|不超过30分钟
    if partitive and reading.action == "占" and quantity.kind == "ratio" and not reading.elided and _PART.fullmatch(reading.noun):
        whole = part_of(named)
        partitive = not whole
        reading = reading._replace(noun=f"{whole}{reading.noun}占比")  # 其中护理人员|占四成
    of_whole = metrics.has_weak_head(reading.noun) or (quantity.unit == "%" and reading.noun.endswith(("人数", "数量")))
    if partitive and not reading.elided and of_whole:
        whole = object_of(previous)
        if (not whole and not metrics.has_weak_head(reading.noun)) or _DIGIT.search(whole):  # 新增床位500张，其中护理床位占比…
            whole = named[-1].metric if named and not named[-1].doubt else ""
        whole = "" if whole[:1] == "比" or verbs.starts_with_verb(whole) else whole
        if whole and not metrics.has_weak_head(whole):  # 业务占比达到80%，其中小额业务的占比: one share beside another
            reading = reading._replace(noun=f"{whole}中{reading.noun}")
    elif before.endswith("中") and reading.noun and _AMONG.fullmatch(before):
        reading = reading._replace(noun=metrics.clean_noun(metrics.strip_lead(previous)) + reading.noun)
    if reading.beneficiary and reading.noun and len(reading.noun) <= 4 and (reading.head or reading.noun in _RELIEFS):
        reading = reading._replace(noun=reading.beneficiary + reading.noun)
    elif reading.beneficiary and not reading.noun and reading.action in _RELIEFS:
        reading = reading._replace(noun=reading.beneficiary + reading.action, verb_only=False)  # 为企业|减负|120亿元
    return reading


def _is_scope(left: str, quantity: Quantity) -> bool:
    """Tell whether a number says where or with whom (在|8个|镇, 国家数据局等|17部门), not what is worked on (开展东河和西河等|13条|河流治理)."""
    works = quantity.unit in _OF_WORKS and _CARRIES_OUT.match(left.strip())
    made = quantity.kind == "ratio" and MADE.match(left.strip())  # 使全县|80%|的学校达到…
    return not (works or made) and pattern("cues", "scope_count").search(left.strip()) is not None


def _distributed(
    reading: Reading, right: str, quantity: Quantity, carried: Reading | None, previous: str, named: Sequence[Candidate]
) -> Reading:
    """Read 每个社区2名, 每个乡镇至少建设1所: what each is to have stands behind the number or in the clause before."""
    own = "有" if "有" in quantity.text else ""
    action = reading.action or own or (carried.action if carried is not None else "")
    noun = ""
    if not right.strip():
        told = named[-1].quantity if named else None
        verb = verbs.verb_within(previous, 0)
        noun = named[-1].metric if told and told.unit == quantity.unit else metrics.clean_noun(previous[verb.end :]) if verb else ""
        noun = "" if _DIGIT.search(noun) or len(noun) > _LONGEST_OBJECT else noun
    if not noun and not right.strip() and not reading.action:
        return reading
    return reading._replace(action=action, noun=noun, head=True, verb_only=not noun, elided=bool(noun))


def _own_measure(noun: str, quantity: Quantity) -> bool:
    """Tell whether a noun is a measure with a value of its own, so that the verb before it does not carry over."""
    return bool(_RATE.search(noun)) and (quantity.kind in ("ratio", "rank") or quantity.start < quantity.core_start)
