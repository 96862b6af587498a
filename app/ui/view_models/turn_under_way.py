"""The turn that is being answered, as a value: its conversation, what it has recorded, and what it stands beside."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.domain.conversation import Message, MessageId
from app.domain.turn import (
    AnswerBegan,
    ChainRevised,
    ReplyWithheld,
    StrategyChosen,
    SupportOffered,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    UserMessageCommitted,
)
from app.ui.view_models.open_conversation import OpenConversation
from app.ui.view_models.reply_label import reply_label


@dataclass(frozen=True, slots=True)
class TurnUnderWay:
    """Every event answers another one.

    ``said`` was sent and is not yet committed. ``beside`` is an earlier reply that the new one is to stand beside,
    ``about`` one that the turn works on. ``label`` says how the reply under way comes about.
    """

    where: OpenConversation = field(default_factory=OpenConversation)
    said: str = ""
    beside: Message | None = None
    about: MessageId | None = None
    answers: tuple[MessageId, ...] = ()
    label: str = ""
    comparing: bool = False
    begun: bool = False  # the message is committed: the conversation in view may be this one

    @property
    def replies(self) -> tuple[MessageId, ...]:
        """The replies of which something was recorded."""
        return (*self.answers, *((self.about,) if self.about is not None else ()))

    @property
    def shown_anew(self) -> bool:
        """True where the transcript has to be shown anew once the turn is over: its replies are not simply the last."""
        return self.comparing or self.beside is not None or self.about is not None

    @property
    def ended_at(self) -> OpenConversation:
        """The conversation with the last reply in view, or with the earlier one where none came."""
        if self.answers:
            return self.where.at_leaf(self.answers[-1])
        return self.where.at_leaf(self.beside.id) if self.beside is not None else self.where

    def after(self, event: TurnEvent) -> TurnUnderWay:
        """Answer the turn with an event's news."""
        where = self.where
        match event:
            case UserMessageCommitted():
                return replace(
                    self, said="", begun=True, where=where.with_message(event.conversation, event.message)
                )
            case SupportOffered() if where.question is not None:
                return replace(self, where=where.with_support(where.question.id, event.support))
            case AnswerBegan():
                return replace(self, comparing=event.of > 1)
            case StrategyChosen() | ChainRevised() | ReplyWithheld():
                return replace(self, label=reply_label(event.analysis))
            case TurnEnded():
                return self._answered(event.message)
            case TurnFailed() if event.message is not None:
                return self._answered(event.message)
        return self

    def _answered(self, reply: Message) -> TurnUnderWay:
        """Answer the turn with a reply, in a pair where it belongs to one."""
        if self.where.tree is None or reply.parent is None:
            return self
        answers = (*self.answers, reply.id)
        one = self.beside.id if self.beside is not None else self.about or answers[0]
        where = self.where.with_message(self.where.tree.conversation, reply)
        if one != reply.id:
            where = where.with_pair(reply.parent, (one, reply.id))
        elif self.comparing:
            # of two replies to the same message, the first is in view only beside the second
            where = where.at_leaf(reply.parent)
        return replace(self, where=where, answers=answers)
