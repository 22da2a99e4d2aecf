"""Draw small PDF files for the tests, line by line."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from tests.load.cjk_font import font_file

_RUN = re.compile("[ -~]+|[^ -~]+")
FONT = "Tests"
WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP, BOTTOM = 90, 505, 760, 90
SIZE, PITCH = 16, 28

pdfmetrics.registerFont(TTFont(FONT, io.BytesIO(font_file())))


def wrapped(text: str, columns: float, first: float = 0) -> list[str]:
    """Break a text into lines of so many Chinese characters; no line begins with a closing mark or breaks a number."""
    lines, line, used = [], "", first
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and text[end - 1].isascii() and text[end].isascii():
            end += 1
        word = text[at:end]
        width = pdfmetrics.stringWidth(word, FONT, 1)
        if used + width > columns and text[at] not in "，。；、：）”":
            lines.append(line)
            line, used = "", 0.0
        line, used, at = line + word, used + width, end
    return [*lines, line]


class Sheet:
    """A PDF in the making."""

    def __init__(self, *, header: str = "", footer: str = "", password: str = "", size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
        self._out = io.BytesIO()
        locked = StandardEncryption(password, canPrint=1) if password else None
        self.canvas = Canvas(self._out, pagesize=size, encrypt=locked, invariant=1)
        self._header, self._footer, self._page = header, footer, 0
        self.y = 0.0
        self.turn()

    def turn(self) -> None:
        """Begin a page."""
        if self._page:
            self.canvas.showPage()
        self._page += 1
        self.y = TOP
        self.write(self._header, LEFT, HEIGHT - 40, 9)
        self.write(self._footer.format(page=self._page), 280, 40, 9)

    def write(self, text: str, x: float, y: float, size: float = SIZE) -> None:
        """Draw one line at a place."""
        self.canvas.setFont(FONT, size)
        for part in _RUN.findall(text):
            self.canvas.drawString(x, y, part)
            x += pdfmetrics.stringWidth(part, FONT, size)

    def line(self, text: str, x: float = LEFT, size: float = SIZE) -> None:
        """Draw the next line."""
        if self.y < BOTTOM:
            self.turn()
        self.write(text, x, self.y, size)
        self.y -= PITCH

    def par(self, text: str, indent: float = 2) -> None:
        """Draw a paragraph, indented and broken at the right margin."""
        for number, line in enumerate(wrapped(text, (RIGHT - LEFT) // SIZE, indent)):
            self.line(line, LEFT + (0 if number else indent * SIZE))

    def title(self, text: str) -> None:
        """Draw a line in the middle."""
        self.line(text, (WIDTH - 20 * len(text)) / 2, 20)

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, ruled: bool = True, size: float = 12) -> None:
        """Draw a table, cells broken to fit."""
        for row in rows:
            cells = [wrapped(text, width // size - 1) for text, width in zip(row, widths, strict=True)]
            height = 18 * max(map(len, cells)) + 6
            if self.y - height < BOTTOM:
                self.turn()
            top, x = self.y + 14, LEFT
            for lines, width in zip(cells, widths, strict=True):
                for number, line in enumerate(lines):
                    self.write(line, x + 4, self.y - 18 * number, size)
                if ruled:
                    self.canvas.rect(x, top - height, width, height)
                x += int(width)
            self.y -= height
        self.y -= 10

    def bytes(self) -> bytes:
        """Return the finished file."""
        self.canvas.save()
        return self._out.getvalue()
