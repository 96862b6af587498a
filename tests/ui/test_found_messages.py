"""Which messages a search has found in a conversation."""

from __future__ import annotations

from dataclasses import replace

from transcript_scenes import CONVERSATION, message, question

from app.domain.conversation import Conversation, ConversationTree, now
from app.ui.view_models.found_messages import branch_with, found_messages


def test_messages_with_every_word_come_before_those_with_one() -> None:
    path = (
        question("A red boat", "a"),
        message("Boats are fine", id_="b"),
        question("the RED one, a Boat", "c"),
    )
    assert found_messages(path, ("red", "boat")) == ("a", "c")
    assert found_messages(path, ("red", "harbour")) == ("a", "c"), "the title may hold the other word"
    assert found_messages(path, ()) == ()
    assert found_messages(path, ("睡",)) == ()


def test_a_hit_on_another_branch_is_found_by_the_end_of_that_branch() -> None:
    first = question("Tell me of boats", "q")
    one = replace(message("They float", id_="one"), parent=first.id)
    other = replace(message("They sail to a harbour", id_="other"), parent=first.id)
    below = replace(question("And then?", "then"), parent=other.id)
    tree = ConversationTree(Conversation(CONVERSATION, "Boats", now(), now()), (first, one, other, below))
    assert branch_with(tree, (first, one), ("harbour",)) == "then"
    assert branch_with(tree, (first, other, below), ("harbour",)) is None, "it is in view already"
    assert branch_with(tree, (first, one), ("moon",)) is None
