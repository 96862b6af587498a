"""A table whose cells wrap, scrolled sideways only where it has many columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.transcript import colours, measures
from app.ui.transcript.markdown_blocks import Table
from app.ui.transcript.prose_block import ProseBlock
from app.ui.transcript.text_block import TextBlock

NARROWEST_COLUMN_EMS = 6


class TableBlock(ProseBlock):
    """A table of inert HTML with hairlines between its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, factor=1.04)
        self._table = Table("", (), (), ())
        self.setLineWrapMode(TextBlock.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_table(self, table: Table) -> None:
        """Show a table."""
        self._table = table
        self.setAccessibleName(f"Table, {len(table.header)} columns, {len(table.rows)} rows")
        self._set_width()
        self.refresh()

    def refresh(self) -> None:
        """Write the table in the present colours."""
        line = colours.hairline(self.palette()).name()
        head = "".join(self._cell(cell, at, "th", line) for at, cell in enumerate(self._table.header))
        body = "".join(
            f"<tr>{''.join(self._cell(cell, at, 'td', line) for at, cell in enumerate(row))}</tr>"
            for row in self._table.rows
        )
        self._html = (
            '<table width="100%" cellspacing="0" style="border-collapse: collapse">'
            f"<tr>{head}</tr>{body}</table>"
        )
        super().refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns have the new width."""
        self._set_width()
        super().resizeEvent(event)

    def _cell(self, html: str, column: int, tag: str, line: str) -> str:
        alignment = self._table.alignments[column] if column < len(self._table.alignments) else "left"
        style = f"border: 0px; border-bottom: 1px solid {line}; padding: 6px;"
        return f'<{tag} align="{alignment}" style="{style}">{html or "&nbsp;"}</{tag}>'

    def _set_width(self) -> None:
        least = len(self._table.header) * measures.em(self, NARROWEST_COLUMN_EMS)
        self.setLineWrapColumnOrWidth(max(self.viewport().width(), least))
