"""The panel beside a turn: what stands where, when it comes, and whose words or figures it is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from turn_factories import HOME, assessment, facts, follow, loaded_model, message, support, turn

from app.alignment.strategies import strategy_table
from app.alignment.strategy_selection import ChoiceInputs, choose
from app.domain.analysis import AttributedSpan
from app.domain.anticipation import Weights
from app.domain.conversation import Role
from app.domain.generation import ReadingProgress
from app.domain.risk import CrisisFinding, CrisisKind, Headline, JudgeKind
from app.domain.turn import (
    CrisisScreened,
    PromptReading,
    ReplyArrived,
    SupportOffered,
    ThinkingArrived,
    TurnFailed,
    TurnRecord,
    UserMessageCommitted,
)
from app.domain.turn_state import TurnState
from app.ui.panel.panel import TransparencyPanel
from app.ui.panel.section import Origin
from app.ui.panel.span_attribution import SpanAttributionSection

CRISIS = (
    UserMessageCommitted(HOME, message("I want to die.")),
    CrisisScreened(CrisisFinding(crisis=True, kinds=(CrisisKind.SUICIDAL_INTENT,))),
    SupportOffered(support()),
)


def words_in(panel: TransparencyPanel) -> str:
    QApplication.processEvents()  # what was added to a layout is shown by an event
    labels = [each for each in panel.findChildren(QLabel) if each.isVisibleTo(panel)]
    return "\n".join(each.text() for each in labels)


def test_before_the_first_message_it_says_what_it_is_for(panel: TransparencyPanel) -> None:
    assert panel.guide.isVisible()
    assert "Nothing yet" in words_in(panel)
    for unused in (panel.support, panel.profile, panel.thinking, panel.reading, panel.facts):
        assert not unused.isVisible(), f"{unused.accessibleName()} has nothing to say yet"


def test_from_top_to_bottom_stand_help_headline_thinking_profile_and_facts(panel: TransparencyPanel) -> None:
    panel.set_model(loaded_model())
    follow(panel, turn("I feel so alone. I want to die.", thinking="Somebody suffers.", crisis=True))
    panel._column.counsellors.fold.click()
    QApplication.processEvents()
    order = (panel.support, panel.headline, panel.thinking, panel.profile, panel.facts)
    assert all(each.isVisible() for each in order)
    heights = [each.mapTo(panel, each.rect().topLeft()).y() for each in order]
    assert heights == sorted(heights)


def test_helplines_are_there_as_soon_as_they_are_offered_and_before_any_token(
    panel: TransparencyPanel,
) -> None:
    shown_at_first_token, state = None, TurnState()
    for event in turn("I feel so alone. I want to die.", crisis=True):
        if isinstance(event, ThinkingArrived | ReplyArrived) and shown_at_first_token is None:
            shown_at_first_token = panel.support.isVisible()
        state = follow(panel, (event,), state)
        if isinstance(event, SupportOffered):
            assert panel.support.isVisible()
            assert "Samaritans" in words_in(panel)
            assert "116 123" in words_in(panel)
    assert shown_at_first_token is True


def test_helplines_scroll_into_view_however_far_down_a_person_was(panel: TransparencyPanel) -> None:
    panel.resize(380, 240)
    state = follow(panel, turn())
    bar = panel._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    follow(panel, (SupportOffered(support()),), state)
    assert bar.value() == 0


def test_another_region_shows_its_own_services_and_is_told_on(panel: TransparencyPanel, qtbot: QtBot) -> None:
    follow(panel, CRISIS)
    at = panel.support.region.findData("US")
    with qtbot.waitSignal(panel.region_chosen) as told:
        panel.support.region.activated.emit(at)
    assert told.args == ["US"]
    assert "Samaritans" not in words_in(panel)
    assert "988" in words_in(panel)


def test_help_names_its_sources_on_request(panel: TransparencyPanel) -> None:
    follow(panel, CRISIS)
    assert "samaritans.org" not in words_in(panel)
    panel.support.sources.click()
    assert "samaritans.org" in words_in(panel)


def test_the_thinking_streams_and_is_marked_as_the_models_words(panel: TransparencyPanel) -> None:
    panel.set_model(loaded_model(thinks=True))
    state = TurnState()
    for event in turn(thinking="First I look at the sea. 想一想。"):
        state = follow(panel, (event,), state)
        if isinstance(event, ThinkingArrived):
            assert panel.thinking.text.toPlainText().endswith(event.text)
    assert panel.thinking.text.toPlainText().strip() == "First I look at the sea. 想一想。"
    assert panel.thinking.origin.text() == Origin.MODEL.value[0]


def test_it_says_so_where_a_model_does_not_think(panel: TransparencyPanel) -> None:
    panel.set_model(loaded_model(thinks=False))
    follow(panel, turn())
    assert "does not think aloud" in words_in(panel)


def test_it_says_so_where_a_model_that_can_think_did_not(panel: TransparencyPanel) -> None:
    panel.set_model(loaded_model(thinks=True))
    follow(panel, turn())
    assert "There was no thinking in this turn." in words_in(panel)


def test_the_wait_before_the_first_word_is_explained_and_goes_when_it_is_over(
    panel: TransparencyPanel,
) -> None:
    reading = PromptReading(ReadingProgress(read=10, total=130, reused=100))
    state = follow(panel, (UserMessageCommitted(HOME, message("Hello")), reading))
    assert "110 of 130 tokens" in words_in(panel)
    assert "100 of them kept from before" in words_in(panel)
    follow(panel, (ReplyArrived("Hello", folded=False),), state)
    assert not panel.reading.isVisible()


def test_a_judge_that_is_only_indicative_is_marked_so_beside_every_figure(panel: TransparencyPanel) -> None:
    follow(panel, turn())
    assert "only indicative" in panel.headline.judge.text()
    assert panel.headline.origin.text() == Origin.INDICATIVE.value[0]
    assert panel.profile.origin.text() == Origin.INDICATIVE.value[0]


def test_distress_that_only_the_chat_model_saw_is_indicative_too(panel: TransparencyPanel) -> None:
    panel.headline.show_assessment(assessment(Headline.DISTRESS, JudgeKind.INDICATIVE, safe=0.3))
    assert panel.headline.origin.text() == Origin.INDICATIVE.value[0]


def test_a_crisis_found_by_rules_is_computed_whoever_judged_the_rest(panel: TransparencyPanel) -> None:
    panel.headline.show_assessment(assessment(Headline.CRISIS, JudgeKind.INDICATIVE))
    assert panel.headline.origin.text() == Origin.COMPUTED.value[0]
    assert "fixed rules" in panel.headline.judge.text()


def test_nobody_judged_is_said_and_shows_no_profile(panel: TransparencyPanel) -> None:
    panel.headline.show_assessment(assessment(Headline.NOT_JUDGED, JudgeKind.NONE))
    panel.profile.show_assessment(assessment(Headline.NOT_JUDGED, JudgeKind.NONE))
    assert panel.headline.words.text() == Headline.NOT_JUDGED.value
    assert not panel.profile.isVisible()


def test_the_bars_say_the_same_to_who_cannot_see_them_and_the_table_has_every_category(
    panel: TransparencyPanel,
) -> None:
    seen = assessment(safe=0.4)
    panel.profile.show_assessment(seen)
    assert "Safe 40 %" in panel.profile.bars.accessibleDescription()
    panel.profile.all.click()
    assert panel.profile.table.isVisible()
    model = panel.profile.table.model()
    assert model.rowCount() == len(seen.categories)
    assert model.index(0, 1).data() == "40 %"


def test_explaining_waits_for_the_end_of_the_reply_and_is_marked_as_the_judges_words(
    panel: TransparencyPanel, qtbot: QtBot
) -> None:
    events = list(turn())
    state = TurnState()
    for event in events[:-1]:
        state = follow(panel, (event,), state)
        assert not panel.profile.explain.isEnabled()
    follow(panel, events[-1:], state)
    with qtbot.waitSignal(panel.explanation_requested):
        panel.profile.explain.click()
    panel.profile.show_explanation("Because of the sea.")
    assert panel.profile.whose.isVisible()
    assert "Because of the sea." in words_in(panel)


def test_the_facts_are_marked_as_computed_and_each_says_how_it_comes_about(panel: TransparencyPanel) -> None:
    follow(panel, turn())
    assert panel.facts.origin.text() == Origin.COMPUTED.value[0]
    for fact in panel.facts.values:
        assert fact.toolTip(), f"{fact.accessibleName()} does not say how it comes about"
        assert fact.accessibleDescription().split() == fact.toolTip().split()
    panel.facts.how.click()
    assert "Tokens written, divided by the seconds of writing." in panel.facts.method.text()
    assert panel.facts.method.isVisible()


def test_a_turn_that_broke_leaves_what_was_seen_and_takes_the_waiting_away(panel: TransparencyPanel) -> None:
    events = list(turn())
    follow(panel, (*events[:5], TurnFailed(None, "The model stopped working.", "signal 9")))
    assert not panel.reading.isVisible()
    assert panel.headline.words.text() == Headline.LOW.value
    assert panel.profile.explain.isEnabled()


def test_an_earlier_turn_is_shown_as_it_was_recorded(panel: TransparencyPanel) -> None:
    asked = message("I feel so alone. I want to die.")
    reply = message("Hello.", Role.ASSISTANT, asked.id, thinking="Somebody suffers.")
    finding = CrisisFinding(crisis=True, kinds=(CrisisKind.SUICIDAL_INTENT,))
    record = TurnRecord(asked, reply, finding, assessment(Headline.CRISIS), facts(), support())
    panel.show_turn(TurnState.of(record))
    assert "Samaritans" in words_in(panel)
    assert panel.headline.words.text() == Headline.CRISIS.value
    assert panel.thinking.text.toPlainText() == "Somebody suffers."
    panel._column.counsellors.fold.click()
    assert "24.0 tokens/s" in words_in(panel)
    panel.show_turn(TurnState())
    assert panel.guide.isVisible()
    assert not panel.support.isVisible()


def test_a_fallback_of_the_device_is_told_only_of_the_model_that_fell_back(panel: TransparencyPanel) -> None:
    panel.set_model(loaded_model(fallback_reason="The graphics card has too little memory."))
    panel.facts.show_facts(facts(), loaded_model(fallback_reason="The graphics card has too little memory."))
    assert "too little memory" in words_in(panel)
    asked = message("Hello")
    other = replace(facts(), hash="another")
    reply = message("Hello.", Role.ASSISTANT, asked.id)
    record = TurnRecord(asked, reply, CrisisFinding(crisis=False), assessment(), other, None)
    panel.show_turn(TurnState.of(record))
    assert panel.facts.isVisible()
    assert "too little memory" not in words_in(panel)


def test_the_words_that_weighed_are_shown_and_slight_ones_are_not(qtbot: QtBot) -> None:
    section = SpanAttributionSection()
    qtbot.addWidget(section)
    table = strategy_table()
    inputs = ChoiceInputs(CrisisFinding(False), assessment(), Weights())
    text = "It was a long day. I am at the end."
    spans = (AttributedSpan(19, 35, 0.82), AttributedSpan(0, 19, 0.01))
    section.show_words(replace(choose(table, inputs), spans=spans), text)
    assert section.words.text() == "“I am at the end.” (+0.82)"
    assert not section.isHidden()
    section.show_words(choose(table, inputs), text)
    assert section.isHidden()
