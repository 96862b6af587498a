"""The base of the panel's sections: heading, origin badge and contents."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.disclosure import Disclosure
from app.ui.icon_button import IconButton
from app.ui.labels import Badge, label
from app.ui.tooltips import show_tooltip


class Origin(Enum):
    """The origin of a section's contents: text of the badge, its tone, and an explanation."""

    COMPUTED = ("Computed", "", "Computed by this program, by the method given; no model wrote it.")
    INDICATIVE = (
        "Indicative",
        "notice",
        "Computed by this program from the chat model's answer; that model was not trained to judge.",
    )
    MODEL = ("Model's words", "notice", "Written by the model; nobody has checked it.")
    PEOPLE = ("From people", "care", "From a file with sources, written by people; never from a model.")


class Section(QFrame):
    """A card. The explanation of its method opens in place by an information button."""

    def __init__(self, heading: str, origin: Origin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(heading)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(8)
        self.heading = label(heading, self, heading=True)
        self.origin = Badge(origin.value[0], origin.value[1], self)
        name = f"How it comes about: {heading}"
        self.how = IconButton("info", name, parent=self, ems=1.05)
        self.how.setCheckable(True)
        self.how.hide()
        self.method = label("", self, quiet=True, factor=0.92)
        self._explained = Disclosure(self.how, (self.method,), "", name)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.heading, 1)
        row.addWidget(self.origin, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.how, 0, Qt.AlignmentFlag.AlignVCenter)
        self.top: QBoxLayout = row
        self.body.addLayout(row)
        self.body.addWidget(self.method)
        self.set_origin(origin)

    def set_origin(self, origin: Origin) -> None:
        """Set the origin of the contents."""
        words, tone, meaning = origin.value
        self.origin.setText(words)
        show_tooltip(self.origin, meaning)
        self.origin.setAccessibleDescription(meaning)
        self.origin.set_tone(tone)

    def set_method(self, words: str) -> None:
        """Set the explanation of the method; empty hides the information button."""
        self.method.setText(words)
        show_tooltip(self.how, words)
        self.how.setAccessibleDescription(words)
        self.how.setVisible(bool(words))
        self.method.setVisible(bool(words) and self._explained.is_open)
