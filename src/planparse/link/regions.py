"""Find the administrative division that a title or the name of a body begins with, and its six-digit code.

The table is ``lexicon/regions.tsv`` (its source is named there): one line a division, read as one string and searched with
``str.find``, so that nothing is built at start-up. Names count in full (清远市, 嘉定区), or with the peoples' names left out of an
autonomous one (恩施州); other short forms are not guessed at.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from planparse.lexicon import FOLDER, pattern
from planparse.types import Region, Warn

_LONGEST = 15
# What may stand in front of a name: nothing, a verb of a title, a year, a mark, a body of the state.
_MIDDLE = re.compile(
    "(?:^|中共|共青团|总局|银行|兵团|第[一二三四五六七八九十]{1,3}师|印发|发布|公布|下发|转发|调整|推进|推动|支持|加快|促进|实施|开展|做好|制定|年度?|[于对在与和的及、，：（(《“”」—\\s])$"
)
_LISTED = tuple("、和与及")


class _Place(NamedTuple):
    """A name in a text, whether it follows the name before it at once, and whether a mark of a list stands in front."""

    name: str
    glued: bool
    listed: bool


@cache
def _table() -> str:
    text = (FOLDER / "regions.tsv").read_text("utf-8")
    return "\n" + "\n".join(line for line in text.splitlines() if not line.startswith("#")) + "\n"


@cache
def codes(name: str) -> tuple[str, ...]:
    """Return the codes of all divisions of this name, which is full or lacks the peoples of an autonomous one.

    >>> codes("清远市"), len(codes("朝阳区")), codes("不存在市"), codes("恩施州"), codes("恩施土家族苗族自治州")
    (('441800',), 2, (), ('422800',), ('422800',))
    """
    return _lines_with(f"\t{name}\n") or _autonomous(name)


def _lines_with(needle: str) -> tuple[str, ...]:
    table, found, at = _table(), [], 0
    while (at := table.find(needle, at)) >= 0:
        found.append(table[at - 6 : at])
        at += len(needle)
    return tuple(found)


def _autonomous(name: str) -> tuple[str, ...]:
    stem = name[:-1].removesuffix("自治")
    if name[-1:] not in "州县旗" or len(stem) < 2:
        return ()
    return tuple(code for code in _lines_with(f"\t{stem}") if pattern("documents", "peoples").fullmatch(_name_of(code)[len(stem) :]))


def _name_of(code: str) -> str:
    table = _table()
    begin = table.find(f"\n{code}\t") + 8
    return table[begin : table.find("\n", begin)]


def _contains(outer: str, inner: str) -> bool:
    return inner.startswith(outer.removesuffix("00").removesuffix("00"))


def find_region(*texts: str | None) -> tuple[Region | None, tuple[Warn, ...]]:
    """Return the most specific division named in the first of ``texts`` that names one, and a warning where that cannot be known.

    Divisions that share a name are told apart by the province or prefecture named in any of the texts. No region is returned when
    that does not decide, when one name contradicts the one before it, or when several places are listed.

    >>> find_region("上海市嘉定区教育局")[0]
    Region(name='嘉定区', adcode='310114')
    >>> find_region("朝阳区教育局", "北京市朝阳区教育工作要点")[0].adcode
    '110105'
    >>> [(region, [warn.code for warn in warns]) for region, warns in [find_region("朝阳区教育局", "2022年教育工作要点")]]
    [(None, ['ambiguous-region'])]
    """
    places = [_named(text) if text else [] for text in texts]
    known = [found[0] for named in places for place in named if len(found := codes(place.name)) == 1]
    for named in places:
        if not named:
            continue
        chain: tuple[str, ...] = ()
        for place in named:
            found = codes(place.name)
            inside = tuple(code for code in found if any(_contains(outer, code) for outer in chain))
            if not chain or inside:
                chain = inside or found
            elif place.glued:
                return None, (_unclear(place.name),)
            elif place.listed:
                return None, ()
        if len(chain) > 1:
            chain = tuple(code for code in chain if any(outer != code and _contains(outer, code) for outer in known))
        if len(chain) == 1:
            return Region(_name_of(chain[0]), chain[0]), ()
        return None, (_unclear(named[-1].name),)
    return None, ()


def _unclear(name: str) -> Warn:
    return Warn("ambiguous-region", f"{name} is the name of several divisions or does not lie where the text says; no region is given")


def _named(text: str) -> list[_Place]:
    """List the names of divisions in a short text, in order; each starts where a name may start."""
    found: list[_Place] = []
    last = 0
    for match in re.finditer("[省市县区旗州盟]", text[:200]):
        end = match.end()
        for start in range(max(end - _LONGEST, last), end - 1):
            glued = bool(found) and start == last
            if (glued or _MIDDLE.search(text[max(start - 5, 0) : start])) and codes(text[start:end]):
                found.append(_Place(text[start:end], glued, text[max(start - 1, 0) : start].endswith(_LISTED)))
                last = end
                break
    return found
