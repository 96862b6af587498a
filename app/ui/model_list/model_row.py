"""A row of the list of models: its name, a line about it, and a tick at the one that is loaded."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.icon_label import IconLabel
from app.ui.labels import label
from app.ui.view_models.model_list import ModelRow


class ModelRowButton(QPushButton):
    """One button over the whole row; the words in it wrap."""

    def __init__(self, row: ModelRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setProperty("modelRow", True)
        self.setEnabled(row.usable)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        loaded = tr("In use: {title}, {details}", title=row.title, details=row.details)
        other = tr("Use {title}, {details}", title=row.title, details=row.details)
        self.setAccessibleName(loaded if row.loaded else other)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(12, 8, 12, 8)
        columns.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        for shown in (
            label(row.title, self, heading=row.loaded, selectable=False),
            label(row.details, self, quiet=True, factor=0.9, selectable=False),
        ):
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(shown)
        columns.addLayout(words, 1)
        if row.loaded:
            tick = IconLabel("check", tr("In use"), self, ems=1.2)
            tick.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            columns.addWidget(tick, 0, Qt.AlignmentFlag.AlignVCenter)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        """Return the size of the words, and not of a button without any."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(120, self.sizeHint().height())
