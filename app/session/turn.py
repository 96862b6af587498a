"""The one owner of a turn: its place at the engines, its cancel token, and the state that its events add up to."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Protocol, Self

from app.alignment.interfaces import ConversationRecord
from app.alignment.turn import ScreenedMessage, Screening, commit_message
from app.diagnostics.events import Event
from app.diagnostics.log import record
from app.domain.analysis import Mode
from app.domain.cancellation import CancelToken
from app.domain.conversation import Conversation, ConversationId, Message, MessageId, title_from
from app.domain.errors import OysterError
from app.domain.generation import Sampling
from app.domain.reasoning_chain import ReasoningChain
from app.domain.turn import (
    MessageWithdrawn,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    TurnWaits,
    UserMessageCommitted,
)
from app.domain.turn_state import TurnState
from app.session.engine_queue import EngineQueue, NotBegun, Place, Use


class TurnStore(ConversationRecord, Protocol):
    """Where a turn's conversation is kept: beyond the record, a waiting message can be moved and taken back."""

    def move(self, message: MessageId, parent: MessageId) -> Conversation:
        """Put a message that nothing follows yet behind another one, and open its branch."""

    def withdraw(self, message: MessageId) -> None:
        """Take a message that nothing follows out of its conversation; one that is empty then goes with it."""


Events = Generator[TurnEvent, None, None]


class Turn:
    """One turn: an iterator of its events, which any one thread drives to its end.

    ``state`` is what they add up to. ``stop`` and ``take_back`` may come from any thread.
    """

    def __init__(
        self, queue: EngineQueue, token: CancelToken | None = None, state: TurnState | None = None
    ) -> None:
        self.token = token or CancelToken()
        self.state = state or TurnState()
        self._queue = queue
        self._place: Place | None = None
        self._events = self._run()
        self.ended = False  # no event comes any more

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
        """End the turn where it is; what arrived of a reply is kept."""
        self.ended = True
        self._events.close()

    def stop(self) -> None:
        """End what the turn is at; it goes on to its last event. Returns at once."""
        self.token.cancel()

    @property
    @abstractmethod
    def _needs_no_engine(self) -> bool:
        """True once the reply is there: whoever waits for the engines may have them."""

    @abstractmethod
    def _run(self) -> Events:
        """Give the turn's events in their order."""

    def _waited(self) -> Iterator[TurnEvent]:
        """Wait for the engines. Raises ``NotBegun`` where the turn is stopped before it has them."""
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
    """How the person wishes a message to be answered, beyond its words. Empty: as the settings and the game have it."""

    sampling: Sampling | None = None
    mode: Mode | None = None
    strategy: str = ""  # an id of the table
    against: str = ""  # in Compare, the other strategy
    chain: ReasoningChain | None = None  # the reasoning to answer from, as a person left it


@dataclass(frozen=True, slots=True)
class Saying:
    """What is said and where: in ``conversation`` (None: a new one) behind ``parent``, or a ``question`` said before.

    ``follows`` is the turn whose reply is still being written in that place.
    """

    text: str
    conversation: ConversationId | None = None
    parent: MessageId | None = None
    question: Message | None = None
    follows: Turn | None = None


class MessageTurn(Turn):
    """A person's message: committed and screened at once, answered when the engines are free, analysed while they rest.

    ``answer`` is called once the engines are this turn's, and so knows which model is loaded; what it raises as
    ``OysterError`` ends the turn as failed. ``same_model`` says whether that model is still the one that is loaded.
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
        """The last reply that is recorded of this turn."""
        recorded = self.state.recorded
        return recorded[-1].id if recorded else None

    def take_back(self) -> bool:
        """Take the message back while it waits; False where it is being answered already, or was said before."""
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
        """Yield a committed message, once the engines are free."""
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
            conversation = store.start(title_from(saying.text))
        else:
            conversation = store.tree(saying.conversation).conversation
        question = saying.question or Message.said(saying.text, conversation.id, self._parent)
        return (yield from commit_message(store, self._screening, conversation, question))

    @property
    def _parent(self) -> MessageId | None:
        """The message that this one stands behind: the reply that it waited for, where one came."""
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
        """Pass the reply's events on; then go on part by part, while nobody else wants the engines."""
        with closing(events):
            for event in events:
                yield event
                if self._needs_no_engine:
                    break
            while True:
                with self._queue.if_idle(self.token) as idle:
                    more = next(events, None) if idle and self._same_model() else None
                if more is None:
                    return
                yield more


def _note(event: TurnEvent) -> None:
    """Note in the log how a reply came to its end; figures alone, never a word."""
    match event:
        case TurnEnded():
            facts = event.facts
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
    """A reply that is worked over: it has the engines from its first pass to its last event."""

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
        return False  # pass after pass is written and judged, to the last event

    def _run(self) -> Events:
        try:
            self._place = self._queue.queue_up(Use.REPLY, self.token)
            yield from self._waited()
            yield from self._improve()
        except OysterError as failure:
            record(Event.TURN_REFUSED, failure)
            yield TurnFailed(None, failure.sentence, failure.detail)
        finally:
            self._leave()
