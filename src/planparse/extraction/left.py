"""Reading the left context of a number: verb, noun phrase, bound and baseline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from planparse.extraction import metrics, verbs
from planparse.extraction.budgets import budget
from planparse.extraction.guarantees import guarantee, of_stage, with_topic
from planparse.extraction.topics import announced, fits, industry_of, is_bare_measure, is_named, measured, object_of, subject_of, thing_of
from planparse.lexicon import alternation, pattern, terms
from planparse.types import Baseline, Candidate, Change, Comparator, Quantity

_BASE = re.compile(
    r"^(?P<noun>.+?)(?P<verb>不低于|不少于|不高于|不超过|不得低于|不得少于|不得超过|超过|高于|低于|达到|达(?!标)|占到|占|(?:减少|下降|增加|提高|降低|返还|压减)(?![值额量率幅])|好于|优于|快于)(?P<base>(?!.*(?:率|比例|占比|分别|均)$)[^，,]{2,26}?)的?$"
)
_BASE_BOUND: dict[str, Comparator] = {
    "不低于": "ge", "不少于": "ge", "不得低于": "ge", "不得少于": "ge", "不高于": "le", "不超过": "le", "不得超过": "le",
    "超过": "gt", "高于": "ge", "低于": "lt", "好于": "ge", "优于": "ge", "快于": "ge",
}  # fmt: skip
_AT_HEAD = re.compile(r"^\s*(?:至少|最少|起码|最多|至多)(?!的)")
_QUOTED = re.compile("“[^”]*”")  # “最多跑一次”比例
_AT_LEAST = re.compile(r"至少|不少于|不低于")
_AT_MOST = re.compile(r"最多|至多|不超过")
_BENEFICIARY = re.compile(r"^为(?P<who>[^，,]{2,12}?)(?=提供|新增|减少|增加|发放|配备|建设|开展|解决|减负)")
_ANNUAL = re.compile(r"每年|逐年|年均|平均每年|每学年|每学期")
RIGHT_STOP = re.compile(
    r"^\s*(?:$|台阶|大关|关口|门槛|[)）”》。；;、/]|分别|并|且|而|以(?!.{1,24}为.{1,24}的)|以及|来|用于|用来|给|到|在(?![校职编岗园建读籍册产途研全]|[^，]{2,40}的[^，的]{2,12}$)|由|向|及(?!时)|和(?![美谐平])|与(?![^，。]{1,10}(?:相关|有关|配套|匹配|衔接)的)|政策|安排|执行|计算|确定|要(?=[在于按达做有把将与为完])|须(?=[在于按达为])|陆续|的(?:标准|比例|目标|速度|增速|要求|水平|下限|上限|底线|红线)|左右|上下|开展|进行|完成|达标|落地|建成|投入|投用|(?:建设|配建|配备|配置|核定|调剂|补齐|补助)$)"
)
_OWN_VERBS = frozenset(
    {
        "迈上",
        "跃上",
        "登上",
        "跨上",
        "站上",
        "突破",
        "超过",
        "超",
        "高于",
        "低于",
        "接近",
        "达到或超过",
        "跨过",
        "越过",
        "迈过",
        "首破",
        "不跌破",
        "不跌出",
        "不跌下",
        "不降破",
    }
)
_STEP = re.compile(r"^\s*的?(?:新?台阶|大关|关口|门槛)")  # 迈上1500亿元|台阶: the word names the number's mark, no thing
# 聚焦|产值增长6%|的目标任务
_FOCUS = re.compile(r"^\s*(?:紧紧)?(?:聚焦|锚定|围绕|对标|对照|紧盯|瞄准|盯紧|按照|根据)(?=[^，]{2})")
_FOCUSED = re.compile(r"\s*(?:以上|左右)?的?(?:年度|全年|奋斗|发展|总体|既定|考核)?(?:目标|任务|要求)")
_ATTRIBUTES = re.compile(r"(?:重大|重点|主要|关键|专项|大型|中小型?|各类|其他|省级|市级|县级|国家级|区级|校级)+")
_MANNERS = ("综合", "标准化", "规范化")
# 收入|保50亿元争55亿元: said in one character each
_VOW = re.compile(r"(?:^|(?<=[^医参社确环担投承劳低生力必包]))保$|(?:^|(?<=[^竞力战抗论纷斗]))争$")
_RATE_OF = re.compile(r"的?(?:年均)?(?:增速|增长率|增长速度|增幅)$")
_NO_VERBS = frozenset({"所有", "现有", "原有", "国有", "共有", "拥有", "没有", "各有"})
_BARE_HEAD = re.compile(r"强度|占比|比重|频次|频率|时间|时长|时限|人数|面积|比例|数|总量|规模|进度|质量|周期|能力|里程|总数|收入|成本|公司")
_REFERENCES = frozenset({"预算", "预算数", "执行数", "决算", "年初预算", "水平", "平均水平", "同期"})
# 要选定|2所, 将腾出|3处: what stands between a modal and a number with its noun is a verb, known or not.
_MODAL_VERB = re.compile(r"(?:要|将|应|须|拟|需|必须|应当|至少)(?P<verb>[^\W\x00-\x7f]{2,3})$")
# 每学期要上|2节|示范课, 每人写|1篇|论文: a verb of one character, plain behind a modal or a subject of each
_PLAIN_VERB = re.compile(
    r"(?:^|要|应|须|必须|应当|至少|每[人生师]|每[个名位]?(?:教师|学生|学期|干部|党员|[周月年])?)[上写读听讲交学练种带]$"
)
# 营商环境评价|进入|全省|前10名
_PLACED = re.compile(
    r"^(?P<noun>.{2,40}?)(?P<verb>进入|位居|位列|名列|稳居|排名(?!进入|位居|位列|稳居|跻身|保持|稳定|提升|上升|[列居进])|跻身|保持|居|列|进)(?:在|到)?[^，。]{0,12}$"
)
# No clause of a plan is longer before its number; what is more is noise, and reading it would take time that grows with its square.
_LONGEST = 300
# 按总课时的|11%|开设课程, 实现总课时数的|11%|开设课程: a share of a total, then what it is used for
_BY_SHARE = re.compile(r"^\s*按照?|总[^，。]{1,4}的$")
# 每个社区, 每县, 每所学校: whom or where each number is for, no measure.
# 把连铸比由6.5提高到|15%: the value before has no unit
_FROM_BARE = re.compile(r"(?P<noun>.{2,40}?)(?:[由从]的?|的)(?P<start>[0-9]{1,6}(?:\.[0-9]{1,4})?)(?:逐步|稳步|进一步)?$")
# 改造安置房|交付|5万套: what is done with the thing, whatever verb its name holds
_HANDED_OVER = frozenset({"交付", "入住", "开工", "竣工", "完工", "封顶", "投用", "投运", "投产"})
_MADE = re.compile("(?:使|让)[^，。]{0,6}$")
_INVESTED = frozenset({"投资", "投入", "总投资"})
_EACH_ONE = re.compile("[户人亩村校生班]均|[年月日]均")
_PER_YEAR = re.compile("(?<=[^学半全每当近今明去上下前后0-9]{2})年$")  # 生猪年|出栏|20万头
_CARRIES_OUT = re.compile("开展|实施|推进|启动|完成|抓好")
_OF_WORKS = frozenset({"条", "处", "座", "口", "段", "栋"})
# 有条件的|占到11%: which of those named before; the measure is theirs
_ELECTIVE = re.compile(
    r"(?:其中)?(?:有|具备|条件)(?:一?定)?(?:条件|能力|允许|成熟|许可|具备|较好|好)的?(?:地[方区]|学校|单位|[县市区乡村校][区镇]?)?"
)
_EACH = re.compile(
    r"(?:全[省市县区])?每(?:个|所|家|名|位|座)?(?:省|市|县区|县|区|乡镇|乡|镇|街道|镇街|行政村|自然村|村|社区|学校|校|幼儿园|园|年级|班级|班|教师|学生|企业|单位|部门|站点)(?:（[^）]{1,8}）)?"
)
_DIGIT = re.compile(r"[0-9]")
_JOINS = frozenset("和及并与、")
_RELIEFS = ("减负", "减税", "降费", "降本", "减税降费")
_LONGEST_OBJECT = 16
# 应占|在校生总数的|0.2%: a share whose subject stands in the clause before
_SHARE = re.compile(r"^(?:应|须|要|分别|均|也)*占(?:到)?(?P<whole>[^，]{2,24}?)的$")
# 6学分（相当于|108课时）
_EQUALS = re.compile("(?:相当于?|折合|约合|合|即)约?")
# 再担保业务收费，不高于|风险责任的|0.3%: a limit whose measure is the clause before
_LIMIT = re.compile(r"^(?:原则上|应|须|要|均|也)*(?P<verb>不得?低于|不得?少于|不得?超过|不高于)[^，]{2,24}的$")
# 向|22%|靠近, 往|45万元|上冲, 奔着|30万元|去
_TOWARDS = re.compile(r"(?:向着?|往|朝着?|奔着|奔向|冲着|瞄准)$")
_MOVING = re.compile(r"(?:的?(?:目标|大关|台阶|水平))?(?P<verb>靠近|靠拢|逼近|迈进|进军|挺进|冲刺|上冲|努力|看齐|去$)")
_TRAIL = re.compile(
    r"(?:再|要|应|须|均|都|分别|总体|逐年|年均|各|约|近|在|可|力争|有望|将|拟|需|必须|应当|也|全部|基本|至少|不|平均|每年|累计|合计|共计|比上年|较上年|同比|每[人生户][每][年月天日]|每月|首批)+$"
)


class Reading(NamedTuple):
    """What the words left of a number say."""

    action: str = ""
    change: Change = "level"
    noun: str = ""
    predicate: bool = False
    head: bool = False
    verb_only: bool = False
    bounded: bool = False
    promised: bool = False
    scope_count: bool = False
    from_list: bool = False
    comparator: Comparator | None = None
    baseline: Baseline | None = None
    beneficiary: str = ""
    by_share: bool = False
    elided: bool = False
    notes: tuple[str, ...] = ()


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
    left, previous, right = _VOW.sub("力争", left[-_LONGEST:]), previous[:_LONGEST], _STEP.sub("", right)
    notes: tuple[str, ...] = ("annual",) if _ANNUAL.search(left) and "annual" not in quantity.notes else ()
    said = _QUOTED.sub("", left) if "”" in left else left
    comparator: Comparator | None = "ge" if _AT_LEAST.search(said) else "le" if _AT_MOST.search(said) else None
    base = Reading(
        comparator=comparator,
        promised=bool(pattern("cues", "promise").search(left)),
        bounded=quantity.comparator != "eq" or comparator is not None,
        notes=notes,
        by_share=quantity.kind == "ratio" and bool(_BY_SHARE.search(left)),
        scope_count=_is_scope(left, quantity),
    )
    partitive = left.strip().startswith("其中")
    stripped = metrics.strip_lead(_AT_HEAD.sub("", _FOCUS.sub("", left) if _FOCUSED.match(right) else left))
    beneficiary = _BENEFICIARY.match(stripped)
    if beneficiary:
        base = base._replace(beneficiary=beneficiary.group("who"))
        stripped = stripped[beneficiary.end() :]
    made = _MADE.match(left.strip()) if quantity.kind == "ratio" and right.lstrip().startswith("的") else None
    if made:
        return base._replace(noun=metrics.clean_noun(left.strip()[1:]), promised=True, scope_count=False)  # 使全县|80%|的学校达到…
    pledge = guarantee(left, right, quantity, previous)
    if pledge:
        return base._replace(action=pledge[0], noun=pledge[1], predicate=True, head=True)
    share = _SHARE.match(stripped) if quantity.kind == "ratio" else None
    if share and (topic := announced(previous)):
        return base._replace(action="占", noun=f"{topic}占{share['whole']}", predicate=True, bounded=True)
    if named and _EQUALS.fullmatch(stripped) and not right.strip():
        return base._replace(action=named[-1].action, noun=named[-1].metric, predicate=True, elided=True)
    limit = _LIMIT.match(stripped) if quantity.kind == "ratio" else None
    if limit and (topic := measured(previous)):
        return base._replace(noun=topic, predicate=True, bounded=True, comparator=_BASE_BOUND[limit["verb"]])
    towards = _MOVING.match(right.strip()) if _TOWARDS.search(left.rstrip()) else None
    topic = metrics.clean_noun(_TOWARDS.sub("", stripped.rstrip())) if towards else ""
    if towards and topic:
        bound: Comparator | None = "approx" if towards["verb"] in ("靠近", "靠拢", "逼近") else comparator
        return base._replace(
            action=towards["verb"], noun=topic, predicate=True, bounded=True, promised=True, scope_count=False, comparator=bound
        )
    aside = budget(left, right) if quantity.kind == "money" else None
    if aside:
        return base._replace(action=aside[0], noun=aside[1], predicate=True, head=True)
    again = verbs.again_verb(left.rstrip())
    if again:
        topic = "" if right.strip() else metrics.clean_noun(metrics.strip_lead(left.rstrip()[: again.start]))
        reading = base._replace(action=again.text, noun="" if metrics.is_scope(topic) else topic, head=True, verb_only=not topic)
    else:
        reading = _led(_verb_reading(stripped, right, quantity, base), metrics.lead_verb(left, stripped), quantity)
    own = quantity.text[: quantity.core_start - quantity.start].strip()
    if not reading.action and reading.noun and own in _OWN_VERBS:
        reading = reading._replace(action=own, predicate=True)  # 收入|突破4万元: the bound is the verb
    if base.by_share:
        use = verbs.head_verb(right.strip())
        reading = reading._replace(action=use.text) if use else reading
    if reading.scope_count:
        counted = not reading.predicate and not reading.by_share and bool(right.strip()) and not RIGHT_STOP.match(right)
        counted = counted and not verbs.starts_with_verb(right.strip()) and not _joined_objects(stripped)
        reading = reading._replace(noun="", action="") if counted else reading._replace(scope_count=False)
    if carried is not None and carried.action in _INVESTED and (reading.noun or quantity.kind != "money"):
        carried = None  # 投资3亿元，建筑面积|2万平方米
    if not reading.action and not reading.noun and not reading.scope_count and carried is not None:
        rate = named[-1].quantity if named else None
        if own in _OWN_VERBS and rate is not None and (rate.kind == "ratio") != (quantity.kind == "ratio"):
            reading = reading._replace(action=own, verb_only=True, predicate=True)  # 年均增长8%，突破|1200亿元: reached, not added
        else:
            reading = reading._replace(action=carried.action, change=carried.change, from_list=True, head=carried.head, verb_only=True)
    elif (
        not reading.action
        and carried is not None
        and carried.action
        and carried.head
        and not (carried.predicate and carried.change != "level")  # 产值增长9%，其中工业产值|2亿元
        and not reading.scope_count
        and not _own_measure(reading.noun, quantity)
        and not (quantity.kind == "ratio" and verbs.class_of(carried.action) == "act" and reading.noun)  # 开行班列20列，交易额|翻一番
    ):
        reading = reading._replace(action=carried.action, change=carried.change, from_list=True, head=True)
    divided = named[-1] if reading.noun == "其中" and named else None
    if divided and divided.metric != divided.action and divided.quantity and divided.quantity.unit == quantity.unit:
        reading = reading._replace(noun=divided.metric)
    if reading.predicate and (reading.noun in _REFERENCES or (named and _ELECTIVE.fullmatch(reading.noun))):
        reading = reading._replace(noun="")
    if _EACH.fullmatch(reading.noun) and not reading.predicate:
        reading = _distributed(reading, right, quantity, carried, previous, named)
    bare = not reading.noun and right.strip()[:1] in ("", "、", "，")
    if bare and (reading.predicate or (reading.verb_only and verbs.class_of(reading.action) in ("increase", "decrease"))):
        topic = (
            (near if fits(near, quantity, reaches=verbs.class_of(reading.action) == "reach") else "")
            or announced(previous)
            or (named[-1].metric if named else subject_of(previous))
        )
        if quantity.kind != "ratio":
            topic = _RATE_OF.sub("", topic) or topic  # 产值年均增速高于8%，突破|160亿元
        reading = reading._replace(noun=topic, predicate=True, elided=True)
    elif bare and near and verbs.class_of(reading.action) == "reach" and fits(near, quantity, reaches=True):
        reading = reading._replace(noun=near, predicate=True, elided=True)  # 饲养量翻番、达到|16万头
    elif bare and reading.verb_only:
        same = named and named[-1].quantity is not None and named[-1].quantity.unit == quantity.unit
        topic = near if alike and is_named(near) and quantity.kind != "money" else named[-1].metric if same else ""
        if not topic and verbs.class_of(reading.action) == "reach":
            topic = announced(previous) or measured(previous) or subject_of(previous)
        reading = reading._replace(noun=topic, elided=bool(topic))
    if is_bare_measure(reading.noun) and not right.strip():
        thing = thing_of(near) if near else thing_of(named[-1].metric) if named and _of_a_kind(named[-1], quantity) else ""
        reading = reading._replace(noun=(thing or industry_of(previous)) + reading.noun)
    if reading.noun and not right.strip():
        reading = reading._replace(noun=of_stage(with_topic(reading.noun, quantity, previous, named), previous))
    if partitive and metrics.has_weak_head(reading.noun):
        whole = object_of(previous)
        if _DIGIT.search(whole):  # 新增床位500张，其中护理床位占比…
            whole = named[-1].metric if named and not named[-1].doubt else ""
        if whole:
            reading = reading._replace(noun=f"{whole}中{reading.noun}")
    elif previous.rstrip().endswith("中") and not previous.rstrip().endswith("其中") and len(previous) < 40 and reading.noun:
        reading = reading._replace(noun=metrics.clean_noun(metrics.strip_lead(previous)) + reading.noun)
    if reading.beneficiary and reading.noun and len(reading.noun) <= 4 and (reading.head or reading.noun in _RELIEFS):
        reading = reading._replace(noun=reading.beneficiary + reading.noun)
    elif reading.beneficiary and not reading.noun and reading.action in _RELIEFS:
        reading = reading._replace(noun=reading.beneficiary + reading.action, verb_only=False)  # 为企业|减负|120亿元
    return reading


def _verb_reading(left: str, right: str, quantity: Quantity, base: Reading) -> Reading:
    placed = _PLACED.match(left) if quantity.kind == "rank" else None
    if placed:
        return base._replace(action=placed.group("verb"), noun=metrics.clean_noun(placed.group("noun")), predicate=True)
    nominal = bool(right.strip()) and not RIGHT_STOP.match(right) and quantity.kind not in ("ratio", "rank")
    whole = verbs.head_verb(left)
    grown = verbs.predicate_verb(left) if quantity.kind == "ratio" and whole is not None and whole.end == len(left) else None
    if grown is not None and grown.start and grown.change != "level" and left[: grown.start] in verbs.nominal():
        return base._replace(action=grown.text, change=grown.change, noun=left[: grown.start], predicate=True)  # 投资|增长|5%
    if whole is not None and whole.end == len(left):
        return base._replace(action=whole.text.rstrip("了"), change=_change(whole, quantity), head=True, verb_only=True)
    if nominal:
        if left[-1:] in verbs.SHORT and left[-2:] not in _NO_VERBS and not verbs.starts_with_verb(left[-2:]):
            return base._replace(action=left[-1], head=True, verb_only=True)  # 每个县至少有|1所|学校
        if _PLAIN_VERB.search(left):
            return base._replace(action=left[-1], head=True, verb_only=True)
        closing = verbs.closing_verb(_TRAIL.sub("", left))
        if closing is not None:
            scope = metrics.leading_scope(left[: closing.start])
            return base._replace(
                action=closing.text,
                change=_change(closing, quantity),
                noun=scope if scope == left[: closing.start] else "",
                head=True,
                verb_only=True,
            )
    trimmed = _TRAIL.sub("", left.rstrip(" ，,、"))
    own_bound = quantity.start < quantity.core_start
    verb = verbs.predicate_verb(trimmed) or verbs.predicate_verb(left.strip())
    if verb is not None:
        risen = _FROM_BARE.match(left[: verb.start]) if verb.text[-1] in "到至为" else None
        if risen:
            noun = metrics.after_disposal(metrics.clean_noun(risen["noun"]))
            start = Baseline(float(risen["start"]), None)
            return base._replace(action=verb.text, noun=noun, predicate=True, bounded=True, baseline=start)
        noun = metrics.clean_noun(left[: verb.start])
        if noun:
            return base._replace(action=verb.text, change=verb.change, noun=noun, predicate=True)
        if verb.kind == "reach" and verb.text != "为":
            return base._replace(action=verb.text, predicate=quantity.kind in ("ratio", "rank"), verb_only=True)
    raised = _raised().match(left.strip()) if left.rstrip()[-1:] in ("到", "至") else None
    if raised and (noun := metrics.clean_noun(raised["noun"])):
        return base._replace(action=raised["verb"], noun=noun, head=True, bounded=True)  # 提高|补贴标准|至80元
    if own_bound and quantity.kind in ("count", "people") and left.rstrip().endswith("的") and verbs.inner_verb(left) is not None:
        return base._replace(noun=metrics.clean_noun(left))  # 县级医院达到三级水平的|不少于3家
    if quantity.kind in ("ratio",) or quantity.unit == "个百分点":
        match = _BASE.match(left)
        if match and not own_bound:
            noun = metrics.clean_noun(match.group("noun"))
            word = match.group("verb")
            kind = verbs.class_of(word)
            change: Change = "increase" if kind == "increase" else "decrease" if kind == "decrease" else "level"
            if change != "level":
                noun += metrics.clean_noun(match.group("base"))
            elif word.startswith("占"):
                noun += "占" + metrics.clean_noun(match.group("base"))
            comparator = _BASE_BOUND.get(word) or base.comparator
            return base._replace(action=word, change=change, noun=noun, predicate=True, bounded=True, comparator=comparator)
    head = verbs.head_verb(left)
    if head is not None and head.text in verbs.nominal() and (own_bound or quantity.kind == "ratio"):
        return base._replace(noun=metrics.clean_noun(left))  # 上市企业|突破10家, 培训覆盖面|90%以上
    if head is not None and left.startswith(verbs.brought()):
        return base._replace(action=head.text, noun=metrics.clean_noun(left), head=True)  # 送戏下乡: verb and object are one word
    if head is not None:
        rest = left[head.end :]
        noun = metrics.clean_noun(rest.removeprefix("的"))  # 新建|的学校|3所
        if _BARE_HEAD.fullmatch(noun):
            return base._replace(noun=metrics.clean_noun(left))  # 办理时间, 建设规模: the verb is the noun's modifier
        inner = verbs.inner_verb(left)
        if inner is not None and inner.start >= head.end and (head.text in verbs.causatives() or _persons(left[head.end : inner.start])):
            object_noun = metrics.clean_noun(left[inner.end :])
            if object_noun:
                return base._replace(action=inner.text, change=_change(inner, quantity), noun=object_noun, head=True)
        if quantity.kind == "ratio" and head.kind == "act" and noun:
            return base._replace(action=head.text, noun=noun, head=True, predicate=True)
        return base._replace(action=head.text.rstrip("了"), change=_change(head, quantity), noun=noun, head=True, verb_only=not noun)
    inner = verbs.verb_after_place(left) or verbs.inner_verb(left)
    if inner is not None and left.startswith("的", inner.end):
        return base._replace(noun=metrics.clean_noun(left))  # 未治理的|小型水库: the verb describes the noun
    if inner is not None and quantity.kind != "ratio":
        noun = metrics.clean_noun(left[inner.end :])
        if noun in _HANDED_OVER and not nominal:
            return base._replace(action=noun, noun=metrics.clean_noun(left[: -len(noun)]))  # 棚户区改造|开工|3000套
        last = verbs.closing_verb(noun)
        if last is not None and last.start > 1 and last.text in _HANDED_OVER and not nominal:
            return base._replace(
                action=last.text, change=_change(last, quantity), noun=metrics.clean_noun(left[: -len(last.text)])
            )  # 改造安置房|交付|5万套
        if noun[:1] in _JOINS and verbs.closing_verb(noun):
            noun = ""  # 慢行道|新建及改造|260公里: one chain, after its object
        if _BARE_HEAD.fullmatch(noun) and metrics.clean_noun(left[: inner.start]) and verbs.class_of(inner.text) == "act":
            return base._replace(noun=metrics.clean_noun(left))  # 县道改造|里程: likewise, with what is changed before it
        if noun:
            scope = metrics.leading_scope(left[: inner.start])
            return base._replace(action=inner.text, change=_change(inner, quantity), noun=scope + noun, head=True)
    if left.strip() in _HANDED_OVER:
        return base._replace(action=left.strip(), head=True, verb_only=True)  # 年底前|完工|8个
    modal = _MODAL_VERB.search(left)
    if nominal and modal and quantity.kind not in ("ratio", "rank", "time"):
        return base._replace(action=modal.group("verb"), head=True, verb_only=True)
    closing = verbs.closing_verb(left)
    if closing is not None:
        noun = _PER_YEAR.sub("", metrics.clean_noun(left[: closing.start]))
        change = _change(closing, quantity)
        if _ATTRIBUTES.fullmatch(noun) or noun.endswith(_MANNERS):
            return base._replace(noun=metrics.clean_noun(left))  # 重大改革|2项, 水土流失综合治理|30平方公里
        if not noun:
            return base._replace(action=closing.text, change=change, head=True, verb_only=True)
        # 职业技能|培训|5万人次 is one noun, 户均增收|3000元 too; 保障性住房|开工|1000套 a topic and its verb.
        topic = metrics.clean_noun(left) if closing.text in verbs.nominal() or _EACH_ONE.fullmatch(noun) else noun
        return base._replace(action=closing.text, change=change, noun=topic)
    return base._replace(noun=metrics.clean_noun(left))


@cache
def _raised() -> re.Pattern[str]:
    """What is brought to a level by a verb that stands before it: 扩大|种植规模|到5万亩."""
    words = [word for kind in ("increase", "decrease") for word in terms("verbs", kind) if len(word) > 1]
    words += ["扩容", "延长", "调整", "扩充", "充实", "拓宽"]
    return re.compile(rf"(?:将|把)?(?P<verb>{alternation(words)})(?![到至率值额量幅])(?P<noun>[^，]{{2,30}})(?<![达直截])[到至]$")


def _joined_objects(left: str) -> bool:
    """Tell whether 和 before a number joins it to an object of the same verb (建立合唱团和|30个|工作室), not says with whom."""
    head = verbs.head_verb(left)
    return head is not None and left.rstrip()[-1:] in _JOINS and len(left.rstrip()) - head.end > 2


def _of_a_kind(before: Candidate, quantity: Quantity) -> bool:
    """Tell whether two numbers can be of one thing: an area sown and what it yields, or the same dimension."""
    kind = before.quantity.kind if before.quantity else ""
    return kind == quantity.kind or {kind, quantity.kind} <= {"area", "mass", "ratio"}


def _is_scope(left: str, quantity: Quantity) -> bool:
    """Tell whether a number says where or with whom (在|8个|镇, 国家数据局等|17部门), not what is worked on (开展东河和西河等|13条|河流治理)."""
    works = quantity.unit in _OF_WORKS and _CARRIES_OUT.match(left.strip())
    made = quantity.kind == "ratio" and _MADE.match(left.strip())  # 使全县|80%|的学校达到…
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


def _led(reading: Reading, verb: str, quantity: Quantity) -> Reading:
    """Let a verb that opens the clause like a modal govern the number when no other does: 实现|利润, 落实|补助资金, not 实现|产量|增长."""
    if not verb or not reading.noun or (verb in ("争取", "坚持") and quantity.kind in ("ratio", "rank")):
        return reading
    noun = reading.noun
    if reading.action in verbs.nominal() and reading.head:
        noun = reading.action + noun
    elif reading.action:
        return reading
    return reading._replace(action=verb, change="level", noun=noun, head=True)


_RATE = re.compile(r"(?:率|涨幅|增速|增幅|占比|比重|比例|强度|量|总额|指数)$")


def _own_measure(noun: str, quantity: Quantity) -> bool:
    """Tell whether a noun is a measure with a value of its own, so that the verb before it does not carry over."""
    return bool(_RATE.search(noun)) and (quantity.kind in ("ratio", "rank") or quantity.start < quantity.core_start)


def _change(verb: verbs.Verb, quantity: Quantity) -> Change:
    """A verb of growth before a count of things means more of them only when it says so itself (新增, 增加, 扩招)."""
    if (
        verb.kind == "increase"
        and quantity.kind != "ratio"
        and verb.text[:2] in ("提升", "提高", "拓展", "扩大", "增效")
        and verb.text not in ("扩大",)
    ):
        return "level"
    return verb.change


def _persons(text: str) -> bool:
    return bool(re.search(r"(?:企业|单位|学校|部门|县区|县|区|市|地区|机构|高校|院校|教师|学生|群众|农户)$", text))


def after_verb(right: str) -> str:
    """Return what follows the verb that begins a right context (配备公共艺术教师 → 公共艺术教师)."""
    head = verbs.head_verb(right)
    return right[head.end :] if head else right
