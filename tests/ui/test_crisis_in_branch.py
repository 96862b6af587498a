"""A crisis marks the rest of its branch, and no other branch of the conversation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from turn_factories import HOME, message, record_of, support, turn

from app.domain.conversation import ConversationTree, MessageId, Role
from app.domain.risk import CrisisFinding
from app.domain.turn import (
    CrisisScreened,
    SupportOffered,
    TurnEvent,
    TurnWaits,
    UserMessageCommitted,
    Waiting,
)
from app.domain.turn_state import TurnState
from app.ui.view_models.crisis_in_branch import branch_has_crisis, help_of_branch, may_be_danger
from app.ui.view_models.live_turn import LiveTurn
from app.ui.view_models.open_conversation import OpenConversation, opened


def live(events: Iterable[TurnEvent], *, behind: bool = False) -> LiveTurn:
    shown = LiveTurn(view=0, behind=behind)
    for event in events:
        shown = shown.after(shown.state.after(event))
    return shown


def after_crisis() -> OpenConversation:
    return live(turn("I want to die", crisis=True)).placed_in(OpenConversation())


def followed_by(before: OpenConversation, text: str, parent: MessageId | None) -> OpenConversation:
    asked = message(text, parent=parent)
    return before.with_message(HOME, asked).with_message(
        HOME, message("Gladly.", Role.ASSISTANT, parent=asked.id)
    )


def test_the_rest_of_the_branch_stays_marked_however_harmless() -> None:
    now = after_crisis()
    assert branch_has_crisis(now)
    for words in ("What is 7 times 8?", "Thanks!", "Name three birds."):
        now = followed_by(now, words, now.leaf)
    assert branch_has_crisis(now)
    assert help_of_branch(now) == support()


def test_another_version_of_the_message_is_a_branch_without_a_crisis() -> None:
    crisis = after_crisis()
    edited = followed_by(crisis, "What is 7 times 8?", None)
    assert not branch_has_crisis(edited)
    assert branch_has_crisis(edited.at_leaf(crisis.leaf))


def test_concern_for_somebody_else_marks_nothing() -> None:
    asked = message("I worry about my friend")
    quiet = OpenConversation().with_message(HOME, asked).with_support(asked.id, support(quiet=True))
    assert not branch_has_crisis(quiet)
    assert help_of_branch(quiet) is None


def test_a_reopened_conversation_is_marked_by_its_record_alone() -> None:
    state = TurnState()
    for event in turn("I want to die", crisis=True):
        state = state.after(event)
    record = replace(record_of(state), support=None)
    assert record.reply is not None
    tree = ConversationTree(HOME, (record.question, record.reply))
    again = opened(tree, lambda reply: record, lambda asked: None)
    assert branch_has_crisis(again)
    assert help_of_branch(again) is None, "nothing is made up where no help was recorded"


def test_a_message_that_waits_marks_the_branch_before_it_has_its_place() -> None:
    asked = message("I want to die")
    waits = (UserMessageCommitted(HOME, asked), SupportOffered(support()), TurnWaits(Waiting.REPLY))
    calm = followed_by(OpenConversation(), "Name three birds.", None)
    assert not branch_has_crisis(calm)
    assert branch_has_crisis(calm, (live(waits, behind=True),))
    assert not branch_has_crisis(calm, (live(waits, behind=True).finished(),)), "it was taken back"


def test_what_may_be_danger_is_told_of_its_newest_message_live_and_from_its_record() -> None:
    asked = message("I won't be there in May")
    state = TurnState().after(CrisisScreened(CrisisFinding(False, (), (), True, 0.6)))
    under_way = LiveTurn(view=0, state=replace(state, question=asked))
    assert may_be_danger(OpenConversation(), (under_way,)) == asked
    done = TurnState()
    for event in turn("I won't be there in May"):
        done = done.after(event)
    record = record_of(done)
    assert record.reply is not None
    calm = opened(
        ConversationTree(HOME, (record.question, record.reply)), lambda reply: record, lambda asked: None
    )
    assert may_be_danger(calm) is None
    possible = replace(record, crisis=CrisisFinding(False, (), (), True, 0.6))
    marked = calm.with_record(record.reply.id, possible)
    assert may_be_danger(marked) == record.question
    assert not branch_has_crisis(marked)
