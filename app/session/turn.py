"""A turn's owner: its place in the engines' queue, its cancel token, and its state."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Protocol, Self

from app.alignment.conversation_title import title_for
from app.alignment.interfaces import ConversationRecord
from app.alignment.turn import ScreenedMessage, Screening, commit_message
from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.domain.analysis import Mode
from app.domain.cancellation import CancelToken
from app.domain.conversation import Conversation, ConversationId, Message, MessageId, now
from app.domain.errors import OysterError
from app.domain.generation import Sampling
from app.domain.reasoning_chain import ReasoningChain
from app.domain.turn import (
    AnalysisBroke,
    MessageWithdrawn,
    TurnEnded,
    TurnEvent,
    TurnFacts,
    TurnFailed,
    TurnWaits,
    UserMessageCommitted,
)
from app.domain.turn_state import TurnState
from app.session.engine_queue import EngineQueue, NotBegun, Place, Use


class TurnStore(ConversationRecord, Protocol):
    """The store of a turn's conversation: a record in which a waiting message can be moved and withdrawn."""

    def move(self, message: MessageId, parent: MessageId) -> Conversation:
        """Move a message that has no reply behind another one, and open its branch."""

    def withdraw(self, message: MessageId) -> None:
        """Delete a message that has no reply; a conversation left empty is deleted too."""


Events = Generator[TurnEvent, None, None]


class Turn:
    """One turn: an iterator of its events, which any one thread drives to its end.

    ``state`` is the state after those events. ``stop`` and ``take_back`` may come from any thread.
    """

    def __init__(
        self, queue: EngineQueue, token: CancelToken | None = None, state: TurnState | None = None
    ) -> None:
        self.token = token or CancelToken()
        self.state = state or TurnState()
        self._queue = queue
        self._place: Place | None = None
        self._events = self._run()
        self.ended = False  # no further event comes

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> TurnEvent:
        try:
            event = next(self._events)
        except BaseException:
            self.ended = True
            raise
        self.state = self.state.after(event)
        _note(event)
        if self._needs_no_engine:
            self._leave()
        return event

    def close(self) -> None:
        """End the turn now; what arrived of a reply is kept."""
        self.ended = True
        self._events.close()

    def stop(self) -> None:
        """Cancel what the turn is doing; it still yields its last event. Returns at once."""
        self.token.cancel()

    @property
    @abstractmethod
    def _needs_no_engine(self) -> bool:
        """True once the reply is recorded: another use may have the engines."""

    @abstractmethod
    def _run(self) -> Events:
        """Yield the turn's events in order."""

    def _waited(self) -> Iterator[TurnEvent]:
        """Wait for the engines. Raises ``NotBegun`` where the turn is stopped before that."""
        assert self._place is not None
        waiting = self._queue.waits_for(self._place)
        if waiting is not None:
            yield TurnWaits(waiting)
        self._queue.wait(self._place)

    def _leave(self) -> None:
        if self._place is not None:
            self._queue.leave(self._place)


@dataclass(frozen=True, slots=True)
class TurnWish:
    """The options of a message's turn. Empty: by the settings and the game."""

    sampling: Sampling | None = None
    mode: Mode | None = None
    strategy: str = ""  # an id of the table
    against: str = ""  # in Compare, the other strategy
    chain: ReasoningChain | None = None  # the reasoning to answer from, as the user edited it


@dataclass(frozen=True, slots=True)
class Saying:
    """A message and its place: in ``conversation`` (None: a new one) behind ``parent``, or an existing ``question``.

    ``follows`` is the turn whose reply is still being written at that place.
    """

    text: str
    conversation: ConversationId | None = None
    parent: MessageId | None = None
    question: Message | None = None
    follows: Turn | None = None


class MessageTurn(Turn):
    """A message's turn: committed and screened at once, answered once the engines are free, then analysed in idle time.

    ``answer`` is called once this turn has the engines, and so knows the loaded model; an ``OysterError``
    that it raises ends the turn as failed. ``same_model`` says whether that model is still loaded.
    """

    def __init__(
        self,
        queue: EngineQueue,
        store: TurnStore,
        screening: Screening,
        saying: Saying,
        answer: Callable[[ScreenedMessage], Events],
        same_model: Callable[[], bool],
        token: CancelToken | None = None,
    ) -> None:
        self._store, self._screening, self._saying = store, screening, saying
        self._answer, self._same_model = answer, same_model
        self._withdrawn = False
        super().__init__(queue, token)

    @property
    def reply(self) -> MessageId | None:
        """The last recorded reply of this turn."""
        recorded = self.state.recorded
        return recorded[-1].id if recorded else None

    def take_back(self) -> bool:
        """Withdraw the message while it waits; False where it is being answered already, or existed before."""
        place = self._place
        if self._saying.question is not None or place is None or self._queue.begun(place):
            return False
        self._withdrawn = True
        self.token.cancel()
        return True

    @property
    def _needs_no_engine(self) -> bool:
        return self.state.replied or self.state.failure is not None

    def _run(self) -> Events:
        try:
            self._place = self._queue.queue_up(Use.REPLY, self.token)
            screened = yield from self._commit()
            yield from self._answered(screened)
        except OysterError as failure:
            record(Event.TURN_REFUSED, failure)
            yield TurnFailed(None, failure.sentence, failure.detail)
        finally:
            self._leave()

    def _answered(self, screened: ScreenedMessage) -> Events:
        """Answer a committed message, once the engines are free."""
        try:
            yield from self._waited()
        except NotBegun:
            if not self._withdrawn:
                raise
            self._store.withdraw(screened.question.id)
            yield MessageWithdrawn(screened.question)
            return
        screened = yield from self._caught_up(screened)
        yield from self._through(self._answer(screened))

    def _commit(self) -> Generator[TurnEvent, None, ScreenedMessage]:
        saying, store = self._saying, self._store
        if saying.conversation is None:
            conversation = store.start(self._title)
        else:
            conversation = store.tree(saying.conversation).conversation
        question = saying.question or Message.said(saying.text, conversation.id, self._parent)
        return (yield from commit_message(store, self._screening, conversation, question))

    @property
    def _title(self) -> str:
        return title_for(self._saying.text, self._screening.screen((self._saying.text,)), now())

    @property
    def _parent(self) -> MessageId | None:
        """The message's parent: the reply that it waited for, if one came."""
        follows = self._saying.follows
        came = follows.reply if isinstance(follows, MessageTurn) else None
        return came or self._saying.parent

    def _caught_up(self, screened: ScreenedMessage) -> Generator[TurnEvent, None, ScreenedMessage]:
        """Move the message behind the reply that came while it waited."""
        question, parent = screened.question, self._parent
        if self._saying.question is not None or parent is None or parent == question.parent:
            return screened
        moved = replace(question, parent=parent)
        conversation = self._store.move(question.id, parent)
        yield UserMessageCommitted(conversation, moved)
        return replace(screened, conversation=conversation, question=moved)

    def _through(self, events: Events) -> Events:
        """Pass the reply's events on; then continue the analysis part by part, while the engines are idle."""
        with closing(events):
            for event in events:
                yield event
                if self._needs_no_engine:
                    break
            while True:
                with self._queue.if_idle(self.token) as idle:
                    more = next(events, None) if idle and self._same_model() else None
                gives_way = isinstance(more, AnalysisBroke) and self.token.cancelled
                if more is None or gives_way:
                    return
                yield more


def _note(event: TurnEvent) -> None:
    """Log how a reply ended; figures alone, no text."""
    match event:
        case TurnEnded(facts=TurnFacts() as facts):
            record(
                Event.TURN_ENDED,
                state=event.message.state,
                read=facts.tokens_read,
                reused=facts.tokens_reused,
                written=facts.tokens_written,
                seconds=facts.seconds,
                standing=facts.standing,
            )
        case TurnFailed():
            record(Event.TURN_FAILED)


class ImprovementTurn(Turn):
    """The improvement of a reply: holds the engines from its first pass to its last event.

    A better version is recorded as another branch; the conversation stays where it was until a person goes on from it.
    """

    def __init__(
        self,
        queue: EngineQueue,
        state: TurnState,
        improve: Callable[[], Events],
        token: CancelToken | None = None,
    ) -> None:
        self._improve = improve
        super().__init__(queue, token, state)

    @property
    def _needs_no_engine(self) -> bool:
        return False  # passes are generated and judged until the last event

    def _run(self) -> Events:
        try:
            self._place = self._queue.queue_up(Use.REPLY, self.token)
            yield from self._waited()
            for event in self._improve():
                if not (isinstance(event, TurnFailed) and self.token.cancelled):
                    yield event  # what breaks because somebody stopped it has not failed
        except OysterError as failure:
            if not self.token.cancelled:  # stopped while it waited: nothing has failed
                record(Event.TURN_REFUSED, failure)
                yield TurnFailed(None, failure.sentence, failure.detail)
        finally:
            self._leave()
