"""From quantities to quantitative candidates: which number is promised (or reported) of what.

Notes for a newcomer. A clause is read number by number, left to right. What stands between two numbers is divided at a join
(、和及) into the *right* of the first and the *left* of the second. Two shapes cover most of plan language:

* predicate: metric, verb, number   – 全市义务教育辍学率|控制在|0.5%以下; 新增|公办学位|2000个
* attributive: verb, number, metric – 创建|30所|示范学校

A verb carries over to the next member of a list (新增A20家、B10家), a bound on the last of several bare numbers holds for all
(分别在95%、50%以上), and 均 or 分别 hand the members of a coordinated metric out one by one (see ``metrics.distribute``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from planparse.extraction import metrics
from planparse.extraction.left import RIGHT_STOP, Reading, after_verb, read_left
from planparse.extraction.sentences import Clause, Sentences, clauses, cut, top_level
from planparse.extraction.verbs import starts_with_verb
from planparse.lexicon import compiled, entries
from planparse.types import Baseline, Candidate, DateSpan, Item, Quantity

_JOIN_ONLY = re.compile(r"\s*(?:、|和|与|及|以及|，|,|/|或)?\s*(?:不低于|不少于|至少|约)?\s*")
_RESPECTIVE = re.compile(r"(?:(?<![平年人日月户])均|都|分别|各(?!类|级|项|种|地|界|方|族|民)|各自)(?=[^率]{0,8}$)")
_FROM_TO = re.compile(r"^(?:稳步|逐步|进一步)?(?:提高|提升|增加|增长|上升|扩大|下降|降低|降|减少|压缩|压减|缩短|缩减|扩展|发展|放宽|调整|合并|整合|优化|增|提|升)?(?:[到至]|(?<=[整并合])为)(?:约|近)?$")
_THRESHOLD_KINDS = frozenset({"money", "area", "length", "time", "age", "people", "mass", "power", "volume", "energy", "score"})
_TIME_METRIC = re.compile(r"(?:时间|时长|时限|课时|学时|工期|周期|期限|时效|年限|寿命|活动|运动|锻炼|睡眠|培训|学习)[^，]{0,6}$")
_ARTICLE = re.compile(r"^一(?![十百千万亿两二])[一-龥]")
_SMALL = re.compile(r"^[一二两三四五六七八九十]{1,2}(?![百千万亿零])[一-龥]")
_ENUMERATED = re.compile(r"(?:、[^，、]{1,16}等?|[”》][“《][^”》]{1,16}[”》]|等)$")
_CREATES = re.compile(r"新建|建立|建设|建成|创建|打造|增设|设立|成立|组建|新增|开设|改造|开工")
_YIELDS = re.compile(rf"{_CREATES.pattern}|培|举办|配|评选|掌握|参加|形成|获|开通|引进|招|出版|编写|选|争取|通过|派|增|创|拆|办|至少")
_PROJECTS = re.compile(r"^(?:级|元)?(?:[一-龥]{0,6})(?:项目|企业|产业|集群|园区|工程|镇|县|村)$")
_PARTED = re.compile(r"[、，,；]|其中|和(?=[^，]{0,12}$)|以及")
_MAX_HEADING = 40
_TIMED = re.compile(r"(?:活动|运动|锻炼|睡眠)$")
_SPECIFIC = frozenset({"power", "voltage", "energy", "speed", "data", "frequency"})
_EVENT_TAIL = re.compile(r"(?:建设任务|创建任务|创建工作|改造任务|布局建设|改造提升|前期手续|建设|创建|改造|认定|评估|验收|复验|培训|整治|治理|任务)$")
_DONE_SUBJECT = re.compile(
    r"实现|达到|建成|完成|通过|创成|入选|获评|评为|建立|成立|配备|覆盖|开展|纳入|达标|开工|竣工|投产|投用|接入|上线|晋升|参加|接受|享受|脱贫|摘帽|能够|具备|拥有|掌握|实行|启动|得到|进入|成为|上市|零自付|“零自付”|入驻|落地|转"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One number of a clause with what stands left and right of it. Clean offsets."""

    quantity: Quantity
    left: str
    right: str
    clean_start: int
    clean_end: int
    group: tuple[Quantity, ...]


class QuantitativeReader:
    """Reads the quantities of one document; ``text`` is clean, all offsets are clean."""

    def __init__(self, text: str, items: Sequence[Item], quantities: Sequence[Quantity], dates: Sequence[DateSpan], sentences: Sentences) -> None:
        self._text = text
        self._items = items
        self._quantities = [quantity for quantity in quantities if not _is_rating(text, quantity)]
        self._starts = [quantity.start for quantity in self._quantities]
        self._recent: list[Candidate] = []
        self._sentences = sentences
        self._dates = dates
        self._date_starts = [span.start for span in dates]
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
        body = max(start, self._items[item].clean_start) if item >= 0 else start
        carried: Reading | None = None
        previous = ""
        named = self._named_before(start)
        for clause in clauses(self._text, body, end):
            inside = [q for q in quantities if clause.clean_start <= q.start and q.end <= clause.clean_end and not _in_hole(q, clause)]
            if not inside:
                previous = cut(self._text, clause.clean_start, clause.clean_end, self._holes(clause))
                if not previous.strip().startswith(("其中", "同时")) and not starts_with_verb(previous.strip()):
                    carried = carried if carried is not None and carried.from_list else None
                else:
                    carried = None
                continue
            for candidate, reading in self._clause(clause, inside, carried, previous, max(item, 0), named):
                carried = reading
                if candidate is not None:
                    before = named[-1].metric if named else ""
                    candidate = replace(candidate, metric=metrics.share_modifiers(candidate.metric, before))
                    named.append(candidate)
                    yield candidate
            previous = cut(self._text, clause.clean_start, clause.clean_end, self._holes(clause))
        self._recent = named[-3:]

    def _named_before(self, unit_start: int) -> list[Candidate]:
        """Return the candidates of the sentence unit just before, when it stands in the same paragraph."""
        if self._recent and self._text.rfind("\n", self._recent[-1].clean_end, unit_start + 1) < 0 and unit_start - self._recent[-1].clean_end < 60:
            return list(self._recent)
        return []

    def _clause(
        self, clause: Clause, quantities: list[Quantity], carried: Reading | None, previous: str, item: int, named: list[Candidate]
    ) -> Iterator[tuple[Candidate | None, Reading | None]]:
        said = self._text[clause.clean_start : clause.clean_end].strip()
        if _cue("condition").search(said) or _cue("shortfall").search(said):
            return
        parts = self._parts(clause, quantities, carried, previous, named)
        tail = _shared_tail(parts)
        for index, (part, reading) in enumerate(parts):
            for candidate in self._read(clause, part, reading, named, item, tail if index < len(parts) - 1 else ""):
                yield candidate, reading
            yield None, reading

    # -- dividing a clause -------------------------------------------------------------------------------------------

    def _parts(
        self, clause: Clause, quantities: list[Quantity], carried: Reading | None, previous: str, named: list[Candidate]
    ) -> list[tuple[_Part, Reading]]:
        holes = self._holes(clause)
        quantities = self._governing(clause, quantities, holes)
        found: list[tuple[_Part, Reading]] = []
        left_start, seg_start = clause.clean_start, clause.clean_start
        at = 0
        while at < len(quantities):
            group = [quantities[at]]
            while at + 1 < len(quantities) and _JOIN_ONLY.fullmatch(cut(self._text, group[-1].end, quantities[at + 1].start, holes)):
                at += 1
                group.append(quantities[at])
            last = group[-1]
            left = cut(self._text, left_start, group[0].start, holes)
            following = quantities[at + 1] if at + 1 < len(quantities) else None
            after = cut(self._text, last.end, following.start if following else clause.clean_end, holes)
            reading = read_left(left, after, group[0], carried, previous, named)
            between = cut(self._text, last.end, following.start, holes).strip() if following else ""
            if following is not None and _FROM_TO.match(between):
                # 由85%提高到90%: the first number is the baseline of the second, which keeps the left of the first.
                second = replace(reading, **_from_to(between, last))
                at += 1
                stop = quantities[at + 1] if at + 1 < len(quantities) else None
                right_end, next_left = self._divide(following.end, stop.start, holes, second) if stop else (clause.clean_end, clause.clean_end)
                part = _Part(following, left, cut(self._text, following.end, right_end, holes), seg_start, right_end, (following,))
                found.append((part, second))
                carried = second
                left_start = seg_start = next_left
                at += 1
                continue
            if following is None:
                right_end, next_left = clause.clean_end, clause.clean_end
            else:
                right_end, next_left = self._divide(last.end, following.start, holes, reading)
            right = cut(self._text, last.end, right_end, holes)
            found.append((_Part(group[0], left, right, seg_start, right_end, tuple(_one_unit(group))), reading))
            carried = reading
            left_start = seg_start = next_left
            at += 1
        return found

    def _governing(self, clause: Clause, quantities: list[Quantity], holes: list[tuple[int, int]]) -> list[Quantity]:
        """Drop numbers that only describe the thing another number counts.

        产值超50亿元|企业1家, 3岁以下|婴幼儿托位数4.8个, 24小时|阅读空间8个, 三年|累计培训1万人次.
        """
        kept: list[Quantity] = []
        for index, quantity in enumerate(quantities):
            following = quantities[index + 1] if index + 1 < len(quantities) else None
            if kept and kept[-1].end == quantity.start and _NAMED_AMOUNT.match(quantity.text):
                continue  # 6个|百万羽|养殖项目
            if following is not None and quantity.kind in _THRESHOLD_KINDS | _SPECIFIC:
                gap = cut(self._text, quantity.end, following.start, holes)
                plain = bool(gap.strip()) and not _PARTED.search(gap)
                bounded = quantity.comparator in ("ge", "gt", "le", "lt") or bool(quantity.kind == "money" and _PROJECTS.match(gap))
                if plain and quantity.kind == "time" and (gap.startswith(("累计", "共", "内", "来")) or not bounded) and not _FROM_TO.match(gap.strip()):
                    continue
                if plain and (bounded or quantity.kind in ("age", *_SPECIFIC)) and not starts_with_verb(gap.strip()) and not _FROM_TO.match(gap.strip()):
                    continue
            kept.append(quantity)
        return kept

    def _divide(self, start: int, end: int, holes: list[tuple[int, int]], reading: Reading) -> tuple[int, int]:
        """Return where the right of one number ends and the left of the next begins."""
        for hole_start, hole_end in holes:
            if hole_start == start and hole_end <= end:
                start = hole_end
        gap = self._text[start:end]
        lead = re.match(r"\s*[、，,]?\s*(?:其中|同时|并且|并|以及|和|及|与)?\s*", gap)
        if gap[:1] in "、，," or (lead and lead.group().strip()):
            return start, start + (lead.end() if lead else 0)
        stripped = gap.rstrip()
        for join in ("以及", "、", "和", "及", "与", "并"):
            if stripped.endswith(join):
                return start + len(stripped) - len(join), end
        cuts = [pos for pos in top_level(gap, "、和及与并") if pos > 0]
        if cuts:
            verb_cuts = [pos for pos in cuts if starts_with_verb(gap[pos + 1 :])]
            pos = (verb_cuts or cuts)[0 if verb_cuts else -1]
            return start + pos, start + pos + 1
        return (start, start) if reading.noun and not reading.verb_only else (end, end)

    def _holes(self, clause: Clause) -> list[tuple[int, int]]:
        """Holes of the clause plus the dates in it: a date is never part of a metric."""
        at = bisect_right(self._date_starts, clause.clean_start - 1)
        spans = []
        while at < len(self._dates) and self._dates[at].start < clause.clean_end:
            spans.append((self._dates[at].start, self._dates[at].end))
            at += 1
        return sorted([*clause.holes, *spans])

    # -- reading one number ------------------------------------------------------------------------------------------

    def _read(self, clause: Clause, part: _Part, reading: Reading, named: list[Candidate], item: int, tail: str) -> Iterator[Candidate]:
        quantity = part.quantity
        if quantity.kind == "age" or "heading-count" in quantity.notes:
            return
        right = part.right.strip()
        if self._is_summary_count(part, reading, right, item):
            return
        if quantity.kind == "rank" and any(other is not quantity and other.kind == "count" for other in self._before(clause, quantity)):
            return  # 10个学生进入全省前100名: the rank says which students
        stopped = RIGHT_STOP.match(right) and not (quantity.kind == "ratio" and not reading.noun and right.startswith(("完成", "达标", "落地", "建成")))
        attributive = bool(right) and not stopped and _is_attributive(quantity, reading, right)
        confidence = 0.9
        if attributive:
            noun = metrics.clean_noun(right[1:] if right.startswith("的") else right)
            treated = _TREATED.match(right) if reading.scope_count and part.left.strip().endswith(("对", "为")) else None
            if (reading.scope_count and not treated) or _is_threshold(quantity, right):
                return
            if treated:
                noun = metrics.clean_noun(treated.group("who") + treated.group("what"))
            if quantity.kind == "ratio" and reading.noun and right.startswith("的"):
                noun = reading.noun + noun
            if reading.by_share:
                noun = metrics.clean_noun(after_verb(right))
            elif metrics.is_scope(reading.noun):
                noun = reading.noun + noun
            elif reading.beneficiary and len(noun) <= 4:
                noun = reading.beneficiary + noun
            noun += tail
            if not reading.action and not treated:
                if not _DONE_SUBJECT.search(right) and not reading.promised:
                    return
                confidence = 0.7
        else:
            noun = reading.noun
            if not noun and reading.action:
                if quantity.kind == "ratio" or reading.predicate:
                    return  # a rate of nothing that can be named
                noun, confidence = metrics.GENERIC.sub("", reading.action) or reading.action, 0.5
            elif not reading.action and not reading.bounded and quantity.comparator == "eq" and not reading.promised:
                if not _measure(noun, quantity) and not _bare_list_member(noun, quantity):
                    return
                confidence = 0.6
        if reading.predicate and not attributive:
            noun = metrics.after_disposal(noun)
        if not noun or len(noun) > 80:
            return
        if quantity.kind == "time" and not (reading.bounded or reading.predicate or quantity.comparator != "eq" or _TIME_METRIC.search(noun)):
            return
        if quantity.kind == "time" and attributive and not (quantity.unit in ("小时", "分钟") and _TIMED.search(noun)):
            return
        if right == "的":
            return
        if right.startswith("的") and not attributive and quantity.comparator != "eq" and not RIGHT_STOP.match(right):
            return  # 比例超过5%的地区: the number tells which ones are meant
        if quantity.kind == "bare" and not reading.action and not attributive:
            return
        yield from self._emit(clause, part, reading, noun, item, confidence, attributive, list(named))

    def _before(self, clause: Clause, quantity: Quantity) -> list[Quantity]:
        at = bisect_right(self._starts, clause.clean_start - 1)
        return self._quantities[at : bisect_right(self._starts, quantity.start - 1)]

    def _is_summary_count(self, part: _Part, reading: Reading, right: str, item: int) -> bool:
        """Tell whether a small count is no promise: an article (一支队伍), the sum of what was just listed, a count in a heading."""
        quantity = part.quantity
        if quantity.kind in ("ratio", "rank", "money") or quantity.comparator != "eq":
            return False
        core = self._text[quantity.core_start : quantity.core_end]
        if not _SMALL.match(core):
            return False
        if core.endswith("次"):
            return True
        if _ARTICLE.match(core):
            return reading.comparator is None and "each" not in quantity.notes
        heading = self._items[item] if item < len(self._items) else None
        if heading is not None and heading.marker and quantity.start < heading.body_start <= heading.clean_start + _MAX_HEADING:
            return True
        if right and _ENUMERATED.search(part.left.strip()):
            return not _CREATES.search(reading.action)
        return bool(right) and not _YIELDS.search(reading.action)

    def _emit(self, clause: Clause, part: _Part, reading: Reading, noun: str, item: int, confidence: float, attributive: bool, named: list[Candidate]) -> Iterator[Candidate]:
        group = part.group
        share = bool(_RESPECTIVE.search(part.left)) or "each" in group[0].notes or len(group) > 1
        nouns: list[str] | None = None
        if share and not attributive:
            nouns = metrics.distribute(noun, len(group) if len(group) > 1 else 0)
        if nouns is None and reading.elided and len(group) > 1 and len(named) >= len(group):
            nouns = [candidate.metric for candidate in named[-len(group) :]]
        if nouns is None:
            nouns = [noun] * len(group)
        pairs = list(zip(nouns, group if len(group) > 1 else list(group) * len(nouns), strict=True))
        bound = group[-1].comparator if len(group) > 1 and group[-1].comparator in ("ge", "le", "approx") else None
        if bound is None and len(group) > 1 and group[0].comparator in ("ge", "le", "gt", "lt"):
            bound = group[0].comparator
        for metric, quantity in pairs:
            comparator = quantity.comparator
            if comparator == "eq":
                comparator = bound or reading.comparator or "eq"
            change = quantity.change if quantity.change != "level" else reading.change
            sentence = self._sentences.sentence(quantity.start)
            span_start = clause.clean_start if len(group) > 1 else part.clean_start
            start, end = _trim(self._text, span_start, max(part.clean_end, group[-1].end))
            yield Candidate(
                kind="quantitative",
                clean_start=start,
                clean_end=end,
                anchor=quantity.start,
                item=item,
                action=reading.action,
                metric=metric,
                quantity=quantity,
                comparator=comparator,
                change=change,
                baseline=reading.baseline,
                confidence=confidence,
                notes=tuple(dict.fromkeys((*quantity.notes, *reading.notes))),
                sentence_start=sentence[0],
                sentence_end=sentence[1],
            )


def _in_hole(quantity: Quantity, clause: Clause) -> bool:
    return any(start <= quantity.start < end for start, end in clause.holes)


_GRADE = re.compile(r"^[一二三四五六两]类")
_RATING_UNITS = frozenset({"千伏", "伏", "伏特", "毫米", "微米", "纳米", "英寸", "厘米", "寸"})
_NAMED_AMOUNT = re.compile(r"^[千百十万亿]+[一-龥]{1,2}$")
_PROGRAMME = re.compile(r"^[一-龥]{2,12}(?:行动|工程|计划|攻坚)")


def _is_rating(text: str, quantity: Quantity) -> bool:
    """Tell whether a number rates or names a thing: 500千伏输变电工程, 千亿斤粮食产能提升行动, 上千万家庭."""
    after = text[quantity.end : quantity.end + 16]
    if quantity.unit in _RATING_UNITS:
        return bool(re.match(r"[一-龥]", after))
    if quantity.kind == "bare" and quantity.text.startswith("上"):
        return True
    if _GRADE.match(quantity.text):
        return True
    return bool(_NAMED_AMOUNT.match(quantity.text) and _PROGRAMME.match(after))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\n，,、；;：:。":
        start += 1
    while end > start and text[end - 1] in " \t\n，,、；;：:。！？":
        end -= 1
    return start, end


def _is_attributive(quantity: Quantity, reading: Reading, right: str) -> bool:
    """Tell whether the noun after the number is what is counted."""
    if reading.by_share and starts_with_verb(right):
        return True
    if quantity.kind == "ratio" and reading.noun and not reading.predicate and not reading.action and right.startswith("的"):
        return True
    if quantity.kind in ("ratio", "rank"):
        return (not reading.noun or metrics.is_scope(reading.noun)) and not (right.startswith("的") and reading.predicate)
    if reading.predicate and reading.noun:
        return False
    if quantity.kind in ("money", "time") and reading.noun:
        return False
    if reading.noun and not metrics.is_scope(reading.noun):
        # 建立南、北、西|三片|营地: the words before the number stand in apposition; 公园3个|增加绿地 they are counted.
        return quantity.kind != "bare" and not starts_with_verb(right) and reading.head and right[:1] not in "的"
    return True


def _is_threshold(quantity: Quantity, right: str) -> bool:
    """Tell whether a bounded amount only says which things are meant (500万元以上项目, 5人以上的学校)."""
    if quantity.kind in _SPECIFIC and re.search(r"等(?:项目|工程)$", right):
        return True
    if quantity.comparator not in ("ge", "gt", "le", "lt") or quantity.kind not in _THRESHOLD_KINDS:
        return False
    return True


def _measure(noun: str, quantity: Quantity) -> bool:
    """Tell whether a noun is a rate or amount, so that a number right after it is its value (登记失业率5%)."""
    if quantity.change == "ratio":
        return True
    if quantity.kind in ("ratio", "rank"):
        return bool(re.search(r"(?:率|比例|占比|比重|增速|涨幅|增幅|强度|系数|指数|水平|度|比|排名|第一|增长)$", noun))
    return bool(re.search(r"(?:量|数|总量|总数|总额|面积|产量|产值|里程|规模|收入|投资|投入|资金|经费|能力|人数|容量|增加值|装机|就业|学位|床位|数量|外资|进出口|价值|税收|销售额|营收|零售额|额)$", noun))


_TREATED = re.compile(r"(?P<who>[^，。]{1,24}?)(?:进行|开展|实施|提供|给予)(?P<what>[^，。]{2,24})$")
_FACT = re.compile(r"现有|共有|拥有|辖|占地|涉及|分布|位于|面积|人口|包括|分为|总数|等$|获得|属于|列第|第[一-龥]?$|者$|其中$")


def _bare_list_member(noun: str, quantity: Quantity) -> bool:
    """Tell whether noun and number alone may be a promise (复耕撂荒地2.4万亩): a count of things, and nothing that states a fact."""
    if quantity.kind not in ("count", "event", "document", "area", "length", "frequency"):
        return False
    return 3 <= len(noun) <= 24 and quantity.number != 1 and not _FACT.search(noun)


def _shared_tail(parts: list[tuple[_Part, Reading]]) -> str:
    """Return the event noun that the last member of a list names for all (完成7所A、3所B|创建任务)."""
    if len(parts) < 2:
        return ""
    first, last = parts[0][1], parts[-1][0]
    if first.action not in ("完成", "做好", "启动", "推进", "实施", "开展", "抓好", "加快", "推动"):
        return ""
    match = _EVENT_TAIL.search(last.right.strip())
    if not match or any(_EVENT_TAIL.search(part.right.strip()) for part, _ in parts[:-1]):
        return ""
    return match.group()


def _one_unit(group: list[Quantity]) -> list[Quantity]:
    """Give numbers joined by 、 or 和 the unit of the last (1.28万亿、8200亿元; 3个和4个百分点)."""
    last = group[-1]
    if not any(quantity.unit != last.unit and quantity.unit in ("", "个") for quantity in group):
        return group
    return [replace(q, unit=last.unit, kind=last.kind) if q.unit in ("", "个") and q.unit != last.unit else q for q in group]


def _from_to(gap: str, first: Quantity) -> dict[str, object]:
    """Return how 由A提高到B changes a reading: a level with a baseline."""
    return {
        "action": gap,
        "change": "level",
        "predicate": True,
        "bounded": True,
        "baseline": Baseline(first.number, None),
    }


@cache
def _cue(entry_id: str) -> re.Pattern[str]:
    entry = next(entry for entry in entries("cues") if entry["id"] == entry_id)
    return compiled("cues", entry_id, entry["pattern"])
