"""The slow breathing pacer: a circle that grows and shrinks, or words and a count alone."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QStyle, QWidget

from app.alignment.help_words import CalmWords
from app.ui.appearance import colours_of
from app.ui.transcript.announcer import Announcer
from app.ui.transcript.proportions import em, scaled
from app.ui.view_models.breathing import Breath, breath_at

_FRAME_MS, _COUNT_MS = 33, 200
_SMALLEST = 0.45  # of the largest circle
_RING = 2.0  # pixels


def prefers_stillness() -> bool:
    """Return whether the system's style has its animations turned off."""
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


class BreathingPacer(QWidget):
    """Stands still until it is begun; ``still`` takes the movement away and leaves words and count.

    ``changed``: it was begun or stopped.
    """

    changed = Signal()

    def __init__(self, words: CalmWords, *, still: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self.still = words, still
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._advance)
        self.announcer = Announcer(self)
        self.shown: Breath | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.breathing)

    @property
    def is_running(self) -> bool:
        """True between begin and stop."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Begin with a breath in."""
        self._clock.start()
        self.shown = None
        self._timer.start(_COUNT_MS if self.still else _FRAME_MS)
        self._advance()
        self.changed.emit()

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()
        self.shown = None
        self.update()
        self.changed.emit()

    def set_still(self, still: bool) -> None:
        """Take the movement away, or bring it back."""
        self.still = still
        if self.is_running:
            self._timer.start(_COUNT_MS if still else _FRAME_MS)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the largest circle."""
        return QSize(em(self, 16), em(self, 13))

    def minimumSizeHint(self) -> QSize:
        """Return the height of the size hint."""
        return QSize(em(self, 8), em(self, 13))

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop where nobody looks."""
        self.stop()
        super().hideEvent(event)

    def _advance(self) -> None:
        before, self.shown = self.shown, breath_at(self._clock.elapsed() / 1000)
        if before is None or before.inwards != self.shown.inwards:
            self.announcer.say(self, self._word(self.shown))
        if not self.still or before is None or before.count != self.shown.count:
            self.update()

    def _word(self, breath: Breath) -> str:
        return self._words.breathe_in if breath.inwards else self._words.breathe_out

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle with the word and the count in it."""
        colours = colours_of(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        largest = min(self.width(), self.height()) / 2 - 2
        fullness = self.shown.fullness if self.shown is not None and not self.still else 1.0
        centre = QPointF(self.width() / 2, self.height() / 2)
        painter.setBrush(QColor(colours.sunk))
        painter.drawEllipse(centre, largest, largest)
        painter.setBrush(QColor(colours.care))
        painter.setPen(QPen(QColor(colours.on_care), _RING))  # its ground alone can hardly be seen
        radius = largest * (_SMALLEST + (1 - _SMALLEST) * fullness) - _RING / 2
        painter.drawEllipse(centre, radius, radius)
        if self.shown is not None:
            painter.setPen(QColor(colours.on_care))
            painter.setFont(scaled(QApplication.font(), 1.15))
            words = f"{self._word(self.shown)}\n{self.shown.count}"
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
