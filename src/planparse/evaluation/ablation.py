"""What each half of the extractor is worth: the same documents by rules only, by the model only, and by both."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.evaluation import figures
from planparse.evaluation.annotation import Pair
from planparse.evaluation.predictions import Model
from planparse.evaluation.report import judged
from planparse.evaluation.report_tables import Table, tally_cells
from planparse.evaluation.report_text import draw


def ablation(pairs: Sequence[Pair], *, model: Model = True) -> list[figures.Summary]:
    """Return the figures of rules only, model only (it decides on every quantity that the rules see) and both."""
    return [
        figures.summary(judged(pairs, model=False), "rules only"),
        figures.summary(judged(pairs, model=model, alone=True), "model only"),
        figures.summary(judged(pairs, model=model), "both"),
    ]


def to_text(rows: Sequence[figures.Summary], data: str) -> str:
    """Return the figures as a table; milestones and all fields are the rules' in every row."""
    table = Table(
        f"Ablation on {data}",
        f"{rows[0].documents} documents; numbers found, then right in every field",
        ("by", "P", "R", "F1", "hit", "false", "missed", "strict F1", "leaks"),
        tuple((row.name, *tally_cells(row.detection), f"{row.strict.f1:.3f}", str(row.leaks)) for row in rows),
    )
    return "\n".join(draw(table)) + "\n"
