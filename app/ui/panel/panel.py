"""The transparency panel: help first, then the headline, the profile, the thinking and the facts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.generation import LoadedModel
from app.domain.turn import (
    PromptReading,
    RiskAssessed,
    SupportOffered,
    ThinkingArrived,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    TurnRecord,
    UserMessageCommitted,
)
from app.ui.labels import label
from app.ui.panel.facts import FactsSection
from app.ui.panel.headline import HeadlineSection
from app.ui.panel.risk_profile import RiskProfileSection
from app.ui.panel.support import SupportSection
from app.ui.panel.thinking import ThinkingSection


class TransparencyPanel(QFrame):
    """Consumes the turn's events; an earlier turn's record is shown in the same places."""

    explanation_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName("Transparency panel")
        self.support = SupportSection()
        self.headline = HeadlineSection()
        self.profile = RiskProfileSection()
        self.thinking = ThinkingSection()
        self.facts = FactsSection()
        self.reading = label("", quiet=True)
        self.reading.hide()
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(12, 12, 12, 12)
        rows.setSpacing(10)
        for each in (self.support, self.headline, self.profile, self.thinking, self.reading, self.facts):
            rows.addWidget(each)
        rows.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("Transparency panel")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._scroll = scroll
        self._loaded: LoadedModel | None = None
        self.profile.explanation_requested.connect(self.explanation_requested)

    def set_model(self, loaded: LoadedModel | None) -> None:
        """Know the model whose turns are shown."""
        self._loaded = loaded

    def clear(self) -> None:
        """Show a conversation that has not begun."""
        self.support.clear()
        self.headline.wait()
        self.profile.clear()
        self.thinking.clear(thinks=self._loaded is None or self._loaded.thinks)
        self.reading.hide()
        self.facts.clear()

    def take(self, event: TurnEvent) -> None:
        """Show one event of the turn under way."""
        match event:
            case UserMessageCommitted():
                self.clear()
                self.headline.look()
                self.profile.allow_explaining(False)
            case SupportOffered():
                self.support.show_support(event.support)
                self._scroll.verticalScrollBar().setValue(0)
            case RiskAssessed():
                self.headline.show_assessment(event.assessment)
                self.profile.show_assessment(event.assessment)
            case PromptReading():
                progress = event.progress
                self.reading.setText(f"Reading: {progress.read + progress.reused} of {progress.total} tokens")
                self.reading.setVisible(progress.read + progress.reused < progress.total)
            case ThinkingArrived():
                self.thinking.append(event.text)
            case TurnEnded():
                self.facts.show_facts(event.facts, self._loaded)
                self._over()
            case TurnFailed():
                self._over()

    def show_record(self, record: TurnRecord | None) -> None:
        """Show an earlier turn as it was recorded."""
        self.clear()
        if record is None:
            return
        if record.support is not None:
            self.support.show_support(record.support)
        self.headline.show_assessment(record.assessment)
        self.profile.show_assessment(record.assessment)
        self.thinking.show_whole(record.reply.thinking if record.reply is not None else "")
        if record.facts is not None:
            self.facts.show_facts(record.facts, None)
        self.profile.allow_explaining(True)

    def _over(self) -> None:
        self.reading.hide()
        self.profile.allow_explaining(True)
