"""The ``oyster`` command line, one file a verb."""

from __future__ import annotations

import multiprocessing

__all__ = ["main"]


def main() -> None:
    """Run the command line.

    What it needs is imported only here: every process that the program starts imports this module first.
    """
    multiprocessing.freeze_support()
    from app.commands.root import main as run

    run()
