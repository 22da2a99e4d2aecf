"""The verbs. Each is one library call and the writing of its result."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, ParamSpec

import typer

from planparse import __version__
from planparse.cli import options
from planparse.errors import PlanparseError

app = typer.Typer(
    name="planparse",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def command() -> Any:
    """Return the command object that Typer builds."""
    return typer.main.get_command(app)


_P = ParamSpec("_P")


def _told(work: Callable[_P, int]) -> Callable[_P, int]:
    """Name what the system refuses a command, so that an OSError that is left can only be standard output's."""

    @wraps(work)
    def command(*args: _P.args, **kwargs: _P.kwargs) -> int:
        try:
            return work(*args, **kwargs)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise PlanparseError("refused", f"the system refused ({error})", "check disk, memory and rights") from error

    return command


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"planparse {__version__}")
        raise typer.Exit


@app.callback()
def planparse(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")] = False,
) -> None:
    """Read Chinese plans: who is to reach which number of what, by when.

    Every value is grounded in the text. The result goes to standard output, everything else to stderr. Exit status:
    0 done, 1 some documents failed, 2 wrong use, 130 interrupted.

    \b
    Example:
      planparse extract plan.txt --format table
    """


@app.command()
@_told
def extract(
    files: options.Files,
    form: Annotated[options.Format, typer.Option("--format", "-f", help="Form of the result.")] = options.Format.json,
    output: options.Output = None,
    lang: options.Lang = None,
    layout: options.Layout = options.LayoutChoice.records,
    bom: options.Bom = False,
    kind: Annotated[options.KindChoice | None, typer.Option("--kind", help="Only records of this kind.", show_default=False)] = None,
    status: Annotated[
        options.StatusChoice | None, typer.Option("--status", help="Only records of this status.", show_default=False)
    ] = None,
    pretty: Annotated[bool, typer.Option("--pretty", help="Indent the JSON of a single document.")] = False,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Only records at least this sure, from 0 to 1.")
    ] = 0.0,
    model: options.ModelFolder = None,
    no_model: options.NoModel = False,
    reference: options.Reference = None,
    encoding: options.Encoding = None,
    keep_text: Annotated[
        bool, typer.Option("--keep-text", help="Write the text that offsets point into beside the output, as FILE.txt.")
    ] = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> int:
    """Extract targets with their numbers, deadlines and bodies.

    One file gives one JSON object, several give JSON Lines, one document a line. CSV, XLSX and Parquet have one row a record;
    a text cell of CSV that a spreadsheet would take for a formula gets a leading apostrophe. XLSX and Parquet need --output.
    In a table, ? marks a suspect number.

    \b
    Example:
      planparse extract plan.txt --status target --format csv --output targets.csv
      planparse extract plan.txt --format xlsx --layout tasks --output tasks.xlsx
      curl -s https://example.org/plan.txt | planparse extract - --pretty
    """
    from planparse.cli.extract import Job, run
    from planparse.emit.look import Look

    job = Job(
        form=form.value,
        look=Look(lang=lang.value if lang else None, layout=layout.value, bom=bom),
        kind=kind.value if kind else None,
        status=status.value if status else None,
        pretty=pretty,
        min_confidence=min_confidence,
        model=options.chosen_model(model, no_model),
        reference=reference,
        encoding=options.checked(encoding),
        keep_text=keep_text,
        quiet=quiet,
        debug=debug,
    )
    return run(files, output, job)


@app.command()
@_told
def batch(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A folder of documents of any kind.", show_default=False)],
    out: Annotated[str, typer.Option("--out", metavar="OUT", help="Folder for the results.", show_default=False)],
    glob: Annotated[list[str] | None, typer.Option("--glob", help="Only such names (*.txt) or paths (2024/*).", show_default=False)] = None,
    exclude: Annotated[list[str] | None, typer.Option("--exclude", help="No such names, paths or folders.", show_default=False)] = None,
    form: Annotated[
        list[options.ExtraFormat] | None, typer.Option("--format", "-f", help="Write the records in this form, too.", show_default=False)
    ] = None,
    lang: options.Lang = None,
    layout: options.Layout = options.LayoutChoice.records,
    bom: options.Bom = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Processes (default: one a processor).", show_default=False)
    ] = None,
    timeout: Annotated[float, typer.Option("--timeout", help="Seconds that a document may take.")] = 120.0,
    memory: Annotated[int, typer.Option("--memory", help="Megabytes that a document may take, where the system knows limits.")] = 2048,
    force: Annotated[bool, typer.Option("--force", help="Read every document again.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Read those again that failed.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the paths that would be read, a line each, and stop.")] = False,
    keep_text: Annotated[
        bool, typer.Option("--keep-text", help="Write the text that offsets point into, too, as OUT/text/ID.txt.")
    ] = False,
    shard: Annotated[str, typer.Option("--shard", metavar="I/N", help="Only part I of N.")] = "1/1",
    model: options.ModelFolder = None,
    no_model: options.NoModel = False,
    reference: options.Reference = None,
    encoding: options.Encoding = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> int:
    """Extract a folder, and go on where it stopped.

    OUT gets documents.jsonl, records.jsonl, failures.jsonl and manifest.jsonl, in the order of the paths. Run again, only what is new
    or changed is read. A document that fails, hangs or takes too much memory costs only itself. Links and names
    that begin with a full stop are passed over.

    \b
    Example:
      planparse batch plans --out results --exclude "*.jpg" --jobs 4
    """
    from planparse.batch.discovery import Selection
    from planparse.batch.discovery import shard as read_shard
    from planparse.batch.jobs import Limits
    from planparse.batch.keys import Extractor
    from planparse.batch.run import Batch, processors
    from planparse.cli import batch as command
    from planparse.emit.look import Look

    job = Batch(
        folder=folder,
        out=Path(out),
        extract=Extractor.of(options.chosen_model(model, no_model), reference, options.checked(encoding)),
        selection=Selection(tuple(glob or ()), tuple(exclude or ()), read_shard(shard)),
        jobs=jobs or processors(),
        limits=Limits.of(timeout, memory),
        force=force,
        retry_failed=retry_failed,
        forms=tuple(dict.fromkeys(form.value for form in form or ())),
        look=Look(lang=lang.value if lang else None, layout=layout.value, bom=bom),
        keep_text=keep_text,
    )
    return command.batch(job, dry_run=dry_run, quiet=quiet)


@app.command()
@_told
def status(
    folder: Annotated[str, typer.Argument(metavar="OUT", help="A folder that planparse batch wrote.", show_default=False)],
    debug: options.Debug = False,
) -> int:
    """Tell what a batch's OUT holds, and whether it is finished.

    \b
    Example:
      planparse status results
    """
    from planparse.cli import batch as command

    return command.status(folder)


@app.command()
@_told
def clean(
    file: options.File,
    explain: Annotated[bool, typer.Option("--explain", help="Print what was removed or replaced, where, by which entry and why.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="Print the decoded text: what all offsets point into.")] = False,
    encoding: options.Encoding = None,
    output: options.Output = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> int:
    """Print a document without site text and scraping slips.

    \b
    Example:
      planparse clean plan.txt --explain | less
    """
    from planparse.cli import inspect

    return inspect.clean(file, output, explain=explain, raw=raw, encoding=options.checked(encoding), quiet=quiet)


@app.command()
@_told
def segment(
    file: options.File,
    form: Annotated[options.TreeFormat, typer.Option("--format", "-f", help="Form of the tree.")] = options.TreeFormat.tree,
    encoding: options.Encoding = None,
    output: options.Output = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> int:
    """Draw the item tree of a document.

    As JSON it comes with offsets into the clean text.

    \b
    Example:
      planparse segment plan.txt --format json
    """
    from planparse.cli import inspect

    return inspect.segment(file, output, form=form.value, encoding=options.checked(encoding), quiet=quiet)


@app.command()
@_told
def validate(folder: options.Folder, debug: options.Debug = False) -> int:
    """Check an annotated folder: form, quotes, values, doubles.

    Each fault is one line on standard output with the file, the record and what mends it. Exit status 1 when there are any.

    \b
    Example:
      planparse validate data/annotated
    """
    from planparse.cli import evaluate

    return evaluate.validate(folder)


@app.command()
@_told
def evaluate(
    folder: options.Folder,
    split: Annotated[
        options.SplitChoice, typer.Option("--split", help="Only the plans set apart (test), or only the others (train).")
    ] = options.SplitChoice.all,
    model: options.ModelFolder = None,
    no_model: options.NoModel = False,
    report: Annotated[
        str | None,
        typer.Option("--report", metavar="FILE", help="Write all figures and wrong rows to FILE.html or .json.", show_default=False),
    ] = None,
    wrong: Annotated[bool, typer.Option("--wrong", help="Print the wrong rows, too.")] = False,
    ablation: Annotated[bool, typer.Option("--ablation", help="Print only what rules, model and both reach.")] = False,
    debug: options.Debug = False,
) -> int:
    """Measure what is found against annotations.

    Figures come apart by layer (a target found, its value, unit, metric, deadline, bodies), by status, by extractor, by confidence,
    by document and by kind of document. The last line adds them up.

    \b
    Example:
      planparse evaluate data/annotated --split test --report report.html
    """
    from planparse.cli import evaluate

    if ablation:
        return evaluate.ablation(folder, split=split.value, model=options.chosen_model(model, no_model))
    return evaluate.evaluate(folder, split=split.value, model=options.chosen_model(model, no_model), report=report, wrong=wrong)


@app.command()
@_told
def train(
    folder: options.Folder,
    out: Annotated[str, typer.Option("--out", metavar="MODEL", help="Folder to write the model to.", show_default=False)],
    seed: Annotated[int, typer.Option("--seed", help="The same data and seed give the same model.")] = 1,
    epochs: Annotated[int, typer.Option("--epochs", min=1, max=1000, help="How often the examples are gone through.")] = 10,
    segmenter: Annotated[
        options.SegmenterChoice, typer.Option("--segmenter", help="How contexts are cut into tokens.")
    ] = options.SegmenterChoice.char,
    pkuseg_model: Annotated[
        str | None,
        typer.Option("--pkuseg-model", metavar="FOLDER", help="Trained model of spacy-pkuseg; none is fetched.", show_default=False),
    ] = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> int:
    """Train a model on an annotated folder.

    Plans set apart (split: test) are left out. Takes about a minute for 200 plans. The model judges quantities: target,
    achievement or neither; `planparse evaluate --model MODEL` measures it.

    \b
    Example:
      planparse train data/annotated --out my-model
    """
    from planparse.cli.train import train as run

    return run(folder, out, seed=seed, epochs=epochs, segmenter=segmenter.value, pkuseg=pkuseg_model, quiet=quiet)


@app.command()
@_told
def schema(
    annotation: Annotated[bool, typer.Option("--annotation", help="That of a reference annotation instead.")] = False,
    output: options.Output = None,
    debug: options.Debug = False,
) -> int:
    """Print the JSON Schema of an extracted document.

    \b
    Example:
      planparse schema > planparse.schema.json
    """
    from planparse.cli import inspect

    return inspect.schema(output, annotation=annotation)
