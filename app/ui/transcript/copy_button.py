"""A button that copies text to the clipboard and briefly confirms it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.plain_text import without_commands
from app.translation import tr
from app.ui.transcript.text_button import TextButton

SAYS_COPIED_MS = 1600


class CopyButton(TextButton):
    """Copies what ``text`` returns at the click; ``copied`` carries it. ``done`` is what it says then."""

    copied = Signal(str)

    def __init__(
        self,
        text: Callable[[], str],
        name: str,
        parent: QWidget | None = None,
        *,
        words: str = tr("Copy"),
        done: str = tr("Copied"),
        framed: bool = False,
    ) -> None:
        super().__init__(words, name, parent, framed=framed)
        self._text = text
        self._resting_words, self._done_words = words, done
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(SAYS_COPIED_MS)
        self._back.timeout.connect(lambda: self.setText(self._resting_words))
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        text = without_commands(self._text())
        QGuiApplication.clipboard().setText(text)
        self.setText(self._done_words)
        self._back.start()
        self.copied.emit(text)
