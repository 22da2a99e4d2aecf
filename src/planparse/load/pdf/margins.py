"""Find what is printed in the margins of pages: running headers and footers, page numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from planparse.load.pdf.lines import TextLine
from planparse.patterns import lazy

_DIGITS = lazy(r"\d+")
_SPACE = lazy(r"\s+")
_NUMBER = lazy(r"[-—–―·•~～ ]*(\d{1,4})[-—–―·•~～ ]*|第 ?(\d{1,4}) ?页.{0,12}|(\d{1,4}) ?[/／] ?\d{1,4}|[Pp]age ?(\d{1,4}).{0,12}")
_EDGE = 3  # lines at the top and at the bottom of a page that may belong to the margin
_OFTEN = 3
_APART = 1.25  # times the usual pitch
_SMALL = 0.92
_CLOSE = 4.0  # points


def margin_lines(pages: Sequence[Sequence[TextLine]]) -> list[list[TextLine]]:
    """Return for each page the lines of its margins.

    A line is one when the same words, numbers apart, stand at the same height on a third of the pages, at least three, or two if it
    is small; a page number when it counts the pages.
    """
    pitches = [one.y - other.y for lines in pages for one, other in pairwise(lines)]
    pitch, size = (median(pitches) if pitches else 0.0), _usual_size(pages)
    edges = [_edges(lines, pitch, size) for lines in pages]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    shift = Counter(value - at for at, lines in enumerate(edges) for line in lines if (value := _page_number(line)) is not None)
    counted = {offset for offset, times in shift.items() if times >= min(2, len(pages)) and times >= 0.3 * len(pages)}
    third = round(len(pages) / 3)
    found: list[list[TextLine]] = []
    for at, lines in enumerate(edges):
        number = [line for line in lines if (value := _page_number(line)) is not None and value - at in counted]
        repeated = [line for line in lines if sum(seen[key] for key in _keys(line)) >= max(third, _OFTEN - (line.size < _SMALL * size))]
        found.append([line for line in lines if line in number or line in repeated])
    return found


def _usual_size(pages: Sequence[Sequence[TextLine]]) -> float:
    sizes = [line.size for lines in pages for line in lines]
    return median(sizes) if sizes else 0.0


def _edges(lines: Sequence[TextLine], pitch: float, size: float) -> list[TextLine]:
    """Return the first and last lines of a page that stand apart from the others or are smaller."""
    found: list[TextLine] = []
    for ordered in (lines, lines[::-1]):
        outer = 0
        for at, line in enumerate(ordered[:_EDGE]):
            apart = at + 1 == len(ordered) or abs(line.y - ordered[at + 1].y) > _APART * pitch
            outer = at + 1 if apart or line.size < _SMALL * size else outer
        found.extend(ordered[:outer])
    return list(dict.fromkeys(found))


def _key(line: TextLine) -> tuple[str, int]:
    return _DIGITS.sub("#", _SPACE.sub("", line.text)), round(line.y / _CLOSE)


def _keys(line: TextLine) -> list[tuple[str, int]]:
    text, y = _key(line)
    return [(text, y - 1), (text, y), (text, y + 1)]


def _page_number(line: TextLine) -> int | None:
    match = _NUMBER.fullmatch(line.text.strip())
    return int(next(group for group in match.groups() if group)) if match else None
