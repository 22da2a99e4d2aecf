"""Models on disk: the one that is shipped, those of users, and broken ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import planparse
from planparse.errors import ModelError
from planparse.model.loglinear import LogLinear
from planparse.model.store import LABELS, SHIPPED, Model, interpolate, load, save

SMALL = Model(LogLinear.of(LABELS, {"kind=count": (1.0, 0.0, -1.0)}), ((0.2, 0.1), (0.8, 0.9)), none=0.2, meta={"seed": 1})


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    save(SMALL, tmp_path / "m")
    assert load(str(tmp_path / "m")) == SMALL
    assert sorted(path.name for path in (tmp_path / "m").iterdir()) == ["model.json", "weights.tsv"]


def test_the_shipped_model_loads_and_is_small() -> None:
    model = load()
    assert model.segmenter == "char"
    assert len(model.weights.packed) > 1000
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 15_000_000


def test_the_shipped_curve_rises() -> None:
    points = list(load().curve)
    assert points == sorted(points)
    assert [share for _, share in points] == sorted(share for _, share in points)


@pytest.mark.parametrize(("value", "expected"), [(0.0, 0.1), (0.2, 0.1), (0.5, 0.5), (0.8, 0.9), (1.0, 0.9)])
def test_interpolation(value: float, expected: float) -> None:
    assert interpolate(SMALL.curve, value) == pytest.approx(expected)


def test_a_missing_model_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"the model cannot be read .*planparse train"):
        load(str(tmp_path / "none"))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("model.json", "{"), ("model.json", "[]"), ("model.json", '{"form": 99}'), ("model.json", '{"form": 1}'),
        ("weights.tsv", ""), ("weights.tsv", "\ta\tb\tc\n"), ("weights.tsv", "\ttarget\tachieved\tnone\nx\t1\n"),
    ],
)  # fmt: skip
def test_a_broken_model_is_one_sentence(tmp_path: Path, file: str, content: str) -> None:
    save(SMALL, tmp_path)
    (tmp_path / file).write_text(content, "utf-8")
    with pytest.raises(ModelError, match="no model that planparse can use"):
        load(str(tmp_path))


@pytest.mark.parametrize(
    ("none", "message"), [(1.5, "1.5 is no share"), (float("nan"), "nan is no share"), ("x", "no model that planparse can use")]
)
def test_the_share_of_none_is_a_share(tmp_path: Path, none: object, message: str) -> None:
    save(SMALL, tmp_path)
    head = json.loads((tmp_path / "model.json").read_text("utf-8"))
    (tmp_path / "model.json").write_text(json.dumps({**head, "none": none}), "utf-8")
    with pytest.raises(ModelError, match=message):
        load(str(tmp_path))


def test_a_model_that_does_not_know_the_share_of_none_still_loads(tmp_path: Path) -> None:
    save(SMALL, tmp_path)
    head = json.loads((tmp_path / "model.json").read_text("utf-8"))
    del head["none"]
    (tmp_path / "model.json").write_text(json.dumps(head), "utf-8")
    assert load(str(tmp_path)).none is None


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ModelError, match="cannot be written"):
        save(SMALL, tmp_path / "file" / "m")


def test_extraction_takes_a_model_by_its_folder(tmp_path: Path) -> None:
    never = Model(LogLinear.of(LABELS, {"kind=count": (0.0, 0.0, 9.0)}))
    save(never, tmp_path)
    text = "云溪市2025年工作要点\n新建公园3个。\n"
    assert len(planparse.extract(text, model=False).records) == 1
    assert planparse.extract(text, model=str(tmp_path)).records == ()


def test_rules_only_never_reads_the_model(tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text(json.dumps({}), "utf-8")
    assert planparse.extract("新建公园3个。", model=False).records
