"""What a text that tells no period reports: it compares with the year before, or with a plan that is partly carried out."""

from __future__ import annotations

from planparse.lexicon import pattern
from planparse.patterns import lazy
from planparse.types import Candidate

# 同比增长5%, 较一季度加快2个百分点, 占年度计划54%: only what has happened is measured so
_COMPARES = lazy(
    "同比|环比|[比较](?:上年|去年|上月|[一二三四上]季度|年初)(?!年?底的)|占(?:年度|全年)(?:投资)?计划|时序进度|时间过半|(?:上半年|前[一二三]季度)[，,][^。；\n]{0,60}?(?:实现|完成)"
)
_YEAR = lazy("20[0-9]{2}年")
_LONGEST = 400


def compares(text: str, candidate: Candidate) -> bool:
    """Tell whether the paragraph of an exact number compares, up to the end of its sentence, and promises nothing.

    上半年，全市完成生产总值148亿元，同比增长12%。其中，农业产值|11亿元: it decides only where neither a period nor a heading does, for a plan
    may promise so much more than in the same months of the year before.
    """
    if candidate.comparator != "eq" or _YEAR.search(text, max(candidate.sentence_start, candidate.anchor - _LONGEST), candidate.anchor):
        return False
    floor = max(0, candidate.anchor - _LONGEST)
    start = max(text.rfind("\n", floor, candidate.anchor) + 1, floor)
    end = min(candidate.sentence_end, candidate.anchor + _LONGEST)
    if _COMPARES.search(text, start, end) is None:
        return False
    return all(pattern("cues", cue).search(text, start, end) is None for cue in ("intent", "obligation", "plan_turn"))
