"""The panel's headline: the assessment in plain words, who judged, and how far that can be relied on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.risk import RiskAssessment
from app.translation import tr
from app.ui.appearance import colours_of
from app.ui.icons import paint_icon
from app.ui.labels import label, show_words
from app.ui.panel.section import Origin, Section
from app.ui.view_models.facts import breakable
from app.ui.view_models.headline import WAITING, HeadlineView, Tone, headline_view

_GROUNDS = {
    Tone.PLAIN: ("sunk", "quiet"),
    Tone.CALM: ("care", "on_care"),
    Tone.CARE: ("care", "on_care"),
    Tone.NOTICE: ("notice", "on_notice"),
    Tone.ALERT: ("alert", "on_alert"),
}


def method() -> str:
    """Return how the headline comes about."""
    return tr(
        "Fixed rules look for signs of danger first, without any model; where they find some, that is the headline. "
        "Else it follows the judge's probabilities against limits from a table. A guard model was trained to judge; "
        "the chat model in its place was not, and then this is only indicative. Neither is a diagnosis, and both can "
        "be wrong."
    )


class ShapeMark(QWidget):
    """An icon on a round background; decorative, since the text says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = WAITING
        self.setAccessibleName(tr("Sign of the headline"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_view(self, view: HeadlineView) -> None:
        """Show the icon of a headline."""
        self._view = view
        self.setAccessibleDescription(view.words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size in proportion to the text."""
        side = round(QFontInfo(self.font()).pixelSize() * 2.9)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint background and icon."""
        colours = colours_of(QApplication.palette())
        ground, ink = _GROUNDS[self._view.tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(getattr(colours, ground)))
        painter.setBrush(QColor(getattr(colours, ground)))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawEllipse(box)
        edge = box.width() * 0.23
        paint_icon(
            painter, self._view.shape, box.adjusted(edge, edge, -edge, -edge), QColor(getattr(colours, ink))
        )
        painter.end()


class HeadlineSection(Section):
    """The headline section; it is never empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Your message"), Origin.COMPUTED, parent)
        self.set_method(method())
        self.mark = ShapeMark(self)
        self.words = label("", self, heading=True, factor=1.25)
        self.meaning = label("", self)
        self.judge = label("", self, quiet=True, factor=0.92)
        self.answered = label("", self)
        self._with_judge = True
        column = QVBoxLayout()
        column.setSpacing(3)
        for each in (self.words, self.meaning):
            column.addWidget(each)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.mark)
        row.addLayout(column, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.judge)
        self.body.addWidget(self.answered)
        self.say(WAITING)

    def say(self, view: HeadlineView) -> None:
        """Show the state of a message that has no assessment, and so no origin, yet."""
        self._show(view)
        self.origin.hide()

    def show_assessment(self, assessment: RiskAssessment, *, after_crisis: bool = False) -> None:
        """Show the assessment; ``after_crisis``: somebody was in danger in this conversation."""
        view = headline_view(assessment, after_crisis=after_crisis)
        self._show(view)
        self.set_origin(Origin.INDICATIVE if view.indicative else Origin.COMPUTED)
        self.origin.show()

    def show_judge(self, wanted: bool) -> None:
        """Say who judged, or leave that to a greater depth."""
        self._with_judge = wanted
        self.judge.setVisible(wanted and bool(self.judge.text()))

    def show_answered(self, words: str) -> None:
        """Show in a sentence how the message was answered."""
        show_words(self.answered, words)

    def _show(self, view: HeadlineView) -> None:
        self.mark.show_view(view)
        self.words.setText(view.words)
        self.words.set_tone(view.tone.value)
        self.meaning.setText(view.meaning)
        self.judge.setText(breakable(view.judge))
        self.meaning.setVisible(bool(view.meaning))
        self.judge.setVisible(self._with_judge and bool(view.judge))
