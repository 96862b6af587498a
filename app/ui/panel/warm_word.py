"""The one sentence that stands beside help, and the button behind which everything else is folded away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.labels import label
from app.ui.view_models.warm_words import WarmWords


class WarmWord(QFrame):
    """A sentence without a figure in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("careCard")
        self.setAccessibleName(tr("A word for you"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.words = label("", self, heading=True, factor=1.1)
        self.words.set_tone("care")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(13, 14, 13, 14)
        rows.addWidget(self.words)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Show the sentence; nothing for an empty one."""
        self.words.setText(sentence)
        self.setVisible(bool(sentence))


class ForCounsellors(QWidget):
    """The button that shows and hides ``rest``, everything that is not help."""

    def __init__(self, rest: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest = rest
        self._labels = ("", "")
        self.fold = button("", kind=ButtonKind.QUIET, parent=self)
        self.disclosure = Disclosure(self.fold, (), "")
        self.disclosure.changed.connect(self._apply)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.stand_aside()

    @property
    def folds(self) -> bool:
        """True while everything that is not help is folded away."""
        return not self.isHidden() and not self.disclosure.is_open

    def offer(self, words: WarmWords) -> None:
        """Stand between help and the rest, which is folded away unless it was opened."""
        self._labels = (words.counsellors, words.fold)
        self.show()
        self._apply(self.disclosure.is_open)

    def stand_aside(self) -> None:
        """Show the rest as it is, without a button."""
        self.disclosure.close()
        self.hide()
        self._rest.show()

    def _apply(self, opened: bool) -> None:
        closed, fold = self._labels
        self.fold.setText(fold if opened else closed)
        self.fold.setAccessibleName(self.fold.text())
        self._rest.setVisible(opened or self.isHidden())
