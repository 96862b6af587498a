"""The start without a word on the command line, as by the system's menu: the window opens.

What reads command lines takes longer than the window does, so it is not imported then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.commands.program_run import Diagnostics
from app.commands.root_options import Invocation, located

COMPLETION_VARIABLE = "_OYSTER_COMPLETE"  # set by the scripts that installers put where shells look for them


def is_plain(arguments: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Return whether the program was started by itself; a shell that asks for completions gives no word either."""
    return not arguments and COMPLETION_VARIABLE not in environment


def open_plainly(diagnostics: Diagnostics) -> int:
    """Open the window of the usual data folder, and return the exit code."""
    invocation = Invocation(located())
    diagnostics.start(invocation.locations)
    from app.commands.window import open_program

    return open_program(invocation)
