"""The base of the panel's sections: heading, origin badge and contents."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.translation import tr
from app.ui import layouts
from app.ui.disclosure import Disclosure
from app.ui.icon_button import IconButton
from app.ui.labels import Badge, label
from app.ui.tooltips import show_tooltip
from app.ui.transcript.proportions import is_text_size_change

_GAP = 6


class Origin(Enum):
    """The origin of a section's contents: text of the badge, its tone, and an explanation."""

    COMPUTED = (tr("Computed"), "", tr("Computed by this program, by the method given; no model wrote it."))
    INDICATIVE = (
        tr("Indicative"),
        "notice",
        tr("Computed by this program from the chat model's answer; that model was not trained to judge."),
    )
    MODEL = (tr("Model's words"), "notice", tr("Written by the model; nobody has checked it."))
    PEOPLE = (
        tr("From people"),
        "care",
        tr("From a file with sources, written by people; never from a model."),
    )
    RATED = (
        tr("Rated"),
        "",
        tr("Said by the rater who is named; a score is computed from the steps that were chosen."),
    )


class Section(QFrame):
    """A card. The explanation of its method opens in place by an information button."""

    _top: QBoxLayout | None = None  # events come before the constructor is through

    def __init__(self, heading: str, origin: Origin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(heading)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(13, 12, 13, 14)
        self.body.setSpacing(8)
        self.heading = label(heading, self, heading=True)
        self.origin = Badge(origin.value[0], origin.value[1], self)
        name = tr("How it comes about: {heading}", heading=heading)
        self.how = IconButton("info", name, parent=self, ems=1.05)
        self.how.setCheckable(True)
        self.how.hide()
        self.method = label("", self, quiet=True, factor=0.92)
        self._explained = Disclosure(self.how, (self.method,), "", name)
        self._top = self._heading_row()
        self.body.addWidget(self.method)
        self.set_origin(origin)

    def _heading_row(self) -> QBoxLayout:
        """Lay out the heading with its badge and button, which stand below it where there is no room."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(_GAP)
        row.addWidget(self.heading, 1)
        marks = QHBoxLayout()
        marks.setSpacing(_GAP)
        marks.addWidget(self.origin, 0, Qt.AlignmentFlag.AlignVCenter)
        marks.addWidget(self.how, 0, Qt.AlignmentFlag.AlignVCenter)
        marks.addStretch(1)
        row.addLayout(marks)
        self.body.addLayout(row)
        return row

    def set_origin(self, origin: Origin) -> None:
        """Set the origin of the contents."""
        words, tone, meaning = origin.value
        self.origin.setText(words)
        show_tooltip(self.origin, meaning)
        self.origin.setAccessibleDescription(meaning)
        self.origin.set_tone(tone)
        self._fit()

    def set_method(self, words: str) -> None:
        """Set the explanation of the method; empty hides the information button."""
        self.method.setText(words)
        show_tooltip(self.how, words)
        self.how.setAccessibleDescription(words)
        self.how.setVisible(bool(words))
        self.method.setVisible(bool(words) and self._explained.is_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the heading to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The same for another text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        """Put badge and button below the heading where its longest word would be cut beside them."""
        if self._top is None:
            return
        metrics = self.heading.fontMetrics()
        longest = max((metrics.horizontalAdvance(each) for each in self.heading.text().split()), default=0)
        marks = (each for each in (self.origin, self.how) if not each.isHidden())
        beside = sum(each.sizeHint().width() + _GAP for each in marks)
        margins = self.body.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        layouts.stand(self._top, in_a_row=longest + 2 + beside <= room)
