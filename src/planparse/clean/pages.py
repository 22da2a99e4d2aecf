"""What paper leaves in a text: page numbers, running headers, tables of contents, glyphs that could not be read."""

from __future__ import annotations

import re
from collections import Counter

from planparse.clean.editlog import Change
from planparse.clean.lines import Line, drop, is_prose, lines_of

_NUMBER_LINE = re.compile(r"\d{1,4}")
_NUMBERED_AFTER = ("专栏", "附件", "附表", "附图", "表", "图", "第")
_CONTENTS = re.compile(r"目 ?[录次]")
_PAGED = re.compile(r"(.*[^\d.]) ?[（(]?(\d{1,3})[)）]?")
_CHAPTER = re.compile(r"第[一二三四五六七八九十百]{1,4}[篇编章节]")
_READABLE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9\s，。、；：？！“”‘’（）《》〈〉【】〔〕—…,.;:?!()%‰\-+/·~～|]")


def page_debris(text: str) -> list[Change]:
    """Return the edits that drop page numbers, running headers, contents lines and unreadable lines."""
    lines = lines_of(text)
    why = _page_numbers(lines)
    _headers(lines, why)
    _contents(text, lines, why)
    _unreadable(lines, why)
    return drop(text, lines, why)


def _page_numbers(lines: list[Line]) -> dict[int, str]:
    """Find lines that are bare numbers and count the pages: each one more than the last, a page of text apart.

    The numbers of a table's rows are closer together and stay.
    """
    chains: list[list[tuple[int, int]]] = []
    for number, line in enumerate(lines):
        if len(line.text) > 4 or not _NUMBER_LINE.fullmatch(line.text) or (number and lines[number - 1].text.endswith(_NUMBERED_AFTER)):
            continue
        value = int(line.text)
        for chain in reversed(chains[-40:]):
            last, page = chain[-1]
            if page < value <= page + 2 and (line.start - lines[last].start >= 250):
                chain.append((number, value))
                break
        else:
            chains.append([(number, value)])
    found: dict[int, str] = {}
    for chain in chains:
        if len(chain) >= 3 or (len(chain) == 2 and chain[0][1] <= 2):
            found |= dict.fromkeys((number for number, _ in chain), "page-number")
    return found


def _headers(lines: list[Line], why: dict[int, str]) -> None:
    """Drop short lines that stand again and again right beside a page number."""
    beside: Counter[str] = Counter()
    for number in why:
        for other in (number - 1, number + 1):
            if 0 <= other < len(lines) and other not in why and 2 <= len(lines[other].text) <= 40 and not is_prose(lines[other].text):
                beside[lines[other].text] += 1
    running = {line for line, times in beside.items() if times >= 3}
    if running:
        times = Counter(line.text for line in lines if line.text in running)
        running = {line for line in running if beside[line] >= 0.6 * times[line]}
        for number, line in enumerate(lines):
            if line.text in running:
                why.setdefault(number, "running-header")


def _contents(text: str, lines: list[Line], why: dict[int, str]) -> None:
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


def _unreadable(lines: list[Line], why: dict[int, str]) -> None:
    """Drop lines of undecoded glyphs, and the single characters of a watermark set down the page."""
    singles = Counter(line.text for line in lines if len(line.text) == 1 and "\u4e00" <= line.text <= "\u9fff")
    marks = {char for char, times in singles.items() if times >= 3}
    if sum(singles[char] for char in marks) < 10:
        marks = set()
    for number, line in enumerate(lines):
        if line.text in marks:
            why.setdefault(number, "watermark")
        elif 5 <= len(line.text) <= 120 and not any(char in "，。、" for char in line.text):
            odd = len(line.text) - len(_READABLE.findall(line.text))
            han = sum("\u4e00" <= char <= "\u9fff" for char in line.text)
            if odd >= 0.2 * len(line.text) and han < 0.3 * len(line.text):
                why.setdefault(number, "unreadable-glyphs")
