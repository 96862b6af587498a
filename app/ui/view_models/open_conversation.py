"""The open conversation: its tree, the branch in view, and the records and help of its messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from app.domain.conversation import (
    Conversation,
    ConversationId,
    ConversationTree,
    Message,
    MessageId,
    Role,
    latest,
)
from app.domain.scenario import PLAYED_BY_MODEL, Play
from app.domain.support import Support
from app.domain.turn import TurnRecord
from app.translation import tr
from app.ui.view_models.compared_reply import Side
from app.ui.view_models.reply_label import label_of
from app.ui.view_models.reply_speaker import ReplySpeaker

_NO_RECORDS: Mapping[MessageId, TurnRecord] = MappingProxyType({})
_NO_SUPPORTS: Mapping[MessageId, Support] = MappingProxyType({})
_NO_PAIRS: Mapping[MessageId, tuple[MessageId, MessageId]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class OpenConversation:
    """An immutable value; changes return a new one, so that nothing is read from disk while a reply comes.

    ``records`` are keyed by the reply, ``offered`` (help in turns that have no record yet) and ``paired`` (two replies
    that are shown side by side) by the question. ``undecided`` are improved versions that a person has neither taken
    nor declined.
    """

    tree: ConversationTree | None = None
    leaf: MessageId | None = None
    records: Mapping[MessageId, TurnRecord] = field(default_factory=lambda: _NO_RECORDS)
    offered: Mapping[MessageId, Support] = field(default_factory=lambda: _NO_SUPPORTS)

    paired: Mapping[MessageId, tuple[MessageId, MessageId]] = field(default_factory=lambda: _NO_PAIRS)
    undecided: frozenset[MessageId] = frozenset()
    play: Play | None = None  # of a scenario

    @property
    def id(self) -> ConversationId | None:
        """The conversation's id; None for one without messages."""
        return self.tree.conversation.id if self.tree is not None else None

    @property
    def title(self) -> str:
        """Its title."""
        return self.tree.conversation.title if self.tree is not None else tr("New conversation")

    @property
    def path(self) -> tuple[Message, ...]:
        """The branch in view, from its first message."""
        return self.tree.path_to(self.leaf) if self.tree is not None else ()

    @property
    def question(self) -> Message | None:
        """The person's last message in the branch in view."""
        return latest(self.path, Role.USER)

    @property
    def reply(self) -> Message | None:
        """The last reply in the branch in view."""
        return latest(self.path, Role.ASSISTANT)

    @property
    def record(self) -> TurnRecord | None:
        """What was recorded of the last turn in view."""
        reply = self.reply
        return self.records.get(reply.id) if reply is not None else None

    @property
    def first_seen(self) -> MessageId | None:
        """The first message that the model had when it wrote the last reply in view; None where it had all."""
        facts = self.record.facts if self.record is not None else None
        left_out = facts.messages_left_out if facts is not None else 0
        return self.path[left_out].id if 0 < left_out < len(self.path) else None

    @property
    def speakers(self) -> dict[MessageId, ReplySpeaker]:
        """Who wrote each recorded reply, by its own record alone."""
        return {
            reply: ReplySpeaker.of(record.facts, record.recording) for reply, record in self.records.items()
        }

    @property
    def labels(self) -> dict[MessageId, str]:
        """How each reply in view came about, and which of the person's messages a model wrote."""
        replies = (each for each in self.path if each.role is Role.ASSISTANT)
        written = {each.id: label_of(self.records.get(each.id), each) for each in replies}
        return written | dict.fromkeys(self.play.by_model if self.play is not None else (), PLAYED_BY_MODEL)

    @property
    def pairs(self) -> dict[MessageId, tuple[Side, Side]]:
        """Pairs of replies, by each reply in view that belongs to one."""
        found: dict[MessageId, tuple[Side, Side]] = {}
        for reply in self.path:
            pair = self.paired.get(reply.parent) if reply.parent is not None else None
            if pair is None or reply.id not in pair:
                continue
            one, other = (self.find(each) for each in pair)
            if one is None or other is None:
                continue
            offers = other.id in self.undecided and reply.id == one.id and self.leaf == one.id
            found[reply.id] = self._offer(one, other) if offers else (self.side_of(one), self.side_of(other))
        return found

    def _offer(self, mine: Message, improved: Message) -> tuple[Side, Side]:
        """Return a reply and the improved version that is offered in its place."""
        note = tr("The model itself scored this one better, which is only indicative. Read both: you decide.")
        return (
            replace(self.side_of(mine), title=tr("The reply as it was"), choice=tr("Keep mine")),
            replace(
                self.side_of(improved), title=tr("An improved version"), choice=tr("Use this one"), note=note
            ),
        )

    def side_of(self, reply: Message) -> Side:
        """Return a reply as one of two that are shown side by side."""
        siblings = [each.id for each in self._siblings(reply)]
        title = tr("Version {reply} of {count}", reply=siblings.index(reply.id) + 1, count=len(siblings))
        label = label_of(self.records.get(reply.id), reply)
        return Side(reply, title, label, any(each.id == reply.id for each in self.path))

    def neighbours(self, reply: str) -> tuple[MessageId, MessageId] | None:
        """Return a reply's version and the one before it, or the first two; None where there is only one."""
        shown = self.find(reply)
        siblings = [each.id for each in self._siblings(shown)] if shown is not None else []
        if shown is None or len(siblings) < 2:
            return None
        at = max(1, siblings.index(shown.id))
        return siblings[at - 1], siblings[at]

    @property
    def supports(self) -> dict[MessageId, Support]:
        """The help that was offered, by the person's message."""
        found = {
            record.question.id: record.support
            for record in self.records.values()
            if record.support is not None
        }
        return found | dict(self.offered)

    @property
    def versions(self) -> dict[MessageId, tuple[int, int]]:
        """For each message in view that has siblings: its position, from 1, and their count."""
        found: dict[MessageId, tuple[int, int]] = {}
        for message in self.path:
            siblings = self._siblings(message)
            if len(siblings) > 1:
                found[message.id] = ([each.id for each in siblings].index(message.id) + 1, len(siblings))
        return found

    def find(self, message: str) -> Message | None:
        """Return a message of the tree, or None."""
        return self.tree.find(MessageId(message)) if self.tree is not None else None

    def with_message(self, conversation: Conversation, message: Message) -> OpenConversation:
        """Return the conversation with a message at the end of the branch in view, added if it is new."""
        messages = self.tree.messages if self.tree is not None and self.id == conversation.id else ()
        if any(each.id == message.id for each in messages):
            messages = tuple(message if each.id == message.id else each for each in messages)
        else:
            messages = (*messages, message)
        return replace(self, tree=ConversationTree(conversation, messages), leaf=message.id)

    def without(self, message: MessageId) -> OpenConversation:
        """Return the conversation without a leaf message; its parent is the end of the view then."""
        gone = self.find(message)
        if self.tree is None or gone is None:
            return self
        rest = tuple(each for each in self.tree.messages if each.id != message)
        leaf = gone.parent if self.leaf == message else self.leaf
        tree = replace(self.tree, messages=rest) if rest else None
        return replace(self, tree=tree, leaf=leaf)

    def with_support(self, question: MessageId, support: Support) -> OpenConversation:
        """Return the conversation with help behind a message."""
        return replace(self, offered=MappingProxyType({**self.offered, question: support}))

    def with_record(self, reply: MessageId, record: TurnRecord) -> OpenConversation:
        """Return the conversation with the record of a turn."""
        return replace(self, records=MappingProxyType({**self.records, reply: record}))

    def with_pair(self, question: MessageId, pair: tuple[MessageId, MessageId] | None) -> OpenConversation:
        """Return the conversation with two replies to a message side by side, or one alone again."""
        paired = {each: two for each, two in self.paired.items() if each != question}
        return replace(self, paired=MappingProxyType(paired | ({question: pair} if pair is not None else {})))

    def offering(self, improved: MessageId) -> OpenConversation:
        """Return the conversation with an improved version on offer."""
        return replace(self, undecided=self.undecided | {improved})

    def decided(self, question: MessageId) -> OpenConversation:
        """Return the conversation with one reply to a message alone again, and nothing on offer there."""
        pair = self.paired.get(question, ())
        return replace(self.with_pair(question, None), undecided=self.undecided - set(pair))

    def keeping(self, before: OpenConversation) -> OpenConversation:
        """Return the reloaded conversation with the records, help and pairs already known."""
        if before.id != self.id:
            return self
        records = MappingProxyType({**before.records, **self.records})
        return replace(self, records=records, paired=before.paired, undecided=before.undecided)

    def with_title(self, title: str) -> OpenConversation:
        """Return the conversation with another title."""
        if self.tree is None:
            return self
        named = replace(self.tree.conversation, title=title)
        return replace(self, tree=replace(self.tree, conversation=named))

    def at_leaf(self, leaf: MessageId | None) -> OpenConversation:
        """Return the conversation with the branch that ends at ``leaf`` in view."""
        return replace(self, leaf=leaf)

    def at_version(self, message: str, position: int) -> OpenConversation:
        """Return the conversation at the newest branch through another version of a message, from 1."""
        shown = self.find(message)
        if self.tree is None or shown is None:
            return self
        siblings = self._siblings(shown)
        if not 1 <= position <= len(siblings):
            return self
        return replace(self, leaf=self.tree.newest_leaf_below(siblings[position - 1].id))

    def _siblings(self, message: Message) -> tuple[Message, ...]:
        return self.tree.children_of(message.parent) if self.tree is not None else ()


def opened(
    tree: ConversationTree,
    turn_of: Callable[[MessageId], TurnRecord | None],
    support_of: Callable[[Message], Support | None],
    leaf: MessageId | None = None,
) -> OpenConversation:
    """Return a conversation as it was left, or at ``leaf``, with the records of the turns in view.

    ``support_of`` returns the help for a question whose turn failed before its record.
    """
    path = tree.path_to(leaf) if leaf is not None else tree.open_path()
    replies = (each.id for each in path if each.role is Role.ASSISTANT)
    records = {reply: record for reply in replies if (record := turn_of(reply)) is not None}
    recorded = {record.question.id for record in records.values()}
    unanswered = (each for each in path if each.role is Role.USER and each.id not in recorded)
    offered = {each.id: support for each in unanswered if (support := support_of(each)) is not None}
    last = path[-1].id if path else None
    return OpenConversation(tree, last, MappingProxyType(records), MappingProxyType(offered))
