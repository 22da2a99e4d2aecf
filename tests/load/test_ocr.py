"""Scanned pages: the optional OCR reads them, within bounds."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest
from tests.load.cjk_font import font_file
from tests.load.pdf_files import HEIGHT, WIDTH, Sheet

from planparse.errors import LoadError
from planparse.load import ocr
from planparse.load.pdf import read

PARTS = ["云溪县2026年工作计划", "新增公办学位1200个，改造农村公路15公里。", "粮食产量达到32万吨。"]


def scan() -> bytes:
    """Return a PDF of one page that is the picture of a text."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), "white")
    font = ImageFont.truetype(io.BytesIO(font_file()), 34)
    for number, line in enumerate(PARTS):
        ImageDraw.Draw(picture).text((180, 200 + 80 * number), line, font=font, fill="black")
    sheet = Sheet()
    sheet.canvas.drawInlineImage(picture, 0, 0, WIDTH, HEIGHT)
    return sheet.bytes()


@pytest.mark.skipif(not ocr.is_installed(), reason="the extra is not installed")
def test_a_scanned_page_is_read():
    text, warnings = read(scan(), "scan.pdf")
    assert text.splitlines() == PARTS
    assert [warning.code for warning in warnings] == ["ocr"]


def test_too_many_pages_and_too_much_time(monkeypatch):
    with pytest.raises(LoadError) as caught:
        list(ocr.read_pages(None, range(ocr.MAX_PAGES + 1), "scan.pdf"))
    assert caught.value.code == "too-large"
    clock = iter([0.0, 1.0, 2 * ocr.MAX_SECONDS + 1])
    page = SimpleNamespace(get_size=lambda: (100.0, 100.0), render=lambda scale: SimpleNamespace(to_numpy=lambda: None), close=lambda: None)
    box = [[0, 0], [400, 0], [400, 40], [0, 40]]
    monkeypatch.setattr(ocr, "_engine", lambda: lambda picture: ([[box, "学位1200", "0.9"], [box, "糊", "0.1"]], None))
    monkeypatch.setattr(ocr.time, "monotonic", lambda: next(clock))
    pages = ocr.read_pages([page, page], [0, 1], "scan.pdf")
    number, marks = next(pages)
    assert (number, "".join(glyph.text for glyph in marks.glyphs)) == (0, "学位1200")
    with pytest.raises(LoadError) as caught:
        next(pages)
    assert caught.value.code == "ocr-too-slow"


def test_the_engine_takes_as_many_threads_as_it_is_told(monkeypatch):
    told = []
    monkeypatch.setitem(sys.modules, "rapidocr_onnxruntime", SimpleNamespace(RapidOCR=lambda **more: told.append(more)))
    monkeypatch.setattr(ocr, "threads", 1)
    ocr._engine.__wrapped__()
    assert told == [{"intra_op_num_threads": 1, "inter_op_num_threads": 1}]
