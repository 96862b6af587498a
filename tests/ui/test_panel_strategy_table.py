"""A turn is shown with the names of the table that it was computed under, whatever the program's own table says."""

from __future__ import annotations

from dataclasses import replace

from app.alignment.strategies import strategy_table
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.domain.analysis import MessageAnalysis, Mode, ReplyAnalysis, Review, TurnAnalysis, WithheldReply
from app.domain.anticipation import Weights
from app.domain.conversation import Role
from app.domain.risk import CrisisFinding
from app.domain.strategy import StrategyTable
from app.domain.turn import StrategyChosen, TurnEnded, UserMessageCommitted
from app.ui.panel.panel import TransparencyPanel
from app.ui.view_models.reply_label import reply_label
from tests.ui.turn_factories import HOME, assessment, facts, follow, message, seen_in

OWN = strategy_table()
STORY = replace(
    OWN.strategies[-1], id="gentle_story", name="Tell a gentle story", rung=OWN.strategies[-1].rung + 1
)
MORE = replace(OWN, strategies=(*OWN.strategies, STORY))
RENAMED = replace(
    OWN, strategies=tuple(replace(each, name=f"Otherwise {each.id}") for each in OWN.strategies)
)
GONE = replace(OWN, strategies=tuple(each for each in OWN.strategies if each.id != "full_answer"))


def analysis_under(table: StrategyTable, followed: str) -> TurnAnalysis:
    seen: MessageAnalysis = choose(
        table, ChoiceInputs(CrisisFinding(crisis=False), assessment(), Weights(risk=0.1, cost=0.0))
    )
    seen = replace(seen, sketched=seen.ladder)
    withheld = (WithheldReply(Review(0.5, 0.2, "the chat model"), followed),)
    reply = ReplyAnalysis(Mode.COMPARE, followed=followed, withheld=withheld)
    return TurnAnalysis(seen, reply, table)


def whole(panel: TransparencyPanel, analysis: TurnAnalysis) -> str:
    """Return everything that the panel says of a turn, folds, tables and charts included."""
    reply = message("So.", Role.ASSISTANT)
    events = (
        UserMessageCommitted(HOME, message("How?")),
        StrategyChosen(analysis),
        TurnEnded(reply, facts()),
    )
    follow(panel, events)
    weighing = panel.anticipation.weighing
    weighing.ask.click()
    names = [row.name.text() for row in weighing.table.rows]
    sliders = weighing.what_if.sliders
    asked = []
    for risk in (sliders.risk.maximum(), 0):
        sliders.risk.setValue(risk)
        asked.append(weighing.what_if.answer.text())
    described = panel.boundary.chart.accessibleDescription()
    return "\n".join((*seen_in(panel), *names, *asked, described, reply_label(analysis)))


def test_a_strategy_more_is_named_wherever_it_is_told(panel: TransparencyPanel) -> None:
    told = whole(panel, analysis_under(MORE, STORY.id))
    assert f"more carefully: {STORY.name}" in told
    assert f"answered again: {STORY.name}" in told
    assert f"{len(MORE.strategies)} {STORY.name}: risk" in told
    assert told.count(STORY.name) > 5
    assert "Gentle story" not in told


def test_a_renamed_strategy_keeps_the_name_that_it_had_in_the_turn(panel: TransparencyPanel) -> None:
    told = whole(panel, analysis_under(RENAMED, "clarify"))
    assert "Otherwise clarify" in told
    for each in OWN.strategies:
        assert each.name not in told, "that is what the program's own table calls it"


def test_a_table_that_lacks_a_strategy_of_ours_never_names_it(panel: TransparencyPanel) -> None:
    told = whole(panel, analysis_under(GONE, "clarify"))
    assert OWN.strategy("clarify").name in told
    assert OWN.strategy("full_answer").name not in told
    assert "Full answer" not in told


def test_an_old_turn_without_its_table_is_told_by_plain_ids(panel: TransparencyPanel) -> None:
    told = whole(panel, replace(analysis_under(MORE, STORY.id), table=None))
    assert "Gentle story" in told
