"""Numbers that look like targets and are none: thresholds, ratings, articles, sums of a list, facts.

Each test names the linguistic fact it rests on; a number that one of them recognises makes no candidate.
"""

from __future__ import annotations

import re

from planparse.extraction.reading import RIGHT_STOP, Reading
from planparse.extraction.verbs import class_of, starts_with_verb
from planparse.lexicon import pattern
from planparse.patterns import lazy
from planparse.types import Candidate, Item, Quantity

THRESHOLD_KINDS = frozenset({"money", "area", "length", "time", "age", "people", "mass", "power", "volume", "energy", "score"})
RATED_KINDS = frozenset({"power", "voltage", "energy", "speed", "data", "frequency"})
NAMED_AMOUNT = re.compile(r"^[千百十万亿]+[^\W\x00-\x7f]{1,2}$")
# 撤并|不足20人的|教学点5个: the lack says which ones
_LACKING = lazy(
    "(?<=[撤并销关停汰治消改造清理迁])[^，。；0-9]{0,3}(?:不足|不满|少于|低于)[0-9]{1,5}[^，。；0-9的]{1,4}的(?=[^，。；]{2,12}[0-9])"
)
_ARTICLE = re.compile(r"^一(?![十百千万亿两二])[^\W\x00-\x7f]")
_SMALL = re.compile(r"^[一二两三四五六七八九十]{1,2}(?![百千万亿零])[^\W\x00-\x7f]")
_ENUMERATED = lazy(r"(?:、[^，、]{1,16}等?|[”》][“《][^”》]{1,16}[”》]|等)$")
_ASPECT = re.compile(r"大事|层面|方面|环节|维度|重点(?!项目|工程|实验室)|方向|阶段|步骤|关键|[底红]线")
_CREATES = re.compile(r"新建|建好|形成(?!了)|建立|建设|建成|创建|打造|增设|设立|成立|组建|新增|开设|改造|开工")
_BUILDS = lazy("[新兴改扩筹续]建|创办|开办|建成")
_YIELDS = lazy(rf"{_CREATES.pattern}|培|举办|配|评选|掌握|参加|形成|获|开通|引进|招|出版|编写|选|争取|通过|派|增|创|拆|办|至少")
# 每个学生掌握|一项|技能, 各县力争建成|一个|基地: one each, or one that is strived for, is a number and no article.
_STRIVED = lazy(r"每(?:[个名位所家户人村校班县镇乡]|一[个名位所])|人人|力争|争取(?!到)|确保", needs="每人争确")
_YEARLY = re.compile("每(?:学?年|学?期)")
_SENDING = frozenset({"选派", "派", "派出", "派遣", "安排", "选送", "推荐", "引进", "招聘", "选拔", "培养"})
_EACH_HAS = lazy(r"(?:[都均也各]|至少)(?:要|应|须)?(?:建|设)?有$", needs="有")  # 每个乡镇都有|一所|中心园
_ORGANS = frozenset("所家座处名位支间台辆条")
_OPENING = 40
_MAX_HEADING = 40
_REACHES = lazy("(?:内|即)?(?:可到?达|通达|直达|可抵达)")
_TIMED = lazy(r"(?:活动|运动|锻炼|睡眠)$")
_SCHEDULED = lazy(r"(?:练习|训练|阅读|[诵朗]读|劳动|体操|自习|午休)$")
_TIME_METRIC = lazy(r"(?:时间|时长|时限|课时|学时|工期|周期|期限|时效|年限|寿命|活动|运动|锻炼|睡眠|培训|学习)[^，]{0,6}$")
_SCHEME = lazy("规划|工程|行动|计划|方案|项目")
_ADDS = lazy("(?:新增|增加|增产|扩产)(?:近|约|超|超过)?$")  # 新增|千万吨|产能
_GRADE = lazy(r"^[一二三四五六两]类")
_RATING_UNITS = frozenset({"千伏", "伏", "伏特", "毫米", "微米", "纳米", "英寸", "厘米", "寸"})
_SIZES = frozenset("人户元亩吨斤" + "头羽只匹尾" + "丛株穴")  # people and produce, livestock, plants (百丛: what a pest is counted by)
_PROGRAMME = lazy(r"^[^\W\x00-\x7f]{2,12}(?:行动|工程|计划|攻坚)")
_FACT = lazy(r"现有|共有|拥有|辖|占地|涉及|分布|位于|面积|人口|包括|分为|总数|等$|获得|属于|列第|第[^\W\x00-\x7f]?$|者$|其中$")
_RATE_NOUN = lazy(r"(?:率|比例|占比|比重|增速|涨幅|增幅|强度|系数|指数|水平|度|比|排名|第一|增长)$")
_AMOUNT_NOUN = re.compile(
    r"(?:量|数|总量|总值|总数|总额|面积|产量|产值|里程|规模|收入|投资|投入|资金|经费|能力|人数|容量|增加值|装机|就业|学位|床位|数量|外资|进出口|价值|税收|销售额|营收|零售额|额)$"
)
_HAN = re.compile(r"[^\W\x00-\x7f]")
_EXTENT = lazy("(?:总投资|计划投资|投资额|占地(?:面积)?|建筑面积|全长|总长|(?:设计)?时速|库容)$")
_REFUSED = lazy(
    "(?:及?以上)?[^，。、]{0,4}(?:业主|村民|户主|代表|委员|成员)[^，。、]{0,8}(?:同意|表决|通过)|[^，。、]{0,10}(?:暂不|不予|不再|一律不|不得(?!少|低|超|高)|严禁)"
)
_GRANTED = lazy("[，,](?:方可|才可|才能|方能|可以?(?!持续)|不得|不予|给予|予以|奖励|一次性|视为|认定为|取消|暂停|责令|扣[减发除])")
_LISTED_WORKS = lazy(r"等(?:项目|工程)$")


def is_condition(clause: str) -> bool:
    """Tell whether a clause states a condition, an example or a lack (凡入库满3年; 只有31名)."""
    clause = _LACKING.sub("", clause) if "不" in clause or "于" in clause else clause
    return bool(pattern("cues", "condition").search(clause) or pattern("cues", "shortfall").search(clause))


def is_admission(clause: str, after: str) -> bool:
    """Tell whether a clause says who may do or gets what the next one tells (培训不少于40课时的，|方可参加考核)."""
    return clause.endswith("的") and _GRANTED.match(after) is not None


def may_define(candidate: Candidate) -> bool:
    """Tell whether a number before one that tells which things are meant can tell so too: it is bounded, or an extent."""
    return candidate.comparator in ("ge", "gt", "le", "lt") or is_extent(candidate.metric)


def is_extent(noun: str) -> bool:
    """Tell whether a noun is an extent that describes a work when 的 and its name follow the number (总投资86亿元的产业园)."""
    return _EXTENT.search(noun) is not None


def is_refused(right: str) -> bool:
    """Tell whether the words behind a number say that something is not done (4层以下住宅|暂不受理)."""
    return ("不" in right[:14] or "严禁" in right[:14]) and _REFUSED.match(right) is not None


def is_rating(text: str, quantity: Quantity) -> bool:
    """Tell whether a number rates, grades or names a thing: 500千伏输变电工程, 三类水质, 千亿斤粮食产能提升行动, 上千万家庭."""
    after = text[quantity.end : quantity.end + 16]
    if quantity.unit in _RATING_UNITS:
        return bool(_HAN.match(after))
    if quantity.kind == "bare" and quantity.text.startswith("上"):
        return True
    if quantity.text[1:2] == "类" and _GRADE.match(quantity.text):
        return True
    if not NAMED_AMOUNT.match(quantity.text):
        return False
    if quantity.unit in _SIZES and _HAN.match(after):
        return bool(_SCHEME.search(after)) or not _ADDS.search(
            text, max(0, quantity.start - 4), quantity.start
        )  # 千亩示范片, 万人公交车保有量: a size or a base
    return _PROGRAMME.match(after) is not None


def is_threshold(quantity: Quantity, right: str) -> bool:
    """Tell whether a bounded amount only says which things are meant (500万元以上项目, 5人以上的学校)."""
    if quantity.kind in RATED_KINDS and _LISTED_WORKS.search(right):
        return True
    return quantity.comparator in ("ge", "gt", "le", "lt") and quantity.kind in THRESHOLD_KINDS


_RELATIVE = lazy(
    r"^的?[^，。]{1,14}的(?:[^\W\x00-\x7f]{0,4}(?:学校|小学|中学|幼儿园|高校|医院)|企业|单位|地区|乡镇|村|县|区|市|机构|家庭|人员|项目|用户)",
    needs="的",
)
# 年产钢、铁各|300万吨|的…工程: how large the works are
_CAPACITY_OF = lazy(r"(?:[日年月]?(?:产|处理|供|发电|加工|生产)(?:能力|量)?|装机(?:容量)?|库容|建筑面积)[^，。；]{0,12}$")
_WORKS = lazy(r"^的[^，。；]{2,30}(?:工程|项目|厂|基地|生产线|装置|电站|水库|企业|公司|园区?|中心)(?:[^，。；]{0,6})$", needs="的")
_CAPACITY = lazy(r"(?:日|年|月|时)(?:处理|产|供|发电|吞吐|加工|生产|通过|接待)(?:能力|量)?(?:达|约)?$", needs="年日时月")


def is_description(quantity: Quantity, left: str, right: str, reading: Reading, attributive: bool) -> bool:
    """Tell whether a number describes the thing named after it: 年产值20亿元以上|企业, 5名以上儿童的|学校, 日处理600吨|焚烧项目."""
    if not right or not _HAN.match(right):
        return False
    bounded = quantity.comparator in ("ge", "gt", "le", "lt")
    made = quantity.kind == "count" and _CREATES.search(reading.action)  # 新建5所以上|高标准的幼儿园
    if (bounded and not made and _RELATIVE.match(right)) or right.rstrip().endswith("之一"):
        return True
    if says_how_large(quantity, right):
        return True
    if _CAPACITY.search(left.rstrip()) or (_WORKS.match(right) and _CAPACITY_OF.search(left.rstrip())):
        return True
    if attributive or reading.predicate or not bounded or quantity.kind not in THRESHOLD_KINDS:
        return False
    return not RIGHT_STOP.match(right) and not starts_with_verb(right)


def says_how_large(quantity: Quantity, right: str) -> bool:
    """Tell whether a bounded amount says which firms, projects or places are meant (超50亿元|的企业)."""
    return quantity.comparator in ("ge", "gt", "le", "lt") and quantity.kind in _SIZE_KINDS and _OF_THINGS.match(right) is not None


_SIZE_KINDS = frozenset({"money", "area", "mass", "power", "energy"})
# 超50亿元|的企业实现零的突破
_OF_THINGS = lazy(r"的(?:[^\W0-9a-zA-Z，。；、的]{0,4}(?:企业|单位|园区|集群|大户|主体)|项目(?!资金|投资))(?!的)")


def is_custom(left: str) -> bool:
    """Tell whether the words before a number say how things are, or what they are made for, and promise nothing.

    常年粮食产量稳定在|130亿斤, 占比仍高达|71%, 设计年吞吐量|120万吨, 排放限值为|50毫克, 须征得|三分之二以上业主同意.
    """
    return _CUSTOM.search(left) is not None


def is_norm(before: str) -> bool:
    """Tell whether a sentence up to a number says what a law or a standard of the state demands, not what the plan does.

    >>> is_norm("《劳动法》规定每周工作不超过"), is_norm("按照《意见》要求，入学率达到"), is_norm("《行动计划》提出新增学位")
    (True, False, False)
    """
    return ("》" in before or "标准" in before) and _NORM.search(before) is not None


_NORM = lazy(
    "(?<![按照据达到实合对遵])(?:(?:国家|部颁|行业|现行)[^，。；《]{0,8}标准(?:要求|规定)|《[^《》]{2,30}(?:法|条例|标准|规范|规程|规定|导则|准则)》(?:中|里|也)?(?:规定|要求|提出|明确))(?!到)[^，。；]{1,30}$"
)


def is_stock(left: str, before: str, quantity: Quantity) -> bool:
    """Tell whether a bare number says what there is (站内配有消防车|2辆), where no word of the sentence ``before`` it says what is to be or each is to have."""
    return quantity.comparator == "eq" and "有" in left and _STOCK.search(left) is not None and _DUE.search(before) is None


_STOCK = lazy("(?:配|设|建|备|共|拥|装|辖)有(?![的关效利限机害量率数较])[^，。；、每各均]{1,16}$")
_DUE = lazy(
    "每|各|均|应(?![急用对届聘征收])|须|[需必]要|要(?!素|点|道|求)|将|确保|力争|达|全部|都|分别|至少|使(?!用|命|馆)|让|实现|到[12]\\d{3}|前[，,]|年内"
)
_CUSTOM = lazy(
    r"(?:^|[，；、])常年(?!稳定|保持|维持|开展|坚持|组织|运|驻|举办|聘|储备)|仍(?:高达|低于|只有|仅|不足|占|为)[^，。；]{0,4}$|普遍(?:在|为|低于|高于|不足)$|限值[是为]?$|征得$|设计(?:总?规模(?:[是为]|达到?)?)?[年日][^，。；]{1,10}$",
    needs="仍常征计遍限",
)


def is_shared_attribute(quantity: Quantity, left: str, after: str, reading: Reading) -> bool:
    """Tell whether a bounded number is the first of several attributes of what is named behind them.

    对经营面积50亩以上、信用等级高的|家庭农场, 30万人口以上、学生较多的|县: never the object of a verb that creates (新建5个以上、…的园区).
    """
    if quantity.comparator not in ("ge", "gt", "le", "lt") or not _FURTHER_ATTRIBUTE.match(after):
        return False
    return not reading.action or _ABOUT.match(left.strip()) is not None or not _YIELDS.search(reading.action)


_FURTHER_ATTRIBUTE = re.compile(
    "(?:、|或者?|且|并且|和)(?![^，。；：\n]{0,24}?(?:不[少低超]|达到|成为|实现))[^，。；：0-9\n]{2,30}?的[^\\W0-9a-zA-Z，。；、]{2}"
)
_ABOUT = lazy("[对凡将给向由在]")


def is_cited(after: str) -> bool:
    """Tell whether a number stands in a quotation that is called a standard (“入园率85%、普惠率80%”的省定底线)."""
    return "”" in after[:41] and _CITED.match(after) is not None


_CITED = lazy("[^“”，。；\n]{0,40}”的?[^，。；\n]{0,6}(?:底线|标准|要求|门槛|规定|红线)")


def is_measure(noun: str, quantity: Quantity) -> bool:
    """Tell whether a noun is a rate or an amount, so that a number right after it is its value (登记失业率5%)."""
    if quantity.change != "level":
        return True
    if quantity.kind == "event" and pattern("cues", "school_level").match(noun):
        return True  # 初中音乐|1课时
    return bool((_RATE_NOUN if quantity.kind in ("ratio", "rank") else _AMOUNT_NOUN).search(noun))


def is_index(noun: str) -> bool:
    """Tell whether a noun measures by a number without a unit: 生师比, 差异系数, PUE值, 死亡率."""
    return _INDEX.search(noun) is not None


_INDEX = re.compile(
    r"(?:..率|[师生]比|案件比|收入(?:之|倍差)?比|收入差距|系数(?:小学|初中|高中|城区|农村)?|指数|[A-Za-z]{2,}值?|综合值|平均分)$"
)


def is_state(before: str) -> bool:
    """Tell whether a sentence up to a number says how things are (位于…，耕地面积2180亩), so that a bare number in it is no promise."""
    return bool(pattern("cues", "state").search(before[:_OPENING])) and not pattern("cues", "goal_words").search(before)


def is_given(noun: str, quantity: Quantity, reading: Reading) -> bool:
    """Tell whether a number says how many people there are to be dealt with: nobody promises how many graduate (高校毕业生达9万人)."""
    told = quantity.kind == "people" and quantity.comparator == "eq" and class_of(reading.action) == "reach" and not reading.promised
    return told and _GIVEN.fullmatch(noun) is not None


_GIVEN = lazy(
    "(?:[全本我][国省市县区州]|普通|高校|大学|大中专|应届|往届|中职)*(?:毕业生|(?:高考|中考)?考生|报考)(?:人数|总数|总量|规模)?",
    needs="报毕考",
)


def is_projection(before: str) -> bool:
    """Tell whether a sentence up to a number says that it was forecast or estimated (据预测，到2030年，…)."""
    return pattern("cues", "projection").search(before) is not None


def is_bare_list_member(noun: str, quantity: Quantity) -> bool:
    """Tell whether noun and number alone may be a promise (复耕撂荒地2.4万亩): a count of things, and nothing that states a fact."""
    if quantity.kind not in ("count", "event", "document", "area", "length", "frequency"):
        return False
    return 3 <= len(noun) <= 24 and quantity.number != 1 and not _FACT.search(noun)


def is_reach(quantity: Quantity, right: str) -> bool:
    """Tell whether a time says how far away things are to be (中心城|60分钟|可达毗邻城市)."""
    return quantity.kind == "time" and _REACHES.match(right) is not None


def is_duration(quantity: Quantity, reading: Reading, noun: str, attributive: bool) -> bool:
    """Tell whether a time says how long something lasts, not how much of it there is to be (法治建设20年主题活动)."""
    if quantity.kind != "time":
        return False
    if attributive:
        scheduled = reading.action and _SCHEDULED.search(noun)  # 安排|20分钟的|诵读, not 以10分钟训练为载体
        return not (quantity.unit in ("小时", "分钟") and (_TIMED.search(noun) or scheduled))
    if _TERM.search(noun) and not reading.predicate:
        return True
    return not (reading.bounded or reading.predicate or quantity.comparator != "eq" or _TIME_METRIC.search(noun))


_WORKS_DONE = lazy("(?:建设|改造|整治|修复|治理|加固|扩建|续建|改建|工程)$")
# 补贴期不超过|24个月: a term that a rule sets
_TERM = lazy("(?:有效期|补贴期|保质期|聘期|任期|服务期|试用期|公示期|贴息期)限?$", needs="任期示聘试贴")


def _is_strived(left: str, reading: Reading) -> bool:
    if _YEARLY.search(left) and reading.action in _SENDING:
        return True  # 每年选派|一名|骨干教师
    return bool(_STRIVED.search(left) and _YIELDS.search(reading.action))


def is_summary_count(core: str, quantity: Quantity, left: str, right: str, reading: Reading, item: Item | None) -> bool:
    """Tell whether a small Chinese numeral is no promise: an article (一支队伍), the sum of a list (A、B两个方面), a count in a heading.

    ``core`` is the number with its unit as written.
    """
    if quantity.kind in ("ratio", "rank", "money") or quantity.comparator != "eq" or not _SMALL.match(core):
        return False
    if core.endswith("次"):
        return True
    if _ASPECT.match(right):
        return True
    if _ARTICLE.match(core):
        if core[-1] in _ORGANS and _EACH_HAS.search(left.rstrip()):
            return False
        if core[-1] in "所座栋" and _BUILDS.search(reading.action):
            return False  # 新建|一所|中心幼儿园
        return reading.comparator is None and "each" not in quantity.notes and not _is_strived(left, reading)
    if item is not None and item.marker and quantity.start < item.body_start <= item.clean_start + _MAX_HEADING:
        return True
    if reading.action == "完成" and _WORKS_DONE.search(right):
        return False  # 完成全市|六座|污水厂提标改造
    if right and _ENUMERATED.search(left.strip()):
        return not _CREATES.search(reading.action)
    return bool(right) and not _YIELDS.search(reading.action)
