"""How tables are to look, and which form can look so; checked before any work is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from planparse.emit.columns import Lang
from planparse.errors import UsageError

Layout = Literal["records", "tasks"]

BINARY = ("xlsx", "parquet")
"""Forms that are no text, so that a terminal or a pipe is no place for them."""


class Look(NamedTuple):
    """How tables are to look; ``lang`` None leaves each form its own (tasks and the terminal's table are Chinese, the rest English)."""

    lang: Lang | None = None
    layout: Layout = "records"
    bom: bool = False

    def check(self, forms: Iterable[str]) -> None:
        """Raise UsageError for a look that none of ``forms`` can have, OutputError when a library that one of them needs is missing."""
        wanted = set(forms)
        if self.bom and "csv" not in wanted:
            raise UsageError("bom", "--bom is for CSV", "leave it out, or choose --format csv")
        if self.layout == "tasks" and "xlsx" not in wanted:
            raise UsageError("layout", "--layout tasks is for XLSX", "leave it out, or choose --format xlsx")
        if self.layout == "tasks" and self.lang == "en":
            raise UsageError("layout-lang", "a table of tasks is in Chinese", "leave out --lang or --layout tasks")
        if self.lang is not None and not wanted & {"csv", "xlsx", "table"}:
            raise UsageError("lang", "--lang is for CSV, XLSX and the table", "leave it out, or choose one of these forms")
        if "xlsx" in wanted:
            from planparse.emit import xlsx

            xlsx.require()
        if "parquet" in wanted:
            from planparse.emit import parquet

            parquet.require()
