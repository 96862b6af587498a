"""The whole risk profile as a table, for screen readers and for copying."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.risk import CategoryScore
from app.ui.view_models.profile import percent

_Index = QModelIndex | QPersistentModelIndex
_HEADINGS = ("Category", "Probability")
_ROWS_IN_VIEW = 8


class _Categories(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.categories: tuple[CategoryScore, ...] = ()

    def show(self, categories: tuple[CategoryScore, ...]) -> None:
        self.beginResetModel()
        self.categories = categories
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.categories)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | int | None:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        category = self.categories[index.row()]
        return category.name if index.column() == 0 else percent(category.score)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return _HEADINGS[section] if shown else None


class CategoryTable(QTableView):
    """A table of all categories, highest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._categories = _Categories()
        self.setModel(self._categories)
        self.setAccessibleName("All categories with their probabilities")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setAccessibleName("Headings")
        self.horizontalHeader().setHighlightSections(False)

    def show_categories(self, categories: tuple[CategoryScore, ...]) -> None:
        """Set the categories."""
        self._categories.show(categories)
        self.resizeRowsToContents()
        row = self.rowHeight(0) if categories else self.fontMetrics().height()
        shown = min(_ROWS_IN_VIEW, max(1, len(categories)))
        self.setFixedHeight(shown * row + self.horizontalHeader().sizeHint().height() + 4)
