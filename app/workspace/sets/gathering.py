"""Gathering a set from the vault, and taking one in: with identities of its own and days in place of moments."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.domain.conversation import (
    Conversation,
    ConversationId,
    ConversationTree,
    Message,
    MessageId,
    Role,
    now,
)
from app.domain.rating import BlindChoice, ChoiceId, RaterKind, Rating, RatingId
from app.domain.scenario import Play, Sides
from app.domain.turn import TurnRecord
from app.storage.vault import Vault
from app.translation import tr
from app.workspace.sets.rated_set import (
    RatedConversation,
    RatedSet,
    SetAssessment,
    SetMessage,
    SetPlay,
    SetRefused,
)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was taken in from a set; ``known`` conversations were here already, and stay as they are."""

    conversations: int
    ratings: int
    choices: int
    known: int


class Identities:
    """Other identities for a set, the same for the same one, from which nobody finds the first ones again."""

    def __init__(self, space: uuid.UUID | None = None) -> None:
        self._space = space or uuid.uuid4()

    def __call__(self, identity: str) -> str:
        """Return the identity that stands in the set."""
        return uuid.uuid5(self._space, identity).hex


def gathered(
    vault: Vault, conversations: Iterable[ConversationId], identities: Callable[[str], str]
) -> RatedSet:
    """Return a set of conversations, with their ratings and blind choices. Raises ``StorageFailure``."""
    ratings, choices = vault.ratings(), vault.choices()
    raters = _rater_names(ratings, choices)
    return tuple(
        _gathered(
            vault.tree(identity),
            vault.turns_in(identity),
            tuple(each for each in ratings if each.conversation == identity),
            tuple(each for each in choices if each.conversation == identity),
            identities,
            raters,
            _play(vault, identity, identities),
        )
        for identity in dict.fromkeys(conversations)
    )


def _gathered(
    tree: ConversationTree,
    records: tuple[TurnRecord, ...],
    ratings: tuple[Rating, ...],
    choices: tuple[BlindChoice, ...],
    named: Callable[[str], str],
    raters: dict[str, str],
    play: SetPlay | None,
) -> RatedConversation:
    home = ConversationId(named(tree.conversation.id))
    messages = tuple(
        SetMessage(
            named(each.id),
            named(each.parent) if each.parent is not None else None,
            "user" if each.role is Role.USER else "assistant",
            each.text,
            each.created_at.date().isoformat(),
        )
        for each in tree.messages
        if each.role is not Role.SYSTEM
    )
    leaf = tree.conversation.leaf
    return RatedConversation(
        format="oyster-rated-set",
        version=1,
        id=home,
        title=tree.conversation.title,
        day=tree.conversation.created_at.date().isoformat(),
        open=named(leaf) if leaf is not None else None,
        messages=messages,
        assessments=tuple(_assessment(each, named) for each in records if each.reply is not None),
        ratings=tuple(
            replace(
                each,
                id=RatingId(named(each.id)),
                conversation=home,
                reply=MessageId(named(each.reply)),
                rater=replace(each.rater, name=raters.get(each.rater.name, each.rater.name)),
                made_at=_day(each.made_at),
                changed_at=_day(each.changed_at),
            )
            for each in ratings
        ),
        choices=tuple(
            replace(
                each,
                id=ChoiceId(named(each.id)),
                conversation=home,
                question=MessageId(named(each.question)),
                first=MessageId(named(each.first)),
                second=MessageId(named(each.second)),
                rater=replace(each.rater, name=raters.get(each.rater.name, each.rater.name)),
                made_at=_day(each.made_at),
            )
            for each in choices
        ),
        play=play,
    )


def _play(vault: Vault, conversation: ConversationId, named: Callable[[str], str]) -> SetPlay | None:
    play = vault.play_of(conversation)
    if play is None:
        return None
    by_models = vault.messages_by_models(conversation)
    return SetPlay(
        play.scenario,
        play.language,
        play.sides.person,
        play.sides.helper,
        {named(message): sha256 for message, sha256 in by_models.items()},
        {named(reply): change for reply, change in play.ratings.items()},
    )


def _assessment(record: TurnRecord, named: Callable[[str], str]) -> SetAssessment:
    assert record.reply is not None
    seen, analysis = record.assessment, record.analysis
    return SetAssessment(
        reply=named(record.reply.id),
        headline=seen.headline.value,
        judge=seen.judge.kind.value,
        categories={each.id: each.score for each in seen.categories},
        unjudged=seen.unjudged,
        crisis=record.crisis.tier.value,
        mode=analysis.reply.mode.value if analysis is not None else "",
        strategy=(analysis.reply.followed or analysis.message.game.chosen) if analysis is not None else "",
        strategies_version=analysis.table.version
        if analysis is not None and analysis.table is not None
        else 0,
        model_sha256=record.reply.model_sha256,
    )


def _rater_names(ratings: Iterable[Rating], choices: Iterable[BlindChoice]) -> dict[str, str]:
    """Return what raters who are people are called in a set: by numbers, so that they can be told apart."""
    raters = (*(each.rater for each in ratings), *(each.rater for each in choices))
    people = dict.fromkeys(each.name for each in raters if each.kind is RaterKind.PERSON)
    return {name: tr("Rater {number}", number=number) for number, name in enumerate(people, 1)}


def _day(moment: datetime) -> datetime:
    return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)


# -- taking in ---------------------------------------------------------------------------------------------


def take_in(vault: Vault, found: RatedSet) -> TakenIn:
    """Put a set into the vault. What the program computed elsewhere stays in the file: it is no record of this one.

    Raises ``SetRefused``, ``StorageFailure``.
    """
    trees = tuple(_tree(each) for each in found)
    added = set(vault.add_conversations(trees))
    new = tuple(each for each in found if each.id in added)
    for conversation in new:
        if conversation.play is not None:
            _take_in_play(vault, ConversationId(conversation.id), conversation.play)
        for rating in conversation.ratings:
            vault.keep_rating(rating)
        for choice in conversation.choices:
            vault.keep_choice(choice)
    return TakenIn(
        len(new),
        sum(len(each.ratings) for each in new),
        sum(len(each.choices) for each in new),
        len(found) - len(new),
    )


def _take_in_play(vault: Vault, conversation: ConversationId, found: SetPlay) -> None:
    by_models = {MessageId(message): sha256 for message, sha256 in found.by_models.items()}
    play = Play(
        found.scenario,
        found.language,
        Sides(found.person, found.helper),
        frozenset(by_models),
        {MessageId(reply): change for reply, change in found.trust.items()},
    )
    vault.keep_play(conversation, play, by_models)


def _tree(found: RatedConversation) -> ConversationTree:
    home, known = ConversationId(found.id), {each.id for each in found.messages}
    stands = True
    before: set[str | None] = {None}
    for each in found.messages:
        stands = stands and each.parent in before and each.id not in before
        before.add(each.id)
    named: set[str] = {*(each.reply for each in found.ratings), *(each.reply for each in found.assessments)}
    for choice in found.choices:
        named |= {choice.question, choice.first, choice.second}
    if found.play is not None:
        named |= {*found.play.by_models, *found.play.trust}
    belong = named <= known
    if not found.messages or not stands or not belong:
        raise SetRefused(tr("The conversation ‘{title}’ of this set is not whole.", title=found.title))
    began = _moment(found.day)
    messages = tuple(
        Message(
            MessageId(each.id),
            home,
            MessageId(each.parent) if each.parent is not None else None,
            Role(each.role),
            each.text,
            _moment(each.day),
        )
        for each in found.messages
    )
    leaf = MessageId(found.open) if found.open in known else messages[-1].id
    return ConversationTree(Conversation(home, found.title, began, began, leaf), messages)


def _moment(day: str) -> datetime:
    try:
        return datetime.fromisoformat(day).replace(tzinfo=UTC)
    except ValueError:
        return now()
