"""Make a TrueType font of the characters that the tests draw, from a free font that comes as a package (SIL OFL 1.1)."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from tests.load.paths import PLANS

from planparse.load import load_file


@cache
def font_file() -> bytes:
    """Return a font with all characters that stand in the test files of this folder and in the sample plans that they draw."""
    source = TTFont(io.BytesIO((files("pylopdf_fonts_zh_cn") / "NotoSansSC-Regular.otf").read_bytes()))
    chars = {char for path in Path(__file__).parent.glob("*.py") for char in path.read_text(encoding="utf-8")}
    chars.update(*(load_file(path).text for path in PLANS))
    chooser = subset.Subsetter(subset.Options(layout_features=[], notdef_outline=True, hinting=False))
    chooser.populate(unicodes=[ord(char) for char in chars])
    chooser.subset(source)
    return _true_type(source)


def _true_type(font: TTFont) -> bytes:
    """Return an OpenType font with its cubic outlines made quadratic, as the writer of PDF files wants them."""
    order, shapes = font.getGlyphOrder(), font.getGlyphSet()
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(None)
        shapes[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    del font["CFF "]
    font["loca"], font["glyf"] = newTable("loca"), table
    font["maxp"].tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"):
        setattr(font["maxp"], field, 0)
    for field in ("maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth", "maxPoints", "maxContours"):
        setattr(font["maxp"], field, 0)
    font["maxp"].maxCompositePoints = font["maxp"].maxCompositeContours = 0
    font["head"].glyphDataFormat = 0
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
