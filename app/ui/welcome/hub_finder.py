"""The card to find any other model: a field for words or a link, and what was found, in rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.icon_label import IconLabel
from app.ui.labels import label, show_words
from app.ui.tooltips import show_tooltip
from app.ui.view_models.hub_finds import FoundRow

_LONGEST = 500


class FoundRowView(QWidget):
    """One row: what it is, what is known of it, and one button."""

    def __init__(self, row: FoundRow, act: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(row.title)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(10)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        columns.addLayout(texts, 1)
        self.title = label(row.title, self)
        self.words = label(row.words, self, quiet=True, factor=0.92)
        self.words.setAccessibleDescription(row.more)
        show_tooltip(self.words, row.more)
        texts.addWidget(self.title)
        texts.addWidget(self.words)
        self.act = button(row.button, act, name=row.name, parent=self)
        self.act.setVisible(bool(row.button))
        columns.addWidget(self.act, 0, Qt.AlignmentFlag.AlignTop)


class HubFinder(QFrame):
    """``asked`` carries what was typed or pasted; it only displays what it is given."""

    asked = Signal(str)
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        heading = tr("Any other model")
        self.setAccessibleName(heading)
        self.rows: list[FoundRowView] = []
        columns = QHBoxLayout(self)
        columns.setContentsMargins(18, 16, 18, 16)
        columns.setSpacing(14)
        columns.addWidget(IconLabel("search", heading, self, ems=1.7), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        columns.addLayout(self._column, 1)
        self._column.addWidget(label(heading, self, heading=True, factor=1.05))
        words = tr(
            "Search by name, or paste the link of a model's page. Only what you type here goes to the hub."
        )
        self._column.addWidget(label(words, self, quiet=True))
        self._column.addLayout(self._field_row())
        self.status = label("", self, quiet=True)
        self.status.hide()
        self._column.addWidget(self.status)
        self._found = QVBoxLayout()
        self._found.setSpacing(10)
        self._column.addLayout(self._found)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the Tab key reaches, in order."""
        return (self.field, self.look, *(each.act for each in self.rows))

    def show_asking(self, words: str) -> None:
        """Show that the hub is asked; the button stops it."""
        self._clear()
        show_words(self.status, words)
        self.look.setText(tr("Stop"))

    def show_rows(self, words: str, rows: Sequence[tuple[FoundRow, Callable[[], object]]]) -> None:
        """Show what was found under a sentence about it."""
        self._clear()
        show_words(self.status, words)
        self.look.setText(tr("Look"))
        before: QWidget = self.look
        for row, act in rows:
            shown = FoundRowView(row, act, self)
            self.rows.append(shown)
            self._found.addWidget(shown)
            QWidget.setTabOrder(before, shown.act)
            before = shown.act

    def set_busy(self, busy: bool) -> None:
        """Disable what would fetch while a model is loaded or checked."""
        for each in self.rows:
            each.act.setEnabled(not busy)

    def _field_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.field = QLineEdit(self)
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName(tr("Name of a model, or the link of its page"))
        self.field.setPlaceholderText(tr("Name or link"))
        self.field.setClearButtonEnabled(True)
        self.field.returnPressed.connect(self._ask)
        self.look = button(
            tr("Look"), self._ask_or_stop, kind=ButtonKind.SECONDARY, name=tr("Look on the hub"), parent=self
        )
        row.addWidget(self.field, 1)
        row.addWidget(self.look)
        return row

    def _ask_or_stop(self) -> None:
        if self.look.text() == tr("Stop"):
            self.stopped.emit()
        else:
            self._ask()

    def _ask(self) -> None:
        text = self.field.text().strip()
        if text:
            self.asked.emit(text)

    def _clear(self) -> None:
        self.rows = []
        layouts.clear(self._found)
