"""The header of an indicator table: which columns there are, and what the values in them mean.

Notes for a newcomer. A header is a run of lines in which every word is a header word (``lexicon/tables.toml``), one of them
the name column (指标). Lines are tried alone, then read together, since 年均 and 增速 may stand on two lines. Prose never
passes: it would have to consist of such words alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from planparse.grammar.date_calendar import plans
from planparse.lexicon import compiled, entries, pattern
from planparse.patterns import lazy

Role = Literal["index", "group", "name", "unit", "year", "plan", "goal", "result", "growth", "sum", "part", "attr", "other", "filler"]
_BLANK = re.compile(r"[\s|*｜]+")
_DIVIDER = re.compile(r"[\s|:\-—–=_+*｜]+")
_BASE = lazy(r"基|现状|实际|实绩|完成|预计")
_AIM = lazy(r"目标|规划|预期|近期|中期|远期|计划")
_PERIOD = lazy(r"(20\d\d)年?[-—–~～至](?:20\d\d)年")
_STANDS = lazy("现状|基期|基数|基准")
_OTHERS = lazy("全国|全省|国家|省级")
_TITLE = 120  # characters that a document opens with
_NAMED_PLAN = lazy('[“"](十[一二三四五六]?五|[六七八九]五)[”"]')
_ATTR = lazy(r"(约束性|预期性)")
_MAX_LINE = 90
_MAX_LINES = 18
_MAX_HEADER = 160
VALUES = frozenset({"year", "goal", "result", "growth", "sum", "part"})


class Line(NamedTuple):
    """A line of the clean text."""

    start: int
    end: int
    text: str


class Column(NamedTuple):
    """A column: ``year`` as far as the header tells, ``use`` what its numbers are; ``assumed`` marks a base that no word tells for sure."""

    role: Role
    text: str
    year: int | None = None
    use: Literal["", "base", "target", "growth", "sum", "skip", "past", "past-growth"] = ""
    assumed: bool = False


class Header(NamedTuple):
    """A table's columns in order, the number of the first line below the header, and what caption and header say for all rows.

    ``hard`` are the columns cell by cell when tabs or bars divide the header line.
    """

    first: int
    after: int
    columns: tuple[Column, ...]
    values: tuple[Column, ...]
    hard: tuple[Column, ...] = ()
    unit: str = ""
    attr: str = ""

    def has(self, role: Role) -> bool:
        """Tell whether there is such a column."""
        return any(column.role == role for column in self.columns)

    @property
    def last_target(self) -> Column | None:
        """Return the last column that holds targets of a known year."""
        years = [column for column in self.values if column.use == "target" and column.year]
        return years[-1] if years else None


@cache
def _roles() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((entry["role"], compiled("tables", entry["id"], entry["pattern"])) for entry in entries("tables") if "role" in entry)


@cache
def _alphabet() -> frozenset[str]:
    """Return the characters that header words are made of: those of the patterns as written, which name all of theirs but the digits."""
    return frozenset("0123456789０１２３４５６７８９").union(*(entry["pattern"] for entry in entries("tables") if "role" in entry))


@lru_cache(maxsize=512)
def header_words(value: str) -> tuple[tuple[Role, str], ...] | None:
    """Divide a string into header words, the longest first; None when anything else stands in it.

    >>> header_words("指标 单位2020年 年均/累计")
    (('name', '指标'), ('unit', '单位'), ('year', '2020年'), ('growth', '年均/累计'))
    >>> header_words("主要指标见下表") is None
    True
    """
    value = _BLANK.sub("", value)
    if len(value) > _MAX_HEADER or not _alphabet().issuperset(value):
        return None
    found: list[tuple[Role, str]] = []
    at = 0
    while at < len(value):
        best: tuple[int, Role] | None = None
        for role, regex in _roles():
            match = regex.match(value, at)
            if match and match.end() > at and (best is None or match.end() > best[0]):
                best = (match.end(), role)
        if best is None:
            return None
        found.append((best[1], value[at : best[0]]))
        at = best[0]
    return tuple(found)


def says_base(words: str) -> bool:
    """Tell whether the words of a column say that it holds what is (2020年（基期）, 2025年实际)."""
    return _BASE.search(words) is not None


def is_header_line(line: str) -> bool:
    """Tell whether a line holds header words alone (or the rule below a header)."""
    if len(line) > _MAX_LINE:
        return False
    return _DIVIDER.fullmatch(line) is not None or header_words(line) is not None


def find_header(lines: Sequence[Line], number: int, context: str) -> Header | None:
    """Read the header that the line ``number`` belongs to; ``context`` is the text before it that may name the plan's years."""
    first = number
    while first and number - first < 4 and _extends(lines[first - 1].text):
        first -= 1
    after, seen = number + 1, 1
    while after < len(lines) and after - first < _MAX_LINES and is_header_line(lines[after].text):
        seen += any(role == "name" for role, _ in header_words(lines[after].text) or ())
        if seen > 2:
            break
        after += 1
    for end in range(after, number, -1):  # a row's first cell may look like a header word (2020, 项目)
        words = header_words("".join(_apart(line.text) for line in lines[first:end] if not _DIVIDER.fullmatch(line.text)))
        if words is not None:
            break
    else:
        return None
    columns = [Column(role, text) for role, text in words if role != "filler"]
    names = [at for at, column in enumerate(columns) if column.role == "name"]
    if not names or len(names) > 2:
        return None
    if len(names) == 2:  # 指标属性 and 指标类别 are one column; else the caption (主要指标) ran into the header
        columns.pop(next((at for at in names if at + 1 < len(columns) and columns[at + 1].role in ("attr", "group")), names[0]))
    values = _values([column for column in columns if column.role in VALUES or column.role == "plan"], context)
    if not values or not any(column.use != "base" for column in values):
        return None
    if len(values) < 2 and not any(column.role in ("unit", "attr", "index") for column in columns):
        return None
    caption = "\n".join(line.text for line in lines[max(0, first - 3) : end + 1] if len(line.text) <= 60)
    unit = pattern("tables", "caption-unit").search(caption)
    attr = _ATTR.search(caption) if not any(column.role == "attr" for column in columns) else None
    header = Header(first, end, tuple(columns), tuple(values), (), unit[1] if unit else "", attr[1] if attr else "")
    return header._replace(hard=_hard(lines[first:end], values))


def _apart(line: str) -> str:
    """Keep a line of labels (实际 实际 目标) from running into the years above it."""
    words = header_words(line) or ()
    return f"/{line}" if len(words) > 1 and all(role in ("result", "goal") for role, _ in words) else line


def _extends(line: str) -> bool:
    """Tell whether a line above the name column belongs to the header: other words of it, not a caption."""
    words = header_words(line) if len(line) <= 40 else None
    return bool(words) and all(role != "name" for role, _ in words or ())


def _values(columns: list[Column], context: str) -> list[Column]:
    """Return the columns of values with year and use; spanning words (规划目标 over 2015年) are folded into what they span."""
    spans = [column for column in columns if column.role in ("goal", "result", "plan")]
    others = [column for column in columns if column.role not in ("goal", "result", "plan")]
    if any(column.role == "year" for column in others):
        goals = [column for column in spans if column.role != "plan"]
        years = [column for column in others if column.role == "year"]
        if len(goals) == len(years) > 1 and columns.index(goals[0]) > columns.index(years[-1]):
            return _years(_labelled(others, goals), context)
        stands = {column.text for column in goals if column.role == "result"}
        if {column.role for column in goals} == {"goal", "result"} and not all(_STANDS.match(text) for text in stands):
            return _past(goals, others)
        if len(goals) == 1 and goals[0].role == "result" and columns.index(goals[0]) < columns.index(years[0]):
            return _years([goals[0], *others], context)  # 现状值 2025年 2035年
        return _years(others, context)
    if {column.role for column in spans} >= {"goal", "result"} and others:
        return _past([column for column in spans if column.role != "plan"], others)
    kept: list[Column] = []
    plans = any(column.role == "plan" for column in spans) and any(column.role == "goal" for column in spans)
    year = next((_plan_year(column.text) for column in spans if column.role == "plan"), None) if plans else None
    for column in columns:
        if column.role == "plan":
            if plans or (
                any(word.role == "growth" and "年均" in word.text for word in others) and not column.text.endswith(("末", "值", "目标"))
            ):
                continue
            year_ends = sorted(_plan_year(word.text) or 0 for word in spans if word.role == "plan")
            ends = _plan_year(column.text)
            base = says_base(column.text) or (len(year_ends) > 1 and ends is not None and ends == year_ends[0])
            kept.append(column._replace(role="year", year=ends, use="base" if base else "target"))
        elif column.role == "result":
            kept.append(column._replace(use="base"))
        elif column.role == "part":
            kept.append(column._replace(use="skip"))
        elif column.role == "goal":
            kept.append(column._replace(year=year, use="target"))
        else:
            kept.append(column._replace(use="growth" if column.role == "growth" else "sum"))
    return kept


def _plan_year(words: str) -> int | None:
    found = pattern("tables", "plan").match(words)
    period = plans().by_name.get(found[1]) if found else None
    return period[1].year if period else None


def _past(spans: list[Column], others: list[Column]) -> list[Column]:
    """Lay 规划目标 and 实现情况 over the columns below them, which may be printed once or for each."""
    if len(others) % len(spans) == 0 and len({column.text for column in others}) < len(others):
        share = others[: len(others) // len(spans)]
    else:
        share = others
    result: list[Column] = []
    for span in spans:
        for column in share:
            year = int(re.sub(r"\D", "", column.text)[:4]) if column.role == "year" else None
            use: Literal["past", "past-growth", "skip"] = "skip"
            if span.role == "result":
                use = "past" if column.role == "year" else "past-growth"
            result.append(column._replace(year=year, use=use))
    known = next((column.year for column in result if column.year), None)
    return [column._replace(year=column.year or known) for column in result]


def _labelled(columns: list[Column], labels: list[Column]) -> list[Column]:
    """Give each year the word that stands below it (2022年 2023年 2027年 / 实际 实际 目标)."""
    left = iter(labels)
    return [column._replace(text=column.text + next(left).text) if column.role == "year" else column for column in columns]


def _years(columns: list[Column], context: str) -> list[Column]:
    """Tell base from target years: by their words and the plan's years, else the first is the base."""
    found = [int(re.sub(r"\D", "", column.text)[:4]) if column.role == "year" else None for column in columns]
    years = [year for year in found if year]
    told = any(_BASE.search(column.text) for column in columns if column.role in ("year", "result"))
    begin, sure = _begin(context, min(years))
    result: list[Column] = []
    for column, year in zip(columns, found, strict=True):
        if column.role == "result":
            result.append(column._replace(use="base"))
        elif column.role == "part":
            result.append(column._replace(use="skip"))
        elif year is None:
            result.append(column._replace(use="growth" if column.role == "growth" else "sum"))
        else:
            aimed = _AIM.search(column.text) is not None
            assumed = begin is None and not told and len(years) > 1 and year == min(years) and not aimed
            before = begin is not None and year < begin and not aimed
            use: Literal["base", "target"] = "base" if assumed or before or says_base(column.text) else "target"
            result.append(column._replace(year=year, use=use, assumed=assumed or (before and not sure and not says_base(column.text))))
    return _own(result)


def _own(columns: list[Column]) -> list[Column]:
    """Leave out a target that is another's, printed beside the own one of the same year (2020年全省目标); nothing where two cannot be told apart."""
    targets = [column.year for column in columns if column.use == "target"]
    told = [
        column._replace(use="skip") if column.use == "target" and targets.count(column.year) > 1 and _OTHERS.search(column.text) else column
        for column in columns
    ]
    left = [column.year for column in told if column.use == "target" and column.year]
    return told if len(left) == len(set(left)) else []


def _begin(context: str, first: int) -> tuple[int | None, bool]:
    """Return the first year of the plan that a table whose years begin with ``first`` belongs to, None where the text before it does not tell.

    The flag tells that no other plan is named before it.

    The next plan that begins behind that year is the one (2020年, “十四五”); else the one that the document opens with.
    """
    found = {int(match[1]): match.start() for match in reversed(list(_PERIOD.finditer(context)))}
    for match in reversed(list(_NAMED_PLAN.finditer(context))):
        if match[1] in plans().by_name:
            found[plans().by_name[match[1]][0].year] = match.start()
    later = [year for year in found if year > first]
    opening = min(found, key=lambda year: found[year], default=None)
    if later:
        return min(later), min(later) == opening
    return next((year for year, at in found.items() if at < _TITLE), None), True


def _hard(lines: Sequence[Line], values: list[Column]) -> tuple[Column, ...]:
    """Return the columns cell by cell when the header is one line of cells apart by tabs or bars, each a column."""
    rows = [line.text for line in lines if not _DIVIDER.fullmatch(line.text)]
    if len(rows) != 1:
        return ()
    cells = split_hard(rows[0])
    left, columns = list(values), []
    told: list[tuple[Role, str]] = []
    for cell in cells:
        words = [(role, text) for role, text in header_words(cell) or [] if role != "filler"]
        if not words:
            return ()
        told.append(next((word for word in words if word[0] == "attr"), words[0]))  # 指标属性
    named = sum(role == "name" for role, _ in told)
    for role, text in told:
        if role == "name" and named > 1:
            role, named = "group", named - 1  # 任务 指标: the second names the row
        if role in VALUES or role == "plan":
            if not left:
                return ()
            columns.append(left.pop(0))
        else:
            columns.append(Column(role, text))
    return tuple(columns) if not left else ()


def split_hard(line: str) -> list[str]:
    """Return the cells of a line that tabs or bars divide, else nothing; empty cells count.

    >>> split_hard("| 地区生产总值 | 亿元 | | 160 |")
    [' 地区生产总值 ', ' 亿元 ', ' ', ' 160 ']
    """
    if "|" in line or "｜" in line:
        line = line.replace("｜", "|").strip(" *")
        return (line[1:] if line[0] == "|" else line).removesuffix("|").split("|")
    return line.split("\t") if "\t" in line else []
