"""The improvement of a reply by linguistic backpropagation: pass by pass while it runs, then what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.analysis import TurnAnalysis
from app.domain.backprop import BackpropPass
from app.ui.buttons import ButtonKind, button
from app.ui.labels import label
from app.ui.panel.passes.pass_view import PassView
from app.ui.panel.section import Origin, Section
from app.ui.panel.share_bar import ShareBar
from app.ui.view_models.passes import outcome_words, progress_words

METHOD = (
    "Linguistic backpropagation (arXiv 2509.01909, section 4). Two evaluators, both the chat model, judge the reply: "
    "one guesses who asks and what for, and gives each of five criteria −1, 0 or +1 (satisfaction is their mean); the "
    "other holds it against the guideline of the category (safe 1, mostly 0.5, unsafe 0). Their feedback walks back "
    "through the reasoning, at most one short change a step and pass, safety first; then the reply is written anew "
    "from it. It ends when both targets are met (safety 1, satisfaction 0.6), when nothing changes, or at the limit of "
    "passes. Used is the best pass, never a worse later one. The scores are the model's own opinion of its words: "
    "only indicative."
)
_SHOW, _HIDE = "Show every pass", "Hide the passes"
_BEGIN = "The reply is being judged…"


class ImprovementSection(Section):
    """Hidden until an improvement was asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Improvement", Origin.INDICATIVE, parent)
        self.set_method(METHOD)
        self.words = label("", self)
        self.bar = ShareBar("How many passes are done", self, limit=False)
        self.fold = button(_SHOW, self._toggle, kind=ButtonKind.QUIET)
        self._inside = QWidget(self)
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(14)
        self._running: list[BackpropPass] = []
        self._waiting = False  # an improvement was begun, and nothing is judged yet
        self.passes: list[PassView] = []
        self.body.addWidget(self.words)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._inside)
        self._inside.hide()
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._running, self._waiting = [], False
        self.hide()

    def begin(self) -> None:
        """Say that an improvement is under way."""
        self._running, self._waiting = [], True
        self.words.setText(_BEGIN)
        self.bar.show_share(0.0, _BEGIN)
        self.bar.show()
        self._show((), None)
        self.show()

    def add(self, judged: BackpropPass, limit: int) -> None:
        """Show one more pass, of at most ``limit`` after the reply as it was."""
        self._running.append(judged)
        self._waiting = False
        words = progress_words(judged, limit)
        self.words.setText(words)
        self.bar.show_share((judged.number + 1) / (limit + 1), words)
        self._show(tuple(self._running), None)

    def over(self) -> None:
        """Take the waiting words away where an improvement ended before anything was judged."""
        if self._waiting:
            self.clear()

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Show what an improvement came to; one that is under way is left alone."""
        found = analysis.improvement
        if found is None:
            if not self._running and not self._waiting:
                self.clear()
            return
        self._running, self._waiting = [], False
        self.words.setText(outcome_words(found))
        self.bar.hide()
        self._show(found.passes, found.best)
        self.show()

    def _show(self, passes: tuple[BackpropPass, ...], best: int | None) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.passes = [PassView(each, best, self._inside) for each in passes]
        for each in self.passes:
            self._rows.addWidget(each)
        self.fold.setVisible(bool(passes))

    def _toggle(self) -> None:
        opens = self._inside.isHidden()
        self._inside.setVisible(opens)
        self.fold.setText(_HIDE if opens else _SHOW)
        self.fold.setAccessibleName(self.fold.text())
