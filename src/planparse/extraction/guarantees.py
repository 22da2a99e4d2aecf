"""Amounts that are guaranteed of a thing named elsewhere: 将书法课程纳入必修课，保证|36学时; 小学每周不少于|2节 (of what the clause before names)."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.extraction import metrics
from planparse.extraction.verbs import closing_verb, predicate_verb, starts_with_verb
from planparse.lexicon import pattern
from planparse.patterns import lazy
from planparse.types import Candidate, Quantity

_KINDS = frozenset({"event", "score", "time"})
_LISTED = lazy(r"(?:将|把)(?P<thing>[^，。]{2,14}?)(?:纳入|作为|列入|列为)")
_USED_FOR = lazy(r"用于(?P<thing>[^，。；]{2,24})$")
_LESSONS = lazy("总?(?:课时|学时)[量数]?|总?学分数?")
_SCHOOLS = lazy("[^，。；、]{0,8}(?:学校|[高初]中|小学|高校|院校|学段|阶段)")
_PERIODS = lazy(r"每(?:周|星期|天|日|个?月|学?年|个?学期)$")
_INNER_PERIOD = lazy(r"(?<=[学中年级段])每(?:周|星期|天|日|个?月|学?年|个?学期)")
_TOPIC_END = lazy(r"^.*(?:学校|阶段|年级|教育(?=[^，]{3}))")
_ENROLMENT = lazy("[毛净]?入[学园]率|巩固率|升学率|辍学率")
_STAGE = lazy("学前(?:[一三]年)?教育|(?:[九十][一二]?年)?义务教育|(?:普通)?高中(?:阶段)?教育|(?:中等|高等)?职业教育|高等教育|特殊教育")
CREDITS = frozenset({"学分", "课时", "学时"})
EARNS = frozenset({"修完", "修满", "修得", "修够", "获得", "取得"})
_EARNED = lazy("(?<=..)(?:修完|修满|修得|修够|获得|取得)$")
_COURSE = lazy("(?:通过|修习|选修|学习|开好|开设|开足|修读)(?!考)(?P<course>[^，。；0-9]{2,16}?课程?)(?:的?(?:学习|教学|学分))?$")
_NO_TOPIC = lazy("[0-9]|^[不每]")
_LONGEST_TOPIC = 12


def listed_thing(previous: str) -> str:
    """Return what the clause before puts on a list: 将书法课程纳入公共必修课 → 书法课程."""
    match = _LISTED.search(previous)
    return metrics.clean_noun(match.group("thing")) if match else ""


def guarantee(left: str, right: str, quantity: Quantity, previous: str) -> tuple[str, str] | None:
    """Return verb and metric of a guaranteed amount of lessons, credits or time, or None where the words say something else."""
    if quantity.kind not in _KINDS:
        return None
    match = pattern("cues", "guarantee").search(left.strip())
    if match is None:
        return None
    noun = metrics.clean_noun(_EARNED.sub("", _INNER_PERIOD.sub("", _PERIODS.sub("", match.group("noun").rstrip("的各 ")))))
    if noun and (starts_with_verb(noun) or predicate_verb(noun) or (closing_verb(noun) and right.strip())):
        return None  # 保证每名教师每年参加|一次|培训: the verb's object is what counts
    if not noun:
        used = _USED_FOR.search(right.strip())
        noun = metrics.clean_noun(used.group("thing")) if used else listed_thing(previous)
    return (match.group("verb"), noun) if noun else None


def of_lessons(noun: str, previous: str) -> str:
    """Give a bare sum of lessons the course that the clause before puts on a list: 中职学校将劳动课程纳入必修课，|总课时不少于64课时."""
    match = _LISTED.search(previous) if ("时" in noun or "分" in noun) and _LESSONS.fullmatch(noun) else None
    if match is None:
        return noun
    who = previous[: match.start()].strip()
    return (who if _SCHOOLS.fullmatch(who) else "") + metrics.clean_noun(match["thing"]) + noun


def credited(previous: str) -> str:
    """Return the course of the clause before whose credits are to be earned, or an empty string.

    >>> credited("每个学生须通过艺术选修课程学习"), credited("通过考试")
    ('艺术选修课程', '')
    """
    course = _COURSE.search(previous)
    return metrics.clean_noun(course["course"]) if course else ""


def of_stage(rate: str, previous: str) -> str:
    """Give a bare rate of enrolment the stage of schooling that the clause before names: 普及高中阶段教育，|毛入学率达到90%."""
    if rate[-1:] == "率" and _ENROLMENT.fullmatch(rate) and (stage := _STAGE.search(previous)):
        return stage.group() + rate
    return rate


def with_topic(noun: str, quantity: Quantity, previous: str, named: Sequence[Candidate]) -> str:
    """Give a bare level of school the thing it has lessons of: 劳动课程，小学每周不少于|2节 → 小学劳动课程; 初中每周音乐|1课时 → 初中音乐.

    ``previous`` is the clause before, ``named`` the candidates found before in the same sentence.
    """
    if quantity.kind not in ("event", "time"):
        return noun
    plain = _INNER_PERIOD.sub("", _PERIODS.sub("", noun))
    level = pattern("cues", "school_level")
    if not level.match(plain):
        return noun
    if not level.fullmatch(plain):
        return plain
    before = level.match(named[-1].metric) if named else None
    topic = named[-1].metric[before.end() :] if before else _TOPIC_END.sub("", metrics.clean_noun(previous.strip(" ：:")))
    sound = 2 <= len(topic) <= _LONGEST_TOPIC and not starts_with_verb(topic) and not _NO_TOPIC.search(topic)
    return plain + topic if sound and (before or quantity.kind == "event") else plain
