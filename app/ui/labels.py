"""The window's labels: plain words that wrap, and keep their proportion to the text size that was chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from app.ui.transcript.measures import scaled


class Words(QLabel):
    """Plain text, never markup; ``factor`` times the application's text size."""

    def __init__(
        self, words: str = "", parent: QWidget | None = None, *, factor: float = 1.0, bold: bool = False
    ) -> None:
        super().__init__(words, parent)
        self._factor, self._bold = factor, bold
        self.setTextFormat(Qt.TextFormat.PlainText)
        if factor != 1.0 or bold:
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Keep the proportion when the application's text size changes."""
        handled = super().event(event)
        if event.type() == QEvent.Type.ApplicationFontChange and (self._factor != 1.0 or self._bold):
            self._fit()
        return handled

    def _fit(self) -> None:
        font = scaled(QApplication.font(), self._factor)
        if self._bold:
            font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)

    def set_tone(self, tone: str) -> None:
        """Take the colour that the style sheet has for a tone: calm, care, notice, alert, or none."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


def label(
    words: str = "",
    parent: QWidget | None = None,
    *,
    quiet: bool = False,
    heading: bool = False,
    factor: float = 1.0,
    wraps: bool = True,
) -> Words:
    """Answer a label; a heading names a section, quiet words stand back."""
    made = Words(words, parent, factor=factor, bold=heading)
    made.setWordWrap(wraps)
    made.setProperty("quiet", quiet)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    across = QSizePolicy.Policy.Ignored if wraps else QSizePolicy.Policy.Fixed
    policy = QSizePolicy(across, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(wraps)
    made.setSizePolicy(policy)
    return made


def badge(words: str, tone: str = "", parent: QWidget | None = None) -> Words:
    """Answer a small rounded label that says whose words or figures these are."""
    made = Words(words, parent, factor=0.86)
    made.setObjectName("badge")
    made.setProperty("tone", tone)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made
