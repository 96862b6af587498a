"""The whole risk profile as a table, for screen readers and for copying."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.risk import CategoryScore
from app.translation import tr
from app.ui.view_models.profile import percent

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = 2


def _headings() -> tuple[str, str]:
    return (tr("Category"), tr("Probability"))


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
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | int | None:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        category = self.categories[index.row()]
        return category.shown_name if index.column() == 0 else percent(category.score)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return _headings()[section] if shown else None


class CategoryTable(QTableView):
    """A table of all categories, highest first: as high as its rows, so that nothing in it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._categories = _Categories()
        self.setModel(self._categories)
        self.setAccessibleName(tr("All categories with their probabilities"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setAccessibleName(tr("Headings"))
        self.horizontalHeader().setHighlightSections(False)

    def show_categories(self, categories: tuple[CategoryScore, ...]) -> None:
        """Set the categories."""
        self._categories.show(categories)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the names anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(each) for each in range(len(self._categories.categories)))
        high = rows + self.horizontalHeader().sizeHint().height() + 4
        if self.minimumHeight() != high:
            self.setFixedHeight(high)
