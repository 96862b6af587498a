"""The ``oyster`` command line, one file a command."""

from __future__ import annotations

import multiprocessing
import os
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line, in the person's language.

    Imports happen inside: every child process of the program imports this module first. The language is chosen before
    the commands are imported, since the help of each option is a sentence made at its import.
    """
    multiprocessing.freeze_support()
    from app.confined_program import confine_program

    confine_program()
    from app.commands.start_language import choose_language

    choose_language()
    _run()


def _run() -> None:
    from app.commands.garbage_collection import imported_without_collecting

    with imported_without_collecting():
        from app.commands.plain_start import is_plain, open_plainly
        from app.commands.program_run import run_program
    if is_plain(sys.argv[1:], os.environ):
        run_program(open_plainly)
        return
    with imported_without_collecting():
        from app.commands.root import main as run_command_line
    run_command_line()
