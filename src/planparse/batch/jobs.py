"""What workers are asked, what they may take, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.batch.result import Result
from planparse.errors import UsageError


@dataclass(frozen=True)
class Limits:
    """What a document may take: seconds, and bytes beyond what a worker needs for itself."""

    timeout: float = 120.0
    memory: int = 2048 * 1024 * 1024

    @classmethod
    def of(cls, timeout: float, megabytes: int) -> Limits:
        """Return checked limits, a day at most; UsageError for those that are not above zero."""
        for name, value in (("time-out", timeout), ("memory", megabytes)):
            if not value > 0:
                raise UsageError("limit", f"the {name} is {value}", "give a number above zero")
        return cls(min(float(timeout), 86400.0), megabytes << 20)


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read: where it is, what it is called, the digest of its bytes, the key of its result, the file that its
    text is wanted in, how often it was tried.
    """

    path: str
    name: str
    content: str
    key: str
    keep_text: str | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job. ``limited``: a limit ended it, and another limit may not; ``lasting``: the same bytes give the same again."""

    job: Job
    result: Result
    limited: bool = False
    lasting: bool = True
