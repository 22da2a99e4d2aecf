"""The reference annotation of a document: its shape, and the reading of annotated folders.

``schemas/annotation-1.0.schema.json`` is generated from these models. What each field means for an annotator is told in
``data/README.md``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from planparse.errors import AnnotationError, UsageError
from planparse.records import Day, Number, Told
from planparse.types import Change, Comparator, Kind, Status

ANNOTATION_VERSION: Literal["1.0"] = "1.0"

Split = Literal["all", "train", "test"]


def _real(day: str) -> str:
    date.fromisoformat(day)
    return day


RealDay = Annotated[Day, AfterValidator(_real)]
Text = Annotated[str, Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class AnnotatedBaseline(_Model):
    """The starting value of a target; either part may be null."""

    number: Number | None = Field(default=None, description="Starting value in the record's unit.")
    date: RealDay | None = Field(default=None, description="Day, or last day of the period, that the starting value is of.")


class Alternatives(_Model):
    """Further accepted values of a record, by field."""

    number: tuple[Number, ...] = Field(default=(), description="Remark only: the number of a record is not compared with these.")
    number_max: tuple[Number | None, ...] = Field(default=(), description="Accepted upper ends.")
    comparator: tuple[Comparator, ...] = Field(default=(), description="Accepted comparators.")
    change: tuple[Change, ...] = Field(default=(), description="Accepted changes.")
    unit: tuple[str, ...] = Field(default=(), description="Accepted units.")
    metric: tuple[str, ...] = Field(default=(), description="Accepted metrics.")
    deadline: tuple[RealDay | None, ...] = Field(default=(), description="Accepted deadlines.")
    deadline_source: tuple[Told | None, ...] = Field(default=(), description="Accepted sources of the deadline.")
    deadline_text: tuple[str | None, ...] = Field(default=(), description="Accepted words of the deadline.")
    responsible_body: tuple[tuple[Text, ...], ...] = Field(default=(), description="Accepted lists of bodies.")
    item: tuple[tuple[Text, ...], ...] = Field(default=(), description="Accepted item paths.")

    def of(self, field: str) -> tuple[Any, ...]:
        """Return the further accepted values of one field."""
        values: tuple[Any, ...] = getattr(self, field)
        return values


class AnnotatedRecord(_Model):
    """One target or result, as an annotator read it."""

    kind: Kind = Field(description="quantitative: a number of something; milestone: an outcome that can be checked off.")
    status: Status = Field(description="target: to be done; achieved: reported as done.")
    quote: Text = Field(description="Words of the text; white space and running numbers of previews may be left out.")
    action: str = Field(default="", description="Governing verb; empty when there is none.")
    metric: str = Field(default="", description="What is counted or measured.")
    number: Number | None = Field(default=None, description="Value, multiplied out; null for a milestone.")
    number_max: Number | None = Field(default=None, description="Upper end of a range, else null.")
    comparator: Comparator = Field(default="eq", description="How the value binds.")
    change: Change = Field(default="level", description="Reach the value, change by it, or multiply by it.")
    unit: str = Field(default="", description='Unit without 万 or 亿; "" for a bare number and for a milestone.')
    baseline: AnnotatedBaseline | None = Field(default=None, description="Starting value, if the text gives one.")
    binding: Literal["binding", "expected"] | None = Field(default=None, description="约束性 or 预期性, where the text says so.")
    deadline: RealDay | None = Field(default=None, description="Last day by which it is due; null when nothing tells.")
    deadline_source: Told | None = Field(default=None, description="Where the deadline was said.")
    deadline_text: str | None = Field(default=None, description="The words of the deadline; … stands for what is left out.")
    responsible_body: tuple[Text, ...] = Field(default=(), description="Names of the bodies that the text makes answerable.")
    item: tuple[Text, ...] = Field(default=(), description="Marks of the items that hold it, from the top down.")
    optional: bool = Field(default=False, description="True where careful readers may judge differently; counts neither way.")
    alt: Alternatives = Field(default=Alternatives(), description="Further accepted values, by field.")
    note: str = Field(default="", description="Remark of the annotator.")

    def accepted(self, field: str) -> tuple[Any, ...]:
        """Return every accepted value of a field, the annotator's first."""
        return (getattr(self, field), *self.alt.of(field))


class Meta(_Model):
    """What kind of document it is; labels are free."""

    domain: str | None = Field(default=None, description="Subject, e.g. education.")
    kind: str | None = Field(default=None, description="Kind of document, e.g. gwr.")
    dirt: str | None = Field(default=None, description="How clean the page is, e.g. dirty.")
    level: str | None = Field(default=None, description="Level of the issuer, e.g. city.")
    split: Literal["train", "test"] | None = Field(default=None, description="test: set apart; no rule is written on it.")


class Annotation(_Model):
    """One annotated document. A document field that is left out is not scored; null says that the text does not tell."""

    doc: Text = Field(description="Name of the text file.")
    title: str | None = Field(default=None, description="Title of the plan.")
    issuer: str | None = Field(default=None, description="Body whose plan it is.")
    published: RealDay | None = Field(default=None, description="Day of publication.")
    period: tuple[RealDay, RealDay] | None = Field(default=None, description="First and last day planned for.")
    meta: Meta = Field(default=Meta(), description="What kind of document it is.")
    records: tuple[AnnotatedRecord, ...] = Field(description="Targets and results, in text order.")


@dataclass(frozen=True, slots=True)
class Pair:
    """A document (``path``, its ``text``) and its annotation."""

    name: str
    path: Path
    text: str
    annotation: Annotation


def annotation_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an annotation file."""
    generated = Annotation.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:planparse:schema:annotation:{ANNOTATION_VERSION}",
        "title": f"planparse annotation, version {ANNOTATION_VERSION}",
        "version": ANNOTATION_VERSION,
        **{key: value for key, value in generated.items() if key != "title"},
    }


def annotated_folder(folder: Path) -> list[Path]:
    """Return the NAME.json and NAME.txt of a folder in order of their names; UsageError when it holds none."""
    if not folder.is_dir():
        raise UsageError("no-folder", "there is no such folder", "name a folder of NAME.txt and NAME.json", str(folder))
    files = sorted(path for path in folder.iterdir() if path.suffix in (".json", ".txt") and path.is_file())
    if not any(path.suffix == ".json" for path in files):
        raise UsageError("no-annotations", "there are no annotations there", "name a folder of NAME.txt and NAME.json", str(folder))
    return files


def read_text(path: Path) -> str:
    """Return a document as annotators count it: UTF-8 without the byte-order mark, line ends untouched."""
    return path.read_bytes().decode("utf-8-sig")


def read_annotation(path: Path) -> Annotation:
    """Read NAME.json; pydantic's ValidationError names every field that is not as it should be."""
    return Annotation.model_validate_json(path.read_bytes())


def read_pairs(folder: Path, split: Split = "all") -> Iterator[Pair]:
    """Yield the pairs of a folder in order of their names; ``train`` is all that is not set apart as ``test``.

    Raises AnnotationError at the first file that cannot be used; ``planparse validate`` names them all.
    """
    for path in annotated_folder(folder):
        if path.suffix != ".json":
            continue
        try:
            annotation = read_annotation(path)
            if split == "all" or (annotation.meta.split == "test") == (split == "test"):
                plan = path.with_suffix(".txt")
                yield Pair(path.stem, plan, read_text(plan), annotation)
        except ValidationError as error:
            raise _unusable(path, "it is not an annotation of the known form") from error
        except UnicodeDecodeError as error:
            raise _unusable(path, "its text is not UTF-8") from error
        except OSError as error:
            raise _unusable(path, f"{error.filename} cannot be read ({error.strerror})") from error


def _unusable(path: Path, reason: str) -> AnnotationError:
    return AnnotationError("annotation", reason, f"planparse validate {path.parent} tells what to mend", str(path))
