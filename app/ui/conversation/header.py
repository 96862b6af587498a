"""The header of the conversation: title, model, and the buttons for the side panels and the menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.ui.icon_button import IconButton
from app.ui.labels import Words
from app.ui.tooltips import show_tooltip
from app.ui.transcript.proportions import em

_LONGEST_NAME = 36
_ROOMY_EMS = 42


class ElidedWords(Words):
    """One line, elided where there is no room; the tooltip and the accessible name have all of it."""

    def __init__(self, parent: QWidget | None = None, *, factor: float = 1.0, bold: bool = False) -> None:
        self._whole = ""
        super().__init__("", parent, factor=factor, bold=bold)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_words(self, words: str) -> None:
        """Set the text."""
        self._whole = " ".join(words.split())
        show_tooltip(self, self._whole)
        self.setAccessibleName(self._whole)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide to the new width."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        """Elide again at a new text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._elide()

    def _elide(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class ConversationHeader(QFrame):
    """The header's widgets; the menu holds every action of the window with its shortcut."""

    list_toggled = Signal()
    panel_toggled = Signal()
    models_requested = Signal()

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAccessibleName("Conversation header")
        self.list_button = IconButton(
            "sidebar-left", "Show or hide the conversations (Ctrl+B)", self.list_toggled.emit, self
        )
        self.title = ElidedWords(self, factor=1.05, bold=True)
        self.model = IconButton(
            "model", "Choose a model (Ctrl+M)", self.models_requested.emit, self, words="No model", ems=1.1
        )
        self.model.setProperty("chip", True)
        self.model.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.more = IconButton("more", "All actions", None, self)
        self.more.setMenu(menu)
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.panel_button = IconButton(
            "sidebar-right", "Show or hide the transparency panel (Ctrl+J)", self.panel_toggled.emit, self
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(6)
        row.addWidget(self.list_button)
        row.addWidget(self.title, 1)
        row.addWidget(self.model)
        row.addWidget(self.more)
        row.addWidget(self.panel_button)
        self._model_words = ("No model", "No model")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the model's name where the title has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        whole, short = self._model_words
        self.model.setText(whole if self.width() >= em(self, _ROOMY_EMS) else short)

    def show_model(self, words: str, note: str, short: str = "") -> None:
        """Show the loaded model and its standing; ``short`` is used where there is little room."""
        whole = words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"
        self._model_words = (whole, short or whole)
        self._fit()
        show_tooltip(self.model, f"{note}\nChoose a model (Ctrl+M)")
        self.model.setAccessibleName(f"Model: {words}, {note}. Choose a model")
