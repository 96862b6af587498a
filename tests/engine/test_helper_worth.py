"""How far a helper guesses: by what guesses and steps take on this machine, and by how often it is right."""

from __future__ import annotations

import random

import pytest

from app.engine.worker.helper_worth import MOST_GUESSED, HelperWorth, ReplyWorth
from app.engine.worker.step_costs import StepCosts

SECONDS = 0.05  # of a step of one token
WRITTEN = 200


def costs_of(a_token: float) -> StepCosts:
    """Return what was measured where each further token of a step adds ``a_token`` of a step of one."""
    costs = StepCosts()
    costs.read(512, 512 * SECONDS * a_token)
    costs.measured(1, SECONDS)
    return costs


def worth_of(guess: float) -> HelperWorth:
    """Return a helper that has just been opened, whose guess takes ``guess`` of a step, and reading a tenth of that."""
    worth = HelperWorth()
    worth.drafted(1, guess * SECONDS)
    worth.read(512, 512 * guess * SECONDS / 10)
    return worth


def written(
    worth: HelperWorth, costs: StepCosts, guess: float, further: float, right: float, *, seed: int = 1
) -> tuple[float, int]:
    """Write a reply as the engine does, with a helper that is right with a chance; return its steps' time, and guesses.

    How likely the helper finds a guess tells nothing here: it is sure of all.
    """
    chance, reply, at, time, guessed = random.Random(seed), ReplyWorth(worth, costs), 0, 0.0, 0
    while at < WRITTEN:
        plan = reply.plan(WRITTEN - at - 1, 1)
        drafted = plan.guesses if plan is not None else 0
        correct = 0
        while correct < drafted and chance.random() < right:
            correct += 1
        for _ in range(drafted):
            worth.guessed(True)
        for number in range(min(drafted, correct + 1)):
            worth.saw(0.99, number < correct)
            reply.saw(number < correct)
        if drafted:
            worth.drafted(drafted, drafted * guess * SECONDS)
            reply.stepped(1 + drafted, 1 + correct, drafted * guess * SECONDS)
        costs.measured(1 + drafted, SECONDS * (1 + drafted * further))
        for _ in range(1 + correct):
            reply.wrote()
        at, guessed = at + 1 + correct, guessed + drafted
        time += 1 + drafted * (guess + further)
    worth.ended(reply, at)
    return time, guessed


@pytest.mark.parametrize(
    ("guess", "further", "right", "at_least"),
    [(0.05, 0.05, 0.9, 3.0), (0.05, 0.1, 0.8, 1.9), (0.1, 0.1, 0.8, 1.7), (0.1, 0.1, 0.65, 1.3)],
)
def test_a_helper_that_is_often_right_saves_time(
    guess: float, further: float, right: float, at_least: float
) -> None:
    worth, costs = worth_of(guess), costs_of(further)
    time = sum(written(worth, costs, guess, further, right, seed=seed)[0] for seed in range(5))
    assert 5 * WRITTEN / time >= at_least
    assert worth.proven
    assert not worth.given_up


@pytest.mark.parametrize("guess", [0.05, 0.2, 0.5, 1.0])
@pytest.mark.parametrize("further", [0.05, 0.3, 1.0])
@pytest.mark.parametrize("right", [0.05, 0.3, 0.6])
def test_no_reply_is_slower_by_more_than_the_time_of_a_few_tokens(
    guess: float, further: float, right: float
) -> None:
    worth, costs = worth_of(guess), costs_of(further)
    for seed in range(8):
        assert written(worth, costs, guess, further, right, seed=seed)[0] <= WRITTEN + 5


def test_a_helper_that_is_seldom_right_is_given_up_after_some_replies() -> None:
    worth, costs = worth_of(0.2), costs_of(0.2)
    for seed in range(4):
        assert not worth.given_up
        written(worth, costs, 0.2, 0.2, 0.1, seed=seed)
    assert worth.given_up


def test_a_helper_that_takes_as_long_as_the_model_never_guesses_and_is_given_up() -> None:
    worth, costs = worth_of(1.0), costs_of(0.05)
    assert [written(worth, costs, 1.0, 0.05, 1.0)[1] for _ in range(4)] == [0] * 4
    assert worth.given_up


def test_costs_that_were_underestimated_end_its_guesses_soon() -> None:
    worth, costs = worth_of(0.02), costs_of(0.02)  # in truth both take far longer on this made-up machine
    time, _ = written(worth, costs, 1.0, 1.0, 0.9)
    assert time <= WRITTEN + 30, "one step of the longest size, which is not known before"
    assert written(worth, costs, 1.0, 1.0, 0.9)[0] <= WRITTEN + 5, "the next reply knows"


def test_short_replies_tell_nothing() -> None:
    worth, costs = worth_of(1.0), costs_of(1.0)
    for _ in range(9):
        worth.ended(ReplyWorth(worth, costs), 3)
    assert not worth.given_up


def test_far_behind_it_does_not_begin_until_it_has_proven_itself() -> None:
    worth, costs = worth_of(0.1), costs_of(0.05)
    assert ReplyWorth(worth, costs).plan(100, 3) is not None
    assert ReplyWorth(worth, costs).plan(100, 390) is not None, "reading takes less than four steps"
    assert ReplyWorth(worth, costs).plan(100, 410) is None
    written(worth, costs, 0.1, 0.05, 0.9)
    assert worth.proven
    assert ReplyWorth(worth, costs).plan(100, 1500) is not None, "a reply is expected to win more than that"
    assert ReplyWorth(worth, costs).plan(100, 9000) is None


def test_reading_counts_against_what_a_reply_wins() -> None:
    worth, costs = worth_of(0.1), costs_of(0.05)
    reply = ReplyWorth(worth, costs)
    reply.read(3 * SECONDS)
    reply.stepped(5, 4, 4 * 0.1 * SECONDS)
    assert reply.won == pytest.approx(-3 + 4 - 1.2 - 0.4)


def test_the_share_that_was_right_is_counted_by_likelihood() -> None:
    worth = worth_of(0.1)
    for _ in range(40):
        worth.saw(0.99, True)
        worth.saw(0.6, False)
    assert worth.right(0.97) > 0.98
    assert worth.right(0.55) < 0.1
    assert worth.right(0.1) == 0.2, "as expected before any was counted"


def test_unlikely_guesses_are_not_dared_where_a_place_in_the_step_costs_more() -> None:
    worth = worth_of(0.1)
    cheap, dear = ReplyWorth(worth, costs_of(0.05)), ReplyWorth(worth, costs_of(0.5))
    assert (cheap.least(1), dear.least(1)) == (pytest.approx(0.1), pytest.approx(0.5))
    assert cheap.goes_on(0.9, 1)
    assert not cheap.goes_on(0.2, 1)
    assert not dear.goes_on(0.7, 1)


def test_a_text_that_becomes_easier_is_noticed_but_no_reply_loses_more_for_it() -> None:
    worth, costs = worth_of(0.1), costs_of(0.3)
    reply = ReplyWorth(worth, costs)
    for _ in range(6):
        reply.saw(False)
    assert reply.plan(100, 1) is None
    assert any(reply.plan(100, 1) for _ in range(60)), "it is tried again"
    reply.stepped(9, 1, 0.8 * SECONDS)  # a step that brought nothing
    assert not any(reply.plan(100, 1) for _ in range(300)), "what a reply may lose is lost"


def test_guesses_that_are_seldom_dared_cost_no_place_in_the_step() -> None:
    costs, bold, shy = costs_of(0.3), worth_of(0.05), worth_of(0.05)
    for _ in range(60):
        bold.guessed(True)
        shy.guessed(False)
    plans = [ReplyWorth(worth, costs).plan(1, 1) for worth in (bold, shy)]
    gains = [plan.gain for plan in plans if plan is not None]
    assert gains == [pytest.approx(1.65 / 1.35, rel=0.02), pytest.approx(1.65 / 1.07, rel=0.02)]


def test_a_plan_is_never_longer_than_is_asked_for() -> None:
    reply = ReplyWorth(worth_of(0.01), costs_of(0.01))
    for most in range(-1, 30):
        plan = reply.plan(most, 1)
        assert (plan.guesses if plan is not None else 0) <= max(0, min(most, MOST_GUESSED))
