"""What a command says to the person in front of it: all on stderr, never a traceback unless asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from planparse.emit.plain import visible
from planparse.errors import PlanparseError

DEBUG = "--debug"
_MOST_WARNINGS = 10


def prepare() -> None:
    """Make both standard streams speak UTF-8, whatever the locale, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def abandon() -> None:
    """Point standard output at nothing, so that Python does not complain when it flushes a closed pipe at exit."""
    with suppress(OSError, ValueError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)


def say(message: str) -> None:
    """Write one line to stderr, control characters escaped; a closed stderr is nobody's concern."""
    with suppress(OSError, ValueError, AttributeError):
        print(f"planparse: {visible(message)}", file=sys.stderr, flush=True)


def report(error: Exception, *, document: str | None = None, debug: bool = False) -> None:
    """Say in one sentence what went wrong (and with which document); the trace only with ``debug``."""
    if isinstance(error, PlanparseError):
        named = error.document is not None or document is None
        say(str(error) if named else f"{document}: {error}")
    else:
        what = " ".join(str(error).split())[:200]
        name = f"{document}: " if document else ""
        advice = "" if debug else f"; {DEBUG} shows the trace"
        say(f"{name}internal error ({type(error).__name__}{': ' if what else ''}{what}), please report it{advice}")
    if debug:
        import traceback

        with suppress(OSError, ValueError, AttributeError):
            traceback.print_exception(error, file=sys.stderr)


def warn(document: str, warnings: Sequence[tuple[str, str, int | None]]) -> None:
    """Write a document's warnings (code, message, raw offset), a short line each, the first ten."""
    for code, message, raw_start in warnings[:_MOST_WARNINGS]:
        at = f" at {raw_start}" if raw_start is not None else ""
        say(f"{document}: warning{at}: {message} [{code}]")
    if len(warnings) > _MOST_WARNINGS:
        say(f"{document}: {len(warnings) - _MOST_WARNINGS} more warnings")
