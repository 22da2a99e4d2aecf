"""What is found in the plans set apart, a line a record: ``python -m tests.gate.predictions`` stores it in ``predictions.txt``.

Columns, by tabs: document, span in the raw text, kind, status, metric, number, unit, deadline, bodies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from planparse.records import Record

STORED = Path(__file__).parent / "predictions.txt"
COMMAND = "make predictions"
_SHOWN = 200


def line(document: str, record: Record) -> str:
    """Return a record on a line; white space in a field becomes a blank."""
    bound = "" if record.comparator == "eq" else f"{record.comparator} "
    top = "" if record.number_max is None else f"–{record.number_max}"
    cells = (
        document,
        f"{record.source.start}-{record.source.end}",
        record.kind,
        record.status,
        record.metric or record.goal,
        "" if record.number is None else f"{bound}{record.number}{top}",
        record.unit,
        (record.deadline.date if record.deadline else None) or "",
        "、".join(body.name for body in record.responsible_body),
    )
    return "\t".join(" ".join(cell.split()) for cell in cells)


def lines() -> list[str]:
    """Return the lines of all plans set apart, in order."""
    from tests.gate.measured import set_apart

    return [line(pair.name, record) for pair, found in set_apart() for record in found.records]


def changes(stored: Sequence[str], now: Sequence[str]) -> list[str]:
    """Return the records lost (-) and gained (+), by document and place, behind a line that counts them; nothing when all are the same."""
    lost, gained = Counter(stored) - Counter(now), Counter(now) - Counter(stored)
    marked = [(one, "-") for one in lost.elements()] + [(one, "+") for one in gained.elements()]
    if not marked:
        return []
    shown = [f"{mark} {one}" for one, mark in sorted(marked, key=_place)]
    more = [f"… and {len(shown) - _SHOWN} more"] if len(shown) > _SHOWN else []
    return [f"{lost.total()} records lost (-), {gained.total()} gained (+)", *shown[:_SHOWN], *more]


def _place(marked: tuple[str, str]) -> tuple[str, int, int]:
    text, mark = marked
    document, span, _ = text.split("\t", 2)
    return document, int(span.partition("-")[0]), "-+".index(mark)


def main() -> None:
    now = lines()
    stored = STORED.read_text("utf-8").splitlines() if STORED.exists() else []
    STORED.write_text("".join(f"{one}\n" for one in now), "utf-8", newline="")
    print(*(changes(stored, now) or ["nothing changed"]), sep="\n")


if __name__ == "__main__":
    main()
