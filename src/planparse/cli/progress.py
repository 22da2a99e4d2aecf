"""How far a batch is, on stderr: a bar that is drawn anew at a terminal, plain lines now and then anywhere else."""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from planparse.cli.console import say
from planparse.emit.plain import cut, visible, width

if TYPE_CHECKING:
    from planparse.batch.result import Failure
    from planparse.batch.run import Survey

_EVERY_DRAWN, _EVERY_LINE = 0.2, 10.0
_BAR = 20


class Progress:
    """Counts documents and tells of them; silent but for failures when ``quiet``."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._drawn = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self.todo = self.done = self.failed = self.kept = 0
        self._since = self._told = time.monotonic()
        self._width = 0

    def begin(self, survey: Survey) -> None:
        """Say what there is to do."""
        self.todo, self.kept = survey.todo, survey.documents - survey.todo
        self._since = self._told = time.monotonic()
        if not self._quiet:
            say(f"{survey.documents} documents, {self.todo} to read, {self.kept} kept from before")

    def step(self, failure: Failure | None) -> None:
        """Count a document, name it when it failed, and tell how it goes when it is time."""
        self.done += 1
        if failure is not None:
            self.failed += 1
            self.clear()
            say(str(failure))
        now = time.monotonic()
        if not self._quiet and now - self._told >= (_EVERY_DRAWN if self._drawn else _EVERY_LINE):
            self._told = now
            self._tell(now - self._since)

    def clear(self) -> None:
        """Take the bar off the terminal."""
        if self._drawn and self._width:
            self._write("\r" + " " * self._width + "\r")
            self._width = 0

    def _tell(self, seconds: float) -> None:
        rate = self.done / seconds if seconds else 0.0
        left = (self.todo - self.done) / rate if rate else 0.0
        failed = f", {self.failed} failed" if self.failed else ""
        text = f"{self.done}/{self.todo} documents{failed}, {rate:.1f} a second, {_spell(left)} left"
        if not self._drawn:
            say(text)
            return
        full = _BAR * self.done // max(self.todo, 1)
        line = cut(f"planparse: [{'#' * full}{'.' * (_BAR - full)}] {text}", max(shutil.get_terminal_size((80, 24)).columns - 1, 20))
        self._write("\r" + visible(line) + " " * max(self._width - width(line), 0))
        self._width = width(line)

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _spell(seconds: float) -> str:
    """Return a span of time.

    >>> _spell(59.2), _spell(3725)
    ('1:00', '1:02:05')
    """
    whole = int(seconds + 0.999)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
