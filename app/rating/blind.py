"""Blind comparison: which pairs of replies wait for a choice, in what order they are shown, and how ways compare."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from app.domain.analysis import Mode
from app.domain.conversation import Message, MessageId, now
from app.domain.rating import BlindChoice, Outcome, Rater, Strength, Way, new_choice_id
from app.domain.strategy_names import shown_strategy_name
from app.domain.turn import TurnRecord
from app.evaluation.statistics.bradley_terry import Duel, Ranking, ranking
from app.translation import tr


class ComparedBy(StrEnum):
    """What the competitors of a ranking are."""

    WAY = "way"  # the strategy that was followed, or none
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class BlindPair:
    """Two replies to a message in the order in which they are shown; nothing of it says which is which."""

    question: Message
    first: Message
    second: Message
    first_way: Way
    second_way: Way


@dataclass(frozen=True, slots=True)
class WayRanking:
    """The ranking with the words of each competitor; ``alike``: choices between two of the same, which say nothing."""

    ranking: Ranking
    names: dict[str, str]
    alike: int


def way_of(record: TurnRecord) -> Way | None:
    """Return how a recorded reply came about; None where that is not known."""
    if record.analysis is None or record.facts is None:
        return None
    reply = record.analysis.reply
    table = record.analysis.table
    followed = table.find(reply.followed) if table is not None else None
    name = followed.name if followed is not None else reply.followed.replace("_", " ").capitalize()
    return Way(reply.mode, reply.followed, name, record.facts.model, record.facts.hash)


def way_words(way: Way) -> str:
    """Return how a reply came about, without its model."""
    if way.strategy:
        return shown_strategy_name(way.strategy_name) or way.strategy
    return tr("No guidance")


def pairs_waiting(
    records: Iterable[TurnRecord], choices: Iterable[BlindChoice], rater: Rater | None
) -> tuple[tuple[TurnRecord, TurnRecord], ...]:
    """Return the pairs of replies to one message that came about differently and that the rater has not judged yet.

    Replies that stand behind words of people, and those without words, are left out.
    """
    judged = {frozenset((each.first, each.second)) for each in choices if each.rater == rater}
    answers: dict[MessageId, list[TurnRecord]] = {}
    for record in records:
        if record.reply is not None and record.reply.text.strip() and not record.reply.folded:
            answers.setdefault(record.question.id, []).append(record)
    return tuple(
        (one, other)
        for given in answers.values()
        for one, other in combinations(given, 2)
        if _differ(one, other) and frozenset((_id(one), _id(other))) not in judged
    )


def drawn(pair: tuple[TurnRecord, TurnRecord], chance: random.Random) -> BlindPair:
    """Return a pair in an order drawn at random."""
    first, second = chance.sample(pair, 2)
    first_way, second_way = way_of(first), way_of(second)
    assert first.reply is not None and second.reply is not None
    assert first_way is not None and second_way is not None
    return BlindPair(first.question, first.reply, second.reply, first_way, second_way)


def choice_of(
    pair: BlindPair, rater: Rater, outcome: Outcome, strength: Strength | None, reason: str
) -> BlindChoice:
    """Return the choice to keep."""
    return BlindChoice(
        new_choice_id(),
        pair.question.conversation,
        pair.question.id,
        pair.first.id,
        pair.second.id,
        pair.first_way,
        pair.second_way,
        rater,
        outcome,
        strength if outcome is not Outcome.TIE else None,
        reason.strip(),
        now(),
    )


def ranked(choices: Iterable[BlindChoice], by: ComparedBy) -> WayRanking:
    """Return the Bradley–Terry ranking of what was chosen between; strengths are kept and do not weigh."""
    duels, names, alike = [], {}, 0
    for choice in choices:
        first, second = _competitor(choice.first_way, by), _competitor(choice.second_way, by)
        for competitor, way in ((first, choice.first_way), (second, choice.second_way)):
            names[competitor] = way_words(way) if by is ComparedBy.WAY else way.model
        if first == second:
            alike += 1
        elif choice.outcome is Outcome.SECOND:
            duels.append(Duel(second, first))
        else:
            duels.append(Duel(first, second, tied=choice.outcome is Outcome.TIE))
    return WayRanking(ranking(duels), names, alike)


def _competitor(way: Way, by: ComparedBy) -> str:
    if by is ComparedBy.MODEL:
        return way.model_sha256 or way.model
    return way.strategy or Mode.OBSERVE.value


def _differ(one: TurnRecord, other: TurnRecord) -> bool:
    first, second = way_of(one), way_of(other)
    if first is None or second is None:
        return False
    return any(_competitor(first, by) != _competitor(second, by) for by in ComparedBy)


def _id(record: TurnRecord) -> MessageId | None:
    return record.reply.id if record.reply is not None else None


def first_shares(choices: Iterable[BlindChoice]) -> Iterator[float]:
    """Yield 1 for each choice of the reply that was shown first, 0 for the second; ties are left out."""
    for choice in choices:
        if choice.outcome is not Outcome.TIE:
            yield float(choice.outcome is Outcome.FIRST)
