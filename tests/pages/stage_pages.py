"""The pages of the demonstration: its window at each scene, the presenter's view, and the sheets around it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from app.session.demonstration.kept_state import locations_of_demonstration
from app.session.demonstration.scenarios import recording_path, scenarios
from app.session.recording.recording_file import read_recording
from app.session.recording.replayed_turn import AT_ONCE
from app.session.session import Session
from app.translation import program_language
from app.ui.demonstration.demonstration_sheet import DemonstrationSheet
from app.ui.demonstration.exit_sheet import ExitSheet
from app.ui.demonstration.programme import Programme, playable
from app.ui.demonstration.stage import Stage
from app.ui.main_window import MainWindow
from app.ui.view_models.stage import Idleness

Show = Callable[[MainWindow, Session], QWidget]
_LIMIT_SECONDS = 60.0
_LATEST_SECONDS = 3.0  # after which a part has its place, on a loaded machine too
_PAUSE_MS = 5  # the thread that plays needs its turn too
_FOLLOWS_SECONDS = 0.3  # the mark follows what unfolds
STAGE_SCALE = 1.25  # text size of the pictures: about that on a screen of their height
_UNTOUCHED = Idleness(3600, 20)


class _Ending(QObject):
    """Ends a stage with its session once its window, or the presenter's, is closed."""

    def __init__(self, stage: Stage, session: Session, watched: QWidget) -> None:
        super().__init__(watched)
        self._stage, self._session, self._over = stage, session, False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window close."""
        if event.type() == QEvent.Type.Close and not self._over:
            self._over = True
            self._stage.end()
            self._session.close()
            self._stage.window.deleteLater()
        return False


def on_stage(bring_up: Callable[[Stage], QWidget | None]) -> Show:
    """Return how a scene of the demonstration is brought up, with the recording that ships, played without waits.

    ``bring_up`` returns another window than the stage's, if that is the page.
    """

    def show(window: MainWindow, session: Session) -> QWidget:
        own = Session(locations_of_demonstration(session.locations), region=session.region, private=True)
        stage = Stage(own, session.locations, _programme())
        stage.hold.grabs = False
        stage.window.setGeometry(window.geometry())
        stage.window.show()
        stage.flow.choose()
        shown = bring_up(stage) or stage.window
        shown.setProperty("ending", _Ending(stage, own, shown))
        return shown

    return show


@cache
def _programme() -> Programme:
    recording = read_recording(recording_path(program_language()))
    return Programme(playable(scenarios(), recording), recording, AT_ONCE, _UNTOUCHED)


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the window work until something holds. Raises ``TimeoutError``."""
    limit = time.monotonic() + _LIMIT_SECONDS
    while not condition():
        QTest.qWait(_PAUSE_MS)
        if time.monotonic() > limit:
            raise TimeoutError("The demonstration got stuck.")


def at_step(scenario: str, step: int) -> Show:
    """Return how a step of a walk is brought up, its mark in place.

    Where the recording of a language lacks the scenario, it is the same step of the first one that can be played.
    """

    def bring_up(stage: Stage) -> None:
        flow = stage.flow
        flow.begin_walk(_played(stage, scenario), step)
        wait_until(lambda: flow.walk is not None and flow.walk.step is not None)
        began, mark = time.monotonic(), stage.window.mark
        wait_until(lambda: not mark.hole.isEmpty() or time.monotonic() > began + _LATEST_SECONDS)
        began = time.monotonic()
        wait_until(lambda: time.monotonic() > began + _FOLLOWS_SECONDS)

    return on_stage(bring_up)


def _played(stage: Stage, scenario: str) -> str:
    programme = stage.flow.programme
    return scenario if programme.scenario(scenario) is not None else programme.scenarios[0].id


def _loop(stage: Stage) -> None:
    stage.flow.attract()
    wait_until(stage.window.area.panel.recorded.isVisible)


def _warning(stage: Stage) -> None:
    stage.window.warning.show_remaining(15)


def _presenter(stage: Stage) -> QWidget:
    """Return the presenter's view beside a walk."""
    presenter = stage.open_presenter()
    stage.flow.begin_walk(_played(stage, "worry"), 1)
    wait_until(lambda: stage.flow.walk is not None and stage.flow.walk.step is not None)
    presenter.may_close = True
    presenter.show()
    return presenter


def exit_sheet(window: MainWindow, session: Session) -> QDialog:
    """Return the sheet that asks for the passphrase."""
    return ExitSheet(session.locations, window.tasks, window)


def demonstration_sheet(window: MainWindow, session: Session) -> QDialog:
    """Return the sheet on which a demonstration is prepared."""
    return DemonstrationSheet(session.locations, (), "GB", window.tasks, window)


SCENES: tuple[tuple[str, Show], ...] = (
    ("demonstration", on_stage(lambda stage: None)),
    ("demonstration loop", on_stage(_loop)),
    ("demonstration question", at_step("worry", 0)),
    ("demonstration step", at_step("worry", 1)),
    ("demonstration weights", at_step("weights", 1)),
    ("demonstration trajectory", at_step("split", 1)),
    ("demonstration warning", on_stage(_warning)),
    ("demonstration writing", on_stage(lambda stage: stage.flow.talk())),
    ("presenter", on_stage(_presenter)),
)
