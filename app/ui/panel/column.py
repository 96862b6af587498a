"""The scrolled column of the panel: help first, then what each depth adds, and all of it folded away in a crisis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.translation import tr
from app.ui.panel.scroll_anchor import ScrollAnchor
from app.ui.panel.warm_word import ForCounsellors, WarmWord
from app.ui.transcript.slim_scroll_bar import make_page
from app.ui.view_models.panel_depth import PanelDepth
from app.ui.view_models.warm_words import WarmWords

_EDGE, _GAP = 10, 12


@dataclass(frozen=True, slots=True)
class Cards:
    """The panel's cards in order: help, and what each depth adds. What arrives late stands below what was there."""

    help: tuple[QWidget, ...]
    sentence: tuple[QWidget, ...]
    reasons: tuple[QWidget, ...]
    figures: tuple[QWidget, ...]


class PanelColumn(QScrollArea):
    """Each card shows and hides itself by what is known; the groups around them by depth and fold."""

    def __init__(self, cards: Cards, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelScroll")
        self.setAccessibleName(tr("What was noticed, and how the reply came about"))
        self._cards = cards
        self._reasons, self._figures = _group(cards.reasons), _group(cards.figures)
        self.rest = _group((*cards.sentence, self._reasons, self._figures))
        self.warm = WarmWord()
        self.counsellors = ForCounsellors(self.rest)
        inside = QWidget()
        inside.setObjectName("panelInside")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        rows.setSpacing(_GAP)
        for each in (self.warm, *cards.help, self.counsellors, self.rest):
            rows.addWidget(each)
        rows.addStretch(1)
        self.setWidget(inside)
        make_page(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.anchor = ScrollAnchor(self, self._all_cards)

    def _all_cards(self) -> Sequence[QWidget]:
        cards = self._cards
        return (*cards.help, *cards.sentence, *cards.reasons, *cards.figures)

    def show_depth(self, depth: PanelDepth) -> None:
        """Show the groups of a depth."""
        self._reasons.setVisible(depth.has_reasons)
        self._figures.setVisible(depth.has_figures)

    def fold_behind(self, words: WarmWords | None) -> None:
        """Fold everything but help behind a button, with one sentence; None: show everything."""
        self.warm.show_sentence(words.sentence if words is not None else "")
        if words is not None:
            self.counsellors.offer(words)
        else:
            self.counsellors.stand_aside()

    def begin_anew(self) -> None:
        """Prepare for another turn: nothing is held or unfolded."""
        self.anchor.release()
        self.counsellors.disclosure.close()

    def go_to_top(self) -> None:
        """Scroll to the top, where help stands."""
        self.anchor.release()
        self.verticalScrollBar().setValue(0)

    def go_to(self, card: QWidget) -> None:
        """Scroll to where a card begins; one that is not in the column stays where it is."""
        inside = self.widget()
        if inside is not None and inside.isAncestorOf(card):
            self.anchor.release()
            self.verticalScrollBar().setValue(card.mapTo(inside, QPoint(0, 0)).y() - _EDGE)


def _group(widgets: Sequence[QWidget]) -> QWidget:
    group = QWidget()
    rows = QVBoxLayout(group)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(_GAP)
    for each in widgets:
        rows.addWidget(each)
    return group
