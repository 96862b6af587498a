"""What would explain a turn further and was not worked out, and the way to have it worked out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.analysis import TurnAnalysis
from app.translation import tr
from app.ui.buttons import button
from app.ui.labels import label
from app.ui.panel.section import Origin, Section
from app.ui.view_models.deferred_analysis import Explaining, unexplained_words


class UnexplainedSection(Section):
    """Hidden where nothing is missing. ``asked``: a person wants it worked out."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("More about this message"), Origin.COMPUTED, parent)
        self.origin.hide()  # it holds no finding
        self.set_method(
            tr(
                "What only explains a turn changes no answer and takes a model as long as writing does. So it is "
                "worked out where somebody looks, and at your wish."
            )
        )
        self.words = label("", self)
        self.work_out = button(tr("Work it out now"), self.asked.emit, parent=self)
        self.body.addWidget(self.words)
        self.body.addWidget(self.work_out, 0, Qt.AlignmentFlag.AlignLeft)
        self._analysis: TurnAnalysis | None = None
        self._standing = Explaining.PENDING
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._analysis = None
        self.hide()

    def show_analysis(self, analysis: TurnAnalysis) -> None:
        """Take what is known of a turn."""
        self._analysis = analysis
        self._draw()

    def show_standing(self, standing: Explaining) -> None:
        """Take whether it is being worked out, or can be."""
        self._standing = standing
        self._draw()

    def _draw(self) -> None:
        words = unexplained_words(self._analysis, self._standing) if self._analysis is not None else ""
        self.words.setText(words)
        self.work_out.setVisible(self._standing is Explaining.OFFERED)
        self.setVisible(bool(words))
