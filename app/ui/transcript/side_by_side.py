"""Two replies to the same message beside each other, or stacked in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.translation import tr
from app.ui import layouts
from app.ui.labels import show_words
from app.ui.transcript import proportions
from app.ui.transcript.folded_reply import MessageWidget, view_of
from app.ui.transcript.small_label import SmallLabel
from app.ui.transcript.text_button import TextButton
from app.ui.view_models.compared_reply import Side

BESIDE_EMS = 44  # narrower than this, the columns are stacked
GO_ON, HERE = tr("Go on from this one"), tr("The conversation goes on from this one.")
LATER = tr("Written next.")


class SideColumn(QFrame):
    """``chosen`` carries the id of the reply from which the conversation is to continue.

    ``decided`` carries it where one of the two is offered in place of the other.
    """

    chosen = Signal(str)
    decided = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._identity, self._decides = "", False
        self.widget: MessageWidget | None = None
        self.title = SmallLabel("", self, bold=True, quiet=False)
        self.waiting = SmallLabel(LATER, self)
        self.note = SmallLabel("", self)
        self.here = SmallLabel(HERE, self)
        self.go_on = TextButton(GO_ON, GO_ON, self, framed=True)
        self._rows = QVBoxLayout(self)
        side, end = proportions.em(self, 1.0), proportions.em(self, 0.8)
        self._rows.setContentsMargins(side, end, side, end)
        self._rows.setSpacing(proportions.em(self, 0.5))
        for each in (self.title, self.waiting):
            self._rows.addWidget(each)
        self._rows.addStretch(1)
        self._rows.addWidget(self.note)
        self.note.hide()
        self._rows.addWidget(self.here)
        self._rows.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self.here.hide()
        self.go_on.hide()
        self.go_on.clicked.connect(self._choose)

    def call(self, title: str) -> None:
        """Set the column's title."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def put(self, widget: MessageWidget) -> None:
        """Show a reply, or the place of one being generated."""
        self.widget = widget
        self.waiting.hide()
        view = view_of(widget)
        view.action_row.stand_aside()
        if view.speaker is not None:
            view.speaker.unfold(True)  # what tells the two apart
        self._rows.insertWidget(2, widget)

    def take_back(self) -> None:
        """Remove a reply; another one may take its place."""
        if self.widget is not None:
            layouts.remove(self._rows, self.widget)
            self.widget = None
            self.waiting.show()

    def offer(self, side: Side) -> None:
        """Offer to continue from a recorded reply or to decide for it, or say that the conversation goes on here."""
        self._identity, self._decides = side.message.id, bool(side.choice)
        self.call(side.title)
        show_words(self.note, side.note)
        self.here.setVisible(side.is_open and not self._decides)
        self.go_on.setVisible(self._decides or not side.is_open)
        self.go_on.setText(side.choice or GO_ON)
        self.go_on.setAccessibleName(
            tr("{action}: {title}, {label}", action=self.go_on.text(), title=side.title, label=side.label)
        )

    def _choose(self) -> None:
        (self.decided if self._decides else self.chosen).emit(self._identity)


class SideBySide(QWidget):
    """Two columns. ``chosen`` and ``decided`` carry a reply's id; ``closed``: show one reply alone again."""

    chosen = Signal(str)
    decided = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Two replies side by side"))
        self.columns = (SideColumn(self), SideColumn(self))
        self.close_button = TextButton(tr("Show one only"), tr("Show one reply only"), self)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(proportions.em(self, 0.8))
        for each in self.columns:
            self._across.addWidget(each, 1)
            each.chosen.connect(self.chosen)
            each.decided.connect(self.decided)
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
        self.close_button.setVisible(not any(side.choice for side in sides))

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
