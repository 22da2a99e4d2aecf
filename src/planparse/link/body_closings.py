"""Find the parentheses and lines that name the bodies of what stands before them (责任单位：…), and what each covers.

Notes for a newcomer. A *closing* covers the text back to the closing before it, but not beyond its own item; without earlier ones it so
covers every paragraph of the item. Four things widen or narrow that: one that stands right after a heading is a *header* and covers
the item and all beneath it; one that ends the paragraph before sub-items, none of which has its own, covers them too; one inside a
sentence (…5所（市教育局负责），…) covers that sentence only; and one that ends a run of sub-items none of which ever has its own
(一是…二是…三是…（责任单位：…）) covers the whole run.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.grammar.marks import Marks
from planparse.link.body_lists import Named, first_leads, label_before, promote, read_bare, read_labelled, read_spoken, words
from planparse.types import Item

_COLON = re.compile("[：:]")
_BRACKET = re.compile(r"[（(【〔\[［）)】〕\]］]")
_PAIR = {"（": "）)", "(": "）)", "【": "】", "〔": "〕", "[": "]", "［": "］"}
_MAX_INSIDE = 500
_MAX_DEPTH = 6
_CUE = re.compile(r"负责|牵头|配合|协办|承办|主办|落实|实施|承担|参与|协助|单位|部门|科室|处室|股室|主体|组室")
_THESE = re.compile(r"^[ 　]*(?:以上|上述)(?:各项|所有|重点)?(?:工作|任务|事项|项目|措施|内容|目标)?[，,]?(?:均|都|统一)?由")
_RUN_STYLES = frozenset({"is", "first", "must"})
_LINE_ENDS = frozenset("。！？；：:;.）)")
_SHORT_LINE = 5
_SHORT_GAP = 40
_BLANKS = " 　\t\n。；;"
_BLANK = re.compile(f"[{_BLANKS}]*+")
_BEFORE = re.compile("[ 　\t\n。：:]*+")
_SENTENCE_END = "。！？!?；;"


@dataclass(frozen=True, slots=True)
class Closing:
    """A list of bodies at ``clean_start:clean_end`` that covers ``cover_start:clean_start`` (or what follows, for a header)."""

    clean_start: int
    clean_end: int
    cover_start: int
    bodies: tuple[Named, ...]
    own_line: bool = False


@dataclass(slots=True)
class Closings:
    """The closings of a document in text order (their covers do not overlap), and the headers by item."""

    direct: list[Closing]
    headers: dict[int, Closing]


def find_closings(text: str, items: Sequence[Item]) -> Closings:
    """Find all closings of a clean text."""
    found = sorted(_all(text), key=lambda closing: closing.clean_start)
    declared = first_leads(text)
    starts = [item.clean_start for item in items]
    placed: list[tuple[Closing, int]] = []
    headers: dict[int, Closing] = {}
    reach = 0
    for closing in found:
        if closing.clean_start < reach:
            continue
        reach = closing.clean_end
        bodies = closing.bodies
        if declared is not None and closing.clean_end > declared:
            bodies = tuple(promote(list(bodies)))
        index = max(0, bisect_right(starts, closing.clean_start) - 1)
        ready = Closing(closing.clean_start, closing.clean_end, closing.cover_start, bodies, closing.own_line)
        if items and _is_header(text, items, index, ready):
            headers[index] = ready
        else:
            placed.append((ready, index))
    headers |= _leads(text, items, placed)
    return Closings(_cover(text, items, placed), headers)


def _leads(text: str, items: Sequence[Item], placed: list[tuple[Closing, int]]) -> dict[int, Closing]:
    """Return the closings that end the paragraph before an item's sub-items and speak for these too, by item."""
    found: dict[int, Closing] = {}
    for at, (closing, index) in enumerate(placed):
        item = items[index] if items else None
        if item is None or not item.marker or item.subtree_end == item.clean_end:
            continue
        following = placed[at + 1][0].clean_start if at + 1 < len(placed) else item.subtree_end
        if following >= item.subtree_end and _blank(text, closing.clean_end, item.clean_end):
            found[index] = closing
    return found


def _all(text: str) -> Iterator[Closing]:
    yield from _brackets(text)
    yield from _labels(text)
    yield from _spoken_lines(text)


def _brackets(text: str) -> Iterator[Closing]:
    """Yield the bracketed closings; one pass with a bounded stack, so that stray brackets cost nothing."""
    stack: list[int] = []
    for match in _BRACKET.finditer(text):
        at, char = match.start(), match.group()
        if char in _PAIR:
            stack.append(at)
            del stack[:-_MAX_DEPTH]
            continue
        while stack and char not in _PAIR[text[stack[-1]]]:
            stack.pop()
        if not stack:
            continue
        begin = stack.pop()
        if at - begin > _MAX_INSIDE:
            continue
        inside = text[begin + 1 : at]
        bodies = _read(inside) if _CUE.search(inside) else []
        if not bodies and at - begin < 80 and _ends_paragraph(text, begin, at + 1):
            bodies = read_bare(inside)
        if bodies:
            yield Closing(begin, at + 1, begin, tuple(bodies), _own_line(text, begin, at + 1))


def _own_line(text: str, begin: int, end: int) -> bool:
    """Tell whether nothing but a bracket stands on its line."""
    before, after = text[max(0, begin - _SHORT_GAP) : begin].rpartition("\n")[2], text[end : end + _SHORT_GAP].partition("\n")[0]
    return not before.strip() and len(before) < _SHORT_GAP and not after.strip(_BLANKS)


def _ends_paragraph(text: str, begin: int, end: int) -> bool:
    """Tell whether a bracket stands between a full stop and the end of a line."""
    before = text[max(0, begin - 2) : begin].rstrip()
    return before.endswith(("。", "；")) and (end >= len(text) or text[end] == "\n")


def _read(inside: str) -> list[Named]:
    return read_labelled(inside) if words().label.search(inside) else read_spoken(inside)


def _labels(text: str) -> Iterator[Closing]:
    """Yield the closings that open with a label outside brackets: a line of its own, or the end of a paragraph."""
    reach = 0
    for match in _COLON.finditer(text):
        label = label_before(text, match.start())
        if label is None or label < reach:
            continue
        begin = label
        while begin and text[begin - 1] in "【[［（( 　\t":
            begin -= 1
        before = text[begin - 1] if begin else "\n"
        apart = text[label - 1] in " 　\t" if label else True
        if before not in "\n。！？；;）)】”." and not apart and not (before in "，," and match.start() - label > 3):
            continue
        reach = _value_end(text, match.end())
        bodies = read_labelled(text[label:reach])
        if bodies:
            yield Closing(begin, reach, begin, tuple(bodies), before == "\n")


def _value_end(text: str, at: int) -> int:
    """Return where the list after a label ends: at its full stop or line end, unless the next line carries it on."""
    limit = min(len(text), at + _MAX_INSIDE)
    while at < limit:
        breaks = [pos for pos in (text.find("\n", at, limit), text.find("。", at, limit)) if pos >= 0]
        if not breaks:
            return limit
        end = min(breaks)
        following = text[end + 1 : end + 30].lstrip(" 　\t\n【")
        goes_on = text[end] == "\n" and text[max(0, end - 4) : end].rstrip()[-1:] in ("、", "，")
        if not goes_on and words().label.match(following) is None:
            return end
        at = end + 1
    return limit


def _spoken_lines(text: str) -> Iterator[Closing]:
    """Yield lines, and last sentences of lines, that are nothing but 科技部牵头，财政部按职责分工负责.

    A list broken over lines is read as a whole or not at all.
    """
    begin = at = 0
    verb = words().verb
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[max(at, end - 40) : end].rstrip(" 　\t。；;")
        if verb.search(line[-8:]):
            bodies = read_spoken(text[begin:end]) if end - begin <= _MAX_INSIDE else []
            last = _last_sentence(text, at, end)
            if bodies:
                yield Closing(begin, end, begin, tuple(bodies), True)
            elif last > at and (bodies := read_spoken(_THESE.sub("", text[last:end], count=1))):
                yield Closing(last, end, last, tuple(bodies))
        if text[end - 1 : end] in _LINE_ENDS or end - at < _SHORT_LINE:
            begin = end + 1
        at = end + 1


def _last_sentence(text: str, at: int, end: int) -> int:
    """Return where the last sentence of the line ``at:end`` begins, no further back than a list is long."""
    stop = end
    while stop > at and text[stop - 1] in _BLANKS:
        stop -= 1
    return max(at, text.rfind("。", max(at, stop - _MAX_INSIDE), stop) + 1)


def _is_header(text: str, items: Sequence[Item], index: int, closing: Closing) -> bool:
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


def _cover(text: str, items: Sequence[Item], placed: list[tuple[Closing, int]]) -> list[Closing]:
    last_child, first_child = _children(items)
    own = {(items[index].style, items[index].level) for _, index in placed if items and index not in last_child}
    runs: dict[tuple[str, int], int] = {}
    for _, index in placed:
        if index in last_child:
            key = (items[index].style, items[index].level)
            runs[key] = runs.get(key, 0) + 1
    covered: list[Closing] = []
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
        if items and not items[index].marker:
            start = max(start, _paragraph_start(text, line_ends, closing))
        if _inside_sentence(text, closing):
            start = max(start, _sentence_start(text, closing.clean_start))
        covered.append(Closing(closing.clean_start, closing.clean_end, start, closing.bodies, closing.own_line))
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


def _paragraph_start(text: str, line_ends: Marks, closing: Closing) -> int:
    """Return the start of the paragraph a closing ends, or that of the one before a closing on its own line."""
    at = closing.clean_start
    if closing.own_line:
        while at and text[at - 1] in " 　\t\n":
            at -= 1
    return line_ends.before(at) + 1


def _inside_sentence(text: str, closing: Closing) -> bool:
    if closing.own_line or closing.clean_end >= len(text):
        return False
    before = text[closing.clean_start - 1 : closing.clean_start]
    return before not in _SENTENCE_END and text[closing.clean_end] not in "。！\n 　"


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(mark, max(0, at - 400), at) for mark in "。！？\n；") + 1
