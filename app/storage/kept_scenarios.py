"""A counsellor's own scenarios, and the conversations that play one, kept with everything else that is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.conversation import Conversation, ConversationId, Message, MessageId, now
from app.domain.scenario import Play, Sides
from app.storage.appending import append_message
from app.storage.conversion import conversation_of, row_of_conversation
from app.storage.database import Database
from app.storage.errors import GONE, ConversationGone
from app.storage.tables.conversations import MessageRow
from app.storage.tables.scenarios import OwnScenarioRow, PlayedMessageRow, PlayRow


class KeptScenarios(Database):
    """Keeps scenarios as text and plays as values. All methods raise a ``StorageFailure``."""

    def own_scenarios(self) -> dict[str, str]:
        """Return the counsellor's own scenarios: id → YAML."""
        with self._reading() as session:
            rows = session.scalars(select(OwnScenarioRow).order_by(OwnScenarioRow.id))
            return {each.id: each.text for each in rows}

    def keep_own_scenario(self, identity: str, text: str) -> None:
        """Keep a scenario in place of the earlier one of that id, which is gone from the log too."""
        with self._writing() as session:
            replaced = session.get(OwnScenarioRow, identity) is not None
            session.merge(OwnScenarioRow(id=identity, text=text, updated_at=now()))
        if replaced:
            self._empty_log()

    def delete_own_scenario(self, identity: str) -> None:
        """Delete a scenario for good; conversations that play it keep theirs."""
        with self._writing() as session:
            session.execute(delete(OwnScenarioRow).where(OwnScenarioRow.id == identity))
        self._empty_log()

    # -- plays ---------------------------------------------------------------------------------------------

    def begin_play(self, title: str, play: Play, first: Message, model_sha256: str = "") -> Conversation:
        """Begin a conversation that plays a scenario, with the person's first message, in one transaction.

        ``model_sha256`` is the model that wrote the message; empty for a person or the scenario itself.
        """
        moment = first.created_at
        with self._writing() as session:
            session.add(row_of_conversation(Conversation(first.conversation, title, moment, moment)))
            session.flush()
            sides = play.sides
            session.add(
                PlayRow(
                    conversation_id=first.conversation,
                    scenario=play.scenario,
                    language=play.language,
                    person_by=sides.person,
                    helper_by=sides.helper,
                )
            )
            return _append(session, first, model_sha256)

    def append_played(self, message: Message, model_sha256: str) -> Conversation:
        """Commit a message that a model wrote as the person, and open its branch; on disk on return."""
        with self._writing() as session:
            return _append(session, message, model_sha256)

    def play_of(self, conversation: ConversationId) -> Play | None:
        """Return the play of a conversation; None for any other conversation."""
        with self._reading() as session:
            row = session.get(PlayRow, conversation)
            if row is None:
                return None
            played = _played(session, conversation)
            return Play(
                row.scenario,
                row.language,
                Sides(row.person_by, row.helper_by),
                frozenset(MessageId(each.message_id) for each in played if each.model_sha256 is not None),
                MappingProxyType(
                    {
                        MessageId(each.message_id): each.trust_change
                        for each in played
                        if each.trust_change is not None
                    }
                ),
            )

    def messages_by_models(self, conversation: ConversationId) -> dict[MessageId, str]:
        """Return the person's messages that models wrote in a play, with each model's hash."""
        with self._reading() as session:
            return {
                MessageId(each.message_id): each.model_sha256
                for each in _played(session, conversation)
                if each.model_sha256 is not None
            }

    def keep_play(self, conversation: ConversationId, play: Play, by_models: Mapping[MessageId, str]) -> None:
        """Make a conversation that is here the play of a scenario; ``by_models`` as ``messages_by_models`` has it."""
        with self._writing() as session:
            session.add(
                PlayRow(
                    conversation_id=conversation,
                    scenario=play.scenario,
                    language=play.language,
                    person_by=play.sides.person,
                    helper_by=play.sides.helper,
                )
            )
            for message in dict.fromkeys((*by_models, *play.ratings)):
                session.add(
                    PlayedMessageRow(
                        message_id=message,
                        model_sha256=by_models.get(message),
                        trust_change=play.ratings.get(message),
                    )
                )

    def change_sides(self, conversation: ConversationId, sides: Sides) -> None:
        """Store who plays which side from now on. Raises ``ConversationGone``."""
        with self._writing() as session:
            row = session.get(PlayRow, conversation)
            if row is None:
                raise ConversationGone(GONE)
            row.person_by, row.helper_by = sides.person, sides.helper

    def rate_trust(self, reply: MessageId, change: int | None) -> None:
        """Store how a counsellor judged that trust changed by a reply; None takes that back."""
        with self._writing() as session:
            row = session.get(PlayedMessageRow, reply)
            if row is None:
                session.add(PlayedMessageRow(message_id=reply, trust_change=change))
            else:
                row.trust_change = change


def _append(session: Session, message: Message, model_sha256: str) -> Conversation:
    row = append_message(session, message)
    session.flush()
    if model_sha256:
        session.add(PlayedMessageRow(message_id=message.id, model_sha256=model_sha256))
        session.flush()
    return conversation_of(row)


def _played(session: Session, conversation: ConversationId) -> Sequence[PlayedMessageRow]:
    theirs = select(MessageRow.id).where(MessageRow.conversation_id == conversation)
    return session.scalars(select(PlayedMessageRow).where(PlayedMessageRow.message_id.in_(theirs))).all()
