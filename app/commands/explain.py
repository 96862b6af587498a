"""``oyster explain`` and ``oyster replay``: the analysis of a stored turn, and whether it can be reproduced."""

from __future__ import annotations

from typing import Annotated

import typer

from app.alignment.analysis_lines import explained, rules_in_words
from app.commands.exit_codes import ExitCode
from app.commands.invocation import invocation_of, open_conversations
from app.commands.model_option import model_named
from app.commands.terminal import say
from app.domain.analysis import TurnAnalysis
from app.session.recorded_turns import ConversationMissing
from app.session.session import Session
from app.translation import tr

_TURN = tr("The turn: 'last', or the beginning of its reply's id as --json shows it.")


_WEIGH = tr(
    "First ask how likely the reply is without each step of its reasoning; loads the model that wrote it."
)

_CLOSED = tr("The stored conversations are not open, so no turn of them can be shown.")


def explain(
    context: typer.Context,
    turn: Annotated[str, typer.Argument(help=_TURN)] = "last",
    weigh: Annotated[bool, typer.Option("--weigh", help=_WEIGH)] = False,
    model: Annotated[
        str, typer.Option(help=tr("With --weigh: the model to ask, if not the one that wrote it."))
    ] = "",
) -> None:
    """Print readably what was computed of a kept turn."""
    with open_conversations(invocation_of(context), _CLOSED, none_yet=True) as session:
        analysis = _weighed(session, turn, model) if weigh else session.analysis_of(turn)
        for line in explained(analysis):
            say(line)
        say(rules_in_words(session.kept_turn(turn).files))


def _weighed(session: Session, turn: str, model: str) -> TurnAnalysis:
    """Return a turn's analysis with the influence of its reasoning, measured with the model that wrote the reply."""
    reply = session.kept_turn(turn).reply
    if reply is None:
        raise ConversationMissing(
            tr("That turn broke before there was a reply, so there is nothing to weigh.")
        )
    wrote = next((each.id for each in session.library.installed() if each.sha256 == reply.model_sha256), "")
    chosen = model_named(session, model or wrote)
    if chosen.sha256 != reply.model_sha256:
        say(
            tr(
                "{chosen} did not write this reply: the figures say how likely it would find it.",
                chosen=chosen.title,
            ),
            error=True,
        )
    session.load_model(chosen, helped=False)
    return session.weigh_reasoning(reply.id)


def replay_command(context: typer.Context, turn: Annotated[str, typer.Argument(help=_TURN)] = "last") -> None:
    """Compute a kept turn's choice again from its record, and say whether every digit is the same."""
    with open_conversations(invocation_of(context), _CLOSED, none_yet=True) as session:
        found = session.replay(turn)
    if found.differences:
        say(
            tr(
                "Different now: {differences}. The program computes otherwise since.",
                differences=", ".join(found.differences),
            )
        )
        raise typer.Exit(ExitCode.FAILED)
    say(tr("The same to the digit: {chosen}.", chosen=found.analysis.game.chosen))
