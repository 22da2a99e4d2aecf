"""The members of a coordinated noun phrase, each with the head and modifiers it shares with the others: 达标率和优良率, 电子信息、生物医药|产业产值."""

from __future__ import annotations

from planparse.extraction.metrics import EDGE, is_paired
from planparse.extraction.sentences import top_level
from planparse.extraction.verbs import starts_with_verb
from planparse.patterns import lazy

_LONG = 5
_ENDINGS = frozenset("品物类业")
_PLACES = frozenset("区县市校园站场所馆")
# 发电量、用电量|占比: the same measure of what comes in and what goes out
_IN_AND_OUT = lazy("(?P<way>[发用进出存贷])(?P<of>[^、]{1,2})(?P<share>占比|比重)?")
_HEAD_CHARS = frozenset("率量额数度值积")
# 及时, 普及, 和谐, 参与: the join is half a word.
_INSIDE_WORD = lazy(r"及[时格早其相以]|[普涉波危以]及|和[谐平美睦]|[共缓饱温]和|参与|与[会其]|或者")
_WHOLE = "外资|投资|收入|总额|总值|产值|增加值|产量|面积|人数|人次|数量|支出|花费|营收|利润|税收|贷款|存款|余额|吞吐量|里程"
_COMPLETE = lazy(f"(?:{_WHOLE})$")
# a measure that has a value of its own, not the two sides of a ratio or the members of a sum
_YIELD = lazy("(?:增加值|产值|收入|利润|税收|营收)$")
_TOTAL = lazy("总(?:收入|花费|消费|支出|产值|投资|利润|营收|产量|销售额)")
_TWO_WHOLE = lazy(f"(?:{_WHOLE})(?:{_WHOLE})$")
_PER_ONE = ("人均", "户均", "亩均", "单位", "万元")
_PER_UNIT = lazy("(?:人均|户均|亩均|单位(?=[^，]{2,})|万元)")
# 生物医药|产业产值, 用气报装|办理时限: what members that are whole in themselves share begins here
_SHARED_HEAD = lazy(
    "(?:产业(?!.*产业)|行业|领域|重点工程)[^、]{0,8}$|(?:患者|人群|家庭|学生|职工|群众|儿童)(?=[^、]{2,})[^、]*$|(?:平均)?(?:办理|审批|办结|处置|响应|备案)(?:时限|时间|周期)$"
)
_HEAD_NOUNS = ("产业", "行业", "患者", "人群", "家庭", "学生", "职工", "群众", "儿童")
# 新生儿、婴儿和5岁以下儿童|死亡率: members that are people share what is measured of them
_PEOPLE = lazy("(?:儿童|[幼婴新]儿|产妇|妇女|学生|职工|居民|老年人|老人|残疾人|青少年|患者|人员|对象)(?=[^、]{2,8}$)")
_PERSON = frozenset("儿童妇生人者工民年女员象")
_CASES = lazy("(?:起数|宗数|件数)$")
_OWN_LOSS = lazy("人数$|损失$")
# 甘蔗、烤烟、中药材|产量, 化学需氧量、氮氧化物|排放: the nouns of what is measured, where the width of the members tells less
_MEASURED = lazy("(?:总?产量|(?:污染物)?排放(?:总量|强度|量)?|[补津]贴(?:标准)?|[存贷]款余额|(?:低保|保障|供养|救助|收费)标准|建成率)$")
# 支柱产业、先进制造业|增加值: members that are trades share what is measured of them
_OF_TRADES = lazy(f"(?<=业)(?:{_WHOLE})(?:增速|增幅|占比|比重)?$")
# what 主要污染物排放总量 and its control are told of in the five-year plans since 2006 (全国人大 规划纲要, 国务院 减排方案)
_SUBSTANCES = lazy("二氧化硫|氮氧化物|化学需氧量|氨氮|二氧化碳|挥发性有机物|总[磷氮]|可吸入颗粒物|细颗粒物|颗粒物", needs="挥氧氨氮硫磷粒")
# 担保公司和合作银行|负担的代偿比例: what each of them does
_OF_EACH = lazy("(?:承担|负担|使用|享受|拥有|参加|提供|从事|完成|投入)的[^、]{2,}$")
# a whole of its own that shares no head with what stands beside it: 国际友城、外国总领馆
_THING = lazy("(?:公司|城市?|总部|园区?|基地|中心|工作室|书记|[校园县市局所院站馆]长|厂房?|金|”|游客)$")
_VALUED = lazy("(?:[率量额数值度次面积程]|标准|比例|比重|涨幅|单产|水平)$")
# 传感器、工业相机|等智能产品产量: the kind stands between the members and the head
_AND_OTHERS = lazy("等[^、]{2,}?(总?产量|产值|产能)$")
_OWN_VALUE = lazy(f"(?<=..)(?:率|额|(?<!需氧)量|占比|比重|比例|年限|寿命|强度|密度|浓度|指数|满意度|时长|{_WHOLE})$")


def split_coordination(noun: str) -> list[str]:
    """Split a noun phrase at its top-level joins: 达标率和优良率 → 达标率, 优良率."""
    cuts: list[tuple[int, int]] = [
        (pos, pos + 1) for pos in top_level(noun, "、和及与或") if not _INSIDE_WORD.search(noun[max(0, pos - 1) : pos + 2])
    ]
    for pos in top_level(noun, "以"):
        if noun.startswith("以及", pos):
            cuts.append((pos, pos + 2))
    parts, at = [], 0
    for start, end in sorted(cuts):
        if start < at:
            at = max(at, end)
            continue
        parts.append(noun[at:start])
        at = end
    parts.append(noun[at:])
    return [part.strip(EDGE) for part in parts if part.strip(EDGE)]


def distribute(noun: str, count: int) -> list[str] | None:
    """Give each member of a coordination the head and modifiers it shares with the others.

    Returns ``count`` metrics (or all members when ``count`` is 0), None when the members do not come out at ``count``.

    >>> distribute("学生体质健康达标率和优良率", 2)
    ['学生体质健康达标率', '学生体质健康优良率']
    >>> distribute("花生种植、收获机械化率", 2)
    ['花生种植机械化率', '花生收获机械化率']
    >>> distribute("音乐、美术专职教师", 2)
    ['音乐专职教师', '美术专职教师']
    >>> distribute("城镇居民、农村居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> distribute("港口货物吞吐量、集装箱吞吐量", 2)
    ['港口货物吞吐量', '集装箱吞吐量']
    >>> distribute("残疾人生活补贴、残疾人护理补贴标准", 2), distribute("城乡低保标准", 2)
    (['残疾人生活补贴标准', '残疾人护理补贴标准'], ['城市低保标准', '农村低保标准'])
    >>> distribute("营业收入、利润总额", 2), distribute("一般程序事故起数、死亡人数", 2)
    (['营业收入', '利润总额'], ['一般程序事故起数', '一般程序事故死亡人数'])
    >>> distribute("电子信息、生物医药产业产值", 2), distribute("一般登记、用水报装、用气报装办理时限", 3)
    (['电子信息产业产值', '生物医药产业产值'], ['一般登记办理时限', '用水报装办理时限', '用气报装办理时限'])
    >>> distribute("公共机构单位建筑面积能耗、人均用水量", 2)
    ['公共机构单位建筑面积能耗', '公共机构人均用水量']
    >>> distribute("新生儿、婴儿和5岁以下儿童死亡率", 3)
    ['新生儿死亡率', '婴儿死亡率', '5岁以下儿童死亡率']
    >>> distribute("公办园幼儿和普惠园幼儿占在园幼儿的比例", 2)
    ['公办园幼儿占在园幼儿的比例', '普惠园幼儿占在园幼儿的比例']
    >>> distribute("示范幼儿园、普惠幼儿园占总数", 0)
    ['示范幼儿园占总数', '普惠幼儿园占总数']
    >>> distribute("劳动模范、“清河好人”数量", 2)
    ['劳动模范数量', '“清河好人”数量']
    >>> distribute("甘蔗、烤烟、中药材产量", 3), distribute("油料、水产品、茶叶产量", 3)
    (['甘蔗产量', '烤烟产量', '中药材产量'], ['油料产量', '水产品产量', '茶叶产量'])
    >>> distribute("化学需氧量、氮氧化物排放", 2), distribute("总磷、二氧化硫排放总量", 2)
    (['化学需氧量排放', '氮氧化物排放'], ['总磷排放总量', '二氧化硫排放总量'])
    >>> distribute("旅客人次、住宿收入", 2), distribute("和美乡村、和美小镇建成率", 2)
    (['旅客人次', '住宿收入'], ['和美乡村建成率', '和美小镇建成率'])
    >>> distribute("市担保公司和合作银行负担的代偿比例", 2)
    ['市担保公司负担的代偿比例', '合作银行负担的代偿比例']
    >>> distribute("旅游接待人次和总收入", 2), distribute("港口吞吐量、总利润", 2)
    (['旅游接待人次', '旅游总收入'], ['港口吞吐量', '港口总利润'])
    >>> distribute("一二三产增加值", 3), distribute("第一、二、三产业投资", 3)
    (['一产增加值', '二产增加值', '三产增加值'], ['第一产业投资', '第二产业投资', '第三产业投资'])
    >>> distribute("规上工业、建筑业企业营业收入", 2), distribute("大气、水污染物排放强度", 2)
    (['规上工业企业营业收入', '规上建筑业企业营业收入'], ['大气污染物排放强度', '水污染物排放强度'])
    >>> distribute("支柱产业、先进制造业、新能源产业增加值", 3)
    ['支柱产业增加值', '先进制造业增加值', '新能源产业增加值']
    >>> distribute("国际友城、外国驻市总领馆", 2), distribute("城区游客、旅游总花费", 2)
    (['国际友城', '外国驻市总领馆'], ['城区游客', '旅游总花费'])
    >>> distribute("传感器、工业相机等智能产品产量", 2), distribute("种植业、农户小额贷款余额", 2)
    (['传感器产量', '工业相机产量'], ['种植业贷款余额', '农户小额贷款余额'])
    >>> distribute("金融机构存、贷款余额", 2), distribute("特困人员、低保对象救助比例", 2)
    (['金融机构存款余额', '金融机构贷款余额'], ['特困人员救助比例', '低保对象救助比例'])
    >>> distribute("全县火灾起数、受伤人数、财产损失", 3)
    ['全县火灾起数', '全县火灾受伤人数', '全县火灾财产损失']
    >>> distribute("幼儿园和小学保安配备率、监控覆盖率", 0)
    ['幼儿园和小学保安配备率', '监控覆盖率']
    >>> distribute("市属企业工业总产值、利润", 2), distribute("现代产业园、自然保护区", 2)
    (['市属企业工业总产值', '市属企业工业利润'], ['现代产业园', '自然保护区'])
    >>> distribute("清洁能源发电量、用电量占比", 0)
    ['清洁能源发电量占比', '清洁能源用电量占比']
    >>> distribute("全市与其他城市技术交易、园区共建分别占比", 2)
    ['全市与其他城市技术交易占比', '园区共建占比']
    """
    noun = noun.replace("分别占", "占")
    owners, share, whole = noun.partition("占")
    members = split_coordination(owners) if share and (not count or whole == "比" or whole.endswith(("比例", "比重"))) else []
    apart = whole == "比" and len(members) == count and len(members[0]) > _LONG
    apart = apart and not (_YIELD.search(members[-1]) and not _YIELD.search(members[0]))  # 全市技术交易、园区共建占比
    if len(members) > 1 and (shares := members if apart else distribute(owners, count)):
        return [f"{one}占{whole}" for one in shares]  # 招生数和在校生数|占高中阶段招生数和在校生数的比例
    parts = split_coordination(noun)
    if not count and len(parts) > 2 and not _OWN_VALUE.search(parts[0]) and all(_OWN_VALUE.search(part) for part in parts[1:]):
        return [noun[: noun.index(parts[1]) + len(parts[1])], *parts[2:]]  # 幼儿园和小学|保安配备率、监控覆盖率
    shares = _shares(noun, parts, count)
    if shares is not None and len(shares) == len(parts) and not all(map(is_paired, shares)):
        return parts  # 每千人口执业（助理）医师数、注册护士数: never a bracket or quote cut in two
    return shares


_SECTORS = lazy("一二三产(?=业|增加值|产值|投资|比|占|$)")
_LARGE = ("规上", "限上", "规模以上", "限额以上", "资质以上")


_COME_ABOUT = ("就业", "创业", "脱贫", "增收", "参保", "入学")
"""What comes about with people and takes no object that a verb beside it could share."""


def _shares(noun: str, parts: list[str], count: int) -> list[str] | None:
    if count == 3 and len(parts) == 1 and _SECTORS.search(noun):
        return [_SECTORS.sub(f"{number}产", noun, count=1) for number in "一二三"]
    if len(parts) == 1 and count == 2 and _TOWN_AND_COUNTRY.search(noun):
        return [noun.replace("城乡", town, 1) for town in ("城镇" if "城乡居民" in noun else "城市", "农村")]
    if len(parts) < 2 or (count and len(parts) != count):
        return None
    first, last = parts[0], parts[-1]
    if len(parts) == 2 and first.endswith(_COME_ABOUT) and starts_with_verb(last):
        return parts  # 新增就业和转移农业劳动力各4500人
    kind = _KIND.match(last)
    if kind and all(_KIND.fullmatch(part) for part in parts[:-1]):
        return [part + last[kind.end() :] for part in parts[:-1]] + [last]  # 国家级、省级|园区
    per = _PER_UNIT.search(first)
    if per and len(parts) == 2 and last.startswith(_PER_ONE):
        return [first, first[: per.start()] + last]  # 公共机构|单位建筑面积能耗、人均用水量
    measure = _OF_TRADES.search(last)
    if measure and all(part.endswith("业") for part in parts[:-1]) and not first.startswith(_LARGE):
        return [part + last[measure.start() :] for part in parts[:-1]] + [last]
    head = _SHARED_HEAD.search(last)
    if (
        head
        and head.start() >= 2
        and not any(_SHARED_HEAD.search(part) or _OWN_VALUE.search(part) or part.endswith(_HEAD_NOUNS) for part in parts[:-1])
        and min(map(len, parts)) >= 3
    ):
        return [part + last[head.start() :] for part in parts[:-1]] + [last]
    people = _PEOPLE.search(last)
    if people and all(part[-1] in _PERSON for part in parts[:-1]):
        return [part + last[people.end() :] for part in parts[:-1]] + [last]
    cases = _CASES.search(first)
    if cases and len(parts) > 2 and all(len(part) < len(first) or _OWN_LOSS.search(part) for part in parts[1:]):
        return [first, *(first[: cases.start()] + part for part in parts[1:])]  # 火灾|起数、受伤人数、财产损失
    if len(parts) == 2 and first[-1] + last[:1] in ("存贷", "进出"):
        return [first + last[1:], first[:-1] + last]  # 存、贷|款余额
    pair = _IN_AND_OUT.fullmatch(last) if len(parts) == 2 else None
    if pair and len(first) > 4 and first.endswith(pair["of"]) and first[-len(pair["of"]) - 1] in "发用进出存贷":
        return [first + (pair["share"] or ""), first[: -len(pair["of"]) - 1] + last]  # 清洁能源|发电量、用电量占比
    common = _common_suffix(first, last)
    if common >= 2 and len(last) > common:
        return parts  # 港口货物吞吐量、集装箱吞吐量: each is whole
    shared = _shared_middle(first, last)
    if shared and len(parts) == 2:
        return [first + last[last.index(shared) + len(shared) :], last]  # 城镇居民、农村居民|人均可支配收入
    kind_of_all = first[-2:]
    at = last.find(kind_of_all)
    if len(parts) > 2 and len(first) > 3 and 0 < at < len(last) - 2 and all(part.endswith(kind_of_all) for part in parts[:-1]):
        return [part + last[at + 2 :] for part in parts[:-1]] + [last]  # 农业企业、商贸企业、文化企业|复工率
    if _COMPLETE.search(first) and (
        len(last) > 4
        or (len(first) >= 4 and _TWO_WHOLE.search(last))
        or (len(first) in (4, 6) and len(last) == 4 and _COMPLETE.search(last))
    ):
        return parts  # 营业收入、利润总额
    if len(parts) == 2 and _TOTAL.fullmatch(last) and (own := _COMPLETE.search(first)):
        owner = first[: own.start()].removesuffix("接待")
        return [first, owner + last if len(owner) > 1 else last]  # 旅游接待人次和总收入
    if all(_is_whole(part) for part in parts) or (len(last) >= len(first) and all(_OWN_VALUE.search(part) for part in parts)):
        return parts
    if len(first) > 3 and all(_THING.search(part) for part in parts[:-1]) and (first.endswith("游客") or not _VALUED.search(last)):
        return parts
    if others := _AND_OTHERS.search(last):
        return [part + others[1] for part in (*parts[:-1], last[: others.start()])]
    if (
        len(parts) == 2
        and len(first) > 3
        and len(last) > _LONG
        and (starts_with_verb(last) or (_OWN_VALUE.search(first) and _OWN_VALUE.search(last)))
    ):
        return parts  # 城镇新增就业、转移农业劳动力; 公办园占比、普惠性幼儿园覆盖率: two phrases that share nothing
    if _same_head(first, last):
        prefix = _shared_prefix(parts)
        prefix = prefix if len(prefix) > 1 else ""  # 毛入园率、巩固率: a single character is no modifier
        return [parts[0]] + [part if part.startswith(prefix) else prefix + part for part in parts[1:]]
    end = _end_of_member(parts)
    if end:
        return [part + last[end:] for part in parts[:-1]] + [last]
    trade = last.find("业", 1) + 1
    if first.startswith(_LARGE) and first[-1] == "业" and len(parts) == 2 and 0 < trade < len(last):
        return [first + last[trade:], first[: 4 if first[2:4] == "以上" else 2] + last]  # 规上|工业、建筑业|企业营业收入
    if "”" in last:
        return [part + last[last.rindex("”") + 1 :] for part in parts[:-1]] + [last]  # 劳动模范、“好人”|数量
    width = _width(parts)
    suffix = last[width:] if len(last) > width else ""
    prefix = first[: len(first) - width] if len(first) > width else ""
    prefix = prefix if len(prefix) > 1 or prefix == "第" else ""  # any other single character is no modifier
    if prefix.endswith("总") and not suffix and len(prefix) > 2:
        return [first, *(prefix[:-1] + part for part in parts[1:])]  # 企业工业|总产值、利润: the sum is of the first alone
    if suffix in _PLACES:
        return parts  # 产业园、产业集群、保护示范|区: each has a head of its own
    members = [first[len(prefix) :], *parts[1:-1], last[:width] if suffix else last]
    return [f"{prefix}{member}{suffix}" for member in members]


_TOWN_AND_COUNTRY = lazy("城乡(?:居民)?[^，。]{0,8}(?:收入|低保|标准|消费|支出)")
_KIND = lazy(r"(?:国家|自治区|乡镇|省|市|州|县|区|部|镇|村|校)级|城区|农村|城镇|乡村|公办|民办|普通|职业|中央|地方")


def _is_whole(part: str) -> bool:
    """Tell whether a measure says itself what it is of: 义务教育巩固率, 农膜|回收率, not 调解成功率."""
    if not _OWN_VALUE.search(part) or len(part) < _LONG:
        return False
    return len(part) > _LONG or (starts_with_verb(part[2:4]) and not starts_with_verb(part[:2]))


def measures(noun: str) -> list[str] | None:
    """Return the measures that a noun phrase names side by side, each of which has the value that follows; None when it names one.

    >>> measures("财政收入和税收收入"), measures("社会物流总费用与生产总值的比率"), measures("养老、医疗保险参保率")
    (['财政收入', '税收收入'], None, None)
    """
    parts = split_coordination(noun)
    alike = len(parts) > 1 and all(_OWN_VALUE.search(part) for part in parts) and not parts[-1].endswith("比率")
    return distribute(noun, 0) if alike else None


def _common_suffix(first: str, last: str) -> int:
    size = 0
    while size < min(len(first), len(last)) and first[-1 - size] == last[-1 - size]:
        size += 1
    return size


def _shared_middle(first: str, last: str) -> str:
    """Return the end of the first member (two characters or more) that the last member repeats before its head."""
    for size in range(min(4, len(first) - 1), 1, -1):
        if first[-size:] in last[:-1]:
            return first[-size:]
    return ""


def _same_head(first: str, last: str) -> bool:
    """Tell whether both members carry their own head noun (达标率 / 优良率, 种植面积 / 产量)."""
    if first[-1:] == last[-1:] or first[-2:] == last[-2:]:
        return True
    return first[-1:] in _HEAD_CHARS and last[-1:] in _HEAD_CHARS


def _shared_prefix(parts: list[str]) -> str:
    """Return the modifier of the first member that the shorter later members lack."""
    first, last = parts[0], parts[-1]
    cases = _CASES.search(first)
    if cases and not _CASES.search(last) and len(last) < len(first):
        return first[: cases.start()]  # 一般程序事故|起数、死亡人数
    if len(last) >= len(first):
        return ""
    return first[: len(first) - len(last)]


def _end_of_member(parts: list[str]) -> int:
    """Return where the last member ends in what the last part says, told by a word: a head noun, a substance, a repeated opening; else 0."""
    first, last = parts[0], parts[-1]
    if (each := _OF_EACH.search(last)) and each.start() > 1 and not any("的" in part for part in parts[:-1]):
        return each.start()
    if (substance := _SUBSTANCES.match(last)) and substance.end() < len(last):
        return substance.end()
    head = _MEASURED.search(last)
    if head and head.start() and (head.start() - _width(parts) in (-1, 1) or (len(first) > 2 and abs(head.start() - len(first)) <= 2)):
        return head.start()
    return len(first) if first[:2] == last[:2] and 3 < len(first) < len(last) else 0  # 和美乡村、和美小镇|保护率


def _width(parts: list[str]) -> int:
    """Return how many characters the members differ in: two, or the first member's length when that is shorter."""
    middle = [len(part) for part in parts[1:-1]]
    if middle:
        width = min(middle)
        return width + (parts[-1][width : width + 1] in _ENDINGS)  # 果蔬、肉类、水产|品
    return min(2, len(parts[0])) if len(parts[0]) > 3 else len(parts[0])
