"""A bar with one sentence about an error or notice, and details on request; it never blocks."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.icon_button import IconButton
from app.ui.labels import label
from app.ui.transcript.announcer import Announcer


class ErrorBar(QFrame):
    """Hidden until there is a message. The details open in place and can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorBar")
        self.setAccessibleName(tr("Message about a problem"))
        self.announcer = Announcer(self)
        self.words = label("", self)
        self.detail = label("", self, factor=0.9)
        self.words.set_tone("alert")
        self.detail.set_tone("alert")
        self.details = button(tr("Details"), kind=ButtonKind.QUIET, name=tr("Show the details"))
        self._disclosure = Disclosure(self.details, (self.detail,), tr("Hide"), tr("Hide the details"))
        self.copy = button(
            tr("Copy"), self._copy, kind=ButtonKind.QUIET, name=tr("Copy the details for a report")
        )
        self.dismiss = IconButton("close", tr("Dismiss this message"), self.hide, self, colour="on_alert")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        for each in (self.details, self.copy, self.dismiss):
            row.addWidget(each)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 6, 6, 6)
        rows.addLayout(row)
        rows.addWidget(self.detail)
        self.hide()

    def tell(self, sentence: str, detail: str = "") -> None:
        """Show a sentence, and announce it to screen readers."""
        self.words.setText(sentence)
        self.detail.setText(detail)
        self._disclosure.close()
        for each in (self.details, self.copy):
            each.setVisible(bool(detail))
        self.show()
        self.announcer.say(self, sentence)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.words.text()}\n{self.detail.text()}")
