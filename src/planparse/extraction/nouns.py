"""Which noun a number is of: the one after it (创建|30所|示范学校) or the one before (近视率|下降|0.5%), how sure, and what is doubted."""

from __future__ import annotations

import re

from planparse.extraction import doubts, metrics
from planparse.extraction.outcomes import becomes, placed
from planparse.extraction.parts import INVESTING, Part
from planparse.extraction.reading import RIGHT_STOP, Reading, after_verb
from planparse.extraction.verbs import class_of, starts_with_verb, verb_within
from planparse.patterns import lazy
from planparse.types import Quantity

_BOUND = lazy("占到?|不[低高少多]于|不得?超过|不得[低高少]于|[高低优快]于|至少|最[高低多少]|超|相当于?", needs="于占当得最至超")
_SIZED = lazy("(?:设立|组建|建立|成立)?(?P<size>总?规模)")
_THING_OF = lazy("的([^，。；、的]{2,14}(?:基金|资金池|资金|专项|贷款池))")
_FUNDS = ("支出", "资金", "收入", "公益金", "经费", "财力", "预算", "投资")
_SPENT = lazy("(?:都|均|必须|要|将|的?(?:份额|部分))?(?P<use>(?:用于|用在|投向)[^，。；、0-9]{2,12})", needs="于在投")
_CAUSED = lazy("^(?:(?:使|让|确保|推动)(?=.{2})|(?:要求|确保|保证|力争|争取|使|让)有$)")
_DONE = ("完成", "达标", "落地", "建成")
_DONE_SUBJECT = re.compile(
    r"实现|达到|建成|完成|通过|创成|入选|获评|评为|建立|成立|配备|覆盖|开展|纳入|达标|开工|竣工|投产|投用|接入|上线|晋升|参加|接受|享受|脱贫|摘帽|能够|具备|拥有|掌握|实行|启动|得到|进入|成为|上市|“?零(?![售散星工食钱部件])[^\W\x00-\x7f]{2}|入驻|落地|转"
)
_CARRIED_OUT = frozenset({"完成", "推进", "实施", "启动", "开展", "推动", "基本完成", "全面完成"})
_SHORT = 4
_FIELDS = ("行业", "领域", "流域", "区域", "地区", "乡镇", "园区", "城市")
_WORKS = ("改造", "治理", "整治", "建设", "任务", "修复", "更新", "替代")
_INVESTING = ("投资", "投入")
_WORKS_INVESTED = lazy(
    "(?![^，]*(?:完成|实现|新增|落实|争取)|加[快大]|推进|抓好|做好|总|开展)[^，。；0-9]{0,16}(?:建设|改造|开发|治理|修复|更新|维护|安排的)(?:投资|投入)"
)


def is_attributive(quantity: Quantity, reading: Reading, right: str, left: str = "") -> bool:
    """Tell whether the noun after the number is what is counted."""
    if not right:
        return False
    if RIGHT_STOP.match(right) and not (quantity.kind == "ratio" and not reading.noun and right.startswith(_DONE)):
        return False
    if reading.by_share and starts_with_verb(right):
        return True
    if _owned(reading, left, right):
        return True  # 东港的|4个|矿石泊位
    if quantity.kind == "money" and reading.action in INVESTING and (starts_with_verb(right) or right.startswith("的")):
        return False  # 投资3亿元|新建…, 总投资5亿元|的…项目: the money is what counts
    if quantity.kind == "ratio" and reading.noun and not reading.predicate and not reading.action and right.startswith("的"):
        return True
    if quantity.kind in ("ratio", "rank"):
        return (not reading.noun or metrics.is_scope(reading.noun) or _of_field(reading, right)) and not (
            right.startswith("的") and reading.predicate
        )
    if reading.noun and (reading.predicate or quantity.kind in ("money", "time")):
        return False
    if reading.noun and not metrics.is_scope(reading.noun):
        # 建立南、北、西|三片|营地: the words before the number stand in apposition; 公园3个|增加绿地 they are counted.
        return quantity.kind != "bare" and not starts_with_verb(right) and reading.head and right[:1] != "的"
    return True


def _of_field(reading: Reading, right: str) -> bool:
    """Tell whether the noun before a share is a field in which so much of some works is done (完成水泥行业|70%|产能超低排放改造)."""
    return reading.action in _CARRIED_OUT and reading.noun.endswith(_FIELDS) and right.endswith(_WORKS)


def _owned(reading: Reading, left: str, right: str) -> bool:
    """Tell whether 的 ties a noun before the number to the one behind it, neither of which holds a verb of its own."""
    if not (reading.action and reading.noun) or reading.predicate or not left.rstrip().endswith(f"{reading.noun}的"):
        return False
    return verb_within(reading.noun, 0) is None and verb_within(right, 0) is None and not _DONE_SUBJECT.search(right)


_PACES = frozenset({"time", "data"})
_BRINGS_ABOUT = lazy("(?P<of>[^，。；]{2,30})实现\\s*$")


def attributive_noun(part: Part, right: str, tail: str) -> tuple[str, float, str]:
    """Return metric, confidence and doubt of 创建|30所|示范学校."""
    quantity, reading = part.quantity, part.reading
    doubt = ""
    if reading.scope_count or (part.left.rstrip().endswith("的") and right.endswith(("中", "里"))):
        doubt = "scope"  # 抽查的|12所|学校中
    elif doubts.is_threshold(quantity, right):
        doubt = "threshold"
    noun = metrics.clean_noun(right.removeprefix("的"))
    if reading.by_share:
        noun = metrics.clean_noun(after_verb(right))
    elif (
        metrics.is_scope(reading.noun)
        or (quantity.kind == "ratio" and _of_field(reading, right))
        or (quantity.kind == "ratio" and reading.noun and right.startswith("的"))
    ):
        noun = _CAUSED.sub("", reading.noun) + noun
    elif reading.beneficiary and len(noun) <= _SHORT:
        noun = reading.beneficiary + noun
    elif _owned(reading, part.left, right):
        noun = f"{reading.noun}的{noun}"
    elif quantity.kind in _PACES and reading.action == "实现" and len(noun) <= _SHORT and (told := _BRINGS_ABOUT.search(part.left)):
        noun = metrics.clean_noun(metrics.strip_lead(told["of"])) + noun  # 省会至各市|实现1小时|通达
    if reading.action:
        return noun + tail, 0.9, doubt
    if placed(right):
        doubt = doubt or "scope"
    if not _DONE_SUBJECT.search(right) and not reading.promised:
        doubt = doubt or "no-verb"
    return noun + tail, 0.7, doubt


def predicate_noun(quantity: Quantity, reading: Reading, left: str, right: str) -> tuple[str, float, str]:
    """Return metric, confidence and doubt of 近视率|下降|0.5%."""
    if quantity.kind == "money" and reading.action in INVESTING and not reading.noun:
        return ("总" if left.rstrip().endswith(f"总{reading.action}") else "") + reading.action, 0.9, ""
    noun = metrics.after_disposal(reading.noun) if reading.predicate else reading.noun
    if quantity.kind == "money" and (noun or reading.action).endswith(_INVESTING):
        whole = metrics.clean_noun(metrics.strip_lead(left))
        if _WORKS_INVESTED.fullmatch(whole):
            return whole, 0.9, ""  # 老旧小区改造投资|3亿元: the verb is the noun's modifier
    if noun[:1] in ("将", "把") and len(noun) > 2 and starts_with_verb(right):
        noun = noun[1:]  # 将老旧管网|20公里|更新改造
    if noun.startswith("的") and (told := metrics.clean_noun(metrics.strip_lead(left))).endswith(noun):
        noun = told.removeprefix("的")  # 预算内安排的投资|12亿元; 5年360学时|的培训任务完成率|100%
    spent = _SPENT.match(right) if quantity.kind == "ratio" and noun.endswith(_FUNDS) else None
    if spent:
        return noun + spent["use"], 0.9, ""  # 财政支出|70%以上|用于民生
    sized = _SIZED.fullmatch(noun) if quantity.kind == "money" else None
    if sized and (thing := _THING_OF.fullmatch(right)):
        return thing[1] + sized["size"], 0.9, ""  # 设立规模10亿元的|技改引导基金
    if not noun and reading.action:
        name = metrics.GENERIC.sub("", reading.action) or reading.action
        # a rate of nothing that can be named; 达到, 占 and 不低于 name nothing at all
        nameless = quantity.kind == "ratio" or reading.predicate or class_of(name) == "reach" or _BOUND.fullmatch(name)
        return name, 0.5, "no-metric" if nameless else ""
    if reading.action or reading.bounded or quantity.comparator != "eq" or reading.promised or reading.announced:
        return noun, 0.9, ""
    listed = doubts.is_bare_list_member(noun, quantity) and (
        not right or bool(RIGHT_STOP.match(right)) or starts_with_verb(right) or becomes(right)
    )
    return noun, 0.6, "" if listed or doubts.is_measure(noun, quantity) else "no-verb"
