"""The window that stands while the program is read: what is written, asked for or left there is not lost."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.help.help_window import HelpWindow
from app.ui.lock.locked_window import LockedWindow
from app.ui.main_window import MainWindow
from app.ui.opening_window import OpeningWindow
from app.ui.qt_application import application
from app.ui.transcript.support_card import SupportCard
from tests.forked_program import SECRET, Command, Done, ForkedProgram

DRAFT = "I do not know how to begin"
CRISIS = "I want to kill myself"
PASSPHRASE = "two herons by the lake"


@dataclass(frozen=True, slots=True)
class Person:
    """Called in the new process before the program begins: does one thing as soon as there is a window to do it in."""

    deed: str

    def __call__(self) -> None:
        """Begin to look."""
        looks = QTimer(application())
        looks.timeout.connect(lambda: self._look(looks))
        looks.start(0)

    def _look(self, looks: QTimer) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, OpeningWindow) and window.isVisible():
                looks.stop()
                _DEEDS[self.deed](window)
                _begin_to_wait()
                return


def _begin_to_wait() -> None:
    looks = QTimer(application())
    looks.timeout.connect(lambda: _tell_when_there(looks))
    looks.start(20)


def _write(window: OpeningWindow) -> None:
    QTest.keyClicks(window.composer.field, DRAFT)


def _send(window: OpeningWindow) -> None:
    QTest.keyClicks(window.composer.field, CRISIS)
    window.composer.send.click()


_DEEDS = {
    "write": _write,
    "send": _send,
    "ask for help": lambda window: window.header.help.click(),
    "leave": lambda window: window.parts.leave.click(),
    "close": lambda window: window.close(),
}


def _tell_when_there(looks: QTimer) -> None:
    """Print what stands once the opening window has gone, and close it."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    if any(isinstance(each, OpeningWindow) for each in shown):
        return
    for window in shown:
        if isinstance(window, MainWindow | LockedWindow) and _has_settled(window):
            looks.stop()
            sys.stdout.write(json.dumps(_told(window)) + "\n")
            sys.stdout.flush()
            QTimer.singleShot(0, window.close)


def _has_settled(window: QWidget) -> bool:
    """Return whether all that a deed brings about has come about."""
    if isinstance(window, LockedWindow):
        return True
    assert isinstance(window, MainWindow)
    return any((window.composer.draft, _visible(window, SupportCard), _visible(window, HelpWindow)))


def _told(window: QWidget) -> dict[str, object]:
    main = window if isinstance(window, MainWindow) else None
    return {
        "window": type(window).__name__,
        "draft": main.composer.draft if main is not None else "",
        "card": _visible(window, SupportCard),
        "help": _visible(window, HelpWindow),
    }


def _visible(window: QWidget, kind: type[QWidget]) -> bool:
    return any(each.isVisible() for each in window.findChildren(kind))


def opened(home: Path, deed: str, *arguments: str, secret: str = "") -> tuple[Done, dict[str, object]]:
    """Run the program while a person does something in its opening window; return what stood after it."""
    environment = {**os.environ, "OYSTER_HOME": str(home), "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    done = ForkedProgram(Command(arguments, environment, secret=secret, before=Person(deed))).done()
    line = done.stdout.partition("\n")[0]
    return done, json.loads(line) if line else {}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder in which nothing is kept, so that no passphrase is asked for."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    (folder / "settings.json").write_text(json.dumps({"private": True, "region": "GB"}), encoding="utf-8")
    return folder


def test_what_was_written_stands_in_the_main_window(home: Path) -> None:
    done, told = opened(home, "write")
    assert (told["window"], told["draft"]) == ("MainWindow", DRAFT), done.stderr
    assert done.returncode == 0


def test_a_message_that_was_sent_brings_help_at_once(home: Path) -> None:
    done, told = opened(home, "send")
    assert told["card"] is True, done.stderr
    assert told["draft"] == ""


def test_help_that_was_asked_for_opens(home: Path) -> None:
    done, told = opened(home, "ask for help")
    assert told["help"] is True, done.stderr


@pytest.mark.parametrize("deed", ["leave", "close"])
def test_a_window_that_was_left_is_not_followed_by_another(home: Path, deed: str) -> None:
    done, told = opened(home, deed)
    assert (done.returncode, told) == (0, {}), done.stderr


def test_who_leaves_in_haste_finds_the_conversations_locked(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    done, _ = opened(kept, "write", "--passphrase-fd", SECRET, secret=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    assert not (kept / "window.locked").exists()
    done, told = opened(kept, "leave", "--passphrase-fd", SECRET, secret=PASSPHRASE)
    assert (done.returncode, told) == (0, {}), done.stderr
    assert (kept / "window.locked").exists()


def test_a_locked_window_comes_before_what_was_written(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    opened(kept, "write", "--passphrase-fd", SECRET, secret=PASSPHRASE)
    (kept / "window.locked").touch(mode=0o600)
    done, told = opened(kept, "write")
    assert told["window"] == "LockedWindow", done.stderr
    assert DRAFT not in done.stdout
