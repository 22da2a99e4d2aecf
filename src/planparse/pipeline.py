"""The one place that knows the order of the stages: load → clean → segment → extract → link → emit."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date

from planparse import records
from planparse.clean import CleanText, clean
from planparse.extraction.milestones import find_milestones
from planparse.extraction.quantitative import QuantitativeReader
from planparse.extraction.sentences import Sentences
from planparse.extraction.tables import PAST_PLAN, read_tables
from planparse.grammar.dates import find_dates
from planparse.grammar.numerals import looks_joined
from planparse.grammar.quantities import find_quantities
from planparse.link.bodies import BodyLinker
from planparse.link.deadlines import DeadlineLinker
from planparse.link.document import read_fields
from planparse.link.status import StatusReader
from planparse.segment import segment
from planparse.types import Body, Candidate, DateContext, DateSpan, DocumentFields, Item, LoadedText, Quantity, Warn

_SUSPECT_UNITS = frozenset({"count", "people", "event", "document"})


def outline(loaded: LoadedText) -> tuple[CleanText, tuple[Item, ...]]:
    """Clean and segment a document, and stop there."""
    cleaned = clean(loaded.text)
    return cleaned, segment(cleaned.text)


def clean_document(loaded: LoadedText) -> CleanText:
    """Clean a document, and stop there."""
    return clean(loaded.text)


def run(loaded: LoadedText, *, name: str | None = None, reference: date | None = None, model: bool = True) -> records.Extraction:
    """Turn a loaded document into grounded records.

    ``name`` is a file name that may carry a title or year (default: the loaded path); ``reference`` is the day that
    relative dates count from when the text has none of its own. ``model`` is accepted for the interface's sake: this
    version has rules only.
    """
    cleaned, items = outline(loaded)
    text = cleaned.text
    fields = read_fields(loaded.text, text, cleaned.frames, name or loaded.path, reference)
    context = DateContext(fields.period_start, fields.period_end, fields.published or reference)
    dates = find_dates(text, context)
    rows, tables = read_tables(text, items)
    quantities = _outside(find_quantities(text), dates, tables)
    sentences = Sentences(text)
    read = list(QuantitativeReader(text, items, quantities, dates, sentences).candidates())
    found = [candidate for candidate in read if not candidate.doubt]
    found.extend(rows)
    taken = [*tables, *((candidate.clean_start, candidate.clean_end) for candidate in found)]
    found.extend(find_milestones(text, items, dates, sentences, taken))
    found.sort(key=lambda candidate: (candidate.clean_start, candidate.anchor, candidate.kind))
    made = _Builder(loaded, cleaned, items, dates, quantities, fields).build(found)
    return records.Extraction(
        document=_document(loaded, fields, name),
        records=tuple(made),
        warnings=tuple(_warnings((*loaded.warnings, *cleaned.warnings, *fields.warnings))),
    )


def _outside(quantities: Sequence[Quantity], dates: Sequence[DateSpan], tables: Sequence[tuple[int, int]]) -> list[Quantity]:
    """Drop the quantities that are part of a date (2020年, 三年内) or of a table, which is read row by row."""
    kept, at = [], 0
    for start, end in tables:
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

    def __init__(
        self,
        loaded: LoadedText,
        cleaned: CleanText,
        items: Sequence[Item],
        dates: Sequence[DateSpan],
        quantities: Sequence[Quantity],
        fields: DocumentFields,
    ) -> None:
        self._loaded, self._cleaned, self._items, self._fields = loaded, cleaned, items, fields
        self._status = StatusReader(cleaned.text, items, dates, fields)
        self._deadlines = DeadlineLinker(cleaned.text, items, dates, fields)
        self._bodies = BodyLinker(cleaned.text, items)
        self._dashes_lost = _dashes_lost(cleaned, quantities)

    def build(self, candidates: Iterable[Candidate]) -> Iterable[records.Record]:
        for candidate in candidates:
            yield self._record(candidate)

    def _record(self, candidate: Candidate) -> records.Record:
        status = "achieved" if PAST_PLAN in candidate.notes else self._status.status(candidate)
        deadline = candidate.deadline or self._deadlines.deadline(candidate, status)
        bodies = self._bodies.bodies_for(candidate.sentence_start, candidate.sentence_end, candidate.anchor, candidate.item)
        if not bodies and self._fields.issuer:
            bodies = (Body(self._fields.issuer, "owner", "document"),)
        raw_start, raw_end = self._cleaned.raw_span(candidate.clean_start, candidate.clean_end)
        item = self._items[candidate.item]
        quantity = candidate.quantity
        notes = [*candidate.notes, *self._cleaned.notes(candidate.clean_start, candidate.clean_end)]
        if quantity is not None and self._suspect(quantity):
            notes.append("suspect-number")
        confidence = round(candidate.confidence - (0.2 if "suspect-number" in notes else 0.0), 2)
        baseline = candidate.baseline
        return records.Record(
            id=_record_id(
                self._loaded.sha256, candidate, raw_start, raw_end, self._cleaned.raw_span(candidate.anchor, candidate.anchor + 1)[0]
            ),
            kind=candidate.kind,
            status=status,
            goal=self._cleaned.text[candidate.clean_start : candidate.clean_end],
            action=candidate.action,
            metric=candidate.metric,
            number=quantity.number if quantity else None,
            number_max=quantity.number_max if quantity else None,
            comparator=candidate.comparator,
            change=candidate.change,
            unit=quantity.unit if quantity else "",
            baseline=records.Baseline(number=baseline.number, date=baseline.date) if baseline else None,
            binding=candidate.binding,
            deadline=records.Deadline(date=deadline.date, start=deadline.start, text=deadline.text, source=deadline.source)
            if deadline
            else None,
            responsible_body=tuple(records.ResponsibleBody(name=body.name, role=body.role, source=body.source) for body in bodies),
            item=records.ItemRef(path=item.path, headings=item.headings),
            source=records.Source(start=raw_start, end=raw_end, text=self._loaded.text[raw_start:raw_end]),
            confidence=confidence,
            extractor=candidate.extractor,
            notes=tuple(dict.fromkeys(notes)),
        )

    def _suspect(self, quantity: Quantity) -> bool:
        digits = re.match(r"\d+", self._cleaned.text[quantity.core_start : quantity.core_end])
        return bool(self._dashes_lost and digits and quantity.kind in _SUSPECT_UNITS and looks_joined(digits.group()))


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


def _document(loaded: LoadedText, fields: DocumentFields, name: str | None) -> records.Document:
    period = None
    if fields.period_start and fields.period_end:
        period = records.Period(start=fields.period_start.isoformat(), end=fields.period_end.isoformat())
    region = records.Region(name=fields.region.name, adcode=fields.region.adcode) if fields.region else None
    return records.Document(
        id=loaded.sha256,
        path=loaded.path or name,
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
