"""``planparse validate`` and ``evaluate``: annotated folders in, their faults or planparse's figures out."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from planparse.emit.output import opened
from planparse.emit.plain import visible
from planparse.errors import UsageError

if TYPE_CHECKING:
    from planparse.evaluation.annotation import Pair, Split
    from planparse.evaluation.predictions import Model
    from planparse.evaluation.report import Report

Form = Literal[".html", ".json"]


def validate(folder: str) -> int:
    """Print the faults of a folder, one a line, and their number; return 1 when there are any, else 0."""
    from planparse.evaluation.checks import check_folder

    checked = check_folder(Path(folder))
    with opened(None) as out:
        out.write("".join(f"{visible(str(problem))}\n" for problem in checked.problems))
        out.write(f"{checked.documents} documents, {checked.records:,} records, {len(checked.problems)} faults\n")
    return 1 if checked.problems else 0


def ablation(folder: str, *, split: Split, model: Model) -> int:
    """Print what rules, model and both reach on a folder."""
    from planparse.evaluation import ablation as halves
    from planparse.evaluation.annotation import read_pairs

    if model is False:
        raise UsageError("model-and-none", "--ablation and --no-model exclude each other", "give one of them")
    pairs = _some(list(read_pairs(Path(folder), split)), folder, split)
    with opened(None) as out:
        out.write(halves.to_text(halves.ablation(pairs, model=model), folder))
    return 0


def _some(pairs: list[Pair], folder: str, split: Split) -> list[Pair]:
    if not pairs:
        raise UsageError("empty-split", f"no plan there is of split {split}", "give --split all", folder)
    return pairs


def evaluate(folder: str, *, split: Split, model: Model, report: str | None, wrong: bool) -> int:
    """Measure planparse on a folder; print the figures, and write the report, which must be writable before anything is measured."""
    from planparse.evaluation.annotation import read_pairs
    from planparse.evaluation.report import judged
    from planparse.evaluation.report import report as told
    from planparse.evaluation.report_text import to_text

    form = _form(report)
    with ExitStack() as stack:
        place = stack.enter_context(opened(report, option="--report")) if report else None
        pairs = _some(list(read_pairs(Path(folder), split)), folder, split)
        result = told(judged(pairs, model=model), data=folder, split=split, model=model)
        if place:
            place.write(_render(result, form))
        stack.enter_context(opened(None, option="--report")).write(to_text(result, wrong=wrong))
    return 0


def _form(report: str | None) -> Form:
    for form in (".html", ".json"):
        if report is None or report.lower().endswith(form):
            return form
    raise UsageError("report-form", "--report is neither HTML nor JSON", "name a file that ends in .html or .json", report)


def _render(report: Report, form: Form) -> str:
    if form == ".html":
        from planparse.evaluation.report_html import to_html

        return to_html(report)
    from planparse.emit.json_text import dump

    return dump(report.to_dict(), pretty=True)
