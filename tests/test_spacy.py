"""The spaCy components: found by name, grounded spans, saved with the pipeline, any tokenizer."""

from __future__ import annotations

from pathlib import Path

import pytest

import planparse
from planparse.errors import ModelError

spacy = pytest.importorskip("spacy")

TEXT = "云溪市2025年工作要点\n一、主要目标\n新建公园3个，绿化覆盖率达到45%以上。\n出台《云溪市公园管理办法》。\n"


def test_the_component_is_found_by_its_name_and_gives_the_records() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("planparse")
    doc = nlp(TEXT)
    assert doc._.targets == planparse.extract(TEXT).records
    assert [span.text for span in doc.spans["planparse"]] == [record.source.text for record in doc._.targets]
    assert [span.label_ for span in doc.spans["planparse"]] == ["quantitative", "quantitative", "milestone"]
    assert doc._.plan.title == "云溪市2025年工作要点"


def test_the_quantities_are_labelled_with_the_probability_of_it() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("planparse_quantities")
    doc = nlp(TEXT)
    group = doc.spans["planparse_quantities"]
    assert [(span.text, span.label_) for span in group] == [("3个", "target"), ("45%以上", "target")]
    assert all(1 / 3 < score <= 1 for score in group.attrs["scores"])


def test_rules_only_and_another_key() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("planparse", config={"model": False, "spans_key": "plans"})
    doc = nlp(TEXT)
    assert doc._.targets == planparse.extract(TEXT, model=False).records
    assert "plans" in doc.spans


@pytest.mark.parametrize("model", [True, False])
def test_no_attribute_bears_a_name_that_spacy_asks_components_for(model: bool) -> None:
    # spaCy looks whether a component has thinc's `model`, in an order that changes from run to run: a property of that name was read
    # while the pipeline was put together, and raised where there is no model.
    component = spacy.blank("zh").add_pipe("planparse", config={"model": model})
    assert not any(hasattr(component, name) for name in ("model", "listeners", "is_trainable", "initialize"))


def test_a_truth_value_may_come_as_a_word() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("planparse", config={"model": "False"})
    assert nlp(TEXT)._.targets == planparse.extract(TEXT, model=False).records


def test_a_saved_pipeline_brings_its_model(tmp_path: Path) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("planparse")
    nlp.to_disk(tmp_path / "nlp")
    assert (tmp_path / "nlp" / "planparse" / "weights.tsv").is_file()
    again = spacy.load(tmp_path / "nlp")
    assert again(TEXT)._.targets == nlp(TEXT)._.targets


@pytest.mark.parametrize("segmenter", ["char", "jieba"])
def test_any_tokenizer_serves(segmenter: str) -> None:
    from planparse.spacy_components import blank

    pytest.importorskip("jieba")
    nlp = blank(segmenter)
    nlp.add_pipe("planparse")
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert len(doc.spans["planparse"]) == 3
    for span, record in zip(doc.spans["planparse"], doc._.targets, strict=True):
        assert record.source.text in span.text


def test_pkuseg_takes_a_model_from_a_folder_and_fetches_none(tmp_path: Path) -> None:
    from planparse.spacy_components import blank

    spacy_pkuseg = pytest.importorskip("spacy_pkuseg")
    with pytest.raises(ModelError, match="fetches nothing from the web"):
        blank("pkuseg")
    data = tmp_path / "data.utf8"
    data.write_text("\n".join(["新建 公园 3 个", "绿化 覆盖率 达到 45 %", "出台 管理 办法"] * 20) + "\n", "utf-8")
    spacy_pkuseg.train(str(data), str(data), str(tmp_path / "model"), train_iter=2)
    nlp = blank("pkuseg", str(tmp_path / "model"))
    nlp.add_pipe("planparse")
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert len(doc._.targets) == 3


def test_importing_planparse_does_not_import_spacy() -> None:
    import subprocess
    import sys

    code = "import sys, planparse; planparse.extract('新建公园3个。'); sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
