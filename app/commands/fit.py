"""``oyster fit``: the sentence classifier or a judge fitted anew to a rated set, with what is gained."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.commands.assess import finish_self_test
from app.commands.invocation import invocation_of, open_session
from app.commands.model_option import MODEL_HELP, model_named
from app.commands.progress_lines import reading_bar
from app.commands.terminal import say
from app.domain.fitted_evidence import FittedPart
from app.translation import tr


def fit(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help=tr("A rated set (.jsonl)."))] = None,
    judge: Annotated[
        bool, typer.Option("--judge", help=tr("Fit what the model's answers mean, not the classifier."))
    ] = False,
    model: Annotated[str, typer.Option(help=MODEL_HELP)] = "",
    use: Annotated[
        bool, typer.Option("--use", help=tr("Put it in force, where something is gained."))
    ] = False,
    shipped: Annotated[
        bool, typer.Option("--shipped", help=tr("Put in force again what came with the program."))
    ] = False,
    author: Annotated[str, typer.Option(help=tr("Who fits it; kept with it."))] = "",
    reason: Annotated[str, typer.Option(help=tr("Why; kept with it."))] = "",
) -> None:
    """Fit anew to the labels of a rated set, and print what is gained; without a file, say what is in force."""
    from app.workspace.fitting.desk import FittingDesk
    from app.workspace.fitting.words import fit_lines, in_force_words
    from app.workspace.sets.set_files import set_in_file

    if file is not None and shipped:
        raise typer.BadParameter(tr("Name a file, or --shipped."))
    part = FittedPart.JUDGE if judge else FittedPart.CLASSIFIER
    with open_session(invocation_of(context), private=False, ask=True) as session:
        desk = FittingDesk(session)
        if judge:
            session.load_model(model_named(session, model), helped=False)
        if shipped:
            desk.restore(part, author)
        elif file is not None:
            found = set_in_file(file)
            if judge and not session.judge_is_guard:
                finish_self_test(session)
            with reading_bar(tr("Fitting")) as show:
                made = desk.tried(part, found, show)
            for line in fit_lines(made):
                say(line)
            if not use:
                say(tr("Nothing is used yet: add --use, with --author and --reason."))
                return
            desk.accept(made, author, reason)
        say(in_force_words(part, desk.newest(part)))
