"""Join lines that belong to one sentence: hard-wrapped lines, lines that begin with a comma, cut item markers.

Notes for a newcomer. A line end is noise when the layout made it, and structure when the author did. The evidence: in a
hard-wrapped document nearly no line is longer than the measure of the page, very many are just as long, and most of these
stop in the middle of a sentence. There, a line of full measure runs on in the next line unless that begins with an item
marker or an indent. Elsewhere only single breaks are mended whose neighbours give them away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from planparse.clean.editlog import Change, CleanText, EditLog
from planparse.clean.lines import Line, is_open, is_prose, lines_of, starts_item
from planparse.clean.noise import gap
from planparse.patterns import lazy

_CLOSING = "，、。；：！？,;）)》”’%％】〕"
_DANGLING = lazy(r"(?:^|[。；;：:!！?？”）)])\s?\d{1,2}[.．、]$")
_LABEL = lazy(r"(?:专栏|附件|附表|附图|表|图) ?$")
_BARE = lazy(r"\d{1,4}|\d+\.\d+")
_ROW_END = lazy(r"(?: [-—–>＞<＜≥≤]?[\d.,]*[-—–%〔〕\[\]>\d]+){2,}$")
_ROW_START = lazy(r"[-—–>＞<＜≥≤]?[\d.,]+[%‰]? ")
_ROW_NAME = lazy(r"\d{1,3}[.．、][^\d\s]{2,30}$")
_TABLE_NAME = re.compile(r"指 ?标|项目")
_TABLE_WORD = lazy(r"单 ?位|属 ?性|年均|目标|(?:19|20)\d\d ?年?")
_TABLE_END = lazy(r"[。；]|注(?:释)?[:：]")
_ATTRIBUTE = lazy(r"(?:^|[ %‰\d右上下\]〕-])(?:约束性|预期性)(?= |$)")
_CELL = lazy(r"[-—–>＞<＜≥≤\[〔（(]*[\d.,/]+(?:左右|以上|以下|以内|%|‰)?[\]〕）)]?|[-—–/]{1,2}|〔[-—–]〕|约束性|预期性")
_HEADING_CELL = lazy(r"序 ?号|类 ?别|指 ?标(?:名称)?|单 ?位")
_INDEXED = lazy(r"\d{1,3} ")
_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
SLACK = 8  # columns by which a full line may fall short: punctuation that must not begin a line, narrow digits
LONGER = 1.35  # a document may change its measure; hardly any line is longer than this times the common one
_MEASURE = range(30, 141)  # columns; a Chinese character takes two


def width(line: str) -> int:
    """Return the columns a line takes, Chinese characters counted as two.

    >>> width("共12所")
    6
    """
    if line.isascii():
        return len(line)
    return len(line) + (len(line.encode("utf-8", "surrogatepass")) - len(line)) // 2


def measure(lines: Sequence[Line], widths: Sequence[int]) -> int | None:
    """Return the columns of a full line when the document is hard-wrapped, else None; ``widths`` are those of the lines."""
    if len(lines) < 8:
        return None
    if len([line for line in lines if len(line.text) > 150]) > 0.15 * len(lines):
        return None
    counts = Counter(widths)
    best, full = 0, 0
    for columns in _MEASURE:
        near = sum(counts[columns + step] for step in range(-4, 3))
        if near >= full:
            best, full = columns, near
    best = max(range(best - 4, best + 3), key=lambda columns: counts[columns])
    if full < max(6, 0.25 * len(lines)):
        return None
    if sum(times for columns, times in counts.items() if columns > LONGER * best) > 0.15 * full:
        return None
    stopped = [is_open(line.text) for line, columns in zip(lines, widths, strict=True) if best - 4 <= columns <= best + 2]
    return best if sum(stopped) >= 0.5 * len(stopped) else None


def join_lines(log: EditLog, headings: frozenset[str] = frozenset()) -> list[Change]:
    """Return the edits that delete line breaks inside of sentences; a line that is one of ``headings`` ends there."""
    text = log.text
    lines = lines_of(text)
    widths = [width(line.text) for line in lines]
    full = measure(lines, widths)
    indented = _Indents(log)
    narrow = _narrow_columns(lines, widths, full) if full else frozenset()
    # Where sentences lost their final stops as a rule, an open line says nothing.
    prose = [line.text for line in lines if is_prose(line.text)]
    closed = len(prose) >= 5 and sum(map(is_open, prose)) <= 0.2 * len(prose)
    by_indent = full is not None and indented.as_rule(lines, widths, full)
    tables = _table_lines(log, lines) if _TABLE_NAME.search(text) else frozenset()
    changes: list[Change] = []
    for number in range(len(lines) - 1):
        line, after = lines[number], lines[number + 1]
        reason = None
        if not line.text or not after.text:
            continue
        last = line.text[-1]
        if number + 1 in tables and _HEADING_CELL.fullmatch(after.text):
            continue
        if number in tables:
            if _broken(log, line, after):
                changes.append(Change(line.end, after.start, "\t", "table-cell"))
                continue
            if _is_complete(line.text) or _INDEXED.match(after.text):
                continue
        if last in ".．、" and _DANGLING.search(line.text):
            reason = "cut-marker"
        elif last in "栏件表图 " and _BARE.fullmatch(after.text) and _LABEL.search(line.text):
            reason = "cut-label"
        elif starts_item(after.text) or (headings and line.text.replace(" ", "") in headings) or _is_row(line.text):
            continue
        elif full is not None and _ROW_NAME.match(line.text) and _is_row(after.text) and not _ROW_START.match(after.text):
            reason = "table-row-name"
        elif after.text[0] in _CLOSING and is_open(line.text) and not indented.at(after):
            reason = "cut-sentence"
        elif full is not None:
            columns = widths[number]
            if last in "，、" and columns >= full // 2 and not indented.at(after):
                reason = "hard-wrap"
            elif full - SLACK <= columns <= LONGER * full:
                if (is_open(line.text) or by_indent) and not indented.at(after):
                    reason = "hard-wrap"
            elif (
                columns in narrow
                and is_open(line.text)
                and last not in "）)》”"
                and not _BARE.match(after.text)
                and widths[number + 1] <= columns + 1
            ):
                reason = "hard-wrap-cell"
        elif last in "，、" and is_prose(line.text) and not indented.at(after):
            reason = "cut-sentence"
        elif (
            closed
            and last not in "”》）)"
            and is_open(line.text)
            and ("。" in line.text or "；" in line.text)
            and is_prose(line.text)
            and (is_prose(after.text) or after.text[-1] in "。；！？" or _decimal(after.text))
        ):
            reason = None if indented.at(after) else "cut-sentence"
        elif closed and _decimal(line.text) and number and changes and changes[-1].end == line.start:
            reason = "cut-sentence"
        if reason:
            changes.append(Change(line.end, after.start, _between(text, line.end, after.start), reason))
    changes = [change for change in changes if change.text != "\n"]
    return sorted([*changes, *(change for number in sorted(tables) for change in _cells(log, lines[number]))])


def _is_row(line: str) -> bool:
    """Tell whether a line ends like the row of a table, in two numbers or dashes."""
    return line[-1] in "0123456789%-—–〕]" and _ROW_END.search(line[-60:]) is not None


def _table_lines(log: EditLog, lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines of indicator tables: from a header (指标, 单位, 2025年, alone or on lines of their own) to a full sentence."""
    found: set[int] = set()
    end = -1
    for number, line in enumerate(lines):
        if number < end or len(line.text) > 60 or not _names_table(line.text) or _TABLE_END.search(line.text):
            continue
        head = [after.text for after in lines[number : number + 5] if len(after.text) <= 60]
        if sum(len(_TABLE_WORD.findall(text)) for text in head) < 2 or "，" in line.text:
            continue
        end = number
        while end < len(lines) and len(lines[end].text) <= 80 and not _TABLE_END.search(lines[end].text):
            end += 1
        if sum(_is_complete(row.text) or _wide(log, row) >= 2 for row in lines[number:end]) >= 3:
            found.update(range(number, end))
    return frozenset(found)


def _names_table(line: str) -> bool:
    return "项目" in line or ("标" in line and _TABLE_NAME.search(line) is not None)


def _is_complete(line: str) -> bool:
    """Tell whether a line of a table holds values: an attribute, or two cells that are numbers or dashes."""
    if _ATTRIBUTE.search(line):
        return True
    cells = line.split(" ")
    return len(cells) > 2 and sum(_CELL.fullmatch(cell) is not None for cell in cells[1:]) >= 2


def _cells(log: EditLog, line: Line) -> list[Change]:
    """Return the edits that set the cells of a line apart by tabs, as many as the raw text has between them."""
    if "|" in line.text or not (_is_complete(line.text) or len(_TABLE_WORD.findall(line.text)) >= 2 or _wide(log, line) >= 2):
        return []
    changes = []
    for match in re.finditer("(?<!指) | (?!标)", line.text):
        at = line.start + match.start()
        raw_start, raw_end = log.map().raw_span(at, at + 1)
        changes.append(Change(at, at + 1, "\t" * max(1, log.raw.count("\t", raw_start, raw_end)), "table-cell"))
    return changes


def _wide(log: EditLog, line: Line) -> int:
    """Return how many gaps of a line are tabs or wide white space in the raw text."""
    if " " not in line.text:
        return 0
    spans = (log.map().raw_span(line.start + match.start(), line.start + match.end()) for match in re.finditer(" ", line.text))
    return sum(raw_end - raw_start > 1 or log.raw[raw_start:raw_end] in "\t\u3000" for raw_start, raw_end in spans)


def _broken(log: EditLog, line: Line, after: Line) -> bool:
    """Tell whether cleaning put a line break in the place of wide white space."""
    raw_start, raw_end = log.map().raw_span(line.end, after.start)
    return raw_end > raw_start and _BREAKS.isdisjoint(log.raw[raw_start:raw_end]) and log.raw[raw_start:raw_end].isspace()


def _between(text: str, start: int, end: int) -> str:
    """Return what joins two lines: nothing, a space between Latin words, the line break between digits."""
    new = gap(text, start, end)
    return " " if new and not (text[start - 1].isdigit() or text[end].isdigit()) else new


def _decimal(line: str) -> bool:
    return "." in line and _BARE.fullmatch(line) is not None


def _narrow_columns(lines: Sequence[Line], widths: Sequence[int], full: int) -> frozenset[int]:
    """Return the widths at which the cells of tables in a hard-wrapped document are wrapped."""
    counts: Counter[int] = Counter()
    opens: Counter[int] = Counter()
    for line, columns in zip(lines, widths, strict=True):
        if 8 <= len(line.text) < full and not starts_item(line.text):
            counts[columns] += 1
            opens[columns] += is_open(line.text)
    return frozenset(
        columns for columns, times in counts.items() if 16 <= columns <= full - 8 and times >= 6 and opens[columns] >= 0.8 * times
    )


class _Indents:
    """Which lines were indented in the raw text."""

    def __init__(self, log: EditLog) -> None:
        self.raw = log.raw
        self._log = log

    @cached_property
    def map(self) -> CleanText:
        """The way back to the raw text, made when a line is first asked about."""
        return self._log.map()

    def at(self, line: Line) -> bool:
        """Tell whether at least two spaces stood before the line."""
        if line.start >= line.end:
            return False
        start = self.map.raw_span(line.start, line.start + 1)[0]
        before = self.raw[max(0, start - 2) : start]
        return (
            len(before) == 2 and before.isspace() and before[1] not in "\r\n" and (before[0] not in "\r\n" or before[1] in "\u2003\u3000\t")
        )

    def as_rule(self, lines: Sequence[Line], widths: Sequence[int], full: int) -> bool:
        """Tell whether paragraphs are indented as a rule, so that a line without an indent goes on with the last one."""
        follow = [self.at(after) for columns, after in zip(widths, lines[1:], strict=False) if full - SLACK <= columns <= full + 3][:400]
        ends = zip(widths, pairwise(lines), strict=False)
        start = [self.at(after) for columns, (line, after) in ends if columns < full - 12 and not is_open(line.text)][:400]
        return bool(start) and sum(start) >= 0.6 * len(start) and sum(follow) <= 0.3 * len(follow)
