"""The ``oyster`` command line, one file a command."""

from __future__ import annotations

import multiprocessing

__all__ = ["main"]


def main() -> None:
    """Run the command line, in the person's language.

    Imports happen inside: every child process of the program imports this module first. The language is chosen before
    the commands are imported, since the help of each option is a sentence made at its import.
    """
    multiprocessing.freeze_support()
    from app.confined_program import confine_program

    confine_program()
    from app.commands.garbage_collection import imported_without_collecting
    from app.commands.start_language import choose_language

    choose_language()
    with imported_without_collecting():
        from app.commands.root import main as run
    run()
