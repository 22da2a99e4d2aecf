"""From the words around a number to its metric: what is counted or measured, as written, without verb and comparator."""

from __future__ import annotations

import re
from functools import cache

from planparse.extraction.verbs import starts_with_verb
from planparse.lexicon import alternation, terms
from planparse.patterns import seldom

EDGE = " \t\u3000，,、；;：:。.—-·"
# What may hang on the end of a noun phrase before its number without belonging to it.
_TAIL = re.compile(
    r"(?:[，,、\s|]|各|(?<![户人亩村校生班])均|双双|都|一般|严格|稳居|共|共计|总计|合计|累计|分别|总体|平均|逐年|[年月日]均|(?:分别)?(?:不少于|不低于|不高于|不超过|控制在|稳定在)|统一|(?<![领优率])先要?过?|(?<=..)其中|[从由](?:全[国省市区县州]|世界|全球)|(?:在?(?:原有?|现有|这一|此|上年|去年))?的?基础上|每年|平均每年|至少|力争|争取|预计|将|要|应|须|需|拟|再|也|已|约|近|在|为|按|到|(?<![冬夏甚以乃])至|(?<![雷发])达|达到|(?:应|要|须|将)?恢复|继续|持续|同步|稳步|逐步|进一步|全部|(?<![属位关对由])于"
    r"|不|应当|必须|原则上|有望|确保|稳定|基本|就|从|由|以|可|比上年|较上年|比去年|较去年|[比较]年初|同比|同口径|按?(?:可比|不变|现行)价格?(?:计算|折算)?|不得|年度|预期|(?<!招生)(?<!招聘)(?<!用地)计划|初步|是|目标(?:是|为)?|每[人生户]每[年月天日]|每(?:周|星期|个?月|天|日|学期)|(?:连续)?(?<![0-9])[一两二三四五]年|在(?:法定|规定|承诺|要求)[^，。；]{0,4}(?:期限|时限|时间)内|(?:已经?)?连续(?:[0-9]{1,2}|[六七八九十]{1,3})(?:年|个?月|个?季度?)(?:(?:稳?居|位[居列])?(?:全[国省市区县]|世界|全球))?|连续|[两二三四五六]项(?:指标|比率|比例)|(?<=..)(?:首次|动态|力求|始终|一直|务必|历史性|实际|(?<=率)控制|(?<![方取意导转走流投定志去双])向|特别是?|尤其是?|只有|仅有|仅为|中共?有))$"
)
# the last characters of all that the patterns of the end of a noun take off
_TAIL_ENDS = frozenset(
    " \t\n|，,、各均双都般格居共计别体年中国省市区县州界球上少争取将要应须需拟再也已约近在为按到至达复续步部于不当望保定本就从由以可比径价算得度期划是标月天日周率例次态求终直必性有的等了初际制向别其步低高过一先季内]〕］"
)
_TRAILING_DE = re.compile(r"(?:的|等|了)$")
_THAN = seldom(
    r"(?:比|较|与)(?:上年同期|上学年|上一学年|上届|上季度|上年|上一年度|上一年|去年|同期|(?:全省|全国|全市)平均|同类产品|上个?(?:秋冬季|采暖季|五年|周期|学段)|(?:改造|治理|整治|实施)之?前|20\d\d年|前一年|现在|目前|“?十[二三四]五”?末?)(?:末|底|同期|度)?(?:年初)?(?:预算数?|执行数|决算数)?(?:相比|水平)?"
)
_LET = seldom(r"^(?:(?:使其?|让)(?![用得命馆利渡])|含(?![量水氧硫税金碳磷盐糖铅油沙盖义]))")
# 按国民生产总值|年均增长8%: the measure is named, not a rule; 按2000年价格计算的… is
_BY = seldom(r"^按(?=[^，]{2,}(?:总值|收入|产值|总量|增加值)$)(?!.*(?:价格?|计算|口径|标准|[照期时质量季月年]))")
_NOTE_MARK = re.compile(r"[\[〔［][0-9]{1,3}[\]〕］]$")
_AIM = re.compile(r"^(?:[^，。]{0,8}的)?(?:总体|主要|预期|工作|年度|奋斗)?(?:目标|任务|指标)(?:是|为)[:：]?")
_ONLY_AIM = seldom(
    "(?:(?:确保|力争|争取|务必|必须|继续|计划|预计|预期|[要先再仍也则须应])+(?:达到)?)|(?:[今本当全]年|年度|总体|主要|预期|工作)*的?(?:目标(?:任务|[值数])?|任务数)(?:是|[定确]?定?为)?"
)
_WORK = re.compile(r"(?<=.{4})(?:(?:的)?(?:相关|有关)?工作)$")


@cache
def _modal() -> re.Pattern[str]:
    strong = alternation(terms("cues", "modal"))
    lead = alternation(terms("cues", "lead_in"))
    return re.compile(rf"(?!计划生育|计划单列|计划内|重点[项工企产群]|再增(?![加长收值设]))(?:{lead}|{strong})")


@cache
def _weak() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(terms('cues', 'modal_weak'))})")


@cache
def _scopes() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(terms('cues', 'scope'))})+$")


@cache
def _lead_starts() -> frozenset[str]:
    """Return the characters that connectives and modals begin with; most words begin with another one."""
    return frozenset(term[0] for entry in ("modal", "lead_in", "modal_weak") for term in terms("cues", entry))


_NAMED_BASIC = re.compile(
    "实际(?:利用|使用|到位)(?:省外|市外|境外)?[外内资]|可(?:回收|再生|降解|燃|循环|替代)(?:物|能源|垃圾|塑料|资源|材料|包装)|再(?:就业|生(?!产)|教育|担保|贷款|保险|融资|制造)|并网|基本(?:建设(?:投资|规模|项目|支出)|医[疗保]|养老|公共|药物|农田|民生|生活)"
)


def strip_lead(left: str) -> str:
    """Take connectives and modals off the head of a left context.

    One-character modals go only when a verb or nothing else follows, since 要素, 新能源 and 共青团 begin with them.

    >>> strip_lead("其中力争全市近视率")
    '全市近视率'
    >>> strip_lead("将新建公园")
    '新建公园'
    >>> strip_lead("要素市场")
    '要素市场'
    """
    left = _SPAN.sub("", _AIM.sub("", left.lstrip(EDGE)))
    while left and left[0] in _lead_starts() and not _NAMED_BASIC.match(left):
        match = _modal().match(left)
        if match and match.end() < len(left) and left[match.end()] != "率":  # 配齐率
            rest = left[match.end() :].lstrip(EDGE)
            # 落实, 完善 and the like are also verbs with an object of their own: 实现利润 keeps its noun either way.
            left = rest
            continue
        match = _weak().match(left)
        if match and (starts_with_verb(left[match.end() :]) or _modal().match(left[match.end() :])):
            left = left[match.end() :].lstrip(EDGE)
            continue
        break
    return left


@cache
def _lead_verb() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(terms('cues', 'modal_verb'))})$")


def lead_verb(left: str, stripped: str) -> str:
    """Return the verb that :func:`strip_lead` took off as a modal right before the noun, or an empty string.

    >>> lead_verb("进一步落实补助资金", "补助资金"), lead_verb("确保粮食产量", "粮食产量")
    ('落实', '')
    """
    match = _lead_verb().search(left[: len(left) - len(stripped)].rstrip(EDGE))
    return match.group() if match else ""


def clean_noun(noun: str) -> str:
    """Trim what belongs to the number or to the sentence from both ends of a noun phrase.

    >>> clean_noun("比去年财政赤字规模")
    '财政赤字规模'
    >>> clean_noun("三条线路共")
    '三条线路'
    """
    noun = noun[-_LONGEST:]
    if noun[:1] in _BULLETS:
        noun = _BULLET.sub("", noun)
    if "比" in noun or "较" in noun or "与" in noun:
        noun = _THAN.sub("", noun)
    if "（" in noun or "(" in noun:
        noun = _ASIDE.sub("", noun)
    noun = _PLUS_SOME.sub("", noun).strip(EDGE)
    while noun and noun[-1] in _TAIL_ENDS:
        before = noun
        noun = _TAIL.sub("", _NOTE_MARK.sub("", noun))
        noun = _TRAILING_DE.sub("", noun).strip(EDGE)
        if noun == before:
            break
    if noun[:1] == "按":
        noun = _BY.sub("", noun)
    if noun[:1] in ("使", "让", "含"):
        noun = _LET.sub("", noun)
    noun = _balance(noun)
    return _WORK.sub("", noun) if len(noun) > 6 else noun


_BULLETS = frozenset("●■◆○▲★※◇□•【0123456789")
_BULLET = seldom(r"^(?:【[^【】]{1,12}】)?\s*(?:[●■◆○▲★※◇□•]\s*|[0-9]{1,2}[、．](?=[^0-9]))*")
# 1名|专职安全员|及若干名兼职安全员: what has no number of its own is not counted
_PLUS_SOME = re.compile(r"(?:以?及|和|与)(?:若干|部分|一定数量|适量)[^，。]{1,20}$")
# A noun phrase beyond any real one: the words are peeled one at a time, so the length is bounded.
_LONGEST = 300
GENERIC = re.compile(r"^(?:完成|开展|组织|实施|进行|做好|抓好)(?=.{2})")
# An explanation in brackets is no part of the name it explains; (市、区) and (PM2.5) are.
_ASIDE = seldom(r"[（(](?![^（）()]*[A-Za-z0-9])[^（）()、]{7,60}[）)]")
_MARK = re.compile(r"[()（）“”《》【】\[\]「」‘’]")
_CAUSE = re.compile(r"^(?:推动|促进|带动|引导|支持|推进|帮助)(?=[^率力]{4,}$)")
_DISPOSAL = re.compile(r"^.*(?:把(?!握)|将(?!来|要)|使(?!用|得|命|馆)|让(?!利|渡))(?=[^把将]{2,}$)")
_DUTY = re.compile(r"^[^，]{2,16}(?:要|应当|应|必须|须)(?:确保|保证|力争)(?=.{3})")
_SPAN = re.compile(r"^[一二三四五六七八九十两0-9]{1,3}(?:学年|学期|年)(?!义务|一贯|制|级|期|毛|行动|禁)(?:内|间|来)?(?=[^\W\x00-\x7f]{2})")


# 义务教育阶段学校|确保|课时总量: who is to see to it, or where, and what; 在继续巩固落实好|拨款水平: what is built on
_SEEN_TO = seldom(
    r"^(?P<who>[^，、]{2,16}?)(?:确保|力争|保证(?![率金人书]))(?=.{3})|^(?:督促|指导)[^，、]{1,8}?[市县区地校位门](?=[^，、]{2,}率$)|^[^，、]{0,8}在(?:继续)?(?:(?:巩固|落实|保证|确保|保持|完成|做)好?){1,2}(?=.{4})"
)
_SEES_TO = re.compile("确保|力争|保[证持]|督促|指导|在")
_STAGE = seldom("(?:阶段|时期|期间|地区)$")


def after_disposal(noun: str) -> str:
    """Return what 把, 将 or 使 puts before the verb, or what a body is to see to.

    >>> after_disposal("引导机构将平均费率"), after_disposal("各校要确保开课率"), after_disposal("小学阶段确保艺术课时量")
    ('平均费率', '开课率', '小学阶段艺术课时量')
    """
    noun = _CAUSE.sub("", _DUTY.sub("", _DISPOSAL.sub("", noun)))
    seen = _SEEN_TO.match(noun) if _SEES_TO.search(noun) else None
    if not seen:
        return noun
    return (seen["who"] if seen["who"] and _STAGE.search(seen["who"]) else "") + noun[seen.end() :]


def is_paired(noun: str) -> bool:
    """Tell whether every bracket and quote mark of a phrase has its partner in it."""
    return all(noun.count(left) == noun.count(right) for left, right in ("()", "（）", "“”", "《》"))


def _balance(noun: str) -> str:
    """Drop a bracket or quote mark at an edge whose partner is outside the phrase."""
    if not _MARK.search(noun):
        return noun
    for left, right in ("()", "（）", "“”", "《》", "【】", "[]", "「」", "‘’"):
        if noun.endswith(left):
            noun = noun[:-1]
        if noun.startswith(right):
            noun = noun[1:]
        if noun.startswith(left) and noun.endswith(right) and noun.count(left) == 1:
            if left in "(（":
                noun = noun[1:-1]
        elif noun.count(left) > noun.count(right) and noun.startswith(left):
            noun = noun[1:]
        elif noun.count(right) > noun.count(left) and noun.endswith(right):
            noun = noun[:-1]
    return noun.strip(EDGE)


_LOOSE = re.compile(r"[均都][须需要应在]|[”》]、?[“《]|^(?:[使让由从被把将于以至到有是的之其]|达到|实现)|^.?$|[0-9]{3}")


def is_sound(noun: str) -> bool:
    """Tell whether a metric can stand alone, so that a record may rest on it although the rules have a doubt.

    >>> [is_sound(noun) for noun in ("职业技能培训", "增长", "使中西部地区", "有", "“雏雁”“领航”计划")]
    [True, False, False, False, False]
    """
    return not (_LOOSE.search(noun) or (starts_with_verb(noun) and len(noun) <= 4))


def is_aim(left: str) -> bool:
    """Tell whether the words before a number only say that it is an aim (目标为, 主要目标是)."""
    return _ONLY_AIM.fullmatch(left) is not None


def is_scope(noun: str) -> bool:
    """Tell whether a phrase names only an area (全省, 我市城镇)."""
    return bool(_scopes().fullmatch(noun))


def leading_scope(subject: str) -> str:
    """Return the area words that end a subject (市级 in 指导市级), or an empty string."""
    match = _scopes().search(subject)
    return match.group() if match else ""


def has_weak_head(noun: str) -> bool:
    """Tell whether a metric needs a whole to be known (专职教师比例: of which teachers?)."""
    return noun[-2:] in ("比例", "占比", "比重") and "占" not in noun[:-2]


_RATE = seldom(r"(?:率|比例|占比|比重|覆盖面)$")
_AREA = re.compile(
    "其中|县[（(]市(?:、区)?[）)]|(?:主|中心)?城区(?:街镇|街道|乡镇)?|街镇|市区|县城|城市|城镇|农村|乡[镇村]|山区|坝区|平原|牧区|(?:边远|贫困|民族)地区|地级市|设区市|[区市]县|全[国省市县区]"
    "|(?:[东中西南北]部|中西部|东北|西[南北]|沿海|内陆|重点|其[他余])(?:地区|省份|区域|城市|县|乡镇)|省会城市|地级及以上城市"
)
_SIZE = re.compile(r"(?:其中)?(?:超|超过|不足)?[0-9.十百千万亿]+[万亿]?(?:元|美元|亩|吨|人|户|张|平方米|千瓦)(?:及?以[上下])?")
_SIZE_OF = seldom(r"^[^，。]{0,8}?[0-9.十百千万亿]+[万亿]?(?:元|美元|亩|吨|人|户|张|平方米|千瓦)(?:及?以[上下])?(?:的)?")
_ATTRIBUTE = re.compile(
    r"^(?:其中)?(?:国家|省|市|县|区|部|自治区|乡镇|村|[1-5一二三四五]?[AＡ]{1,5}|甲|乙)级(?:及?以上)?$|^(?:城区|农村|城镇|公办|民办|新建|改建|在建|续建|在营|在研|中央|地方)$"
)


def is_size(metric: str) -> bool:
    """Tell whether a metric says only how large the things are that are counted (其中5亿元以上|8个)."""
    return bool(_SIZE.fullmatch(metric))


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
    of_another = _OF_LEVEL.fullmatch(before) if _OF_LEVEL.fullmatch(metric + before[-2:]) and metric.endswith("级") else None
    if of_another and metric.removeprefix("其中") != of_another["level"]:
        return metric.removeprefix("其中") + of_another["thing"]
    before = _LEVEL.sub("", before) or before
    if _ATTRIBUTE.match(metric) and before and not (_ATTRIBUTE.match(before[:2]) or before.startswith("国家级")):
        return metric.removeprefix("其中") + before
    if is_size(metric) and (thing := _SIZE_OF.sub("", before)):
        return metric.removeprefix("其中") + thing
    if _AREA.fullmatch(metric) and _RATE.search(before):
        return _AREA.sub(metric, before, count=1) if _AREA.search(before) else metric + before
    return metric


_OF_LEVEL = re.compile(r"(?:其中)?(?P<level>(?:国家|部|省|市|州|县|区|乡镇|校|院)级)(?P<thing>[^、和及或与以]{2,16})")
_SHARE_OF = re.compile(r"占(?!用|地(?![区方])|道|比)")
_LEVEL = re.compile(r"^(?:(?:国家|省|市|县|区)级(?:及?以上)|[1-5一二三四五]?[AＡ]{1,5}级(?:及?以上)?)")


def with_subject(metric: str, before: str) -> str:
    """Give a share that begins its clause the subject of the clause before.

    >>> with_subject("占生产总值比重", "研发投入"), with_subject("占比", "研发投入")
    ('研发投入占生产总值比重', '占比')
    """
    if not before or not _SHARE_OF.match(metric):
        return metric
    subject = before[: share.start()] if (share := _SHARE_OF.search(before)) else before
    return subject + metric if subject else metric


# rates of what is to be avoided: another measure than the rate of success before them
_ILL = seldom("近视|辍学|失业|犯罪|发案|肥胖|患病|发病|死亡|贫困|违规|空置|流失|漏损|病死")


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
_DEGREE = re.compile("(?:(?:研究生|硕士|博士|本科|大专|专科|中专|高中)(?:及?以上)?)?学历(?:学位)?(?:达标率|合格率|比例|占比|比率)?$")
# 初中适龄少年|入学率99%以上、|巩固率98%: rates of those who have entered
_AFTER_ENROLMENT = frozenset({"巩固率", "升学率", "毕业率", "辍学率", "完成率"})
_ENROLMENT_RATE = seldom("入学率$")
_LAST_RATE = re.compile("(?:(?:优良)?中等路|优良中?路|.{2})率$")


def share_modifiers(metric: str, before: str) -> str:
    """Give a bare rate the modifiers of the rate named just before it in the same sentence.

    >>> share_modifiers("优良率", "学生体质测试合格率")
    '学生体质测试优良率'
    >>> share_modifiers("列养率", "农村公路优良中等路率")
    '农村公路列养率'
    >>> share_modifiers("本科学历比例", "小学教师大专以上学历比例"), share_modifiers("巩固率", "初中适龄少年入学率")
    ('小学教师本科学历比例', '初中适龄少年巩固率')
    >>> share_modifiers("森林覆盖率", "城镇登记失业率"), share_modifiers("近视率", "学生体质健康优良率")
    ('森林覆盖率', '近视率')
    """
    enrolment = before.endswith(("入园率", "入学率"))  # 学前三年毛入园率 is of an age, 普惠率 is not
    if (degree := _DEGREE.fullmatch(metric)) and (other := _DEGREE.search(before)) and other.start() >= 2:
        return before[: other.start()] + degree.group()
    if metric in _AFTER_ENROLMENT and (rate := _ENROLMENT_RATE.search(before)) and rate.start() >= 2:
        return before[: rate.start()] + metric
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
