"""From quantities to quantitative candidates: which number is promised (or reported) of what.

Notes for a newcomer. A clause is read number by number, left to right. What stands between two numbers is divided at a join
(、和及) into the *right* of the first and the *left* of the second. Two shapes cover most of plan language:

* predicate: metric, verb, number   – 全市义务教育辍学率|控制在|0.5%以下; 新增|公办学位|2000个
* attributive: verb, number, metric – 创建|30所|示范学校

A verb carries over to the next member of a list (新增A20家、B10家), a bound on the last of several bare numbers holds for all
(分别在95%、50%以上), and 均 or 分别 hand the members of a coordinated metric out one by one (see ``coordination.distribute``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from planparse.extraction import borrowed, coordination, doubts, goal_lists
from planparse.extraction.inherited import inherited, of_level
from planparse.extraction.nouns import attributive_noun, is_attributive, predicate_noun
from planparse.extraction.number_dates import NumberDates
from planparse.extraction.outcomes import is_handed, outcome
from planparse.extraction.parts import Part, divide_clause, is_baseline, shared_tail
from planparse.extraction.previous_clause import bare_thing, is_aside, of_field
from planparse.extraction.reading import RIGHT_STOP, Reading
from planparse.extraction.sentences import Clause, Sentences, after_marker, before_roles, cut, trimmed
from planparse.extraction.topics import is_named
from planparse.extraction.verbs import starts_with_verb
from planparse.patterns import lazy
from planparse.types import Candidate, DateSpan, Item, Quantity

_SOME = lazy("若干|一批|一些")
_RESPECTIVE = re.compile(r"(?:均(?<![平年人日月户]均)|双双|都|分别|各(?!类|级|项|种|地|界|方|族|民)|各自)(?=[^率]{0,8}$)")
_BOTH = lazy(r"^\W*(?:(?:比上年|较上年|同比|分别)?(?:均|双双)|双双|均)(?!衡|价|量|值)")
_MAX_METRIC = 80
_SENTENCE = 200
_MOST_TOGETHER = 40  # numbers of one list that share its text as their statement; of a longer one each has its own
_LIFE = ("寿命", "平均年龄")
_BRACKETS = ("(", "（")
_COLONS = ("：", ":")
_RESULTATIVE = re.compile(r"(?<=..)(?:在|到|至|了)$")
_RESULT_ENDS = frozenset("在到至了")
_TOGETHER = re.compile(r"合计|共计|总计|一共|之和|总共")
_RELATIVE = re.compile(r"的(?:约|近|首批|其余)?$")  # 纳入国债支持的|100个|项目|将全部开工: the verb before 的 only tells which
_SHORT_RELATIVE = 16
_GIVEN = ("情况下", "前提下", "条件下", "形势下", "背景下")
# 新增规上企业30户，3家|企业主板上市: what becomes of them is said, so that the verb before is not theirs
_OWN_PREDICATE = lazy(
    "[^，。；、0-9的]{2,8}?(?<!境内|境外|海外|国内)(?P<verb>(?:上市|挂牌)(?!公司|企业)|过会|入选|入围|获评|获批|当选|跻身|投产|开工|竣工)(?:[^，。；、0-9]{0,16}(?<!企业)(?<!项目))?"
)
_WILL = lazy("将[在于]?全部|将(?:全部|陆续)|全部")  # 38所|幼儿园将全部开园: a verb of its own, not the one before
_LISTED_NUMBER = re.compile(r"[0-9]、[0-9]*$")
_ALSO_DEFINES = lazy(r"\s*(?:$|[、且或])")  # 积水超过15厘米|、退水超过30分钟的路段: both numbers tell which


class QuantitativeReader:
    """Reads the quantities of one document; ``text`` is clean, all offsets are clean."""

    def __init__(
        self, text: str, items: Sequence[Item], quantities: Sequence[Quantity], dates: Sequence[DateSpan], sentences: Sentences
    ) -> None:
        self._text = text
        self._items = items
        self._quantities = [quantity for quantity in quantities if not doubts.is_rating(text, quantity)]
        self._starts = [quantity.start for quantity in self._quantities]
        self._recent: list[Candidate] = []
        self._whole: Candidate | None = None
        self._measure, self._measure_end = "", 0
        self._goals, self._goals_end = goal_lists.GoalLists(text, items), 0
        self._name, self._name_end = "", 0
        self._parts_end = 0
        self._sentences = sentences
        self._dated = NumberDates(text, dates, sentences)
        self._item_starts = [item.clean_start for item in items]

    def candidates(self) -> Iterator[Candidate]:
        """Yield the quantitative candidates in text order."""
        at = 0
        while at < len(self._quantities):
            start, end = self._sentences.unit(self._quantities[at].start)
            stop = at
            while stop < len(self._quantities) and self._quantities[stop].start < end:
                stop += 1
            yield from self._unit(start, end, self._quantities[at:stop])
            at = max(stop, at + 1)

    def _unit(self, start: int, end: int, quantities: Sequence[Quantity]) -> Iterator[Candidate]:
        item = bisect_right(self._item_starts, quantities[0].start) - 1
        body = max(start, after_marker(self._text, self._items[item])) if item >= 0 else start
        if (body > start or self._text[start - 1 : start] in ("", "\n")) and self._goals.holds(body):
            self._goals_end = self._sentences.sentence(body)[1]
        starts = [quantity.start for quantity in quantities]
        carried: Reading | None = None
        previous = ""
        named = self._named_before(start)
        for clause in self._sentences.clauses(body, end):
            first, last = bisect_left(starts, clause.clean_start), bisect_left(starts, clause.clean_end)
            inside = [q for q in quantities[first:last] if q.end <= clause.clean_end and not _in_hole(q, clause)]
            aside = self._text[clause.clean_start - 1 : clause.clean_start] in _BRACKETS
            holes = self._dated.holes(clause)
            if self._text.startswith("其中", clause.clean_start) and named and not named[-1].doubt:
                self._whole, self._parts_end = named[-1], self._sentences.sentence(clause.clean_start)[1]
            if not inside:
                said = self._said(clause, holes)
                if previous and is_aside(said):
                    continue
                previous = said
                if measure := goal_lists.listed_measure(said):
                    self._measure, self._measure_end = measure, self._sentences.sentence(clause.clean_start)[1]
                if goal_lists.is_goal_list(said):
                    self._goals_end = self._sentences.sentence(clause.clean_start)[1]
                elif clause.clean_start < self._goals_end:
                    self._name, self._name_end = bare_thing(said), clause.clean_end + 1
                if not previous.strip().startswith(("其中", "同时")) and not starts_with_verb(previous.strip()):
                    carried = carried if carried is not None and carried.from_list else None
                else:
                    carried = None
                continue
            for candidate, reading in self._clause(clause, holes, inside, carried, previous, max(item, 0), named):
                if not aside:
                    carried = reading
                if candidate is not None:
                    if candidate.anchor < self._measure_end:
                        candidate = goal_lists.with_measure(candidate, self._measure)
                    if candidate.anchor < self._goals_end:
                        candidate = goal_lists.as_goal(candidate)
                    candidate = borrowed.with_base(self._part_of_whole(candidate), named)
                    before = named[-1].metric if named else ""
                    metric = inherited(candidate, named)
                    if metric != candidate.metric:
                        shared = candidate.doubt == "no-verb" and bool(named) and not named[-1].doubt and metric.startswith(before + "占")
                        candidate = replace(candidate, metric=metric, doubt="" if shared else candidate.doubt)
                    if not aside and (not candidate.doubt or (candidate.doubt == "no-verb" and is_named(candidate.metric))):
                        named.append(candidate)
                    yield candidate
            previous = self._said(clause, holes)
            if previous.endswith(_GIVEN):
                carried = None  # 在考生减少100人的情况下，|上线|240人
        self._recent = named[-3:]

    def _part_of_whole(self, candidate: Candidate) -> Candidate:
        """Let a bare part of what was counted before share its verb: 生产化肥1340万吨，其中：磷肥|280万吨；钾肥|5万吨."""
        whole = self._whole
        if (
            whole is None
            or candidate.doubt != "no-verb"
            or candidate.anchor >= self._parts_end
            or borrowed.unit_of(candidate) != borrowed.unit_of(whole)
        ):
            return candidate
        less = candidate.quantity is not None and whole.quantity is not None and candidate.quantity.number <= whole.quantity.number
        return replace(candidate, doubt="", action=whole.action, change=whole.change, confidence=0.8) if less else candidate

    def _said(self, clause: Clause, holes: list[tuple[int, int]]) -> str:
        """Return what a clause says to the one after it, with the colon that makes it a label (生产总值：|增长8%)."""
        said = cut(self._text, clause.clean_start, clause.clean_end, holes)
        return f"{said}：" if self._text[clause.clean_end : clause.clean_end + 1] in _COLONS else said

    def _named_before(self, unit_start: int) -> list[Candidate]:
        """Return the candidates of the sentence unit just before, when it stands in the same paragraph."""
        near = bool(self._recent) and unit_start - self._recent[-1].clean_end < 60
        return list(self._recent) if near and "\n" not in self._text[self._recent[-1].clean_end : unit_start + 1] else []

    def _clause(
        self,
        clause: Clause,
        holes: list[tuple[int, int]],
        quantities: list[Quantity],
        carried: Reading | None,
        previous: str,
        item: int,
        named: list[Candidate],
    ) -> Iterator[tuple[Candidate | None, Reading | None]]:
        said = self._text[clause.clean_start : clause.clean_end].strip()
        admits = doubts.is_admission(said, self._text[clause.clean_end : clause.clean_end + _SENTENCE])
        condition = "condition" if admits or doubts.is_condition(said) else ""
        parts = divide_clause(self._text, clause, quantities, holes, carried, previous, named)
        tail = shared_tail(parts)
        behind: Candidate | None = None
        defined = False
        read: list[tuple[Candidate | None, Reading | None]] = []
        for part in reversed(parts):
            found = list(self._read(clause, part, named, item, tail if part is not parts[-1] else "", previous))
            alone = bool(found) and part.reading.verb_only and not part.right.strip() and found[0].metric == part.reading.action
            if behind is not None and alone and (part.quantity.kind == "money" or borrowed.unit_of(behind) == borrowed.unit_of(found[0])):
                found = [replace(candidate, metric=behind.metric) for candidate in found]  # 新建5个、改建8个|农贸市场
            behind = found[0] if found and part.right.strip() and found[0].metric != part.reading.action else behind
            if defined and found and _ALSO_DEFINES.match(part.right) and doubts.may_define(found[0]):
                found = [candidate if candidate.doubt else replace(candidate, doubt="definition") for candidate in found]
            defined = bool(found) and found[0].doubt in ("definition", "attribute")
            if condition:
                found = [candidate if candidate.doubt else replace(candidate, doubt=condition) for candidate in found]
            read.append((None, part.reading))
            read.extend((candidate, part.reading) for candidate in reversed(found))
        yield from reversed(read)

    def _read(self, clause: Clause, part: Part, named: list[Candidate], item: int, tail: str, previous: str) -> Iterator[Candidate]:
        """Yield the candidates of one part; what the rules alone would not believe carries its doubt."""
        part = goal_lists.as_planned(borrowed.with_label_unit(part), previous)
        quantity, reading, left, right = part.quantity, part.reading, part.left.strip(), part.right.strip()
        before = self._before_number(quantity)
        attributive = is_attributive(quantity, reading, right, part.left)
        noun, confidence, doubt = (
            attributive_noun(part, right, tail) if attributive else predicate_noun(quantity, reading, part.left, right)
        )
        if reading.from_list and reading.change != "level" and (own := _OWN_PREDICATE.fullmatch(right)):
            reading = reading._replace(action=own["verb"], change="level")
            part = part._replace(reading=reading)
        free = not reading.action or (reading.from_list and _WILL.search(right)) or is_handed(part.left) or _RELATIVE.search(part.left)
        become = outcome(part.left, right, quantity) if free else None
        if become is not None and (doubt or not attributive or len(become.noun) > 4):
            attributive = True
            noun, confidence, doubt = become.noun, 0.8, ""
            part = part._replace(reading=reading._replace(action=become.verb))
        if not noun and clause.clean_start <= self._name_end and not (right or left):
            noun, doubt = self._name, "no-verb"
        reach = bool(reading.noun) and doubts.is_reach(quantity, right)
        if reach:
            noun, doubt = f"{reading.noun}{right.removeprefix('内')}", ""
        noun = of_field(noun, previous)
        if named and not named[-1].doubt and (quantity.kind == "bare" or borrowed.unit_of(named[-1]) == quantity.unit):
            noun = of_level(noun, named[-1].metric)
        number_doubt = self._number_doubt(clause, part, right, item)
        doubt = doubt if number_doubt == "summary" and become is not None else number_doubt or doubt
        if doubt == "age" and noun.endswith(_LIFE):
            doubt = ""
        if not noun or len(noun) > _MAX_METRIC * len(part.group) or "|" in noun or _LISTED_NUMBER.search(noun):
            return  # 学校10、5、|3所: which number is of what cannot be told
        if not doubt and doubts.is_duration(quantity, reading, noun, attributive) and not reach:
            doubt = "duration"
        if not doubt and (
            right == "的" or (right.startswith("的") and not attributive and quantity.comparator != "eq" and not RIGHT_STOP.match(right))
        ):
            doubt = "definition"  # 比例超过5%的地区: the number tells which ones are meant
        if not doubt and right.startswith("的") and not attributive and doubts.is_extent(noun) and not RIGHT_STOP.match(right):
            doubt = "definition"  # 总投资86亿元的产业园
        after = self._text[quantity.end : quantity.end + _SENTENCE]
        if doubts.is_shared_attribute(quantity, part.left, after, reading) or doubts.is_cited(after):
            doubt = "attribute"
        if not doubt and quantity.comparator != "eq" and right.endswith("的") and len(right) < _SHORT_RELATIVE and not attributive:
            doubt = "definition"  # 经相邻户三分之二以上书面同意|的，
        if right.startswith("的") and left.endswith(("未达", "未达到", "未", "不达", "达不到")):
            doubt = "definition"  # 安置比例未达1.5%|的单位
        if not doubt and right.startswith("的") and not RIGHT_STOP.match(right) and _SOME.search(part.left):
            doubt = "definition"  # 培育若干年产值百亿元|的企业
        if doubts.is_refused(right):
            doubt = "condition"
        if not doubt and doubts.is_description(quantity, part.left, right, reading, attributive):
            doubt = "description"
        if not doubt and doubts.is_norm(before):
            doubt = "description"
        if not doubt and doubts.is_custom(left):
            doubt = "description"
        if not doubt and not reading.action and noun.startswith(("针对", "对于")):
            doubt = "scope"  # 针对关税为零的|2034种|商品，加大开拓力度
        if not doubt and doubts.is_stock(left, before, quantity):
            doubt = "state"
        if not doubt and not reading.action and doubts.is_state(before.lstrip()):
            doubt = "state"
        if not doubt and (doubts.is_projection(before) or doubts.is_given(noun, quantity, reading)):
            doubt = "projection"
        measured = quantity.comparator != "eq" and doubts.is_index(noun)  # 生师比|不高于13.5
        if not doubt and quantity.kind == "bare" and not reading.action and not attributive and not measured:
            doubt = "bare"
        yield from self._emit(clause, part, noun, item, confidence, attributive, named, doubt)

    def _before_number(self, quantity: Quantity) -> str:
        start = self._sentences.sentence(quantity.start)[0]
        return self._text[max(start, quantity.start - _SENTENCE) : quantity.start]

    def _number_doubt(self, clause: Clause, part: Part, right: str, item: int) -> str:
        """Return why the number itself is no promise, or an empty string."""
        quantity = part.quantity
        if quantity.kind == "age":
            return "age"
        if is_baseline(self._text[part.clean_start : quantity.start], self._text[quantity.end : clause.clean_end][:12]):
            return "baseline"
        if "heading-count" in quantity.notes:
            return "heading-count"
        core = self._text[quantity.core_start : quantity.core_end]
        if doubts.is_summary_count(core, quantity, part.left, right, part.reading, self._items[item] if item < len(self._items) else None):
            return "summary"
        if quantity.kind == "rank" and any(other is not quantity and other.kind == "count" for other in self._before(clause, quantity)):
            return "rank-of"  # 10个学生进入全省前100名: the rank says which students
        return ""

    def _before(self, clause: Clause, quantity: Quantity) -> list[Quantity]:
        at = bisect_right(self._starts, clause.clean_start - 1)
        return self._quantities[at : bisect_right(self._starts, quantity.start - 1)]

    def _emit(
        self, clause: Clause, part: Part, noun: str, item: int, confidence: float, attributive: bool, named: list[Candidate], doubt: str
    ) -> Iterator[Candidate]:
        group, reading = part.group, part.reading
        share = bool(_RESPECTIVE.search(part.left)) or "each" in group[0].notes or len(group) > 1
        nouns: list[str] | None = None
        if share and not attributive:
            nouns = coordination.distribute(noun, len(group) if len(group) > 1 else 0)
        elif not attributive and group[0].kind == "ratio" and not _TOGETHER.search(part.left):
            nouns = coordination.measures(noun)  # 财政收入和税收收入|增长|8%
        if nouns is None and reading.elided and len(group) > 1 and len(named) >= len(group):
            before = named[-len(group) :]
            units = [borrowed.unit_of(candidate) for candidate in before]
            # 次中心120个，达标率95%，其中前两年分别不低于|80%、88%: the last of them alone is of the kind
            last_alone = reading.change == "level" and units[-1] == group[0].unit != units[0]
            nouns = None if last_alone else [candidate.metric for candidate in before]
        if (
            nouns is None
            and reading.elided
            and reading.change != "level"
            and len(group) == 1
            and len(named) > 1
            and _BOTH.search(part.left)
        ):
            nouns = [candidate.metric for candidate in named[-2:]]  # 接待游客650万人次、总花费62亿元，同比均|增长|12%
        if nouns is None:
            nouns = [noun] * len(group)
        pairs = list(zip(nouns, group if len(group) > 1 else list(group) * len(nouns), strict=True))
        bound = borrowed.shared_bound(group)
        years = self._dated.paired(clause, group)
        for index, (metric, quantity) in enumerate(pairs):
            comparator = quantity.comparator
            if comparator == "eq":
                comparator = bound or reading.comparator or "eq"
                if quantity.number == 100 and quantity.unit == "%" and comparator == bound == "ge":
                    comparator = "eq"  # 分别达到|100%和90%以上: nothing is above all
            change = quantity.change if quantity.change != "level" else reading.change
            if change == "level" and quantity.kind == "people" and metric.removesuffix("人数").endswith("新增就业"):
                change = "increase"  # 城镇新增就业达到4000万人
            sentence = self._sentences.sentence(quantity.start)
            span_start = clause.clean_start if len(group) > 1 else part.clean_start
            start, end = trimmed(self._text, span_start, max(part.clean_end, group[-1].end))
            end = before_roles(self._text, group[-1].end, end)
            if len(group) > _MOST_TOGETHER:
                start, end = quantity.start, quantity.end
            yield Candidate(
                kind="quantitative",
                clean_start=start,
                clean_end=end,
                anchor=quantity.start,
                item=item,
                action=_RESULTATIVE.sub("", reading.action) if reading.action[-1:] in _RESULT_ENDS else reading.action,
                metric=metric,
                quantity=quantity,
                comparator=comparator,
                change=change,
                baseline=borrowed.joined(
                    part.baselines[index] if part.baselines else reading.baseline, self._dated.than(span_start, quantity.start)
                ),
                confidence=confidence,
                notes=tuple(dict.fromkeys((*quantity.notes, *reading.notes))) if reading.notes else quantity.notes,
                sentence_start=sentence[0],
                sentence_end=sentence[1],
                deadline=years[index] if years else None,
                doubt=doubt,
                announced=reading.announced and not reading.action,
            )


def _in_hole(quantity: Quantity, clause: Clause) -> bool:
    at = bisect_right(clause.holes, quantity.start, key=itemgetter(0)) - 1
    return at >= 0 and quantity.start < clause.holes[at][1]
