"""Find the administrative division that a title or the name of a body begins with, and its six-digit code.

The table is ``lexicon/regions.tsv`` (its source is named there): one line a division, read as one string and searched with
``str.find``, so that nothing is built at start-up. Only full names count (清远市, 嘉定区); short forms are not guessed at.
"""

from __future__ import annotations

import re
from functools import cache

from planparse.lexicon import FOLDER
from planparse.types import Region

_LONGEST = 15
# What may stand in front of a name: nothing, a verb of a title, a year, a mark.
_MIDDLE = re.compile(
    "(?:^|中共|共青团|印发|发布|公布|下发|转发|调整|推进|推动|支持|加快|促进|实施|开展|做好|制定|年度?|[于对在与和的及、，：（(《“”」—\\s])$"
)


@cache
def _table() -> str:
    text = (FOLDER / "regions.tsv").read_text("utf-8")
    return "\n" + "\n".join(line for line in text.splitlines() if not line.startswith("#")) + "\n"


@cache
def codes(name: str) -> tuple[str, ...]:
    """Return the codes of all divisions of this full name.

    >>> codes("清远市"), len(codes("朝阳区")), codes("不存在市")
    (('441800',), 2, ())
    """
    table, found, at = _table(), [], 0
    needle = f"\t{name}\n"
    while (at := table.find(needle, at)) >= 0:
        found.append(table[at - 6 : at])
        at += len(needle)
    return tuple(found)


def _contains(outer: str, inner: str) -> bool:
    return inner.startswith(outer.removesuffix("00").removesuffix("00"))


def find_region(*texts: str | None) -> Region | None:
    """Return the most specific division named in the first of ``texts`` that names one.

    Counties that share a name are told apart by the province or prefecture named in any of the texts; None when that does
    not decide.

    >>> find_region("上海市嘉定区教育局")
    Region(name='嘉定区', adcode='310114')
    >>> find_region("朝阳区教育局", "2022年教育工作要点"), find_region("朝阳区教育局", "北京市朝阳区教育工作要点").adcode
    (None, '110105')
    """
    named = [_named(text) if text else [] for text in texts]
    known = [code for names in named for name in names if len(found := codes(name)) == 1 for code in found]
    for names in named:
        best = None
        for name in names:
            found = codes(name)
            inside = [code for code in found if any(outer != code and _contains(outer, code) for outer in known)]
            choice = inside if len(found) > 1 else list(found)
            if len(choice) == 1 and (best is None or _depth(choice[0]) >= _depth(best.adcode)):
                best = Region(name, choice[0])
            elif len(choice) != 1 and best is None and len(names) == 1:
                return None
        if best is not None:
            return best
    return None


def _depth(code: str) -> int:
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


def _named(text: str) -> list[str]:
    """List the full names of divisions in a short text, in order; each starts where a name may start."""
    found: list[str] = []
    last = 0
    for match in re.finditer("[省市区县旗州盟]", text[:200]):
        end = match.end()
        for start in range(max(end - _LONGEST, last), end - 1):
            begins = (start == last and found) or _MIDDLE.search(text[max(start - 4, 0) : start])
            if begins and codes(text[start:end]):
                found.append(text[start:end])
                last = end
                break
    return found
