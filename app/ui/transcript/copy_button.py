"""A button that copies text to the clipboard and briefly confirms it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.ui.transcript.text_button import TextButton

SAYS_COPIED_MS = 1600


class CopyButton(TextButton):
    """Copies what ``text`` returns at the click; ``copied`` carries it."""

    copied = Signal(str)

    def __init__(
        self,
        text: Callable[[], str],
        name: str,
        parent: QWidget | None = None,
        *,
        words: str = "Copy",
        framed: bool = False,
    ) -> None:
        super().__init__(words, name, parent, framed=framed)
        self._text = text
        self._resting_words = words
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(SAYS_COPIED_MS)
        self._back.timeout.connect(lambda: self.setText(self._resting_words))
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        text = self._text()
        QGuiApplication.clipboard().setText(text)
        self.setText("Copied")
        self._back.start()
        self.copied.emit(text)
