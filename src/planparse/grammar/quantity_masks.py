"""Digits that are no number of their own: parts of codes, masks (XX, **, 某) and what is left where digits are hidden or lost."""

from __future__ import annotations

from planparse.grammar.quantity_numbers import Numeral
from planparse.grammar.quantity_words import Unit, bound_after, bound_before
from planparse.patterns import lazy

_MEASURED_KINDS = frozenset({"money", "area", "mass", "power", "energy"})
_HIDDEN = frozenset("×Ｘｘ＊＃＿○〇◯□■●△▲…—～？?·）】〕某余多")
_PASSED = frozenset("过超破逾达近上")
_ASIDE = frozenset(",;:(\"'")
_MASK_LETTERS = lazy(r"(?<![A-Za-z])[xX]+$")


def is_code(view: str, pos: int, number: Numeral, before: str) -> bool:
    """Tell whether the digits at ``pos`` are part of a code, a mask or a misread word: 1O0%, 1-2-3, **5, 1 5 %."""
    if not before or not (before.isascii() or before in "－—–～／＋"):
        return False
    earlier = view[pos - 2] if pos > 1 else ""
    if before in "*#@+＋_":
        return True
    if before in "xX" and _MASK_LETTERS.search(view[max(0, pos - 6) : pos]):
        return True
    if before.isalpha() or before == " ":  # digits apart by spaces and 1O0% are cleaning's work, never guessed here
        return number.arabic and earlier.isdigit()
    return before in "./-~－—–～／" and earlier.isascii() and earlier.isalnum()


def is_remnant(view: str, floor: int, pos: int, number: Numeral, before: str, unit: Unit) -> bool:
    """Tell whether a multiplier stands alone because its digits are hidden or lost: XX亿元, 某亿元, 完成投资亿元.

    ``floor`` is where the quantity before ends.
    """
    if before and before not in _ASIDE and (before.isascii() or before.isspace() or before in _HIDDEN):
        return True
    if number.end - pos > 1 or unit.kind not in _MEASURED_KINDS or before in _PASSED:
        return False  # 带动万名青年, 产值过亿元
    return bound_before(view, floor, pos, round_number=True) is None and bound_after(view, unit.end) is None
