"""What stands before the words that a number is of and is no part of them: vows, bounds, those obliged, those each of whom gets its share."""

from __future__ import annotations

import re

from planparse.extraction import metrics
from planparse.extraction.verbs import head_verb, starts_with_verb
from planparse.patterns import lazy
from planparse.types import Quantity

_AT_HEAD = lazy(r"^\s*(?:至少|最少|起码|最多|至多)(?!的)")
# 聚焦|产值增长6%|的目标任务
_FOCUS = lazy(r"^\s*(?:紧紧)?(?:聚焦|锚定|围绕|对标|对照|紧盯|瞄准|盯紧|按照|根据)(?=[^，]{2})")
_FOCUSED = lazy(r"\s*(?:以上|左右)?的?(?:年度|全年|奋斗|发展|总体|既定|考核)?(?:目标|任务|要求)")
# 收入|保50亿元争55亿元: said in one character each
_VOW = lazy(r"(?:^|(?<=[^医参社确环担投承劳低生力必包]))保$|(?:^|(?<=[^竞力战抗论纷斗]))争$")
# 春节期间累计|检查单位1800家次: when it is done
_DURING = lazy(r"^[^，。；、的]{0,10}期间(?P<sum>累计|共计?|每[天日周])?(?=[^，。；、的]{4})")
_SEASON = 14
_MOBILISED = lazy("^(?:动员|发动|组织)(?=全[国省市区县校乡镇]$)")
# 每公里|设|错车道, 每村|配|保洁员: a verb of one character behind what each one is to have
_EACH_HAS = lazy(
    r"^每(?:个|所|名|位)?[^，。；、]{1,5}?(?:至少|都|均)?(?:(?<![建开增架铺新])设(?!施|备|立|置|计)|(?<![调选])配(?!备|置|建|套|齐)|(?<![支拿抽开])出(?!生|台|口|栏|院)|(?<![新改扩修])建(?!设|立|成|有|筑)|(?<!召)开(?!展|设|放|工|学|出)|(?<![可举主承兴])办(?!理|学|公)|抽出|开出|留(?!守))(?=[^，。；、]{2,}$)"
)
# 提请市人大常委会|审议地方性法规, 配合市人大及其常委会|出台地方性法规: with whom a law is made
_LAWMAKERS = lazy(
    r"^(?:提请|报请|配合|协助)?[^，。；、]{0,4}?(?:人大|人民代表大会)(?:及其)?(?:常委会|常务委员会)?(?=审议|出台|制定|修订|颁布)"
)
# 我市实现|国内游客达到3600万人次, 今年我市将迎来|游客300万人次: whose plan it is
_OURS = lazy(r"^(?:今年|全年)?我[省市县区州旗镇乡校院局](?:将|要|力争|计划|预计|有望)*(?:实现|迎来|接待)(?=[^，。；、]{2})")
# 建成后可|新增学位5400个: when it is done
_ONCE_BUILT = lazy(
    r"^(?:[^，。；、]{0,10}?(?:项目|工程))?(?:全部|整体|预计)*(?:建成|完工|竣工|投产|投用|达产|交付|完成)(?:投产|投用|投入使用|达产)?后(?:预计|将|可|能|可以|每年|年均)*(?=新增|增加|提供|带动|形成|实现|年产|满足|接待)"
)
# 通过“以工代赈”|发放报酬, 通过培训|带动就业: by what means, before what is done; 通过认证 is itself a result
_BY_MEANS = lazy(
    r"^通过(?![^，。；]{0,14}(?:认证|验收|评审|审核|评估|考核|测试|认定|审批|备案))(?:“[^”，。]{2,16}”|[^，。；“”0-9]{2,14}?)(?<!认证|验收|评审|审核|评估|考核|测试|认定|审批|备案)"
    r"(?=(?:发放|带动|吸纳|支持|新增|引进|盘活|撬动|筹集|安置|拉动|吸引|解决|转移|帮助|实现|完成|化解|消化)(?!的))"
    r"|^(?:充分)?(?:利用|依托|借助|盘活)(?!外资)[^，。；、“”0-9]{2,14}?(?=(?:改建|新建|建设|建成|打造|设立|增设|开设|扩建|布设)(?!的|用地|资金|项目|工程|[^，。；]?$))"
)
_MEANS = ("通过", "利用", "依托", "借助", "盘活", "充分")
# 新建居住区按照|人均用地不少于0.1平方米|的标准
_NORMED = lazy(r"^[^，。；、]{2,14}?按照?(?=[人户生班亩]均[^，。；、])")
_SO_MANY = lazy("[两二三四五]个“?$", needs="个")  # 继续保持两个|100%
# 县卫生健康局要|检测末梢水样: who is obliged, before what it is to do
_MUST = re.compile("[要应须需]")
_OBLIGED = re.compile(
    r"^[^，。；、]{1,16}?(?:局|委|委员会|部门|办公?室?|中心|公司|集团|银行|[学各]校|政府|镇|乡|街道|[县区市]|单位|站|支?大?队|[总分]?医?院|[高初]中|中?小学|企业|机构|学生)"
    r"(?:至少)?(?:要|应当?|须|必须|需要?)(?:至少|确保|保证|做到|[在于])?(?=[^，。；、]{4})"
)

# 规划纲要提出|生产总值达到2万亿元: a paper or a meeting that says it is no part of what is said; 代表提出建议办结率 says whose it is
_STATED = lazy(
    r"^(?:[^，。；、0-9]{0,14}?(?:纲要|规划|草案|报告|会议|方案|计划|决定|政府|[省市县区州]委))?(?:明确)?提出(?!的|[^，。；]{0,4}(?:意见|建议|议案|提案|问题))"
    r"(?=[^，。；]{2,40}(?:达到?|实现|增长|增加|提高到?|提升到?|下降|降低|不低于|不少于|不超过|控制在|保持在|稳定在|突破|(?:率|比重)为?)$)"
)
# 二、发展目标|新增林地5万亩: a heading that has lost its end, before a verb or a modal
_HEADED = lazy(
    r"^(?:总体|主要|发展|工作|奋斗|年度|预期|具体|基本|任务)?(?:目标任务|目标|任务|重点工作|工作重点|主要措施)(?=[^，。；、的是为：:]{2})"
)


def said(left: str, quantity: Quantity) -> str:
    """Write vows of one character out, and leave out how many shares follow: 收入|保50亿元 → 力争, 继续保持两个|100%."""
    left = _SO_MANY.sub("", left) if quantity.unit == "%" else left
    return _VOW.sub("力争", left) if left[-1:] in ("保", "争") else left


def stripped(left: str, right: str, quantity: Quantity) -> str:
    """Take off a left context what leads up to what it says; ``right`` is what follows the number."""
    left = _after_heading(left) if "目标" in left[:6] or "任务" in left[:6] or "重点" in left[:4] else left
    left = _BY_MEANS.sub("", left) if left[:2] in _MEANS else left
    bare = metrics.strip_lead(_without_bound(_FOCUS.sub("", left) if right and _FOCUSED.match(right) else left))
    bare = _after_season(bare) if "期间" in bare[:_SEASON] else bare
    bare = _MOBILISED.sub("", after_obliged(bare))
    bare = _LAWMAKERS.sub("", bare) if "人大" in bare or "人民代表大会" in bare else bare
    bare = _NORMED.sub("", bare) if "均" in bare else bare
    bare = _BY_MEANS.sub("", bare) if bare[:2] in _MEANS else bare
    bare = _STATED.sub("", bare) if "提出" in bare else bare
    bare = _ONCE_BUILT.sub("", bare) if "后" in bare else _OURS.sub("", bare) if "我" in bare[:3] else bare
    return _EACH_HAS.sub("", bare) if bare[:1] == "每" and quantity.kind != "ratio" else bare


def _after_season(left: str) -> str:
    """Take the time when something is done off its head; that under which a value is measured stays (预警期间减排比例)."""
    match = _DURING.match(left)
    rest = left[match.end() :] if match else left
    return rest if match and (match["sum"] or starts_with_verb(rest)) else left


def _without_bound(left: str) -> str:
    return _AT_HEAD.sub("", left) if left.lstrip()[:1] in ("至", "最", "起") else left


def _after_heading(left: str) -> str:
    """Take a heading off the words that it runs into, where these begin with a verb or a modal."""
    match = _HEADED.match(left.strip())
    rest = left.strip()[match.end() :] if match else ""
    verb = head_verb(rest) if rest else None
    return rest if (verb is not None and verb.end < len(rest)) or metrics.strip_lead(rest) != rest else left


def after_obliged(left: str) -> str:
    """Take a body that is told to do something off the head of what it is to do; what is to reach a value stays.

    >>> after_obliged("县卫生健康局要检测末梢水样"), after_obliged("规上工业企业要达到")
    ('检测末梢水样', '规上工业企业要达到')
    """
    match = _OBLIGED.match(left) if _MUST.search(left) else None
    rest = left[match.end() :] if match else ""
    return rest if rest and starts_with_verb(rest) else left
