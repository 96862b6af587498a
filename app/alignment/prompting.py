"""A conversation as a prompt: the system prompt first, each question with the guidance that its reply was given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from app.alignment.guidance import as_prompt
from app.alignment.turn_context import TurnContext
from app.domain.conversation import Message, Role
from app.domain.generation import PromptMessage


def prompt_of(
    parts: TurnContext, history: Sequence[Message], guidance: str = ""
) -> tuple[PromptMessage, ...]:
    """Return the prompt of a conversation, oldest message first.

    ``guidance`` is appended to the last question where it has no reply yet.
    """
    return prompt_for(history, guidance, parts.system_prompt, parts.model_sha256)


def prompt_for(
    history: Sequence[Message], guidance: str, system_prompt: str, model_sha256: str
) -> tuple[PromptMessage, ...]:
    """Return ``prompt_of`` for a model and a system prompt, without a turn."""
    following = (*history, None)[1:]
    found = []
    for each, after in zip(history, following, strict=True):
        told = after.guidance if after is not None else guidance
        text = as_prompt(each.text, told) if each.role is Role.USER else each.text
        tokens = each.reply_tokens if each.model_sha256 == model_sha256 else ()
        found.append(PromptMessage(each.role, text, tokens))
    return (*beginning(system_prompt), *joined(found))


def beginning(system_prompt: str) -> tuple[PromptMessage, ...]:
    """Return what every prompt begins with: the system prompt, if there is one."""
    return (PromptMessage(Role.SYSTEM, system_prompt),) if system_prompt else ()


def joined(messages: Iterable[PromptMessage]) -> tuple[PromptMessage, ...]:
    """Return messages with alternating roles: consecutive messages of one role are joined.

    (After a turn that failed without a reply, two messages of the user follow each other; some templates refuse that.)
    """
    speeches = (tuple(speech) for _, speech in groupby(messages, key=lambda message: message.role))
    return tuple(speech[0] if len(speech) == 1 else _as_one(speech) for speech in speeches)


def _as_one(speech: Sequence[PromptMessage]) -> PromptMessage:
    """Return several messages joined; their token ids are dropped, as they are not those of the joined text."""
    return PromptMessage(speech[0].role, "\n\n".join(message.text for message in speech))


def as_thinking(parts: TurnContext, thinking: str) -> str:
    """Return the prefill that makes ``thinking`` the model's own; empty for none."""
    if not thinking:
        return ""
    opening = "" if parts.opens_thinking else "<think>\n"
    return f"{opening}{thinking}\n</think>\n\n"
