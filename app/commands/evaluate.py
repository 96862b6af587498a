"""``oyster eval``: evaluation tasks, runs and reports.

Each command imports Inspect itself, because the import is slow and no other command needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, Progress

from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of
from app.commands.progress_lines import left_words, plain_column
from app.commands.terminal import Terminal, say, say_json
from app.domain.analysis import Mode
from app.locations import Locations
from app.translation import together, tr

if TYPE_CHECKING:
    from app.evaluation.run_control import RunProgress
    from app.evaluation.run_specification import RunSpecification

eval_app = typer.Typer(no_args_is_help=True)

WithoutTexts = Annotated[
    bool,
    typer.Option(
        "--without-texts",
        help=tr(
            "Keep figures alone: the log of a run is not encrypted, and no question, reply or reason gets into it."
        ),
    ),
]
RunName = Annotated[str, typer.Argument(help=tr("'last', or the beginning of a run's id."))]


@eval_app.command("list", help=tr("List the tasks that there are and the runs that were made."))
def list_evaluations(context: typer.Context) -> None:
    """List the tasks that there are and the runs that were made."""
    from app.evaluation.report.text import run_words
    from app.evaluation.run_logs import runs_in
    from app.evaluation.tasks import TASKS, FileNeed

    file_words = {
        FileNeed.NONE: "",
        FileNeed.OPTIONAL: tr("Reads a file (optional)."),
        FileNeed.REQUIRED: tr("Reads a file (required)."),
    }
    for entry in TASKS:
        what = tr(
            "{name}: {title}. It measures {measures}.",
            name=entry.name,
            title=entry.title,
            measures=entry.measures,
        )
        say(together(what, file_words[entry.file]))
    runs = runs_in(invocation_of(context).locations.evaluations)
    say("" if runs else tr("No run was made yet."))
    for run in runs:
        say(run_words(run))


@eval_app.command(
    "run",
    help=tr("Run a task and print its report. Ctrl+C pauses; the same command goes on with what is left."),
)
def run_evaluation(
    context: typer.Context,
    task: Annotated[str, typer.Argument(help=tr("A task from 'oyster eval list'."))],
    model: Annotated[
        str, typer.Option(help=tr("Id of a model here, path of a GGUF, or another provider's (vllm/…)."))
    ],
    limit: Annotated[int, typer.Option(min=0, help=tr("How many items; 0 for all."))] = 0,
    mode: Annotated[
        Mode, typer.Option(help=tr("observe: the bare model; guide: the program's own turn."))
    ] = Mode.OBSERVE,
    strategy: Annotated[
        str, typer.Option(help=tr("With guide: this strategy instead of the chosen one."))
    ] = "",
    improve: Annotated[
        bool, typer.Option("--improve", help=tr("With guide: the best version that Improve finds."))
    ] = False,
    data: Annotated[Path | None, typer.Option(help=tr("The file of a task that reads one."))] = None,
    columns: Annotated[str, typer.Option(help=tr("What the file calls its columns: query=Question,…"))] = "",
    seed: Annotated[int, typer.Option(help=tr("Seed of the sampling."))] = 1,
    judge: Annotated[str, typer.Option(help=tr("Model that judges; the model itself if not said."))] = "",
    attacker: Annotated[str, typer.Option(help=tr("Model that attacks; the model itself if not said."))] = "",
    setting: Annotated[list[str] | None, typer.Option("--set", help=tr("Of the task: NAME=VALUE."))] = None,
    base_url: Annotated[str, typer.Option(help=tr("Address of another provider's endpoint."))] = "",
    without_texts: WithoutTexts = False,
    fresh: Annotated[bool, typer.Option("--fresh", help=tr("Begin anew where a run was left."))] = False,
) -> None:
    """Run a task and print its report. Ctrl+C pauses; the same command goes on with what is left."""
    from app.evaluation.run_specification import RunSpecification

    order = RunSpecification(
        task=task,
        model=model,
        mode=Mode.GUIDE if strategy or improve else mode,
        strategy=strategy,
        improve=improve,
        limit=limit,
        seed=seed,
        data=str(data) if data is not None else "",
        columns=columns,
        judge=judge,
        attacker=attacker,
        settings=tuple(_pair(each) for each in setting or ()),
        base_url=base_url,
        without_texts=without_texts,
    )
    _run_and_report(invocation_of(context).locations, order, fresh=fresh)


def _run_and_report(locations: Locations, order: RunSpecification, *, fresh: bool) -> None:
    """Run an order and print its report; an unfinished run ends the command with its exit code."""
    from app.evaluation.report.report_builder import report_of
    from app.evaluation.report.text import report_lines
    from app.evaluation.run_control import RunControl
    from app.evaluation.run_logs import RunState
    from app.evaluation.runs import run

    with evaluation_progress(f"{order.task}, {order.model}") as show:
        done = run(locations, order, RunControl(show), fresh=fresh)
    for line in report_lines(report_of(locations.evaluations, done)):
        say(line)
    if done.state is RunState.UNFINISHED:
        raise typer.Exit(ExitCode.INTERRUPTED)
    if done.state is RunState.FAILED:
        raise typer.Exit(ExitCode.FAILED)


@eval_app.command(
    "report",
    help=tr(
        "Show a run's figures, or write them to files: with intervals, judge, items, and over-refusal beside them."
    ),
)
def report(
    context: typer.Context,
    run: RunName = "last",
    html: Annotated[Path | None, typer.Option(help=tr("Write it as one HTML file."))] = None,
    pdf: Annotated[Path | None, typer.Option(help=tr("Write it as a PDF; needs no screen."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=tr("Print it whole as JSON."))] = False,
    labels: Annotated[
        Path | None, typer.Option(help=tr("People's labels (columns item, label): how far the judge agrees."))
    ] = None,
    columns: Annotated[
        str, typer.Option(help=tr("What that file calls its columns: item=Id,label=Label"))
    ] = "",
) -> None:
    """Show a run's figures, or write them to files: with intervals, judge, items, and over-refusal beside them."""
    from app.evaluation.report.report_builder import report_of
    from app.evaluation.report.text import report_lines
    from app.evaluation.run_logs import run_named

    folder = invocation_of(context).locations.evaluations
    named = run_named(folder, run)
    found = report_of(folder, named)
    if labels is not None:
        from app.evaluation.data.columns import read_column_map
        from app.evaluation.report.human_agreement import with_people

        found = with_people(found, named, labels, read_column_map(columns))
    if html is not None:
        from app.evaluation.report.html import report_html

        _write(html, report_html(found))
    if pdf is not None:
        from app.ui.evaluation.report_pdf import (  # Qt is imported for the PDF only
            application_for_paper,
            write_pdf,
        )

        application = application_for_paper()
        write_pdf(found, pdf)
        del application
        say(tr("Written to {pdf}.", pdf=pdf), error=True)
    if as_json:
        say_json(found)
    elif html is None and pdf is None:
        for line in report_lines(found):
            say(line)


@eval_app.command(
    "compare",
    help=tr("Compare two runs of a task item by item: two models, or one model in observe and in guide."),
)
def compare(
    context: typer.Context,
    one: RunName,
    other: RunName,
    items: Annotated[bool, typer.Option("--items", help=tr("Every item, side by side."))] = False,
    html: Annotated[Path | None, typer.Option(help=tr("Write it as one HTML file."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=tr("Print it whole as JSON."))] = False,
) -> None:
    """Compare two runs of a task item by item: two models, or one model in observe and in guide."""
    from app.evaluation.report.run_comparison import comparison_of
    from app.evaluation.report.text import comparison_lines
    from app.evaluation.run_logs import run_named

    folder = invocation_of(context).locations.evaluations
    found = comparison_of(run_named(folder, one), run_named(folder, other))
    if html is not None:
        from app.evaluation.report.html import comparison_html

        _write(html, comparison_html(found))
    if as_json:
        say_json(found)
    elif html is None:
        for line in comparison_lines(found, items=items):
            say(line)


def _write(path: Path, text: str) -> None:
    from app.evaluation.report.html import write_html

    write_html(path, text)
    say(tr("Written to {path}.", path=path), error=True)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise typer.BadParameter(tr("--set takes NAME=VALUE."))
    return name, value


@contextmanager
def evaluation_progress(title: str) -> Iterator[Callable[[RunProgress], None]]:
    """Provide a function that shows progress on standard error: a bar, or a line for each tenth."""
    console = Terminal(error=True)
    columns = (plain_column("{task.description}"), BarColumn(), plain_column("{task.fields[words]}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(title, total=None, words=tr("loading"))
        told = -1

        def show(progress: RunProgress) -> None:
            nonlocal told
            words = _words(progress)
            bar.update(task, completed=progress.done, total=progress.total or None, words=words)
            tenth = progress.done * 10 // progress.total if progress.total else 0
            if not console.is_terminal and tenth > told:
                told = tenth
                console.print(f"{title}: {words}", highlight=False, markup=False, soft_wrap=True)

        yield show


def _words(progress: RunProgress) -> str:
    parts = [tr("{done} of {total} items", done=progress.done, total=progress.total)]
    if progress.reused:
        parts.append(tr("{reused} of them done before", reused=progress.reused))
    pace, left = progress.items_an_hour, progress.seconds_left
    if pace is not None and left is not None:
        parts += [tr("{pace} an hour", pace=f"{pace:.0f}"), left_words(left)]
    return ", ".join(parts)
