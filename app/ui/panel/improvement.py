"""The improvement of a reply by linguistic backpropagation: its passes as they come, then the outcome."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.lingo_bp import Backpropagation, BackpropPass
from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.labels import label
from app.ui.panel.passes.pass_view import PassView
from app.ui.panel.section import Origin, Section
from app.ui.panel.share_bar import ShareBar
from app.ui.view_models.passes import outcome_words, progress_words


def method() -> str:
    """Return how an improvement comes about."""
    return tr(
        "Linguistic backpropagation (arXiv 2509.01909, section 4). Two evaluators, both the chat model, judge the "
        "reply: one guesses who asks and what for, and gives each of five criteria −1, 0 or +1 (satisfaction is their "
        "mean); the other holds it against the guideline of the category (safe 1, mostly 0.5, unsafe 0). Their "
        "feedback walks back through the reasoning, at most one short change a step and pass, safety first; then the "
        "reply is written anew from it. It ends when both targets are met (safety 1, satisfaction 0.6), when nothing "
        "changes, or at the limit of passes. Offered is the best pass whose reply the review lets through and that "
        "does not repeat the guidance it was given, never a worse later one; a person decides. The scores are the "
        "model's own opinion of its words: only indicative."
    )


class ImprovementSection(Section):
    """Hidden until an improvement was asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Improvement"), Origin.INDICATIVE, parent)
        self.set_method(method())
        self.words = label("", self)
        self.bar = ShareBar(tr("How many passes are done"), self, limit=False)
        self._inside = QWidget(self)
        self.fold = button(tr("Show every pass"), kind=ButtonKind.QUIET)
        self._disclosure = Disclosure(self.fold, (self._inside,), tr("Hide the passes"))
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(14)
        self._found: Backpropagation | None = None  # the outcome of the reply in view
        self._waiting = False  # an improvement has begun, and no pass is evaluated yet
        self.passes: list[PassView] = []
        self.body.addWidget(self.words)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._inside)
        self.clear()

    def clear(self) -> None:
        """Show nothing, and collapse the details."""
        self._disclosure.close()
        self.show_outcome(None)

    def begin(self) -> None:
        """Show that an improvement is under way."""
        self._waiting = True
        self._show_progress(tr("The reply is being judged…"), 0.0)
        self._show_passes((), None)
        self.show()

    def show_passes(self, passes: tuple[BackpropPass, ...], limit: int) -> None:
        """Show the passes so far, of at most ``limit`` after the original reply."""
        self._waiting = False
        last = passes[-1]
        self._show_progress(progress_words(last, limit), (last.number + 1) / (limit + 1))
        self._show_passes(passes, None)
        self.show()

    def show_outcome(self, found: Backpropagation | None) -> None:
        """Show the outcome of an improvement; None where there was none."""
        self._found, self._waiting = found, False
        self.bar.hide()
        self.words.setText(outcome_words(found) if found is not None else "")
        self._show_passes(found.passes if found is not None else (), found)
        self.setVisible(found is not None)

    def over(self) -> None:
        """Hide the waiting text where an improvement ended before its first evaluation."""
        if self._waiting:
            self.show_outcome(self._found)

    def _show_progress(self, words: str, share: float) -> None:
        self.words.setText(words)
        self.bar.show_share(share, words)
        self.bar.show()

    def _show_passes(self, passes: tuple[BackpropPass, ...], found: Backpropagation | None) -> None:
        opened = [each.judged for each in self.passes if each.disclosure.is_open]
        layouts.clear(self._rows)
        self.passes = [PassView(each, found, self._inside) for each in passes]
        for each in self.passes:
            self._rows.addWidget(each)
            if each.judged in opened:
                each.disclosure.set_open(True)
        self.fold.setVisible(bool(passes))
