"""Lists of what is aimed at: a line announces them, their members need no verb.

A list stands behind its line in one sentence (主要产品产量达到：粮食50万吨，棉花4万吨) or on the lines below (主要指标安排如下, then
粮食50万吨 and 棉花，4万吨 on lines of their own). What announces the things to do (工作安排如下) announces no goals.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planparse.extraction.metrics import is_sound
from planparse.extraction.parts import Part
from planparse.extraction.sentences import merged
from planparse.patterns import lazy
from planparse.types import Candidate, Item

# 主要产品产量达到：|粮食50万吨，棉花4万吨
_LIST_OF = lazy(
    r"(产量|产值|储备量|出口量|销售量|供应量|招生数?|面积|(?:生产)?能力|投资)(?:指标|计划|任务|安排)?(?:分别)?(?:是|为|达到?|如下)?："
)
_GOAL_LIST = lazy("(?:目标|指标|[划算]草案|预期)(?:任务|安排|计划)?(?:如下|分别?[是为]|[是为])?：$")
# what a line says that announces goals for the lines below: 主要指标如下, 产品的生产安排如下, 招生计划：
_ANNOUNCES = lazy(
    "(?:(?:目标|指标)(?:任务|安排|计划|分解)?|(?:生产|产量|招生|投资|用地|供应|收支|分配|种植|播种)计划"
    "|(?:产品|产量|生产|开支|支出|收入|收支|投资|资金|用地|招生|供应|种植)的?(?:生产|使用|分配|具体|主要)?安排)(?:如下[：:]?|分别?[是为][：:]|[是为]?[：:])$"
)
_HEADS = lazy("(?:(?:主要|经济|社会|发展|年度|具体|预期|工作|事业|生产|量化|总体)(?:和|与)?)*(?:目标|指标)(?:任务)?")
# a digit in a bare name is one of a number that the scan cut up
_NO_NAME = lazy("[0-9]|^(?:上述|以上|其中|其余|其他|全部|共|[这那该各此])")
# 计划规定，|财政支出13亿元; 五年合计，|投资6000万元
_PLAN_SAYS = lazy(
    "(?:计划|规划|纲要|预算)(?:规定|安排|确定)|(?:[三四五六七八九十]年|规划期内?|计划期内?)(?:合计|累计|总计|总共)", needs="定总排确累计"
)
_LONGEST_LINE = 120
_MOST = 4000
"""Characters behind its line that a list may reach."""
_KINDS_APART = ("ratio", "time", "rank", "event")


def listed_measure(said: str) -> str:
    """Return the measure that a clause before a list says each of its numbers is of (主要产品产量达到：), or an empty string."""
    told = _LIST_OF.search(said) if said.endswith("：") else None
    return told[1] if told is not None and told.end() == len(said) else ""


def with_measure(candidate: Candidate, measure: str) -> Candidate:
    """Let a bare member of a list be of the measure that the list is of: 粮食|50万吨, after 主要产品产量达到："""
    if not measure or candidate.doubt != "no-verb" or candidate.quantity is None or candidate.quantity.kind in ("ratio", "time", "rank"):
        return candidate
    metric = candidate.metric if candidate.metric.endswith((measure[-1], "量")) else candidate.metric + measure
    return replace(candidate, metric=metric, doubt="", confidence=0.8)


def is_goal_list(said: str) -> bool:
    """Tell whether a clause before a list says that its numbers are what is aimed at, so that a bare one needs no verb.

    >>> is_goal_list("今年的指标安排如下："), is_goal_list("主要经济目标是："), is_goal_list("指标完成情况如下：")
    (True, True, False)
    """
    return said.endswith("：") and _GOAL_LIST.search(said) is not None


def as_goal(candidate: Candidate) -> Candidate:
    """Believe a bare member of a list of what is aimed at: 合成氨|8.2万吨, after 今年的指标安排如下："""
    quantity = candidate.quantity
    if candidate.doubt != "no-verb" or quantity is None or quantity.kind in _KINDS_APART:
        return candidate
    if not is_sound(candidate.metric) or _NO_NAME.search(candidate.metric):
        return candidate
    return replace(candidate, doubt="", confidence=0.75, announced=True)


def as_planned(part: Part, previous: str) -> Part:
    """Mark a part without a verb that stands behind a clause by which the plan sets it: 计划规定，|财政支出|13亿元."""
    told = previous and not part.reading.action and says_plan(previous)
    return part._replace(reading=part.reading._replace(announced=True)) if told else part


def says_plan(said: str) -> bool:
    """Tell whether a clause says that the plan sets what the next one names (计划规定，), or sums its years up (五年合计，).

    >>> says_plan("计划规定"), says_plan("五年合计"), says_plan("按照规划要求")
    (True, True, False)
    """
    return _PLAN_SAYS.fullmatch(said.strip()) is not None


class GoalLists:
    """The lines below what announces them, in clean offsets."""

    def __init__(self, text: str, items: Sequence[Item]) -> None:
        found = merged([*_below_lines(text, items), *_below_headings(items)]) if items else []
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def holds(self, clean_pos: int) -> bool:
        """Tell whether a place stands in such a list."""
        at = bisect_right(self._starts, clean_pos) - 1
        return at >= 0 and clean_pos < self._ends[at]


def _below_lines(text: str, items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield what the lines cover that announce goals: their item with all below it."""
    starts = [item.clean_start for item in items]
    for mark in ("如下\n", "：\n", ":\n"):
        at = text.find(mark)
        while at >= 0:
            end = at + len(mark)
            begin = max(text.rfind(stop, max(0, end - _LONGEST_LINE), end - 1) for stop in "\n。；，") + 1
            if _ANNOUNCES.search(text, begin, end - 1):
                item = items[bisect_right(starts, at) - 1]
                yield end, min(item.subtree_end if item.marker else item.clean_end, end + _MOST)
            at = text.find(mark, end)


def _below_headings(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield what stands below the headings that say nothing but goals (一、主要目标)."""
    for item in items:
        if item.marker and item.headings and item.body_start < item.subtree_end:
            heading = item.headings[-1].removeprefix(item.marker).strip(" 　\t：:。")
            if _HEADS.fullmatch(heading):
                yield item.body_start, min(item.subtree_end, item.body_start + _MOST)
