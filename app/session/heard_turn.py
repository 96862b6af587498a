"""The turn of a message that a person answers: committed and screened as any other, and then their reply recorded."""

from __future__ import annotations

from app.alignment.evidence.source import NOBODY_JUDGED
from app.alignment.headline import assessment_of
from app.alignment.turn import Screening, commit_message
from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.domain.conversation import Message, Role, new_message_id, now
from app.domain.errors import OysterError
from app.domain.turn import RiskAssessed, TurnEnded, TurnFailed, TurnRecord
from app.session.engine_queue import EngineQueue
from app.session.turn import Events, Turn, TurnStore


class HeardTurn(Turn):
    """Needs no engine and no model, and so never waits. Its record has no figures: no model wrote the reply."""

    def __init__(
        self, queue: EngineQueue, store: TurnStore, screening: Screening, question: Message, reply: str = ""
    ) -> None:
        self._store, self._screening, self._question, self._reply = store, screening, question, reply
        super().__init__(queue)

    @property
    def _needs_no_engine(self) -> bool:
        return True

    def _run(self) -> Events:
        try:
            conversation = self._store.tree(self._question.conversation).conversation
            screened = yield from commit_message(self._store, self._screening, conversation, self._question)
            assessment = assessment_of(screened.finding, NOBODY_JUDGED)
            yield RiskAssessed(assessment)
            if not self._reply:
                return
            said = self._said()
            self._store.record_turn(
                TurnRecord(self._question, said, screened.finding, assessment, None, screened.support)
            )
            yield TurnEnded(said, None)
        except OysterError as failure:
            record(Event.TURN_REFUSED, failure)
            yield TurnFailed(None, failure.sentence, failure.detail)

    def _said(self) -> Message:
        asked = self._question
        return Message(new_message_id(), asked.conversation, asked.id, Role.ASSISTANT, self._reply, now())
