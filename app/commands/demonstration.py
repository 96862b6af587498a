"""``oyster demo``: shows the demonstration, and starts it again until it is left with its passphrase."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from filelock import FileLock, Timeout

from app.child_process import ChildProcess
from app.commands.exit_codes import ExitCode
from app.commands.invocation import (
    invocation_of,
    new_passphrase,
    read_passphrase,
)
from app.commands.root_options import Invocation
from app.commands.terminal import say
from app.language import LANGUAGES
from app.locations import Locations
from app.privacy.errors import PassphraseNeeded
from app.session.demonstration.kept_state import (
    DemonstrationError,
    Plan,
    begin_demonstration,
    locations_of_demonstration,
    read_state,
)
from app.session.demonstration.scenarios import recording_path
from app.session.demonstration.supervisor import supervise
from app.session.recording.recording_file import read_recording
from app.translation import program_language, tr, use_language


def demo(
    context: typer.Context,
    recording: Annotated[
        Path | None,
        typer.Option(help=tr("A recording of yours; the one that comes with Oyster if not said.")),
    ] = None,
    language: Annotated[str, typer.Option(help=tr("en or zh; the program's if not said."))] = "",
    model: Annotated[
        str, typer.Option(help=tr("The id of the model that answers visitors; nobody if not said."))
    ] = "",
    speed: Annotated[
        float, typer.Option(min=0.0, max=100.0, help=tr("Speed of the replay; 0 shortens long waits."))
    ] = 0.0,
    idle: Annotated[
        int, typer.Option(min=10, max=3600, help=tr("Seconds without anybody before it begins anew."))
    ] = 90,
) -> None:
    """Show the demonstration until it is left."""
    if context.invoked_subcommand is not None:
        return
    invocation = invocation_of(context)
    if read_state(invocation.locations) is None:
        plan = Plan(
            language=language or program_language(),
            region=invocation.region,
            recording=str(recording.absolute()) if recording is not None else "",
            model=model,
            speed=speed,
            idle_seconds=idle,
        )
        _prepare(invocation, plan)
    raise typer.Exit(show_demonstration(invocation.locations))


def _prepare(invocation: Invocation, plan: Plan) -> None:
    """Check what is to be shown, and ask for the passphrase that ends it."""
    if plan.language not in LANGUAGES:
        raise typer.BadParameter(tr("The language is en or zh."))
    read_recording(Path(plan.recording) if plan.recording else recording_path(plan.language))
    if invocation.passphrase_fd is not None:
        passphrase = read_passphrase(invocation.passphrase_fd)
    elif sys.stdin.isatty():
        say(tr("Choose the passphrase that ends the demonstration. Nothing else does."))
        passphrase = new_passphrase()
    else:
        passphrase = ""
    if not passphrase:
        raise PassphraseNeeded(
            tr("A demonstration needs a passphrase that ends it. Begin it in a terminal, or in the settings.")
        )
    begin_demonstration(invocation.locations, plan, passphrase)


def show_demonstration(locations: Locations) -> ExitCode:
    """Keep the demonstration that was begun on the screen until it is left. Raises ``DemonstrationError``."""
    from app.commands.window import screen_is_there
    from app.ui.demonstration.stage_process import serve  # Qt is imported only where there is a screen

    state = read_state(locations)
    if state is None:
        return ExitCode.DONE
    if not screen_is_there(sys.platform, dict(os.environ)):
        raise DemonstrationError(tr("There is no screen here. Begin the demonstration on a desktop."))
    use_language(state.plan.language)
    lock = FileLock(locations_of_demonstration(locations).root / "supervisor.lock", timeout=0)
    try:
        with lock:
            supervise(
                locations,
                lambda: ChildProcess("oyster-demonstration", serve, str(locations.root), has_children=True),
            )
    except Timeout as error:
        raise DemonstrationError(tr("The demonstration is on the screen already.")) from error
    return ExitCode.DONE
