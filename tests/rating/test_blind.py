"""Blind comparison: which pairs wait, that the order says nothing, and what the choices come to."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

from app.domain.analysis import Mode
from app.domain.conversation import Message, MessageId
from app.domain.rating import BlindChoice, Outcome, Rater, Strength
from app.domain.turn import TurnRecord
from app.rating.blind import ComparedBy, choice_of, drawn, first_shares, pairs_waiting, ranked, way_of
from app.storage.vault import memory_record
from tests.rating.told_turns import answered, told_turn

MIRA, TOM = Rater("Mira"), Rater("Tom")


def answers(*strategies: str) -> list[TurnRecord]:
    """Return the replies to one message: without guidance for an empty strategy."""
    with memory_record() as vault:
        _, first = told_turn(vault, reply="Rest.")
        for strategy in strategies:
            mode = Mode.GUIDE if strategy else Mode.OBSERVE
            answered(vault, first.question, f"By {strategy or 'nothing'}.", strategy, mode)
        told_turn(vault, "Exams")  # answered once
        return list(vault.turns_answered_again())


def chosen(outcome: Outcome, pair: tuple[TurnRecord, TurnRecord], rater: Rater = MIRA) -> BlindChoice:
    return choice_of(drawn(pair, random.Random(1)), rater, outcome, Strength.CLEAR, " It asks first. ")


def test_pairs_are_of_one_message_answered_in_two_ways() -> None:
    records = answers("clarify", "clarify", "")
    assert len(records) == 4
    waiting = pairs_waiting(records, (), MIRA)
    ways = [
        tuple(sorted(way.strategy for each in pair if (way := way_of(each)) is not None)) for pair in waiting
    ]
    assert ways == [("", "clarify")] * 4, "not two of the same"


def test_a_pair_waits_for_each_rater_until_that_rater_has_chosen() -> None:
    records = answers("clarify")
    (pair,) = pairs_waiting(records, (), MIRA)
    choice = chosen(Outcome.FIRST, pair)
    assert pairs_waiting(records, (choice,), MIRA) == ()
    assert pairs_waiting(records, (choice,), TOM) == (pair,)


def test_what_is_behind_words_of_people_or_has_none_is_not_compared() -> None:
    one, other = answers("clarify")
    assert one.reply is not None
    for changed in (replace(one.reply, folded=True), replace(one.reply, text=" ")):
        assert pairs_waiting((replace(one, reply=changed), other), (), MIRA) == ()


def test_either_reply_is_shown_first_about_as_often() -> None:
    (pair,) = pairs_waiting(answers("clarify"), (), MIRA)
    chance = random.Random(7)
    firsts: Counter[MessageId] = Counter()
    for _ in range(200):
        shown = drawn(pair, chance)
        assert {shown.first.id, shown.second.id} == {_said(each).id for each in pair}
        assert shown.first_way == next(way_of(each) for each in pair if _said(each).id == shown.first.id)
        firsts[shown.first.id] += 1
    assert all(70 < count < 130 for count in firsts.values())


def test_choices_come_to_scores_by_way_and_say_nothing_where_both_were_alike() -> None:
    records = answers("clarify", "full_answer")
    pairs = pairs_waiting(records, (), MIRA)
    choices = [chosen(outcome, pair) for pair in pairs for outcome in Outcome]
    by_way, by_model = ranked(choices, ComparedBy.WAY), ranked(choices, ComparedBy.MODEL)
    assert {each.competitor for each in by_way.ranking.standings} == {"observe", "clarify", "full_answer"}
    assert all((each.won, each.lost, each.tied) == (2, 2, 2) for each in by_way.ranking.standings)
    assert by_way.names["observe"] == "No guidance"
    assert (by_model.alike, by_model.ranking.standings) == (len(choices), ())
    assert sum(first_shares(choices)) == len(pairs)


def test_a_tie_has_no_strength_and_a_reason_is_kept_without_blanks_around_it() -> None:
    (pair,) = pairs_waiting(answers("clarify"), (), MIRA)
    assert chosen(Outcome.TIE, pair).strength is None
    kept = chosen(Outcome.SECOND, pair)
    assert (kept.strength, kept.reason) == (Strength.CLEAR, "It asks first.")


def _said(record: TurnRecord) -> Message:
    assert record.reply is not None
    return record.reply
