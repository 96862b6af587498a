"""A recorded turn that is replayed: a ``Turn`` like a live one, whose first event says that it is none."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.cancellation import CancelToken
from app.domain.conversation import Conversation, ConversationId, ConversationTree
from app.domain.recording_mark import RecordingMark
from app.domain.risk import CrisisFinding
from app.domain.turn import (
    AnalysisExtended,
    ReplayBegan,
    TurnEnded,
    TurnEvent,
    TurnRecord,
    UserMessageCommitted,
)
from app.domain.turn_state import TurnState
from app.session.engine_queue import EngineQueue
from app.session.recording.recording import RecordedTurn, Recording, replayed_event
from app.session.turn import Events, Turn
from app.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a recording is replayed: ``speed`` times its own, and no wait longer than ``longest_wait`` seconds."""

    speed: float = 1.0
    longest_wait: float | None = None

    def waits(self, turn: RecordedTurn) -> Iterator[float]:
        """Return the seconds to wait before each event."""
        before = 0.0
        for event in turn.events:
            wait = (event.seconds - before) / self.speed
            before = event.seconds
            yield wait if self.longest_wait is None else min(wait, self.longest_wait)


AT_ONCE = Pace(longest_wait=0.0)


class ReplayedTurn(Turn):
    """Its events are stored as a live turn's are, in a vault in memory. A stop leaves out what is still to come."""

    def __init__(
        self,
        queue: EngineQueue,
        store: Vault,
        recording: Recording,
        turn: RecordedTurn,
        pace: Pace,
        token: CancelToken | None = None,
    ) -> None:
        super().__init__(queue, token)
        self._store, self._turn, self._pace = store, turn, pace
        self._table = recording.tables.get(turn.table)
        self._woken = threading.Event()
        self._mark = recording.mark(pace.speed, waits_cut=pace.longest_wait is not None)

    def hurry(self) -> None:
        """Give the rest without waiting; may come from any thread."""
        self._woken.set()

    @property
    def _needs_no_engine(self) -> bool:
        return True

    def _run(self) -> Events:
        yield ReplayBegan(self._mark)
        with self.token.calling(self._woken.set):
            for recorded, wait in zip(self._turn.events, self._pace.waits(self._turn), strict=True):
                if wait > 0:
                    self._woken.wait(wait)
                if self.token.cancelled:
                    return
                event = replayed_event(recorded, self._table)
                _store(self._store, self.state.after(event), event, self._mark)
                yield event


def _store(store: Vault, state: TurnState, event: TurnEvent, mark: RecordingMark) -> None:
    """Store what a live turn would store with this event."""
    match event:
        case UserMessageCommitted():
            store.add_conversations((_empty(event.conversation),))
            store.append(event.message)
        case TurnEnded() if state.question is not None and state.assessment is not None:
            store.record_turn(
                TurnRecord(
                    question=state.question,
                    reply=event.message,
                    crisis=state.finding or CrisisFinding(crisis=False),
                    assessment=state.assessment,
                    facts=event.facts,
                    support=state.support,
                    analysis=event.analysis or state.turn_analysis,
                    recording=mark,
                )
            )
        case AnalysisExtended():
            store.record_analysis(event.reply, event.analysis)


def _empty(conversation: Conversation) -> ConversationTree:
    return ConversationTree(replace(conversation, leaf=None))


def forget_replay(store: Vault, turn: RecordedTurn) -> None:
    """Delete the conversation of a recorded turn, so that it can be replayed from its beginning."""
    first = replayed_event(turn.events[0], None)
    assert isinstance(first, UserMessageCommitted)
    identity: ConversationId = first.conversation.id
    if any(each.id == identity for each in store.conversations()):
        store.delete(identity)


def replay_seconds(turn: RecordedTurn, pace: Pace) -> float:
    """Return how long a turn's replay takes, without what is computed after its reply."""
    seconds = 0.0
    for event, wait in zip(turn.events, pace.waits(turn), strict=True):
        seconds += wait
        if event.kind == TurnEnded.__name__:
            break
    return seconds
