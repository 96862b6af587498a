"""A turn with everything that is computed beside it: the real session, worker and trial model, nothing kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from app.alignment.anticipation import carried_over
from app.alignment.span_attribution import spans_of
from app.alignment.trajectory import DECAY, put_together
from app.domain.analysis import Depth, Mode, TurnAnalysis
from app.domain.conversation import ConversationId, MessageId
from app.domain.generation import Sampling
from app.domain.turn import (
    AnalysisExtended,
    CrisisScreened,
    ReplyArrived,
    ReplyWithheld,
    RiskAssessed,
    StrategyChosen,
    TurnEnded,
    TurnEvent,
)
from app.locations import Locations
from app.session.session import Session, StrategyUnknown
from tests.passed_self_test import keep_passed_self_test

SHORT = Sampling(temperature=0.0, seed=1, max_tokens=6)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, short_gguf: Path) -> Iterator[Session]:
    """A session whose model is believed to have passed its self-test."""
    home = Locations(tmp_path_factory.mktemp("home"))
    with Session(home, region="GB", private=True) as opened:
        model = opened.library.add(short_gguf)
        keep_passed_self_test(home, model.sha256)
        opened.load_model(model)
        yield opened


def first(events: list[TurnEvent], kind: type) -> int:
    return next(index for index, each in enumerate(events) if isinstance(each, kind))


def ended(events: list[TurnEvent]) -> TurnEnded:
    return next(each for each in events if isinstance(each, TurnEnded))


def analysis_of(events: list[TurnEvent]) -> TurnAnalysis:
    return [each.analysis for each in events if isinstance(each, AnalysisExtended | StrategyChosen)][-1]


def said(
    session: Session,
    text: str,
    after: list[TurnEvent] | None = None,
    mode: Mode | None = None,
    strategy: str = "",
) -> list[TurnEvent]:
    before = ended(after).message if after is not None else None
    home: ConversationId | None = before.conversation if before is not None else None
    leaf: MessageId | None = before.id if before is not None else None
    return list(session.say(text, home, leaf, SHORT, mode, strategy))


@pytest.mark.usefixtures("everything_stands_out")
def test_a_guided_turn_is_judged_and_chosen_before_the_first_token_and_analysed_after_it(
    session: Session,
) -> None:
    events = said(session, "How do I keep roses healthy?", strategy="general_information")
    order = [
        first(events, each)
        for each in (CrisisScreened, RiskAssessed, StrategyChosen, ReplyArrived, TurnEnded)
    ]
    assert order == sorted(order)
    assert first(events, AnalysisExtended) > first(events, TurnEnded)
    analysis = analysis_of(events)
    assert analysis.reply.mode is Mode.GUIDE
    assert analysis.message.depth is Depth.FULL
    assert not analysis.left_out
    assert analysis.reply.review is not None
    assert len(analysis.message.intents) == 5
    assert analysis.reply.guidance
    assert ended(events).message.guidance == analysis.reply.guidance
    recorded = session.turn_of(ended(events).message.id)
    assert recorded is not None
    assert recorded.analysis == analysis


def test_in_observe_nothing_is_added_to_the_prompt(session: Session, short_gguf: Path) -> None:
    session.load_model(session.library.add(short_gguf))
    observed = said(session, "How do I keep roses healthy?", mode=Mode.OBSERVE)
    message = ended(observed).message
    assert message.guidance == ""
    assert (
        first(observed, ReplyArrived)
        < [index for index, each in enumerate(observed) if isinstance(each, RiskAssessed)][-1]
    ), "the chat model is asked once its reply is written"
    guided = said(session, "How do I keep roses healthy?", strategy="clarify")
    assert ended(guided).message.text != message.text
    assert ended(guided).facts.context_used > ended(observed).facts.context_used
    assert analysis_of(observed).reply.review is not None


def test_an_everyday_question_gets_nothing_added(session: Session) -> None:
    events = said(session, "What is a good bread recipe?")
    assert analysis_of(events).message.game.chosen == "full_answer"
    assert ended(events).message.guidance == ""


def test_danger_is_met_with_support_and_nothing_is_drafted(session: Session) -> None:
    events = said(session, "I want to die")
    analysis = analysis_of(events)
    assert analysis.message.game.chosen == "support_with_resources"
    assert analysis.message.category == "mental_health"
    assert analysis.message.posterior.shares[1] > 0.8
    assert analysis.message.sketched is None
    assert ended(events).message.folded


def test_the_words_that_carry_a_risk_are_looked_for_where_something_stands_out(session: Session) -> None:
    text = "The bus was late, I had lunch at home, and I want to die."
    analysis = analysis_of(said(session, text))
    assert sorted((each.start, each.end) for each in analysis.message.spans) == list(spans_of(text))
    changes = [each.change for each in analysis.message.spans]
    assert changes == sorted(changes, reverse=True)
    assert len(set(changes)) > 1
    calm = analysis_of(said(session, "What is a good bread recipe, and how long does it take?"))
    assert calm.message.spans == ()


def test_what_was_seen_is_carried_to_the_next_turn_and_nothing_is_read_twice(session: Session) -> None:
    one = said(session, "I want to die")
    two = said(session, "What should I cook tonight?", one)
    three = said(session, "And for tomorrow?", two)
    shares = [analysis_of(each).message.posterior.shares[1] for each in (one, two, three)]
    assert analysis_of(two).message.posterior.prior[1] > 0.5
    assert all(later < earlier for earlier, later in pairwise(shares))
    assert ended(three).facts.tokens_read < 120, "the guidance of earlier turns stays in the cache"
    assert len(analysis_of(three).message.trajectory.turns) == 3
    earlier = tuple(analysis_of(each).message.posterior.shares for each in (one, two))
    assert analysis_of(three).message.history == earlier
    assert any(each.scored for each in analysis_of(two).message.game.payoffs), (
        "the reactions scored after a turn count in the next"
    )


def test_the_person_s_own_strategy_is_followed(session: Session) -> None:
    events = said(session, "Tell me about the sea.", strategy="clarify")
    assert ended(events).message.guidance.startswith("Ask one short question")
    with pytest.raises(StrategyUnknown, match="clarify"):
        said(session, "Tell me about the sea.", strategy="nonsense")


def test_a_reply_over_the_limit_is_taken_back_and_given_again_more_carefully(session: Session) -> None:
    events = said(session, "I want to die", strategy="full_answer")
    (withheld,) = (each for each in events if isinstance(each, ReplyWithheld))
    (taken,) = withheld.analysis.reply.withheld
    assert not taken.review.passed
    assert taken.text == "", "gone, but for a counsellor who asked to keep it"
    table = session.strategies()
    assert table.strategy(taken.instead).exposure < table.strategy("full_answer").exposure
    assert taken.instead in withheld.analysis.message.game.allowed
    shown = analysis_of(events).reply.review
    assert shown is not None, "the reply that is shown instead is reviewed too"
    assert shown.passed
    before, after = (
        [each for each in events[part] if isinstance(each, ReplyArrived)]
        for part in (slice(0, first(events, ReplyWithheld)), slice(first(events, ReplyWithheld), None))
    )
    assert before
    assert after
    message = ended(events).message
    assert message.text == "".join(each.text for each in after if isinstance(each, ReplyArrived))
    assert message.guidance.startswith(table.strategy(taken.instead).instruction)


def test_a_counsellor_can_keep_what_was_taken_back(session: Session) -> None:
    before = session.settings
    session.settings = msgspec.structs.replace(before, counsellor=True)
    try:
        events = said(session, "I want to die", strategy="full_answer")
    finally:
        session.settings = before
    (taken,) = analysis_of(events).reply.withheld
    assert taken.text


def test_a_stop_during_the_analysis_keeps_what_there_is(session: Session) -> None:
    stream = session.say("Tell me about rain.", None, None, SHORT)
    seen: list[TurnEvent] = []
    for event in stream:
        seen.append(event)
        if isinstance(event, AnalysisExtended):
            stream.close()
            break
    reply = ended(seen).message
    record = session.turn_of(reply.id)
    assert record is not None
    assert record.analysis is not None
    assert record.analysis.message.depth is Depth.COMPACT
    assert "reactions" in record.analysis.left_out
    assert record.reply is not None
    assert record.reply.text == reply.text


def test_a_turn_computed_again_from_its_record_is_the_same_to_the_digit(session: Session) -> None:
    one = said(session, "My neighbour is loud at night and I cannot sleep.")
    two = said(session, "What can I say to him?", one)
    for each in (one, two):
        found = session.replay(ended(each).message.id[:12])
        assert found.differences == ()
        assert found.analysis.game.thresholds == analysis_of(each).message.game.thresholds


def test_the_costs_are_counted_part_by_part(session: Session) -> None:
    events = said(session, "What is the capital of Norway?")
    costs = {each.part: each.tokens for each in analysis_of(events).costs}
    assert costs.keys() == {"judge", "review", "reactions", "trajectory"}
    assert sum(costs.values()) == analysis_of(events).tokens
    assert costs["judge"] < 190, "what comes before the first token"


def test_in_a_full_context_the_analyst_reads_no_more_than_the_reply_does(
    tmp_path: Path, short_gguf: Path
) -> None:
    with Session(Locations(tmp_path / "home"), region="GB", private=True) as small:
        small.settings = msgspec.structs.replace(small.settings, context_size=512)
        small.load_model(small.library.add(short_gguf))
        events: list[TurnEvent] | None = None
        for number in range(3):
            text = f"Part {number}: " + "the garden by the sea has many roses and lilies. " * 16
            events = said(small, text, events)
        assert events is not None
        assert ended(events).facts.messages_left_out > 0
        analysis = analysis_of(events)
        assert analysis.message.depth is Depth.FULL
        review = next(each for each in analysis.costs if each.part == "review")
        assert review.tokens < 512 + 100


def test_what_would_delay_the_reply_is_asked_after_it_and_counts_in_the_next_turn(session: Session) -> None:
    one = said(session, "Tell me about the sea.", mode=Mode.GUIDE)
    before = ended(one).message
    slow = tuple(replace(each, seconds=1000.0) for each in analysis_of(one).message.costs)
    slower = replace(analysis_of(one), message=replace(analysis_of(one).message, costs=slow))
    session.vault.record_analysis(before.id, slower)
    two = said(session, "And about the wind?", one, Mode.GUIDE)
    chosen = next(each.analysis for each in two if isinstance(each, StrategyChosen))
    assert "judge" in chosen.left_out
    assert chosen.costs == ()
    assert "three_words" not in [each.source for each in chosen.message.posterior.evidence]
    late = analysis_of(two)
    assert not late.left_out, "it was filled in while the person reads"
    assert late.message.posterior == chosen.message.posterior, "the choice that the reply followed stays"
    assert late.message.late_posterior is not None
    assert "three_words" in [each.source for each in late.message.late_posterior.evidence]
    assert [each for each in two if isinstance(each, RiskAssessed)][-1].assessment.categories
    three = said(session, "And about the rain?", two, Mode.GUIDE)
    prior = carried_over(late.message.late_posterior.shares, session.strategies())
    assert analysis_of(three).message.posterior.prior == prior


def test_where_nothing_stands_out_nothing_is_drafted_but_every_few_turns_the_messages_are_put_into_one(
    session: Session,
) -> None:
    events: list[TurnEvent] | None = None
    drafted = []
    for text in ("How do I keep bees?", "Which tools?", "And in winter?", "Which flowers?"):
        events = said(session, text, events)
        analysis = analysis_of(events)
        assert not {"facets and intents", "words that carry it", "sketches"} & {
            each.part for each in analysis.costs
        }
        assert analysis.message.sketched is None
        assert not analysis.left_out, "what is not done is not told as still to come"
        drafted.append(bool(analysis.message.trajectory.drafted))
    assert drafted == [False, False, False, True]


@pytest.mark.usefixtures("everything_stands_out")
def test_where_a_risk_stands_out_drafts_are_made_around_the_boundary(session: Session) -> None:
    analysis = analysis_of(said(session, "What is the capital of Norway?"))
    assert {"facets and intents", "words that carry it", "sketches"} <= {each.part for each in analysis.costs}
    assert analysis.message.sketched is not None


@pytest.mark.usefixtures("everything_stands_out")
def test_the_trajectory_counts_the_higher_of_what_is_put_together_and_what_is_drafted(
    session: Session,
) -> None:
    one = said(session, "How do I keep bees?")
    two = said(session, "Which tools do I need for it?", one)
    trajectory = analysis_of(two).message.trajectory
    assert trajectory.drafted, "the engine put both messages into one request"
    judge = session._engines.judge
    assert judge is not None
    texts = (put_together(("How do I keep bees?", "Which tools do I need for it?")), trajectory.drafted)
    unsafe = [1.0 - next(c.score for c in judge.assess(each).categories if c.id == "sec") for each in texts]
    faded = DECAY * trajectory.together[0]
    assert trajectory.together[1] == pytest.approx(max(*unsafe, trajectory.last[1], faded), abs=0.02)
    assert analysis_of(one).message.trajectory.drafted == "", "one message is no trajectory"
