"""Decide which marks open items and where in the tree they go.

Notes for a newcomer. Two questions are asked of every mark, in order:

1. *Does it open an item?* (``_Builder.opens``) A strong style at a line start does. Elsewhere the number must fit: it is 1, or follows
   the number last used in its family - be it in the open list or, for numbers that run through all sections, in a closed one. A mark
   in running text also loses against a rival: if the same number comes again at a line or sentence start, that one is meant.
2. *How deep is it?* (``_Builder.place``) A family that is open is a sibling there. A new one goes beneath what is open, unless its rank
   says that it stands above it.

A box (专栏) is a wall in the stack: lists that begin in it stay beneath the item it stands in, and the list around it goes on after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planparse.patterns import lazy
from planparse.segment.scan import Mark, ordinal

_ENDS = frozenset("。！？!?；;：:…”）)》.")
_CLAUSE_ENDS = _ENDS | frozenset("，,、)·—")
_BLANKS = " \t　 \r"
_NO_MARK_AFTER = frozenset("统唯之专万独期周初合划同均归无不逐第见表图附")
_REFERS = frozenset("第见表图附条款")
_NEAR = 45
"""A line this short before a mark is taken for a heading; a heading without an end can reach this far to an inline mark."""
_WRAPPED = 18
"""A heading's line this long may have been wrapped."""
_FARTHEST = 10
"""Numbers that a line-start mark may skip (lost by OCR)."""
_PERIOD = lazy(r"\d\d?[月年级]", needs="年月级")
_SET_APART = re.compile(r"\s?[^\s，。；：！？、,;:]{2,24}[ \n](?=[^\W\x00-\x7f0-9]|20\d\d年)")
_BOX = -1


@dataclass(slots=True)
class Node:
    """A mark that opened an item: ``parent`` is an index into the list of nodes, -1 for the root."""

    mark: Mark
    level: int
    parent: int


@dataclass(slots=True)
class _Builder:
    text: str
    marks: list[Mark]
    nodes: list[Node] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)  # indices of open nodes, _BOX for an open box
    last: dict[str, int] = field(default_factory=dict)  # the last node of each family
    last_outside: dict[str, int] = field(default_factory=dict)  # the same, when the open box began
    nested: set[tuple[str, str]] = field(default_factory=set)  # (upper, lower) families found nested against their ranks
    following: list[int] = field(default_factory=list)
    firm: list[int] = field(default_factory=list)

    def run(self) -> list[Node]:
        self._look_ahead()
        for at, mark in enumerate(self.marks):
            if mark.style.trust == "reset":
                self.stack, self.last = [], {}
            elif mark.style.trust == "box":
                self._leave_box()
                self.stack.append(_BOX)
                self.last_outside = dict(self.last)
            elif self.opens(at, mark):
                self.place(at, mark)
        return self.nodes

    def _look_ahead(self) -> None:
        """For each mark find the next of its family: ``following`` anywhere, ``firm`` at a line or sentence start (or -1)."""
        self.following, self.firm = [-1] * len(self.marks), [-1] * len(self.marks)
        seen: dict[str, int] = {}
        firm: dict[str, int] = {}
        for at in range(len(self.marks) - 1, -1, -1):
            mark = self.marks[at]
            family = mark.style.family
            self.following[at], self.firm[at] = seen.get(family, -1), firm.get(family, -1)
            if mark.place != "quoted":
                seen[family] = at
            if mark.place in ("line", "sentence"):
                firm[family] = at

    # -- does it open an item?

    def opens(self, at: int, mark: Mark) -> bool:
        if mark.place == "quoted" or _is_enumeration(self.text, mark):
            return False
        if mark.style.family.startswith("decimal"):
            return self._decimal_opens(mark)
        follows = mark.number - 1 in self._numbers_before(mark)
        if mark.style.trust == "list":
            return self._list_opens(at, mark, follows)
        if mark.style.trust == "weak":
            return self._weak_opens(at, mark, follows)
        if mark.place == "line":
            return mark.number == 1 or follows or mark.style.rank <= 30 or (self._after_break(mark) and self._near(mark))
        if mark.style.rank <= 35:
            fits = mark.style.family != "article" and (follows or mark.number == 1)
            return fits and (mark.place != "inline" or self._after_heading(mark))
        if mark.place == "sentence":
            if mark.number == 1 or follows or mark.number - 2 in self._numbers_before(mark):
                return True
            return mark.style.family not in self.last and self._number(self.firm[at]) == mark.number + 1
        bracketed = self.text[mark.clean_start] in "（(〔【["  # 工作计划（一）, but 规划一
        if self.text[mark.clean_start - 1] in (_REFERS if bracketed else _NO_MARK_AFTER) or self._number(self.firm[at]) == mark.number:
            return False
        if mark.number == 1:
            return self._after_heading(mark) or (self._depth(mark) is None and (self._has_second(at, mark) or self._leads(at, mark)))
        return follows

    def _list_opens(self, at: int, mark: Mark, follows: bool) -> bool:
        if mark.number == 1 and mark.style.family == "must" and mark.place not in ("line", "sentence"):
            return False  # 坚持一要吃饭、二要建设
        if mark.place == "inline" and self.text[mark.clean_start - 1] not in _CLAUSE_ENDS and not self._after_heading(mark):
            return False
        if follows or (mark.number == 1 and (mark.place == "line" or self._has_second(at, mark))):
            return True
        return mark.place == "line" and mark.style.family not in self.last and self._after_break(mark)

    def _weak_opens(self, at: int, mark: Mark, follows: bool) -> bool:
        """Lost punctuation: only in sequence, and only where an item can begin."""
        if mark.place == "line":
            here = self._after_sentence(mark) or self._after_heading(mark) or self._indented(mark)
            here = here or (self._fills_gap(at, mark) if mark.style.id == "arabic-bare" else self._after_break(mark))
        elif mark.style.id in ("cn-weak", "letter", "roman"):
            here = False
        else:
            here = mark.place == "sentence" or (mark.style.id == "arabic-bare" and self._after_heading(mark))
        if not here or self._number(self.firm[at]) == mark.number:
            return False
        return follows or (mark.number == 1 and self._has_second(at, mark))

    def _fills_gap(self, at: int, mark: Mark) -> bool:
        """5．… 6科技… 7．…: the open list is dotted and goes on after this number."""
        depth = self._depth(mark)
        dotted = depth is not None and self.nodes[self.stack[depth]].mark.style.id == "arabic"
        return dotted and self._number(self.firm[at]) == mark.number + 1

    def _decimal_opens(self, mark: Mark) -> bool:
        """1.2 follows 1.1, 2.1 opens a new list; any other needs a sentence end before it, for it may be a wrapped number."""
        if mark.place != "line" or mark.number == 1:
            return mark.place == "line"
        index = self.last.get(mark.style.family)
        last = self.nodes[index].mark if index is not None else None
        if last is not None and last.prefix == mark.prefix and 1 <= mark.number - last.number <= 2:
            return True
        return self._after_sentence(mark)

    def _numbers_before(self, mark: Mark) -> list[int]:
        """Numbers that a mark of this family may follow: the last one used, also outside the open box, and all that are open."""
        family = mark.style.family
        indices = [index for index in self.stack if index != _BOX and self.nodes[index].mark.style.family == family]
        indices += [last[family] for last in (self.last, self.last_outside) if family in last]
        return [self.nodes[index].mark.number for index in indices]

    def _near(self, mark: Mark) -> bool:
        numbers = self._numbers_before(mark) or [max(mark.number - 1, 0)]
        return mark.number < 100 and any(mark.number - number <= _FARTHEST for number in numbers)

    def _number(self, at: int) -> int | None:
        return self.marks[at].number if at >= 0 else None

    def _has_second(self, at: int, mark: Mark) -> bool:
        """A list that begins here goes on with 2 before it begins again (the next few of its family are looked at)."""
        for _ in range(4):
            at = self.following[at]
            if at < 0 or self.marks[at].number == mark.number:
                return False
            if self.marks[at].number == mark.number + 1:
                return True
        return False

    def _leads(self, at: int, mark: Mark) -> bool:
        """A heading stands behind this mark: set apart on both sides (一、2024年工作总结 今年以来…), or over a list (一、工作回顾（一）…)."""
        if mark.place in ("gap", "sentence") and _SET_APART.match(self.text, mark.clean_end):
            return True
        after = self.marks[at + 1] if at + 1 < len(self.marks) else None
        if after is None or after.number != 1 or after.style.rank <= mark.style.rank or after.style.trust != "strong":
            return False
        between = self.text[mark.clean_end : after.clean_start]
        return 2 <= len(between.strip()) <= _NEAR and not any(char in "。！？；，" for char in between)

    # -- what stands before it?

    def _after_heading(self, mark: Mark) -> bool:
        """The mark comes right after the heading of an open upper item, which has no sentence end."""
        if not self.stack or self.stack[-1] == _BOX:
            return False
        head = self.nodes[self.stack[-1]].mark
        if head.style.rank >= mark.style.rank or not 2 <= mark.clean_start - head.clean_end <= _NEAR:
            return False
        between = self.text[head.clean_end : mark.clean_start].strip()
        line, wrapped, _ = between.partition("\n")
        return not any(char in "。！？；" for char in between) and (not wrapped or len(line) >= _WRAPPED)

    def _line_end_before(self, mark: Mark) -> int:
        """Return the end of the words in the line before, or -1 if that line is blank or there is none (line-start marks only)."""
        at = _skip_blanks(self.text, mark.clean_start)
        at = _skip_blanks(self.text, at - 1) if at else 0
        return at if at and self.text[at - 1] != "\n" else -1

    def _after_sentence(self, mark: Mark) -> bool:
        """The words before the mark, over blank lines, end a sentence."""
        at = mark.clean_start
        while at and self.text[at - 1].isspace():
            at -= 1
        return at == 0 or self.text[at - 1] in _ENDS

    def _indented(self, mark: Mark) -> bool:
        """The line begins as paragraphs do, with two wide or four narrow blanks; page numbers do not."""
        return self.text.endswith(("　　", "    "), 0, mark.clean_start)

    def _after_break(self, mark: Mark) -> bool:
        """The line before ends a sentence, is blank, or is short as headings are."""
        end = self._line_end_before(mark)
        if end < 0 or self.text[end - 1] in _ENDS or end <= _NEAR:
            return True
        return self.text.rfind("\n", end - _NEAR, end) >= 0

    # -- how deep is it?

    def _depth(self, mark: Mark) -> int | None:
        """Return where in the stack the mark's family is open; what is outside a box counts only if the mark leaves the box."""
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth] == _BOX:
                return None
            if self.nodes[self.stack[depth]].mark.style.family == mark.style.family:
                return depth
        return None

    def _leave_box(self) -> None:
        if _BOX in self.stack:
            del self.stack[self.stack.index(_BOX) :]
            self.last, self.last_outside = self.last_outside, {}

    def place(self, at: int, mark: Mark) -> None:
        family = mark.style.family
        depth = self._depth(mark)
        if _BOX in self.stack:
            inside = self.nodes[self.stack[depth]].mark.number if depth is not None else mark.number
            outside = self.nodes[self.last_outside[family]].mark.number if family in self.last_outside else None
            in_box = inside == mark.number - 1 or (inside < mark.number and outside != mark.number - 1)
            if not in_box and (mark.number > 1 or mark.style.rank <= 50):
                self._leave_box()
                depth = self._depth(mark)
        earlier = self.nodes[self.last[family]].parent if family in self.last else None
        if depth is not None:
            del self.stack[depth:]
        elif mark.style.rank >= 75 and mark.number > 1 and earlier is not None and (earlier == -1 or earlier in self.stack):
            del self.stack[self.stack.index(earlier) + 1 if earlier >= 0 else 0 :]  # 二是 after a list that stood in 一是
        else:
            while self.stack and self.stack[-1] != _BOX and self._stands_above(at, mark, self.nodes[self.stack[-1]].mark):
                self.stack.pop()
        if family == "decimal-deep" and self._top_is_other_decimal(mark):  # 4.6.1 after 4.5, when 4.6 was lost
            self.stack.pop()
        parent = next((index for index in reversed(self.stack) if index != _BOX), -1)
        self.nodes.append(Node(mark, self.nodes[parent].level + 1 if parent >= 0 else 1, parent))
        self.stack.append(len(self.nodes) - 1)
        self.last[family] = len(self.nodes) - 1

    def _top_is_other_decimal(self, mark: Mark) -> bool:
        if not self.stack or self.stack[-1] == _BOX:
            return False
        top = self.nodes[self.stack[-1]].mark
        return top.style.family == "decimal" and not mark.label.startswith(f"{top.label}.")

    def _stands_above(self, at: int, mark: Mark, top: Mark) -> bool:
        """Rank says that ``mark`` closes ``top``, and the numbers to come do not show that it is nested in it."""
        pair = (top.style.family, mark.style.family)
        if mark.style.rank >= top.style.rank or pair in self.nested:
            return False
        if mark.number == 1 and self._goes_on_around(at, mark, top):
            if top.style.rank < 75:
                self.nested.add(pair)
            return False
        return True

    def _goes_on_around(self, at: int, mark: Mark, top: Mark) -> bool:
        """The list of ``top`` goes on after the one that ``mark`` begins, and then such a list begins again.

        For 一是 and its kind, whose numbers never run through sections, the first half is enough.
        """
        goes_on = False
        for later in self.marks[at + 1 : at + 40]:
            if later.style.rank < mark.style.rank and later.style.family != top.style.family:
                return False
            if later.style.family == top.style.family and later.place != "inline":
                if later.number != top.number + 1 or goes_on:
                    return False
                goes_on = True
                if top.style.rank >= 75:
                    return True
            elif later.style.family == mark.style.family and later.number == 1:
                return goes_on
        return False


def _skip_blanks(text: str, at: int) -> int:
    while at and text[at - 1] in _BLANKS:
        at -= 1
    return at


def _is_enumeration(text: str, mark: Mark) -> bool:
    """小学一、二年级, 三、四线城市, 十一、十二月, 三、4月: the next number comes at once; what opens a line may be due in a month (三、10月底前)."""
    if mark.style.id != "cn":
        return False
    if mark.place != "line" and _PERIOD.match(text, mark.clean_end):
        return True
    numeral = ""
    for char in text[mark.clean_end : mark.clean_end + 4]:
        if char not in "一二三四五六七八九十":
            break
        numeral += char
    after = mark.clean_end + len(numeral)
    if text.startswith(("季度末", "季度底"), after):
        return False  # 二、三季度末完成的任务: one quarter has this end
    return bool(numeral) and ordinal(numeral) == mark.number + 1


def build(text: str, marks: list[Mark]) -> list[Node]:
    """Return the nodes of the item tree in text order, the root left out."""
    return _Builder(text, marks).run()
