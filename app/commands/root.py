"""The root of the command line: where the data is, which verb was asked, and how a failure is told."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from app import __version__
from app.commands.chat import chat
from app.commands.doctor import doctor
from app.commands.evaluate import eval_app
from app.commands.evaluate_fetch import fetch
from app.commands.evaluate_judge import judge
from app.commands.exit_codes import ExitCode
from app.commands.explain import explain, replay_command
from app.commands.invocation import Invocation
from app.commands.models import models_app
from app.commands.screen import screen_command
from app.commands.terminal import say
from app.commands.window import open_program
from app.domain.errors import OysterError
from app.locations import HOME_VARIABLE, locate
from app.privacy.tokens import take_from_environment

application = typer.Typer(
    name="oyster",
    help="A private conversation with Oyster-I on this computer. Without a verb, the window opens.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
application.add_typer(models_app, name="models")
application.add_typer(eval_app, name="eval")
eval_app.command()(judge)
eval_app.command()(fetch)
application.command()(chat)
application.command(name="screen")(screen_command)
application.command()(explain)
application.command(name="replay")(replay_command)
application.command()(doctor)


def _print_version(asked: bool) -> None:
    if asked:
        say(f"oyster {__version__}")
        raise typer.Exit


@application.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    data_dir: Annotated[
        Path | None, typer.Option(help=f"Where everything is kept; moves it all, as {HOME_VARIABLE} does.")
    ] = None,
    passphrase_fd: Annotated[
        int | None, typer.Option(help="Read the passphrase of the database from this file descriptor.")
    ] = None,
    start_with: Annotated[
        str, typer.Option(help="The model to open with: an id from 'oyster models list', or a GGUF's path.")
    ] = "",
    region: Annotated[
        str, typer.Option(help="Region for helplines, as in GB; the system's if not said.")
    ] = "",
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Open the window, or do what the verb says."""
    invocation = Invocation(locate(data_dir), passphrase_fd, start_with, region)
    context.obj = invocation
    if context.invoked_subcommand is None:
        raise typer.Exit(open_program(invocation))


def main() -> None:
    """Run the command line; a person sees a sentence, never a traceback."""
    take_from_environment()
    try:
        application()
    except OysterError as error:
        say(error.sentence, error=True)
        sys.exit(ExitCode.FAILED)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        sys.exit(ExitCode.FAILED)
    except Exception:  # noqa: BLE001 - the last door: whatever it is, it is told in one sentence
        say(_report(traceback.format_exc()), error=True)
        sys.exit(ExitCode.DEFECT)


def _report(detail: str) -> str:
    """Keep the detail of a defect beside the data and answer the sentence for the person."""
    path = locate().root / "last-error.txt"
    sentence = "The program made a mistake. Nothing that was saved is lost."
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(detail, encoding="utf-8")
    except OSError:
        return sentence
    return f"{sentence} The details for a report are in {path}."
