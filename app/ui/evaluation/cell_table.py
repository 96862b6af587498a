"""A table of plain text with row selection: where its columns have no room in one line, its cells have several."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.tooltips import plain_tooltip
from app.ui.transcript.proportions import em, is_text_size_change
from app.ui.transcript.slim_scroll_bar import SlimScrollBar

_Index = QModelIndex | QPersistentModelIndex
_ROW_EMS = 2.0
_WORD_EMS = 6  # of a word that is never cut
_MOST_LINES = 3  # of a cell; its tooltip has the rest
_MOST_MEASURED = 300  # rows: with more of them each keeps to one line


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
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
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
        """Share the room anew among the columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit_columns(self) -> bool:
        """Give each column its texts' width, or the widest ones less; return whether cells need further lines."""
        header, room = self.horizontalHeader(), self.viewport().width()
        least = [self._least_width(each) for each in range(header.count())]
        wanted = [max(each, self.sizeHintForColumn(column)) for column, each in enumerate(least)]

        def shared(most: int) -> list[int]:
            return [max(low, min(wide, most)) for low, wide in zip(least, wanted, strict=True)]

        most = bisect_right(range(max(wanted)), room, key=lambda most: sum(shared(most)))
        widths = wanted if sum(wanted) <= room else shared(max(0, most - 1))
        widths[-1] += max(0, room - sum(widths))
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
        return sum(wanted) > room

    def _least_width(self, column: int) -> int:
        """Return the width of a column's heading and words; of a longer word the tooltip has the rest."""
        heading, measure = self._cells.headings[column], self.fontMetrics().horizontalAdvance
        hint = self.horizontalHeader().sectionSizeHint(column)
        words = (word for row in self.rows[:_MOST_MEASURED] for word in row[column].split())
        longest = min(max(map(measure, words), default=0), em(self, _WORD_EMS))
        return max(hint, longest + hint - measure(heading))

    def _fit_rows(self, *, lines: bool) -> None:
        """Make every row one line high, or as high as its cells, within limits."""
        rows, row = self.verticalHeader(), em(self, _ROW_EMS)
        rows.setDefaultSectionSize(row)
        line = self.fontMetrics().lineSpacing()
        for each in range(len(self.rows)) if len(self.rows) <= _MOST_MEASURED else ():
            count = max(1, min(self.sizeHintForRow(each) // line, _MOST_LINES)) if lines else 1
            rows.resizeSection(each, row + (count - 1) * line)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        self._fit_rows(lines=self._fit_columns())
        if self._most_ems:
            header, across = self.horizontalHeader(), self.horizontalScrollBar()
            around = header.sizeHint().height() + 2 * self.frameWidth()
            if header.length() > self.viewport().width():
                around += across.sizeHint().height()
            wanted = around + self.verticalHeader().length()
            self.setFixedHeight(min(wanted, em(self, self._most_ems)))
