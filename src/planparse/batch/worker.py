"""A worker process: reads documents one after the other, as its parent says, until its parent is gone.

It speaks over its standard input (a pickled greeting, then a line of JSON a document) and standard output (a line of JSON that
tells how many bytes follow, then these). It is a fresh interpreter that imports nothing of the program that started it, so any program,
notebook or daemonic process may start one. What others print goes to standard error.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import pickle
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from planparse.batch.files import GO_ON
from planparse.batch.keys import Extract
from planparse.batch.result import Failure, Result
from planparse.errors import LexiconError, ModelError, OutputError, PlanparseError, UsageError
from planparse.patterns import lazy

_GRACE = 5.0
# Failures that the clock made or that a program would mend: the next run tries again.
_PASSING = ("ocr-too-slow", "office-too-slow", "no-office")
_ADDRESS = lazy(r"0x[0-9a-fA-F]+")


@dataclass(frozen=True)
class Greeting:
    """What a worker is told first; limits in seconds and bytes."""

    extract: Extract
    timeout: float
    memory: int


def main() -> None:
    """Serve the parent at the other end of standard input and output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent says when to stop
    source = os.fdopen(os.dup(0), "rb")
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    greeting: Greeting = pickle.load(source)
    try:
        greeting.extract.prepare()
    except Exception as error:
        _send(sink, _fatal(error))
        return
    with open(os.devnull, "w") as null:
        faulthandler.dump_traceback_later(greeting.timeout, file=null)  # its thread takes its stack before the limit counts
        faulthandler.cancel_dump_traceback_later()
        _limit(greeting.memory)
        _send(sink, {"kind": "ready"})
        for line in source:
            # The parent stops a document in time. Should it be dead, this ends the worker, whatever holds the interpreter.
            faulthandler.dump_traceback_later(greeting.timeout + _GRACE, exit=True, file=null)
            reply = _reply(greeting.extract, **json.loads(line))
            faulthandler.cancel_dump_traceback_later()
            _send(sink, *reply)


def _reply(extract: Extract, path: str, name: str, keep_text: str | None) -> tuple[dict[str, object], bytes]:
    lasting = True
    try:
        result = Result.of(extract(path, name, keep_text), name)
    except (LexiconError, ModelError, UsageError) as error:
        return _fatal(error), b""
    except OutputError as error:  # of the text
        return _fatal(OutputError(error.code, error.reason, GO_ON, error.document)), b""
    except PlanparseError as error:
        result = Result.failed(Failure(name, error.stage, error.code, _placeless(f"{error.reason}; {error.fix}", path, name)))
        lasting = error.code not in _PASSING
    except MemoryError:
        gc.collect()
        return {"kind": "memory"}, b""
    except RecursionError:
        result = Result.failed(Failure(name, "extract", "nested", "the document is nested too deeply; cut it into parts"))
    except Exception as error:
        what = getattr(error, "strerror", None) or " ".join(str(error).split())[:200]
        told = _placeless(f"internal error ({type(error).__name__}{': ' if what else ''}{what}); please report it", path, name)
        result = Result.failed(Failure(name, "extract", "internal", _ADDRESS.sub("0x…", told)))
    return {"kind": "result", "document": result.document_id, "lasting": lasting}, result.dumps()


def _placeless(message: str, path: str, name: str) -> str:
    """Return a message that does not tell where the folder lies."""
    return message.replace(path, name)


def _fatal(error: Exception) -> dict[str, object]:
    """Return the message that ends the run: not the fault of a document."""
    if isinstance(error, PlanparseError):
        return {"kind": "fatal", "error": [type(error).__name__, error.code, error.reason, error.fix, error.document]}
    return {
        "kind": "fatal",
        "error": ["PlanparseError", "worker", f"a worker cannot start ({type(error).__name__}: {error})", "reinstall planparse", None],
    }


def _send(sink: BinaryIO, head: dict[str, object], body: bytes = b"") -> None:
    try:
        sink.write(json.dumps({**head, "size": len(body)}).encode() + b"\n" + body)
        sink.flush()
    except OSError:  # the parent is gone
        os._exit(1)


def _limit(memory: int) -> None:
    """Allow ``memory`` more bytes than are taken now, and no core files, where the system knows limits.

    Counted is private memory that can be written (``RLIMIT_DATA``): heap, mapped arrays, stacks of threads; as Linux does from 4.7 on.
    Code of libraries, files mapped to be read and address space that is only reserved are not: a thread reserves 64 MB and takes none.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    taken = 0
    with suppress(OSError, ValueError, IndexError):
        taken = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
    for what, amount in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_DATA, taken + memory)):
        with suppress(OSError, ValueError):
            _, most = resource.getrlimit(what)
            resource.setrlimit(what, (amount if most == resource.RLIM_INFINITY else min(amount, most), most))
