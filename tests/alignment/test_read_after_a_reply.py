"""What is read ahead after a reply, counted in tokens: a real worker with a tiny model whose thinking is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.alignment.guidance import as_prompt
from app.alignment.turn import ScreenedMessage, answer_message
from app.alignment.turn_context import TurnContext
from app.domain.analysis import Mode
from app.domain.conversation import Message
from app.domain.generation import PrefixRequest, PromptMessage, Sampling
from app.domain.risk import CrisisFinding
from app.domain.turn import TurnEnded
from app.engine.client import EngineClient
from tests.alignment.test_prompting import parts
from tests.engine.scripted_model import DROPPING_TEMPLATE, build_scripted_model

# without a thought there is nothing to make a chain of, so no analysis reads the reply by the way
EMPTY_THOUGHT = "<think>\n\n</think>\n\n"
REPLY = "Ships sail on, and the wind is with them all the way."
MARKS = 16  # tokens of a template around a message, at most


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineClient]:
    path = tmp_path_factory.mktemp("model") / "thinker.gguf"
    client = EngineClient()
    client.load(build_scripted_model(path, EMPTY_THOUGHT + REPLY, DROPPING_TEMPLATE), context_size=1024)
    yield client
    client.close()


def context(engine: EngineClient, mode: Mode = Mode.OBSERVE, *, reads_ahead: bool = True) -> TurnContext:
    assert engine.model is not None
    return replace(
        parts(),
        engine=engine,
        loaded=engine.model,
        mode=mode,
        sampling=Sampling(temperature=0.0, max_tokens=64),
        reads_ahead=reads_ahead,
    )


def say(made: TurnContext, text: str, after: Message | None = None) -> TurnEnded:
    """Return the end of a message's last answer, once what follows it is over too."""
    conversation = (
        made.record.start("") if after is None else made.record.tree(after.conversation).conversation
    )
    question = Message.said(text, conversation.id, after.id if after is not None else None)
    made.record.append(question)
    return answers(made, question)[-1]


def answers(made: TurnContext, question: Message) -> list[TurnEnded]:
    """Return the ends of all answers to a message that is in its conversation."""
    conversation = made.record.tree(question.conversation).conversation
    screened = ScreenedMessage(conversation, question, CrisisFinding(crisis=False), None, 0.0)
    return [event for event in answer_message(made, screened) if isinstance(event, TurnEnded)]


@pytest.mark.parametrize("mode", [Mode.OBSERVE, Mode.COMPARE])
def test_what_follows_a_reply_leaves_the_next_message_alone_to_read(engine: EngineClient, mode: Mode) -> None:
    made = context(engine, mode)
    first = say(made, "What do you know of ships?")
    then = "And of the wind?"
    second = say(replace(made, mode=Mode.OBSERVE), then, first.message)
    assert second.facts.tokens_read <= len(engine.tokenise(then)) + MARKS


def test_where_nothing_is_to_be_read_ahead_the_next_turn_reads_the_reply(engine: EngineClient) -> None:
    made = context(engine, reads_ahead=False)
    first = say(made, "What do you know of the moon?")
    then = "And of the tide?"
    second = say(made, then, first.message)
    assert second.facts.tokens_read > len(engine.tokenise(then)) + len(engine.tokenise(REPLY))


def question_of(made: TurnContext, reply: Message) -> Message:
    return made.record.tree(reply.conversation).path_to(reply.id)[-2]


@pytest.mark.parametrize("mode", [Mode.OBSERVE, Mode.GUIDE, Mode.COMPARE])
def test_edited_regenerated_and_compared_replies_read_what_differs_alone(
    engine: EngineClient, mode: Mode
) -> None:
    made = context(engine, mode)
    first = say(made, "What do you know of the wind on the open sea, by day and by night?").message
    second = say(made, "And of the waves?", first)

    def of(reply: Message, text: str = "") -> int:
        """Return the tokens of a question with the guidance that its reply was given, or of the guidance alone."""
        return len(engine.tokenise(as_prompt(text, reply.guidance)))

    asked = question_of(made, second.message)
    for again in answers(made, asked):
        assert again.facts.tokens_read <= of(again.message) + MARKS, "the question is not read again"
    edited = say(made, "And of the rain?", first)
    assert edited.facts.tokens_read <= of(edited.message, "And of the rain?") + MARKS
    gone_on = say(made, "And then?", second.message)
    other_branch = of(second.message, asked.text) + len(engine.tokenise(second.message.text)) + MARKS
    assert gone_on.facts.tokens_read <= other_branch + of(gone_on.message, "And then?") + MARKS


def test_where_a_reply_fills_the_context_the_drop_to_half_is_read_before_the_next_message(
    engine: EngineClient,
) -> None:
    made = context(engine)
    first = say(made, "dune " * 100).message
    history = tuple(PromptMessage(each.role, each.text) for each in (question_of(made, first), first))
    begun = engine.warm(PrefixRequest(history))
    room = made.loaded.context_size - begun.tokens_read - begun.tokens_reused - MARKS
    full = say(made, "a" * (room - 2), first)
    assert full.facts.context_used == made.loaded.context_size
    assert full.facts.messages_left_out == 0
    then = "And then?"
    after = say(made, then, full.message)
    assert after.facts.messages_left_out == 2, "the first exchange"
    assert after.facts.tokens_read <= len(engine.tokenise(then)) + MARKS
