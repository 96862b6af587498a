"""A conversation as a prompt: roles alternate whatever failed in between, and no word of anybody's is lost."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.alignment.guidance import as_prompt
from app.alignment.prompting import joined, prompt_of
from app.alignment.strategies import strategy_table
from app.alignment.turn_context import TurnContext
from app.domain.conversation import Message, Role
from app.domain.generation import PromptMessage, Sampling
from app.domain.model import ModelStanding
from app.engine.client import EngineClient
from app.storage.vault import memory_record
from tests.ui.turn_factories import loaded_model, message

WORDS = st.text(st.characters(categories=("L", "Zs")), min_size=1, max_size=20)
CHINESE, ENGLISH = st.text("今天我很累想家", min_size=1), st.text("abcdefgh ", min_size=1)


@given(ENGLISH, CHINESE, WORDS)
def test_guidance_stands_behind_the_message_and_asks_for_its_language(
    english: str, chinese: str, told: str
) -> None:
    for text, asked in (
        (english, "Answer in the language of the message."),
        (chinese, "请用中文回答对方。"),
    ):
        prompt = as_prompt(text, told)
        assert prompt.startswith(text)
        assert prompt.index(told, len(text)) < prompt.index(asked, len(text))
        assert as_prompt(text, "") == text


@cache  # a prompt is made of values alone: neither engine nor record is used
def parts(system_prompt: str = "") -> TurnContext:
    return TurnContext(
        engine=EngineClient(),
        loaded=replace(loaded_model(), sha256=""),
        record=memory_record(),
        judges=(),
        standing=ModelStanding.TRIAL,
        sampling=Sampling(),
        table=strategy_table(),
        system_prompt=system_prompt,
    )


def said(role: Role, text: str, guidance: str = "") -> Message:
    return replace(
        message(text, role), guidance=guidance, reply_tokens=(1, 2) if role is Role.ASSISTANT else ()
    )


def test_messages_of_the_person_in_a_row_are_one_with_the_guidance_behind_the_last() -> None:
    history = [said(Role.USER, "one"), said(Role.USER, "two")]
    assert prompt_of(parts(), history, "be kind") == (
        PromptMessage(
            Role.USER, "one\n\ntwo\n\n[How to answer: be kind Answer in the language of the message.]"
        ),
    )
    history += [said(Role.ASSISTANT, "yes", "be brief"), said(Role.USER, "three")]
    assert prompt_of(parts("You are kind."), history, "be warm") == (
        PromptMessage(Role.SYSTEM, "You are kind."),
        PromptMessage(
            Role.USER, "one\n\ntwo\n\n[How to answer: be brief Answer in the language of the message.]"
        ),
        PromptMessage(Role.ASSISTANT, "yes", (1, 2)),
        PromptMessage(Role.USER, "three\n\n[How to answer: be warm Answer in the language of the message.]"),
    )


def test_replies_in_a_row_are_one_without_tokens_that_are_not_theirs() -> None:
    found = prompt_of(parts(), [said(Role.USER, "a"), said(Role.ASSISTANT, "b"), said(Role.ASSISTANT, "c")])
    assert found == (PromptMessage(Role.USER, "a"), PromptMessage(Role.ASSISTANT, "b\n\nc"))


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from((Role.USER, Role.ASSISTANT)), WORDS, st.sampled_from(("", "guide"))),
        min_size=1,
    ),
    st.sampled_from(("", "system")),
)
def test_roles_alternate_and_no_text_is_lost(turns: list[tuple[Role, str, str]], system: str) -> None:
    history = [said(role, text, told if role is Role.ASSISTANT else "") for role, text, told in turns]
    found = prompt_of(parts(system), history, "last")
    rest = found[1:] if system else found
    assert all(one.role is not other.role for one, other in pairwise(rest))
    assert rest[0].role is history[0].role
    at, whole = 0, "\n\n".join(each.text for each in rest)
    for each in history:
        at = whole.index(each.text, at) + len(each.text)


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, st.sampled_from(("", "guide"))), max_size=6), WORDS)
def test_a_history_that_alternates_gives_the_prompt_that_it_always_gave(
    exchanges: list[tuple[str, str, str]], question: str
) -> None:
    history, expected = [], []
    for asked, reply, told in exchanges:
        history += [said(Role.USER, asked), said(Role.ASSISTANT, reply, told)]
        guided = as_prompt(asked, told)
        expected += [PromptMessage(Role.USER, guided), PromptMessage(Role.ASSISTANT, reply, (1, 2))]
    history.append(said(Role.USER, question))
    expected.append(PromptMessage(Role.USER, question))
    assert prompt_of(parts(), history) == tuple(expected)
    assert joined(expected) == tuple(expected)
