"""The process of the demonstration's window: begins where the kept state says, and ends with the passphrase alone."""

from __future__ import annotations

import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.domain.errors import OysterError
from app.locations import Locations
from app.session.demonstration.kept_state import (
    KeptState,
    Plan,
    end_demonstration,
    keep_place,
    locations_of_demonstration,
    read_state,
)
from app.session.session import Session
from app.translation import together, use_language
from app.ui.demonstration.one_stage import OneStage

SHOWN = "shown"  # sent once the window is on the screen
_HEARTBEAT_MS = 500  # lets Python see a signal while Qt waits
_TALL_PIXELS = 720.0  # a screen of this height has text at the system's size


def serve(pipe: Connection, root: str) -> None:
    """Show the demonstration of a data folder until it is left."""
    locations = Locations(Path(root))
    state = read_state(locations)
    if state is None:
        return
    use_language(state.plan.language)
    only = OneStage(locations_of_demonstration(locations).root)
    only.take()
    try:
        with Session(
            locations_of_demonstration(locations), region=state.plan.region, private=True
        ) as session:
            _run(pipe, locations, session, state, only)
    except OysterError as error:
        told = together(error.sentence, error.in_terminal)
        print(told, file=sys.stderr)  # noqa: T201 - the terminal of whoever began it
        raise SystemExit(1) from error
    finally:
        only.leave()


def _run(pipe: Connection, locations: Locations, session: Session, state: KeptState, only: OneStage) -> None:
    from app.ui.appearance import (
        apply_appearance,
    )  # sentences are made at import, in the language chosen above
    from app.ui.demonstration.programme import programme_of
    from app.ui.demonstration.stage import Stage
    from app.ui.qt_application import application

    running = application()
    apply_appearance(running, session.settings.theme, text_scale(state.plan))
    stage = Stage(session, locations, programme_of(state.plan))
    stage.flow.placed.connect(lambda place: keep_place(locations, place))
    stage.left.connect(lambda: end_demonstration(locations))
    stage.left.connect(lambda: running.exit(0))
    heartbeat = _ended_from_outside(running, only)
    stage.show(state.place)
    model = session.preferred_model()
    if model is not None and model.server is None:  # nothing that is said there leaves this computer
        stage.load(model)
    stage.shown.connect(lambda: _tell(pipe))
    running.exec()
    heartbeat.stop()
    stage.end()


def _tell(pipe: Connection) -> None:
    try:
        pipe.send(SHOWN)
    except OSError:
        return  # nobody supervises any more; the demonstration goes on


def _ended_from_outside(running: QApplication, only: OneStage) -> QTimer:
    """End on a request of the system, as at its shutdown, or of a window that takes this one's place.

    The state stays, so that it begins again with the program.
    """

    def asked(number: int, frame: FrameType | None) -> None:
        running.exit(0)

    signal.signal(signal.SIGTERM, asked)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is the supervisor's to answer
    heartbeat = QTimer(running)
    heartbeat.timeout.connect(lambda: running.exit(0) if only.is_called else None)
    heartbeat.start(_HEARTBEAT_MS)
    return heartbeat


def text_scale(plan: Plan) -> float:
    """Return how large text is: as planned, else in proportion to the screen's height."""
    if plan.text_scale > 0:
        return plan.text_scale
    screen = QGuiApplication.primaryScreen()
    height = screen.size().height() if screen is not None else _TALL_PIXELS
    return min(2.0, max(1.0, 1.15 * height / _TALL_PIXELS))
