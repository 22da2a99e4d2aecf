"""All figures of one evaluation, as the three forms of report write them down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from planparse.evaluation import figures
from planparse.evaluation.annotation import Pair, Split
from planparse.evaluation.faults import Fault, faults
from planparse.evaluation.judgement import Judged, judge
from planparse.evaluation.predictions import Model, predictions
from planparse.types import Kind


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of an evaluation; ``data``, ``split`` and ``model`` tell of what."""

    data: str
    split: Split
    model: str
    total: figures.Summary
    layers: tuple[figures.Layer, ...]
    fields: tuple[figures.FieldShare, ...]
    status: dict[Kind, dict[str, dict[str, int]]]
    extractors: tuple[figures.Extractor, ...]
    reliability: tuple[figures.Bin, ...]
    calibration_error: float
    groups: dict[str, list[figures.Summary]]
    documents: tuple[figures.Summary, ...]
    faults: tuple[Fault, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON: shares with four decimals, and precision, recall and F1 beside each tally."""
        return {field: _plain(getattr(self, field)) for field in self.__slots__}


def judged(pairs: Iterable[Pair], *, model: Model = True, alone: bool = False) -> list[Judged]:
    """Run planparse over annotated documents and compare."""
    given = list(pairs)
    return [judge(pair, found) for pair, found in zip(given, predictions(given, model=model, alone=alone), strict=True)]


def report(documents: list[Judged], *, data: str, split: Split = "all", model: Model = True) -> Report:
    """Count what came out."""
    bins = figures.reliability(documents)
    return Report(
        data=data,
        split=split,
        model=str(model) if isinstance(model, Path) else "default" if model else "none",
        total=figures.summary(documents, "all"),
        layers=tuple(figures.layers(documents)),
        fields=tuple(figures.fields(documents)),
        status={kind: figures.confusion(documents, kind) for kind in figures.KINDS},
        extractors=tuple(figures.extractors(documents)),
        reliability=tuple(bins),
        calibration_error=figures.calibration_error(bins),
        groups=figures.groups(documents),
        documents=tuple(figures.summary([document], document.name) for document in documents),
        faults=tuple(faults(documents)),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, figures.Tally):
        shares = {"precision": value.precision, "recall": value.recall, "f1": value.f1}
        return {**asdict(value), **_plain(shares)}
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "__slots__") and hasattr(value, "__dataclass_fields__"):
        return {field: _plain(getattr(value, field)) for field in value.__dataclass_fields__}
    return round(value, 4) if isinstance(value, float) else value
