"""The ``oyster`` command line, one file a command."""

from __future__ import annotations

import multiprocessing

__all__ = ["main"]


def main() -> None:
    """Run the command line.

    Imports happen inside: every child process of the program imports this module first.
    """
    multiprocessing.freeze_support()
    from app.commands.root import main as run

    run()
