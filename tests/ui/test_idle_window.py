"""A window that nobody uses does nothing: no timer runs in it, and nothing is painted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.session.session import Session
from app.ui.orderly_end import OrderlyEnd
from app.ui.window_keeper import WindowKeeper

_SETTLES_MS, _WATCHED_MS = 1500, 2500
_WORK = (QEvent.Type.Timer, QEvent.Type.Paint, QEvent.Type.UpdateRequest)


class WorkCounter(QObject):
    """Counts what the event loop does for each object."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()
        self.ends = QTimer(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count the event, and let it pass."""
        if event.type() in _WORK and watched is not self.ends:
            owner = type(watched.parent()).__name__
            self.seen[f"{type(watched).__name__} of {owner}, {event.type().name}"] += 1
        return False


def test_an_idle_window_does_nothing(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with Session(Locations(tmp_path), region="GB", private=True) as session:
        end, keeper = OrderlyEnd(qapp, session.locations), WindowKeeper(session)
        end.begin()
        window = keeper.open_main()
        end.watch(window)
        window.use_model(None)
        window.parts.leave.setFocus()  # in a field the cursor blinks, which is work
        counter = WorkCounter()
        qtbot.wait(_SETTLES_MS)
        loop = QEventLoop()
        counter.ends.timeout.connect(loop.quit)
        counter.ends.start(_WATCHED_MS)
        qapp.installEventFilter(counter)
        loop.exec()
        qapp.removeEventFilter(counter)
        end.end()
        keeper.watch.stop()
        window.close()
    again = {name: times for name, times in counter.seen.items() if times > 1}
    assert not again, "once is what was put off until after the start, such as the look for an update"
