"""What stands behind statements and speaks for them, a *closing*: a bracket or line of bodies (责任单位：…) or of a date (完成时限：…).

Notes for a newcomer. A closing covers the text back to the closing before it, but not beyond its own item; without earlier ones it so
covers every paragraph of the item. Five things widen or narrow that: one that stands right after a heading is a *header* and covers
the item and all beneath it; one that ends the paragraph before sub-items, none of which has its own, covers them too; one inside a
sentence (…5所（市教育局负责），…) covers that sentence only; one that sums up (以上工作由…负责) covers the items beside its own, too; and one that ends a run of sub-items none of which ever has its own
(一是…二是…三是…（责任单位：…）) covers the whole run.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from planparse.grammar.marks import Marks
from planparse.patterns import lazy
from planparse.types import Item

Told = TypeVar("Told")

MAX_INSIDE = 500
"""Characters of the longest closing."""

_BRACKET = re.compile(r"[（(【〔\[［）)】〕\]］]")
_PAIR = {"（": "）)", "(": "）)", "【": "】", "〔": "〕", "[": "]", "［": "］"}
_MAX_DEPTH = 6
_RUN_STYLES = frozenset({"is", "first", "must"})
_FIELDS = 4
# a line that only tells who answers, or what else there is to remark
_FIELD = lazy("[【\\[ 　]{0,2}(?:责任|牵头|主责|配合|协助|主管|分管|包抓|联系|备注|完成时限|时限|整改时限)[^：:\\n]{0,8}[：:]")
# a line of a card that tells what is to be done
_CARD = lazy("[^：:\\n。，；]{0,4}(?:任务|目标|措施|内容|问题|举措|要求|标准|事项|项目|指标)[：:]")
_BULLET = lazy("[ 　\\t]{0,8}(?:——|[●◆■○▲★•·◇□])")
_SHORT_GAP = 40
BLANKS = " 　\t\n。；;"
"""What may stand between closings."""

_BLANK = lazy(f"[{BLANKS}]*+")
_BEFORE = lazy("[ 　\t\n。：:]*+")
_SENTENCE_END = "。！？!?；;"


class Closing(NamedTuple, Generic[Told]):
    """What ``clean_start:clean_end`` tells of ``cover_start:clean_start``, which begins at ``floor`` or later (of what follows, for a header)."""

    clean_start: int
    clean_end: int
    told: Told
    own_line: bool = False
    floor: int = 0
    cover_start: int = 0
    sums_up: bool = False


@dataclass(slots=True)
class Closings(Generic[Told]):
    """The closings of a document in text order (their covers do not overlap), and the headers by item."""

    direct: list[Closing[Told]]
    headers: dict[int, Closing[Told]]

    def covering(self, clean_pos: int) -> Closing[Told] | None:
        """Return the closing that speaks for a place and is no header."""
        at = bisect_right(self.direct, clean_pos, key=lambda closing: closing.clean_start)
        return self.direct[at] if at < len(self.direct) and self.direct[at].cover_start <= clean_pos else None

    def heading(self, items: Sequence[Item], item: int) -> Closing[Told] | None:
        """Return the header of an item, or of the nearest one above that has one."""
        at: int | None = item if self.headers and 0 <= item < len(items) else None
        while at is not None:
            if at in self.headers:
                return self.headers[at]
            at = items[at].parent
        return None


def place(text: str, items: Sequence[Item], found: Iterable[Closing[Told]]) -> Closings[Told]:
    """Tell what each closing of a clean text covers; of two that overlap the first counts."""
    starts = [item.clean_start for item in items]
    placed: list[tuple[Closing[Told], int]] = []
    headers: dict[int, Closing[Told]] = {}
    reach = 0
    for closing in sorted(found, key=lambda closing: closing.clean_start):
        if closing.clean_start < reach:
            continue
        reach = closing.clean_end
        index = max(0, bisect_right(starts, closing.clean_start) - 1)
        if items and _is_header(text, items, index, closing):
            headers[index] = closing
        else:
            placed.append((closing, index))
    headers |= _leads(text, items, placed)
    return Closings(_cover(text, items, placed), headers)


def brackets(text: str) -> list[tuple[int, int]]:
    """Return the spans of brackets no longer than a closing, in the order of their ends.

    One pass with a bounded stack, so that stray brackets cost nothing.
    """
    found: list[tuple[int, int]] = []
    stack: list[int] = []
    for match in _BRACKET.finditer(text):
        at, char = match.start(), match.group()
        if char in _PAIR:
            stack.append(at)
            del stack[:-_MAX_DEPTH]
            continue
        while stack and char not in _PAIR[text[stack[-1]]]:
            stack.pop()
        if stack and at - stack[-1] <= MAX_INSIDE:
            found.append((stack.pop(), at + 1))
        elif stack:
            stack.pop()
    return found


def own_line(text: str, begin: int, end: int) -> bool:
    """Tell whether nothing but a bracket stands on its line."""
    before, after = text[max(0, begin - _SHORT_GAP) : begin].rpartition("\n")[2], text[end : end + _SHORT_GAP].partition("\n")[0]
    return not before.strip() and len(before) < _SHORT_GAP and not after.strip(BLANKS)


def _leads(text: str, items: Sequence[Item], placed: list[tuple[Closing[Told], int]]) -> dict[int, Closing[Told]]:
    """Return the closings that end the paragraph before an item's sub-items and speak for these too, by item."""
    found: dict[int, Closing[Told]] = {}
    for at, (closing, index) in enumerate(placed):
        item = items[index] if items else None
        if item is None or not item.marker or item.subtree_end == item.clean_end:
            continue
        following = placed[at + 1][0].clean_start if at + 1 < len(placed) else item.subtree_end
        if following >= item.subtree_end and _blank(text, closing.clean_end, item.clean_end):
            found[index] = closing
    return found


def _is_header(text: str, items: Sequence[Item], index: int, closing: Closing[Told]) -> bool:
    """Tell whether only the item's heading stands before the closing and more text or sub-items after it."""
    item = items[index]
    if not item.marker:
        return False
    if not _blank(text, item.body_start, closing.clean_start, _BEFORE):
        return False
    if closing.clean_start < item.body_start and "。" in text[item.clean_start : closing.clean_start].rstrip("。"):
        return False
    return not _blank(text, closing.clean_end, item.subtree_end)


def _blank(text: str, start: int, end: int, blanks: re.Pattern[str] = _BLANK) -> bool:
    """Tell whether nothing but blanks stands between two places, without a copy of what does."""
    return end <= start or blanks.fullmatch(text, start, end) is not None


def _cover(text: str, items: Sequence[Item], placed: list[tuple[Closing[Told], int]]) -> list[Closing[Told]]:
    last_child, first_child = _children(items)
    ends = {items[index].parent: index for index in range(len(items)) if items[index].parent is not None}.values()
    own = {(items[index].style, items[index].level) for _, index in placed if items and index not in ends}
    runs: dict[tuple[str, int], int] = {}
    for _, index in placed:
        if index in last_child:
            key = (items[index].style, items[index].level)
            runs[key] = runs.get(key, 0) + 1
    covered: list[Closing[Told]] = []
    line_ends = Marks(text, "\n")
    reach = 0
    for closing, index in placed:
        start = max(reach, items[index].clean_start if items else 0)
        if items and index in last_child and index != first_child.get(items[index].parent or 0):
            item = items[index]
            parent = items[item.parent or 0]
            key = (item.style, item.level)
            ends_item = _blank(text, closing.clean_end, item.clean_end)
            inline = item.style in _RUN_STYLES and (item.parent or 0) > 0
            run = key not in own and (item.parent or 0) > 0 and (closing.own_line or runs[key] > 1)
            if ends_item and reach <= parent.clean_start and (inline or run):
                start = max(reach, parent.clean_start)
        if items and items[index].style in _RUN_STYLES and not items[index].parent and _ends_line(text, closing):
            line = line_ends.before(closing.clean_start) + 1
            start = max(reach, line) if items[index].clean_start > line else start
        if closing.sums_up:
            above = items[items[index].parent or 0] if items else None
            start = max(reach, above.clean_start if above else 0)
        elif items and not items[index].marker:
            start = max(start, _paragraph_start(text, line_ends, closing))
        if not closing.sums_up and _inside_sentence(text, closing):
            start = max(start, _sentence_start(text, closing.clean_start))
        covered.append(closing._replace(cover_start=max(start, closing.floor)))
        reach = closing.clean_end
    return covered


def _children(items: Sequence[Item]) -> tuple[set[int], dict[int, int]]:
    """Return the items that are the last child of their parent and have none of their own, and each parent's first child."""
    last: dict[int, int] = {}
    first: dict[int, int] = {}
    for index, item in enumerate(items):
        if item.parent is not None:
            last[item.parent] = index
            first.setdefault(item.parent, index)
    return {index for index in last.values() if index not in last}, first


def _paragraph_start(text: str, line_ends: Marks, closing: Closing[Told]) -> int:
    """Return the start of the paragraph a closing ends, or that of the one before a closing on its own line."""
    at = closing.clean_start
    if not closing.own_line:
        return line_ends.before(at) + 1
    for _ in range(_FIELDS):
        while at and text[at - 1] in " 　\t\n":
            at -= 1
        start = line_ends.before(at) + 1
        if _FIELD.match(text, start, at) is None:
            break
        at = start  # 目标：…⏎责任单位：…⏎|时限：…
    if _CARD.match(text, start, at) is None:
        while start and _BULLET.match(text, start) and _BULLET.match(text, line_ends.before(start - 1) + 1):
            start = line_ends.before(start - 1) + 1  # ——…⏎——…⏎责任单位：…
        return start
    for _ in range(_FIELDS):
        above = line_ends.before(max(start - 1, 0)) + 1
        if start == 0 or _CARD.match(text, above, start) is None:
            break
        start = above  # 工作目标：…⏎具体措施：…⏎|责任科室：…
    return start


def _ends_line(text: str, closing: Closing[Told]) -> bool:
    return not text[closing.clean_end : closing.clean_end + _SHORT_GAP].partition("\n")[0].strip(BLANKS)


def _inside_sentence(text: str, closing: Closing[Told]) -> bool:
    if closing.own_line or closing.clean_end >= len(text):
        return False
    before = text[closing.clean_start - 1 : closing.clean_start]
    return before not in _SENTENCE_END and text[closing.clean_end] not in "。！\n 　"


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(mark, max(0, at - 400), at) for mark in "。！？\n；") + 1
