"""The parent's side of the workers: hands out documents, stops those that take too long, replaces workers that die."""

from __future__ import annotations

import json
import os
import pickle
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from multiprocessing.spawn import get_executable
from pathlib import Path
from typing import Any

from planparse.batch.jobs import Job, Limits, Outcome
from planparse.batch.keys import Extract
from planparse.batch.result import Failure, Result
from planparse.batch.worker import Greeting
from planparse.errors import PlanparseError

_START = 300.0
_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from planparse.batch.worker import main; main()"


class _Worker:
    """A process, the thread that listens to it, and the job it is at."""

    def __init__(self, greeting: bytes, temporary: str, inbox: queue.SimpleQueue[tuple[_Worker, dict[str, Any] | None, bytes]]) -> None:
        paths = json.dumps([entry for entry in sys.path if isinstance(entry, str)])
        executable = os.fsdecode(get_executable() or sys.executable)
        self.process = subprocess.Popen(
            [executable, "-P", "-c", _BOOT, paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), temporary)},
        )
        self.job: Job | None = None
        self.ready = False
        self.served = 0
        self.deadline = time.monotonic() + _START
        self._inbox = inbox
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._write(greeting)

    def give(self, job: Job, timeout: float) -> bool:
        """Hand over a job; False when the worker is dead."""
        if not self._write(json.dumps({"path": job.path, "name": job.name, "keep_text": job.keep_text}).encode() + b"\n"):
            return False
        self.job, self.deadline, self.served = job, time.monotonic() + timeout, self.served + 1
        return True

    def end(self) -> int:
        """Kill the process if need be, and what it has started, wait for it and return its exit status."""
        started = _started(self.process)
        with suppress(OSError):
            self.process.kill()
        for one in started:
            with suppress(OSError):
                os.kill(one, signal.SIGKILL)
        status = self.process.wait()
        self._listener.join()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        return status

    def _write(self, data: bytes) -> bool:
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        except OSError:
            return False
        return True

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        with suppress(OSError, ValueError):
            while line := stream.readline():
                head = json.loads(line)
                body = stream.read(head["size"])
                if len(body) < head["size"]:
                    break
                self._inbox.put((self, head, body))
        self._inbox.put((self, None, b""))


def _started(process: subprocess.Popen[bytes]) -> list[int]:
    """Stop a process and return those that it has started, and those that they have, where the system lists them (Linux)."""
    found = [process.pid]
    if process.poll() is None and Path(f"/proc/{process.pid}/task").is_dir():
        process.send_signal(signal.SIGSTOP)
        for one in found:
            for told in Path(f"/proc/{one}/task").glob("*/children"):
                with suppress(OSError):
                    found += map(int, told.read_text().split())
    return found[1:]


class Pool:
    """Reads documents in ``jobs`` processes, which are started when there is something to do for them."""

    def __init__(self, extract: Extract, jobs: int, limits: Limits) -> None:
        self._greeting = pickle.dumps(Greeting(extract, limits.timeout, limits.memory))
        self._jobs, self._limits = jobs, limits
        self._inbox: queue.SimpleQueue[tuple[_Worker, dict[str, Any] | None, bytes]] = queue.SimpleQueue()
        self._workers: set[_Worker] = set()
        self._again: deque[Job] = deque()
        self._temporary: str | None = None

    def run(self, work: Iterable[Job]) -> Iterator[Outcome]:
        """Yield what comes of each job as it is there; no more jobs are taken from ``work`` than workers can take.

        Raises what is nobody's document's fault: a broken model, a worker that cannot start. However it ends, no process is left.
        """
        waiting = iter(work)
        backlog: deque[Job] = deque()
        try:
            while True:
                backlog.extendleft(self._again)
                self._again.clear()
                backlog.extend(islice(waiting, max(self._jobs - len(backlog), 0)))
                self._hand_out(backlog)
                if not backlog and not any(worker.job for worker in self._workers):
                    return
                if (outcome := self._hear()) is not None:
                    yield outcome
        finally:
            self.close()

    def close(self) -> None:
        """End all workers and remove what they left in their folder for temporary files."""
        for worker in list(self._workers):
            self._drop(worker)
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)
            self._temporary = None

    def _hand_out(self, backlog: deque[Job]) -> None:
        """Give documents to the workers that wait for one, and start the workers that are missing."""
        for worker in [worker for worker in self._workers if worker.ready and worker.job is None]:
            # The second try of a document is in a worker of its own.
            job = next((job for job in backlog if not (job.tries and worker.served)), None)
            if job is None and not backlog:
                return
            if job is None or not worker.give(job, self._limits.timeout):
                self._drop(worker)
            else:
                backlog.remove(job)
        starting = sum(not worker.ready for worker in self._workers)
        for _ in range(min(len(backlog) - starting, self._jobs - len(self._workers))):
            self._start()

    def _start(self) -> None:
        try:
            self._temporary = self._temporary or tempfile.mkdtemp(prefix="planparse-")
            worker = _Worker(self._greeting, self._temporary, self._inbox)
        except OSError as error:
            raise PlanparseError("worker", f"a worker process cannot be started ({error.strerror or error})", "try fewer --jobs") from error
        self._workers.add(worker)

    def _drop(self, worker: _Worker) -> int:
        self._workers.discard(worker)
        return worker.end()

    def _hear(self) -> Outcome | None:
        """Wait for the next message or the next deadline; return what came of a job, if anything did."""
        soonest = min(self._workers, key=lambda worker: worker.deadline if worker.job or not worker.ready else float("inf"))
        try:
            worker, head, body = self._inbox.get(timeout=max(soonest.deadline - time.monotonic(), 0.0))
        except queue.Empty:
            return self._late(soonest)
        if worker not in self._workers:
            return None
        if head is None:
            return self._died(worker)
        job = worker.job
        if head["kind"] == "ready":
            worker.ready = True
            return None
        if head["kind"] == "fatal":
            name, *told = head["error"]
            known = {one.__name__: one for one in PlanparseError.__subclasses__()}
            raise known.get(name, PlanparseError)(*told)
        assert job is not None
        worker.job = None
        if head["kind"] == "memory":
            self._drop(worker)
            return self._tried(job, "memory", f"the document needs more than {self._limits.memory >> 20} MB; raise --memory")
        if not job.content.startswith("unreadable") and head["document"] not in (None, job.content):
            failure = Failure(job.name, "load", "changed", "the file was changed while it was read; run the same command again")
            return Outcome(job, Result.failed(failure), lasting=False)
        return Outcome(job, Result.loads(body), lasting=head["lasting"])

    def _late(self, worker: _Worker) -> Outcome | None:
        if worker.deadline > time.monotonic():
            return None
        job = worker.job
        self._drop(worker)
        if job is None:
            raise PlanparseError("worker", f"a worker process does not start within {_START:.0f} seconds", "try fewer --jobs")
        told = f"the document takes longer than {self._limits.timeout:g} seconds; raise --timeout"
        return Outcome(job, Result.failed(Failure(job.name, "extract", "timeout", told)), limited=True)

    def _died(self, worker: _Worker) -> Outcome | None:
        status = self._drop(worker)
        if worker.job is not None:
            how = f"signal {-status}" if status < 0 else f"exit status {status}"
            return self._tried(worker.job, "worker-died", f"the worker process died on the document ({how}); convert it to plain text")
        if not worker.ready:
            raise PlanparseError("worker", f"a worker process ends before it can read (exit status {status})", "reinstall planparse")
        return None

    def _tried(self, job: Job, code: str, message: str) -> Outcome | None:
        """Give a job that ended its worker a second worker of its own, for the first may have been weak or killed from outside."""
        if job.tries == 0:
            self._again.append(replace(job, tries=1))
            return None
        return Outcome(job, Result.failed(Failure(job.name, "extract", code, message)), limited=True)
