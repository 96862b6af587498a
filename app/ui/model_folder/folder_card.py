"""The card about the folder of model files, at the end of the page of models."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.translation import together, tr
from app.ui.buttons import button
from app.ui.flow_row import FlowRow
from app.ui.labels import label
from app.ui.view_models.model_words import size_words


class FolderCard(QFrame):
    """Only displays, and emits what a person asks for."""

    move_requested = Signal()
    check_requested = Signal()
    others_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(tr("Models folder"))
        self.words = label("", self, quiet=True)
        self.move_button = button(
            tr("Move…"), self.move_requested.emit, name=tr("Move the models folder"), parent=self
        )
        self.check = button(
            tr("Check all files"),
            self.check_requested.emit,
            name=tr("Read all model files again and compare their hashes"),
            parent=self,
        )
        self.others = button(tr("Models of other programs…"), self.others_requested.emit, parent=self)
        self.others.hide()
        buttons = QWidget(self)
        row = FlowRow(buttons, gap=8)
        for each in self.controls:
            row.addWidget(each)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(8)
        rows.addWidget(label(tr("Models folder"), self, heading=True))
        rows.addWidget(self.words)
        rows.addWidget(buttons)

    @property
    def controls(self) -> tuple[QPushButton, ...]:
        """Every button of the card, in order."""
        return (self.move_button, self.check, self.others)

    def show_folder(self, folder: str, size_bytes: int, unreachable: str, others: int) -> None:
        """Show where the folder is and what it holds; ``others`` is how many files other programs have."""
        said = tr("{size} of models are in {folder}.", size=size_words(size_bytes), folder=folder)
        beside = (
            tr("Other programs have model files on this computer, which can be used where they are.")
            if others
            else ""
        )
        self.words.setText(together(unreachable or said, beside))
        self.check.setEnabled(not unreachable)
        self.others.setVisible(bool(others))
