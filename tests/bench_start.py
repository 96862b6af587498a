"""The start of the window against an empty one, and from a cold start without a model to helplines on screen.

Every figure is of a process of its own, in the time of a processor that it took since it began: the clock would count
who else uses the computer. The programs take turns. All are byte-compiled, as an installed program is. The
empty window is of PySide6 as pip installs it: without its own modules as files, which set-up unpacks for the program.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import shiboken6

from tests.bench_figures import Figure, median_of

ROUNDS = 7
MESSAGE = "I want to kill myself"
_GOAL_RATIO, _GOAL_SECONDS, _GOAL_ANSWER = 1.5, 1.0, 0.3
_EMPTY = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
running = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, lambda: (print(time.process_time()), running.quit()))
running.exec()
"""
_OPENING = """
import gc, sys, time
gc.disable()  # as the program does for what stays until its end
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from app.ui.import_hook import look_at_no_module
look_at_no_module()
from app.locations import Locations
from app.ui.one_window import only_window
from app.ui.opening_window import open_at_once
with only_window(Locations(Path(sys.argv[1]))), open_at_once(Locations(Path(sys.argv[1]))) as window:
    gc.freeze()
    gc.enable()
    running = QCoreApplication.instance()
    QTimer.singleShot(0, lambda: (print(time.process_time()), running.quit()))
    running.exec()
"""
_FIRST_HELP = """
import importlib, os, sys, time
from functools import partial
from pathlib import Path
from PySide6.QtCore import QTimer
from app.ui.import_hook import look_at_no_module
look_at_no_module()
from app.commands.window import _PARTS
from app.locations import Locations
from app.ui.one_window import only_window
from app.ui.opening_window import open_at_once
home = Locations(Path(sys.argv[1]))
with only_window(home), open_at_once(home, "GB") as window:
    shown = []

    def send():
        shown.append(time.process_time())
        window.composer.field.setPlainText(sys.argv[2])
        window.composer.send.click()
        seen()

    def seen():
        if window.first_help is not None and window.first_help.isVisible():
            window.grab()
            print(shown[0], time.process_time(), flush=True)
            os._exit(0)
        QTimer.singleShot(5, seen)

    QTimer.singleShot(0, send)
    window.meanwhile(*(partial(importlib.import_module, each) for each in _PARTS))
"""
_PROGRAM = "from app.commands import main; main()"
_SHOWN = re.compile(r"opening window shown: processor_seconds ([0-9.]+)")
_OURS = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from app.ui.import_hook import look_at_no_module
look_at_no_module()
from app.locations import Locations
from app.session.session import Session
from app.ui.appearance import apply_appearance
from app.ui.qt_application import application
from app.ui.main_window import MainWindow
running = application()
session = Session(Locations(Path(sys.argv[1])), region="GB", private=True)
apply_appearance(running, "light", 1.0)
window = MainWindow(session)
window.show()
shown = []

def seen():
    from app.ui.transcript.support_card import SupportCard
    if any(card.isVisible() for card in window.transcript.findChildren(SupportCard)):
        window.grab()
        print(shown[0], time.process_time(), flush=True)
        os._exit(0)
    QTimer.singleShot(5, seen)

def write():
    shown.append(time.process_time())
    window.use_model(None)
    window.start_new()
    window.composer.field.setPlainText(sys.argv[2])
    window.composer.send.click()
    seen()

QTimer.singleShot(0, write)
running.exec()
"""


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds of one round: the empty window, the opening one, in which one can write and ask for help, that one in
    the program as a person starts it, the whole window, and that until helplines are on screen; and from the opening
    window until helplines are on screen in it.
    """

    empty: float
    opening: float
    program: float
    whole: float
    help: float
    first_help: float


def starts(folder: Path) -> list[Start]:
    """Return ``ROUNDS`` rounds, each in the other order; one before them compiles and fills the disk's cache."""
    compiled = folder / "compiled"
    _round(folder / "first", compiled, backwards=False)
    return [_round(folder / str(number), compiled, backwards=number % 2 == 1) for number in range(ROUNDS)]


def start(folder: Path) -> Iterator[Figure]:
    """Yield the start against an empty window, the time to help, and what the terminal's shortest answers take."""
    found = starts(folder)
    yield median_of("an empty window", [each.empty for each in found], "s")
    for words, goal, of in (
        ("a window to write in, with the way to help", _GOAL_RATIO, lambda each: each.opening),
        ("the same in the whole program, from its first line", None, lambda each: each.program),
        ("the whole window", None, lambda each: each.whole),
    ):
        ratios = [of(each) / each.empty for each in found]
        yield median_of(f"{words}, against an empty one", ratios, "times", at_most=goal)
    for words, after in (
        ("from the opening window", [each.first_help for each in found]),
        ("from the whole window", [each.help - each.whole for each in found]),
    ):
        name = f"{words} to helplines on screen for a typed message, without a model"
        yield median_of(name, after, "s", at_most=_GOAL_SECONDS)
    for option in ("--help", "--version"):
        took = [_seconds_of(option, folder / "compiled") for _ in range(ROUNDS + 1)][1:]
        yield median_of(f"oyster {option}", took, "s", at_most=_GOAL_ANSWER)


def _seconds_of(option: str, compiled: Path) -> float:
    """Return the processor's seconds of a short answer in the terminal."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", _PROGRAM, option],
        check=True,
        stdout=subprocess.DEVNULL,
        env=_environment(compiled),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _round(folder: Path, compiled: Path, *, backwards: bool) -> Start:
    """Run each program once; it is one after another, in this order or the other one."""
    measured: dict[str, list[float]] = {}
    runs: list[tuple[str, Callable[[], list[float]]]] = [
        ("empty", lambda: _printed(_EMPTY, compiled, library=_as_installed(folder))),
        ("opening", lambda: _printed(_OPENING, compiled, str(folder / "opening"))),
        ("program", lambda: [_logged(folder / "program", compiled)]),
        ("whole", lambda: _printed(_OURS, compiled, str(folder / "whole"), MESSAGE)),
        ("help", lambda: _printed(_FIRST_HELP, compiled, str(folder / "help"), MESSAGE)),
    ]
    for name, run in runs[::-1] if backwards else runs:
        measured[name] = run()
    sent, helped = measured.pop("help")
    return Start(
        *(measured[name][0] for name in ("empty", "opening", "program", "whole")),
        help=measured["whole"][1],
        first_help=helped - sent,
    )


def _as_installed(folder: Path) -> Path:
    """Return a folder with PySide6's binding library as pip installs it, to be found before the environment's own."""
    library = folder.parent / "as-installed"
    if not library.exists():
        ours = Path(shiboken6.__file__).parent
        shutil.copytree(ours, library / ours.name, ignore=shutil.ignore_patterns("files.dir"))
    return library


def _printed(code: str, compiled: Path, *arguments: str, library: Path | None = None) -> list[float]:
    """Run a program and return the numbers that it printed; ``library`` is searched before what is installed."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env=_environment(compiled) | ({"PYTHONPATH": str(library)} if library is not None else {}),
    )
    return [float(each) for each in done.stdout.split()]


def _logged(home: Path, compiled: Path) -> float:
    """Start the program as a person does, and return what it logs once its first window is shown."""
    environment = _environment(compiled) | {"OYSTER_HOME": str(home)}
    running = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 120
        while time.monotonic() < until:
            log = home / "oyster.log"
            if log.exists() and (found := _SHOWN.search(log.read_text(encoding="utf-8"))):
                return float(found[1])
            time.sleep(0.02)
    finally:
        running.kill()
        running.wait()
    raise TimeoutError("The opening window was not shown.")


def _environment(compiled: Path) -> dict[str, str]:
    """Return the environment, with a place for byte-compiled files: without one every start would compile anew."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return kept | {"QT_QPA_PLATFORM": platform, "PYTHONPYCACHEPREFIX": str(compiled)}
