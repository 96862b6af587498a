"""The review section: question and reply judged together, and the replies that were withheld."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.analysis import TurnAnalysis
from app.translation import tr
from app.ui import layouts
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.labels import label, show_words
from app.ui.panel.section import Origin, Section
from app.ui.view_models.review import WithheldLine, review_words, withheld_lines

_METHOD = tr(
    "After the reply a model (the guard, where there is one, else the chat model) is asked whether "
    "it could help to do harm; its answer is set against that for a neutral text and moves the risk "
    "that the game expected. Over the category's limit, the reply is taken back and given again, one "
    "strategy safer. The limit is a table's figure. A chat model was not trained to judge: only indicative. "
    "Counted without a model: how much of the reply repeats, in long runs of words, the guidance that was given."
)


class WithheldView(QWidget):
    """One withheld reply: the reason, and its text on request where it was kept."""

    def __init__(self, line: WithheldLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = label(line.words, self)
        self.text = label(line.text, self, quiet=True)
        self.more = button(tr("Show it"), kind=ButtonKind.QUIET, name=tr("Show what was taken back"))
        Disclosure(self.more, (self.text,), tr("Hide it"), tr("Hide what was taken back"))
        self.more.setVisible(bool(line.text))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.words)
        rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.text)


class ReviewSection(Section):
    """The shown reply's own review first, then the withheld replies in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Review of the reply"), Origin.INDICATIVE, parent)
        self.set_method(_METHOD)
        self.words = label("", self)
        self.withheld: list[WithheldView] = []
        self._lines: tuple[WithheldLine, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addWidget(self.words)
        self.body.addLayout(self._rows)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._show_withheld(())
        self.hide()

    def show_review(self, analysis: TurnAnalysis, *, recorded: bool) -> None:
        """Show the review of a reply; of a ``recorded`` reply without one, say so."""
        words, lines = review_words(analysis, recorded=recorded), withheld_lines(analysis)
        show_words(self.words, words)
        self._show_withheld(lines)
        self.setVisible(bool(words or lines))

    def _show_withheld(self, lines: tuple[WithheldLine, ...]) -> None:
        if lines[: len(self._lines)] != self._lines:
            for each in self.withheld:
                layouts.remove(self._rows, each)
            self._lines, self.withheld = (), []
        for line in lines[len(self._lines) :]:
            self.withheld.append(WithheldView(line, self))
            self._rows.addWidget(self.withheld[-1])
        self._lines = lines
