"""The list of models under the model's name: one click switches; it closes by Escape or a click elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.model_list.model_row import ModelRowButton
from app.ui.transcript.proportions import em
from app.ui.transcript.slim_scroll_bar import make_page
from app.ui.view_models.model_list import ModelRow

_WIDTH_EMS = 24
_BESIDE = 12  # pixels left beside it in a narrow window


class ModelList(QFrame):
    """A popup. ``chosen`` carries a model's id."""

    chosen = Signal(str)
    others_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._header = parent
        self.setObjectName("popup")
        self.setAccessibleName(tr("Models to switch to"))
        self.rows: list[ModelRowButton] = []
        self._place: QRect | None = None
        inside = QWidget()
        inside.setObjectName("pageInside")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self._inside = inside
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("pageScroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        make_page(self._scroll)
        self._scroll.setWidget(inside)
        self.nothing = label("", self, quiet=True)
        self.others = button(
            tr("Get and manage models… (Ctrl+M)"), self._others, kind=ButtonKind.QUIET, parent=self
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.setSpacing(6)
        rows.addWidget(self._scroll, 1)
        rows.addWidget(self.nothing)
        below = QHBoxLayout()
        below.addWidget(self.others)
        below.addStretch(1)
        rows.addLayout(below)

    def show_rows(self, rows: tuple[ModelRow, ...], *, busy: str = "") -> None:
        """Show the rows; while something is loaded or checked they cannot be chosen, and ``busy`` says why."""
        focused = next((each.row.identity for each in self.rows if each.hasFocus()), "")
        layouts.clear(self._list)
        self.rows = [ModelRowButton(each, self._inside) for each in rows]
        for made in self.rows:
            made.setEnabled(made.row.usable and not busy)
            made.clicked.connect(lambda checked=False, row=made.row: self._choose(row))
            self._list.addWidget(made)
            if made.row.identity == focused:
                made.setFocus()
        empty = "" if rows else tr("No model is on this computer yet.")
        self.nothing.setText(busy or empty)
        self.nothing.setVisible(bool(self.nothing.text()))
        self._scroll.setVisible(bool(rows))
        self._fit()

    def open_below(self, widget: QWidget) -> None:
        """Open below a widget, inside its window."""
        self._place = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
        self._fit()
        self.show()
        usable = [each for each in self.rows if each.isEnabled()]
        (usable[0] if usable else self.others).setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit(self) -> None:
        """Take the width of a line and the height of the rows, inside the window that it belongs to."""
        window = self._header.window().frameGeometry()
        width = min(em(self, _WIDTH_EMS), window.width() - 2 * _BESIDE)
        inside = width - 16
        tall = sum(each.heightForWidth(inside - _BESIDE) + self._list.spacing() for each in self.rows)
        self._scroll.setFixedHeight(min(tall, max(80, window.height() * 3 // 5)))
        self.setFixedWidth(width)
        self.adjustSize()
        if self._place is not None:
            left = min(self._place.left(), window.right() - width - _BESIDE)
            self.move(max(window.left() + _BESIDE, left), self._place.bottom() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrow keys."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fit again at a new text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _choose(self, row: ModelRow) -> None:
        self.hide()
        if not row.loaded:
            self.chosen.emit(row.identity)

    def _others(self) -> None:
        self.hide()
        self.others_requested.emit()
