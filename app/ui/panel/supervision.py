"""The card of live supervision: ratios, each sentence on request, and how far the model can be believed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.labels import label, show_words
from app.ui.panel.section import Origin, Section
from app.ui.view_models.supervision import SupervisionView

_METHOD = tr(
    "Each sentence of the reply is coded once. Questions are told by rules: open ones leave the answer to the person, "
    "closed ones ask for yes, no or one fact. Of the others the loaded model says, by one token, whether they give "
    "back what the person said; it counts only where its agreement with sentences coded by hand is high enough. "
    "Nothing of this is a verdict on a helper."
)
_HIDDEN = tr("Feedback on the replies is hidden until you ask for it.")


class SupervisionSection(Section):
    """Hidden where supervision is not wanted."""

    reveal_requested = Signal()
    measure_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Live supervision"), Origin.INDICATIVE, parent)
        self.set_method(_METHOD)
        self.words = label("", self)
        self.note = label("", self, quiet=True, factor=0.92)
        self.reveal = button(tr("Show the feedback"), self.reveal_requested.emit, parent=self)
        self.measure = button(tr("Measure this model"), self.measure_requested.emit, parent=self)
        self.more = button(tr("Show each sentence"), kind=ButtonKind.QUIET, parent=self)
        self._sentences = QWidget(self)
        self._rows = QVBoxLayout(self._sentences)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.disclosure = Disclosure(self.more, (self._sentences,), tr("Hide the sentences"))
        for shown in (self.words, self.note):
            self.body.addWidget(shown)
        for made in (self.reveal, self.measure, self.more):
            self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._sentences)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.hide()

    def show_hidden(self) -> None:
        """Offer the feedback, and show none of it."""
        self._show(_HIDDEN, "", ())
        self.reveal.show()
        self.measure.hide()

    def show_feedback(self, view: SupervisionView) -> None:
        """Show the feedback on a reply."""
        self._show("\n\n".join(view.lines), view.note, view.sentences)
        self.reveal.hide()
        self.measure.setVisible(view.can_measure)
        self.measure.setEnabled(True)

    def tell(self, words: str) -> None:
        """Say how measuring goes."""
        self.measure.setEnabled(False)
        show_words(self.note, words)

    def _show(self, words: str, note: str, sentences: tuple[str, ...]) -> None:
        self.words.setText(words)
        show_words(self.note, note)
        layouts.clear(self._rows)
        for each in sentences:
            self._rows.addWidget(label(each, self._sentences, factor=0.92))
        if not sentences:
            self.disclosure.close()
        self.more.setVisible(bool(sentences))
        self.show()
