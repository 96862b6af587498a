"""One step of a play: whose turn it is, and the message of the person that the model plays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from app.domain.cancellation import CancelToken
from app.domain.conversation import Message, MessageId, Role, new_conversation_id
from app.domain.errors import OysterError, PromptTooLong
from app.domain.scenario import Play, Player
from app.session.session import Session
from app.translation import tr
from app.workspace.played_person import SAMPLING, person_prompt
from app.workspace.scenario_rules import scenario_rules
from app.workspace.trust import trust_along


class PersonSilent(OysterError):
    """The model wrote nothing as the person."""


class Side(Enum):
    """The two sides of a play."""

    PERSON = auto()  # who seeks help
    HELPER = auto()  # who answers


@dataclass(frozen=True, slots=True)
class NextTurn:
    """Whose turn it is, and who plays that side."""

    side: Side
    player: Player


@dataclass(frozen=True, slots=True)
class WrittenMessage:
    """A message that a model wrote as the person; ``model_sha256`` is empty for the scenario's own first line."""

    message: Message
    model_sha256: str


def next_turn(path: Sequence[Message], play: Play) -> NextTurn:
    """Return whose turn it is at the end of a branch."""
    if path and path[-1].role is Role.USER:
        return NextTurn(Side.HELPER, play.sides.helper)
    return NextTurn(Side.PERSON, play.sides.person)


def opening_message(play: Play) -> Message:
    """Return the scenario's own first line, in a new conversation."""
    return Message.said(play.words.opening, new_conversation_id(), None)


def written_as_person(
    session: Session, play: Play, path: Sequence[Message], token: CancelToken
) -> WrittenMessage:
    """Have the model write the person's next message. Slow; nothing is recorded.

    Raises ``PersonSilent``, ``NoModel``, ``EngineFailure``, ``NotBegun``.
    """
    trust = trust_along(path, play.ratings, scenario_rules())
    left_out = 0
    while True:
        prompt = person_prompt(play, path[left_out:], trust, scenario_rules())
        try:
            text = session.write_apart(prompt, SAMPLING, token)
            break
        except PromptTooLong:
            if left_out >= len(path) - 1:
                raise
            left_out += max(1, (len(path) - left_out) // 2)
    if not text:
        raise PersonSilent(
            tr(
                "The model wrote nothing as the person. Have it try again, or write their next message yourself."
            )
        )
    parent: MessageId = path[-1].id
    loaded = session.loaded_model()[1]
    return WrittenMessage(Message.said(text, path[-1].conversation, parent), loaded.sha256)
