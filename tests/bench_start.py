"""The start of the window against an empty one, and from a cold start without a model to helplines on screen.

Every figure is of a process of its own; ours and the empty one take turns, so that both meet the same computer.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 7
MESSAGE = "I want to kill myself"
_GOAL_RATIO, _GOAL_SECONDS = 1.5, 1.0
_EMPTY = """
import sys, time
began = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
running = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, lambda: (print(time.perf_counter() - began), running.quit()))
running.exec()
"""
_OPENING = """
import sys, time
began = time.perf_counter()
from pathlib import Path
from PySide6.QtCore import QTimer
from app.locations import Locations
from app.ui.one_window import only_window
from app.ui.opening_window import open_at_once
from app.ui.qt_application import application
with only_window(Locations(Path(sys.argv[1]))), open_at_once(Locations(Path(sys.argv[1]))) as window:
    running = application()
    QTimer.singleShot(0, lambda: (print(time.perf_counter() - began), running.quit()))
    running.exec()
"""
_OURS = """
import os, sys, time
began = time.perf_counter()
from pathlib import Path
from PySide6.QtCore import QTimer
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
        print(shown[0], time.perf_counter() - began, flush=True)
        os._exit(0)
    QTimer.singleShot(5, seen)

def write():
    shown.append(time.perf_counter() - began)
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
    """Seconds of one pair of starts: the empty window, the opening one, in which one can write and ask for help,
    the whole one, and that one until helplines are on screen.
    """

    empty: float
    opening: float
    ours: float
    help: float


def starts(folder: Path) -> list[Start]:
    """Return ``ROUNDS`` pairs of starts, the first of each turn about; one before them fills the disk's cache."""
    _ours(folder / "first")
    found = []
    for number in range(ROUNDS):
        home = str(folder / f"opening {number}")
        if number % 2:
            ours, opening, empty = (
                _ours(folder / str(number)),
                _printed(_OPENING, home)[0],
                _printed(_EMPTY)[0],
            )
        else:
            empty, opening, ours = (
                _printed(_EMPTY)[0],
                _printed(_OPENING, home)[0],
                _ours(folder / str(number)),
            )
        found.append(Start(empty, opening, *ours))
    return found


def start(folder: Path) -> None:
    """Print the start against an empty window, and the time to help."""
    found = starts(folder)
    opening = [each.opening / each.empty for each in found]
    ratios = [each.ours / each.empty for each in found]
    after = [each.help - each.ours for each in found]
    print(
        f"a window to write in, with the way to help, against an empty one: {statistics.median(opening):.1f} times "
        f"({min(opening):.1f}–{max(opening):.1f}; goal {_GOAL_RATIO}), "
        f"{statistics.median(each.opening for each in found):.2f} s"
    )
    print(
        f"the whole window against an empty one: {statistics.median(ratios):.1f} times "
        f"({min(ratios):.1f}–{max(ratios):.1f}; goal {_GOAL_RATIO}), "
        f"{statistics.median(each.ours for each in found):.2f} s"
    )
    print(
        f"cold, without a model, from the start to helplines on screen for a typed message: "
        f"{statistics.median(each.help for each in found):.2f} s, of it {statistics.median(after):.2f} s after the "
        f"start itself ({min(after):.2f}–{max(after):.2f}; goal {_GOAL_SECONDS})"
    )


def _ours(folder: Path) -> tuple[float, float]:
    shown, helped = _printed(_OURS, str(folder), MESSAGE)
    return shown, helped


def _printed(code: str, *arguments: str) -> list[float]:
    """Run a program and return the numbers that it printed."""
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env=os.environ | {"QT_QPA_PLATFORM": platform},
    )
    return [float(each) for each in done.stdout.split()]
