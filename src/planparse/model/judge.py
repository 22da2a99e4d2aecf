"""How rules and model are merged: the policy, written once.

======================  ==============================  =================================================================
rules                   model                           what comes out
======================  ==============================  =================================================================
a record                agrees, or is not sure          the record as the rules read it (``extractor`` rules)
a target                fairly sure that it is none     no record
a promised share        very sure that it is none       no record
achieved                sure that it is none            no record
one of a list of goals  not heeded                      the record as the rules read it: the list says what its members are
a target                sure that it was achieved       the record as achieved (``model``), unless its sentence sets a date (到2025年)
achieved                finds that it is a target       the record as the rules read it: a wrong promise costs more
a doubt                 sure that it is a record        a record with the model's status and a note (``model``)
a doubt                 anything else                   no record
a milestone, or a row   not asked                       as the rules read it (a row of a table: ``table``)
======================  ==============================  =================================================================

*Sure* is a probability of at least ``SURE`` or ``DROP_RESULT``, *very sure* one of ``DROP_SHARE``, *fairly sure* one of ``DROP`` (``DROP_FEW``), all after the
answers were adjusted to how common records are in the document (:mod:`planparse.model.prior`): of the numbers of a bulletin few are anybody's
promise, of those of a plan most are. Fields (metric, number, unit, deadline, bodies) are always the rules': they are read from the text and can be
pointed at. Two candidates of one number never both come out, since the rules make one for each. The ``confidence`` of what the model has seen is its
adjusted probability, calibrated on documents it was not trained on; a member of a list of goals keeps the confidence of the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from planparse.model.features import Scene, date_use, quantity_features
from planparse.model.prior import FEWEST, adjusted, shift
from planparse.model.store import Model
from planparse.types import Candidate, Status

SURE = 0.9
"""What the model must give to overrule the rules."""

DROP = 0.7
"""What the model must give to drop a target of the rules."""

DROP_FEW = 0.8
"""What the model must give to drop a target of a document with so few quantities that they tell nothing of it."""

DROP_SHARE = 0.95
"""What the model must give to drop a share: in real plans it takes many for a description that are promised (90%的市场主体纳入…)."""

DROP_RESULT = 0.9
"""What the model must give to drop a result that a plan or a review reports."""

NEVER = 2.0
"""What the model cannot give: a list that says itself to be one of goals has members that look like any other amounts."""

NOTE = "model-only"
"""Note on a record that the rules alone would not have made."""

_TOP = 0.99


def judged(
    candidates: Iterable[Candidate], scene: Scene, model: Model, status: Callable[[Candidate], Status], *, alone: bool = False
) -> Iterator[Candidate]:
    """Yield the quantitative candidates that rules and model together believe, each with its status and calibrated confidence.

    What the rules have read is told both in place; what the model changes comes out as another candidate.
    ``alone`` lets the model decide against rules and doubts, by what it finds likeliest: only to measure it.
    """
    asked = [(candidate, status(candidate)) for candidate in candidates]
    answers = [_answer(scene, candidate, told, model) for candidate, told in asked]
    factor = 1.0 if alone else _shift(asked, answers, model)
    few = len(answers) - answers.count(None) < FEWEST
    for (candidate, told), answer in zip(asked, answers, strict=True):
        if answer is None:
            candidate.status = told
            yield candidate
            continue
        target, achieved, none = adjusted(answer, factor)
        seen: Status = "target" if target > achieved else "achieved"
        share = max(target, achieved)
        if alone:
            kept = _by_model(candidate, model, share, seen) if share > none else None
        elif candidate.doubt:
            kept = _by_model(candidate, model, share, seen) if share >= SURE else None
        elif told == "target" and achieved >= SURE and not _is_promised(scene, candidate):
            kept = replace(candidate, status="achieved", extractor="model", confidence=_confidence(model, achieved))
        else:
            own = candidate.confidence if candidate.announced else _confidence(model, target if told == "target" else achieved)
            kept = candidate if none < _drop(candidate, told, few=few) else None
            candidate.status, candidate.confidence = told, own
        if kept is not None:
            yield kept


def _answer(scene: Scene, candidate: Candidate, told: Status, model: Model) -> list[float] | None:
    """Return the probabilities of target, achieved and none, or None for a row of a table, of which the model is not asked."""
    if candidate.extractor == "table":
        return None
    return model.weights.probabilities(quantity_features(scene, candidate, told))


def _shift(asked: Sequence[tuple[Candidate, Status]], answers: Sequence[list[float] | None], model: Model) -> float:
    """Return what the answers about the records of the rules on which the model is heeded tell of the document (:mod:`planparse.model.prior`)."""
    if model.none is None:
        return 1.0
    pairs = zip(asked, answers, strict=True)
    return shift([answer[-1] for (one, _), answer in pairs if answer is not None and not one.doubt and not one.announced], model.none)


def _is_promised(scene: Scene, candidate: Candidate) -> bool:
    """Tell whether the words say outright that a target is to come: a date that it is due by, or a ratio, whose year is no date of the past."""
    return candidate.change == "ratio" or date_use(scene, candidate.anchor, candidate.sentence_start) in ("by,within", "by,after")


def _drop(candidate: Candidate, told: Status, *, few: bool) -> float:
    """Return what the model must give to drop a record that the rules read as ``told``."""
    if told == "achieved":
        return DROP_RESULT
    if candidate.announced:
        return NEVER
    if candidate.quantity is not None and candidate.quantity.kind == "ratio":
        return DROP_SHARE
    return DROP_FEW if few else DROP


def _by_model(candidate: Candidate, model: Model, share: float, status: Status) -> Candidate:
    notes = (*candidate.notes, NOTE)
    return replace(candidate, doubt="", status=status, extractor="model", confidence=_confidence(model, share), notes=notes)


def _confidence(model: Model, share: float) -> float:
    return round(min(max(model.confidence(share), 0.01), _TOP), 2)
