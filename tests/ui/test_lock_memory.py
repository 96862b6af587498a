"""What a window that is closed by a lock held is forgotten, whatever still refers to a part of it."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.lock.memory import forget, states_in


class Said:
    """What somebody said."""


def test_what_a_deleted_window_held_goes_though_something_refers_to_a_part_of_it(qtbot: QtBot) -> None:
    window, said = QWidget(), Said()
    part, label = QWidget(window), QLabel("shown", window)
    vars(part)["said"], vars(label)["window"] = said, window
    gone = weakref.ref(said)
    del said
    states = states_in(window)
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is not None, "the part is referred to"
    forget(states)
    assert gone() is None
    assert not states and not vars(part) and not vars(label)
