"""The demonstration with its supervisor in a process of its own, which prints each time that it is on the screen."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from app.child_process import ChildProcess
from app.locations import Locations
from app.session.demonstration.supervisor import supervise
from app.ui.demonstration.stage_process import serve


def _main(root: str) -> None:
    def start() -> ChildProcess:
        stage = ChildProcess("demonstration", serve, root, has_children=True)
        threading.Thread(target=_tell, args=(stage,), daemon=True).start()
        return stage

    supervise(Locations(Path(root)), start)


def _tell(stage: ChildProcess) -> None:
    try:
        stage.pipe.recv()
    except EOFError:
        return
    sys.stdout.write(f"{stage.number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _main(sys.argv[1])
