"""The command line: ``main`` turns every outcome of a command into an exit status and, at most, one line on stderr.

0 done, 1 some documents failed, 2 wrong use, 130 interrupted. The commands are in ``app``; nothing heavy is imported
before a command needs it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from planparse.cli.console import DEBUG, abandon, prepare, report, say
from planparse.emit.output import ReaderGone
from planparse.errors import OutputError, PlanparseError, UsageError

_COLLECT_EVERY = 200_000
DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line (default: that of the process) and return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # Collecting garbage while modules load and patterns compile costs a tenth of a short run; memory that grows is still collected.
    gc.set_threshold(_COLLECT_EVERY)
    prepare()
    try:
        status = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (ReaderGone, BrokenPipeError):
        abandon()
        return DONE
    except OSError as error:
        abandon()
        say(f"standard output: cannot be written ({error.strerror or error}); name another place with --output")
        return FAILED
    if status == INTERRUPTED:
        say("interrupted")
    if argv is None:
        # The process ends now: without this the interpreter would look through every object for cycles once more, a tenth of a short run.
        gc.freeze()
    return status


def _run(arguments: list[str]) -> int:
    # Pydantic looks for plugins in the metadata of every installed package, 15 ms that no command has a use for.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from planparse.cli.app import command

        result = command().main(args=arguments, prog_name="planparse", standalone_mode=False)
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stop:  # what Typer makes of a broken pipe while it prints a help text
        raise BrokenPipeError from stop
    except PlanparseError as error:
        if isinstance(error, OutputError):
            abandon()
        report(error, debug=DEBUG in arguments)
        return MISUSED if isinstance(error, UsageError) else FAILED
    except (ReaderGone, OSError):
        raise
    except Exception as error:
        if type(error).__name__ == "Abort":  # how some versions of Typer pass on Ctrl-C
            return INTERRUPTED
        if hasattr(error, "show") and hasattr(error, "exit_code"):  # Typer's own usage errors, whichever Click it carries
            error.show()
            return int(error.exit_code)
        report(error, debug=DEBUG in arguments)
        return FAILED
    return result if isinstance(result, int) else DONE
