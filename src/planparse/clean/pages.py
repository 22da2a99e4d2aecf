"""What paper leaves in a text: page numbers, running headers, tables of contents, glyphs that could not be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from planparse.clean.editlog import Change
from planparse.clean.lines import Line, drop, is_prose, lines_of
from planparse.patterns import lazy

_NUMBER_LINE = re.compile(r"\d{1,4}|\d(?: \d){1,3}")
PAGE = 350  # characters; fewer than any page of text holds
_NUMBERED_AFTER = ("专栏", "附件", "附表", "附图", "表", "图", "第")
_CONTENTS = re.compile(r"(?:[IVX]{1,4} )?目 ?[录次]")
_PAGED = lazy(r"(.*[^\d.]) ?[（(]?(\d{1,3})[)）]?")
_LEADER = lazy(r"^([^\n]{2,80}?) ?(?:\.{4,}+|…{3,}+|·{4,}+)[. …·]*+[\dIVX ]{0,8}$", re.M)
_GLUED = re.compile(r"(\d{1,3})(?=[^\W\x00-\x7f]|[“（《])(?!年|月|日|个|所|名|人|万|亿|元|项|家|件|次|岁|天|位|倍|公里|平方|亩|吨|千)")
_CHAPTER = lazy(r"第[一二三四五六七八九十百]{1,4}[篇编章节]")
_ODD = re.compile(r"[^\u4e00-\u9fff\u3000-\u303fA-Za-z0-9\s，：？！“”‘（）—…,.:%‰\-/·~～|<>≥≤＜＞\[\]〔〕+]")


def page_debris(text: str) -> list[Change]:
    """Return the edits that drop page numbers, running headers, contents lines and unreadable lines."""
    lines = lines_of(text)
    why = _page_numbers(lines)
    why |= {number: "table-of-contents" for number, line in enumerate(lines) if len(line.text) <= 8 and _CONTENTS.fullmatch(line.text)}
    _headers(lines, why)
    _contents(text, lines, why)
    _unreadable(lines, why)
    glued = [
        Change(lines[number].start, lines[number].start + size, "", "page-number")
        for number, size in _glued_numbers(lines)
        if number not in why
    ]
    return sorted([*drop(text, lines, why), *glued])


def contents_headings(text: str) -> frozenset[str]:
    """Return the headings that a table of contents with dot leaders names, without spaces."""
    if "...." not in text and "………" not in text and "····" not in text:
        return frozenset()
    return frozenset(match[1].replace(" ", "") for match in _LEADER.finditer(text))


def _page_numbers(lines: Sequence[Line]) -> dict[int, str]:
    """Find lines that are bare numbers and count the pages: each one more than the last, a page of text apart.

    The numbers of a table's rows are closer together and stay.
    """
    chains: list[list[tuple[int, int]]] = []
    ending: dict[int, list[list[tuple[int, int]]]] = {}  # the chains whose last page is this one, the latest few
    for number, line in enumerate(lines):
        if len(line.text) > 7 or not _NUMBER_LINE.fullmatch(line.text) or (number and lines[number - 1].text.endswith(_NUMBERED_AFTER)):
            continue
        value = int(line.text.replace(" ", ""))
        for chain in [*reversed(ending.get(value - 1, ())), *reversed(ending.get(value - 2, ()))]:
            last, page = chain[-1]
            gap = line.start - lines[last].start
            short = len(chain) >= 4 and value == page + 1 and gap >= 30 and lines[last].start - lines[chain[-2][0]].start >= PAGE
            if gap >= PAGE or short:
                ending[page].remove(chain)
                break
        else:
            chain = []
            chains.append(chain)
        chain.append((number, value))
        ending[value] = [*ending.get(value, ())[-3:], chain]
    found: dict[int, str] = {}
    taken: list[tuple[int, int]] = []
    for chain in sorted(chains, key=len, reverse=True):
        first, last = chain[0][0], chain[-1][0]
        if len(chain) < 3 and not (len(chain) == 2 and chain[0][1] == 1 and not taken and lines[last].start - lines[first].start >= 400):
            continue
        if not any(first <= end and start <= last for start, end in taken):
            taken.append((first, last))
            found |= dict.fromkeys((number for number, _ in chain), "page-number")
    return found


def _glued_numbers(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return (line, length) of page numbers that run into the first line of their page.

    They count up by one, and the same number of lines lies between one and the next.
    """
    at: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if line.text[:1].isdigit() and (match := _GLUED.match(line.text)):
            at.setdefault(int(match[1]), []).append(number)
    if len(at) < 5:
        return []
    steps = Counter(
        after - here for value, heres in at.items() for here in heres for after in at.get(value + 1, ()) if 10 <= after - here <= 80
    )
    if not steps or steps.most_common(1)[0][1] < 4:
        return []
    page = steps.most_common(1)[0][0]

    def near(value: int, number: int) -> bool:
        return any(0.7 * page <= abs(number - other) <= 1.4 * page for other in at.get(value, ()))

    found = {number: value for value, heres in at.items() for number in heres if near(value - 1, number) and near(value + 1, number)}
    if len(found) < 5:
        return []
    for value, heres in at.items():  # the ends of the run have one neighbour
        for number in heres:
            if any(
                found.get(other) in (value - 1, value + 1) and 0.7 * page <= abs(number - other) <= 1.4 * page
                for step in (value - 1, value + 1)
                for other in at.get(step, ())
            ):
                found.setdefault(number, value)
    return [(number, len(str(value))) for number, value in found.items()]


def _headers(lines: Sequence[Line], why: dict[int, str]) -> None:
    """Drop short lines that stand again and again right beside a page number."""
    beside: Counter[str] = Counter()
    for number in why:
        for other in (number - 1, number + 1):
            if (
                0 <= other < len(lines)
                and other not in why
                and 4 <= len(lines[other].text) <= 40
                and not lines[other].text.isdigit()
                and not is_prose(lines[other].text)
            ):
                beside[lines[other].text] += 1
    running = {line for line, times in beside.items() if times >= 3}
    if running:
        times = Counter(line.text for line in lines if line.text in running)
        running = {line for line in running if beside[line] >= 0.6 * times[line]}
        for number, line in enumerate(lines):
            if line.text in running:
                why.setdefault(number, "running-header")


def _contents(text: str, lines: Sequence[Line], why: dict[int, str]) -> None:
    """Drop a table of contents: lines that end in rising page numbers, or chapter headings that all come again."""
    if "目" not in text:
        return
    for start, line in enumerate(lines[: max(200, len(lines) // 4)]):
        if not _CONTENTS.match(line.text) or len(line.text) > 200:
            continue
        end = start + 1
        page = 0
        while end < len(lines) and len(lines[end].text) <= 80 and (match := _PAGED.fullmatch(lines[end].text)) and int(match[2]) >= page:
            page, end = int(match[2]), end + 1
        if end - start < 4:
            end = start + 1
            seen = set(_headings(line.text))
            while end < len(lines) and _CHAPTER.match(lines[end].text) and not is_prose(lines[end].text):
                headings = _headings(lines[end].text)
                if seen.intersection(headings):
                    break
                seen.update(headings)
                end += 1
            later = sum(lines[end - 1].end < text.rfind(heading) for heading in seen)
            if end - start < 4 or later < 0.6 * len(seen):
                continue
        why.update(dict.fromkeys(range(start, end), "table-of-contents"))
        return


def _headings(line: str) -> list[str]:
    starts = [match.start() for match in _CHAPTER.finditer(line)]
    return [line[start:end].replace(" ", "") for start, end in zip(starts, [*starts[1:], len(line)], strict=False)]


def _unreadable(lines: Sequence[Line], why: dict[int, str]) -> None:
    """Drop lines of undecoded glyphs, and the single characters of a watermark set down the page."""
    singles = Counter(line.text for line in lines if len(line.text) == 1 and "\u4e00" <= line.text <= "\u9fff")
    marks = {char for char, times in singles.items() if times >= 3}
    if sum(singles[char] for char in marks) < 10:
        marks = set()
    odd = [number for number, line in enumerate(lines) if _odd(line.text) >= 0.2]
    garbled = len(odd) >= 10
    why.update({number: "unreadable-glyphs" for number in odd if number not in why})
    for number, line in enumerate(lines):
        if line.text in marks:
            why.setdefault(number, "watermark")
        elif garbled and _odd(line.text) > 0:
            why.setdefault(number, "unreadable-glyphs")


def _odd(line: str) -> float:
    """Return the share of signs that no plan needs, 0 for lines with Chinese text or of ordinary length."""
    if not 4 <= len(line) <= 120 or not _ODD.search(line) or sum("\u4e00" <= char <= "\u9fff" for char in line) >= 0.3 * len(line):
        return 0.0
    return len(_ODD.findall(line)) / len(line)
