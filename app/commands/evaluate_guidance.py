"""``oyster eval guidance``: the same questions without Guide, with it and improved, judged alike, compared in pairs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.evaluate import WithoutTexts, evaluation_progress
from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of
from app.commands.terminal import say
from app.domain.analysis import Mode
from app.locations import Locations
from app.translation import tr

if TYPE_CHECKING:
    from app.evaluation.run_logs import Run
    from app.evaluation.run_specification import RunSpecification

GUIDANCE_HELP = tr(
    "Does guidance help? Answers the questions of a file without and with Guide, and with what Improve makes of the "
    "guided answers; another model scores all of them, and they are compared in pairs. Ctrl+C pauses; the same "
    "command goes on with what is left."
)


def guidance(
    context: typer.Context,
    model: Annotated[str, typer.Option(help=tr("The model that answers: an id, or the path of a GGUF."))],
    judge: Annotated[str, typer.Option(help=tr("Another model, which scores the answers."))],
    data: Annotated[Path, typer.Option(help=tr("The file of questions."))],
    columns: Annotated[str, typer.Option(help=tr("What the file calls its columns: query=Question,…"))] = "",
    limit: Annotated[int, typer.Option(min=0, help=tr("How many questions; 0 for all."))] = 0,
    reply_tokens: Annotated[
        int, typer.Option(min=16, help=tr("The longest answer, in tokens; the same for both."))
    ] = 512,
    seed: Annotated[int, typer.Option(help=tr("Seed of the sampling."))] = 1,
    improve: Annotated[bool, typer.Option(help=tr("Measure Improve too, which takes longest."))] = True,
    without_texts: WithoutTexts = False,
    items: Annotated[bool, typer.Option("--items", help=tr("Every item, side by side."))] = False,
) -> None:
    """Answer questions without Guide, with it and improved, and print the paired differences."""
    from app.evaluation.report.run_comparison import comparison_of
    from app.evaluation.report.text import comparison_lines
    from app.evaluation.run_specification import RunSpecification

    if judge == model:
        raise typer.BadParameter(tr("A model does not judge itself here: name another one with --judge."))
    order = RunSpecification(
        task="constructive",
        model=model,
        judge=judge,
        data=str(data),
        columns=columns,
        limit=limit,
        seed=seed,
        settings=(("look_alikes", "false"), ("reply_tokens", str(reply_tokens))),
        without_texts=without_texts,
    )
    locations = invocation_of(context).locations
    guide = replace(order, mode=Mode.GUIDE)
    ways = (order, guide, replace(guide, improve=True)) if improve else (order, guide)
    runs = [_done(locations, each) for each in ways]
    for before, after in pairwise(runs):
        for line in comparison_lines(comparison_of(before, after), items=items):
            say(line)


def _done(locations: Locations, order: RunSpecification) -> Run:
    """Return a finished run; one that is not finished ends the command with its exit code."""
    from app.evaluation.run_control import RunControl
    from app.evaluation.run_logs import RunState, runs_in
    from app.evaluation.run_specification import identified
    from app.evaluation.runs import run

    wanted = identified(order)
    for known in runs_in(locations.evaluations):
        if known.order == wanted and known.state is RunState.DONE:
            return known
    with evaluation_progress(f"{order.mode.value}, {order.model}") as show:
        found = run(locations, order, RunControl(show))
    if found.state is not RunState.DONE:
        paused = found.state is RunState.UNFINISHED
        raise typer.Exit(ExitCode.INTERRUPTED if paused else ExitCode.FAILED)
    return found
