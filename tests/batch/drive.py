"""Run a batch of stubs as a process: ``python drive.py DIR OUT [KILL]``; with KILL it kills itself at that file operation."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from planparse.batch.keys import Keys
from planparse.batch.result import Failure
from planparse.batch.run import Batch, Survey, run
from tests.batch.stubs import Stub


class Watcher:
    """Says on standard output that the run has begun."""

    def begin(self, survey: Survey) -> None:
        print("begun", flush=True)

    def step(self, failure: Failure | None) -> None:
        pass


def kill_at(count: int) -> None:
    """Let the process die, as by kill -9, at its ``count``-th opening, renaming or making of a file."""
    left = count

    def hook(event: str, arguments: object) -> None:
        nonlocal left
        if event in ("open", "os.rename", "os.mkdir", "os.remove"):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


if __name__ == "__main__":
    folder, out, *kill = sys.argv[1:]
    stub = Stub()
    Keys.of(stub)  # reads the code, once
    if kill:
        kill_at(int(kill[0]))
    run(Batch(folder, Path(out), stub, jobs=2, keep_text=True), Watcher())
