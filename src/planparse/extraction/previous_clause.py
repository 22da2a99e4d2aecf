"""What the clause before tells of a number whose own clause leaves it open: a topic, a label, a measure, a subject, an object, works or a field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.extraction import metrics, verbs
from planparse.extraction.guarantees import listed_thing
from planparse.extraction.topics import ANY_MEASURE, DIGIT, LONGEST, MEASURE, PHRASE, is_named, last_of_unit
from planparse.patterns import lazy
from planparse.types import Candidate, Quantity

_CHANGING = lazy(
    "(?P<noun>[^，。；、0-9]{1,20}?(?:率|量|数|值|度|额|水平|比例|占比|比重|成本|能耗|水耗|浓度|距|时长|时限))"
    "(?:逐年|逐步|稳步|持续|不断|进一步|明显|显著|大幅|有所)*(?:下降|提高|提升|上升|增长|降低|减少|增加|改善|缩短|缩小)"
)
_LONGEST_LIST = 120
# a label before a colon that names a measure, not the head of a list
_LABEL = lazy(r"(?!.*(?:目标|任务|要求|指标|安排|重点|措施|方面|如下|内容|标准|其中|即|分别为|是))[^，。0-9]{2,20}")
_NO_THING = lazy(
    "(?:[局委办厅部院校司县区镇乡村市省州]|街道|公司|集团|中心|部门|单位|处|[年月日度]|阶段|工程|行动|计划|方面|领域|建设|工作|专项|改革|发展|管理|服务|改造)：$"
)
# 新能源汽车产业|提质扩量: what is wished of an industry
_THRIVES = lazy(
    "(?:提质|扩量|增效|扩面|升级|壮大|发展|做大|做强|做优|集聚|扩容|跃升|倍增|提级|转型|向好|突破|高质量|快速|加快|持续|创新)+$"
)
_SO_MANY_KINDS = lazy("[两二三四五六七八九十]{1,2}(?:大|个|条)(?:[百千万]亿元?级)?(?=[^，。]{0,8}(?:产业|行业|集群|产业链|市场)$)")
# 这一比例|降至5%, 收官阶段|再改造90座, 目标|100万人次: words that stand for what was named before
_BACK = re.compile(
    "(?:这一|这个|该项?|此项?|上述)(?:指标|比例|比率|占比|比重|数字|数值|数据|数量|规模|任务|目标)"
    "|(?:今年|年内|全年)?(?:(?:收官|冲刺|攻坚|决战|扫尾)(?:阶段|之年)|第[一二三四]批|首批|剩余|余下|其余|剩下)"
    "|(?:要求|先|再|则|仍|也)|前者|后者"
    "|(?P<aim>(?:[今本当全]年|年度)?的?(?:目标|任务|计划)[数值]?)|(?P<sum>数量|总数量?|总量)|(?P<place>首次|再次|连续[一二两三四五]年|历史性)"
)
_LONGEST_BACK = 8
_ABOUT_TO = lazy(r"(.{2,20}?)(?=[要将应须拟已](?![求素点闻军领近有的用]))")
_LONGEST_THING = 14


def stands_for(noun: str) -> bool:
    """Tell whether a noun says nothing of its own but stands for what was named before (这一比例, 剩余, 目标数)."""
    return len(noun) <= _LONGEST_BACK and _BACK.fullmatch(noun) is not None


def referred(noun: str, quantity: Quantity, previous: str, named: Sequence[Candidate]) -> str:
    """Return what a noun that stands for another means: the last thing counted in the same unit, for a sum the subject before."""
    if quantity.kind == "rank":
        return named[-1].metric if named else ""
    if noun in ("前者", "后者"):  # when 后者 is read, 前者 has been named again
        return named[-2].metric if len(named) > 1 else ""
    if told := last_of_unit(named, quantity):
        return told
    match = _BACK.fullmatch(noun)
    if match is None or not match["sum"]:
        return ""
    subject = _ABOUT_TO.match(metrics.strip_lead(previous.strip()))
    return subject_of(previous) or (metrics.clean_noun(subject[1]) if subject else "")


# 淘汰老旧公交车，新增|公交车|50辆: what goes is not what comes
_REMOVES = lazy("淘汰|关停|关闭|取缔|清退|拆除|撤并|撤销|整治|整顿|压减|清理|治理|查处|报废|更换|替换|注销")


def industry_of(previous: str) -> str:
    """Return whose output or trade a bare measure is: what the industry makes, or the cluster or market, that the clause before works on.

    >>> industry_of("壮大新能源汽车产业"), industry_of("推动新能源汽车产业提质扩量"), industry_of("做强茶叶、食用菌两大产业集群")
    ('新能源汽车', '新能源汽车', '茶叶、食用菌产业集群')
    >>> industry_of("共建清河牛羊肉交易中心"), industry_of("推进服务中心建设"), industry_of("加快发展步伐")
    ('清河牛羊肉交易中心', '', '')
    """
    stripped = metrics.strip_lead(previous.strip(" ，,"))
    head = verbs.head_verb(stripped)
    if head is None or _REMOVES.match(head.text):
        return ""
    noun = metrics.clean_noun(_THRIVES.sub("", stripped[head.end :]))
    if not 4 <= len(noun) <= LONGEST // 2 or PHRASE.match(noun) or DIGIT.search(noun) or not metrics.is_paired(noun):
        return ""
    kinds = _SO_MANY_KINDS.sub("", noun)
    if noun.endswith(("产业", "行业")):
        return kinds if "、" in kinds else kinds[:-2]
    return kinds if noun.endswith(("集群", "产业链", "交易中心", "市场", "产业园", "示范园")) else ""


_OPEN = lazy("[的了和与及、“（(促扩稳提增]$|[，：]|^(?:各类|各级|一批|系列|更多|有关|相关|全部|所有)")
_WORKS_ALONE = frozenset({"项目", "工程", "重点项目", "重点工程"})
_IN_FIELD = lazy("在?(?P<field>[^，。；、0-9]{2,8})(?:方面|领域)")


def of_field(noun: str, previous: str) -> str:
    """Give works that say nothing themselves the field that the clause before names.

    >>> of_field("项目", "公路方面"), of_field("项目", "在交通领域"), of_field("水库", "水利方面"), of_field("项目", "加快推进")
    ('公路项目', '交通项目', '水库', '项目')
    """
    told = _IN_FIELD.fullmatch(previous.strip(" ，,")) if noun in _WORKS_ALONE else None
    return told["field"] + noun if told else noun


_COUNTED = lazy("(?P<core>[^，。；、0-9的]{2,4}?)(?:数量|总数|总量|规模|数)?")
_GENERAL = frozenset(
    {"工作", "任务", "建设", "活动", "培训", "服务", "管理", "资金", "投资", "收入", "产值", "能力", "水平", "标准", "政策", "措施"}
)


def resumed(noun: str, previous: str) -> str:
    """Return the modifiers that the clause before has before a noun which this one takes up again, or an empty string.

    >>> resumed("学位", "推进普通高中学位建设"), resumed("项目数", "扩大医疗机构互认项目库"), resumed("学校", "加强学校管理")
    ('普通高中', '医疗机构互认', '')
    """
    counted = _COUNTED.fullmatch(noun)
    core = counted["core"] if counted else ""
    if not core or core not in previous[1:] or (core in _GENERAL and core == noun):
        return ""
    stripped = metrics.strip_lead(previous.strip(" ，,"))
    head = verbs.head_verb(stripped)
    if head is None or _REMOVES.match(head.text):
        return ""
    phrase = stripped[head.end :]
    before = phrase[: max(0, phrase.rfind(core))]
    owner = before.removesuffix("等")
    if "、" in owner and owner == before:
        return ""  # 培训校长、骨干教师: the noun is of the last member alone
    sound = 2 <= len(owner) <= _LONGEST_THING and is_named(owner) and not _OPEN.search(owner) and metrics.clean_noun(owner) == owner
    return owner if sound else ""


def labelled(previous: str) -> str:
    """Return the things that a label before a colon names (行政复议案件：|受理1106件), no body, place, time or heading; else an empty string."""
    label = previous.strip()
    return "" if not label.endswith("：") or _NO_THING.search(label) else announced(label)


def announced(previous: str) -> str:
    """Return the measure that the clause before is nothing but (任课教师的人数，|应占总数的2%; 生产总值：|增长8%), or an empty string."""
    stripped = metrics.strip_lead(previous.strip())
    if stripped.endswith("："):
        label = stripped.rstrip("： ")
        head = verbs.head_verb(label)
        told = _LABEL.fullmatch(label) and (head is None or head.text in verbs.nominal())
        return metrics.clean_noun(label) if told else ""
    head = verbs.head_verb(stripped)
    if head is not None and head.kind in ("increase", "decrease"):
        stripped, head = stripped[head.end :], None  # 提高经费支出占比，|达到4%
    measure = MEASURE.search(stripped) and not DIGIT.search(stripped.rpartition("的")[2]) and head is None
    listed = "、" in stripped and len(stripped) <= _LONGEST_LIST
    return metrics.clean_noun(stripped) if measure and (len(stripped) <= LONGEST or listed) else ""


def bare_thing(said: str) -> str:
    """Return the thing that the clause before is nothing but (缝纫机，|1400架; 化肥：|8万吨), or an empty string.

    >>> bare_thing("缝纫机"), bare_thing("化肥："), bare_thing("加快建设步伐"), bare_thing("1985年")
    ('缝纫机', '化肥', '', '')
    """
    name = said.strip().rstrip("：")
    if not 1 <= len(name) <= _LONGEST_THING or any(char.isdigit() for char in name):
        return ""
    head = verbs.head_verb(name)
    return name if (head is None or head.text in verbs.nominal()) and metrics.clean_noun(metrics.strip_lead(name)) == name else ""


# what may stand alone as a topic: 医院病床，|增加25万张; not when or where something is done, or who does it
_TOPIC = lazy(
    "(?![在从对按向为以把将就])[^一二两三四五六七八九十百千万亿]{0,10}(?:[病铺席]?床位?|[车学泊铺席]位|岗位|[网站]点|设施|设备|车辆|藏书|图书|用户|会员|线路|公园"
    "|人员|教师|医[生师]|护士|学生|职工|党员|人才|劳动力)"
)


def topic_alone(previous: str, quantity: Quantity) -> str:
    """Return the topic that the clause before is nothing but (医院病床，|增加25万张; 职工工资总额，|每年增长4%), or an empty string.

    >>> from planparse.grammar.quantities import find_quantities
    >>> beds, share = find_quantities("增加25万张，增长4%")
    >>> topic_alone("医院病床", beds), topic_alone("全县", beds), topic_alone("职工工资总额", share), topic_alone("医院病床", share)
    ('医院病床', '', '职工工资总额', '')
    """
    if quantity.kind == "ratio":
        measure = measured(previous)
        whole = len(measure) > 3 and metrics.strip_lead(previous.strip(" ，,")) == measure
        return measure if whole and measure[0] not in "从在对按以据由" else ""
    thing = bare_thing(previous)
    return thing if quantity.kind in ("count", "people") and _TOPIC.fullmatch(thing) else ""


def changing(previous: str) -> str:
    """Return the measure that the clause before says to rise or fall, without a number (近视率逐年下降，|每年下降1个百分点), or an empty string."""
    told = _CHANGING.fullmatch(metrics.strip_lead(previous.strip(" ，,")))
    return metrics.clean_noun(told["noun"]) if told else ""


def measured(previous: str) -> str:
    """Return the measure that the clause before is nothing but, whatever it measures (每吨生铁综合焦比，|由585公斤降为570公斤), or an empty string."""
    noun = metrics.clean_noun(metrics.strip_lead(previous.strip(" ，,")))
    plain = len(noun) <= LONGEST and not DIGIT.search(noun.rpartition("的")[2]) and verbs.head_verb(noun) is None
    return noun if plain and ANY_MEASURE.search(noun) and not noun.endswith("相比") else ""


def subject_of(previous: str) -> str:
    """Return the subject of the clause before, for a number whose own clause has none."""
    stripped = metrics.strip_lead(previous.strip())
    listed = listed_thing(stripped)
    if listed:
        return listed
    match = re.match(r"(.{2,30}?)(?:稳步|持续|进一步|不断|逐步|显著|明显|大幅|保持|得到|提高|提升|增长|下降|达到|稳定|扩大|降低)", stripped)
    subject = metrics.clean_noun(match.group(1)) if match else ""
    return subject if metrics.is_paired(subject) else ""  # 死亡人数“双|下降”


def doer_of(previous: str) -> str:
    """Return what the clause before says has to do something: 线上培训要注重保护视力 → 线上培训, or an empty string."""
    match = _ABOUT_TO.match(metrics.strip_lead(previous.strip(" ，,")))
    noun = metrics.clean_noun(match[1]) if match else ""
    return noun if is_named(noun) and not noun.startswith("各") else ""


def object_of(previous: str) -> str:
    """Return the object of the clause before: 配齐公共艺术教师 → 公共艺术教师."""
    stripped = metrics.strip_lead(previous.strip())
    head = verbs.head_verb(stripped)
    noun = stripped[head.end :] if head else stripped
    noun = metrics.clean_noun(noun)
    return noun if 2 <= len(noun) <= 16 else ""


_ASIDE = re.compile(
    r"(?:原则上)?(?:根据|按照?|依据|依照|参照|对照)[^，。]{2,16}|(?:就|从|对)[^，。]{1,12}(?:来说|来讲|来看|而言)|[总一][的般]来[说讲看]"
)


def is_aside(said: str) -> bool:
    """Tell whether a clause stands between a subject and what is said of it (教师人数，按照规定，|应占2%; 面积，就全国来说，|稳定在17亿亩)."""
    return _ASIDE.fullmatch(said.strip()) is not None


_FOR = lazy("(?:对|针对)(?P<things>[^，。；、]{2,24}(?<![上中下时内前后面等]))")


def treated(previous: str) -> str:
    """Return the things that the clause before puts ahead of the verb: 对在校生不足100人的教学点，|年内撤并|12个."""
    match = _FOR.fullmatch(metrics.strip_lead(previous.strip(" ，,")))
    return match["things"] if match and verbs.verb_within(match["things"], 1) is None else ""


# 推进村级服务点建设，|今年建成|260个; 加快危桥改造，|先改|14座: the works that a clause announces, and what is worked on
_WORKED = lazy(
    "[^，。；、0-9]{0,6}?(?:推进|加快|实施|开展|推动|抓好|加强|深化|做好|启动|组织|加大|强化|推行|统筹)(?:推进|实施|开展|抓好)?"
    "(?P<thing>[^，。；：0-9]{2,20}?)(?P<work>建设|改造|改善|整治|修复|治理|培育|创建|提升|更新|扩建|改建|布局|推广)(?:工作|工程|行动|攻坚|力度|步伐|进度|任务)?"
)
_BUILDS = lazy("(?:[新先再]?[改扩]?(?:建|布|设)|新（?改）?建|建成|打造|组建|改造|[先再]改).{0,2}")
_BEGINS = frozenset({"启动", "开工", "新开工", "新启动", "实施", "推进", "完成", "竣工", "启动改造", "启动实施", "启动建设"})
_SHORT_THING = lazy(".[桥路厕园校房井渠库站馆所院厂棚]|.{3,}(?<!的)")  # 危桥; not 文明, 乡村, 党的


def worked_on(previous: str, action: str) -> str:
    """Return what the works of the clause before are on, as an object of a verb that has none: things to build, works to begin.

    >>> worked_on("推进村级服务点建设", "建成"), worked_on("推进城中村改造", "启动"), worked_on("加强党的建设", "新建")
    ('村级服务点', '城中村改造', '')
    """
    builds = _BUILDS.fullmatch(action)
    match = _WORKED.fullmatch(previous.strip(" ，,")) if builds or action in _BEGINS else None
    if (
        match is None
        or verbs.starts_with_verb(match["thing"])
        or not is_named(match["thing"])
        or not _SHORT_THING.fullmatch(match["thing"])
    ):
        return ""
    return match["thing"] if builds else match["thing"] + match["work"]


def outside(previous: str, action: str) -> str:
    """Return what a number is of whose own clause names only an area: the measure of the clause before, or what it works on."""
    return worked_on(previous, action) if verbs.class_of(action) == "act" else announced(previous) or measured(previous)
