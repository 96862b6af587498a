"""A conversation as a prompt: each question with what its reply was told, the system prompt first."""

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

    ``guidance`` stands behind the last question where it has no reply yet.
    """
    system = (PromptMessage(Role.SYSTEM, parts.system_prompt),) if parts.system_prompt else ()
    following = (*history[1:], None)
    found = []
    for each, after in zip(history, following, strict=True):
        told = after.guidance if after is not None else guidance
        text = as_prompt(each.text, told) if each.role is Role.USER else each.text
        tokens = each.reply_tokens if each.model_sha256 == parts.model_sha256 else ()
        found.append(PromptMessage(each.role, text, tokens))
    return (*system, *joined(found))


def joined(messages: Iterable[PromptMessage]) -> tuple[PromptMessage, ...]:
    """Return messages that alternate: those of one speaker that follow one another become one.

    (After a turn that failed without a word, the person's next message follows their last; some templates refuse that.)
    """
    speeches = (tuple(speech) for _, speech in groupby(messages, key=lambda message: message.role))
    return tuple(speech[0] if len(speech) == 1 else _as_one(speech) for speech in speeches)


def _as_one(speech: Sequence[PromptMessage]) -> PromptMessage:
    """Return one message of several; the tokens of its parts are not those of the whole."""
    return PromptMessage(speech[0].role, "\n\n".join(message.text for message in speech))


def as_thinking(parts: TurnContext, thinking: str) -> str:
    """Return what a reply is made to begin with so that ``thinking`` is the model's own; empty for none."""
    if not thinking:
        return ""
    opening = "" if parts.opens_thinking else "<think>\n"
    return f"{opening}{thinking}\n</think>\n\n"
