"""Write out the short names of organs: 市发改委 → 市发展和改革委员会, with the level or place in front kept as it is.

The table is ``lexicon/body_names.toml``. Only what is certain is written out: a short form that stands for different names in
different places (文广旅局, 城管局) has no alias.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from planparse.lexicon import compiled, entries
from planparse.patterns import lazy

_MAX_NAME = 40
_LONG_END = {"委": "委员会", "办": "办公室"}
_AREA = r"(?:[省市县区旗州盟镇乡级]|地区|兵团|国家|中国|国务院)[）)〕\]〉]?$"
_BEFORE = {"": rf"^$|{_AREA}", "*": rf"^$|委$|{_AREA}"}
_ASIDE = lazy(r"^([^（）()]{2,20})([（(])([^（）()]{2,20})([）)])$", needs="(（")


class _Form(NamedTuple):
    """What a short form stands for, and what may stand in front of it."""

    full: str
    before: re.Pattern[str]


@cache
def _table() -> tuple[dict[str, tuple[_Form, ...]], tuple[tuple[str, str, _Form], ...]]:
    """Return the forms by the words that end a name, and those with words on both sides of the place (团…委)."""
    ends: dict[str, tuple[_Form, ...]] = {}
    around: list[tuple[str, str, _Form]] = []
    for entry in entries("body_names"):
        if "full" not in entry:
            continue
        before = entry.get("before", "")
        pattern = compiled("body_names", entry["id"], _BEFORE.get(before, before))
        full = entry["full"] if "{}" in entry["full"] else "{}" + entry["full"]
        for end in entry.get("ends", "") or ("",):
            form = _Form(full + _LONG_END.get(end, end), pattern)
            for short in [*entry["short"], *([entry["full"]] if end else [])]:
                head, _, tail = short.rpartition("{}")
                if head or short.startswith("{}"):
                    around.append((head, tail, form))
                else:
                    ends[short + end] = (*ends.get(short + end, ()), form)
    return ends, tuple(around)


def full_name(name: str) -> str | None:
    """Return the standard form of a name that is written short; None where it is full already or not known for certain.

    >>> full_name("市发改委"), full_name("各县（市、区）政府"), full_name("团市委"), full_name("市教育局"), full_name("县文广旅局")
    ('市发展和改革委员会', '各县（市、区）人民政府', '共青团市委员会', None, None)
    >>> full_name("市住房城乡建设局（市人防办）")
    '市住房和城乡建设局（市人民防空办公室）'
    """
    if not 2 <= len(name) <= _MAX_NAME:
        return None
    aside = _ASIDE.match(name)
    if aside:
        outer, inner = _written_out(aside[1]), _written_out(aside[3])
        return f"{outer or aside[1]}{aside[2]}{inner or aside[3]}{aside[4]}" if outer or inner else None
    return _written_out(name)


def _written_out(name: str) -> str | None:
    ends, around = _table()
    for at in range(len(name)):
        for form in ends.get(name[at:], ()):
            if form.before.search(name[:at]):
                return _unless_same(name, form.full.replace("{}", name[:at]))
    for head, tail, form in around:
        if name.startswith(head) and name.endswith(tail) and len(name) > len(head) + len(tail):
            place = name[len(head) : -len(tail)]
            if form.before.search(place):
                return form.full.replace("{}", place)
    return None


def _unless_same(name: str, full: str) -> str | None:
    return full if full != name else None
