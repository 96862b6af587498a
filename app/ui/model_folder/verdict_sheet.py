"""What a comparison with published weights found, in plain words first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.origin_comparison import OriginComparison, OriginVerdict
from app.domain.origin_words import comparison_sentences
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.dialogs.sheet import Sheet
from app.ui.labels import label

_HEADINGS = {
    OriginVerdict.SAME_BYTES: tr("What was looked at is the published model"),
    OriginVerdict.WITHIN_ERROR: tr("What was looked at is the published model, rounded otherwise"),
    OriginVerdict.ALTERED: tr("This file is not the published model"),
}
_MEANING = {
    OriginVerdict.SAME_BYTES: tr(
        "Only a sample was looked at, so the file still counts as not verified as Oy1; the sample speaks for it."
    ),
    OriginVerdict.WITHIN_ERROR: tr(
        "Only a sample was looked at, and a change that is smaller than the rounding cannot be seen. The file still "
        "counts as not verified as Oy1."
    ),
    OriginVerdict.ALTERED: tr("It was altered, or made of something else. Do not use it as Oy1."),
}


class VerdictSheet(Sheet):
    """Shows the verdict, what it means, and the whole report."""

    def __init__(self, found: OriginComparison, parent: QWidget | None = None) -> None:
        super().__init__(_HEADINGS[found.verdict], _MEANING[found.verdict], parent)
        for sentence in comparison_sentences(found):
            self.fields.addWidget(label(sentence, self, quiet=True))
        close = button(tr("Close"), self.accept, kind=ButtonKind.PRIMARY, parent=self)
        close.setDefault(True)
        self.add_buttons(close)
