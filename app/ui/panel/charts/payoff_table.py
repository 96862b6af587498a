"""The payoff table: expected values of each strategy, and which strategies were allowed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from app.ui.transcript.proportions import em
from app.ui.view_models.analysis import PayoffLine

_Index = QModelIndex | QPersistentModelIndex
_HEADINGS = ("Strategy", "Of use", "Risk", "Cost", "Worth")
_MEANINGS = (
    "Ways to answer, from the least specific to the most",
    "Retention: how likely the person stays with a reply that serves them",
    "How likely harm follows",
    "Length, as a share of the longest reply",
    "Utility: α·retention − β·risk − γ·cost",
)
_NARROWEST_NAME, _ROW_GAP = 7, 0.4


class _Payoffs(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[PayoffLine, ...] = ()

    def show(self, lines: tuple[PayoffLine, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | int | QFont | None:
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column > 0:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.FontRole and line.chosen:
            font = QApplication.font()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return line.name if column == 0 else line.figures[column - 1]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return _MEANINGS[section]
        return _HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None


class PayoffTable(QTableView):
    """As high as its rows; where the text needs more width, it scrolls sideways."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._payoffs = _Payoffs()
        self.setModel(self._payoffs)
        self.setAccessibleName("Payoff of every strategy")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setAccessibleName("Headings")
        header.setHighlightSections(False)

    def show_payoffs(self, lines: tuple[PayoffLine, ...]) -> None:
        """Set the rows; equal rows keep selection and scroll position."""
        if lines == self._payoffs.lines:
            return
        self._payoffs.show(lines)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names the width that the numbers leave."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        figures = sum(header.sectionSize(each) for each in range(1, len(_HEADINGS)))
        wide = max(em(self, _NARROWEST_NAME), self.viewport().width() - figures)
        if self.columnWidth(0) != wide:
            self.setColumnWidth(0, wide)
        self.resizeRowsToContents()
        for each in range(len(self._payoffs.lines)):
            self.setRowHeight(each, self.rowHeight(each) + em(self, _ROW_GAP))
        rows = sum(self.rowHeight(each) for each in range(len(self._payoffs.lines)))
        scrolls = figures + wide > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        high = rows + header.sizeHint().height() + bar + 4
        if self.height() != high or self.minimumHeight() != high:
            self.setFixedHeight(high)
