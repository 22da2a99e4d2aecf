"""planparse in a spaCy pipeline: ``nlp.add_pipe("planparse")``, then read ``doc._.targets``.

Two components, found by spaCy through entry points, so that nothing need be imported:

* ``planparse`` extracts: ``doc._.targets`` (records, see :class:`planparse.records.Record`), ``doc._.plan`` (the document's own
  fields) and ``doc.spans["planparse"]`` (a span for each record, its label the kind, its id the record's);
* ``planparse_quantities`` labels every quantity as ``target``, ``achieved`` or ``none``, with the probability that the model gives to that before
  it is merged with the rules and adjusted to the document: ``doc.spans["planparse_quantities"]`` and its ``attrs["scores"]``.

Offsets are those of ``doc.text``; where a span's ends fall inside a token, the span takes in the whole token. Any tokenizer serves, since
spaCy's keep every character of the text; :func:`blank` makes the Chinese ones.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from planparse import pipeline
from planparse.load import load_text
from planparse.model import store
from planparse.model.features import quantity_features
from planparse.model.segmenters import checked_pkuseg, segmenter

QUANTITIES = "planparse_quantities"

for _name in ("targets", "plan"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


def blank(segmenter: str = "char", pkuseg_model: str | None = None) -> Language:
    """Return an empty Chinese pipeline that cuts text into characters, or into words by jieba or spacy-pkuseg.

    ``pkuseg_model`` is the folder of a trained spacy-pkuseg model; without one spaCy would fetch it from the web, so ModelError is
    raised instead.
    """
    if segmenter == "pkuseg":
        checked_pkuseg(pkuseg_model)
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    if segmenter == "pkuseg":
        tokenizer: Any = nlp.tokenizer
        tokenizer.initialize(pkuseg_model=str(pkuseg_model))
    return nlp


class _Component:
    """What both components share: a model that is saved and loaded with the pipeline."""

    def __init__(self, nlp: Language, name: str, model: str | bool) -> None:
        self.name = name
        # A config is text: spaCy may hand over a truth value as the word for it.
        self._model = {"True": True, "False": False}.get(str(model), model)

    def trained(self) -> store.Model:
        """Return the trained model; ModelError when it cannot be read.

        Not a property, and not called ``model``: spaCy asks every component for one of that name, and means thinc's.
        """
        return store.load(None if self._model is True else str(self._model))

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the model beside the pipeline, unless it works by rules only."""
        if self._model is not False:
            store.save(self.trained(), path)

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> _Component:
        """Take up the model that was written with the pipeline."""
        if Path(path).is_dir():
            self._model = str(path)
        return self


class Extractor(_Component):
    """Extracts the records of a plan."""

    def __init__(self, nlp: Language, name: str, model: str | bool, spans_key: str, reference: str | None) -> None:
        super().__init__(nlp, name, model)
        self._key, self._reference = spans_key, reference

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.targets``, ``doc._.plan`` and the spans."""
        from planparse.api import day

        found = pipeline.run(load_text(doc.text), reference=day(self._reference), model=self._model)
        doc._.targets, doc._.plan = found.records, found.document
        doc.spans[self._key] = SpanGroup(doc, name=self._key, spans=[self._span(doc, record) for record in found.records])
        return doc

    @staticmethod
    def _span(doc: Doc, record: Any) -> Span:
        return _span(doc, record.source.start, record.source.end, record.kind, record.id)


class QuantityLabeller(_Component):
    """Labels the quantities of a plan as the model sees them."""

    def __init__(self, nlp: Language, name: str, model: str | bool, spans_key: str) -> None:
        super().__init__(nlp, name, model)
        self._key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Set the spans and their scores."""
        model = self.trained()
        read = pipeline.draft(load_text(doc.text))
        scene = read.scene(segmenter(model.segmenter, model.pkuseg))
        spans, scores = [], []
        for candidate in read.candidates:
            if candidate.quantity is None or candidate.extractor == "table":
                continue
            shares = model.weights.probabilities(quantity_features(scene, candidate, read.status.status(candidate)))
            best = max(range(len(shares)), key=shares.__getitem__)
            start, end = read.cleaned.raw_span(candidate.quantity.start, candidate.quantity.end)
            spans.append(_span(doc, start, end, store.LABELS[best]))
            scores.append(round(shares[best], 4))
        doc.spans[self._key] = SpanGroup(doc, name=self._key, spans=spans, attrs={"scores": scores})
        return doc


def _span(doc: Doc, start: int, end: int, label: str, span_id: str = "") -> Span:
    span = doc.char_span(start, end, label=label, span_id=span_id, alignment_mode="expand")
    assert span is not None  # offsets of a record lie in its text
    return span


@Language.factory(
    "planparse",
    assigns=["doc._.targets", "doc._.plan", "doc.spans"],
    default_config={"model": True, "spans_key": "planparse", "reference": None},
)
def make_extractor(nlp: Language, name: str, model: bool | str, spans_key: str, reference: str | None) -> Extractor:
    """Make the component; ``model`` is True (the shipped one), False (rules only) or a folder."""
    return Extractor(nlp, name, model, spans_key, reference)


@Language.factory("planparse_quantities", assigns=["doc.spans"], default_config={"model": True, "spans_key": QUANTITIES})
def make_quantity_labeller(nlp: Language, name: str, model: bool | str, spans_key: str) -> QuantityLabeller:
    """Make the component; ``model`` is True (the shipped one) or a folder."""
    return QuantityLabeller(nlp, name, model, spans_key)
