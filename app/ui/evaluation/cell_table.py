"""A table of plain text with row selection: where its columns have no room in one line, its cells have several."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.evaluation.narrow_cells import BreakingDelegate, in_lines, pieces
from app.ui.tooltips import plain_tooltip
from app.ui.transcript.proportions import em, is_text_size_change
from app.ui.transcript.slim_scroll_bar import SlimScrollBar

_Index = QModelIndex | QPersistentModelIndex
_ROW_EMS = 2.0
_WORD_EMS = 6  # of a word that is never cut
_MOST_LINES = 4  # of a cell; its tooltip has the rest
_MOST_MEASURED = 300  # rows: with more of them each keeps to one line


class _Cells(QAbstractTableModel):
    def __init__(self, headings: tuple[str, ...]) -> None:
        super().__init__()
        self.headings = headings
        self.broken = headings  # as they are drawn, in lines
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
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.broken[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.AccessibleTextRole:
            return self.headings[section]
        return None

    def break_headings(self, broken: tuple[str, ...]) -> None:
        if broken != self.broken:
            self.broken = broken
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(broken) - 1)


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
        self.setItemDelegate(BreakingDelegate(self))
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
        columns = range(header.count())
        least = [self._least_width(each) for each in columns]
        wanted = [max(each, self.sizeHintForColumn(column)) for column, each in enumerate(least)]
        if sum(least) > room:
            least = [self._narrowest_width(each) for each in columns]

        def shared(most: int) -> list[int]:
            return [max(low, min(wide, most)) for low, wide in zip(least, wanted, strict=True)]

        most = bisect_right(range(max(wanted)), room, key=lambda most: sum(shared(most)))
        widths = wanted if sum(wanted) <= room else shared(max(0, most - 1))
        widths[-1] += max(0, room - sum(widths))
        measure = header.fontMetrics().horizontalAdvance
        self._cells.break_headings(
            tuple(
                in_lines(heading, width - self._around(column), measure)
                for column, (heading, width) in enumerate(zip(self._cells.headings, widths, strict=True))
            )
        )
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
        return sum(wanted) > room

    def _around(self, column: int) -> int:
        """Return what a column has beside the words of its heading."""
        header = self.horizontalHeader()
        lines = self._cells.broken[column].split("\n")
        return header.sectionSizeHint(column) - max(map(header.fontMetrics().horizontalAdvance, lines))

    def _least_width(self, column: int) -> int:
        """Return the width of a column's heading and words; the tooltip has all of a longer word."""
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(self._cells.headings[column])
        return max(heading, self._longest(self._words(column))) + self._around(column)

    def _narrowest_width(self, column: int) -> int:
        """Return the width of a column whose heading and long words are broken wherever they can be."""
        measure = self.horizontalHeader().fontMetrics().horizontalAdvance
        heading = max(map(measure, self._cells.headings[column].split(" ")))
        longest = self._longest(part for word in self._words(column) for part in pieces(word))
        return max(heading, longest) + self._around(column)

    def _longest(self, words: Iterable[str]) -> int:
        widest = max(map(self.fontMetrics().horizontalAdvance, words), default=0)
        return min(widest, em(self, _WORD_EMS))

    def _words(self, column: int) -> tuple[str, ...]:
        return tuple(word for row in self.rows[:_MOST_MEASURED] for word in row[column].split())

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
