"""The headline: in plain words what was seen, who judged, and what that judgement is worth."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.risk import RiskAssessment
from app.ui.labels import label
from app.ui.panel.section import Section
from app.ui.view_models import headline_view


class HeadlineSection(Section):
    """Says something at every moment; empty it says what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Your message", "Computed from the screen and the judge", parent)
        self.words = label("", self)
        self.words.setObjectName("headline")
        self.meaning = label("", self)
        self.judge = label("", self, quiet=True)
        for each in (self.words, self.meaning, self.judge):
            self.body.addWidget(each)
        font = self.words.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.words.setFont(font)
        self.wait()

    def wait(self) -> None:
        """Say what will stand here."""
        self._say("○  Nothing yet", "What is noticed in your message will stand here.", "")

    def look(self) -> None:
        """Say that the message is being looked at."""
        self._say("○  Looking at your message…", "", "")

    def show_assessment(self, assessment: RiskAssessment) -> None:
        """Show what was seen."""
        view = headline_view(assessment)
        self._say(f"{view.sign}  {view.words}", view.meaning, view.judge)

    def _say(self, words: str, meaning: str, judge: str) -> None:
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.meaning.setText(meaning)
        self.judge.setText(judge)
        self.meaning.setVisible(bool(meaning))
        self.judge.setVisible(bool(judge))
