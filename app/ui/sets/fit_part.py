"""The part of the sheet of sets in which classifier and judge are fitted anew to what people held of messages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.fitted_evidence import FittedPart
from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.flow_row import FlowRow
from app.ui.labels import label, show_words

_ABOUT = tr(
    "Fits the sentence classifier, or the loaded model as the judge, to what raters confirmed or contested in the "
    "conversations chosen above. First you see what is gained on unseen messages; a fit with which the crisis screen "
    "would find less is refused."
)


class FitPart(QWidget):
    """Shows values and passes wishes on."""

    try_requested = Signal(object)  # FittedPart
    accept_requested = Signal(str, str)  # author, reason
    restore_requested = Signal(object, str)  # FittedPart, author

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.in_force = label("", self, quiet=True)
        self.tries = {
            part: button(words, partial(self.try_requested.emit, part), parent=self)
            for part, words in (
                (FittedPart.CLASSIFIER, tr("Try the classifier")),
                (FittedPart.JUDGE, tr("Try the judge")),
            )
        }
        self.found = QVBoxLayout()
        self.author = self._line(tr("Who fits it"))
        self.reason = self._line(tr("Why it is fitted"))
        self.accept = button(tr("Use this fit"), self._accept, kind=ButtonKind.PRIMARY, parent=self)
        self.restores = {
            part: button(words, partial(self._restore, part), parent=self)
            for part, words in (
                (FittedPart.CLASSIFIER, tr("Classifier as it came")),
                (FittedPart.JUDGE, tr("Judge as it came")),
            )
        }
        self._has_fit = False
        self._build()
        self.forget()

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(label(tr("Fit to these labels"), self, heading=True, factor=1.08))
        rows.addWidget(label(_ABOUT, self, quiet=True, factor=0.92))
        rows.addWidget(self.in_force)
        rows.addLayout(_row(*self.tries.values()))
        self.found.setSpacing(6)
        rows.addLayout(self.found)
        for field in (self.author, self.reason):
            name = label(field.accessibleName(), self)
            name.setBuddy(field)
            rows.addWidget(name)
            rows.addWidget(field)
        rows.addLayout(_row(self.accept, *self.restores.values()))

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setAccessibleName(name)
        return made

    def forget(self) -> None:
        """Show no fit: what is tried can be used only while its gain is shown."""
        layouts.clear(self.found)
        self._has_fit = False
        self.accept.setEnabled(False)

    def show_fit(self, lines: Sequence[str]) -> None:
        """Show what a fit gains; from here on it can be used."""
        layouts.clear(self.found)
        for words in lines:
            self.found.addWidget(label(words, self, factor=0.92))
        self._has_fit = True
        self.accept.setEnabled(True)

    def show_in_force(self, lines: Sequence[str]) -> None:
        """Say what is in force."""
        show_words(self.in_force, "\n".join(lines))

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing be begun while something is done."""
        for each in (*self.tries.values(), *self.restores.values()):
            each.setEnabled(not busy)
        self.accept.setEnabled(self._has_fit and not busy)

    def _accept(self) -> None:
        self.accept_requested.emit(self.author.text(), self.reason.text())

    def _restore(self, part: FittedPart) -> None:
        self.restore_requested.emit(part, self.author.text())


def _row(*widgets: QWidget) -> FlowRow:
    row = FlowRow(gap=8)
    for each in widgets:
        row.addWidget(each)
    return row
