"""A card for one model: description, standing, and actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.session.recommendation_words import Fact
from app.translation import tr
from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.flow_row import FlowRow
from app.ui.icon_label import IconLabel
from app.ui.labels import Badge, label
from app.ui.welcome.fact_table import FactTable


@dataclass(frozen=True, slots=True)
class CardAction:
    """A button of a card; ``name`` is its full accessible name."""

    words: str
    name: str
    act: Callable[[], object]
    kind: ButtonKind = ButtonKind.SECONDARY


@dataclass(frozen=True, slots=True)
class CardWords:
    """The text of a card. ``badge`` with its tone follows the heading; ``details`` are shown on request.

    ``facts`` are in view, or shown with the details.
    """

    drawing: str
    heading: str
    words: str
    badge: str = ""
    tone: str = ""
    details: str = ""
    facts: tuple[Fact, ...] = ()
    facts_shown: bool = True

    def with_badge(self, badge: str, tone: str) -> CardWords:
        """Return the same text with a badge."""
        return replace(self, badge=badge, tone=tone)


class ModelCard(QFrame):
    """A card; it only displays."""

    def __init__(
        self, words: CardWords, actions: tuple[CardAction, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(words.heading)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(18, 16, 18, 16)
        columns.setSpacing(14)
        columns.addWidget(
            IconLabel(words.drawing, words.heading, self, ems=1.7), 0, Qt.AlignmentFlag.AlignTop
        )
        rows = QVBoxLayout()
        rows.setSpacing(6)
        columns.addLayout(rows, 1)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(words.heading, self, heading=True, factor=1.05), 1)
        if words.badge:
            top.addWidget(Badge(words.badge, words.tone, self), 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(top)
        self.words = label(words.words, self, quiet=True)
        rows.addWidget(self.words)
        self.buttons = tuple(
            button(each.words, each.act, kind=each.kind, name=each.name, parent=self) for each in actions
        )
        self.facts = FactTable(words.facts, self)
        self.details = label(words.details, self, quiet=True)
        self.more = button(
            tr("Details"),
            kind=ButtonKind.QUIET,
            name=tr("Details of {model}", model=words.heading),
            parent=self,
        )
        in_view = words.facts_shown and bool(words.facts)
        hidden = (self.details,) if in_view or not words.facts else (self.facts, self.details)
        self._disclosure = Disclosure(self.more, hidden, tr("Hide the details"))
        self.facts.setVisible(in_view)
        self.more.setVisible(bool(words.details))
        self._below = QWidget(self)
        below = FlowRow(self._below, gap=8)
        for made in self.controls:
            below.addWidget(made)
        shown = (self.facts, self._below) if in_view else (self._below, self.facts)
        for each in (*shown, self.details):
            rows.addWidget(each)

    @property
    def controls(self) -> tuple[QPushButton, ...]:
        """Every button of the card, in order."""
        return (*self.buttons, self.more)
