"""A short welcome: what the program is, and the three ways to a model."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from app.domain.model import InstalledModel, standing_note
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label

_WHAT = (
    "A private conversation with a model that runs on this computer. Nothing you write leaves it. "
    "Beside the conversation you see what was noticed in your message, and why. "
    "This program is not a clinician and cannot replace one."
)
_TRIAL = (
    "A small model (93 MB) that shows how the program works. It is not Oy1, it often writes nonsense, and it "
    "must not be relied on."
)
_WIDEST = 640


class WelcomePage(QScrollArea):
    """Emits which way the person takes; shows how far it is."""

    trial_requested = Signal()
    file_chosen = Signal(str)
    model_chosen = Signal(str)
    pause_requested = Signal()

    def __init__(self, oy1: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName("Welcome")
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(24, 36, 24, 24)
        self._rows.setSpacing(14)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        title = label("Welcome to Oyster", self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        title.setFont(font)
        self._put(title)
        self._put(label(_WHAT, self))
        self._here = QVBoxLayout()
        self._rows.addLayout(self._here)
        self.trial = button("Use the trial model", self.trial_requested.emit, kind=ButtonKind.PRIMARY)
        self.file = button("Choose a file…", self._pick, name="Choose a GGUF model file")
        self._put(self._card("Try it", _TRIAL, self.trial))
        self._put(self._card("Oyster-I (Oy1)", oy1, None))
        self._put(
            self._card(
                "A model file you have", "Any GGUF file; drop it on this window or choose it.", self.file
            )
        )
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName("Progress")
        self.progress.setTextVisible(False)
        self.state = label("", self, quiet=True)
        self.pause = button("Pause", self.pause_requested.emit, name="Pause fetching; what is here is kept")
        waiting: tuple[QWidget, ...] = (self.progress, self.state, self.pause)
        for widget in waiting:
            self._put(widget)
            widget.hide()
        self.setWidget(inside)

    def show_installed(self, models: tuple[InstalledModel, ...]) -> None:
        """Offer the models that are here already."""
        while (item := self._here.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for model in models:
            choose = button(
                "Use it",
                partial(self.model_chosen.emit, model.id),
                name=f"Use {model.title}",
            )
            card = self._card(model.title, f"On this computer – {standing_note(model.standing)}.", choose)
            card.setMaximumWidth(_WIDEST)
            self._here.addWidget(card)

    def show_progress(self, words: str, share: float | None) -> None:
        """Show how far it is; None where nobody knows."""
        self.state.setText(words)
        self.progress.setRange(0, 0 if share is None else 1000)
        if share is not None:
            self.progress.setValue(int(share * 1000))
        waiting: tuple[QWidget, ...] = (self.progress, self.state, self.pause)
        for widget in waiting:
            widget.show()
        self.trial.setEnabled(False)
        self.file.setEnabled(False)

    def end_progress(self, words: str = "") -> None:
        """Go back to the choice; say what happened if there is something to say."""
        self.progress.hide()
        self.pause.hide()
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self.trial.setEnabled(True)
        self.file.setEnabled(True)

    def _put(self, widget: QWidget) -> None:
        widget.setMaximumWidth(_WIDEST)
        self._rows.addWidget(widget)

    def _card(self, heading: str, words: str, action: QWidget | None) -> QFrame:
        card = QFrame(self)
        card.setObjectName("card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(8)
        rows.addWidget(label(heading, card, heading=True))
        rows.addWidget(label(words, card))
        if action is not None:
            rows.addWidget(action, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _pick(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, "Choose a model file", "", "Model files (*.gguf);;All files (*)"
        )
        if path:
            self.file_chosen.emit(path)
