"""What the gates hold against their floors, measured once a run, with the model that is shipped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from planparse.evaluation.annotation import Pair, read_pairs
from planparse.evaluation.figures import Summary, summary
from planparse.evaluation.judgement import Judged, judge
from planparse.evaluation.predictions import predictions
from planparse.records import Extraction

ROOT = Path(__file__).parents[2]
ANNOTATED = ROOT / "data" / "annotated"
GOLD = ROOT.parent / "shared" / "gold"
DEV = GOLD / "dev"


@cache
def run(folder: Path, model: bool = True) -> tuple[tuple[Pair, Extraction], ...]:
    """Return the pairs of a folder with what is found in them, by rules and model or by rules only."""
    pairs = list(read_pairs(folder))
    return tuple(zip(pairs, predictions(pairs, model=model), strict=True))


@cache
def judged(folder: Path, model: bool = True) -> tuple[Judged, ...]:
    return tuple(judge(pair, found) for pair, found in run(folder, model))


def set_apart() -> list[tuple[Pair, Extraction]]:
    """Return the plans that are set apart, with what is found in them."""
    return [(pair, found) for pair, found in run(ANNOTATED) if pair.annotation.meta.split == "test"]


def total(part: str, model: bool = True) -> Summary:
    """Return the figures of a part that ``floors.toml`` names."""
    if part.startswith("dev"):
        documents = [one for one in judged(DEV, model) if part == "dev" or one.name.startswith("seed-")]
    else:
        documents = [one for one in judged(ANNOTATED, model) if part == "annotated" or one.meta.split == "test"]
    return summary(documents, part)
