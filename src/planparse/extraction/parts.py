"""Dividing a clause among its numbers: what stands left and right of each, and which numbers go together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from planparse.extraction import doubts, metrics, served
from planparse.extraction.described import DATED_RESULT, FROM_TO, governing_numbers
from planparse.extraction.left import read_left
from planparse.extraction.previous_clause import bare_thing, measured, subject_of
from planparse.extraction.reading import RIGHT_STOP, Reading
from planparse.extraction.sentences import Clause, before_roles, cut, top_level
from planparse.extraction.verbs import closing_verb, head_verb, predicate_verb, starts_with_verb, verb_within
from planparse.patterns import lazy
from planparse.types import Baseline, Candidate, Quantity

INVESTING = frozenset({"投资", "投入"})
Holes = Sequence[tuple[int, int]]

_JOIN_ONLY = re.compile(r"\s*+(?:、|和|与|及|以及|，|,|/|或)?\s*+(?:不低于|不少于|至少|约)?\s*+")
# 由目前的|2家|扩至|5家, 从现在的|386个|加到|450个: the words that open a baseline, and any verb of up to six characters with 到 or 至.
_OPENING = lazy(
    r"(?:由|(?<!自|服|听|侍)从)(?:(?:(?:现在|目前|眼下|当前|现有|现状|现|原有|原来|原先|原|去年|上年|前年|年初|上年末|去年底)的?|[^，。；、由从到至]{1,8}的|每[人生户]?每?(?:年|月|天|日|升|学期)|每[人生户]|的)?(?:每[吨亩头台件度户人])?"
    r"(?:不足|不到|超过|近|约)?)?$",
    needs="从由",
)
_REPEATED = lazy(r"(?P<noun>[^\W\x00-\x7f]{1,8}?(?:（[^）]{1,6}）)?)(?P<move>(?:扩大|增加|拓展|提高|提升|扩展|增|扩|减少|压减)[到至])$")
_UNDATED_OPENING = lazy(r"(?:由|从)?的(?:每[吨亩头台件度户人])?$|[由从]$")
# 录取人数|在去年318人的基础上增加|100人
_BUILT_ON = lazy("在(?:去年|上年|上届|上学年|20\\d\\d年|现有|原有)的?$")
_ADDED = lazy("的?基础上再?(增加|新增|提高|提升|增长|增)")
_MATERIAL = ("mass", "volume", "power", "energy")
_MOVED = lazy(r"^[^\W\x00-\x7f]{1,6}(?:到|至)(?:约|近)?$")
_GROWS = lazy(
    r"[^\W\x00-\x7f]{0,3}(?:提高|提升|增长|增加|上升|下降|降低|减少|扩大|拓展|压减|覆盖|[升降减增扩变][到至为]|(?:提升|提高|调整|转变)[到至为])"
)
_MORE = lazy(r"^(?:增长|增加|提高|上升|下降|减少|降低)(?:了|约|近)?$")
_THAN_VALUE = lazy(r"(?:比|较)[^，。；]{2,12}的$")
_EVENT_TAIL = lazy(
    r"(?:建设任务|创建任务|创建工作|改造任务|布局建设|改造提升|前期手续|建设|创建|改造|认定|评估|验收|复验|培训|整治|治理|任务)$"
)
# 180座|（含小桥）: a remark behind the number, not what is counted
_REMARK = lazy(r"\s*(?:[（(](?:[^（()）]|[（(][^（()）]{0,20}[）)]){2,80}[）)]\s*)+")
_LEAD = lazy(r"\s*+[、，,]?\s*+(?:其中|同时|并且|并|以及|和|及|与)?\s*+")
_GRADE = lazy("[^，。；、]{0,4}[百千万亿]级")
_GRADED = lazy("[^，。；、]{0,4}[百千万亿]级(?P<noun>[^，。；、]{2,12})", needs="万亿千百")
_LONGEST_OPENING = 16
_FROM_RANK = lazy("[从由]?(?:全[国省市区县州]|世界|全球|中部|西部)|")
_SHARING_VERBS = frozenset({"完成", "做好", "启动", "推进", "实施", "开展", "抓好", "加快", "推动"})


class Part(NamedTuple):
    """One number of a clause (or several that share one noun) with what stands left and right of it. Clean offsets."""

    quantity: Quantity
    reading: Reading
    left: str
    right: str
    clean_start: int
    clean_end: int
    group: tuple[Quantity, ...]
    frame: served.Frame | None = None
    told: served.Service | None = None
    baselines: tuple[Baseline, ...] = ()


def divide_clause(
    text: str,
    clause: Clause,
    quantities: Sequence[Quantity],
    holes: Holes,
    carried: Reading | None,
    previous: str,
    named: Sequence[Candidate],
) -> list[Part]:
    """Return the parts of a clause in order.

    ``holes`` are the spans that its own reading leaves out (dates, embedded clauses), ``carried`` the reading of the number before
    in the sentence unit, ``previous`` the clause before, ``named`` the candidates already found in the unit.
    """
    quantities = governing_numbers(text, clause.clean_start, quantities, holes)
    found: list[Part] = []
    left_start, seg_start = clause.clean_start, clause.clean_start
    at = 0
    while at < len(quantities):
        group = [quantities[at]]
        while (
            at + 1 < len(quantities)
            and _JOIN_ONLY.fullmatch(cut(text, group[-1].end, quantities[at + 1].start, holes))
            and not _reached(group[-1], quantities[at + 1])
            and not _says_which(text, group[-1], quantities[at + 1])
            and not _apart(text, cut(text, left_start, group[0].start, holes).strip(), group[-1], quantities[at + 1])
        ):
            at += 1
            group.append(quantities[at])
        last = group[-1]
        left = cut(text, left_start, group[0].start, holes)
        following = quantities[at + 1] if at + 1 < len(quantities) else None
        after = _counted(cut(text, last.end, following.start if following else clause.clean_end, holes))
        near = _noun_of(found[-1]) if found else ""
        alike = bool(found) and found[-1].quantity.unit == group[0].unit
        reading = read_left(left, after, _one_unit(group)[0], carried, previous, named, near, alike)
        named_there = text[group[0].end : clause.clean_end]
        opened = served.frame(left, group[0], named_there) or _waiting(found, left, group[0])
        if opened is not None:
            ahead = following.start if following else None
            part, left_start = _served(text, clause, Part(group[0], reading, left, "", seg_start, 0, tuple(group), opened), ahead, holes)
            found.append(part)
            _tell_list(found)
            carried, seg_start = part.reading, left_start
            at += 1
            continue
        between, repeated = _between(text, last.end, following.start, holes) if following else "", ""
        same = _REPEATED.match(between) if following else None
        if following and same and text.startswith(same["noun"], following.end):
            between, repeated = same["move"], same["noun"]  # 从15个|县|扩大到57个|县
        second = _second(reading, left, last, following, between, text[left_start : group[0].start], named) if following else None
        if second is not None and _FROM_RANK.fullmatch(second.noun):
            second = second._replace(noun=subject_of(previous), predicate=True)  # 综合实力持续跃升，从全国第13位升至|第5位
        if second is not None and not second.noun and second.predicate:
            product = bare_thing(previous) if following is not None and following.kind in _MATERIAL else ""
            second = second._replace(noun=measured(previous) or product)  # 综合焦比，由每吨585公斤降为|570公斤
        if second is not None and repeated and second.noun:
            second = second._replace(noun=second.noun + repeated)
        if following is not None and second is not None:
            at += 1
            results = _results(text, quantities[at : at + len(group)], holes)
            at += len(results) - 1
            stop = quantities[at + 1] if at + 1 < len(quantities) else None
            right_end, next_left = (
                _divide(text, results[-1].end, stop.start, holes, second) if stop else (clause.clean_end, clause.clean_end)
            )
            right = cut(text, results[-1].end, right_end, holes)
            if following.kind == "bare" and not following.unit and second.change == "level":
                results[0] = replace(following, unit=last.unit, kind=last.kind)  # 由3所减为零
            starts = tuple(Baseline(quantity.number, None) for quantity in group) if len(results) == len(group) > 1 else ()
            found.append(Part(results[0], second, left, right, seg_start, right_end, tuple(results), baselines=starts))
            carried = second
            left_start = seg_start = next_left
            at += 1
            continue
        if following is None:
            right_end, next_left = clause.clean_end, clause.clean_end
        else:
            right_end, next_left = _divide(text, last.end, following.start, holes, reading)
        right = _counted(cut(text, last.end, right_end, holes))
        found.append(Part(group[0], reading, left, right, seg_start, right_end, tuple(_one_unit(group))))
        carried = reading
        left_start = seg_start = next_left
        at += 1
    return found


_COUNTED = frozenset({"count", "people"})
_NO_NOUN_ENDS = frozenset("各别均约近共计到至达超的为有")
_STEPS_UP = lazy("迈上|跃上|登上|跨上|站上|突破|超过|跨过|越过|接近")


def _reached(one: Quantity, two: Quantity) -> bool:
    """Tell whether a number in points is followed by the level it leads to (提升8个百分点、突破|85%)."""
    if two.unit == "倍" and one.unit != "倍" and one.kind != "time":
        return True  # 零售额突破100亿元、较上年|翻一番
    own = two.start < two.core_start
    if one.unit == "%" and two.kind == "money" and own and _STEPS_UP.match(two.text):
        return True  # 生产总值增长5%、迈上|3万亿元|台阶
    return one.unit == "个百分点" and two.unit == "%" and own


def _says_which(text: str, one: Quantity, two: Quantity) -> bool:
    """Tell whether a number after another of a different kind says which things are meant (达到8家、超50亿元|的企业实现零的突破)."""
    return one.kind != two.kind and doubts.says_how_large(two, text[two.end : two.end + _LONGEST_OPENING])


def _apart(text: str, left: str, one: Quantity, two: Quantity) -> bool:
    """Tell whether two joined numbers count what stands before the first and behind the second (培训|教师5人、10个|班)."""
    after = text[two.end : two.end + _LONGEST_OPENING]
    if not {one.kind, two.kind} <= _COUNTED or not after[:1].isalpha() or RIGHT_STOP.match(after) or starts_with_verb(after):
        return False
    head = head_verb(left)
    noun = left[head.end :] if head is not None else ""
    return len(noun) > 1 and noun[-1] not in _NO_NOUN_ENDS and closing_verb(left) is None and verb_within(noun, 0) is None


def _noun_of(part: Part) -> str:
    """Return what a part counts, as far as its own words tell."""
    return part.reading.noun or metrics.clean_noun(part.right)


def _results(text: str, following: Sequence[Quantity], holes: Holes) -> list[Quantity]:
    """Return the results of a list of baselines: 分别从80%、90%提高到|85%、95%; the first only where they are not as many."""
    joined = all(_JOIN_ONLY.fullmatch(cut(text, one.end, two.start, holes)) for one, two in pairwise(following))
    return list(following) if joined else list(following[:1])


def _between(text: str, start: int, end: int, holes: Holes) -> str:
    """Return what stands between two numbers without dates; the day of a result goes, its 到 stays: 提高到|2025年的|38%."""
    dated = DATED_RESULT.fullmatch(text, start, end) if end - start < _LONGEST_OPENING * 2 else None
    return (dated["result"] if dated else cut(text, start, end, holes)).strip()


def _counted(right: str) -> str:
    """Return what stands right of a number, nothing where that is only a remark in brackets or the point that ends a sentence."""
    if right[:1] in ".．" and not right.strip(" .．"):
        return ""
    right = right[: before_roles(right, 0, len(right))]
    return "" if right[:1] in "（( " and _REMARK.fullmatch(right) else right


def _second(
    reading: Reading, left: str, first: Quantity, following: Quantity, between: str, before: str, named: Sequence[Candidate]
) -> Reading | None:
    """Return the reading of the number ``following`` whose baseline is the one before it, or None where they are two measures.

    由85%提高到|90% keeps the left of the first; 比上年的1520万米增长|32% measures what the clause before names.
    ``left`` is without dates, ``before`` with them.
    """
    start = Baseline(first.number, None)
    moved = FROM_TO.match(between)
    opened = _OPENING.search(before.rstrip()[-_LONGEST_OPENING:])
    same = following.kind == first.kind or "" in (first.unit, following.unit)
    if moved or (opened and same and _MOVED.match(between)):
        bare = _UNDATED_OPENING.sub("", left.rstrip().removesuffix(opened.group())) if opened else left
        whole = metrics.after_disposal(metrics.clean_noun(metrics.strip_lead(bare))) or (reading.noun if metrics.clean_noun(bare) else "")
        action = between[: moved.start("result")] if moved and moved["result"] else between
        return reading._replace(action=action, change="level", noun=whole, predicate=True, head=False, bounded=True, baseline=start)
    if opened and opened.group() and following.unit == "个百分点" and _MORE.match(between):
        whole = metrics.after_disposal(metrics.clean_noun(metrics.strip_lead(left.rstrip().removesuffix(opened.group()))))
        verb = predicate_verb(between)
        change = verb.change if verb else "level"
        return reading._replace(action=between, change=change, noun=whole, predicate=True, head=False, bounded=True, baseline=start)
    built_on = _BUILT_ON.search(before.rstrip()) if following.unit == first.unit else None
    if built_on and (added := _ADDED.fullmatch(between)) and (whole := metrics.clean_noun(metrics.strip_lead(before[: built_on.start()]))):
        return reading._replace(action=added[1], change="increase", noun=whole, predicate=True, head=False, baseline=start)
    if named and _MORE.match(between) and _THAN_VALUE.search(before):
        verb = predicate_verb(between)
        change = verb.change if verb else "level"
        return reading._replace(action=between, change=change, noun=named[-1].metric, predicate=True, bounded=True, baseline=start)
    return None


def is_baseline(left: str, right: str) -> bool:
    """Tell whether a number only says where another begins (由去年的|83%|提高10个百分点, 由71%提升至全覆盖)."""
    if not _GROWS.match(right.strip()):
        return False
    opened = _OPENING.search(left.rstrip()[-_LONGEST_OPENING:])
    return bool(opened and opened.group())


def _waiting(found: Sequence[Part], left: str, quantity: Quantity) -> served.Frame | None:
    """Return the frame that a list of those served goes on with (对3所学校、|2所医院)."""
    goes_on = found and found[-1].reading.scope_count and quantity.kind in served.KINDS and served.goes_on(left)
    return found[-1].frame if goes_on else None


def _served(text: str, clause: Clause, part: Part, ahead: int | None, holes: Holes) -> tuple[Part, int]:
    """Read on behind a number of those served; return its part and where the left of the next number (at ``ahead``) begins."""
    if all(quantity.kind == "age" for quantity in part.group[1:]):
        part = part._replace(group=part.group[:1])  # 为300名|80岁以上|老人
    last, opened = part.group[-1].end, part.frame
    assert opened is not None
    right_end = next_left = clause.clean_end
    if ahead is not None:
        right_end, next_left = _divide(text, last, ahead, holes, part.reading._replace(noun="", verb_only=True))
    right = cut(text, last, right_end, holes)
    told = served.service(right)
    if told and ahead is not None and right_end == ahead:
        # 为3000名老人|发放补贴500万元: the verb has a number of its own
        next_left = last + told.verb.start if len(right) == right_end - last else last
        right, right_end, told = told.who, next_left, None
    elif not served.counts(opened, told):
        told = None
    reading = served.reading_of(part.reading, opened, told)
    right = served.metric_of(told.who, told) if told else right
    return part._replace(reading=reading, right=right, clean_end=right_end, told=told), next_left


def _tell_list(found: list[Part]) -> None:
    """Give the members of a list of those served the verb that its last member names for all."""
    told, at = found[-1].told, len(found) - 2
    while told and at >= 0 and found[at].frame and not found[at].told:
        part = found[at]
        assert part.frame is not None
        reading = served.reading_of(part.reading, part.frame, told)
        found[at] = part._replace(reading=reading, right=served.metric_of(part.right.strip(), told), told=told)
        at -= 1


def _divide(text: str, start: int, end: int, holes: Holes, reading: Reading) -> tuple[int, int]:
    """Return where the right of one number ends and the left of the next begins."""
    at = bisect_left(holes, (start, start))
    while at < len(holes) and holes[at][0] == start and holes[at][1] <= end:
        start, at = holes[at][1], at + 1
    gap = text[start:end]
    lead = _LEAD.match(gap)
    if gap[:1] in "、，," or (lead and lead.group().strip()):
        return start, start + (lead.end() if lead else 0)
    stripped = gap.rstrip()
    for join in ("以及", "、", "和", "及", "与", "并"):
        if stripped.endswith(join):
            return start + len(stripped) - len(join), end
    if reading.scope_count and not reading.by_share and (does := verb_within(gap, 1)) is not None and does.end < len(gap.rstrip()):
        return start + does.start, start + does.start  # 在17个乡镇|硬化道路10万平方米
    if reading.action in INVESTING and not reading.noun and starts_with_verb(gap.lstrip()):
        return start, start  # 投资3亿元|新建污水处理厂2座
    cuts = [pos for pos in top_level(gap, "、和及与并") if pos > 0]
    if cuts:
        verb_cuts = [pos for pos in cuts if starts_with_verb(gap, pos + 1)]
        pos = (verb_cuts or cuts)[0 if verb_cuts else -1]
        joins = [at for at in cuts if gap[at] in "和及与"]
        if not verb_cuts and gap[pos] == "、" and joins and joins[-1] > 1:
            pos = joins[-1]  # 两个|物流基地和|外港、内港|两处|节点站
        return start + pos, start + pos + 1
    return (start, start) if reading.noun and not reading.verb_only else (end, end)


def shared_tail(parts: Sequence[Part]) -> str:
    """Return the noun that the last member of a list names for all (完成7所A、3所B|创建任务, 1个万亿级、4个千亿级|产业集群)."""
    if len(parts) < 2:
        return ""
    graded = _GRADED.fullmatch(parts[-1].right.strip())
    if graded and all(_GRADE.fullmatch(part.right.strip()) for part in parts[:-1]):
        return graded["noun"]
    if parts[0].reading.action not in _SHARING_VERBS:
        return ""
    match = _EVENT_TAIL.search(parts[-1].right.strip())
    if not match or any(_EVENT_TAIL.search(part.right.strip()) for part in parts[:-1]):
        return ""
    return match.group()


def _one_unit(group: list[Quantity]) -> list[Quantity]:
    """Give numbers joined by 、 or 和 the unit of the last (1.28万亿、8200亿元; 3个和4个百分点)."""
    last = group[-1]
    bare = ("", "个") if "个" in last.text else ("",)  # 2个、3个工作日: one unit; 改造小区38个、3100户: two
    if len(group) == 1 or not any(quantity.unit != last.unit and quantity.unit in bare for quantity in group):
        return group
    return [replace(q, unit=last.unit, kind=last.kind) if q.unit in bare and q.unit != last.unit else q for q in group]
