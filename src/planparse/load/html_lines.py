"""Lines of the text layer of a page, with white space as a browser shows it."""

from __future__ import annotations

import re

from planparse.patterns import lazy

_BLANK = " \t\n\r\f"
_RUN = lazy(f"[{_BLANK}]+")
_WIDE = lazy("[\u2014-\u2026\u2460-\u24ff\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff]")
_EDGE = " \t\u00a0\u3000"


class Lines:
    """Collects text: runs of white space are one space, and no space stands where only the source code breaks a line amid Chinese."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._line: list[str] = []
        self._gap = ""
        self._cells: list[list[str]] = []

    @property
    def last(self) -> str:
        """The last character of the line that is open, nothing at its begin or behind a gap."""
        return self._line[-1][-1] if self._line and not self._gap else ""

    @property
    def place(self) -> tuple[int, int]:
        """How much there is so far, gaps apart."""
        return len(self._done), len(self._line)

    def text(self, text: str, *, typed: bool = False) -> None:
        """Add text to the open line; ``typed`` keeps its line breaks and spaces (<pre>)."""
        if typed:
            first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self._add(first)
            for line in others:
                self.end()
                self._add(line)
            return
        body = text.strip(_BLANK)
        if not body:
            self._widen(text)
            return
        if text[0] in _BLANK:
            self._widen(text[: text.index(body[0])])
        self._add(_RUN.sub(_within, body))
        if text[-1] in _BLANK:
            self._widen(text[text.rindex(body[-1]) + 1 :])

    def apart(self) -> None:
        """Set what follows apart from what stands before, as two links are."""
        if self._line:
            self._gap = " "

    def end(self) -> None:
        """End the line, or the line within a cell."""
        line = "".join(self._line).rstrip(_EDGE)
        self._line, self._gap = [], ""
        if line.strip(_EDGE):
            (self._cells[-1] if self._cells else self._done).append(line)

    def whole(self, line: str) -> None:
        """Add a line that is complete."""
        self.end()
        if line.strip(_EDGE):
            self._done.append(line)

    def begin_cell(self) -> None:
        """Collect what follows as the lines of a cell."""
        self.end()
        self._cells.append([])

    def end_cell(self) -> list[str]:
        """Return the lines of the cell."""
        self.end()
        return self._cells.pop()

    def all(self) -> str:
        """Return all lines."""
        self.end()
        return "\n".join(self._done)

    def _add(self, text: str) -> None:
        if not text:
            return
        if self._line and self._gap and not (self._gap == "\n" and _WIDE.match(self._line[-1][-1]) and _WIDE.match(text)):
            self._line.append(" ")
        self._gap = ""
        self._line.append(text)

    def _widen(self, blank: str) -> None:
        if blank and self._line and self._gap != " ":
            self._gap = "\n" if "\n" in blank or "\r" in blank else " "


def _within(run: re.Match[str]) -> str:
    broken = "\n" in run[0] or "\r" in run[0]
    return "" if broken and _WIDE.match(run.string, run.start() - 1) and _WIDE.match(run.string, run.end()) else " "
