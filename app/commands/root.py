"""The root of the command line: data folder, choice of the command, and the reporting of failures."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from app import __version__
from app.commands.chat import chat
from app.commands.crisis_screen import screen_command
from app.commands.doctor import doctor
from app.commands.evaluate import eval_app
from app.commands.evaluate_fetch import fetch
from app.commands.evaluate_judge import judge
from app.commands.exit_codes import ExitCode
from app.commands.explain import explain, replay_command
from app.commands.invocation import Invocation
from app.commands.models import models_app
from app.commands.terminal import say
from app.commands.window import open_program
from app.diagnostics.events import Event, Identifier
from app.diagnostics.hooks import disown_faults, own_faults
from app.diagnostics.log import RunningLog, record
from app.diagnostics.native_faults import catch_native_faults
from app.diagnostics.traces import Trace
from app.domain.errors import OysterError
from app.locations import HOME_VARIABLE, Locations, locate, private_folder
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


@dataclass
class _Diagnostics:
    """The log and hooks for the program's own faults, active once the data folder is known."""

    locations: Locations | None = None
    log: RunningLog | None = None

    def start(self, locations: Locations, *, debug: bool) -> None:
        self.locations = locations
        self.log = RunningLog(locations, debug=debug)
        catch_native_faults(locations)
        own_faults()

    def stop(self) -> None:
        disown_faults()
        if self.log is not None:
            self.log.stop()


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
    debug: Annotated[
        bool,
        typer.Option("--debug", help="Print the program's log as it is written; no conversation is in it."),
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Open the window, or do what the verb says."""
    invocation = Invocation(locate(data_dir), passphrase_fd, start_with, region)
    diagnostics = context.find_object(_Diagnostics)
    if diagnostics is not None:
        diagnostics.start(invocation.locations, debug=debug)
        record(Event.PROGRAM_STARTED, process=os.getpid(), verb=_verb(context))
    context.obj = invocation
    if context.invoked_subcommand is None:
        raise typer.Exit(open_program(invocation))


def _verb(context: typer.Context) -> Identifier:
    """Return the command's name, which is known to be one of the program's own words."""
    return Identifier(context.invoked_subcommand or "window")


def main() -> None:
    """Run the command line; a person sees a sentence, never a traceback."""
    take_from_environment()
    diagnostics = _Diagnostics()
    code: int = ExitCode.DEFECT
    try:
        code = _run(diagnostics)
    finally:
        record(Event.PROGRAM_ENDED, code=int(code))
        diagnostics.stop()
    sys.exit(code)


def _run(diagnostics: _Diagnostics) -> int:
    """Run the command line and return its exit code."""
    try:
        application(obj=diagnostics)
    except SystemExit as end:
        if isinstance(end.code, str):
            raise  # the interpreter prints this text to the terminal
        return end.code if end.code is not None else ExitCode.DONE
    except OysterError as error:
        record(Event.COMMAND_REFUSED, error)
        say(error.sentence, error=True)
        return ExitCode.FAILED
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return ExitCode.FAILED
    except Exception as error:  # noqa: BLE001 - last resort: any exception is reported in one sentence
        trace = Trace.of(error)
        record(Event.FAULT_AT_THE_END, trace)
        say(_report(trace, diagnostics.locations or locate()), error=True)
        return ExitCode.DEFECT
    return ExitCode.DONE


def _report(trace: Trace, locations: Locations) -> str:
    """Write a defect's traceback beside the data and return the sentence for the person."""
    path = locations.last_error
    sentence = "The program made a mistake. Nothing that was saved is lost."
    try:
        private_folder(path.parent)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"Oyster desktop {__version__}\n{trace}\n")
    except OSError:
        return sentence
    return f"{sentence} Where it was is in {path}, without a word of a conversation."
