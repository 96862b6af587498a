"""A block of code: language, copy button, and text on its own background."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.transcript import colours, proportions
from app.ui.transcript.code_text import CodeText
from app.ui.transcript.copy_button import CopyButton
from app.ui.transcript.markdown_blocks import Code
from app.ui.transcript.small_label import SmallLabel


class CodeBlock(QWidget):
    """Code that can be read, scrolled sideways and copied verbatim."""

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._language = SmallLabel(parent=self)
        self.copy_button = CopyButton(lambda: self._text, tr("Copy this code"), self)
        self.copy_button.copied.connect(self.copied)
        self.code = CodeText(self)
        top = QHBoxLayout()
        top.addWidget(self._language, 1)
        top.addWidget(self.copy_button)
        rows = QVBoxLayout(self)
        side = proportions.em(self, 1.0)
        rows.setContentsMargins(side, proportions.em(self, 0.35), side, proportions.em(self, 0.8))
        rows.setSpacing(proportions.em(self, 0.2))
        rows.addLayout(top)
        rows.addWidget(self.code)

    def show_code(self, block: Code, *, finished: bool) -> None:
        """Show a block; ``finished`` False while it may still grow."""
        self._text = block.text
        self._language.setText(block.language or "code")
        self.code.setAccessibleName(
            tr("Code, {language}", language=block.language) if block.language else tr("Code")
        )
        self.code.show_code(block.text, block.language, finished=finished)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.code_ground(self.palette()))
        radius = proportions.em(self, 0.7)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.end()
