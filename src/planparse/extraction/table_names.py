"""What the name of an indicator says of its value: the change that is meant, the name of a rate, the unit to count in."""

from __future__ import annotations

import re

from planparse.extraction.table_cells import UnitCell, Value, read_unit, scaled
from planparse.patterns import lazy
from planparse.types import Change

_VERB = lazy(r"(?<=.)(?:(增长|增加|提升|提高)|(降低|下降|减少|削减))$")
_NEW = lazy(r"^(?:累计)?新增(?=.)")
_SPAN = lazy(r"(?:年均|累计|五年|同比)+$")


def read_change(name: str, unit: UnitCell) -> tuple[str, str, Change]:
    """Return metric, action and change of an indicator's name: a verb of change at its end, or 新增 at its head.

    >>> read_change("单位地区生产总值能耗降低", UnitCell(1, "%", "ratio"))
    ('单位地区生产总值能耗', '降低', 'decrease')
    >>> read_change("城镇新增就业人数", UnitCell(10000, "人", "people"))
    ('城镇新增就业人数', '新增', 'increase')
    """
    verb = _VERB.search(name)
    if verb:
        metric = (
            re.sub(r"(?:年均|累计|五年|同比|总量|量|率)*$", "", name[: verb.start()])
            if "年均" in name or "累计" in name
            else name[: verb.start()]
        )
        return metric, verb[0], "increase" if verb[1] else "decrease"
    if "新增" in name and unit.kind not in ("ratio", "time", "age") and unit.unit not in ("%", "‰", "年", "岁"):
        return _NEW.sub("", name), "新增", "increase"
    return name, "", "level"


def rate_words(header: str) -> str:
    """Return how a growth column's words name the rate: 年均增速 unless the header says 年均增长."""
    return "年均增长" if re.match(r".*年均增长(?!率|速)", header) and "累计" not in header else "年均增速"


def measured(value: Value, unit: UnitCell) -> tuple[float, float | None, str]:
    """Return a value multiplied out by the unit of its row, or by its own where one stands in the cell."""
    own = read_unit(value.unit) if value.unit else None
    scale = 1 if own and own.unit != unit.unit else unit.scale
    number = scaled(value.number, scale)
    high = scaled(value.high, scale) if value.high is not None else None
    return number, high, own.unit if own else unit.unit


def says_change(name: str) -> bool:
    """Tell whether a name ends in a verb of change (能耗降低), so that its value is one."""
    return _VERB.search(name) is not None
