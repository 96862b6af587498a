"""The transparency panel: the support section first, then headline, profile, thinking, analysis and facts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.generation import LoadedModel
from app.domain.turn_state import TurnState
from app.translation import tr
from app.ui.panel.column import Cards, PanelColumn
from app.ui.panel.top import PanelTop
from app.ui.panel.turn_cards import Part, TurnCards
from app.ui.view_models.headline import view_before_assessment
from app.ui.view_models.panel_depth import PanelDepth
from app.ui.view_models.reasons import answered_words, reasons_of
from app.ui.view_models.shown_turn import (
    needs_help,
    of_headline,
    of_reasons,
    same_turn,
)
from app.ui.view_models.turn_in_panel import NEWEST, TurnPlace
from app.ui.view_models.warm_words import warm_words


class TransparencyPanel(TurnCards):
    """Shows the state of a live or past turn; its look depends on the state, its place and the loaded model alone.

    ``depth_chosen`` carries the ``PanelDepth``, ``words_chosen`` ranges of the person's message to be shown there.
    ``turn_shown``: another state is shown; what is not part of a turn's state, as ratings, is to be read.
    """

    explanation_requested = Signal()
    region_chosen = Signal(str)
    turn_chosen = Signal(str)
    answer_requested = Signal(object)  # the ReasoningChain to answer again from
    weigh_requested = Signal()
    depth_chosen = Signal(object)
    newest_requested = Signal()
    words_chosen = Signal(object)
    turn_shown = Signal()

    def __init__(self, parent: QWidget | None = None, depth: PanelDepth = PanelDepth.FIGURES) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(tr("Transparency panel"))
        self._top = PanelTop(self)
        self.switch, self.which, self.recorded = self._top.switch, self._top.which, self._top.recorded
        self._state, self._place, self._offers_depth = TurnState(), NEWEST, True
        self._column = self._build()
        self._scroll = self._column
        self.switch.chosen.connect(self._choose_depth)
        self.which.newest_requested.connect(self.newest_requested)
        self.reasons.words_chosen.connect(self.words_chosen)
        self._column.counsellors.disclosure.changed.connect(lambda opened: self._fit_top())
        self.profile.explanation_requested.connect(self.explanation_requested)
        self.support.region_chosen.connect(self.region_chosen)
        self.trajectory.turn_chosen.connect(self.turn_chosen)
        self.reasoning.answer_requested.connect(self.answer_requested)
        self.reasoning.weigh_requested.connect(self.weigh_requested)
        self._parts = self._all_parts()
        self._drawn: list[tuple[object, ...]] = [()] * len(self._parts)
        self.show_depth(depth)
        self._redraw()

    def _build(self) -> PanelColumn:
        """Lay out the switch above the column of cards; a card that arrives later stands below those before it."""
        column = PanelColumn(
            Cards(
                help=(self.support,),
                sentence=(self.headline, self.reading, self.guide, self.supervision, self.ratings),
                reasons=(self.reasons, self.thinking, self.reasoning, self.unexplained),
                figures=self.figures,
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addWidget(column, 1)
        column.setMinimumHeight(1)  # in a low window the cards give way, and not the words above them
        return column

    # -- how much is shown ----------------------------------------------------------------------------

    def show_depth(self, depth: PanelDepth) -> None:
        """Show a sentence, the reasons too, or the figures too."""
        self.switch.show_depth(depth)
        self.headline.show_judge(depth.has_reasons)
        self._column.show_depth(depth)

    def _choose_depth(self, depth: PanelDepth) -> None:
        self.show_depth(depth)
        self.depth_chosen.emit(depth)

    def _fit_top(self) -> None:
        """Offer no switch while everything is folded away, or while there is nothing yet."""
        folds = self._column.counsellors.folds
        self._top.offer(
            switch=self._offers_depth and not folds and self._state.question is not None,
            past=self._place.past,
            recording=self._state.recording,
        )

    def show_tight(self, tight: bool) -> None:
        """Where there is little room, offer no choice of how much is shown, and name a recording in small type."""
        if tight is self._offers_depth:
            self._offers_depth = not tight
            self.recorded.show_small(tight)
            self._fit_top()

    def fixed_height(self, width: int) -> int:
        """Return the height of what stands above the cards and does not scroll, at a width."""
        return 0 if self._top.isHidden() else self._top.heightForWidth(width)

    def bring_into_view(self, card: QWidget) -> None:
        """Scroll to where a card of the panel begins."""
        self._column.go_to(card)

    # -- the displayed turn ---------------------------------------------------------------------------

    def set_model(self, loaded: LoadedModel | None) -> None:
        """Set the loaded model: more is known of turns that it answered."""
        self._loaded = loaded
        self._redraw()

    def show_turn(self, state: TurnState, place: TurnPlace = NEWEST) -> None:
        """Show the state of a turn; an empty state means a conversation without messages.

        More of the same turn updates only what changed, and what is being read stays in its place. Another turn
        begins with everything collapsed.
        """
        if same_turn(self._state, state):
            self._column.anchor.hold()
        else:
            self._begin_anew()
        self._state, self._place = state, place
        self._redraw()
        self.turn_shown.emit()

    def _begin_anew(self) -> None:
        self._drawn = [()] * len(self._parts)
        self._column.begin_anew()
        for section in self.cleared():
            section.clear()

    def _redraw(self) -> None:
        """Update the parts whose values differ from those shown last."""
        for index, part in enumerate(self._parts):
            values = part.reads(self._state)
            if values != self._drawn[index]:
                self._drawn[index] = values
                part.draw(self._state)

    def _all_parts(self) -> tuple[Part, ...]:
        return (
            Part(
                lambda state: (
                    state.question,
                    state.support,
                    state.finding,
                    self._place,
                    state.recording,
                ),
                self._draw_support,
            ),
            Part(lambda state: (*of_headline(state), self._place.after_crisis), self._draw_headline),
            Part(of_reasons, self._draw_reasons),
            *self.card_parts(),
        )

    # -- its parts ------------------------------------------------------------------------------------

    def _draw_support(self, state: TurnState) -> None:
        """Show support at the top, and scroll there when it appears."""
        offered = state.support or self._place.help
        if offered is None:
            self.support.clear()
        else:
            appears = self.support.isHidden()
            finding = state.finding if state.support is not None else None
            self.support.show_support(offered, finding.kinds if finding is not None else ())
            if appears:
                self._column.go_to_top()
        grave = needs_help(state) or self._place.after_crisis
        folds = state.question is not None and grave
        self._column.fold_behind(warm_words(state) if folds else None)
        self._fit_top()

    def _draw_headline(self, state: TurnState) -> None:
        if state.assessment is not None:
            self.headline.show_assessment(state.assessment, after_crisis=self._place.after_crisis)
        else:
            self.headline.say(view_before_assessment(state))

    def _draw_reasons(self, state: TurnState) -> None:
        self.reasons.show_reasons(reasons_of(state))
        self.headline.show_answered(answered_words(state))
