"""``planparse train``: an annotated folder in, the folder of a model out."""

from __future__ import annotations

from pathlib import Path

from planparse.cli.console import say


def train(folder: str, out: str, *, seed: int, epochs: int, segmenter: str, pkuseg: str | None, quiet: bool) -> int:
    """Train on all plans that are not set apart and write the model; return 0."""
    from planparse.model.segmenters import segmenter as cutter
    from planparse.model.store import save
    from planparse.training.examples import read_examples
    from planparse.training.fit import fit

    tell = (lambda line: None) if quiet else say
    cut = cutter(segmenter, pkuseg)
    tell(f"reading {folder}")
    documents = read_examples(Path(folder), cut)
    tell(f"{len(documents)} documents, {sum(len(document.examples) for document in documents)} quantities")
    model = fit(documents, seed=seed, epochs=epochs, segmenter=segmenter, pkuseg=pkuseg, progress=tell)
    save(model, out)
    tell(f"{len(model.weights.packed)} weights written to {out}; right when not seen: {model.meta['right when not seen']:.1%}")
    return 0
