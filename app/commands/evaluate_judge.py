"""``oyster eval judge``: the agreement of a judge model with human labels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.evaluate import WithoutTexts, evaluation_progress
from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of
from app.commands.terminal import say, say_json
from app.evaluation.errors import EvaluationError
from app.locations import Locations
from app.translation import tr, tr_count

if TYPE_CHECKING:
    from app.evaluation.judge_quality import JudgeQuality
    from app.evaluation.run_specification import RunSpecification


JUDGE_HELP = tr(
    "Measure a judge by people's labels: Cohen's kappa with its interval, and who said what. Ctrl+C pauses; the "
    "same command goes on with what is left."
)


def judge(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            help=tr("Replies with people's labels, or a rated set (.jsonl); with --run, items with labels.")
        ),
    ],
    model: Annotated[str, typer.Option("--judge", help=tr("The model whose verdicts are measured."))] = "",
    run: Annotated[
        str, typer.Option(help=tr("Measure the verdicts of this run instead: 'last', or an id."))
    ] = "",
    measure: Annotated[str, typer.Option(help=tr("safety, attack_success or over_refusal."))] = "safety",
    columns: Annotated[str, typer.Option(help=tr("What the file calls its columns: reply=Answer,…"))] = "",
    without_texts: WithoutTexts = False,
    as_json: Annotated[bool, typer.Option("--json", help=tr("Print it as JSON."))] = False,
) -> None:
    """Measure a judge by people's labels: Cohen's kappa with its interval, and who said what.

    Ctrl+C pauses; the same command goes on with what is left.
    """
    from app.evaluation.judge_quality import quality_lines
    from app.evaluation.run_specification import RunSpecification

    if bool(model) == bool(run):
        raise typer.BadParameter(tr("Name a model with --judge, or a run with --run."))
    locations = invocation_of(context).locations
    _tell_of_divided(file)
    if run:
        found = _of_run(locations, run, file, measure, columns)
    else:
        order = RunSpecification(
            task="judge_quality",
            model=model,
            data=str(file),
            columns=columns,
            settings=(("measure", measure),),
            without_texts=without_texts,
        )
        found = _judged(locations, order)
    if as_json:
        say_json(found)
        return
    for line in quality_lines(found):
        say(line)


def _tell_of_divided(file: Path) -> None:
    """Say how many replies of a rated set have no label, because their raters contradict each other."""
    from app.evaluation.data.rated_replies import is_rated_set, rated_replies

    divided = sum(not each.label for each in rated_replies(file)) if is_rated_set(file) else 0
    if divided:
        say(
            tr_count(
                "One reply is left out: its raters contradict each other.",
                "{count} replies are left out: their raters contradict each other.",
                divided,
            ),
            error=True,
        )


def _of_run(locations: Locations, name: str, file: Path, measure: str, columns: str) -> JudgeQuality:
    """Return the agreement of a run's verdicts with human labels of its items."""
    from app.evaluation.data.columns import read_column_map
    from app.evaluation.judge_quality import judge_quality, labels_of, read_labels, verdicts_of
    from app.evaluation.metrics import judged_items, judges_of
    from app.evaluation.run_logs import log_of, run_named

    labels_of(measure)
    items = judged_items(log_of(run_named(locations.evaluations, name)).samples or ())
    people = read_labels(file, read_column_map(columns))
    return judge_quality(judges_of(items), verdicts_of(items, measure), people)


def _judged(locations: Locations, order: RunSpecification) -> JudgeQuality:
    """Judge the replies of a file and return the agreement; a paused run ends the command."""
    from app.evaluation.judge_quality import quality_of
    from app.evaluation.run_control import RunControl
    from app.evaluation.run_logs import RunState, log_of
    from app.evaluation.runs import run

    with evaluation_progress(tr("judge, {model}", model=order.model)) as show:
        done = run(locations, order, RunControl(show))
    if done.state is RunState.UNFINISHED:
        say(
            tr(
                "Paused at {done} of {total} replies: the same command goes on.",
                done=done.done,
                total=done.total,
            ),
            error=True,
        )
        raise typer.Exit(ExitCode.INTERRUPTED)
    if done.state is RunState.FAILED:
        raise EvaluationError(
            tr(
                "Too many replies could not be judged: {problem}.",
                problem=done.problem or tr("see its report"),
            )
        )
    return quality_of(log_of(done).samples or ())
