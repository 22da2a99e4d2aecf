"""The output: what ``planparse extract`` prints and ``planparse.extract`` returns.

These models are the one source of the output's shape; ``schemas/`` is generated from them. All offsets are code points
into the decoded input (line ends untouched), end exclusive. All dates are days in ISO 8601 (2022-12-31). A field's
description is its documentation here and in the JSON Schema.
"""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from planparse.types import Change, Comparator, Kind, Status
from planparse.version import SCHEMA_VERSION

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]

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
    Field(union_mode="left_to_right"),
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
        """Return a pandas DataFrame: one row a record, the columns and dtypes of ``planparse.emit.frame``.

        Raises OutputError when pandas is not installed.
        """
        from planparse.emit.frame import frame

        return frame([self])
