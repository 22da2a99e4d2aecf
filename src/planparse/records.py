"""The output: what ``planparse extract`` prints and ``planparse.extract`` returns.

These models are the one source of the output's shape; ``schemas/`` is generated from them. All offsets are code points
into the decoded input (line ends untouched), end exclusive. All dates are days in ISO 8601 (2022-12-31). A field's
description is its documentation here and in the JSON Schema.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from planparse.errors import OutputError
from planparse.types import Change, Comparator, Kind, Status

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]

SCHEMA_VERSION: Literal["1.0"] = "1.0"

_LAST_EXACT = 2**53
"""Beyond it a float no longer tells neighbouring whole numbers apart."""

Told = Literal["explicit", "context", "document"]
"""Where a value was read: in the clause or its sentence, in a heading or earlier sentence, from the document as a whole."""


def _whole(value: float) -> float:
    """Return a whole float as an int, so that JSON says 2000 and not 2000.0."""
    if isinstance(value, float) and value.is_integer() and abs(value) <= _LAST_EXACT:
        return int(value)
    return value


Number = Annotated[
    Annotated[int, Field(strict=True)] | Annotated[float, Field(strict=True, allow_inf_nan=False)],
    AfterValidator(_whole),
]
Offset = Annotated[int, Field(ge=0)]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"})]
"""A day as an ISO 8601 string, in Python as in JSON."""


NOTES: dict[str, str] = {
    "annual": "the number is for each year",
    "per-term": "for each school term",
    "monthly": "for each month",
    "weekly": "for each week",
    "daily": "for each day",
    "every": "for each span of the length named after a colon (every:3年)",
    "each": "for each of several bodies (各县区)",
    "cumulative": "a sum over the years of the plan, in an indicator table",
    "model-only": "the rules alone would not have made this record",
    "past-plan": "how a plan that is over came out, in an indicator table",
    "ocr-repaired": "a reading error was repaired (1O0% is 100%)",
    "lost-character": "a lost 年 was restored (2024100% is 2024年100%)",
    "lost-dash": "a lost dash was restored (20232025年 is 2023-2025年)",
    "suspect-number": "the digits look run together and stay as written (评选58所 may be 5 to 8)",
}
"""Every flag that a record's ``notes`` may hold, up to its colon, with its meaning."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Region(_Model):
    """An administrative division."""

    name: str = Field(description="Name in full, as in the table of codes, e.g. 清远市.")
    adcode: str = Field(description="Six-digit code of GB/T 2260, e.g. 441800.", pattern=r"^[0-9]{6}$")


class Period(_Model):
    """The time a document plans for."""

    start: Day = Field(description="First day planned for.")
    end: Day = Field(description="Last day planned for.")


class Document(_Model):
    """What is known of the document itself; null where it does not tell, never guessed."""

    id: str = Field(description="SHA-256 of the input bytes, hexadecimal.")
    path: str | None = Field(default=None, description='File as named by the caller; "-" for standard input; null for a string.')
    media_type: str = Field(default="text/plain", description="Media type the input was read as.")
    encoding: str = Field(default="utf-8", description="Character encoding the input was decoded with.")
    chars: int = Field(ge=0, description="Length of the decoded input in code points: the space of all offsets.")
    title: str | None = Field(default=None, description="Title of the plan.")
    issuer: str | None = Field(default=None, description="Body whose plan it is.")
    region: Region | None = Field(default=None, description="Administrative division the plan is for.")
    published: Day | None = Field(default=None, description="Day of publication.")
    period: Period | None = Field(default=None, description="Time planned for.")


class Baseline(_Model):
    """The starting value that a target is measured from (由85%提高到90%: 85); either part may be null."""

    number: Number | None = Field(default=None, description="Starting value in the record's unit.")
    date: Day | None = Field(default=None, description="Day, or last day of the period, that the starting value is of.")


class Deadline(_Model):
    """When a target is due (for an achieved record: the period it was achieved in)."""

    date: Day | None = Field(default=None, description="Last day by which it is due.")
    start: Day | None = Field(default=None, description="First day of the period meant, where the text names a period.")
    text: str | None = Field(default=None, description="The words it was read from (到2025年); null when source is document.")
    source: Told = Field(
        description="explicit: said in the clause or its sentence; context: by a heading or earlier sentence; document: the plan's period."
    )


class ResponsibleBody(_Model):
    """A body that is answerable for a record."""

    name: str = Field(description="Name as written.")
    alias: str | None = Field(
        default=None,
        description="Standard form of a short name (市发改委: 市发展和改革委员会); null when the name is full or none is certain.",
    )
    role: Literal["lead", "support", "owner"] = Field(
        description="lead: 牵头; support: 配合; owner: responsible without such a distinction."
    )
    source: Told = Field(description="explicit: named for this record; context: by its item or section; document: the issuer, by default.")


class ItemRef(_Model):
    """The item of the document that holds a record, from the top down; both lists are empty outside of all items."""

    path: tuple[str, ...] = Field(default=(), description='Markers without their punctuation, e.g. ["二", "8"].')
    headings: tuple[str, ...] = Field(default=(), description="Headings with their markers, one for each element of path.")


class Source(_Model):
    """Where a record stands in the document."""

    start: Offset = Field(description="First code point in the decoded input.")
    end: Offset = Field(description="One past the last code point in the decoded input.")
    text: str = Field(description="The slice start:end of the decoded input, page noise and line breaks included.")


class Record(_Model):
    """One target, or one result reported as achieved."""

    id: str = Field(description="Stable across runs and machines for the same document and span.")
    kind: Kind = Field(description="quantitative: a number of something; milestone: an outcome that can be checked off.")
    status: Status = Field(description="target: to be done; achieved: reported as done.")
    goal: str = Field(description="The statement, free of page noise.")
    action: str = Field(default="", description="Governing verb (新增, 达到, 控制 …); empty when there is none.")
    metric: str = Field(default="", description="What is counted or measured, without verb, comparator and number.")
    number: Number | None = Field(default=None, description="Value, multiplied out (5亿元 is 500000000); null for a milestone.")
    number_max: Number | None = Field(default=None, description="Upper end of a range, else null.")
    comparator: Comparator = Field(default="eq", description="How the value binds: = ≥ > ≤ < ≈, or from number to number_max.")
    change: Change = Field(default="level", description="level: reach the value; increase or decrease: change by it; ratio: times it.")
    unit: str = Field(default="", description='Unit as written, without 万 or 亿; "" for a bare number and for a milestone.')
    baseline: Baseline | None = Field(default=None, description="Starting value, if the text gives one.")
    binding: Literal["binding", "expected"] | None = Field(default=None, description="binding: 约束性; expected: 预期性; null: not said.")
    deadline: Deadline | None = Field(default=None, description="When it is due; null when nothing tells.")
    responsible_body: tuple[ResponsibleBody, ...] = Field(default=(), description="Bodies answerable for it, in text order.")
    item: ItemRef = Field(default=ItemRef(), description="The item that holds it.")
    source: Source = Field(description="Where it stands in the document.")
    confidence: float = Field(ge=0, le=1, description="0 to 1.")
    extractor: Literal["rules", "model", "table"] = Field(description="What found it.")
    notes: tuple[str, ...] = Field(default=(), description=f"Machine-readable flags: {', '.join(NOTES)}.")


class Warning(_Model):
    """Something odd in the document that its reader should know; never an error."""

    code: str = Field(description="Machine-readable, e.g. joined-digits.")
    message: str = Field(description="One sentence for people.")
    start: Offset | None = Field(default=None, description="First code point in the decoded input; null for the whole document.")
    end: Offset | None = Field(default=None, description="One past the last code point in the decoded input.")


class Extraction(_Model):
    """One document with its records in document order."""

    schema_version: Literal["1.0"] = Field(default=SCHEMA_VERSION, description="Version of this shape.")
    document: Document = Field(description="The document itself.")
    records: tuple[Record, ...] = Field(default=(), description="Targets and achieved results, in document order.")
    warnings: tuple[Warning, ...] = Field(default=(), description="Oddities of the document.")

    def to_frame(self) -> "pandas.DataFrame":
        """Return a pandas DataFrame: one row a record, the columns of ``COLUMNS`` (days as datetime64, numbers as float64).

        Raises OutputError when pandas is not installed.
        """
        return frame([self])


COLUMNS: dict[str, str] = {
    "document_id": "SHA-256 of the input bytes",
    "path": "file as named by the caller",
    "title": "title of the plan",
    "issuer": "body whose plan it is",
    "region": "name of the administrative division",
    "adcode": "its six-digit code",
    "published": "day of publication",
    "period_start": "first day planned for",
    "period_end": "last day planned for",
    "id": "id of the record",
    "kind": "quantitative or milestone",
    "status": "target or achieved",
    "goal": "the statement, free of page noise",
    "action": "governing verb",
    "metric": "what is counted or measured",
    "number": "value, multiplied out",
    "number_max": "upper end of a range",
    "comparator": "eq, ge, gt, le, lt, approx or range",
    "change": "level, increase, decrease or ratio",
    "unit": "unit without 万 or 亿",
    "baseline_number": "starting value",
    "baseline_date": "day of the starting value",
    "binding": "binding or expected",
    "deadline": "last day by which it is due",
    "deadline_start": "first day of the period meant",
    "deadline_text": "the words the deadline was read from",
    "deadline_source": "explicit, context or document",
    "responsible_body": "names of all bodies, joined by 、",
    "responsible_body_alias": "the same with each short name in its standard form",
    "lead": "names of the bodies with role lead, joined by 、",
    "support": "names of the bodies with role support, joined by 、",
    "item_path": "markers of the item, joined by .",
    "headings": "headings of the item, joined by /",
    "source_start": "first code point in the decoded input",
    "source_end": "one past the last code point in the decoded input",
    "source_text": "that slice of the decoded input",
    "confidence": "0 to 1",
    "extractor": "rules, model or table",
    "notes": "flags, joined by ;",
}
"""The flat columns of a data frame and of CSV, in order, with their meaning."""

_NUMBERS = ("number", "number_max", "baseline_number", "confidence")
_OFFSETS = ("source_start", "source_end")
_DAYS = ("published", "period_start", "period_end", "baseline_date", "deadline", "deadline_start")


def rows(extraction: Extraction) -> list[dict[str, Any]]:
    """Return one flat dict a record with the keys of ``COLUMNS`` in order; None where nothing is known."""
    doc = extraction.document
    head = {
        "document_id": doc.id,
        "path": doc.path,
        "title": doc.title,
        "issuer": doc.issuer,
        "region": doc.region.name if doc.region else None,
        "adcode": doc.region.adcode if doc.region else None,
        "published": doc.published,
        "period_start": doc.period.start if doc.period else None,
        "period_end": doc.period.end if doc.period else None,
    }
    return [{**head, **_row(record)} for record in extraction.records]


def _row(record: Record) -> dict[str, Any]:
    baseline, deadline, bodies = record.baseline, record.deadline, record.responsible_body
    return {
        "id": record.id,
        "kind": record.kind,
        "status": record.status,
        "goal": record.goal,
        "action": record.action,
        "metric": record.metric,
        "number": record.number,
        "number_max": record.number_max,
        "comparator": record.comparator,
        "change": record.change,
        "unit": record.unit,
        "baseline_number": baseline.number if baseline else None,
        "baseline_date": baseline.date if baseline else None,
        "binding": record.binding,
        "deadline": deadline.date if deadline else None,
        "deadline_start": deadline.start if deadline else None,
        "deadline_text": deadline.text if deadline else None,
        "deadline_source": deadline.source if deadline else None,
        "responsible_body": _joined("、", (body.name for body in bodies)),
        "responsible_body_alias": _joined("、", (body.alias or body.name for body in bodies)),
        "lead": _joined("、", (body.name for body in bodies if body.role == "lead")),
        "support": _joined("、", (body.name for body in bodies if body.role == "support")),
        "item_path": _joined(".", record.item.path),
        "headings": _joined("/", record.item.headings),
        "source_start": record.source.start,
        "source_end": record.source.end,
        "source_text": record.source.text,
        "confidence": record.confidence,
        "extractor": record.extractor,
        "notes": _joined(";", record.notes),
    }


def _joined(mark: str, parts: Iterable[str]) -> str | None:
    return mark.join(parts) or None


def frame(extractions: Iterable[Extraction]) -> "pandas.DataFrame":
    """Return the records of several documents as one pandas DataFrame, in the order given."""
    try:
        import pandas
    except ImportError as error:
        raise OutputError(
            "pandas-missing", "a data frame needs pandas, which is not installed", "run: pip install 'planparse[frame]'"
        ) from error
    table = pandas.DataFrame([row for extraction in extractions for row in rows(extraction)], columns=list(COLUMNS), dtype=object)
    text = pandas.StringDtype("python")  # the arrow kind cannot hold unpaired surrogates
    types = dict.fromkeys(COLUMNS, text) | dict.fromkeys(_NUMBERS, "float64") | dict.fromkeys(_OFFSETS, "int64")
    return table.astype(types | dict.fromkeys(_DAYS, "datetime64[s]"))
