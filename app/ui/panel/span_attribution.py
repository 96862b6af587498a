"""Span attribution: the words of the message that the judgement depends on, by leaving each out in turn."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.analysis import MessageAnalysis
from app.translation import tr
from app.ui.labels import label
from app.ui.panel.section import Origin, Section

_METHOD = tr(
    "The judge is asked about the message again and again, each time with one stretch of words left "
    "out. Shown are those without which the message would look clearly safer to it: the change of "
    "the logarithm of its probability of “safe”. The chat model, where it stands in for a guard, was "
    "not trained to judge."
)
_CLEAR = 0.1  # a smaller change of ln P(safe) is not shown
_MOST = 3


class SpanAttributionSection(Section):
    """Hidden where nothing stood out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Words that weighed"), Origin.INDICATIVE, parent)
        self.set_method(_METHOD)
        self.words = label("", self)
        self.body.addWidget(self.words)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.hide()

    def show_words(self, analysis: MessageAnalysis, text: str) -> None:
        """Show the words with the largest effect; ``text`` is the message."""
        lines = [
            f"“{text[each.start : each.end].strip()}” ({each.change:+.2f})"
            for each in analysis.spans[:_MOST]
            if each.change >= _CLEAR
        ]
        self.words.setText("\n".join(lines))
        self.setVisible(bool(lines))
