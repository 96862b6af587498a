"""pip, run in a process that may connect: it fetches one package into a folder, with the person's index and proxy."""

from __future__ import annotations

import os
import runpy
import sys
from multiprocessing.connection import Connection


def serve(pipe: Connection, arguments: tuple[str, ...], folder: str) -> None:
    """Run pip as ``python -m pip`` does; what it says goes into ``pip.log`` in the folder, which its files stay in.

    The pipe is not used: the exit code says how it ended.
    """
    log = os.open(os.path.join(folder, "pip.log"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)  # noqa: PTH118
    for number in (1, 2):
        os.dup2(log, number)
    os.environ["TMPDIR"] = folder
    sys.path[:] = [each for each in sys.path if each]  # not the working folder
    sys.argv = ["pip", *arguments]
    runpy.run_module("pip", run_name="__main__", alter_sys=True)
