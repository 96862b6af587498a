"""A conversation that outgrows its context, and one whose turns failed: the real session, worker and a tiny model."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from app.domain.analysis import Mode
from app.domain.conversation import ConversationId, Message, MessageId, Role
from app.domain.generation import Sampling
from app.domain.turn import TurnEnded, TurnFacts, TurnFailed, UserMessageCommitted
from app.locations import Locations
from app.session.session import Session
from tests.engine.scripted_model import TEMPLATE, build_scripted_model

CONTEXT = 512
SHORT = Sampling(temperature=0.0, seed=1, max_tokens=8)
STRICT = (
    "{% for message in messages %}{% if loop.index0 and message.role == messages[loop.index0 - 1].role %}"
    "{{ raise_exception('Roles must alternate.') }}{% endif %}{% endfor %}" + TEMPLATE
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as opened:
        opened.settings = msgspec.structs.replace(opened.settings, context_size=CONTEXT)
        yield opened


def talk(session: Session, turns: int) -> list[TurnFacts]:
    """Return the figures of a conversation's turns; each message is about forty tokens long."""
    found: list[TurnFacts] = []
    home: ConversationId | None = None
    leaf: MessageId | None = None
    for number in range(turns):
        text = f"Message {number:02} about the sea, ships and wind."
        for event in session.say(text, home, leaf, SHORT, Mode.OBSERVE):
            if isinstance(event, TurnEnded):
                found.append(event.facts)
                home, leaf = event.message.conversation, event.message.id
    return found


def test_once_the_context_is_full_a_turn_reads_its_own_message_and_rarely_more(
    session: Session, tmp_path: Path
) -> None:
    model = session.library.add(build_scripted_model(tmp_path / "scripted.gguf", "Hello friend."))
    session.load_model(model)
    turns = talk(session, 24)
    read = [each.tokens_read for each in turns]
    left_out = [each.messages_left_out for each in turns]
    one_message = max(read[1:5])
    assert left_out == sorted(left_out)
    assert left_out[-1] > 0, "the conversation is longer than the context"
    drops = [turn for turn in range(1, 24) if left_out[turn] != left_out[turn - 1]]
    for turn in drops:
        assert (left_out[turn] - left_out[turn - 1]) % 2 == 0, "whole exchanges go"
        assert turns[turn].context_used < 0.7 * CONTEXT, "about half is dropped at once"
    for turn in range(1, 24):
        if turn not in drops:
            assert read[turn] <= one_message + 4, f"turn {turn} read {read[turn]} tokens again: {read}"
            assert turns[turn].tokens_reused > 0
    gaps = [after - before for before, after in pairwise(drops)]
    assert min(gaps, default=9) >= 3, f"the prefix holds for several turns: {drops}"


def test_a_question_that_fills_the_context_alone_is_answered_and_the_next_one_too(
    session: Session, tmp_path: Path
) -> None:
    session.load_model(session.library.add(build_scripted_model(tmp_path / "scripted.gguf", "Hello friend.")))
    events = list(session.say("Hello", None, None, SHORT, Mode.OBSERVE))
    for text in ("sea " * 110, "and now?"):
        last = next(each.message for each in events if isinstance(each, TurnEnded))
        events = list(session.say(text, last.conversation, last.id, SHORT, Mode.OBSERVE))
        assert any(isinstance(each, TurnEnded) for each in events), text[:20]
    failed = list(session.say("sea " * 1000, last.conversation, last.id, SHORT, Mode.OBSERVE))
    (told,) = (each for each in failed if isinstance(each, TurnFailed))
    assert "no longer fits" in told.sentence


def test_two_messages_of_the_person_in_a_row_are_answered_by_a_template_that_refuses_them(
    session: Session, tmp_path: Path
) -> None:
    model = session.library.add(build_scripted_model(tmp_path / "strict.gguf", "Hello friend.", STRICT))
    session.load_model(model)
    failed = list(session.say("sea " * 1000, None, None, SHORT, Mode.OBSERVE))
    (asked,) = (each for each in failed if isinstance(each, UserMessageCommitted))
    assert any(isinstance(each, TurnFailed) and each.message is None for each in failed)
    short = list(session.say("Hello", asked.conversation.id, None, SHORT, Mode.OBSERVE))
    (first,) = (each.message for each in short if isinstance(each, UserMessageCommitted))
    again = list(session.say("Are you there?", asked.conversation.id, first.id, SHORT, Mode.OBSERVE))
    ended = [each for each in again if isinstance(each, TurnEnded)]
    assert ended, [each for each in again if isinstance(each, TurnFailed)]
    path = session.vault.tree(asked.conversation.id).path_to(ended[0].message.id)
    assert [each.role for each in path] == [Role.USER, Role.USER, Role.ASSISTANT]
    assert isinstance(path[-1], Message)
