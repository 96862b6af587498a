"""The text of a code block: highlighted, never wrapped, scrolled sideways where it is wide."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from app.ui.transcript import colours, proportions
from app.ui.transcript.highlighting import coloured
from app.ui.transcript.text_block import TextBlock

HIGHLIGHTED_WHILE_OPEN = 4_000  # characters; longer code is highlighted only when it is finished


class CodeText(TextBlock):
    """Highlighted plain text; code is never interpreted as markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, factor=1.03)
        self._language = ""
        self._shown = ""
        self._coloured_whole = True
        self.setLineWrapMode(TextBlock.LineWrapMode.NoWrap)
        self.scroll_sideways()

    def reading_font(self) -> QFont:
        """Return the system's fixed-width font."""
        return proportions.code_font(super().reading_font())

    def show_code(self, text: str, language: str, *, finished: bool) -> None:
        """Show ``text``; while it still grows, long code is only appended to."""
        grows = text.startswith(self._shown) and language == self._language
        if grows and not finished and len(text) > HIGHLIGHTED_WHILE_OPEN:
            self._append(text[len(self._shown) :])
        elif text != self._shown or language != self._language or (finished and not self._coloured_whole):
            self._shown, self._language = text, language
            self.refresh()

    def refresh(self) -> None:
        """Set all of the code again in the present colours."""
        palette = self.palette()
        ground, ink = colours.code_ground(palette), colours.ink(palette)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for piece in coloured(self._shown, self._language, colours.is_dark(palette)):
            look = QTextCharFormat()
            colour = colours.readable(QColor(f"#{piece.colour}"), ground, ink) if piece.colour else ink
            look.setForeground(colour)
            look.setFontItalic(piece.italic)
            look.setFontWeight(QFont.Weight.Bold if piece.bold else QFont.Weight.Normal)
            cursor.insertText(piece.text, look)
        cursor.endEditBlock()
        self._coloured_whole = True
        self.fillings += 1
        self.fit_content()

    def _append(self, text: str) -> None:
        if not text:
            return
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text, QTextCharFormat())
        self._shown += text
        self._coloured_whole = False
        self.fillings += 1
        self.fit_content()
