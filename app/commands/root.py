"""The root of the command line: data folder, choice of the command, and the reporting of failures."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from app import __version__
from app.atomic_write import write_atomically
from app.commands.command_group import CommandGroup
from app.commands.exit_codes import ExitCode
from app.commands.garbage_collection import leave_the_rest_to_the_system
from app.commands.invocation import Invocation
from app.commands.shell_completion import answer_the_shell
from app.commands.terminal import say
from app.confinement.confinement import list_connections_in
from app.diagnostics.events import Event, Identifier
from app.diagnostics.hooks import disown_faults, own_faults
from app.diagnostics.log import RunningLog, record
from app.diagnostics.native_faults import catch_native_faults
from app.diagnostics.traces import Trace
from app.domain.errors import OysterError
from app.locations import HOME_VARIABLE, Locations, close_to_others, locate, private_folder
from app.privacy.tokens import take_from_environment
from app.translation import together, tr

application = typer.Typer(
    name="oyster",
    cls=CommandGroup,
    help=tr("A private conversation with Oyster-I on this computer. Without a verb, the window opens."),
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


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
        close_to_others(locations.root)
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
        Path | None,
        typer.Option(
            help=tr(
                "Where everything is kept; moves it all, as {home_variable} does.",
                home_variable=HOME_VARIABLE,
            )
        ),
    ] = None,
    passphrase_fd: Annotated[
        int | None, typer.Option(help=tr("Read the passphrase of the database from this file descriptor."))
    ] = None,
    start_with: Annotated[
        str,
        typer.Option(help=tr("The model to open with: an id from 'oyster models list', or a GGUF's path.")),
    ] = "",
    region: Annotated[
        str, typer.Option(help=tr("Region for helplines, as in GB; the system's if not said."))
    ] = "",
    debug: Annotated[
        bool,
        typer.Option(
            "--debug", help=tr("Print the program's log as it is written; no conversation is in it.")
        ),
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help=tr("Print the version."))
    ] = False,
) -> None:
    """Open the window, or do what the verb says."""
    invocation = Invocation(_located(data_dir), passphrase_fd, start_with, region)
    list_connections_in(invocation.locations.connections)
    diagnostics = context.find_object(_Diagnostics)
    if diagnostics is not None:
        diagnostics.start(invocation.locations, debug=debug)
        record(Event.PROGRAM_STARTED, process=os.getpid(), verb=_verb(context))
    context.obj = invocation
    if context.invoked_subcommand is None:
        from app.commands.window import open_program  # a command's help needs no session

        raise typer.Exit(open_program(invocation))


def _located(data_dir: Path | None) -> Locations:
    """Return the paths of the data folder. Raises ``OysterError`` where it is in a home that there is not."""
    try:
        return locate(data_dir)
    except RuntimeError as error:
        raise OysterError(
            tr(
                "The data folder is said to be in the home of somebody who is not known here. Name another one."
            ),
            str(error),
        ) from error


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
        leave_the_rest_to_the_system()
    sys.exit(code)


def _run(diagnostics: _Diagnostics) -> int:
    """Run the command line and return its exit code."""
    try:
        answer_the_shell()
        code = application(obj=diagnostics, standalone_mode=False)
    except SystemExit as end:
        if isinstance(end.code, str):
            say(end.code, error=True)
            return ExitCode.FAILED
        return end.code if end.code is not None else ExitCode.DONE
    except typer.TyperException as refused:
        say(_as_shown(refused), error=True)
        return refused.exit_code
    except typer.Abort:
        return ExitCode.FAILED
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
    return code if isinstance(code, int) else ExitCode.DONE


def _as_shown(refused: typer.TyperException) -> str:
    """Return what Typer says of a command line that it did not understand, which repeats what was typed."""
    show = getattr(refused, "show", None)  # an error of usage has it, their base class does not
    if show is None:
        return refused.format_message()
    words = io.StringIO()
    show(words)
    return words.getvalue().rstrip("\n")


def _report(trace: Trace, locations: Locations) -> str:
    """Write a defect's traceback beside the data and return the sentence for the person."""
    path = locations.last_error
    sentence = tr("The program made a mistake. Nothing that was saved is lost.")
    try:
        private_folder(path.parent)
        write_atomically(path, f"Oyster desktop {__version__}\n{trace}\n".encode())
    except OSError:
        return sentence
    return together(sentence, tr("Where it was is in {path}, without a word of a conversation.", path=path))
