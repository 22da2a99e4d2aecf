"""What planparse finds in annotated documents: the one place of the evaluation that runs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from planparse import pipeline
from planparse.evaluation.annotation import Pair
from planparse.load import load_file
from planparse.records import Extraction

Model = bool | Path
"""True: the model that comes with planparse; False: rules only; a path: that model."""


def predictions(pairs: Iterable[Pair], *, model: Model = True, alone: bool = False) -> Iterator[Extraction]:
    """Yield what is found in each document, in the order given; ModelError when there is no model at ``model``.

    ``alone`` lets the model decide without the rules.
    """
    for pair in pairs:
        yield pipeline.run(load_file(str(pair.path)), model=model, alone=alone)
