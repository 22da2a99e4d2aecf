"""The tables of an evaluation: heads and cells as text, for the terminal and for HTML alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.evaluation.figures import KINDS, STATUSES, Summary, Tally
from planparse.evaluation.report import Report


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``note`` tells how to read it."""

    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def headline(report: Report) -> str:
    """Return the figures that are quoted, in one sentence each."""
    total = report.total
    one, two = total.detection, total.milestones
    return (
        f"{total.documents} documents: numbers found with precision {one.precision:.3f}, recall {one.recall:.3f}, F1 {one.f1:.3f};"
        f" right in every field, F1 {total.strict.f1:.3f}; milestones F1 {two.f1:.3f};"
        f" document fields right {total.document_right} of {total.document_asked};"
        f" past results reported as targets {total.leaks}; ungrounded records {total.ungrounded} of {total.records:,}"
    )


def tables(report: Report) -> Iterator[Table]:
    """Yield every table of the report but the wrong rows."""
    yield Table(
        "Layers",
        "quantitative targets; a hit must be right in this layer and in all above it (exact metrics aside)",
        ("layer", "P", "R", "F1", "hit", "false", "missed"),
        (*((layer.name, *tally_cells(layer.tally)) for layer in report.layers), ("milestones", *tally_cells(report.total.milestones))),
    )
    yield Table(
        "Fields",
        "share of the hits with the field right, whatever the others are",
        ("field", "kind", "share", "right", "of"),
        tuple((one.field, one.kind, share(one.right, one.of), str(one.right), str(one.of)) for one in report.fields),
    )
    for kind in KINDS:
        yield Table(
            f"Status, {kind}",
            "rows: as annotated; columns: as found",
            ("annotated", *STATUSES),
            tuple(
                (expected, *("" if expected == found == "none" else str(count) for found, count in row.items()))
                for expected, row in report.status[kind].items()
            ),
        )
    yield Table(
        "Extractors",
        "found records of both kinds; apart: optional ones, and results of the past",
        ("extractor", "records", "hit", "false", "apart", "precision"),
        tuple(
            (one.name, str(one.records), str(one.hit), str(one.false), str(one.apart), share(one.hit, one.hit + one.false))
            for one in report.extractors
        ),
    )
    yield Table(
        "Confidence",
        f"found targets of both kinds by their confidence; mean distance of confidence and share of hits {report.calibration_error:.3f}",
        ("confidence", "number", "mean", "hit", "right in every field"),
        tuple(
            (f"{one.low:.1f}–{one.high:.1f}", str(one.number), *(f"{part:.3f}" for part in (one.confidence, one.right, one.strict)))
            for one in report.reliability
        ),
    )
    for key, members in report.groups.items():
        yield _summaries(f"By {key}", key, members)
    yield _summaries("By document", "document", [*report.documents, report.total])


def fault_counts(report: Report) -> list[tuple[str, int]]:
    """Return how often each fault occurs, the most frequent first."""
    return Counter(fault.fault for fault in report.faults).most_common()


def _summaries(title: str, key: str, members: list[Summary]) -> Table:
    return Table(
        title,
        "P, R, F1 of numbers found; strict: right in every field",
        (key, "documents", "P", "R", "F1", "hit", "false", "missed", "strict F1", "milestones F1", "leaks"),
        tuple(
            (one.name, str(one.documents), *tally_cells(one.detection), f"{one.strict.f1:.3f}", f"{one.milestones.f1:.3f}", str(one.leaks))
            for one in members
        ),
    )


def tally_cells(tally: Tally) -> tuple[str, ...]:
    """Return precision, recall, F1 and the three counts as cells."""
    return (*(f"{part:.3f}" for part in (tally.precision, tally.recall, tally.f1)), str(tally.hit), str(tally.false), str(tally.missed))


def share(part: int, whole: int) -> str:
    """Return a share with three decimals, – where there is nothing to share.

    >>> share(1, 3), share(0, 0)
    ('0.333', '–')
    """
    return f"{part / whole:.3f}" if whole else "–"
