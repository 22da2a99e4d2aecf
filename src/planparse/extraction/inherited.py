"""What a metric takes over from the one named before it in the same sentence: its subject, modifiers, level, division, works or head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.extraction.borrowed import unit_of
from planparse.patterns import lazy
from planparse.types import Candidate


def inherited(candidate: Candidate, named: Sequence[Candidate]) -> str:
    """Return the metric of a candidate with what it leaves out since one of ``named``, those before it in the sentence, has told it."""
    if not named:
        return candidate.metric
    before = named[-1].metric
    metric = with_subject(share_modifiers(candidate.metric, before), before)
    if unit_of(named[-1]) == unit_of(candidate):
        metric = of_level(of_others(metric, before), before)
    metric = of_works(of_division(of_payer(metric, candidate, named[-1]), candidate, named), candidate, named)
    metric = of_whole(metric, candidate, named[-1])
    alike = [one.metric for one in (named[0], named[-1]) if unit_of(one) == unit_of(candidate)]
    return with_head(metric, alike[-1 if is_size(metric) else 0]) if alike else metric


_RATE = lazy(r"(?:率|比例|占比|比重|覆盖面)$")
_AREA = re.compile(
    "其中|县[（(]市(?:、区)?[）)]|(?:主|中心)?城区(?:街镇|街道|乡镇)?|街镇|市区|县城|城市|城镇|农村|乡[镇村]|山区|坝区|平原|牧区|(?:边远|贫困|民族)地区|地级市|设区市|[区市]县|全[国省市县区]"
    "|(?:[东中西南北]部|中西部|东北|西[南北]|沿海|内陆|重点|其[他余])(?:地区|省份|区域|城市|县|乡镇)|省会城市|地级及以上城市"
)
_SIZE = lazy(r"(?:其中)?(?:超|超过|不足)?[0-9.十百千万亿]+[万亿]?(?:元|美元|亩|吨|人|户|张|平方米|千瓦)(?:及?以[上下])?")
_SIZE_ENDS = frozenset("元亩吨人户张米瓦上下")
_SIZE_OF = lazy(r"^[^，。]{0,8}?[0-9.十百千万亿]+[万亿]?(?:元|美元|亩|吨|人|户|张|平方米|千瓦)(?:及?以[上下])?(?:的)?")
_ATTRIBUTE = re.compile(
    r"^(?:其中)?(?:国家|省|市|县|区|部|自治区|乡镇|村|[1-5一二三四五]?[AＡ]{1,5}|甲|乙)级(?:及?以上)?$|^(?:城区|农村|城镇|公办|民办|新建|改建|在建|续建|在营|在研|中央|地方)$"
)
_OF_LEVEL = lazy(r"(?:其中)?(?P<level>(?:国家|部|省|市|州|县|区|乡镇|校|院)级)(?P<thing>[^、和及或与以]{2,16})")


def is_size(metric: str) -> bool:
    """Tell whether a metric says only how large the things are that are counted (其中5亿元以上|8个)."""
    return metric[-1:] in _SIZE_ENDS and _SIZE.fullmatch(metric) is not None


def with_head(metric: str, before: str) -> str:
    """Give a bare attribute the noun it divides: 示范街区6条，其中省级|2条 → 省级示范街区.

    >>> with_head("省级", "示范街区")
    '省级示范街区'
    >>> with_head("其中5亿元以上", "亿元以上项目")
    '5亿元以上项目'
    >>> with_head("市级", "省级特色高中"), with_head("市级", "国家级、省级园区")
    ('市级特色高中', '市级')
    >>> with_head("县（市）", "市区幼儿入园率")
    '县（市）幼儿入园率'
    """
    of_another = _OF_LEVEL.fullmatch(before) if metric.endswith("级") and _OF_LEVEL.fullmatch(metric + before[-2:]) else None
    if of_another and metric.removeprefix("其中") != of_another["level"]:
        return metric.removeprefix("其中") + of_another["thing"]
    before = (_LEVEL.sub("", before) or before) if "级" in before else before
    if _ATTRIBUTE.match(metric) and before and not (_ATTRIBUTE.match(before[:2]) or before.startswith("国家级")):
        return metric.removeprefix("其中") + before
    if is_size(metric) and (thing := _SIZE_OF.sub("", before)):
        return metric.removeprefix("其中") + thing
    if _AREA.fullmatch(metric) and _RATE.search(before) and "化率" not in before:
        return _AREA.sub(metric, before, count=1) if _AREA.search(before) else metric + before
    return metric


_PLACES = frozenset({"城市", "城镇", "城区", "县城", "市区", "农村", "乡村", "乡镇"})
_OF_PLACE = lazy(f"(?:全[国省市区县州]|我[省市区县州])?(?P<place>{'|'.join(sorted(_PLACES))})(?!化|级|区|道)(?P<thing>[^、，]{{2,}})")
_PERSONS = "孤儿|毕业生|农民工|劳动力|人员|对象|儿童|老人|老年人|残疾人|居民|群众|学生|职工|军人|教师|家庭"
_OF_PERSONS = lazy(f"(?:[^、，]{{0,30}}?)(?:{_PERSONS})(?P<thing>[^、，]{{0,30}}(?:标准|补贴|补助|津贴|待遇|工资|收入|水平))")
_OF_A_KIND = lazy("[^、，]{1,6}(?:医院|卫生院|[园馆校])", needs="卫园校院馆")
_MEASURED = "(?:经费|标准|费用|率|比例|占比|量|面积|时间|藏书|床位|天数)"
_ARE_PERSONS = lazy(f"(?:其中)?[^、，的]{{0,8}}(?:{_PERSONS})")


def of_others(metric: str, before: str) -> str:
    """Give a bare kind of place or of persons the measure that was just told of another.

    >>> of_others("农村", "城镇居民人均可支配收入"), of_others("散居儿童", "集中供养儿童生活费标准")
    ('农村居民人均可支配收入', '散居儿童生活费标准')
    >>> of_others("民办园", "公办园生均公用经费"), of_others("新建学校", "公办学位")
    ('民办园生均公用经费', '新建学校')
    >>> of_others("农村", "城镇化率"), of_others("城镇", "城镇新增就业"), of_others("脱贫人员", "公益性岗位")
    ('农村', '城镇', '脱贫人员')
    """
    place = metric.removeprefix("其中")
    if place in _PLACES:
        told = _OF_PLACE.fullmatch(before)
        return place + told["thing"] if told and told["place"] != place else metric
    told = _OF_PERSONS.fullmatch(before) if _ARE_PERSONS.fullmatch(metric) else None
    if told is None and _OF_A_KIND.fullmatch(place):
        told = re.fullmatch(rf"[^、，的]{{0,10}}{place[-1]}(?P<thing>[^、，校馆园院]*{_MEASURED})", before)
    return place + told["thing"] if told and not before.startswith(place) else metric


_BARE_SHARE = frozenset({"占比", "比重", "所占比重", "所占比例"})
_SHARE_OF = lazy(r"占(?!用|地(?![区方])|道|比)")
_LEVEL = lazy(r"^(?:(?:国家|省|市|县|区)级(?:及?以上)|[1-5一二三四五]?[AＡ]{1,5}级(?:及?以上)?)")


def with_subject(metric: str, before: str) -> str:
    """Give a share that begins its clause the subject of the clause before.

    >>> with_subject("占生产总值比重", "研发投入"), with_subject("占比", "研发投入"), with_subject("占比", "毛入学率")
    ('研发投入占生产总值比重', '研发投入占比', '占比')
    """
    if before and metric in _BARE_SHARE and not _RATE.search(before):
        return before + metric
    if not before or metric[:1] != "占" or not _SHARE_OF.match(metric):
        return metric
    subject = before[: share.start()] if (share := _SHARE_OF.search(before)) else before
    return subject + metric if subject else metric


# rates of what is to be avoided: another measure than the rate of success before them
_ILL = lazy("近视|辍学|失业|犯罪|发案|肥胖|患病|发病|死亡|贫困|违规|空置|流失|漏损|病死")
_INDICES = (
    *("系数", "率", "比例", "占比", "面", "标准", "经费", "时间", "面积", "图书", "册数", "床位", "课时", "学时", "水平", "成本"),
    *("支出", "设备值", "用地", "用房"),
)
_LEVELS = ("小学", "初中", "高中", "城区", "农村")


def of_level(metric: str, before: str) -> str:
    """Give a bare level of school the index that was just named of another.

    >>> of_level("初中", "义务教育校际差异系数小学"), of_level("初中", "初中巩固率")
    ('义务教育校际差异系数初中', '初中')
    >>> of_level("初中", "小学生均公用经费"), of_level("初中", "流失率小学")
    ('初中生均公用经费', '流失率初中')
    """
    if metric not in _LEVELS:
        return metric
    last = next((level for level in _LEVELS if before.endswith(level) and before[: -len(level)].endswith(_INDICES)), "")
    if last:
        return before.removesuffix(last) + metric
    first = next((level for level in _LEVELS if before.startswith(level) and len(before) > len(level) + 2), "")
    return metric + before.removeprefix(first) if first and first != metric else metric


# 小学教师|本科以上学历比例达95%、|研究生学历比例达12%
_DEGREE = lazy("(?:(?:研究生|硕士|博士|本科|大专|专科|中专|高中)(?:及?以上)?)?学历(?:学位)?(?:达标率|合格率|比例|占比|比率)?$")
# 初中适龄少年|入学率99%以上、|巩固率98%: rates of those who have entered
_AFTER_ENROLMENT = frozenset({"巩固率", "升学率", "毕业率", "辍学率", "完成率"})
# 高校毕业生就业率95%、|市场就业率70%: another kind of the same rate
_RATES_OF_WORK = ("就业率", "参保率", "签约率", "创业率", "合格率")
_OF_WHOM = lazy("[^、，0-9]{0,12}?(?:毕业生|劳动力|军人|残疾人|人员)(?=[^、，]{2}率$)")
_LAST_RATE = lazy("(?:(?:优良)?中等路|优良中?路|.{2})率$")


def share_modifiers(metric: str, before: str) -> str:
    """Give a bare rate the modifiers of the rate named just before it in the same sentence.

    >>> share_modifiers("优良率", "学生体质测试合格率")
    '学生体质测试优良率'
    >>> share_modifiers("列养率", "农村公路优良中等路率")
    '农村公路列养率'
    >>> share_modifiers("本科学历比例", "小学教师大专以上学历比例"), share_modifiers("巩固率", "初中适龄少年入学率")
    ('小学教师本科学历比例', '初中适龄少年巩固率')
    >>> share_modifiers("市场就业率", "高校毕业生就业率"), share_modifiers("农民工就业率", "高校毕业生就业率")
    ('高校毕业生市场就业率', '农民工就业率')
    >>> share_modifiers("森林覆盖率", "城镇登记失业率"), share_modifiers("近视率", "学生体质健康优良率")
    ('森林覆盖率', '近视率')
    """
    enrolment = before.endswith(("入园率", "入学率"))  # 学前三年毛入园率 is of an age, 普惠率 is not
    if "学历" in metric and (degree := _DEGREE.fullmatch(metric)) and (other := _DEGREE.search(before)) and other.start() >= 2:
        return before[: other.start()] + degree.group()
    if metric in _AFTER_ENROLMENT and before.endswith("入学率") and len(before) > 4:
        return before.removesuffix("入学率") + metric
    if metric.endswith(_RATES_OF_WORK) and 3 < len(metric) < len(before) and before.endswith(metric[-3:]):
        whose = None if _ARE_PERSONS.match(metric) else _OF_WHOM.match(before)
        return whose.group() + metric if whose else metric
    if (
        len(metric) == 3
        and metric[-1] == "率"
        and before[-1:] == "率"
        and len(before) > 4
        and "、" not in before
        and not (enrolment or _ILL.match(metric))
    ):
        return _LAST_RATE.sub("", before) + metric
    return metric


_OF_WHOLE = lazy("[^，。；、0-9]{2,12}(?<![其之初高集])中(?![心学小等职医级部央])(?=.{2})")


def of_whole(metric: str, candidate: Candidate, before: Candidate) -> str:
    """Give a second part the whole that was just divided: 专任教师中，高级教师占40%，|一级教师|占50%."""
    if (
        candidate.action != "占"
        or before.action != "占"
        or before.sentence_start != candidate.sentence_start
        or "中" in metric
        or "占" in metric
    ):
        return metric
    whole = _OF_WHOLE.match(before.metric)
    return whole.group() + metric if whole and len(metric) <= 8 else metric


_PAYER = lazy("[^，。；、]{1,14}(?:财政|政府|银行|企业|学校)")
_PAYS = lazy("安排|投入|列支|配套|拨付|落实|出资|拿出|划拨|补助")


def of_payer(metric: str, candidate: Candidate, before: Candidate) -> str:
    """Say what a second payer gives, as the number before it tells: 市财政安排资金300万元、县财政安排|200万元."""
    money = candidate.quantity is not None and candidate.quantity.kind == "money" and unit_of(before) == unit_of(candidate)
    if not money or not _PAYS.fullmatch(candidate.action) or not _PAYER.fullmatch(metric) or _PAYER.fullmatch(before.metric):
        return metric
    return metric + before.metric if before.sentence_start == candidate.sentence_start else metric


_INVESTMENT = re.compile("(?:计划|年度|本年|当年|年度计划|总)?投资")
_INVESTED_IN = lazy("[^.]*(?:项目|工程)")
_INVESTS = lazy("(?:计划|年度|完成|实现|保持|达到?|投资)*")


def of_works(metric: str, candidate: Candidate, named: Sequence[Candidate]) -> str:
    """Say whose investment an amount is that stands behind a number of works: 安排重点项目46个，|完成投资28亿元."""
    before = named[-1] if named else None
    if before is None or before.sentence_start != candidate.sentence_start or not _INVESTMENT.fullmatch(metric):
        return metric
    told = _INVESTED_IN.fullmatch(before.metric) and _INVESTS.fullmatch(candidate.action)
    return before.metric + metric if told else metric


# the name of a county, town or zone, no kind of place (示范区, 产业强镇, 县级市)
_DIVISION = re.compile(
    r"[^\W0-9]{2,3}(?:县|旗|乡|(?<![强名重小集乡古])镇|(?<![城级])市|(?<![园片社校景库灌林小院专特街山矿牧农渔湖辖城郊市老税范验能聚导作业地])区)"
    r"|[^\W0-9]{1,6}(?:街道|管委会|高新区|经开区|开发区|新区)"
)

# beside a district another one may be called what is a kind of place elsewhere (山区, 城区)
_ANY_DIVISION = lazy(r"[^\W0-9]{1,6}(?:[县旗乡镇市]|街道|管委会|(?<![园片社校景库小灌示范验能聚])区)")


def of_division(metric: str, candidate: Candidate, named: Sequence[Candidate]) -> str:
    """Give a division the measure of the one before it, where it names none: 榆岭区完成项目投资96亿元，桐河县|完成58.5亿元."""
    before = named[-1] if named else None
    if before is None or candidate.action != before.action or not before.action or unit_of(before) != unit_of(candidate):
        return metric
    of_another = _DIVISION.match(before.metric)
    if of_another is None and len(named) > 1 and _DIVISION.match(named[-2].metric):
        of_another = _ANY_DIVISION.match(before.metric)
    of_another = None if of_another and before.metric[of_another.end() :][:1] in ("", "级") else of_another
    if of_another and _ANY_DIVISION.fullmatch(metric):
        return metric + before.metric[of_another.end() :]  # 河东区新增学位300个、|青山区200个: beside a district, another
    if not _DIVISION.fullmatch(metric) or _ANY_DIVISION.fullmatch(before.metric):
        return metric
    return metric + before.metric
