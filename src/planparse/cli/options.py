"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planparse.errors import UsageError


class Format(StrEnum):
    """Forms of a result."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    table = "table"


class LangChoice(StrEnum):
    """Languages of headings and of the output's own words."""

    en = "en"
    zh = "zh"


class LayoutChoice(StrEnum):
    """Ways to lay out a sheet."""

    records = "records"
    tasks = "tasks"


class ExtraFormat(StrEnum):
    """Forms that a batch writes besides its JSON Lines."""

    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"


class TreeFormat(StrEnum):
    """Forms of an item tree."""

    tree = "tree"
    json = "json"


class SplitChoice(StrEnum):
    """Parts of an annotated folder."""

    all = "all"
    train = "train"
    test = "test"


class KindChoice(StrEnum):
    """Kinds of record."""

    quantitative = "quantitative"
    milestone = "milestone"


class StatusChoice(StrEnum):
    """Statuses of a record."""

    target = "target"
    achieved = "achieved"


class SegmenterChoice(StrEnum):
    """Ways to cut contexts into tokens."""

    char = "char"
    jieba = "jieba"
    pkuseg = "pkuseg"


File = Annotated[str, typer.Argument(metavar="FILE", help="A plan, or - for standard input.", show_default=False)]
Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Plans, or - for standard input.", show_default=False)]
Folder = Annotated[
    str, typer.Argument(metavar="DIR", help="A folder of NAME.txt and NAME.json (form: data/README.md).", show_default=False)
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Encoding of the input, e.g. gb18030 (default: found out).", show_default=False),
]
Reference = Annotated[
    str | None,
    typer.Option("--reference", metavar="DATE", help="Day that relative deadlines count from when the text has none.", show_default=False),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write here, whole or not at all, instead of to standard output.", show_default=False
    ),
]
Lang = Annotated[
    LangChoice | None,
    typer.Option("--lang", help="Language of headings and values in CSV, XLSX and the table (default: en; table: zh).", show_default=False),
]
Layout = Annotated[LayoutChoice, typer.Option("--layout", help="In XLSX: one row a record, or a table of tasks (任务分解表).")]
Bom = Annotated[bool, typer.Option("--bom", help="Mark CSV as UTF-8, so that Excel shows Chinese.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No warnings on stderr, only failures.")]
# Read off the command line by ``main``, so that it holds before a command is reached; here so that every command knows it.
Debug = Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")]


ModelFolder = Annotated[
    str | None,
    typer.Option("--model", metavar="FOLDER", help="With this model instead of the one that is shipped.", show_default=False),
]
NoModel = Annotated[bool, typer.Option("--no-model", help="By rules only.")]


def chosen_model(folder: str | None, no_model: bool) -> bool | Path:
    """Return what the two options of the model say together: the shipped one (True), rules only (False), or a folder."""
    if folder is not None and no_model:
        raise UsageError("model-and-none", "--model and --no-model exclude each other", "give one of them")
    return Path(folder) if folder is not None else not no_model


def checked(encoding: str | None) -> str | None:
    """Return the name of a charset of text; UsageError for any other."""
    if encoding is None:
        return None
    from planparse.load.encoding import charset

    if charset(encoding) is None:
        raise UsageError(
            "unknown-encoding", f"{encoding!r} is not an encoding of text", "use a name such as utf-8, gb18030, big5 or utf-16"
        )
    return encoding
