"""Find the faults of an annotated folder: files without partner, fields out of form, quotes not in the text, records at odds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from planparse.emit.plain import cut
from planparse.evaluation.annotation import AnnotatedRecord, Annotation, annotated_folder, read_annotation, read_text
from planparse.evaluation.pairing import places
from planparse.grammar.quantity_words import unit_at
from planparse.patterns import lazy

SCHEMA = "schemas/annotation-1.0.schema.json"
_QUOTE = 40
_MOST_OF_A_FILE = 50
_DIGITS = lazy(r"\d{1,15}(?:\.\d{1,9})?")
_MULTIPLE = lazy(r"[万亿]")


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the file, the record's index and quote if it is of a record, what is wrong and what mends it."""

    file: str
    what: str
    fix: str
    record: int | None = None
    quote: str = ""

    def __str__(self) -> str:
        where = self.file if self.record is None else f"{self.file} records[{self.record}]"
        quote = f" “{cut(self.quote, _QUOTE)}”" if self.quote else ""
        return f"{where}{quote}: {self.what}; {self.fix}"


@dataclass(frozen=True, slots=True)
class Checked:
    """The faults of a folder, and how much was read."""

    problems: tuple[Problem, ...]
    documents: int
    records: int


def check_folder(folder: Path) -> Checked:
    """Check every file of an annotated folder; UsageError when it holds no annotation."""
    files = annotated_folder(folder)
    there = {path.name for path in files}
    problems: list[Problem] = []
    documents = records = 0
    for path in files:
        if path.suffix == ".txt":
            if f"{path.stem}.json" not in there:
                problems.append(Problem(path.name, "has no annotation", f"add {path.stem}.json or remove the text"))
            continue
        documents += 1
        if f"{path.stem}.txt" not in there:
            problems.append(Problem(path.name, "has no text", f"add {path.stem}.txt or remove the annotation"))
        found, count = _check_file(path, has_text=f"{path.stem}.txt" in there)
        problems += found
        records += count
    return Checked(tuple(problems), documents, records)


def _check_file(path: Path, *, has_text: bool) -> tuple[list[Problem], int]:
    """Return the faults of NAME.json, and the number of its records."""
    try:
        annotation = read_annotation(path)
        text = read_text(path.with_suffix(".txt")) if has_text else None
    except ValidationError as error:
        found = _out_of_form(path.name, error)
        more = [Problem(path.name, f"{len(found) - _MOST_OF_A_FILE} more faults of form", "mend those above first")]
        return found[:_MOST_OF_A_FILE] + (more if len(found) > _MOST_OF_A_FILE else []), 0
    except UnicodeDecodeError as error:
        return [Problem(path.with_suffix(".txt").name, f"is not UTF-8 at byte {error.start}", "store it as UTF-8")], 0
    except OSError as error:
        return [Problem(Path(str(error.filename)).name, f"cannot be read ({error.strerror})", "make it readable")], 0
    return list(check(path.stem, annotation, text)), len(annotation.records)


def _out_of_form(file: str, error: ValidationError) -> list[Problem]:
    """Return the faults of form; a value that may be of several types has an error for each, of which the first is enough."""
    found: dict[tuple[int | None, str], Problem] = {}
    for one in error.errors(include_url=False):
        where = list(one["loc"])
        record = where[1] if where[0:1] == ["records"] and len(where) > 1 and isinstance(where[1], int) else None
        steps = where if record is None else where[2:]
        field = ".".join(step for step in steps if isinstance(step, str) and step not in ("int", "float"))
        what, fix = _in_words(field, dict(one))
        found.setdefault((record, field), Problem(file, what, fix, record))
    return list(found.values())


def _in_words(field: str, error: dict[str, Any]) -> tuple[str, str]:
    """Return what is wrong with a field, and what mends it."""
    name = f"field {field}" if field else "it"
    given = cut(repr(error.get("input")), _QUOTE)
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        what, fix = f"{name} is missing", "add it"
    elif kind == "extra_forbidden":
        what, fix = f"{name} is unknown", "correct its name or delete it"
    elif kind == "literal_error":
        what, fix = f"{name} is {given}", f"use one of {context['expected']}"
    elif kind in ("string_pattern_mismatch", "value_error"):
        what, fix = f"{name} is {given}, which is no day", "write it as 2025-12-31"
    elif kind == "json_invalid":
        what, fix = f"it is not JSON ({context['error']})", "correct it there"
    else:
        what, fix = f"{name} is {given} ({error['msg']})", f"see {SCHEMA}"
    return what, fix


def check(name: str, annotation: Annotation, text: str | None) -> Iterator[Problem]:
    """Yield the faults of an annotation of good form; without its text, those that need none."""
    file = f"{name}.json"
    if annotation.doc != f"{name}.txt":
        yield Problem(file, f"doc is {annotation.doc!r}", f"write {name}.txt, or rename the files")
    if annotation.period and annotation.period[0] > annotation.period[1]:
        yield Problem(file, "the period ends before it starts", "exchange its days")
    flat = None if text is None else _flat(text)
    spans: list[int] = []
    for at, record in enumerate(annotation.records):
        spans.append(1 if text is None else len(places(text, record.quote)))
        faults = [*_values(record), *(() if flat is None else _grounds(record, flat, spans[-1]))]
        yield from (Problem(file, what, fix, at, record.quote) for what, fix in faults)
    yield from _at_odds(file, annotation.records, spans)


def _flat(text: str) -> str:
    return "".join(text.split())


def _values(record: AnnotatedRecord) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the values of a record, and what mends it."""
    number, top = record.number, record.number_max
    if record.kind == "quantitative":
        if number is None:
            yield "it is quantitative and has no number", "add the number, or make it a milestone"
        if not record.metric:
            yield "it is quantitative and has no metric", "say what is counted or measured"
    else:
        if number is not None or top is not None:
            yield "it is a milestone and has a number", "make it quantitative, or number and number_max null"
        if record.unit or record.metric:
            yield "it is a milestone and has a unit or metric", "leave both empty"
    if top is not None and number is not None and top < number:
        yield f"number_max {top} is below number {number}", "exchange them"
    if top is not None and record.comparator == "eq":
        yield "it has a number_max and its comparator is eq", "make the comparator range"
    if top is None and record.comparator == "range":
        yield "its comparator is range and it has no number_max", "add number_max, or choose another comparator"
    if _MULTIPLE.search(record.unit.partition("/")[0]):
        yield f"the unit {record.unit} carries 万 or 亿", "multiply the number out"
    if (record.deadline is None) != (record.deadline_source is None):
        yield "deadline and deadline_source go together", "give both, or make both null"
    if record.deadline_text and record.deadline_source == "document":
        yield "deadline_source is document and deadline_text has words", "make deadline_text null, or the source explicit or context"
    if record.baseline and record.baseline.number is None and record.baseline.date is None:
        yield "the baseline is empty", "make it null"


def _grounds(record: AnnotatedRecord, flat: str, places_found: int) -> Iterator[tuple[str, str]]:
    """Yield what a record says that its text does not; ``flat`` is the text without white space."""
    if not places_found:
        yield "the quote is not in the text", "copy it from the text"
    for body in record.responsible_body:
        if _flat(body) not in flat:
            yield f"the body {body} is not in the text", "write it as the text does"
    if record.deadline_text and not all(_flat(part) in flat for part in record.deadline_text.split("…")):
        yield f"the deadline_text {record.deadline_text} is not in the text", "copy it from the text"
    unit = record.unit.partition("/")[0]
    if unit and not _MULTIPLE.search(unit) and not _known_unit(unit) and unit not in _flat(record.quote):
        yield f"the unit {record.unit} is unknown and not in the quote", "write it as the text does"


def _known_unit(unit: str) -> bool:
    found = unit_at(unit, 0, arabic=True)
    return found is not None and found.end == len(unit)


def _at_odds(file: str, records: Sequence[AnnotatedRecord], spans: Sequence[int]) -> Iterator[Problem]:
    """Yield records that say the same twice, or of the same thing two different things."""
    same: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        same[_flat(record.quote), record.kind, record.metric, record.action, record.number, record.unit, record.deadline].append(at)
    for group in same.values():
        first = records[group[0]]
        for at in group[max(1, spans[group[0]] * _times(first)) :]:
            other = _differing(first, records[at])
            if other:
                what, fix = f"it contradicts records[{group[0]}] in {' and '.join(other)}", "decide for one, name the other in alt"
            else:
                what, fix = f"it says the same as records[{group[0]}]", "delete one of them"
            yield Problem(file, what, fix, at, first.quote)


def _times(record: AnnotatedRecord) -> int:
    """Return how often a quote can say its number: a row of a table may hold it once for each of several years."""
    return max(1, sum(float(digits) == record.number for digits in _DIGITS.findall(record.quote)))


def _differing(one: AnnotatedRecord, other: AnnotatedRecord) -> list[str]:
    fields: Iterable[str] = ("status", "number_max", "comparator", "change")
    return [field for field in fields if getattr(one, field) != getattr(other, field)]
