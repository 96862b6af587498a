"""A conversation's tree: what it answers, and that a question does not look through all messages again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.conversation import (
    Conversation,
    ConversationId,
    ConversationTree,
    Message,
    MessageId,
    Role,
    now,
)

_HERE = ConversationId("here")


class Counted(tuple[Message, ...]):
    """Messages that count how often somebody looks through them."""

    looked = 0

    def __iter__(self) -> Iterator[Message]:
        Counted.looked += 1
        return super().__iter__()


def message(number: int, parent: int | None) -> Message:
    above = MessageId(str(parent)) if parent is not None else None
    return Message(MessageId(str(number)), _HERE, above, Role.USER, f"text {number}", now())


def tree(*messages: Message, leaf: MessageId | None = None) -> ConversationTree:
    return ConversationTree(Conversation(_HERE, "here", now(), now(), leaf), messages)


def test_every_question_about_a_long_conversation_is_answered_from_one_look_through_it() -> None:
    chain = Counted(message(number, number - 1 if number else None) for number in range(1_000))
    Counted.looked = 0
    long = ConversationTree(Conversation(_HERE, "here", now(), now(), None), chain)
    for each in tuple.__iter__(chain):
        assert long.find(each.id) is each
        assert len(long.children_of(each.parent)) == 1
    assert len(long.open_path()) == 1_000
    assert long.newest_leaf_below(MessageId("0")) == MessageId("999")
    assert Counted.looked == 1


def test_branches_are_found_in_the_order_in_which_they_were_written() -> None:
    branched = tree(message(0, None), message(1, 0), message(2, 0), message(3, 1), message(4, 2))
    assert [each.id for each in branched.children_of(MessageId("0"))] == ["1", "2"]
    assert [each.id for each in branched.children_of(None)] == ["0"]
    assert branched.children_of(MessageId("4")) == ()
    assert [each.id for each in branched.path_to(MessageId("3"))] == ["0", "1", "3"]
    assert [each.id for each in branched.path_to(MessageId("4"))] == ["0", "2", "4"]
    assert [each.id for each in branched.path_to(MessageId("3"))] == ["0", "1", "3"]
    assert branched.path_to(MessageId("nowhere")) == branched.path_to(None) == ()
    assert branched.newest_leaf_below(MessageId("0")) == "4"


def test_a_tree_with_one_message_more_knows_it_and_the_one_before_does_not() -> None:
    before = tree(message(0, None))
    assert [each.id for each in before.open_path()] == ["0"]
    after = replace(before, messages=(*before.messages, message(1, 0)))
    assert [each.id for each in after.open_path()] == ["0", "1"]
    assert before.find(MessageId("1")) is None
