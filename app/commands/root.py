"""The root of the command line: its options, and the choice of the command."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Annotated

import typer

from app import __version__
from app.commands.command_group import CommandGroup
from app.commands.exit_codes import ExitCode
from app.commands.program_run import Diagnostics, run_program
from app.commands.root_options import Invocation, located
from app.commands.shell_completion import answer_the_shell
from app.commands.terminal import say
from app.locations import HOME_VARIABLE
from app.translation import tr

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
    invocation = Invocation(located(data_dir), passphrase_fd, start_with, region)
    diagnostics = context.find_object(Diagnostics)
    if diagnostics is not None:
        diagnostics.start(invocation.locations, debug=debug, verb=context.invoked_subcommand or "window")
    context.obj = invocation
    if context.invoked_subcommand is None:
        from app.commands.window import open_program  # a command's help needs no session

        raise typer.Exit(open_program(invocation))


def main() -> None:
    """Run the command line."""
    run_program(_run)


def _run(diagnostics: Diagnostics) -> int:
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
    return code if isinstance(code, int) else ExitCode.DONE


def _as_shown(refused: typer.TyperException) -> str:
    """Return what Typer says of a command line that it did not understand, which repeats what was typed."""
    show = getattr(refused, "show", None)  # an error of usage has it, their base class does not
    if show is None:
        return refused.format_message()
    words = io.StringIO()
    show(words)
    return words.getvalue().rstrip("\n")
