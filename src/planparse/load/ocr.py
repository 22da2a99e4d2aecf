"""Read pages that are pictures, with the optional RapidOCR; its weights come with its package."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from planparse.errors import LoadError
from planparse.load.pdf.page import Glyph, Marks

MAX_PAGES = 200
MAX_SECONDS = 30.0  # a page, on average
_DOTS = 2000  # of the longer side of a page
_SURE = 0.5
threads = -1
"""Threads that read a page (-1: one a processor); one where several processes read."""


def is_installed() -> bool:
    """Tell whether pictures can be read."""
    return importlib.util.find_spec("rapidocr_onnxruntime") is not None


def read_pages(handle: Any, numbers: Sequence[int], document: str) -> Iterator[tuple[int, Marks]]:
    """Yield the characters of pages of an open pypdfium2 document. Raises LoadError when there are too many, or time runs out."""
    if len(numbers) > MAX_PAGES:
        raise LoadError("too-large", f"the PDF holds {len(numbers)} pictures of pages", f"cut it: {MAX_PAGES} are read", document)
    end = time.monotonic() + MAX_SECONDS * len(numbers)
    for number in numbers:
        if time.monotonic() > end:
            raise LoadError("ocr-too-slow", "reading the pictures of the pages takes too long", "cut the PDF into parts", document)
        page = handle[number]
        width, height = page.get_size()
        scale = _DOTS / max(width, height, 1.0)
        picture = page.render(scale=scale).to_numpy()
        page.close()
        yield number, _marks(_engine()(picture)[0] or [], scale, height)


@cache
def _engine() -> Any:
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR(intra_op_num_threads=threads, inter_op_num_threads=threads)


def _marks(found: Sequence[Any], scale: float, height: float) -> Marks:
    """Return what was read as characters: a line's box is shared out by how wide its characters are."""
    marks = Marks()
    for corners, text, sure in found:
        text = text.strip()
        if float(sure) < _SURE or not text:
            continue
        left, right = min(x for x, _ in corners) / scale, max(x for x, _ in corners) / scale
        top, bottom = min(y for _, y in corners) / scale, max(y for _, y in corners) / scale
        size = 0.85 * (bottom - top)
        widths = [0.5 if char.isascii() else 1.0 for char in text]
        unit = (right - left) / sum(widths)
        for char, width in zip(text, widths, strict=True):
            if not char.isspace():
                marks.glyphs.append(Glyph(char, left, left + width * unit, height - bottom + 0.2 * size, size))
            left += width * unit
    return marks
