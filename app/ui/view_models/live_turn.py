"""A turn under way as the window sees it: its state and its place in a conversation."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.domain.conversation import Message, MessageId
from app.domain.turn_state import TurnState
from app.ui.view_models.open_conversation import OpenConversation
from app.ui.view_models.reply_label import reply_label


@dataclass(frozen=True, slots=True)
class LiveTurn:
    """An immutable value; each event gives a new one.

    ``said`` was sent and is not yet committed. ``beside`` is an earlier reply to show the new one beside, ``about``
    one that the turn works on. ``behind``: another turn was being answered when it was sent.
    """

    view: int  # where it was sent: a new conversation has no id before its first message is committed
    said: str = ""
    beside: Message | None = None
    about: MessageId | None = None
    behind: bool = False
    ended: bool = False
    state: TurnState = field(default_factory=TurnState)

    def after(self, state: TurnState) -> LiveTurn:
        """Return the turn with another state."""
        committed = self.about is None and state.question is not None
        return replace(self, state=state, said="" if committed else self.said)

    def finished(self) -> LiveTurn:
        """Return the turn after its last event."""
        return replace(self, ended=True)

    @property
    def entered(self) -> bool:
        """True once the turn is in its place; before that its message is shown behind the reply that it waits for."""
        state = self.state
        return not self.behind or state.assessment is not None or state.failure is not None

    @property
    def over(self) -> bool:
        """True where no more of the reply is expected; more may still be computed."""
        if self.ended or self.state.failure is not None or self.state.withdrawn:
            return True
        return self.about is None and self.state.replied

    @property
    def replies(self) -> tuple[MessageId, ...]:
        """The replies with a record, including the one that the turn works on."""
        return tuple(each.id for each in self.state.recorded)

    @property
    def answers(self) -> tuple[Message, ...]:
        """The replies generated in this turn."""
        return tuple(each for each in self.state.recorded if each.id != self.about)

    @property
    def comparing(self) -> bool:
        """True where several replies to the same message are generated."""
        return self.state.expected > 1

    @property
    def shown_anew(self) -> bool:
        """True where the transcript is rebuilt after the turn, since its replies are not simply the last."""
        return self.comparing or self.beside is not None or self.about is not None

    @property
    def label(self) -> str:
        """How the reply in progress comes about."""
        return reply_label(self.state.turn_analysis)

    def placed_in(self, where: OpenConversation) -> OpenConversation:
        """Return a conversation with the turn so far, its end in view, once it is in its place there."""
        question, state = self.state.question, self.state
        if state.withdrawn and question is not None:
            return where.without(question.id)
        if not self.entered:
            return where
        conversation = state.conversation or (where.tree.conversation if where.tree is not None else None)
        if question is None or conversation is None:
            return where
        if self.about is None:
            where = where.with_message(conversation, question)
        if state.support is not None and question.id not in where.offered:  # there by now with another region
            where = where.with_support(question.id, state.support)
        leaf = where.leaf
        for count, reply in enumerate(self.answers, 1):
            where = self._with_answer(where.with_message(conversation, reply), reply, self.answers[:count])
            if self.about is not None:
                where = where.offering(reply.id).at_leaf(
                    leaf
                )  # it is offered, and not gone on from by itself
        return where

    def continued_in(self, where: OpenConversation, before: LiveTurn) -> OpenConversation:
        """Return a conversation after one more event; a turn that is only being analysed does not move its end."""
        return where if before.over and where.id is not None else self.placed_in(where)

    def _with_answer(
        self, where: OpenConversation, reply: Message, so_far: tuple[Message, ...]
    ) -> OpenConversation:
        """Return the conversation with a reply in its pair, if it belongs to one."""
        if reply.parent is None:
            return where
        one = self.beside.id if self.beside is not None else self.about or so_far[0].id
        if one != reply.id:
            return where.with_pair(reply.parent, (one, reply.id))
        # the first of two replies to a message is in view only beside the second
        return where.at_leaf(reply.parent) if self.comparing else where

    def ended_in(self, where: OpenConversation) -> OpenConversation:
        """Return a conversation with the last reply in view, or the earlier one where none came."""
        where = self.placed_in(where)
        if self.about is not None:
            return where
        if self.answers:
            return where.at_leaf(self.answers[-1].id)
        return where.at_leaf(self.beside.id) if self.beside is not None else where
