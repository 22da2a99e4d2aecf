"""The one place that knows the order of the stages: load → clean → segment → extract → link → emit."""

from __future__ import annotations

import gc
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pydantic import TypeAdapter

from planparse import records
from planparse.clean import CleanText, clean
from planparse.extraction.glossaries import glossaries
from planparse.extraction.metrics import is_sound
from planparse.extraction.milestones import find_milestones
from planparse.extraction.quantitative import QuantitativeReader
from planparse.extraction.sentences import Sentences, merged
from planparse.extraction.tables import PAST_PLAN, read_tables
from planparse.grammar.body_names import full_name
from planparse.grammar.dates import find_dates
from planparse.grammar.numerals import looks_joined
from planparse.grammar.quantities import find_quantities
from planparse.grammar.quantity_words import written_unit
from planparse.link.bodies import BodyLinker
from planparse.link.body_tables import TableRow, find_rows
from planparse.link.closings import brackets
from planparse.link.deadlines import DeadlineLinker
from planparse.link.document import read_fields
from planparse.link.due_closings import Due
from planparse.link.heading_lines import HeadingLines
from planparse.link.period import reviewed_year
from planparse.link.status import StatusReader
from planparse.model.features import Scene, Segmenter
from planparse.model.judge import judged
from planparse.model.segmenters import segmenter
from planparse.model.store import load as load_model
from planparse.segment import segment
from planparse.types import Body, Candidate, DateContext, DateSpan, Deadline, DocumentFields, Item, LoadedText, Quantity, Warn

_SUSPECT = 0.8
"""What is left of the confidence where digits look run together."""

_SUSPECT_UNITS = frozenset({"count", "people", "event", "document"})

_PAUSED = 2_000_000
"""Characters up to which the search for reference cycles waits until a document is read."""

_CERTAIN = frozenset({"age", "heading-count", "baseline", "projection", "attribute"})
"""Doubts that the model is not asked about: it has not overruled one of them in any document measured."""

_RECORD = TypeAdapter(records.Record)

_SHARED = 256
"""How many deadlines and bodies are kept made: most records of a plan share theirs."""


def outline(loaded: LoadedText) -> tuple[CleanText, tuple[Item, ...]]:
    """Clean and segment a document, and stop there."""
    cleaned = clean(loaded.text)
    return cleaned, segment(cleaned.text)


def clean_document(loaded: LoadedText) -> CleanText:
    """Clean a document, and stop there."""
    return clean(loaded.text)


class Draft(NamedTuple):
    """A document as read, before it is decided which candidates become records. All offsets are clean.

    ``candidates`` holds the quantities, those with a doubt included, and the rows of tables; ``apart`` are the spans of tables and glossaries.
    """

    loaded: LoadedText
    cleaned: CleanText
    items: tuple[Item, ...]
    fields: DocumentFields
    dates: Sequence[DateSpan]
    quantities: Sequence[Quantity]
    apart: Sequence[tuple[int, int]]
    sentences: Sentences
    lines: HeadingLines
    status: StatusReader
    rows: Sequence[TableRow]
    brackets: Sequence[tuple[int, int]]
    due: Due
    candidates: tuple[Candidate, ...]

    def milestones(self, found: Iterable[Candidate]) -> Iterator[Candidate]:
        """Yield the milestones outside the quantities ``found``."""
        taken = [*self.apart, *((candidate.clean_start, candidate.clean_end) for candidate in found)]
        told = self.fields.period_end or self.fields.today
        horizon = date(told.year, 12, 31) if told else None
        for candidate in find_milestones(self.cleaned.text, self.items, self.dates, self.sentences, taken, self.due.spans, horizon):
            candidate.status = self.status.status(candidate)
            yield candidate

    def scene(self, segmenter: Segmenter = list) -> Scene:
        """Return what the model may look at."""
        return Scene(self.cleaned.text, self.items, self.dates, self.fields, segmenter)


def draft(loaded: LoadedText, *, name: str | None = None, reference: date | None = None) -> Draft:
    """Read a document up to the point where it is decided what becomes a record; parameters as in :func:`run`."""
    cleaned, items = outline(loaded)
    text = cleaned.text
    fields = read_fields(loaded.text, text, cleaned.frames, name or loaded.path, reference)
    dates = find_dates(text, DateContext(fields.period_start, fields.period_end, fields.today or reference, reviewed_year(fields)))
    rows, tables = read_tables(text, items)
    apart = merged([*tables, *glossaries(text, items)])
    quantities = _outside(find_quantities(text, [(span.start, span.end) for span in dates]), dates, apart)
    sentences = Sentences(text)
    candidates = (*QuantitativeReader(text, items, quantities, dates, sentences).candidates(), *rows)
    task_rows, spans, lines = find_rows(text), brackets(text), HeadingLines(text, items)
    return Draft(
        loaded=loaded,
        cleaned=cleaned,
        items=items,
        fields=fields,
        dates=dates,
        quantities=quantities,
        apart=apart,
        sentences=sentences,
        lines=lines,
        status=StatusReader(text, items, dates, fields, lines, task_rows),
        rows=task_rows,
        brackets=spans,
        due=Due(text, items, dates, task_rows, spans),
        candidates=candidates,
    )


def run(
    loaded: LoadedText,
    *,
    name: str | None = None,
    reference: date | None = None,
    model: bool | str | os.PathLike[str] = True,
    alone: bool = False,
) -> records.Extraction:
    """Turn a loaded document into grounded records.

    ``name`` is a file name that may carry a title or year (default: the loaded path); ``reference`` is the day that
    relative dates count from when the text has none of its own. ``model`` is True for the shipped model, False for rules
    only, or the folder of a model; ``alone`` lets it decide without the rules, only to measure it. Raises ModelError when the model
    cannot be read.
    """
    with _collector_paused(len(loaded.text)):
        return _run(loaded, name, reference, model, alone)


def _run(
    loaded: LoadedText, name: str | None, reference: date | None, model: bool | str | os.PathLike[str], alone: bool
) -> records.Extraction:
    read = draft(loaded, name=name, reference=reference)
    found = _by_rules(read) if model is False else _by_both(read, None if model is True else os.fspath(model), alone)
    found.extend(read.milestones(found))
    found.sort(key=lambda candidate: (candidate.clean_start, candidate.anchor, candidate.kind))
    made = _Builder(read).build(found)
    return records.Extraction(
        document=_document(loaded, read.fields),
        records=tuple(made),
        warnings=tuple(_warnings((*loaded.warnings, *read.cleaned.warnings, *read.fields.warnings))),
    )


@contextmanager
def _collector_paused(size: int) -> Iterator[None]:
    """Pause Python's search for reference cycles while a document of this many characters is read.

    Reading makes hundreds of thousands of small objects and no cycle, and to look for one among them takes a twentieth of the time. A text
    without end is left to the collector, and what the caller has switched off stays off.
    """
    if size > _PAUSED or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _by_rules(read: Draft) -> list[Candidate]:
    """Return the quantities that the rules believe."""
    believed = [candidate for candidate in read.candidates if not candidate.doubt]
    for candidate in believed:
        candidate.status = read.status.status(candidate)
    return believed


def _by_both(read: Draft, folder: str | None, alone: bool) -> list[Candidate]:
    """Return the quantities that rules and model believe together, see :mod:`planparse.model.judge`.

    What the rules doubt is shown to the model only with a metric that can stand alone, and not where it never had a say.
    """
    model = load_model(folder)
    shown = [
        candidate
        for candidate in read.candidates
        if not candidate.doubt or (candidate.doubt not in _CERTAIN and is_sound(candidate.metric))
    ]
    return list(judged(shown, read.scene(segmenter(model.segmenter, model.pkuseg)), model, read.status.status, alone=alone))


def _outside(quantities: Sequence[Quantity], dates: Sequence[DateSpan], apart: Sequence[tuple[int, int]]) -> list[Quantity]:
    """Drop the quantities that are part of a date (2020年, 三年内) or stand ``apart``: in a table, which is read row by row, or a glossary."""
    kept, at = [], 0
    for start, end in apart:
        quantities = [quantity for quantity in quantities if not start <= quantity.start < end]
    for quantity in quantities:
        while at < len(dates) and dates[at].end <= quantity.core_start:
            at += 1
        if at < len(dates) and dates[at].start <= quantity.core_start < dates[at].end:
            continue
        kept.append(quantity)
    return kept


class _Builder:
    """Links candidates of one document and turns them into records."""

    def __init__(self, read: Draft) -> None:
        self._loaded, self._cleaned, self._items, self._fields = read.loaded, read.cleaned, read.items, read.fields
        self._deadlines = DeadlineLinker(read.cleaned.text, read.items, read.dates, read.fields, read.due, read.lines)
        self._bodies = BodyLinker(read.cleaned.text, read.items, read.rows, read.brackets)
        self._item_refs: dict[int, records.ItemRef] = {}
        self._dashes_lost = _dashes_lost(read.cleaned, read.quantities)
        self._implied = (Body(self._fields.issuer, "owner", "document"),) if self._fields.issuer else ()

    def build(self, candidates: Iterable[Candidate]) -> Iterable[records.Record]:
        for candidate in candidates:
            yield self._record(candidate)

    def _record(self, candidate: Candidate) -> records.Record:
        status = "achieved" if PAST_PLAN in candidate.notes else candidate.status or "target"
        deadline = candidate.deadline or self._deadlines.deadline(candidate, status)
        told = self._bodies.bodies_for(candidate.sentence_start, candidate.sentence_end, candidate.anchor, candidate.item)
        bodies = told or self._implied
        raw_start, raw_end = self._cleaned.raw_span(candidate.clean_start, candidate.clean_end)
        quantity = candidate.quantity
        notes = [*candidate.notes, *self._cleaned.notes(candidate.clean_start, candidate.clean_end)]
        if quantity is not None and self._suspect(quantity):
            notes.append("suspect-number")
        confidence = round(candidate.confidence * (_SUSPECT if "suspect-number" in notes else 1), 2)
        baseline = candidate.baseline
        return _RECORD.validate_python(  # a dictionary takes two thirds of the time of a call with as many arguments
            {
                "id": _record_id(
                    self._loaded.sha256, candidate, raw_start, raw_end, self._cleaned.raw_span(candidate.anchor, candidate.anchor + 1)[0]
                ),
                "kind": candidate.kind,
                "status": status,
                "goal": self._cleaned.text[candidate.clean_start : candidate.clean_end],
                "action": candidate.action,
                "metric": candidate.metric,
                "number": quantity.number if quantity else None,
                "number_max": quantity.number_max if quantity else None,
                "comparator": candidate.comparator,
                "change": candidate.change,
                "unit": written_unit(quantity.unit, quantity.text) if quantity else "",
                "baseline": records.Baseline(number=baseline.number, date=baseline.date) if baseline else None,
                "binding": candidate.binding,
                "deadline": _deadline(deadline) if deadline else None,
                "responsible_body": tuple(map(_responsible_body, bodies)),
                "item": self._item_ref(candidate.item),
                "source": {"start": raw_start, "end": raw_end, "text": self._loaded.text[raw_start:raw_end]},
                "confidence": confidence,
                "extractor": candidate.extractor,
                "notes": tuple(note for note in dict.fromkeys(notes) if note.partition(":")[0] in records.NOTES) if notes else (),
            }
        )

    def _item_ref(self, index: int) -> records.ItemRef:
        made = self._item_refs.get(index)
        if made is None:
            item = self._items[index]
            made = self._item_refs[index] = records.ItemRef(path=item.path, headings=item.headings)
        return made

    def _suspect(self, quantity: Quantity) -> bool:
        if not self._dashes_lost or quantity.kind not in _SUSPECT_UNITS:
            return False
        digits = re.match(r"\d+", self._cleaned.text[quantity.core_start : quantity.core_end])
        return bool(digits and looks_joined(digits.group()))


@lru_cache(maxsize=_SHARED)
def _deadline(deadline: Deadline) -> records.Deadline:
    return records.Deadline(date=deadline.date, start=deadline.start, text=deadline.text, source=deadline.source)


@lru_cache(maxsize=_SHARED)
def _responsible_body(body: Body) -> records.ResponsibleBody:
    return records.ResponsibleBody(name=body.name, alias=full_name(body.name), role=body.role, source=body.source)


def _dashes_lost(cleaned: CleanText, quantities: Sequence[Quantity]) -> bool:
    """Tell whether a document shows signs of lost dashes: a joined year span was repaired, or it is a page-chunk preview without one range."""
    if any(edit.note == "lost-dash" for edit in cleaned.edits):
        return True
    preview = any(edit.entry == "preview-chunk-number" for edit in cleaned.edits)
    return preview and not any(quantity.number_max is not None for quantity in quantities)


def _record_id(document: str, candidate: Candidate, raw_start: int, raw_end: int, raw_anchor: int) -> str:
    """Return an id that depends on the document's bytes, the raw span and what is read from it, nothing else."""
    number = candidate.quantity.number if candidate.quantity else None
    key = f"{document}|{raw_start}|{raw_end}|{raw_anchor}|{candidate.kind}|{candidate.metric}|{number}|{candidate.action}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _document(loaded: LoadedText, fields: DocumentFields) -> records.Document:
    period = None
    if fields.period_start and fields.period_end:
        period = records.Period(start=fields.period_start.isoformat(), end=fields.period_end.isoformat())
    region = records.Region(name=fields.region.name, adcode=fields.region.adcode) if fields.region else None
    return records.Document(
        id=loaded.sha256,
        path=loaded.path,
        media_type=loaded.media_type,
        encoding=loaded.encoding,
        chars=len(loaded.text),
        title=fields.title,
        issuer=fields.issuer,
        region=region,
        published=fields.published.isoformat() if fields.published else None,
        period=period,
    )


def _warnings(found: Iterable[Warn]) -> Iterable[records.Warning]:
    for warn in found:
        yield records.Warning(code=warn.code, message=warn.message, start=warn.raw_start, end=warn.raw_end)
