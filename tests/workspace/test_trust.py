"""Trust grows with reflections and open questions, falls with lectures, and never leaves its bounds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.conversation import ConversationId, Message, MessageId, Role
from app.workspace.scenario_rules import scenario_rules
from app.workspace.trust import MOST_POINTS, POINTS_A_STEP, ReplyForm, Trust, form_of, trust_along

RULES = scenario_rules()
HOME = ConversationId("c")


@pytest.mark.parametrize(
    ("reply", "said", "form"),
    [
        (
            "You listen to the message every evening. What does it bring back?",
            "I listen to one message every evening",
            ReplyForm(True, True, False, False),
        ),
        ("Is it normal? Did you sleep?", "I cannot sleep", ReplyForm(False, False, False, False)),
        ("What? How? Who? Where?", "I cannot sleep", ReplyForm(False, False, True, False)),
        (
            "1. Walk more.\n2. Call a friend.\n3. Drink water.",
            "Bad day",
            ReplyForm(False, False, False, True),
        ),
        ("You should rest. " * 60, "Bad day", ReplyForm(False, False, False, True)),
        (
            "你每晚都要听父亲的语音。听的时候会想到什么？",
            "我每晚都要听一遍父亲的语音",
            ReplyForm(True, True, False, False),
        ),
        ("你要多休息。" * 60, "今天不好", ReplyForm(False, False, False, True)),
    ],
)
def test_the_form_of_a_reply_is_seen(reply: str, said: str, form: ReplyForm) -> None:
    assert form_of(reply, said, RULES) == form


def test_words_that_are_only_asked_back_are_not_taken_up() -> None:
    assert not form_of(
        "Listen to which message every evening?", "I listen to a message every evening", RULES
    ).takes_up


def _message(role: Role, text: str, number: int) -> Message:
    return Message(MessageId(str(number)), HOME, None, role, text, datetime(2026, 11, 29, tzinfo=UTC))


texts = st.text(alphabet="ab ?.\n-1你好吗什么", max_size=40)
paths = st.lists(st.tuples(st.sampled_from([Role.USER, Role.ASSISTANT]), texts), max_size=12)


@given(
    paths, st.dictionaries(st.integers(0, 12).map(lambda at: MessageId(str(at))), st.sampled_from([-1, 0, 1]))
)
def test_trust_stays_within_its_bounds_and_moves_by_a_step_at_most(
    path: list[tuple[Role, str]], ratings: dict[MessageId, int]
) -> None:
    messages = [_message(role, text, at) for at, (role, text) in enumerate(path)]
    before = Trust()
    for end in range(len(messages) + 1):
        trust = trust_along(messages[:end], ratings, RULES)
        assert 0 <= trust.points <= MOST_POINTS
        assert abs(trust.points - before.points) <= POINTS_A_STEP
        before = trust


def test_a_rating_takes_the_place_of_what_the_form_says() -> None:
    said = _message(Role.USER, "I listen to the message every evening", 1)
    reply = _message(Role.ASSISTANT, "You listen to the message every evening. What does it bring?", 2)
    assert trust_along((said, reply), {}, RULES).told == 1
    assert trust_along((said, reply), {reply.id: 0}, RULES).told == 0
    assert trust_along((said, reply), {reply.id: 1}, RULES).told == 1
