"""A table whose cells wrap, scrolled sideways only where it has many columns."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.translation import tr
from app.ui.transcript import colours, proportions
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
        self.scroll_sideways()

    def show_table(self, table: Table) -> None:
        """Show a table."""
        self._table = table
        self.setAccessibleName(
            tr("Table, {count} columns, {rows} rows", count=len(table.header), rows=len(table.rows))
        )
        self._set_width()
        self.refresh()

    def refresh(self) -> None:
        """Render the table in the present colours."""
        line = colours.hairline(self.palette()).name()
        rows = [self._row(self._table.header, "th", line if self._table.rows else "")]
        for at, row in enumerate(self._table.rows):
            rows.append(self._row(row, "td", line if at + 1 < len(self._table.rows) else ""))
        self._html = (
            f'<table width="100%" cellspacing="0" style="border-collapse: collapse">{"".join(rows)}</table>'
        )
        super().refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        self._set_width()
        super().resizeEvent(event)

    def _row(self, cells: tuple[str, ...], tag: str, line: str) -> str:
        """Return a row, with a line below it if ``line`` names a colour."""
        below = f"border-bottom: 1px solid {line};" if line else ""
        style = f"border: 0px; {below} padding: 6px;"
        alignments = self._table.alignments
        written = (
            f'<{tag} align="{alignment}" style="{style}">{cell or "&nbsp;"}</{tag}>'
            for cell, alignment in zip(cells, alignments, strict=False)
        )
        return f"<tr>{''.join(written)}</tr>"

    def _set_width(self) -> None:
        least = len(self._table.header) * proportions.em(self, NARROWEST_COLUMN_EMS)
        self.setLineWrapColumnOrWidth(max(self.viewport().width(), least))
