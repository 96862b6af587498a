"""One statement of the chain: its text, its origin, and the sentences of the thinking that support it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.translation import tr
from app.ui.disclosure import Disclosure
from app.ui.labels import label
from app.ui.transcript.proportions import em
from app.ui.transcript.text_button import TextButton
from app.ui.view_models.chain import NOT_FOUND, Spans

_SHOW, _HIDE = tr("Show where"), tr("Hide where")


class StatementLine(QWidget):
    """``chosen`` carries the line whose sentences are shown now, or None when they are closed."""

    chosen = Signal(object)

    def __init__(
        self, text: str, mark: str, spans: Spans, quotes: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.spans = spans
        self.words = label(text, self)
        self.mark = label(mark, self, quiet=mark != NOT_FOUND, factor=0.88)
        self.mark.set_tone("notice" if mark == NOT_FOUND else "")
        self.where = TextButton(_SHOW, tr("{show} in the thinking: {text}", show=_SHOW, text=text), self)
        self.quote = label("\n".join(f"“{each}”" for each in quotes), self, quiet=True, factor=0.92)
        self.quote.setAccessibleName(tr("In the model's thinking"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(em(self, 0.6), 0, 0, 0)
        rows.setSpacing(1)
        rows.addWidget(self.words)
        rows.addWidget(self.mark)
        rows.addWidget(self.where, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.quote)
        self.where.setVisible(bool(spans))
        self._disclosure = Disclosure(
            self.where, (self.quote,), _HIDE, tr("{hide} in the thinking: {text}", hide=_HIDE, text=text)
        )
        self.where.clicked.connect(lambda: self.chosen.emit(self if self._disclosure.is_open else None))

    def let_go(self) -> None:
        """Close the sentences without emitting a signal."""
        self._disclosure.close()
