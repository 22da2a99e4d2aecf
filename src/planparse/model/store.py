"""Trained models on disk: a folder with ``model.json`` and the table of weights."""

from __future__ import annotations

import json
import os
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from planparse.errors import ModelError
from planparse.model.loglinear import LogLinear

SHIPPED = Path(__file__).parent / "weights"
FORM = 1
LABELS = ("target", "achieved", "none")
_LARGEST = 64 * 1024 * 1024
_FIX = "train one with `planparse train`, or leave --model out to use the one that is shipped"

Curve = Sequence[tuple[float, float]]
"""Points (probability that the model gives, share that was right), both rising."""


@dataclass(frozen=True)
class Model:
    """Weights that tell whether a quantity is a target, an achievement or neither, and what turns the answer into confidence.

    ``curve`` calibrates the probability; ``segmenter`` is how contexts are cut into tokens (``char``, ``jieba`` or ``pkuseg``, the
    last with the model in the folder ``pkuseg``); ``none`` is the share of the rules' records that were none in training (of those on which it is heeded), None where it is not
    known; ``meta`` says what the model was trained on.
    """

    weights: LogLinear
    curve: Curve = ()
    segmenter: str = "char"
    pkuseg: str | None = None
    none: float | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)

    def confidence(self, probability: float) -> float:
        """Return the share of records that were right among those to which the model gave about this probability."""
        return interpolate(self.curve, probability)


def interpolate(curve: Curve, value: float) -> float:
    """Return the value of a rising curve at a place, straight between its points and flat outside them.

    >>> interpolate([(0.0, 0.1), (1.0, 0.9)], 0.5)
    0.5
    """
    if not curve:
        return value
    at = bisect_left(curve, (value, 0.0))
    if at == 0:
        return curve[0][1]
    if at == len(curve):
        return curve[-1][1]
    (left, low), (right, high) = curve[at - 1], curve[at]
    return low + (high - low) * (value - left) / (right - left) if right > left else high


def save(model: Model, folder: str | os.PathLike[str]) -> None:
    """Write a model to a folder, made when it is not there; each file is written whole or not at all."""
    path = Path(folder)
    head = {
        "form": FORM,
        "segmenter": model.segmenter,
        "pkuseg": model.pkuseg,
        "none": model.none,
        "curve": [list(point) for point in model.curve],
        "meta": dict(model.meta),
    }
    files = {
        "weights.tsv": model.weights.dumps(),
        "model.json": json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True) + "\n",
    }
    try:
        path.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            part = path / f".{name}.part"
            part.write_bytes(text.encode("utf-8", "surrogatepass"))
            part.replace(path / name)
    except OSError as error:
        raise ModelError(
            "model-unwritable", f"the model cannot be written ({error.strerror})", "name a folder you may write to", str(path)
        ) from error


@lru_cache(maxsize=4)
def load(folder: str | None = None) -> Model:
    """Read a model from a folder (default: the shipped one). Raises ModelError where it is missing or broken."""
    path = Path(folder) if folder is not None else SHIPPED
    try:
        texts = [_read(path / name) for name in ("model.json", "weights.tsv")]
        head = json.loads(texts[0])
        if head["form"] != FORM:
            raise ValueError(f"form {head['form']!r}, this version reads {FORM}")
        weights = LogLinear.loads(texts[1])
        if weights.labels != LABELS:
            raise ValueError(f"labels {weights.labels!r}")
        curve = tuple((float(one), float(two)) for one, two in head["curve"])
        none = head.get("none")  # models trained before it was kept have none
        if none is not None and (isinstance(none, bool) or not 0 <= none <= 1):
            raise ValueError(f"{none!r} is no share")
        return Model(weights, curve, str(head["segmenter"]), head["pkuseg"], none, head["meta"])
    except OSError as error:
        raise ModelError("model-unreadable", f"the model cannot be read ({error.strerror or error})", _FIX, str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError("model-broken", f"this is no model that planparse can use ({error})", _FIX, str(path)) from error


def _read(path: Path) -> str:
    if path.stat().st_size > _LARGEST:
        raise ValueError(f"{path.name} is larger than {_LARGEST} bytes")
    return path.read_bytes().decode("utf-8", "surrogatepass")
