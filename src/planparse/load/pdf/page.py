"""Take the characters and the ruled lines off a PDF page, turned so that the text stands upright.

Coordinates are points, x to the right and y upwards, whatever rotation the page has.
"""

from __future__ import annotations

import ctypes
import itertools
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

MAX_CHARS = 200_000  # of one page
MAX_SEGMENTS = 50_000  # of all drawings of one page
_THIN = 3.0  # points; a filled box that is thinner is a line
_LEAST = 6.0  # points; a shorter line is no rule
_HYPHEN = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
_Matrix = tuple[float, float, float, float, float, float]


class Glyph(NamedTuple):
    """A character: its left and right, its baseline, its height."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


class Rule(NamedTuple):
    """A ruled line from ``start`` to ``end``; ``at`` is the y of a level one and the x of an upright one."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Marks:
    """What stands on one page; ``lost`` counts characters that the font gives no meaning, ``pictures`` the images."""

    glyphs: list[Glyph] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    lost: int = 0
    pictures: int = 0


def read_marks(page: Any, raw: Any) -> Marks:
    """Return the characters and rules of a pypdfium2 page; ``raw`` is its module of C functions."""
    marks = Marks()
    found = list(_characters(page, raw, marks))
    turns = Counter(angle for angle, _ in found)
    turn = turns.most_common(1)[0][0] if turns else 0
    marks.glyphs = [_turned_glyph(box, turn) for angle, box in found if angle == turn]
    for x0, y0, x1, y1 in _segments(page, raw, marks):
        ax, ay = _turned(x0, y0, turn)
        bx, by = _turned(x1, y1, turn)
        if abs(ay - by) <= _THIN and abs(ax - bx) >= _LEAST:
            marks.level.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
        elif abs(ax - bx) <= _THIN and abs(ay - by) >= _LEAST:
            marks.upright.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))
    return marks


class _Box(NamedTuple):
    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float


def _characters(page: Any, raw: Any, marks: Marks) -> Iterator[tuple[int, _Box]]:
    """Yield the characters that were drawn, with the quarter turns they are rotated by; others (watermarks) are passed over."""
    text = page.get_textpage()
    x, y, rect = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    high = 0
    for at in range(min(text.count_chars(), MAX_CHARS)):
        code = raw.FPDFText_GetUnicode(text.raw, at)
        if raw.FPDFText_IsGenerated(text.raw, at) == 1 or code in (9, 10, 13, 32, 0x3000, 0xA0):
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        char = _HYPHEN.get(code) or (chr(code) if 32 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd")
        marks.lost += char == "\ufffd" or 0xE000 <= code < 0xF900
        angle = raw.FPDFText_GetCharAngle(text.raw, at) / (math.pi / 2)
        if abs(angle - round(angle)) > 0.05 or not raw.FPDFText_GetCharOrigin(text.raw, at, x, y):
            continue
        if not raw.FPDFText_GetLooseCharBox(text.raw, at, rect):
            continue
        yield round(angle) % 4, _Box(char, rect.left, rect.bottom, rect.right, rect.top, x.value, y.value)


def _turned_glyph(box: _Box, turn: int) -> Glyph:
    ax, ay = _turned(box.left, box.bottom, turn)
    bx, by = _turned(box.right, box.top, turn)
    _, y = _turned(box.x, box.y, turn)
    return Glyph(box.text, min(ax, bx), max(ax, bx), y, max(abs(by - ay), 1.0))


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Turn a point back by the quarter turns that the text is rotated by, counted clockwise."""
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turn]


def _segments(page: Any, raw: Any, marks: Marks) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight lines of a page's drawings: strokes, and the long axis of thin filled boxes."""
    left = MAX_SEGMENTS
    for item in page.get_objects(max_depth=4):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            marks.pictures += 1
        if item.type != raw.FPDF_PAGEOBJ_PATH or left <= 0:
            continue
        count = raw.FPDFPath_CountSegments(item.raw)
        left -= count
        if left <= 0:
            return
        stroke, fill = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item.raw, fill, stroke)
        if not stroke.value and not fill.value:
            continue  # a clipping path
        for points in _subpaths(item, raw, count):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            width, height = max(xs) - min(xs), max(ys) - min(ys)
            if min(width, height) <= _THIN:
                middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
                level = width >= height
                yield (min(xs), middle_y, max(xs), middle_y) if level else (middle_x, min(ys), middle_x, max(ys))
            elif stroke.value:
                for (x0, y0), (x1, y1) in itertools.pairwise(points):
                    yield x0, y0, x1, y1


def _subpaths(item: Any, raw: Any, count: int) -> Iterator[list[tuple[float, float]]]:
    matrix = _matrix(item)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(item.raw, at)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        a, b, c, d, e, f = matrix
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _matrix(item: Any) -> _Matrix:
    """Return the matrix from a drawing to the page, through the forms that hold it."""
    a, b, c, d, e, f = item.get_matrix().get()
    outer = item.container
    while outer is not None:
        a2, b2, c2, d2, e2, f2 = outer.get_matrix().get()
        a, b, c, d = a * a2 + b * c2, a * b2 + b * d2, c * a2 + d * c2, c * b2 + d * d2
        e, f = e * a2 + f * c2 + e2, e * b2 + f * d2 + f2
        outer = outer.container
    return a, b, c, d, e, f
