"""The items of one or two reports: a table, and below it question, replies and verdicts of the selected item."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.evaluation.report.formatting import verdict_words
from app.evaluation.report.report_model import ItemPair, ItemRow
from app.translation import tr
from app.ui.evaluation.cell_table import CellTable
from app.ui.labels import label
from app.ui.transcript.proportions import em, is_text_size_change
from app.ui.transcript.slim_scroll_bar import SlimScrollBar

_TABLE_EMS = 14
_LEAST_EMS, _MOST_EMS = 6, 24  # height of a text; a longer one scrolls


class _ItemText(QPlainTextEdit):
    """Plain text that is only read; ``width_changed`` once its lines have been broken anew."""

    width_changed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("modelWords")
        self.setAccessibleName(tr("{name}: question, reply and verdicts", name=name))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self))

    @property
    def words_height(self) -> int:
        """How high all lines are; those in a script of another font may be higher than the rest."""
        layout, block, high = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid():
            high += layout.blockBoundingRect(block).height()
            block = block.next()
        return ceil(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()


class ItemReader(QWidget):
    """Items are selected with the mouse or arrow keys; texts of models are shown as plain text."""

    def __init__(
        self, headings: tuple[str, ...], sides: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = CellTable(tr("Items"), headings, parent=self)
        self.texts = tuple(_ItemText(each, self) for each in sides)
        self._items: tuple[tuple[ItemRow, ...], ...] = ()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.table)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        for name, text in zip(sides, self.texts, strict=True):
            column = QVBoxLayout()
            if len(sides) > 1:
                column.addWidget(label(name, self, heading=True))
            column.addWidget(text)
            columns.addLayout(column, 1)
        rows.addLayout(columns)
        self.table.chosen_changed.connect(self._show_chosen)
        for each in self.texts:
            each.width_changed.connect(self._fit_texts)
        self._fit()

    def show_items(self, items: Sequence[ItemRow]) -> None:
        """Show the items of one run."""
        self._items = tuple((each,) for each in items)
        self._fill([(each.identity, _line(each.question), verdict_words(each)) for each in items])

    def show_pairs(self, pairs: Sequence[ItemPair]) -> None:
        """Show the items of two runs."""
        self._items = tuple((each.first, each.second) for each in pairs)
        self._fill(
            [
                (
                    each.first.identity,
                    _line(each.first.question),
                    *map(verdict_words, (each.first, each.second)),
                )
                for each in pairs
            ]
        )

    def _fill(self, rows: list[tuple[str, ...]]) -> None:
        self.table.show_rows(rows)
        if rows:
            self.table.selectRow(0)

    def _show_chosen(self) -> None:
        chosen = self.table.chosen
        items = self._items[chosen[0]] if chosen else ()
        for place, text in enumerate(self.texts):
            text.setPlainText(item_text(items[place]) if place < len(items) else "")
        self._fit_texts()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        self.table.limit_height(_TABLE_EMS)
        self._fit_texts()

    def _fit_texts(self) -> None:
        """Make all texts as high as the longest, within limits."""
        wanted = max(each.words_height for each in self.texts) + em(self, 1)
        high = min(max(wanted, em(self, _LEAST_EMS)), em(self, _MOST_EMS))
        for each in self.texts:
            each.setFixedHeight(high)


def item_text(row: ItemRow) -> str:
    """Return an item as text: the question, the model's replies, and the verdicts."""
    reply = row.reply or tr("(no reply)")
    if row.reply_cut:
        cut = tr("(cut at the longest length that was allowed)")
        reply = f"{reply}\n{cut}"
    parts = [
        tr("Question\n{question}", question=row.question),
        tr("Reply, the model's words\n{reply}", reply=reply),
        tr("Verdicts\n{verdicts}", verdicts=verdict_words(row)),
    ]
    parts += [each for each in (row.explanation, row.error) if each]
    return "\n\n".join(parts)


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:60] + "…"
