"""How contexts are cut into tokens: characters (default), words by jieba, or words by spacy-pkuseg with a model of the user's own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from planparse.errors import ModelError
from planparse.model.features import Segmenter

NAMES = ("char", "jieba", "pkuseg")


@lru_cache(maxsize=4)
def segmenter(name: str, pkuseg: str | None = None) -> Segmenter:
    """Return the function that cuts a string into tokens.

    ``pkuseg`` is the folder of a trained spacy-pkuseg model; none is ever fetched. Raises ModelError for a name that is unknown,
    a package that is not installed, or a folder that holds no such model.
    """
    if name == "char":
        return list
    if name == "jieba":
        return _jieba()
    if name == "pkuseg":
        return _pkuseg(pkuseg)
    raise ModelError("segmenter-unknown", f"there is no segmenter {name!r}", f"use one of {', '.join(NAMES)}")


def _jieba() -> Segmenter:
    try:
        import jieba
    except ImportError as error:
        raise ModelError("segmenter-missing", "the segmenter jieba is not installed", "install planparse[jieba]") from error
    jieba.setLogLevel("WARNING")

    def cut(text: str) -> list[str]:
        return list(jieba.cut(text, HMM=False))

    return cut


def checked_pkuseg(folder: str | None) -> str:
    """Return the folder of a spacy-pkuseg model if it is one; ModelError else, for the package would look for one on the web.

    A model whose features are pickled is refused: reading a pickle runs what stands in it.
    """
    path = Path(folder) if folder else None
    if path is None or not all((path / name).is_file() for name in ("weights.npz", "features.msgpack")):
        raise ModelError(
            "pkuseg-model",
            "the segmenter pkuseg needs the folder of a model of its own, and there is none" + (f" in {path}" if path else ""),
            "give a folder that spacy_pkuseg.train has written; planparse fetches nothing from the web",
        )
    return str(path)


def _pkuseg(folder: str | None) -> Segmenter:
    path = checked_pkuseg(folder)
    try:
        import spacy_pkuseg
    except ImportError as error:
        raise ModelError("segmenter-missing", "the segmenter spacy-pkuseg is not installed", "install planparse[pkuseg]") from error
    try:
        cutter = spacy_pkuseg.pkuseg(path)
    except Exception as error:
        raise ModelError("pkuseg-model", f"the pkuseg model in {path} cannot be used ({error})", "train it anew") from error

    def cut(text: str) -> list[str]:
        return list(cutter.cut(text))

    return cut
