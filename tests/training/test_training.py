"""From annotated plans to a model: the labels, the calibration, the command."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from planparse.cli.app import app
from planparse.errors import UsageError
from planparse.evaluation.annotation import read_pairs
from planparse.evaluation.predictions import predictions
from planparse.model.store import LABELS, load
from planparse.training.examples import read_examples
from planparse.training.fit import curve, fit

PLAN = "云溪市{year}年工作要点\n一、去年工作\n{last}年已建成公园{a}个。\n二、今年任务\n新建公园{b}个。创新{c}项机制，落实“5+2”服务。\n"


def quantity(quote: str, number: float, status: str) -> dict[str, Any]:
    return {"kind": "quantitative", "status": status, "quote": quote, "action": "新建", "metric": "公园", "number": number, "unit": "个"}


def write(folder: Path, count: int = 12, **split: str) -> Path:
    for at in range(count):
        year, a, b = 2015 + at, 20 + at, 40 + at
        text = PLAN.format(year=year, last=year - 1, a=a, b=b, c="三")
        records = [quantity(f"已建成公园{a}个", a, "achieved"), quantity(f"新建公园{b}个", b, "target")]
        annotation = {"doc": f"p{at:02}.txt", "meta": split, "records": records}
        (folder / f"p{at:02}.txt").write_text(text, "utf-8", newline="")
        (folder / f"p{at:02}.json").write_text(json.dumps(annotation, ensure_ascii=False), "utf-8")
    return folder


def test_each_quantity_gets_the_label_of_its_annotation(tmp_path: Path) -> None:
    documents = read_examples(write(tmp_path, 3), list)
    labels = Counter(LABELS[example.label] for document in documents for example in document.examples)
    assert labels["target"] == labels["achieved"] == 3
    assert labels["none"] >= 3
    assert [document.name for document in documents] == ["p00", "p01", "p02"]


def test_what_is_optional_teaches_nothing(tmp_path: Path) -> None:
    write(tmp_path, 3)
    before = sum(len(document.examples) for document in read_examples(tmp_path, list))
    path = tmp_path / "p00.json"
    annotation = json.loads(path.read_text("utf-8"))
    annotation["records"][1]["optional"] = True
    path.write_text(json.dumps(annotation, ensure_ascii=False), "utf-8")
    assert sum(len(document.examples) for document in read_examples(tmp_path, list)) == before - 1


def test_plans_set_apart_are_never_seen(tmp_path: Path) -> None:
    write(tmp_path, 3, split="test")
    with pytest.raises(UsageError, match="there is no example of"):
        read_examples(tmp_path, list)


def test_the_same_data_and_seed_give_the_same_model(tmp_path: Path) -> None:
    documents = read_examples(write(tmp_path), list)
    assert fit(documents, seed=5) == fit(documents, seed=5)


def test_the_curve_rises_and_rests_on_enough_answers() -> None:
    asked = [(at / 100, at % 3 != 0) for at in range(100)] + [(0.99, True)] * 50
    points = curve(asked, smallest=20)
    assert list(points) == sorted(points)
    assert [share for _, share in points] == sorted(share for _, share in points)
    assert len(points) <= len(asked) / 20
    assert curve([]) == ()


def test_a_model_knows_how_many_records_of_the_rules_are_none(tmp_path: Path) -> None:
    documents = read_examples(write(tmp_path), list)
    by_rules = [LABELS[example.label] for document in documents for example in document.examples if example.by_rules]
    assert fit(documents).none == pytest.approx(by_rules.count("none") / len(by_rules), abs=1e-4)


def test_train_writes_a_model_that_extracts(tmp_path: Path) -> None:
    data, out = write(tmp_path), tmp_path / "model"
    done = CliRunner().invoke(app, ["train", str(data), "--out", str(out)], standalone_mode=False)
    assert done.exit_code == 0, done.output
    assert "training, epoch 10 of 10" in done.stderr
    assert "weights written" in done.stderr
    assert load(str(out)).meta["documents"] == 12
    found = list(predictions(read_pairs(data), model=out))
    assert sum(record.status == "target" and record.number == 40 + at for at, one in enumerate(found) for record in one.records) == 12


def test_training_twice_writes_the_same_bytes(tmp_path: Path) -> None:
    data = write(tmp_path)
    for name in ("one", "two"):
        CliRunner().invoke(app, ["train", str(data), "--out", str(tmp_path / name), "--quiet"], standalone_mode=False)
    for file in ("model.json", "weights.tsv"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
