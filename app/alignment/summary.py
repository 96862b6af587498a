"""A summary of what does not fit the model's context any more, by the model itself; a person decides about its use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.alignment.interfaces import PromptTooLong
from app.alignment.plain_writing import plainly_written
from app.alignment.turn_context import TurnContext
from app.domain.conversation import Message, Role
from app.domain.generation import PromptMessage, Sampling

_ASKED = (
    "Below is the beginning of a conversation between a person and an assistant. Summarise it in at most six short "
    "sentences, in the language that the person writes. Keep to what was said: facts, wishes, worries, decisions. Add "
    "nothing and advise nothing.\n\n{talk}"
)
_SAMPLING = Sampling(temperature=0.2, max_tokens=300)


@dataclass(frozen=True, slots=True)
class Summary:
    """The model's words on the first ``messages`` messages, of which the oldest ``skipped`` did not fit either."""

    text: str
    model: str
    messages: int
    skipped: int


def summarised(parts: TurnContext, messages: Sequence[Message]) -> Summary:
    """Return the model's summary; the oldest messages are left out until they fit.

    Raises ``EngineFailure``.
    """
    skipped = 0
    while True:
        try:
            text = _written(parts, messages[skipped:])
        except PromptTooLong:
            if skipped >= len(messages) - 1:
                raise
            skipped += max(1, (len(messages) - skipped) // 2)
            continue
        return Summary(text, parts.loaded.name, len(messages), skipped)


def _written(parts: TurnContext, messages: Sequence[Message]) -> str:
    asked = PromptMessage(Role.USER, _ASKED.format(talk=_talk(messages)))
    return plainly_written(parts.engine, parts.loaded, (asked,), _SAMPLING)


def _talk(messages: Sequence[Message]) -> str:
    speakers = {Role.USER: "Person", Role.ASSISTANT: "Assistant", Role.SYSTEM: "System"}
    return "\n\n".join(f"{speakers[message.role]}: {message.text}" for message in messages)
