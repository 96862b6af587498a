"""A paragraph, heading or list as selectable text whose height follows the width."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QFontMetricsF, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from app.ui.sealed_document import SealedDocument
from app.ui.transcript import colours, proportions
from app.ui.transcript.text_block import READING_FACTOR, TextBlock


class ProseBlock(TextBlock):
    """Safe HTML or plain text; larger and bold for headings."""

    def __init__(
        self, parent: QWidget | None = None, *, factor: float = READING_FACTOR, bold: bool = False
    ) -> None:
        super().__init__(parent, factor=factor)
        self._bold, self._verbatim = bold, False
        self._html = ""

    def show_html(self, html: str) -> None:
        """Show safe HTML from ``split_blocks``."""
        if html != self._html:
            self._html = html
            self.refresh()

    def show_plain(self, text: str) -> None:
        """Show text verbatim: each line break is one, and spaces stay."""
        self._verbatim = True
        self.show_html(f'<p style="white-space: pre-wrap">{escape(text)}</p>')

    def natural_width(self) -> int:
        """Return the width, in pixels, at which no line has to wrap."""
        copy = SealedDocument()
        copy.setDocumentMargin(0)
        copy.setDefaultFont(self.document().defaultFont())
        copy.setHtml(self._html)
        return int(copy.idealWidth()) + 2

    def refresh(self) -> None:
        """Set the content in the present font and colours."""
        document = self.document()
        document.setDefaultStyleSheet(self._style_sheet())
        document.setIndentWidth(proportions.em(self, 1.9))
        self.setHtml(f"<b>{self._html}</b>" if self._bold and self._html else self._html)
        self._space_lines()
        self.fillings += 1
        self.fit_content()

    def _style_sheet(self) -> str:
        palette = self.palette()
        fixed = proportions.code_font(self.reading_font())
        code = f"font-family: '{fixed.family()}'; background-color: {colours.code_ground(palette).name()};"
        link = f"color: {colours.accent(palette).name()};"
        rule = colours.hairline(palette).name()
        return (
            f"code, pre {{ {code} }} a {{ {link} }} td, th {{ border: 1px solid {rule}; padding: 4px; }}"
            " table { border-collapse: collapse; }"
        )

    def _leading(self) -> float:
        """Return the leading below each line, in pixels; the same is added above the first line."""
        natural = QFontMetricsF(self.document().defaultFont()).height()
        return natural * (proportions.LINE_HEIGHT_PERCENT - 100) / 100

    def _space_lines(self) -> None:
        """Set the line spacing, and the gaps between paragraphs and list items: all of it as one change.

        Else Qt would lay out the whole text after each paragraph, and a table of 500 cells take seconds.
        """
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        first = True
        while block.isValid():
            spacing = QTextBlockFormat()
            spacing.setLineHeight(
                proportions.LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            between = proportions.em(self, 0.3 if block.textList() else 0.7)
            spacing.setTopMargin(0 if first or self._verbatim else between)
            spacing.setBottomMargin(0)
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(spacing)
            block, first = block.next(), False
        cursor.endEditBlock()
        frame = self.document().rootFrame()
        around = frame.frameFormat()
        around.setTopMargin(self._leading())
        frame.setFrameFormat(around)
