"""``oyster chat``: the conversation in the terminal with the panel's lines, or one turn as JSON."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import typer
from rich.markup import escape

from app.commands.exit_codes import ExitCode
from app.commands.interrupt import stopped_by_interrupt
from app.commands.invocation import invocation_of, open_session
from app.commands.model_option import MODEL_HELP, model_named
from app.commands.root_options import Invocation
from app.commands.standard_input import STANDARD_INPUT, standard_input
from app.commands.terminal import Terminal, say_json
from app.commands.terminal_view import TerminalView
from app.domain.analysis import Mode
from app.domain.cancellation import CancelToken
from app.domain.conversation import ConversationId, MessageId
from app.domain.errors import OysterError
from app.domain.generation import Sampling
from app.domain.model import standing_note
from app.session.session import Session, VaultState
from app.session.turn import Turn, TurnWish
from app.session.turn_report import report_of
from app.translation import together, tr


def chat(
    context: typer.Context,
    once: Annotated[
        str | None,
        typer.Option(
            help=tr(
                "Run one turn with this text and end; '-' reads it from standard input, so that it stands in no "
                "history of commands and no list of processes."
            )
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help=tr("With --once: print the turn whole, as JSON."))
    ] = False,
    save: Annotated[bool, typer.Option("--save", help=tr("With --once: keep the conversation."))] = False,
    private: Annotated[bool, typer.Option("--private", help=tr("Keep nothing: memory only."))] = False,
    model: Annotated[str, typer.Option(help=MODEL_HELP)] = "",
    seed: Annotated[
        int | None, typer.Option(help=tr("Seed of the sampling, for a turn to be repeated."))
    ] = None,
    max_tokens: Annotated[int, typer.Option(min=1, help=tr("The longest reply, in tokens."))] = 1024,
    temperature: Annotated[float, typer.Option(min=0.0, max=2.0)] = 0.7,
    mode: Annotated[
        Mode | None, typer.Option(help=tr("What is done with the choice; the settings' if not said."))
    ] = None,
    strategy: Annotated[str, typer.Option(help=tr("Answer by this strategy of the table."))] = "",
    against: Annotated[
        str, typer.Option(help=tr("With --mode compare: the other strategy; else the game's next best."))
    ] = "",
) -> None:
    """Talk in the terminal."""
    invocation = invocation_of(context)
    sampling = Sampling(temperature=temperature, seed=seed, max_tokens=max_tokens)
    wish = TurnWish(sampling, mode, strategy, against)
    if once is not None:
        text = standard_input() if once == STANDARD_INPUT else once
        raise typer.Exit(_one_turn(invocation, text, model, wish, as_json=json, save=save and not private))
    if json:
        raise typer.BadParameter(tr("--json goes with --once TEXT."))
    raise typer.Exit(talk(invocation, model, wish, private=private))


def talk(
    invocation: Invocation,
    model: str,
    wish: TurnWish | None = None,
    *,
    private: bool = False,
) -> ExitCode:
    """Run the conversation until the person ends it; return the exit code."""
    console, wish = Terminal(), wish or TurnWish()
    with open_session(invocation, private=private, ask=True) as session:
        view = TerminalView(console)
        _load(session, model or invocation.start_with, console)
        view.show_opening(
            session.loaded_model(),
            private=session.vault_access.state is VaultState.PRIVATE,
            why=session.vault_access.problem,
        )
        conversation: ConversationId | None = None
        leaf: MessageId | None = None
        place = session.loaded_model()[1].server
        while (text := _read_line(console, place)) is not None:
            if not text.strip():
                continue
            state = _driven(_saying(session, text, wish, conversation, leaf), view).state
            if state.question is not None:
                conversation = state.question.conversation
                leaf = (state.question, *state.recorded)[-1].id
        console.print()
        if conversation is not None:
            with suppress(OysterError):  # then it is read again when the window opens it
                session.states.keep(conversation, CancelToken())
    return ExitCode.DONE


def _one_turn(
    invocation: Invocation,
    text: str,
    model: str,
    wish: TurnWish,
    *,
    as_json: bool,
    save: bool,
) -> ExitCode:
    """Run one turn; without ``save`` nothing is stored."""
    if not text.strip():
        raise typer.BadParameter(tr("The text after --once is empty."))
    messages = Terminal(error=True)
    with open_session(invocation, private=not save, ask=save) as session:
        if save and session.vault_access.state is VaultState.PRIVATE:
            messages.print(
                together(
                    escape(session.vault_access.problem),
                    tr("This conversation is private: it is not saved."),
                )
            )
        _load(session, model or invocation.start_with, messages)
        view = None if as_json else TerminalView(Terminal())
        report = report_of(_driven(_saying(session, text, wish), view).state)
        if as_json:
            say_json(report)
    return ExitCode.DONE if report.error is None else ExitCode.FAILED


def _saying(
    session: Session,
    text: str,
    wish: TurnWish,
    conversation: ConversationId | None = None,
    leaf: MessageId | None = None,
) -> Turn:
    return session.say(text, conversation, leaf, wish.sampling, wish.mode, wish.strategy, wish.against)


def _driven(turn: Turn, view: TerminalView | None) -> Turn:
    """Run a turn to its end, shown in ``view``, and return it; Ctrl+C stops the reply and keeps what arrived."""
    with stopped_by_interrupt(turn):
        for event in turn:
            if view is not None:
                view.show(event, turn.state)
    return turn


def _load(session: Session, identity: str, messages: Terminal) -> None:
    model = model_named(session, identity)
    with messages.status(
        tr("Loading {model} ({standing})…", model=escape(model.title), standing=standing_note(model.standing))
    ):
        session.load_model(model)


def _read_line(console: Terminal, place: str) -> str | None:
    """Return what the person typed, or None at the end (Ctrl+D, or Ctrl+C at the prompt).

    Where a server answers, each line says again where it goes.
    """
    prompt = tr("[bold]You, to {place}:[/bold]", place=escape(place)) if place else tr("[bold]You:[/bold]")
    try:
        return console.input(f"\n{prompt} ")
    except (EOFError, KeyboardInterrupt):
        return None
