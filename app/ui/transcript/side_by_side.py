"""Two replies to the same message beside each other, or stacked in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.ui import layouts
from app.ui.transcript import proportions
from app.ui.transcript.folded_reply import MessageWidget, view_of
from app.ui.transcript.small_label import SmallLabel
from app.ui.transcript.text_button import TextButton
from app.ui.view_models.compared_reply import Side

BESIDE_EMS = 44  # narrower than this, the columns are stacked
GO_ON, HERE = "Go on from this one", "The conversation goes on from this one."
LATER = "Written next."


class SideColumn(QFrame):
    """``chosen`` carries the id of the reply from which the conversation is to continue."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._identity = ""
        self.widget: MessageWidget | None = None
        self.title = SmallLabel("", self, bold=True, quiet=False)
        self.waiting = SmallLabel(LATER, self)
        self.here = SmallLabel(HERE, self)
        self.go_on = TextButton(GO_ON, GO_ON, self, framed=True)
        self._rows = QVBoxLayout(self)
        side, end = proportions.em(self, 1.0), proportions.em(self, 0.8)
        self._rows.setContentsMargins(side, end, side, end)
        self._rows.setSpacing(proportions.em(self, 0.5))
        for each in (self.title, self.waiting):
            self._rows.addWidget(each)
        self._rows.addStretch(1)
        self._rows.addWidget(self.here)
        self._rows.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self.here.hide()
        self.go_on.hide()
        self.go_on.clicked.connect(lambda: self.chosen.emit(self._identity))

    def call(self, title: str) -> None:
        """Set the column's title."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def put(self, widget: MessageWidget) -> None:
        """Show a reply, or the place of one being generated."""
        self.widget = widget
        self.waiting.hide()
        view_of(widget).action_row.stand_aside()
        self._rows.insertWidget(2, widget)

    def take_back(self) -> None:
        """Remove a reply; another one may take its place."""
        if self.widget is not None:
            layouts.remove(self._rows, self.widget)
            self.widget = None
            self.waiting.show()

    def offer(self, side: Side) -> None:
        """Offer to continue from a recorded reply, or say that the conversation does."""
        self._identity = side.message.id
        self.call(side.title)
        self.here.setVisible(side.is_open)
        self.go_on.setVisible(not side.is_open)
        self.go_on.setAccessibleName(f"{GO_ON}: {side.title}, {side.label}")


class SideBySide(QWidget):
    """Two columns. ``chosen`` carries a reply's id; ``closed``: show one reply alone again."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Two replies side by side")
        self.columns = (SideColumn(self), SideColumn(self))
        self.close_button = TextButton("Show one only", "Show one reply only", self)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(proportions.em(self, 0.8))
        for each in self.columns:
            self._across.addWidget(each, 1)
            each.chosen.connect(self.chosen)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(proportions.em(self, 0.3))
        rows.addLayout(self._across)
        rows.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.close_button.clicked.connect(self.closed)
        self.close_button.hide()

    @property
    def beside(self) -> bool:
        """True where the columns are beside each other, False where they are stacked."""
        return self._across.direction() is QBoxLayout.Direction.LeftToRight

    @property
    def free(self) -> SideColumn | None:
        """The next empty column; None where both are filled."""
        return next((each for each in self.columns if each.widget is None), None)

    def take_back(self, widget: MessageWidget) -> None:
        """Remove a reply that is being generated."""
        for each in self.columns:
            if each.widget is widget:
                each.take_back()

    def offer(self, sides: tuple[Side, Side]) -> None:
        """Show the actions of two recorded replies."""
        for column, side in zip(self.columns, sides, strict=True):
            column.offer(side)
        self.close_button.show()

    def allow(self, allowed: bool) -> None:
        """Enable or disable continuing from another reply."""
        for each in self.columns:
            each.go_on.setEnabled(allowed)
        self.close_button.setEnabled(allowed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the columns where there is no room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The same for another text size."""
        super().changeEvent(event)
        if proportions.is_text_size_change(event):
            self._fit()

    def _fit(self) -> None:
        layouts.stand(self._across, in_a_row=self.width() >= proportions.em(self, BESIDE_EMS))
