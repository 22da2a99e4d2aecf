"""planparse: who is to reach which number of what, by when - read from Chinese plans, grounded in their text.

``import planparse`` loads nothing but this file; a name of ``__all__`` brings its module in when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planparse.api import extract, extract_file, parse_dates, parse_quantities
    from planparse.batch.each import extract_dir
    from planparse.errors import LexiconError, LoadError, OutputError, PlanparseError, UsageError
    from planparse.records import Extraction

__version__ = "0.1.0"

__all__ = [
    "Extraction",
    "LexiconError",
    "LoadError",
    "OutputError",
    "PlanparseError",
    "UsageError",
    "__version__",
    "extract",
    "extract_dir",
    "extract_file",
    "parse_dates",
    "parse_quantities",
]

_HOMES = {
    "planparse.api": ("extract", "extract_file", "parse_dates", "parse_quantities"),
    "planparse.batch.each": ("extract_dir",),
    "planparse.errors": ("LexiconError", "LoadError", "OutputError", "PlanparseError", "UsageError"),
    "planparse.records": ("Extraction",),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'planparse' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
