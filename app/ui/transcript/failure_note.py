"""A failure in plain words, with details for a report on request."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.disclosure import Disclosure
from app.ui.transcript import proportions
from app.ui.transcript.prose_block import ProseBlock
from app.ui.transcript.text_button import TextButton


class FailureNote(QWidget):
    """A calm notice of what happened and what to do."""

    def __init__(self, sentence: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = ProseBlock(self)
        self.sentence.show_plain(sentence)
        self.detail = ProseBlock(self, factor=1.0)
        self.detail.show_plain(detail)
        self.toggle = TextButton(tr("Details"), tr("Show the detail for a report"), self, framed=True)
        self.toggle.setVisible(bool(detail))
        Disclosure(self.toggle, (self.detail,), tr("Hide"), tr("Hide the detail"))
        row = QHBoxLayout()
        row.setSpacing(proportions.em(self, 1))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.toggle)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(proportions.em(self, 0.5))
        rows.addLayout(row)
        rows.addWidget(self.detail)
