"""Find the parentheses and lines that name the bodies of what stands before them (责任单位：…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planparse.grammar.marks import places
from planparse.link.body_lists import Named, first_leads, label_before, promote, read_bare, read_labelled, read_spoken, words
from planparse.link.closings import BLANKS, MAX_INSIDE, Closing, Closings, own_line, place
from planparse.patterns import lazy
from planparse.types import Item

_DIGIT = lazy("[0-9]")  # a sentence with a number is a target of its own
_COUNTED = lazy("[0-9一二三四五六七八九十百千万][%％个所名项家件条户座处批场次人亩吨元公平套张辆成]")
_NEAR = 40
_COPY = lazy("抄送|主题词|主送|[：:]")
_CUE = re.compile(r"负责|牵头|配合|协办|承办|主办|落实|实施|承担|参与|协助|单位|部门|科室|处室|股室|主体|组室")
_THESE = lazy(r"^[ 　]*(?:以上|上述)(?:各项|所有|重点)?(?:工作|任务|事项|项目|措施|内容|目标)?[，,]?(?:均|都|统一)?由")
_TOLD_OF = lazy(
    r"[以上这此该](?:(?P<all>(?<=以)上|(?<=上)述)(?:各项|所有|重点)?(?:工作|任务|事项|项目|措施|内容|目标|指标)"
    r"|(?<=[这此该])[一两二三四五]?[项条块件](?:工作|任务|事)?)[，,]?(?:均|都|统一)?"
    r"由(?P<told>(?P<first>[^，。；\n]{2,60}?(?:负责|牵头|承担|落实))(?:组织|抓好|推进|落实|实施|统筹|调度|协调|督办)*(?=[，。；\n]|\Z)[^。；\n]{0,80})",
    needs="由",
)
_LINE_ENDS = frozenset("。！？；：:;.）)")
_SHORT_LINE = 5
_INDENT = 9
"""No sentence stands further from the end of the one before."""

Bodies = tuple[Named, ...]


def find_closings(text: str, items: Sequence[Item], spans: Sequence[tuple[int, int]]) -> Closings[Bodies]:
    """Find the closings of a clean text that name bodies; ``spans`` are those of its brackets."""
    declared = first_leads(text)
    found = _all(text, spans)
    found = (closing for closing in found if not any(_COPY.search(name) for name, _ in closing.told))
    if declared is None:
        return place(text, items, found)
    return place(text, items, (_promoted(closing) if closing.clean_end > declared else closing for closing in found))


def _promoted(closing: Closing[Bodies]) -> Closing[Bodies]:
    return Closing(closing.clean_start, closing.clean_end, tuple(promote(list(closing.told))), closing.own_line)


def _all(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Closing[Bodies]]:
    yield from _pointing(text)
    yield from _brackets(text, spans)
    yield from _labels(text)
    yield from _spoken_lines(text)


def _opens(text: str, pos: int) -> bool:
    """Tell whether a place begins a sentence, blanks set aside."""
    before = text[max(0, pos - _INDENT) : pos].rstrip(" 　")
    return before[-1] in "。；\n" if before else pos < _INDENT


def _pointing(text: str) -> Iterator[Closing[Bodies]]:
    """Yield the sentences that point at what they tell the bodies of.

    That is all that stands before (以上目标由市能源局负责) or what stands right before them (这项工作由市能源局牵头，各县局抓落实).
    """
    for match in _TOLD_OF.finditer(text):
        if _opens(text, match.start()) and (bodies := read_spoken(match["told"]) or read_spoken(match["first"])):
            yield Closing(match.start(), match.end(), tuple(bodies), sums_up=match["all"] is not None)


def _brackets(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Closing[Bodies]]:
    """Yield the brackets that name bodies; of those that follow each other on a line one: （责任单位：市数据局）（配合单位：市财政局）."""
    held: Closing[Bodies] | None = None
    for begin, end in spans:
        inside = text[begin + 1 : end - 1]
        bodies = _read(inside) if _CUE.search(inside) else []
        if not bodies and len(inside) < 79 and _ends_statement(text, begin, end):
            bodies = read_bare(inside)
        if not bodies:
            continue
        told, first = tuple(bodies), begin
        if held is not None and held.clean_end <= begin and not text[held.clean_end : begin].strip(" 　"):
            names = {name for name, _ in held.told}
            told, first = (*held.told, *(one for one in told if one[0] not in names)), held.clean_start
        elif held is not None:
            yield held
        held = Closing(first, end, told, own_line(text, first, end))
    if held is not None:
        yield held


def _ends_statement(text: str, begin: int, end: int) -> bool:
    """Tell whether a bracket stands behind a full stop, or before one in a sentence with a number (库容2万吨（县商务局）。)."""
    before = text[max(0, begin - 2) : begin].rstrip()
    if before.endswith(("。", "；")):
        return text[begin] in "（(" or end >= len(text) or text[end] == "\n"  # 【市教育局】 may open what follows it
    return text[begin] in "（(" and text[end : end + 1] in ("。", "；") and _COUNTED.search(text, max(0, begin - _NEAR), begin) is not None


def _read(inside: str) -> list[Named]:
    return read_labelled(inside) if words().label.search(inside) else read_spoken(inside)


def _labels(text: str) -> Iterator[Closing[Bodies]]:
    """Yield the closings that open with a label outside brackets: a line of its own, or the end of a paragraph."""
    reach = 0
    for colon in places(text, "：:"):
        label = label_before(text, colon)
        if label is None or label < reach:
            continue
        begin = label
        while begin and text[begin - 1] in "【[［（( 　\t":
            begin -= 1
        before = text[begin - 1] if begin else "\n"
        apart = text[label - 1] in " 　\t" if label else True
        if before not in "\n。！？；;）)】”." and not apart and not (before in "，," and colon - label > 3):
            continue
        reach = _value_end(text, colon + 1)
        bodies = read_labelled(text[label:reach])
        if bodies:
            yield Closing(begin, reach, tuple(bodies), before == "\n")


def _value_end(text: str, at: int) -> int:
    """Return where the list after a label ends: at its full stop or line end, unless the next line carries it on."""
    limit = min(len(text), at + MAX_INSIDE)
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


def _spoken_lines(text: str) -> Iterator[Closing[Bodies]]:
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
            bodies = read_spoken(text[begin:end]) if end - begin <= MAX_INSIDE else []
            last = _last_sentence(text, at, end)
            if bodies:
                yield Closing(begin, end, tuple(bodies), True)
            elif last > at and not _DIGIT.search(text, last, end) and (bodies := read_spoken(_THESE.sub("", text[last:end], count=1))):
                yield Closing(last, end, tuple(bodies))
        if text[end - 1 : end] in _LINE_ENDS or end - at < _SHORT_LINE:
            begin = end + 1
        at = end + 1


def _last_sentence(text: str, at: int, end: int) -> int:
    """Return where the last sentence of the line ``at:end`` begins, no further back than a list is long."""
    stop = end
    while stop > at and text[stop - 1] in BLANKS:
        stop -= 1
    return max(at, text.rfind("。", max(at, stop - MAX_INSIDE), stop) + 1)
