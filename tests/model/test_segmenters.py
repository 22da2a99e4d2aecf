"""Characters, jieba's words, and a spacy-pkuseg model that the test trains itself; nothing is fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.errors import ModelError
from planparse.model.segmenters import segmenter

SENTENCES = ["新建 公园 3 个", "改造 小区 5 个", "全市 新增 学位 2000 个", "建设 公园 和 小区"] * 20


@pytest.fixture(scope="module")
def pkuseg_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    spacy_pkuseg = pytest.importorskip("spacy_pkuseg")
    folder = tmp_path_factory.mktemp("pkuseg")
    data = folder / "data.utf8"
    data.write_text("\n".join(SENTENCES) + "\n", "utf-8")
    spacy_pkuseg.train(str(data), str(data), str(folder / "model"), train_iter=2)
    return folder / "model"


def test_characters() -> None:
    assert list(segmenter("char")("新建公园")) == ["新", "建", "公", "园"]


def test_jieba() -> None:
    pytest.importorskip("jieba")
    assert list(segmenter("jieba")("新建公园3个")) == ["新建", "公园", "3", "个"]


def test_pkuseg_from_a_folder(pkuseg_model: Path) -> None:
    tokens = list(segmenter("pkuseg", str(pkuseg_model))("新建公园3个"))
    assert "".join(tokens) == "新建公园3个"
    assert "公园" in tokens


@pytest.mark.parametrize("folder", [None, "", "/nowhere/at/all"])
def test_pkuseg_without_a_model_is_one_sentence(folder: str | None) -> None:
    with pytest.raises(ModelError, match=r"needs the folder of a model of its own.*fetches nothing"):
        segmenter("pkuseg", folder)


def test_a_pickled_pkuseg_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "weights.npz").write_bytes(b"")
    (tmp_path / "features.pkl").write_bytes(b"")
    with pytest.raises(ModelError, match="there is none in"):
        segmenter("pkuseg", str(tmp_path))


def test_an_unknown_segmenter_is_one_sentence() -> None:
    with pytest.raises(ModelError, match="no segmenter 'words'; use one of char, jieba, pkuseg"):
        segmenter("words")
