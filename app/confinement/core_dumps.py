"""No core dumps: what a fallen process had in its memory is written nowhere."""

from __future__ import annotations

import sys

from app.confinement.native import prctl

_GET_DUMPABLE, _SET_DUMPABLE = 3, 4  # of <linux/prctl.h>


def forbid_core_dumps() -> None:
    """Let this process leave no core dump, and on Linux none of its memory be read by the person's other programs.

    The limit alone is not enough there: it does not hold for a dump that the kernel pipes to a program. Children
    inherit the limit and not the rest, so each process calls this for itself. Windows has neither.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    prctl(_SET_DUMPABLE, 0)


def core_dumps_are_forbidden() -> bool:
    """Return whether a fall of this process would leave nothing on disk."""
    if sys.platform == "win32":
        return False
    import resource

    none_to_files = resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
    return none_to_files and (sys.platform != "linux" or prctl(_GET_DUMPABLE, 0) == 0)
