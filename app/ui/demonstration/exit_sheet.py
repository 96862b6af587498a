"""The way out of the demonstration: its passphrase, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.locations import Locations
from app.session.demonstration.kept_state import check_exit
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.lock.secret_field import SecretField
from app.ui.lock.secret_sheet import SecretSheet
from app.ui.task_runner import TaskRunner

_EDGE = 3  # pixels
_UNUSED_MS = 30_000  # a visitor who opened it by chance has gone by then


class ExitSheet(SecretSheet):
    """Accepted once the passphrase was right; closes by itself when nobody types."""

    def __init__(self, locations: Locations, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Leave the demonstration"),
            tr("The passphrase was chosen when the demonstration began. Without it, it goes on."),
            tasks,
            parent,
        )
        self._locations = locations
        self.field = SecretField(tr("Passphrase of the demonstration"), self)
        self.fields.addWidget(self.field)
        self.fields.addWidget(self.problem)
        self.leave = button(tr("Leave"), self._check, kind=ButtonKind.PRIMARY, parent=self)
        self.leave.setDefault(True)
        self.stay = button(tr("Go on"), self.reject, parent=self)
        self.add_buttons(self.stay, self.leave)
        self._edge = _Edge(self)
        self._unused = QTimer(self)
        self._unused.setSingleShot(True)
        self._unused.setInterval(_UNUSED_MS)
        self._unused.timeout.connect(self.reject)
        self.field.textChanged.connect(lambda: self._unused.start())
        self._unused.start()
        self.field.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the edge around it."""
        super().resizeEvent(event)
        self._edge.setGeometry(self.rect())
        self._edge.raise_()

    def _check(self) -> None:
        given = self.field.take()
        self.work(
            lambda: check_exit(self._locations, given),
            self.accept,
            tr("Checking…"),
            self.leave,
            self.stay,
        )


class _Edge(QWidget):
    """A line around the sheet: on a screen that is held no desktop frames it, and the page behind is as bright."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().windowText(), _EDGE))
        painter.drawRect(self.rect().adjusted(_EDGE // 2, _EDGE // 2, -_EDGE // 2 - 1, -_EDGE // 2 - 1))
