"""Waiting for the transcript's layout: that of all there is, or of the next piece of a reply."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.transcript.transcript_view import TranscriptView

ROUNDS_AT_REST = 3  # of the event loop, in which nothing moves


def settle(qtbot: QtBot, view: TranscriptView) -> None:
    """Wait until all that has arrived is laid out and nothing moves any more."""
    rounds: list[object] = []

    def is_at_rest() -> bool:
        QGuiApplication.sync()
        rounds.append(_places(view))
        last = rounds[-ROUNDS_AT_REST:]
        return not view._arrived and len(last) == ROUNDS_AT_REST and all(each == last[0] for each in last)

    qtbot.waitUntil(is_at_rest)


def write(view: TranscriptView, text: str) -> None:
    """Have a piece of a reply arrive, and lay it out before the next one comes."""
    view.append_reply(text)
    view._throttle.flush()
    QApplication.processEvents()


def _places(view: TranscriptView) -> tuple[object, ...]:
    """Return where everything stands, and how far it is scrolled."""
    bar = view.verticalScrollBar()
    widgets = [(each.geometry().getRect(), each.isVisible()) for each in view.findChildren(QWidget)]
    return view.size().toTuple(), bar.value(), bar.maximum(), widgets
