"""The header of the conversation: title, model, and the buttons for the side panels and the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.translation import tr
from app.ui.help.help_button import HelpButton
from app.ui.icon_button import IconButton
from app.ui.labels import Words
from app.ui.tooltips import show_tooltip
from app.ui.transcript.proportions import em

if TYPE_CHECKING:
    from app.ui.view_models.downloads import DownloadsSummary

_LONGEST_NAME = 36
_ROOMY_EMS = 50
_EDGE, _ABOVE = 10, 7  # pixels
_APART, _TIGHT = 6, 2  # pixels between buttons
_NARROW_EMS = 30  # below it the model is an icon alone, so that help stays in words


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
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown if shown != "…" else "")  # which would say nothing


class ConversationHeader(QFrame):
    """The header's widgets; the menu holds every action of the window with its shortcut."""

    list_toggled = Signal()
    panel_toggled = Signal()
    models_requested = Signal()
    downloads_requested = Signal()
    loading_stop_requested = Signal()

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAccessibleName(tr("Conversation header"))
        self.list_button = IconButton(
            "sidebar-left", tr("Show or hide the conversations (Ctrl+B)"), self.list_toggled.emit, self
        )
        self.title = ElidedWords(self, factor=1.05, bold=True)
        self.model = IconButton(
            "model",
            tr("Switch the model"),
            self.models_requested.emit,
            self,
            words=tr("No model"),
            ems=1.1,
        )
        self.stop_loading = IconButton(
            "close", tr("Stop loading the model"), self.loading_stop_requested.emit, self, ems=1.1
        )
        self.stop_loading.hide()
        self.model.setProperty("chip", True)
        self.model.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.downloads = IconButton(
            "download", tr("Downloads"), self.downloads_requested.emit, self, words=tr("Fetching"), ems=1.1
        )
        self.downloads.setProperty("chip", True)
        self.downloads.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.downloads.hide()
        self.help = HelpButton(self)
        self.more = IconButton("more", tr("All actions"), None, self)
        self.more.setMenu(menu)
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.panel_button = IconButton(
            "sidebar-right", tr("Show or hide the transparency panel (Ctrl+J)"), self.panel_toggled.emit, self
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, _ABOVE, _EDGE, _ABOVE)
        row.setSpacing(_APART)
        row.addWidget(self.list_button)
        row.addWidget(self.title, 1)
        row.addWidget(self.help)
        row.addWidget(self.downloads)
        row.addWidget(self.model)
        row.addWidget(self.stop_loading)
        row.addWidget(self.more)
        row.addWidget(self.panel_button)
        self._model_words = (tr("No model"), tr("No model"))
        self._downloads_words, self._loading = "", False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the model's name where the title has no room, and drop it where help had none."""
        super().resizeEvent(event)
        self._fit()

    def leave_room(self, width: int) -> None:
        """Leave so many pixels free at the right, for the button in the window's corner."""
        row = self.layout()
        if row is not None and row.contentsMargins().right() != _EDGE + width:
            row.setContentsMargins(_EDGE, _ABOVE, _EDGE + width, _ABOVE)
            self._fit()

    def _fit(self) -> None:
        whole, short = self._model_words
        row = self.layout()
        width = self.width() - (row.contentsMargins().right() - _EDGE if row is not None else 0)
        roomy, narrow = width >= em(self, _ROOMY_EMS), width < em(self, _NARROW_EMS)
        self.model.show_words("" if narrow else whole if roomy else short)
        self.downloads.setVisible(bool(self._downloads_words) and not narrow)  # the menu has them there
        self.stop_loading.setVisible(self._loading)
        self.model.setVisible(not (narrow and self._loading))  # the button that stops it stands in its place
        if row is not None:
            row.setSpacing(_TIGHT if narrow else _APART)

    def show_model(self, words: str, note: str, short: str = "") -> None:
        """Show the loaded model and its standing; ``short`` is used where there is little room."""
        whole = words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"
        self._model_words = (whole, short or whole)
        self._fit()
        show_tooltip(self.model, tr("{note}\nSwitch the model", note=note))
        self.model.setAccessibleName(tr("Model: {words}, {note}. Switch the model", words=words, note=note))

    def show_loading(self, title: str, share: float | None) -> None:
        """Show how far the model is that is being loaded, and the button that stops it."""
        percent = f" {100 * share:.0f} %" if share is not None else ""
        short = tr("Loading{percent}", percent=percent)
        self._loading = True
        self.show_model(f"{title}{percent}", tr("loading"), short)

    def end_loading(self) -> None:
        """Take the button away that stops the loading."""
        self._loading = False
        self._fit()

    def show_downloads(self, summary: DownloadsSummary | None) -> None:
        """Show how far the downloads are; nothing where there are none."""
        self._downloads_words = summary.words if summary is not None else ""
        self._fit()
        if summary is not None:
            self.downloads.setText(summary.words)
            self.downloads.setAccessibleName(summary.sentence)
            show_tooltip(self.downloads, summary.sentence)
