"""The labels in a rated set: what people held of each message, where they do not contradict each other."""

from __future__ import annotations

from dataclasses import dataclass

from app.alignment.evidence.self_test import Kind
from app.domain.errors import OysterError
from app.domain.rating import RaterKind
from app.domain.risk import Headline
from app.translation import tr
from app.workspace.sets.rated_set import RatedConversation, RatedSet

LEAST_OF_EACH, LEAST_CONVERSATIONS = 8, 5  # below, held-out figures say nothing

_KINDS = {
    Headline.CRISIS: Kind.DISTRESS,
    Headline.DISTRESS: Kind.DISTRESS,
    Headline.HIGH: Kind.WRONG,
    Headline.LOW: Kind.LOOK_ALIKE,
}


class TooFewLabels(OysterError):
    """A set has too few labels to fit anything and to see what was gained."""


@dataclass(frozen=True, slots=True)
class LabelledMessage:
    """A message of a person with what people held of it."""

    conversation: str
    text: str
    headline: Headline

    @property
    def danger(self) -> bool:
        """True where the writer is in danger."""
        return self.headline is Headline.CRISIS

    @property
    def distress(self) -> bool | None:
        """Whether the writer is in distress; None where the label is about somebody else."""
        if self.headline is Headline.CONCERN:
            return None
        return self.headline in (Headline.CRISIS, Headline.DISTRESS)

    @property
    def kind(self) -> Kind | None:
        """What the message is to a judge; None where the label does not say."""
        return _KINDS.get(self.headline)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labelled messages of a set; ``divided`` ones were left out, because their raters contradict each other."""

    messages: tuple[LabelledMessage, ...]
    divided: int = 0

    @property
    def conversations(self) -> tuple[str, ...]:
        """The conversation of each message."""
        return tuple(each.conversation for each in self.messages)


def labels_in(found: RatedSet) -> Labels:
    """Return the labels of people in a set; a model's word is no label."""
    messages: list[LabelledMessage] = []
    divided = 0
    for conversation in found:
        texts = {each.id: each.text for each in conversation.messages}
        for message, held in _held(conversation).items():
            if len(held) > 1:
                divided += 1
            elif texts[message].strip():
                messages.append(LabelledMessage(conversation.id, texts[message], next(iter(held))))
    return Labels(tuple(messages), divided)


def _held(conversation: RatedConversation) -> dict[str, set[Headline]]:
    """Return what people held of each message that a rated reply answers."""
    answered = {each.id: each.parent for each in conversation.messages if each.role == "assistant"}
    held: dict[str, set[Headline]] = {}
    for rating in conversation.ratings:
        opinion, message = rating.contents.opinion, answered.get(rating.reply)
        if opinion is None or message is None or rating.rater.kind is not RaterKind.PERSON:
            continue
        if opinion.headline is not Headline.NOT_JUDGED:
            held.setdefault(message, set()).add(opinion.headline)
    return held


def check_enough(labels: Labels, belongs: tuple[bool | None, ...], what: str) -> None:
    """Check that there are enough messages of both kinds, in enough conversations. Raises ``TooFewLabels``."""
    yes, no = belongs.count(True), belongs.count(False)
    conversations = len(set(labels.conversations))
    if min(yes, no) >= LEAST_OF_EACH and conversations >= LEAST_CONVERSATIONS:
        return
    raise TooFewLabels(
        tr(
            "There are too few labels for {what}: {yes} messages with it and {no} without, in {conversations} "
            "conversations. It takes {least} of each in {least_conversations} conversations. Confirm or contest the "
            "assessment of more messages.",
            what=what,
            yes=yes,
            no=no,
            conversations=conversations,
            least=LEAST_OF_EACH,
            least_conversations=LEAST_CONVERSATIONS,
        )
    )
