"""A card for one model: description, standing, and actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.buttons import ButtonKind, button
from app.ui.icon_label import IconLabel
from app.ui.labels import Badge, label


@dataclass(frozen=True, slots=True)
class CardAction:
    """A button of a card; ``name`` is its full accessible name."""

    words: str
    name: str
    act: Callable[[], object]
    kind: ButtonKind = ButtonKind.SECONDARY


@dataclass(frozen=True, slots=True)
class CardWords:
    """The text of a card. ``badge`` with its tone follows the heading."""

    drawing: str
    heading: str
    words: str
    badge: str = ""
    tone: str = ""


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
        if self.buttons:
            below = QHBoxLayout()
            below.setContentsMargins(0, 4, 0, 0)
            for made in self.buttons:
                below.addWidget(made)
            below.addStretch(1)
            rows.addLayout(below)
