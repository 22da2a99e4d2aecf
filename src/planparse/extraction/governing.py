"""The verb that governs a number and the noun it leaves for the metric: 新建|公园|3个, 近视率|降低|2个百分点."""

from __future__ import annotations

import re
from functools import cache

from planparse.extraction import metrics, verbs
from planparse.extraction.reading import RIGHT_STOP, Reading
from planparse.lexicon import alternation, terms
from planparse.patterns import lazy
from planparse.types import Baseline, Change, Comparator, Quantity

_BASE = re.compile(
    r"^(?P<noun>.+?)(?P<verb>不低于|不少于|不高于|不超过|不得低于|不得少于|不得超过|超过|高于|低于|达到|达(?!标)|占到|占|(?:减少|下降|增加|提高|降低|返还|压减)(?![值额量率幅])|好于|优于|快于|完成(?=总|年度|全部|计划|设计))(?P<base>(?!.*(?:率|比例|占比|分别|(?<!平)均)$)[^，,]{2,26}?)的?$"
)
BASE_BOUND: dict[str, Comparator] = {
    "不低于": "ge", "不少于": "ge", "不得低于": "ge", "不得少于": "ge", "不高于": "le", "不超过": "le", "不得超过": "le",
    "超过": "gt", "高于": "ge", "低于": "lt", "好于": "ge", "优于": "ge", "快于": "ge",
}  # fmt: skip
# 空气质量达到或优于二级的天数|345天, 项目从拿地到开工|不超过45天: the verbs belong to the name
_OR_BETTER = lazy("达到(?:或者?|和)(?:优于|好于|高于|超过)[^，。]{1,10}(?:天数|水体|断面|河段)$")
_FROM_STEP_TO_STEP = lazy("从[^，。到]{2,8}到(?:开工|竣工|投产|投用|办结|领证|交付|落地|验收|报到|就诊|取证|拿证)$", needs="从")
_LEADS = frozenset({"超过", "高于", "低于", "好于", "优于", "快于", "高出", "超出", "领先"})
_ATTRIBUTES = lazy(r"(?:重大|重点|主要|关键|专项|大型|中小型?|各类|其他|省级|市级|县级|国家级|区级|校级)+")
_MANNERS = ("综合", "标准化", "规范化", "无障碍", "适老化", "数字化", "智能化", "清洁化", "一体化", "专业化", "信息化")
_NO_VERBS = frozenset({"所有", "现有", "原有", "国有", "共有", "拥有", "没有", "各有"})
_BARE_HEAD = re.compile(
    r"[人期费林分取者]|强度|占比|比重|频次|频率|时间|时长|时限|人数|面积|比例|数|总量|规模|进度|质量|周期|能力|里程|总数|收入|成本|公司"
)
# 要选定|2所, 将腾出|3处: what stands between a modal and a number with its noun is a verb, known or not.
_MODAL_VERB = lazy(r"(?:要|将|应|须|拟|需|必须|应当|至少)(?P<verb>[^\W\x00-\x7f]{2,3})$", needs="将应当拟至要需须")
# 每学期要上|2节|示范课, 每人写|1篇|论文: a verb of one character, plain behind a modal or a subject of each
_PLAIN_VERB = re.compile(
    r"(?:^|要|应|须|必须|应当|至少|每[人生师]|每[个名位]?(?:教师|学生|学期|干部|党员|[周月年])?)[上写读听讲交学练种带]$"
)
# 营商环境评价|进入|全省|前10名
_PLACED = lazy(
    r"^(?P<noun>.{2,40}?)(?P<verb>进入|位居|位列|(?<!排)名列|稳居|排名(?!进入|位居|位列|稳居|跻身|保持|稳定|提升|上升|[列居进])|跻身|保持|居|列|进)(?:在|到)?[^，。]{0,12}$"
)
# 在全省教育监测中|保持|前5名
_IN_REVIEW = lazy("在([^，]{2,40}(?:评价|考核|监测|评比|测试|竞赛|调研|检查|督查|评估|考评|大赛|比赛|测评|统考|抽测))[中里]$")
_PLACED_BARE = lazy("(?:进入|位居|位列|名列|稳居|跻身|保持)(?:在|到)?(?:全[国省市县区州]|世界|全球|同类[^，。]{0,6})")
# 每个社区, 每县, 每所学校: whom or where each number is for, no measure.
# 把连铸比由6.5提高到|15%: the value before has no unit
_FROM_BARE = lazy(r"(?P<noun>.{2,40}?)(?:[由从]的?|的)(?P<start>[0-9]{1,6}(?:\.[0-9]{1,4})?)(?:逐步|稳步|进一步)?$")
# 改造安置房|交付|5万套: what is done with the thing, whatever verb its name holds
_HANDED_OVER = frozenset({"交付", "入住", "开工", "竣工", "完工", "封顶", "投用", "投运", "投产", "新开工", "复工"})
_EACH_ONE = lazy("[户人亩村校生班]均|[年月日]均")
_PER_YEAR = lazy("(?<=[^学半全每当近今明去上下前后0-9]{2})年$")  # 生猪年|出栏|20万头
_GROWTH = frozenset({"增长", "上升", "下降"})
_SHORT_OBJECT = 4
_IMPROVED = frozenset({"提升", "提高"})
_COUNT_NOUN = lazy("[数量额值]$|位次|名次|排名|人次|规模|学位|床位|岗位|车位|能力|容量|收入|水平")
_FIELD = lazy(
    r"(?![各全本该]|一[批些]|若干)[^，。；、0-9的]{0,8}(?:教育|学前|高中|小微企业|民营企业|项目|工程|居民|农民|制造业|服务业|产业|住宅|小区|居民楼)"
)
_BY_WHOM = lazy("由[^，。；、]{2,14}(?:政府|[局委厅办校院部处科镇乡]|部门|单位|公司)(?:牵头|负责|联合)?", needs="由")
_HAS = frozenset({"取得", "获得", "接受", "参加", "享受", "具备", "从事"})
_JOINS = frozenset("和及并与、")
_TRAIL = re.compile(
    r"(?:再|要|应|须|均|都|分别|总体|逐年|年均|各|约|近|在|可|力争|有望|将|拟|需|必须|应当|也|全部|基本|至少|不|平均|每年|累计|合计|共计|比上年|较上年|同比|每[人生户][每][年月天日]|每月|首批)+$"
)
_INSPECTS = frozenset({"抽查", "抽检", "抽测", "检测", "监测", "检验", "筛查"})
_TIMES = frozenset({"次", "期", "场", "场次", "轮", "轮次", "批次"})
_HOLDS = frozenset({"开展", "组织", "举办", "举行", "安排", "召开", "进行", "实施", "组织开展", "完成"})
# 再生资源回收利用量较上年|多|5万吨: by how much it differs from the amount before
_MORE = lazy("(?P<noun>[^，。；]{2,24}(?:[量额值]|人?数|人次|收入|支出|里程|面积))(?P<verb>[多少])", needs="多少")
_TRAIL_ENDS = frozenset("再要应须均都别体年各约近在可争望将拟需当也部本少不计比月天日批")


def _without_trail(left: str) -> str:
    return _TRAIL.sub("", left) if left[-1:] in _TRAIL_ENDS else left


# 抽检|合格率, 整改|完成率: of what a bare rate is; 实现|合格率 98% reaches it
_BARE_RATE = lazy("[^，。；、的]{2}率|(?:[^，。；、的]{2})?占比|增速|增幅|满意度", needs="占幅满率速")
_BRINGS = lazy(
    "实现|完成|取得|获得|巩固|推动|推进|促进|带动|拉动|落实|改善|优化|争取|形成|确定|设立|设置|建立|压实|[抓做]好|做强|发展|开展|实施|支持|引导|突破|制定|公布"
    "|部署|安排"
)


def _is_rate_of(head: verbs.Verb, left: str) -> bool:
    """Tell whether a verb only names what a bare rate is of (抽检|合格率), so that it governs nothing."""
    if head.text in _INSPECTS:
        return left.endswith("率")
    return head.kind == "act" and _BRINGS.fullmatch(head.text) is None and _BARE_RATE.fullmatch(left, head.end) is not None


_JOINED_ON = lazy("^(?:和(?![谐美平睦解])|、)(?=.{2})")


def governed(left: str, right: str, quantity: Quantity, base: Reading) -> Reading:
    placed = _PLACED.match(left) if quantity.kind == "rank" else None
    if placed:
        return base._replace(action=placed.group("verb"), noun=_IN_REVIEW.sub(r"\1", metrics.clean_noun(placed["noun"])), predicate=True)
    if quantity.kind == "rank" and _PLACED_BARE.fullmatch(left.strip()):
        return base._replace(action=left.strip()[:2], predicate=True, verb_only=True)  # 目标是|进入全国|前15名
    if ("达到" in left and _OR_BETTER.search(left)) or (quantity.kind == "time" and _FROM_STEP_TO_STEP.search(left)):
        return base._replace(noun=metrics.clean_noun(left))
    nominal = bool(right.strip()) and not RIGHT_STOP.match(right) and quantity.kind not in ("ratio", "rank")
    whole = verbs.head_verb(left)
    grown = verbs.predicate_verb(left) if quantity.kind == "ratio" and whole is not None and whole.end == len(left) else None
    if grown is not None and grown.start and grown.change != "level":
        named = left[: grown.start]
        if named in verbs.nominal() or (grown.text in _GROWTH and len(named) > 2):
            return base._replace(action=grown.text, change=grown.change, noun=named, predicate=True)  # 投资|增长|5%, 研发投入|增长|8%
    if whole is not None and whole.end == len(left):
        return base._replace(action=whole.text.rstrip("了"), change=_change(whole, quantity), head=True, verb_only=True)
    if nominal:
        if left[-1:] in verbs.SHORT and left[-2:] not in _NO_VERBS and not verbs.starts_with_verb(left[-2:]):
            return base._replace(action=left[-1], head=True, verb_only=True)  # 每个县至少有|1所|学校
        if _PLAIN_VERB.search(left):
            return base._replace(action=left[-1], head=True, verb_only=True)
        closing = verbs.closing_verb(_without_trail(left))
        if closing is not None:
            scope = metrics.leading_scope(left[: closing.start])
            return base._replace(
                action=closing.text,
                change=_change(closing, quantity),
                noun=scope if scope == left[: closing.start] else "",
                head=True,
                verb_only=True,
            )
    trimmed = _without_trail(left.rstrip(" ，,、"))
    own_bound = quantity.start < quantity.core_start
    more = _MORE.fullmatch(trimmed) if quantity.kind not in ("ratio", "rank") else None
    if more:
        return base._replace(
            action=more["verb"],
            change="increase" if more["verb"] == "多" else "decrease",
            noun=metrics.clean_noun(more["noun"]),
            predicate=True,
        )
    verb = verbs.predicate_verb(trimmed) or verbs.predicate_verb(left.strip())
    if verb is not None:
        risen = _FROM_BARE.match(left[: verb.start]) if verb.text[-1] in "到至为" else None
        if risen:
            noun = metrics.after_disposal(metrics.clean_noun(risen["noun"]))
            start = Baseline(float(risen["start"]), None)
            return base._replace(action=verb.text, noun=noun, predicate=True, bounded=True, baseline=start)
        noun = metrics.clean_noun(left[: verb.start])
        if noun and verb.text in _IMPROVED and quantity.kind in ("count", "people") and not _COUNT_NOUN.search(noun):
            work = metrics.GENERIC.sub("", noun) + verb.text  # 农房风貌|提升|2万户: so many are worked on, not more of them
            return base._replace(action=verb.text, noun=work, predicate=True)
        if noun:
            return base._replace(action=verb.text, change=verb.change, noun=noun, predicate=True)
        if verb.kind == "reach" and (verb.text != "为" or not nominal):
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
            if change != "level" or word == "完成":
                noun += metrics.clean_noun(match.group("base"))
            elif word.startswith("占"):
                noun += "占" + metrics.clean_noun(match.group("base"))
            return base._replace(
                action=word, change=change, noun=noun, predicate=True, bounded=True, comparator=bound_of(word, quantity) or base.comparator
            )
    head = verbs.head_verb(left)
    named_for = head is not None and (head.text in verbs.nominal() or _is_rate_of(head, left))
    if named_for and (own_bound or quantity.kind == "ratio"):
        return base._replace(noun=metrics.clean_noun(left))  # 上市企业|突破10家, 培训覆盖面|90%以上, 抽检合格率|不低于98%
    bare = metrics.GENERIC.sub("", left)
    if head is not None and bare.startswith(verbs.brought()):
        action = left[: len(left) - len(bare)] or head.text
        return base._replace(action=action, noun=metrics.clean_noun(bare), head=True)  # 送戏下乡: verb and object are one word
    if head is not None:
        rest = left[head.end :]
        noun = metrics.clean_noun(_JOINED_ON.sub("", rest.removeprefix("的")))  # 新建|的学校|3所, 节约|和少用能源|3万吨
        if head.kind == "increase" and head.text[2:] in _HAS and "的" in rest[1:]:
            noun = head.text[2:] + noun  # 新增|取得职业资格证书的劳动者
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
        outer = verbs.inner_verb(left[: inner.start]) if noun[:1] in _JOINS else None
        if outer is not None:
            inner, noun = outer, metrics.clean_noun(left[outer.end :])  # 研究院|实施|人才培养和攻关项目
        if _BARE_HEAD.fullmatch(noun) and metrics.clean_noun(left[: inner.start]) and verbs.class_of(inner.text) == "act":
            return base._replace(noun=metrics.clean_noun(left))  # 县道改造|里程: likewise, with what is changed before it
        if noun:
            owner = metrics.leading_scope(left[: inner.start]) or _owner(left[: inner.start], noun)
            own = noun == "就业"  # 城镇|新增就业: the statistic's own name, whose verb is not of the next (下岗人员再就业25万人)
            noun = inner.text + noun if own else noun
            return base._replace(action=inner.text, change=_change(inner, quantity), noun=owner + noun, head=not own)
    if left.strip() in _HANDED_OVER:
        return base._replace(action=left.strip(), head=True, verb_only=True)  # 年底前|完工|8个
    modal = _MODAL_VERB.search(left)
    if nominal and modal and quantity.kind not in ("ratio", "rank", "time"):
        return base._replace(action=modal.group("verb"), head=True, verb_only=True)
    closing = verbs.closing_verb(left)
    if closing is not None:
        noun = _PER_YEAR.sub("", metrics.clean_noun(left[: closing.start]))
        noun = "" if _BY_WHOM.fullmatch(noun) else noun
        change = _change(closing, quantity)
        if _ATTRIBUTES.fullmatch(noun) or noun.endswith(_MANNERS):
            return base._replace(noun=metrics.clean_noun(left))  # 重大改革|2项, 水土流失综合治理|30平方公里
        if not noun:
            return base._replace(action=closing.text, change=change, head=True, verb_only=True)
        # 职业技能|培训|5万人次 is one noun, 户均增收|3000元 too; 保障性住房|开工|1000套 a topic and its verb.
        times = quantity.unit in _TIMES and closing.text not in _HOLDS  # 政治轮训|3期: so many times it is done
        done = times or closing.text in verbs.nominal()
        topic = metrics.clean_noun(left) if done or _EACH_ONE.fullmatch(noun) else noun
        return base._replace(action=closing.text, change=change, noun=topic)
    return base._replace(noun=metrics.clean_noun(left))


def bound_of(verb: str, quantity: Quantity) -> Comparator | None:
    """Return how a verb binds the number behind what it compares with: 不低于去年的|95%; 高于全省平均|1个百分点 tells by how much, no bound."""
    return None if quantity.unit == "个百分点" and verb in _LEADS else BASE_BOUND.get(verb)


@cache
def _raised() -> re.Pattern[str]:
    """What is brought to a level by a verb that stands before it: 扩大|种植规模|到5万亩."""
    words = [word for kind in ("increase", "decrease") for word in terms("verbs", kind) if len(word) > 1]
    words += ["扩容", "延长", "调整", "扩充", "充实", "拓宽"]
    return re.compile(rf"(?:将|把)?(?P<verb>{alternation(words)})(?![到至率值额量幅])(?P<noun>[^，]{{2,30}})(?<![达直截])[到至]$")


def _owner(subject: str, noun: str) -> str:
    """Return the field or the works that stand before the verb and that a short object is of: 高等教育|新增|学位, 重点项目|完成|投资."""
    owner = metrics.clean_noun(subject)
    short = len(noun) <= _SHORT_OBJECT or (noun.endswith("投资") and len(noun) <= 2 * _SHORT_OBJECT)
    return owner if short and _FIELD.fullmatch(owner) else ""


def joined_objects(left: str) -> bool:
    """Tell whether 和 before a number joins it to an object of the same verb (建立合唱团和|30个|工作室), not says with whom."""
    head = verbs.head_verb(left)
    return head is not None and left.rstrip()[-1:] in _JOINS and len(left.rstrip()) - head.end > 2


def led(reading: Reading, verb: str, quantity: Quantity) -> Reading:
    """Let a verb that opens the clause like a modal govern the number when no other does: 实现|利润, 落实|补助资金, not 实现|产量|增长."""
    if not verb or not reading.noun or (verb in ("争取", "坚持") and quantity.kind in ("ratio", "rank")):
        return reading
    noun = reading.noun
    if reading.action in verbs.nominal() and reading.head:
        noun = reading.action + noun
    elif reading.action:
        return reading
    return reading._replace(action=verb, change="level", noun=noun, head=True)


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
