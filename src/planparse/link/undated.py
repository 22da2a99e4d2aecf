"""What a text that tells no period and names no plan reports: it compares with the year before, or with a plan that is partly carried out."""

from __future__ import annotations

from planparse.lexicon import pattern
from planparse.patterns import lazy
from planparse.types import Candidate

# 同比增长5%, 较一季度加快2个百分点, 占年度计划54%: a plan may promise so much more, a text that is none tells what has happened
_COMPARES = lazy(
    "(?:同比|环比|[比较](?:上年|去年|上月|[一二三四上]季度|年初)(?!年?底的)|占(?:年度|全年)(?:投资)?计划|时序进度|时间过半)(?![^，。；\n]{0,16}[0-9%％]的)"
)
_AHEAD = lazy("下半年|明年|今后|下一步|下步|目标|指标")
_PLAN = lazy("计划|方案|要点|规划|意见|措施|安排|打算|思路|目标|任务|实施|行动")
# 2025年, of which something may be promised; not 2025年上半年, 2024年10月—2025年3月, which compare with the months of the year before
_YEAR = lazy(
    "(?<!截)到20[0-9]{2}年|20[0-9]{2}年(?!上半年|前?[一二三][个]?季度|[0-9]{1,2}(?:[-—–~至][0-9]{1,2})?月(?![底末]|[0-9]{1,2}日前|份?前))"
)
_LONGEST = 400


def compares(text: str, title: str | None, candidate: Candidate) -> bool:
    """Tell whether the paragraph of an exact number compares, up to the end of its sentence, and speaks of nothing to come.

    上半年，全市完成生产总值163亿元，同比增长9%。其中，农业产值|11亿元: to be asked only where neither a period nor a heading tells; a title that
    speaks of plans says that they are promised all the same.
    """
    if candidate.comparator != "eq" or _YEAR.search(text, max(candidate.sentence_start, candidate.anchor - _LONGEST), candidate.anchor):
        return False
    if title is not None and _PLAN.search(title):
        return False
    floor = max(0, candidate.anchor - _LONGEST)
    start = max(text.rfind("\n", floor, candidate.anchor) + 1, floor)
    end = min(candidate.sentence_end, candidate.anchor + _LONGEST)
    if _COMPARES.search(text, start, end) is None or _AHEAD.search(text, start, end):
        return False
    return all(pattern("cues", cue).search(text, start, end) is None for cue in ("intent", "obligation", "plan_turn"))
