"""Every card of the panel at every width and text size: nothing is cut, sticks out, or scrolls by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.analysis import AttributedSpan, Intent
from app.domain.turn import AnalysisExtended, TurnEvent
from app.domain.turn_state import TurnState
from app.ui.appearance import apply_appearance
from app.ui.panel.panel import TransparencyPanel
from app.ui.view_models.panel_depth import PanelDepth
from app.ui.view_models.turn_in_panel import TurnPlace
from tests.ui.panel_walk import faults_in
from tests.ui.test_panel_state import REPLY, crisis, improved, open_all, rich, withheld
from tests.ui.turn_factories import loaded_model

CASES = [("everything", 320, 1.0), ("everything", 320, 2.0), ("withheld", 600, 1.5), ("crisis", 380, 2.0)]


def everything() -> Iterable[TurnEvent]:
    yield from improved()
    spans = (AttributedSpan(2, 13, 0.4),)
    intents = (
        Intent("Asks for an opinion on something risky", 0.7),
        Intent("Asks for risky information", 0.3),
    )
    shares = ((0.5, 0.4, 0.1),)
    yield AnalysisExtended(REPLY.id, rich(spans=spans, intents=intents, history=shares))


def _folded(events: Iterable[TurnEvent]) -> TurnState:
    state = TurnState()
    for event in events:
        state = state.after(event)
    return state


@pytest.fixture
def appearance() -> Iterator[Callable[[float], None]]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = (
        application.font(),
        application.palette(),
        application.styleSheet(),
        application.style().objectName(),
    )
    yield lambda scale: apply_appearance(application, "light", scale)
    font, palette, sheet, style = before
    application.setStyle(style)
    application.setStyleSheet(sheet)
    application.setPalette(palette)
    application.setFont(font)


TURNS = {"everything": everything, "withheld": withheld, "crisis": crisis}


@pytest.mark.parametrize(("turn", "width", "scale"), CASES)
def test_every_card_fits(
    qtbot: QtBot, appearance: Callable[[float], None], turn: str, width: int, scale: float
) -> None:
    appearance(scale)
    panel = TransparencyPanel(depth=PanelDepth.FIGURES)
    qtbot.addWidget(panel)
    panel.set_model(loaded_model())
    panel.resize(width, 900)
    panel.show()
    state = _folded(TURNS[turn]())
    panel.show_turn(state, TurnPlace("An earlier message is shown: 1 of 3."))
    assert not list(faults_in(panel)), "as it comes"
    if panel._column.counsellors.folds:
        panel._column.counsellors.fold.click()
    open_all(panel)
    panel.profile.all.click()
    for section in (panel.profile, panel.anticipation, panel.facts, panel.reasons):
        section.how.click()
    assert not list(faults_in(panel)), "with everything opened"
