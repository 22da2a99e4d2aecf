"""From the words around a number to its metric: what is counted or measured, as written, without verb and comparator."""

from __future__ import annotations

import re
from functools import cache

from planparse.extraction.verbs import starts_with_verb
from planparse.lexicon import alternation, terms
from planparse.patterns import lazy

EDGE = " \t\u3000，,、；;：:。.—-·"
# What may hang on the end of a noun phrase before its number without belonging to it.
_TAIL = re.compile(
    r"(?:[，,、\s|]|各|(?<![户人亩村校生班])均|双双|都|一般|一律|严格|稳居|共|共计|总计|合计|累计|分别|总体|平均|逐年|[年月日]均|(?:分别)?(?:不少于|不低于|不高于|不超过|控制在|稳定在)|统一|(?<![领优率])先要?过?|(?<=..)其中|[从由](?:全[国省市区县州]|世界|全球)|(?:在?(?:原有?|现有|这一|此|上年|去年))?的?基础上|每年|平均每年|至少|力争|争取|预计|将|要|应|须|需|拟|再|也|已|约|近|在|为|按|到|(?<![冬夏甚以乃])至|(?<![雷发通送抵传表])达|达到|(?:应|要|须|将)?恢复|继续|持续|同步|稳步|逐步|进一步|全部|(?<![属位关对由])于"
    r"|不|应当|必须|原则上|有望|确保|稳定|基本|就|从|由|以|可|比上年|较上年|比去年|较去年|[比较]年初|同比|同口径|按?(?:可比|不变|现行)价格?(?:计算|折算)?|按(?:[0-9]{4}|[一二][〇○零九][〇○零一二三四五六七八九]{2})年(?:不变|可比)?价格?(?:计算|折算)?|不得|年度|预期|(?<!招生)(?<!招聘)(?<!用地)计划|初步|是|目标(?:是|为)?|每[人生户]每[年月天日]|每(?:周|星期|个?月|天|日|学期)|(?:连续)?(?<![0-9])[一两二三四五]年|在(?:法定|规定|承诺|要求)[^，。；]{0,4}(?:期限|时限|时间)内|(?:已经?)?连续(?:[0-9]{1,2}|[六七八九十]{1,3})(?:年|个?月|个?季度?)(?:(?:稳?居|位[居列])?(?:全[国省市区县]|世界|全球))?|连续|[两二三四五六]项(?:指标|比率|比例)|(?<=..)在?(?:法定|规定|承诺)(?:时限|期限|时间)?[0-9]{1,3}个?(?:工作日|小时|天|日|月)|(?<=..)(?:剔除|扣除)[^，。；、]{2,12}[后外]|(?<=..)(?:首次|动态|力求|始终|一直|务必|历史性|实际|(?<=率)控制|(?<![方取意导转走流投定志去双])向|特别是?|尤其是?|只有|仅有|仅为|中共?有))$"
)
_LONGEST_TAIL = 24  # characters that one piece of it has at most, with what it looks back at
# the last characters of all that the patterns of the end of a noun take off
_TAIL_ENDS = frozenset(
    " \t\n|，,、各均双都般格居共计别体年中国省市区县州界球上少争取将要应须需拟再也已约近在为按到至达复续步部于不当望保定本就从由以可比径价算得度期划是标月天日周率例次态求终直必性有的等了初际制向别其步低高过一先季内后外律时]〕］"
)
_TRAILING_DE = re.compile(r"(?:的|等|了)$")
_THAN = lazy(
    r"(?:比|较|与)(?:上年同期|上学[年期]|上一?学期|上个?月|上一学年|上届|上季度|上年|上一年度|上一年|去年|同期|(?:全省|全国|全市)平均|同类产品|上个?(?:秋冬季|采暖季|五年|周期|学段)|(?:改造|治理|整治|实施)之?前|20\d\d年|前一年|现在|目前|“?十[二三四]五”?末?)(?:末|底|同期|度)?(?:年初)?(?:预算数?|执行数|决算数)?(?:相比|水平)?"
)
_OR_ELSE = lazy(r"[^，。]{0,20}[0-9][^\W\d]{1,4}或者?(?=[^\W\d]{2})")
_LET = lazy(r"^(?:(?:使其?|让)(?![用得命馆利渡])|含(?![量水氧硫税金碳磷盐糖铅油沙盖义]))")
# 按国民生产总值|年均增长8%: the measure is named, not a rule; 按2000年价格计算的… is
_BY = lazy(r"^按(?=[^，]{2,}(?:总值|收入|产值|总量|增加值)$)(?!.*(?:价格?|计算|口径|标准|[照期时质量季月年]))")
_NOTE_MARK = lazy(r"[\[〔［][0-9]{1,3}[\]〕］]$")
_AIM = re.compile(r"^(?:[^，。]{0,8}的)?(?:总体|主要|预期|工作|年度|奋斗)?(?:目标|任务|指标)(?:是|为)[:：]?")
_ONLY_AIM = lazy(
    "(?:(?:确保|力争|争取|务必|必须|继续|计划|预计|预期|[要先再仍也则须应])+(?:达到)?)|(?:[今本当全]年|年度|总体|主要|预期|工作)*的?(?:目标(?:任务|[值数])?|任务数)(?:是|[定确]?定?为)?"
)
_WORK = lazy(r"(?<=.{4})(?:(?:的)?(?:相关|有关)?工作)$")


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
    "实际(?:利用|使用|到位)(?:省外|市外|境外)?[外内资]|可(?:回收|再生|降解|燃|循环|替代)(?:物|能源|垃圾|塑料|资源|材料|包装)|再(?:就业|生(?!产)|教育|担保|贷款|保险|融资|制造|开发利用|利用|贴现|流转)|并网|基本(?:建设(?:投资|规模|项目|支出)|医[疗保]|养老|公共|药物|农田|民生|生活)"
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
    left = left.lstrip(EDGE)
    if "目标" in left or "任务" in left or "指标" in left:
        left = _AIM.sub("", left)
    if "年" in left or "学期" in left:
        left = _SPAN.sub("", _MASKED_YEAR.sub("", left) if left[:1] in _MASKS else left)
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
    if "或" in noun and (left := _OR_ELSE.match(noun)):
        noun = noun[left.end() :]  # 使用年限不超过8年或|行驶里程|不超过30万公里
    if "比" in noun or "较" in noun or "与" in noun:
        noun = _THAN.sub("", noun)
    if "（" in noun or "(" in noun:
        noun = _ASIDE.sub("", noun)
    if "若干" in noun or "部分" in noun or "量" in noun:
        noun = _PLUS_SOME.sub("", noun)
    noun = noun.strip(EDGE)
    while noun and noun[-1] in _TAIL_ENDS:
        before = noun
        noun = _NOTE_MARK.sub("", noun) if noun[-1] in "]〕］" else noun
        noun = noun[:-_LONGEST_TAIL] + _TAIL.sub("", noun[-_LONGEST_TAIL:])
        noun = _TRAILING_DE.sub("", noun).strip(EDGE)
        if noun == before:
            break
    if noun[:1] == "按":
        noun = _BY.sub("", noun)
    if noun[:1] in ("使", "让", "含"):
        noun = _LET.sub("", noun)
    noun = _balance(noun)
    return _WORK.sub("", noun) if len(noun) > 6 and noun.endswith("工作") else noun


_BULLETS = frozenset("●■◆○▲★※◇□•【0123456789")
_BULLET = lazy(r"^(?:【[^【】]{1,12}】)?\s*(?:[●■◆○▲★※◇□•]\s*|[0-9]{1,2}[、．](?=[^0-9]))*")
# 1名|专职安全员|及若干名兼职安全员: what has no number of its own is not counted
_PLUS_SOME = lazy(r"(?:以?及|和|与)(?:若干|部分|一定数量|适量)[^，。]{1,20}$")
# A noun phrase beyond any real one: the words are peeled one at a time, so the length is bounded.
_LONGEST = 300
GENERIC = re.compile(r"^(?:完成|开展|组织|实施|进行|做好|抓好)(?=.{2})")
# An explanation in brackets is no part of the name it explains; (市、区) and (PM2.5) are.
_ASIDE = lazy(r"[（(](?![^（）()]*[A-Za-z0-9])[^（）()、]{7,60}[）)]")
_MARK = re.compile(r"[()（）“”《》【】\[\]「」‘’]")
_CAUSE = re.compile(r"^(?:推动|促进|带动|引导|支持|推进|帮助)(?=[^率力]{4,}$)")
_DISPOSAL = lazy(r"^.*(?:把(?!握)|将(?!来|要)|使(?!用|得|命|馆)|(?<![出转受礼退割忍])让(?!利|渡))(?=[^把将]{2,}$)", needs="把将使让")
_DUTY = re.compile(r"^[^，]{2,16}(?:要|应当|应|必须|须)(?:确保|保证|力争)(?=.{3})")
# 20xx年|旱厕改造任务: a year whose figures are hidden
_MASKED_YEAR = lazy(r"^(?:19|20)?[xX×＊*]{1,4}年度?(?:[0-9xX×＊*]{1,2}月)?(?:[底末]?前)?[，,]?(?:我[省市县区镇乡校院局村])?")
_MASKS = frozenset("12xX×＊*")
_SPAN = re.compile(
    r"^[一二三四五六七八九十两0-9]{1,3}(?:学年|学期|年)(?!义务|一贯|制|级|期|毛|行动|禁|以[上下内])(?:内|间|来)?(?=[^\W\x00-\x7f]{2})"
)


# 义务教育阶段学校|确保|课时总量: who is to see to it, or where, and what; 在继续巩固落实好|拨款水平: what is built on
_SEEN_TO = lazy(
    r"^(?P<who>[^，、]{2,16}?)(?:确保|力争|保证(?![率金人书]))(?=.{3})|^(?:督促|指导)[^，、]{1,8}?[市县区地校位门](?=[^，、]{2,}率$)|^[^，、]{0,8}在(?:继续)?(?:(?:巩固|落实|保证|确保|保持|完成|做)好?){1,2}(?=.{4})"
)
_SEES_TO = lazy("确保|力争|保[证持]|督促|指导|在", needs="争保在指督确")
_STAGE = lazy("(?:阶段|时期|期间|地区)$")


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
