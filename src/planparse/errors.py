"""Every error a user can meet: one root, one family per stage, a code, the document and the fix in one sentence."""

from __future__ import annotations


class PlanparseError(Exception):
    """Root of all planparse errors.

    ``code`` is stable and machine-readable, ``document`` names the input ("-" for standard input), ``reason`` and
    ``fix`` make up the one sentence a user reads.
    """

    stage = "planparse"

    def __init__(self, code: str, reason: str, fix: str, document: str | None = None) -> None:
        self.code, self.reason, self.fix, self.document = code, reason, fix, document
        super().__init__(self.__str__())

    def __str__(self) -> str:
        name = f"{self.document}: " if self.document else ""
        return f"{name}{self.reason}; {self.fix}"


class UsageError(PlanparseError):
    """A wrong option or argument."""

    stage = "usage"


class LexiconError(PlanparseError):
    """A lexicon file is broken; raised where the file is first read, and never taken for the fault of a document."""

    stage = "lexicon"


class LoadError(PlanparseError):
    """The input cannot be read or is not text."""

    stage = "load"


class ModelError(PlanparseError):
    """A trained model is missing or broken, or its segmenter is."""

    stage = "model"


class OutputError(PlanparseError):
    """The result cannot be written."""

    stage = "emit"


class AnnotationError(PlanparseError):
    """A reference annotation cannot be used."""

    stage = "evaluation"
