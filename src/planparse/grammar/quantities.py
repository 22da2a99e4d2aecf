"""Quantities in Chinese text: number, unit, bounds and range, each grounded in the string that was read.

Notes for a newcomer. A numeral starts everything: one character class finds it, so text without numbers costs next to
nothing. Then, in this order: names in quotes are passed over, ``pseudo.toml`` is tried (dates, slogans, idioms), the numeral
itself is read, its unit, a second number (range), and last the words in front and behind. A number without unit is dropped
unless it is plainly a number of something. Nothing here knows verbs or metrics.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from planparse.grammar.numerals import CHINESE, Number
from planparse.grammar.quantity_context import Base, Collector
from planparse.grammar.quantity_masks import is_code, is_remnant
from planparse.grammar.quantity_numbers import Numeral, numeral_at
from planparse.grammar.quantity_words import Unit, bound_after, bound_before, pseudo_at, unit_at, written_unit
from planparse.patterns import lazy
from planparse.types import Quantity

_MORE_ORDINALS = re.compile(f"(?:[、和至—-]第?[0-9{CHINESE}]++)*+")
_MORE_SESSIONS = re.compile(f"(?P<of>[届次期批轮集季])(?:[、和至—-]第?[0-9{CHINESE}]++(?P=of))++")
_START = re.compile(f"[0-9{CHINESE}半翻]")
# 一体化, 一般, 零售, 两岸, 四川, 一是: what stands behind many a Chinese numeral and is neither a numeral nor the beginning of a unit; 近百|农户 needs none
NO_UNIT = "体流般代些致切带售岸农川是要律贯旦直样"
_NEXT = re.compile(f"[0-9{CHINESE}半翻](?:(?<![{CHINESE}])|(?<=[百千万亿])|(?![{NO_UNIT}]|(?<=进一)步|(?<=一)[批大])|(?<=每.))")
_RUN = lazy(f"[0-9]++(?:[.,，][0-9]++)*+|[{CHINESE}]++|.", re.S)
_NAMES = re.compile('“[^“”\n]{1,16}”|《[^《》\n]{1,80}》|‘[^‘’\n]{1,14}’|「[^「」\n]{1,16}」|『[^『』\n]{1,16}』|"[^"\n]{0,400}"')
_SEPARATOR = re.compile(r"\s?(?:——|--|[-—－–~～∼−‐─]|([至到]))\s?")
_DASHES = frozenset("-—－–~～∼−‐─至到")
_DOUBLING = lazy("翻[了上]?(?:([一两二三])番|番|一倍|倍)")
_SLOGAN = lazy("(?:时间|任务|时|双)过$")
_MIXED = re.compile("([0-9]{1,3})个?小时([0-9]{1,2})分钟?|([0-9]{1,3})分钟?([0-9]{1,2})秒钟?")
_MIXED_LONG = 10
_NEXT_DECIMAL = lazy("[、和与及][0-9]{1,2}[.][0-9]")  # 分别控制在0.5、|0.45以内
_ROUND_KINDS = frozenset({"count", "people", "event", "money", "area", "mass", "document", "power", "energy"})
_OPENS_MARKER, _CLOSES_MARKER = frozenset("（(\n"), frozenset("）)、")
_MARKER_ENDS = frozenset(".．、")
_PASSING = frozenset("通超经不越跨迈度渡走见去太")
_BASE_NOUN = lazy(
    r"((?:常住|户籍|城镇|农村|老年|养老|病|医疗)?(?:人口|老年人|老人|居民|床位|学生|幼儿|职工)(?!数)|[^\W\x00-\x7f]{0,8}?(?=至少|不[少低超]|拥有|配|有|应|须|要|达|设|举|开|安|培|[0-9一二两三四五六七八九十]|[的在为（(，。、；：\s]|$))"
)
_BARE_CUE = re.compile(
    r"(?:达到?|(?:控制|保持|稳定|维持)在|(?:提高|提升|增加|扩大|缩小|收窄|优化|上升|下降|降低|减少|压减|增|升|降)[到至]|提高|增长|下降|降低|减少|增加|提升|突破)(?:了|约|近)?$"
)
_BARE_END = lazy(r"[，、,](?![0-9])|[。；！？）)\n和的]| (?! *[0-9.·])|左右|以[上下内]|$")
_RANK_CUE = re.compile(r"(?:[居列获排]|位于|位列|排名|名次|[升跃]至|保持|全[国省市区县州球盟旗校]|世界|亚洲|同类\w{0,4}|[均稳]居)$")
_FIRST_LEADS = re.compile("[个位名]?(?:者|的)?(?:单位|部门)?为?(?:牵头|主办)")  # 列第一位者为牵头单位
_RANK_END = lazy(r"[，,。、；！？）)\s的和]|$|水平|目标")
_NOT_FRONT = frozenset("目当此之以年底日提学课产会月开先生从眼疫事赛餐睡饭史空门面午向往期岁周天季度")
_TO_NONE = frozenset("为到至")
_WITHIN_LINE = lazy(r"(?:^|\n)[ \t]*$")


class _Reader(Collector):
    """One pass over one string."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        spans = [match.span() for match in _NAMES.finditer(self.view)]
        self.names = [(low, high) for low, high in spans if self._is_name(low, high)]
        self.name_starts = [low for low, _ in self.names]

    def _is_name(self, low: int, high: int) -> bool:
        if self.view[low] == '"' and high - low > 18:
            return False
        return self.view[low] == "《" or "%" not in self.view[low:high]

    def run(self, apart: Sequence[tuple[int, int]]) -> tuple[Quantity, ...]:
        pos = index = 0
        while start := _NEXT.search(self.view, pos):
            at = start.start()
            while index < len(apart) and apart[index][1] <= at:
                index += 1
            pos = apart[index][1] if index < len(apart) and apart[index][0] <= at else max(self.read(at), at + 1)
        return tuple(self.found)

    def read(self, pos: int) -> int:
        """Read what begins with the numeral at ``pos``; return where to go on."""
        view = self.view
        if self.names:
            index = bisect_right(self.name_starts, pos) - 1
            if index >= 0 and pos < self.names[index][1]:
                return self.names[index][1]
        if view[pos] == "翻":
            return self.doubling(pos)
        if view[pos] == "半" and view[pos - 1 : pos] == "减" and not view.startswith("减半径", pos - 1):
            self.emit(pos, pos + 1, 50, None, Unit(pos + 1, "%", "ratio"), start=pos - 1, change="decrease")
            return self.found[-1].end
        before = view[pos - 1] if pos else ""
        if before in _OPENS_MARKER and view[pos] > "9" and view[pos + 1 : pos + 2] in _CLOSES_MARKER:
            return pos + 2  # （三）, 三、 at the start of a line
        if before == "\n" and view[pos] <= "9" and view[pos + 1 : pos + 2] in _MARKER_ENDS and not view[pos + 2 : pos + 3].isdigit():
            return pos + 2  # 3. at the start of a line
        told = self.told(pos, before)
        if told:
            return told
        if before == "第":
            return self.ordinal(pos)
        pseudo = pseudo_at(view, pos)
        if pseudo and pseudo.end() > pos:
            return pseudo.end()
        if before == "每" or (view[pos] in "百千万" and view.startswith("人口", pos + 1) and (not before or before not in "数几近上超")):
            return self.rate_base(pos, pos - 1 if before == "每" else pos)
        number = numeral_at(view, pos)
        if number is None:
            return self.skip(pos)
        if before == "前" and (pos < 2 or view[pos - 2] not in _NOT_FRONT):
            return self.front(pos, number)
        return self.quantity(pos, number, before)

    def told(self, pos: int, before: str) -> int:
        """Read what a word or two units say together: 过半, 零增长, 2分30秒; return where it ends, or 0."""
        view, char = self.view, self.view[pos]
        if before == "过" and char == "半" and _BARE_END.match(view, pos + 1) and not _SLOGAN.search(view[max(0, pos - 5) : pos]):
            self.emit(pos, pos + 1, 0.5, None, Unit(pos + 1, "", "ratio"), start=pos - 1, own="gt")
            return self.found[-1].end
        if char == "零" and view.startswith("零增长", pos) and _BARE_END.match(view, pos + 3):
            self.emit(pos, pos + 3, 0, None, Unit(pos + 3, "%", "ratio"))
            return self.found[-1].end
        mixed = _MIXED.match(view, pos) if "0" <= char <= "9" and "分" in view[pos + 1 : pos + _MIXED_LONG] else None
        if mixed is None or (before.isalnum() and before.isascii()):
            return 0
        whole, part = int(mixed[1] or mixed[3]), int(mixed[2] or mixed[4])
        self.emit(pos, mixed.end(), whole * 60 + part, None, Unit(mixed.end(), "分钟" if mixed[1] else "秒", "time"))
        return self.found[-1].end

    def skip(self, pos: int) -> int:
        """Pass over a run of digits or Chinese numerals that is no number."""
        run = _RUN.match(self.view, pos)
        return run.end() if run else pos + 1

    def doubling(self, pos: int) -> int:
        found = _DOUBLING.match(self.view, pos)
        if not found:
            return pos + 1
        times = {"两": 4, "二": 4, "三": 8}.get(found[1] or "", 2)
        self.emit(pos, found.end(), times, None, Unit(found.end(), "倍", "ratio"), change="ratio")
        return self.found[-1].end

    def rate_base(self, pos: int, start: int) -> int:
        """Read the base of a rate: 每万人, 每百名学生, 每6个教学班; 每3年 only says how often."""
        view = self.view
        number = numeral_at(view, pos)
        if number is None:
            return self.skip(pos)
        unit = unit_at(view, number.end, arabic=True)
        if unit and unit.unit in ("年", "个月", "周", "天", "日", "个星期", "学年", "学期", "小时", "分钟", "个季度"):
            self.base = Base(start, unit.end, view[pos : unit.end], True)
            return unit.end
        end = unit.end if unit else number.end
        if unit is not None and unit.kind == "money":
            return unit.end  # 每百元营业收入中的成本
        if unit is None or unit.kind != "people" or unit.unit in ("名", "位"):
            noun = _BASE_NOUN.match(view, end)
            end = noun.end(1) if noun else end
        if end == number.end:
            return end
        bound = bound_before(view, self.floor, start, round_number=False)
        self.base = Base(bound.start if bound else start, end, view[pos:end], False, bound)
        return end

    def ordinal(self, pos: int) -> int:
        """Read 第1位, 全市第1 as a rank; pass over every other 第…."""
        view = self.view
        number = numeral_at(view, pos)
        if number is None or number.fraction or number.own_unit:
            return self.skip(pos)
        high, end = self.upper(number)
        if _FIRST_LEADS.match(view, end):
            return end
        more = _MORE_SESSIONS.match(view, end)
        if more:
            return more.end()  # 第137届、138届
        if view[end : end + 1] in ("位", "名") and not view.startswith(("名单", "名额", "位数"), end):
            end += 1
        elif not (_RANK_CUE.search(view[max(0, pos - 9) : pos - 1]) and _RANK_END.match(view, end)):
            more = _MORE_ORDINALS.match(view, end)
            return more.end() if more else end
        self.emit(pos, end, number.value, high, Unit(end, "位", "rank"), start=pos - 1)
        return self.found[-1].end

    def upper(self, number: Numeral) -> tuple[Number | None, int]:
        """Return the upper end of a range of ranks, if there is one, and where the numbers end."""
        separator = _SEPARATOR.match(self.view, number.end)
        second = numeral_at(self.view, separator.end()) if separator and _START.match(self.view, separator.end()) else None
        if second and second.value > number.value and not second.scaled:
            return second.value, second.end
        return None, number.end

    def front(self, pos: int, number: Numeral) -> int:
        """Read 前三名, 前8, 前10% as a rank; pass over 前三年, 前5个月."""
        view = self.view
        if number.fraction or number.round:
            return number.end
        high, end = self.upper(number)
        unit = unit_at(view, end, arabic=True)
        if unit and unit.unit not in ("名", "位", "%") and not view.startswith("强", end):
            return unit.end
        if unit is None and not (_RANK_END.match(view, end) or view.startswith(("强", "列", "水平"), end)):
            return end
        stop = unit.end if unit else end + (view[end : end + 1] == "强")
        self.emit(pos, stop, number.value, high, Unit(stop, "%" if unit and unit.unit == "%" else "位", "rank"), start=pos - 1, own="le")
        return self.found[-1].end

    def quantity(self, pos: int, number: Numeral, before: str) -> int:
        """Read number, range and unit; decide whether it is a quantity at all."""
        view = self.view
        if is_code(view, pos, number, before) or (number.scaled and not number.value):
            return self.skip_end(pos, number)  # 机组巧0万千瓦: the rest of a number that was read badly
        if number.decimal and not number.scaled and _WITHIN_LINE.search(view[max(0, pos - 4) : pos]):
            marked = unit_at(view, number.end, arabic=True)
            at = view.find(".", pos, number.end) + 1
            if at and view[at] != "0" and marked and marked.kind in ("count", "people", "event") and "/" not in marked.unit:
                rest = numeral_at(view, at)  # 1.30所: an item marker that ran into its text
                return self.quantity(at, rest, "") if rest else at
        if number.own_unit:
            unit: Unit | None = Unit(number.end, number.own_unit, "ratio")
        else:
            unit = unit_at(view, number.end, arabic=number.arabic or number.scaled, tens=number.end - pos > 1)
        low, high, end = number.value, number.high, unit.end if unit else number.end
        notes: list[str] = []
        dash = high is None and number.inside is None and (view[end : end + 1] in _DASHES or view[end : end + 1].isspace())
        separator = _SEPARATOR.match(view, end) if dash else None
        if separator:
            wider = self.second(pos, number, unit, separator)
            if wider == -1:
                return self.skip_end(separator.end(), numeral_at(view, separator.end()))
            if isinstance(wider, tuple):
                low, high, unit, end = wider
        if before.isascii() and before.isalpha() and not (unit and (unit.kind in ("ratio", "money") or number.scaled)):
            return self.skip_end(pos, number)
        if unit is None:
            return self.bare(pos, number, low, high, end)
        if view.startswith("级", end) and unit.kind not in ("count", "people"):
            return end + 1
        if number.round:
            if is_remnant(view, self.floor, pos, number, before, unit):
                return unit.end
            if bound_before(view, self.floor, pos, round_number=True) is None and unit.kind not in _ROUND_KINDS:
                return unit.end
            notes.append("round")
        if number.one:
            notes.append("one")
        if unit.unit in ("年", "个") and view[end : end + 1] == "半" and high is None:
            unit, low, end = self.and_half(unit, low, end)
        if before == "过" and number.own_unit == "%" and not number.arabic and view[pos - 2 : pos - 1] not in _PASSING:
            self.emit(pos, end, low, high, unit, start=pos - 1, own="gt", notes=notes)  # 盘活率过七成
            return self.found[-1].end
        self.emit(pos, end, low, high, unit, own=number.inside, notes=notes, round_number=number.round or number.scaled)
        return self.found[-1].end

    def and_half(self, unit: Unit, low: Number, end: int) -> tuple[Unit, Number, int]:
        """Read 两年半, 一个半小时."""
        if unit.unit == "年":
            return unit, low + 0.5, end + 1
        view = self.view
        whole = unit_at(view, end + 1, arabic=True)
        if view.startswith("月", end + 1):
            whole = Unit(end + 2, "个月", "time")
        if whole and whole.kind in ("time", "event"):
            return whole, low + 0.5, whole.end
        return unit, low, end

    def skip_end(self, pos: int, number: Numeral | None) -> int:
        return max(number.end if number else 0, self.skip(pos))

    def second(
        self, pos: int, number: Numeral, unit: Unit | None, separator: re.Match[str]
    ) -> tuple[Number, Number, Unit | None, int] | int | None:
        """Read the upper end of a range; -1 when the dash makes a code of it, None when there is no range."""
        view = self.view
        at = separator.end()
        word = bool(separator[1])
        if not _START.match(view, at):
            return None
        other = numeral_at(view, at)
        pseudo = pseudo_at(view, at)
        if other is None or (pseudo and pseudo.end() > at):
            return None if word or unit else -1
        if word and re.search(r"[由从][^，。；\n]{0,14}$", view[max(0, pos - 16) : pos]):
            return None
        own = other.own_unit or (number.own_unit if not other.own_unit else "")
        digits = other.arabic or other.scaled
        last = Unit(other.end, own, "ratio") if own else unit_at(view, other.end, arabic=digits, tens=other.end - at > 1)
        if other.inside or other.round or (unit and last and unit.unit != last.unit) or (unit and not last):
            return None
        low, high = number.value, other.value
        if other.own_unit == "%" and not number.own_unit and "成" in view[at : other.end]:
            low *= 10  # 三至四成
        if other.scaled and not number.scaled and low < other.mantissa:
            low = low * other.scale
            low = int(low) if low == int(low) else round(low, 6)
        if high <= low:
            return None if word or unit else -1
        if last is None and not (number.scaled or other.scaled):
            return None if word else -1
        return low, high, last, last.end if last else other.end

    def bare(self, pos: int, number: Numeral, low: Number, high: Number | None, end: int) -> int:
        """Keep a number without unit only where it plainly counts or measures something."""
        view = self.view
        after = view[end : end + 1]
        fraction = number.own_unit == "" and number.fraction
        cue = bound_before(view, self.floor, pos, round_number=number.round)
        keep = fraction
        if number.scaled and not number.round and after != "级" and not (after.isascii() and after.isalnum()):
            keep = keep or number.arabic or bool(cue or number.inside) or number.end - pos > 2
        if number.round:
            keep = cue is not None and cue.comparator != "le"
        if view[pos:end] == "零":
            keep = view[pos - 1 : pos] in _TO_NONE and bool(_BARE_END.match(view, end))
        if not keep and number.arabic and high is None and not number.scaled and not (1900 <= low <= 2100 and not number.decimal):
            behind = bound_after(view, end)
            led = _BARE_CUE.search(view[max(self.floor, pos - 7) : pos])
            ends = _BARE_END.match(view, end) or (number.decimal and _NEXT_DECIMAL.match(view, end))
            keep = bool(led or cue or behind) and bool(ends) and view[pos - 1 : pos] != "."
            keep = keep and not (view.startswith("、", end) and not number.decimal)
        if not keep:
            return max(end, number.end)
        self.emit(
            pos, end, low, high, Unit(end, "", "ratio" if fraction else "bare"), own=number.inside, round_number=number.round or fraction
        )
        return self.found[-1].end


def find_quantities(text: str, apart: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order of position, none overlapping another.

    None begins within the spans ``apart`` (dates that are known already), which come in order.

    >>> [(q.number, q.unit, q.comparator) for q in find_quantities("新建幼儿园10—12所,接收教师不少于135名,资源配置率达到每万人1.02所")]
    [(10, '所', 'range'), (135, '名', 'ge'), (1.02, '所/万人', 'eq')]
    """
    return _Reader(text).run(apart)


def parse_quantities(text: str) -> list[dict[str, Any]]:
    """Return the quantities of ``text`` as plain dictionaries: text, start, end, number, number_max, comparator, unit.

    >>> parse_quantities("辍学率控制在0.5%以下")
    [{'text': '0.5%以下', 'start': 6, 'end': 12, 'number': 0.5, 'number_max': None, 'comparator': 'le', 'unit': '%'}]
    """
    keys = ("text", "start", "end", "number", "number_max", "comparator")
    return [{key: getattr(one, key) for key in keys} | {"unit": written_unit(one.unit, one.text)} for one in find_quantities(text)]
