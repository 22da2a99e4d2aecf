"""Numbers that only describe what another number of their clause counts: 产值超50亿元|企业1家, 3岁以下|婴幼儿托位数4.8个."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.extraction.doubts import NAMED_AMOUNT, RATED_KINDS, THRESHOLD_KINDS
from planparse.extraction.sentences import cut
from planparse.extraction.verbs import starts_with_verb, verb_within
from planparse.patterns import lazy
from planparse.types import Quantity

# 由2家|扩至|5家: what leads from one value to another
FROM_TO = lazy(
    r"^(?:稳步|逐步|进一步|大幅)?(?:(?:提高|提升|增加|增长|上升|跃升|攀升|扩大|扩充|扩展|拓展|发展|延长|下降|降低|压降|减少|核减|削减|压减|压缩|缩短|缩减|缩小|精简|放宽"
    r"|调整|调减|调|合并|归并|整合|优化|转变|改|变|降|减|压|缩|增|提|升|扩)(?:[到至]|(?P<result>[为成]))了?|[到至])(?:约|近)?$"
)
# 提升至|2030年的|80%: the day of a result stands before it
DATED_RESULT = lazy(
    r"(?P<result>[^，。；0-9]{0,10}[到至])\s*(?:(?:19|20)[0-9]{2}年[底末]?|“?[一二三四五六七八九十]{1,3}五”?(?:时期|期)?末)的?"
)
_PROJECTS = lazy(r"^(?:级|元)?(?:[^\W\x00-\x7f]{0,6})(?:项目|企业|产业|集群|园区|工程|镇|县|村)$")
_PARTED = lazy(r"[、，,；]|其中|和(?=[^，]{0,12}$)|以及")
_OF_A_NAME = re.compile(
    r"[一二两三四五六七八九十0-9]{1,2}(?:大(?=[^，。；、]{2,30}$|[^，。；]{4,40}分别[^，。；、0-9]{0,8}$)|[项个类](?:指标|比率|比例)|次(?=[^，。；、]{0,6}率)|[项类种](?![^，。；、0-9]{0,14}(?:为企业|降低|减少|节约|压减|节省)[^，。；、0-9]{0,14}(?:成本|费用|价格|耗|排放))(?=[^，。；、0-9]{2,14}(?:率|比例|占比|覆盖面|[总产]量|[能物]耗|排放量|消耗量?|强度|价格|成本|费用)(?:分别)?(?:[比较](?:[0-9]{4}年|上年|去年)底?)?[^，。；、0-9]{0,6}$))"
)
# 五年|城镇新增就业达到3万人: how long the plan runs
_PERIOD = lazy("[二两三四五]年(?![以内后前来制级期])(?=[^\\W\\x00-\\x7f]{4})")
_AGED = lazy("[^，。；、0-9]{2,24}(?:率|比例|占比|覆盖面)")
_OF_SHARE = lazy("的[^，。；、0-9]{2,24}(?:能够?(?:提供|开展)|达到?|超过|突破|不低于|不少于|得到|接受|参加|掌握|建有|拥有|配备)")
_WHICH_ONES = lazy("的[^，。；：、0-9]{2,}")
_OF_WHICH = lazy("的[^，。；、0-9]{2,10}")
_HERDS = frozenset("头只羽匹户床")  # what says how large a farm, a village or a hospital is
# what stands behind the size of a thing: the thing, and no money that is given
_SIZED_THING = lazy(
    "(?!的?(?:补[贴助]|奖[励补金]|[资奖]金|贷款|经费|救助|扶持|授信|融资|投资|订单|产值|收入|销售|参加|参与|受益))[^\\W\\x00-\\x7f、]"
)
_SIZED = lazy("[^\\W\\x00-\\x7f]{0,6}(?:海拔|面积|人口|规模|身高|水深|装机|库容|产值|营收|收入)(?:在|达)?")


def governing_numbers(text: str, clause_start: int, quantities: Sequence[Quantity], holes: Sequence[tuple[int, int]]) -> list[Quantity]:
    """Drop numbers that only describe the thing another number counts.

    产值超50亿元|企业1家, 3岁以下|婴幼儿托位数4.8个, 24小时|阅读空间8个, 三年|累计培训1万人次.
    """
    kept: list[Quantity] = []
    for index, quantity in enumerate(quantities):
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        if kept and kept[-1].kind == "ratio" and _OF_SHARE.fullmatch(text, kept[-1].end, quantity.start):
            continue  # 五成的|村集体年收入达到|20万元以上
        if kept and kept[-1].end == quantity.start and NAMED_AMOUNT.match(quantity.text):
            continue  # 6个|百万羽|养殖项目
        if kept and _is_size(text, kept[-1], quantity):
            continue  # 3个|5亿元以上|项目
        if kept and quantity.comparator in ("ge", "gt", "le", "lt") and _SIZED.fullmatch(text, kept[-1].end, quantity.start):
            continue  # 100所|海拔|1500米以上|学校
        if kept and kept[-1].end == quantity.start and quantity.kind == "age":
            continue  # 8000名|6岁以下|儿童
        if following is not None and quantity.kind == "ratio" and _which(text, quantity, following):
            continue  # 撤销就业率|低于70%|的专业3个
        if following is not None and _sizes(quantity, following):
            continue  # 其中|5亿元以上|8个
        if (
            following is not None
            and index == 0
            and not cut(text, clause_start, quantity.start, holes).strip()
            and _PERIOD.match(text, quantity.start)
        ):
            continue
        if following is not None and _OF_A_NAME.match(text, quantity.core_start, following.start):
            continue  # 三大粮食作物|保险覆盖面稳定在七成, 率A、率B|两项指标|均为100%
        if (
            following is not None
            and quantity.comparator in ("ge", "gt", "le", "lt")
            and quantity.kind not in ("ratio", "rank", "time", "bare", "frequency")
            and _WHICH_ONES.match(text, quantity.end, following.start)
        ):
            continue  # 浓度高于|100毫克/升|的污水处理厂规模占比, 服务不足|100户|的投放点
        if following is not None and (quantity.kind in THRESHOLD_KINDS | RATED_KINDS or quantity.text.endswith(("以上", "以下"))):
            gap = cut(text, quantity.end, following.start, holes)
            plain = bool(gap.strip()) and not _PARTED.search(gap)
            bounded = quantity.comparator in ("ge", "gt", "le", "lt") or bool(quantity.kind == "money" and _PROJECTS.match(gap))
            described = quantity.kind == "age" or (following.kind == "ratio" and quantity.text.endswith(("以上", "以下")))
            if described and _AGED.match(gap) and not starts_with_verb(gap.strip()):
                continue  # 婴儿死亡率、|5岁以下|儿童死亡率
            if (
                plain
                and quantity.kind == "time"
                and (gap.startswith(("累计", "共", "内", "来")) or not bounded)
                and not FROM_TO.match(gap.strip())
                and not DATED_RESULT.fullmatch(text, quantity.end, following.start)
            ):
                continue
            if (
                plain
                and (bounded or quantity.kind in ("age", *RATED_KINDS))
                and (quantity.kind in THRESHOLD_KINDS | RATED_KINDS or quantity.text.endswith("以下") or quantity.unit in _HERDS)
                and not starts_with_verb(gap.strip())
                and not FROM_TO.match(gap.strip())
            ):
                continue
        kept.append(quantity)
    return kept


def _is_size(text: str, counted: Quantity, quantity: Quantity) -> bool:
    """Tell whether an amount right behind a count is the size of the things counted: 2座|110千伏|变电站, not 5家|100万元|补贴."""
    if counted.end != quantity.start or counted.kind != "count" or "/" in quantity.unit:
        return False
    sizes = quantity.kind in THRESHOLD_KINDS | RATED_KINDS or quantity.unit in _HERDS or quantity.unit == "人"
    return sizes and _SIZED_THING.match(text, quantity.end) is not None


def _sizes(quantity: Quantity, following: Quantity) -> bool:
    """Tell whether a bounded amount says how large those counted right behind it are."""
    bounded = quantity.comparator in ("ge", "gt", "le", "lt") and quantity.end == following.start
    sizes = quantity.kind in THRESHOLD_KINDS or quantity.unit in ("户", "张", "班")
    return bounded and sizes and following.kind == "count" and quantity.unit != following.unit


def _which(text: str, quantity: Quantity, following: Quantity) -> bool:
    """Tell whether a bounded share only says which things the number right behind their noun counts."""
    bounded = quantity.comparator in ("ge", "gt", "le", "lt") and following.kind in ("count", "people")
    gap = text[quantity.end : following.start]
    return bounded and _OF_WHICH.fullmatch(gap) is not None and verb_within(gap, 1) is None
