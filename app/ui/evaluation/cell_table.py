"""A table of plain text with row selection, for the runs and for the items of a report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.tooltips import plain_tooltip
from app.ui.transcript.proportions import em, is_text_size_change
from app.ui.transcript.slim_scroll_bar import SlimScrollBar

_Index = QModelIndex | QPersistentModelIndex
_ROW_EMS = 2.0


class _Cells(QAbstractTableModel):
    def __init__(self, headings: tuple[str, ...]) -> None:
        super().__init__()
        self.headings = headings
        self.rows: tuple[tuple[str, ...], ...] = ()

    def show(self, rows: Sequence[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        cell = self.rows[index.row()][index.column()]
        return plain_tooltip(cell) if role == Qt.ItemDataRole.ToolTipRole else cell

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.headings[section] if across else None


class CellTable(QTableView):
    """``chosen_changed``: the selection has changed; ``opened`` carries the row that was double-clicked."""

    chosen_changed = Signal()
    opened = Signal(int)

    def __init__(
        self, name: str, headings: tuple[str, ...], *, several: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most_ems = 0.0  # 0: the layout decides the height
        self._cells = _Cells(headings)
        self.setModel(self._cells)
        self.setObjectName("cells")
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(headings) - 1, QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.activated.connect(lambda index: self.opened.emit(index.row()))
        self._fit()

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these rows, none of them selected."""
        self._cells.show(rows)
        self._fit()
        self.chosen_changed.emit()

    def limit_height(self, ems: float) -> None:
        """Be as high as the rows are, and at most this high."""
        self._most_ems = ems
        self._fit()

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows as they are shown."""
        return self._cells.rows

    @property
    def chosen(self) -> tuple[int, ...]:
        """The selected rows, from top to bottom."""
        return tuple(sorted(each.row() for each in self.selectionModel().selectedRows()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the last column the room that is left."""
        super().resizeEvent(event)
        self._stretch_last()

    def _stretch_last(self) -> None:
        """Let the last column have what is left, but never less than its texts: Qt's own way cuts them."""
        header, last = self.horizontalHeader(), len(self._cells.headings) - 1
        header.resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        left = self.viewport().width() - sum(header.sectionSize(each) for each in range(last))
        header.resizeSection(last, max(left, self.sizeHintForColumn(last), header.sectionSizeHint(last)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        self._stretch_last()
        row = em(self, _ROW_EMS)
        self.verticalHeader().setDefaultSectionSize(row)
        if self._most_ems:
            around = (
                self.horizontalHeader().sizeHint().height() + self.horizontalScrollBar().sizeHint().height()
            )
            wanted = around + 2 * self.frameWidth() + len(self.rows) * row
            self.setFixedHeight(min(wanted, em(self, self._most_ems)))
