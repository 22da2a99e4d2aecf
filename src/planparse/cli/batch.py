"""``planparse batch`` and ``planparse status``: a folder into OUT, and what OUT holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planparse.cli.console import say
from planparse.cli.progress import Progress
from planparse.emit.output import opened
from planparse.emit.plain import visible

if TYPE_CHECKING:
    from planparse.batch.run import Batch

_INTERRUPTED = 130


def batch(job: Batch, *, dry_run: bool, quiet: bool) -> int:
    """Bring OUT up to date; return 1 when some of its documents failed, 130 when stopped by Ctrl-C, else 0."""
    from planparse.batch.run import look, run

    if dry_run:
        with opened(None) as out:
            for path in look(job):
                out.write(visible(path) + "\n")
        return 0
    progress = Progress(quiet=quiet)
    try:
        totals = run(job, progress)
    except KeyboardInterrupt:
        progress.clear()
        say(f"stopped after {progress.done} of {progress.todo} documents, which are kept; run the same command again to go on")
        return _INTERRUPTED
    finally:
        progress.clear()
    if not quiet or totals.failed:
        failed = f", {totals.failed} failed (see {job.out / 'failures.jsonl'})" if totals.failed else ""
        say(f"{totals.documents} documents, {totals.records} records{failed}")
    return 1 if totals.failed else 0


def status(folder: str) -> int:
    """Print what an OUT holds; return 1 when documents failed or a run is not finished, else 0."""
    from planparse.batch.status import status as read

    told = read(Path(folder))
    lines = [f"state      {told.state}"]
    if told.state != "finished":
        lines.append(f"this run   {told.done} of {told.planned} documents are there")
        if told.state == "interrupted":
            lines.append("to go on   run the same planparse batch command again")
    lines += [f"documents  {told.documents}", f"records    {told.records}", f"failures   {sum(told.failures.values())}"]
    lines += [f"           {count} {stage}/{code}" for (stage, code), count in sorted(told.failures.items())]
    with opened(None) as out:
        out.write("\n".join(lines) + "\n")
    return 1 if told.failures or told.state == "interrupted" else 0
