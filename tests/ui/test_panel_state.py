"""The panel follows from the state of a turn: live and past look the same, growth disturbs nothing, nothing leaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.analysis import Cost, Facet, Intent, Mode, Review, Trajectory, TurnAnalysis, WithheldReply
from app.domain.conversation import Role
from app.domain.generation import ReadingProgress
from app.domain.risk import CrisisFinding, CrisisKind, Headline
from app.domain.turn import (
    AnalysisExtended,
    AnswerBegan,
    CrisisScreened,
    MessageWithdrawn,
    PassJudged,
    PromptReading,
    ReplyArrived,
    ReplyWithheld,
    RiskAssessed,
    StrategyChosen,
    SupportOffered,
    ThinkingArrived,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    TurnWaits,
    UserMessageCommitted,
    Waiting,
)
from app.domain.turn_state import TurnState
from app.ui.panel.panel import TransparencyPanel
from tests.ui.reasoning_factories import THINKING, analysis, chain, improvement, influences
from tests.ui.turn_factories import (
    HOME,
    assessment,
    facts,
    follow,
    loaded_model,
    message,
    record_of,
    seen_in,
    support,
)

ASKED = message("I sleep badly before exams. What can I do?")
OPENING: tuple[TurnEvent, ...] = (
    UserMessageCommitted(HOME, ASKED),
    CrisisScreened(CrisisFinding(crisis=False)),
    RiskAssessed(assessment()),
)
REVIEWED = Review(0.05, 0.2, "the chat model")
OVER = Review(0.5, 0.2, "the chat model")
REPLY = message("Put the phone away.", Role.ASSISTANT, ASKED.id, thinking=THINKING)
OTHER = message("Breathe slowly.", Role.ASSISTANT, ASKED.id, thinking="Another thought.")


def rich(mode: Mode = Mode.OBSERVE, **changes: object) -> TurnAnalysis:
    """Return an analysis in which every part was computed."""
    whole = {
        "review": REVIEWED,
        "chain": chain(),
        "influences": influences(),
        "facets": (Facet("severity", 0.6, "the table of risks", False),),
        "intents": (Intent("Inquiry for risky information", 0.7),),
        "trajectory": Trajectory(("a", ASKED.id), (0.1, 0.2), (0.1, 0.3)),
        "costs": (Cost("review", 8, 0.1),),
        "left_out": ("sketches",),
    }
    return analysis(mode, **(whole | changes))


def plain() -> Iterable[TurnEvent]:
    yield from OPENING
    yield StrategyChosen(analysis())
    yield PromptReading(ReadingProgress(10, 130, 100))
    for word in THINKING.split(" "):
        yield ThinkingArrived(f"{word} ")
    yield ReplyArrived(REPLY.text, folded=False)
    yield TurnEnded(REPLY, facts())
    yield AnalysisExtended(REPLY.id, rich())


def crisis() -> Iterable[TurnEvent]:
    yield UserMessageCommitted(HOME, ASKED)
    yield CrisisScreened(CrisisFinding(crisis=True, kinds=(CrisisKind.SUICIDAL_INTENT,)))
    yield SupportOffered(support())
    yield TurnWaits(Waiting.MODEL)
    yield RiskAssessed(assessment(Headline.CRISIS))
    yield StrategyChosen(analysis())
    yield ReplyArrived("I am here.", folded=True)
    yield TurnEnded(replace(REPLY, thinking="", folded=True), facts())


def withheld() -> Iterable[TurnEvent]:
    taken = (WithheldReply(OVER, "clarify", "Kept words."), WithheldReply(OVER, "redirect_to_help"))
    yield from OPENING
    yield StrategyChosen(analysis())
    yield ThinkingArrived("A thought that is taken away.")
    yield ReplyArrived("Gone.", folded=False)
    yield ReplyWithheld(analysis(withheld=taken[:1]))
    yield ReplyArrived("Gone too.", folded=False)
    yield ReplyWithheld(analysis(withheld=taken))
    yield ReplyArrived(OTHER.text, folded=False)
    yield TurnEnded(OTHER, facts())
    yield AnalysisExtended(OTHER.id, rich(withheld=taken))


def compared() -> Iterable[TurnEvent]:
    yield from OPENING
    for number, (strategy, reply) in enumerate((("clarify", REPLY), ("full_answer", OTHER)), 1):
        yield AnswerBegan(strategy, number, 2)
        yield StrategyChosen(analysis(Mode.COMPARE, followed=strategy))
        yield ThinkingArrived(reply.thinking)
        yield ReplyArrived(reply.text, folded=False)
        yield TurnEnded(reply, facts())
    yield AnalysisExtended(REPLY.id, rich(Mode.COMPARE, followed="clarify"))
    yield AnalysisExtended(OTHER.id, rich(Mode.COMPARE, followed="full_answer", review=OVER))


def improved() -> Iterable[TurnEvent]:
    yield from plain()
    found = replace(improvement(), refused=(2,))
    for judged in found.passes:
        yield PassJudged(judged, 3)
    yield AnalysisExtended(REPLY.id, rich(improvement=found))
    yield TurnEnded(OTHER, facts())
    yield AnalysisExtended(OTHER.id, rich(improvement=found, chain=found.passes[1].chain))


def broken() -> Iterable[TurnEvent]:
    yield from OPENING
    yield StrategyChosen(analysis())
    yield ReplyArrived("Put the", folded=False)
    yield TurnFailed(replace(REPLY, text="Put the", thinking=""), "The model stopped working.", "signal 9")


@pytest.fixture
def panel(qtbot: QtBot) -> TransparencyPanel:
    return made(qtbot)


def made(qtbot: QtBot, *, thinks: bool = True) -> TransparencyPanel:
    panel = TransparencyPanel()
    qtbot.addWidget(panel)
    panel.set_model(loaded_model(thinks=thinks))
    panel.resize(380, 900)
    panel.show()
    return panel


def open_all(panel: TransparencyPanel) -> None:
    buttons = (
        panel.anticipation.weighing.ask,
        panel.reasoning.fold,
        panel.improvement.fold,
        *(each.more for each in panel.review.withheld),
    )
    for each in buttons:
        if each.isVisibleTo(panel):
            each.click()


@pytest.mark.parametrize("thinks", [True, False])
@pytest.mark.parametrize("events", [plain, crisis, withheld, compared, improved, broken])
def test_a_turn_looks_the_same_at_its_end_and_from_its_record(
    qtbot: QtBot, events: Callable[[], Iterable[TurnEvent]], thinks: bool
) -> None:
    live, past = made(qtbot, thinks=thinks), made(qtbot, thinks=thinks)
    state = follow(live, events())
    past.show_turn(TurnState.of(record_of(state)))
    assert seen_in(live) == seen_in(past)
    open_all(live)
    open_all(past)
    opened = seen_in(live)
    assert opened == seen_in(past)
    live.show_turn(TurnState())
    assert seen_in(live) == seen_in(made(qtbot, thinks=thinks)), (
        "nothing of a turn is left in a new conversation"
    )
    live.show_turn(TurnState.of(record_of(state)))
    open_all(live)
    assert seen_in(live) == opened


def test_more_of_the_same_turn_disturbs_nothing_that_a_person_has_opened(
    panel: TransparencyPanel, qtbot: QtBot
) -> None:
    state = follow(panel, plain())
    open_all(panel)
    sliders = panel.anticipation.weighing.what_if.sliders
    sliders.risk.setValue(0)
    panel.trajectory.chart.point_at(0)
    panel.reasoning.chain.change.click()
    node = panel.reasoning.chain.nodes[1]
    node.edit_button.click()
    assert node.editor is not None
    qtbot.keyClicks(node.editor.field, "typing ")
    QApplication.processEvents()
    bar = panel._scroll.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    read = next(each for each in panel.figures if not each.visibleRegion().isEmpty())
    place = read.mapTo(panel, QPoint(0, 0)).y()
    grown = rich(left_out=(), intents=(Intent("Declaration of risky content", 1.0),), level="R1")
    follow(panel, (AnalysisExtended(REPLY.id, grown),), state)
    QApplication.processEvents()
    assert "R1" in panel.closer_look.words.text(), "what is new is shown"
    assert sliders.asked.risk == 0
    assert panel.trajectory.chart.at == 0
    assert node.editor is not None
    assert node.editor.field.toPlainText().startswith("typing ")
    assert not panel.reasoning.chain.isHidden()
    assert bar.value() > 0
    assert read.mapTo(panel, QPoint(0, 0)).y() == place, "what is read stays where it is"


def test_a_token_draws_nothing_but_the_words_that_came(panel: TransparencyPanel) -> None:
    state = follow(panel, (*OPENING, StrategyChosen(analysis()), ThinkingArrived("They sleep badly.")))
    drawn = []
    panel._parts = tuple(
        replace(part, draw=lambda state, draw=part.draw: (drawn.append(draw.__name__), draw(state)))
        for part in panel._parts
    )
    state = follow(panel, (ThinkingArrived(" They want to rest."),), state)
    assert drawn == ["_draw_thinking"]
    follow(panel, (ReplyArrived("Put", folded=False), ReplyArrived(" the phone away.", folded=False)), state)
    assert drawn == ["_draw_thinking"]


def test_marks_and_place_in_the_thinking_stay_while_it_grows_and_when_it_is_recorded(
    panel: TransparencyPanel,
) -> None:
    state = follow(panel, (*OPENING, StrategyChosen(analysis()), ThinkingArrived("They sleep 😴 badly.")))
    panel.thinking.highlight(((5, 12),))
    state = follow(panel, (ThinkingArrived(" They want to rest.\n"),), state)
    assert panel.thinking.highlighted() == ("sleep 😴",)
    recorded = replace(REPLY, thinking="They sleep 😴 badly. They want to rest.")
    follow(panel, (TurnEnded(recorded, facts()),), state)
    assert panel.thinking.highlighted() == ("sleep 😴",)
    assert panel.thinking.text.toPlainText() == recorded.thinking


@pytest.mark.parametrize("again", [False, True], ids=["another message", "the same message answered again"])
def test_another_turn_begins_with_nothing_opened_asked_or_marked(
    panel: TransparencyPanel, again: bool
) -> None:
    follow(panel, plain())
    open_all(panel)
    panel.anticipation.weighing.what_if.sliders.risk.setValue(0)
    panel.profile.all.click()
    panel.profile.show_explanation("Because of the sea.")
    panel.thinking.highlight(((0, 4),))
    asked = ASKED if again else message("And in the morning?")
    opening = (UserMessageCommitted(HOME, asked), *OPENING[1:], StrategyChosen(analysis()))
    after = follow(panel, opening)
    assert panel.thinking.text.toPlainText() == ""
    assert panel.thinking.highlighted() == ()
    assert panel.anticipation.weighing.what_if.isHidden()
    known = analysis().message.game.weights
    assert panel.anticipation.weighing.what_if.sliders.asked == known
    assert not panel.profile.table.isVisible()
    assert panel.profile.explanation.text() == ""
    follow(panel, (TurnEnded(OTHER, facts()), AnalysisExtended(OTHER.id, rich())), after)
    assert panel.reasoning.chain.isHidden()
    assert panel.reasoning.chain.draft.original == chain()
    assert not panel.facts.isHidden()


def test_a_waiting_message_is_said_to_be_kept_screened_and_what_it_waits_for(
    panel: TransparencyPanel,
) -> None:
    opening = OPENING[:2]
    for waiting, awaited in (
        (Waiting.REPLY, "the reply before it is written"),
        (Waiting.MODEL, "a model is loaded"),
        (Waiting.QUESTION, "the question about the earlier reply is answered"),
    ):
        panel.show_turn(TurnState())
        state = follow(panel, (*opening, TurnWaits(waiting)))
        assert panel.headline.words.text() == "Your message is kept"
        assert panel.headline.meaning.text() == (
            f"It was screened for signs of danger, and it is answered as soon as {awaited}."
        )
        assert not panel.profile.explain.isEnabled()
        assert not panel.guide.isVisible()
    state = follow(panel, (StrategyChosen(analysis()),), state)
    assert panel.headline.words.text() == "Reading your message…"
    state = follow(panel, (RiskAssessed(assessment()),), state)
    assert panel.headline.words.text() == Headline.LOW.value
    assert state.waiting is None


def test_a_waiting_message_in_distress_has_its_help_above_it(panel: TransparencyPanel) -> None:
    events = list(crisis())[:4]
    follow(panel, events)
    assert panel.support.isVisible()
    assert "People who can help are named above." in panel.headline.meaning.text()


def test_a_message_that_was_taken_back_or_never_judged_is_said_to_be(panel: TransparencyPanel) -> None:
    waits = follow(panel, (*OPENING[:2], TurnWaits(Waiting.REPLY)))
    follow(panel, (MessageWithdrawn(ASKED),), waits)
    assert panel.headline.words.text() == "Taken back"
    assert not panel.profile.explain.isEnabled()
    follow(panel, (TurnFailed(None, "The model stopped working.", ""),), waits)
    assert panel.headline.words.text() == Headline.NOT_JUDGED.value


def test_a_reply_that_is_taken_away_takes_its_thinking_and_its_reasoning_with_it(
    panel: TransparencyPanel,
) -> None:
    events = list(withheld())
    state = follow(panel, events[:6])
    assert "taken away" in panel.thinking.text.toPlainText()
    follow(panel, events[6:7], state)
    assert panel.thinking.text.toPlainText() == ""
    assert panel.thinking.note.text() == "Its thinking will stream here."
    assert panel.reasoning.isHidden()


def test_what_was_computed_of_the_message_stays_in_view_between_two_replies(
    panel: TransparencyPanel,
) -> None:
    events = list(compared())
    second = next(at for at, each in enumerate(events) if isinstance(each, AnswerBegan) and each.number == 2)
    state = follow(panel, events[: second + 1])
    assert state.turn_analysis is None
    assert panel.anticipation.isVisible()
    assert panel.review.isHidden(), "the review is of the reply before"
    assert panel.reasoning.isHidden()
    assert panel.facts.isHidden()


def test_passes_under_way_leave_an_opened_reply_open(panel: TransparencyPanel) -> None:
    state = follow(panel, plain())
    panel.improvement.begin()
    assert panel.improvement.words.text() == "The reply is being judged…"
    first, second = improvement().passes
    state = follow(panel, (PassJudged(first, 3),), state)
    panel.improvement.fold.click()
    panel.improvement.passes[0].more.click()
    state = follow(panel, (PassJudged(second, 3),), state)
    assert not panel.improvement.passes[0].reply.isHidden()
    assert panel.improvement.passes[1].reply.isHidden()
    follow(panel, (AnalysisExtended(REPLY.id, rich(improvement=improvement())),), state)
    assert panel.improvement.words.text().startswith("Pass 1 scored best and is offered")
    assert not panel.improvement.passes[0].reply.isHidden()


def test_an_improvement_that_ends_before_anything_was_judged_leaves_the_earlier_one_in_view(
    panel: TransparencyPanel,
) -> None:
    follow(panel, (*plain(), AnalysisExtended(REPLY.id, rich(improvement=improvement()))))
    panel.improvement.begin()
    panel.improvement.over()
    assert panel.improvement.words.text().startswith("Pass 1 scored best and is offered")
    assert len(panel.improvement.passes) == 2


def test_another_model_changes_only_what_is_said_of_its_own_turns(panel: TransparencyPanel) -> None:
    panel.set_model(loaded_model(fallback_reason="The graphics card has too little memory."))
    follow(panel, plain())
    assert "The graphics card has too little memory." in seen_in(panel)
    another = loaded_model(thinks=False, fallback_reason="The graphics card has too little memory.")
    panel.set_model(replace(another, sha256="another"))
    assert "The graphics card has too little memory." not in seen_in(panel)
    assert panel.thinking.text.toPlainText() == THINKING
    follow(panel, broken())
    assert panel.thinking.note.text() == "There was no thinking in this turn."
    follow(panel, (UserMessageCommitted(HOME, message("And now?")),))
    assert panel.thinking.note.text() == "This model does not think aloud."


def test_what_arrives_late_does_not_push_away_what_is_being_read(panel: TransparencyPanel) -> None:
    state = follow(panel, plain())
    QApplication.processEvents()
    reading = panel.facts
    bar = panel._scroll.verticalScrollBar()
    bar.setValue(reading.mapTo(panel._scroll.widget(), reading.rect().topLeft()).y() - 30)
    for each in (panel.profile, panel.boundary):
        assert each.isVisible(), "something above it can grow"
    before = reading.mapTo(panel, reading.rect().topLeft()).y()
    panel.profile.show_explanation("A long explanation. " * 40)
    QApplication.processEvents()
    sketched = rich(sketched=analysis().message.ladder)
    follow(panel, (AnalysisExtended(REPLY.id, sketched),), state)
    for _ in range(3):
        QApplication.processEvents()
    assert reading.mapTo(panel, reading.rect().topLeft()).y() == before
