"""What is chosen from times that were taken: only what is faster by more than noise, and of equals the least."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from app.domain.measured_speed import (
    ROUNDS,
    Act,
    Chosen,
    MeasuredSpeed,
    Possible,
    Rate,
    Sample,
    Trial,
    choose,
    fastest_device,
    in_force,
    measured,
    next_trial,
    possible_threads,
    share_done,
)

Machine = Callable[[Trial, int], float]  # what a token takes in a trial, and how many were before it


def taken(possible: Possible, machine: Machine, before: tuple[Sample, ...] = ()) -> tuple[Sample, ...]:
    """Take one trial after the other to the end."""
    samples = before
    while (trial := next_trial(samples, possible)) is not None:
        samples = (*samples, Sample(trial, machine(trial, len(samples))))
        assert len(samples) <= ROUNDS * 20, "it comes to no end"
    return samples


def chosen_by(possible: Possible, machine: Machine) -> Chosen:
    chosen = choose(taken(possible, machine), possible)
    assert chosen is not None
    return chosen


cores = st.integers(1, 64)
seconds = st.floats(1e-4, 3.0)


@st.composite
def machines(draw: st.DrawFn) -> tuple[Possible, Machine]:
    possible = possible_threads(draw(cores), draw(cores))
    times = draw(st.lists(seconds, min_size=40, max_size=40))
    return possible, lambda trial, at: times[(at + trial.threads + trial.tokens) % 40]


@given(cores, cores)
def test_one_thread_all_cores_and_all_processors_are_tried(cores: int, processors: int) -> None:
    possible = possible_threads(cores, processors)
    assert {1, cores, max(cores, processors), possible.usual} <= set(possible.threads)
    assert list(possible.threads) == sorted(set(possible.threads))


@given(machines())
def test_whatever_the_times_it_comes_to_an_end_with_what_was_tried(case: tuple[Possible, Machine]) -> None:
    possible, machine = case
    samples = taken(possible, machine)
    chosen = choose(samples, possible)
    assert chosen is not None
    assert {chosen.writing_threads, chosen.reading_threads} <= set(possible.threads)
    assert chosen.step in (0, *(each.trial.tokens for each in samples if each.trial.act is Act.STEP))
    assert choose(samples[:-1], possible) is None, "the last trial was needed"
    assert 0 < share_done(samples, possible) <= 1


@given(machines(), st.integers(0, 30))
def test_an_interrupted_measurement_goes_on_as_if_it_had_not_been(
    case: tuple[Possible, Machine], at: int
) -> None:
    possible, machine = case
    whole = taken(possible, machine)
    assert taken(possible, machine, whole[: min(at, len(whole))]) == whole


@given(cores, cores, st.floats(0.96, 1.04))
def test_what_is_as_fast_within_noise_stays_as_it_is(cores: int, processors: int, off: float) -> None:
    possible = possible_threads(cores, processors)
    chosen = chosen_by(possible, lambda trial, at: 0.02 if trial.threads == possible.usual else 0.02 / off)
    assert chosen == Chosen(possible.usual, possible.usual)


@given(st.integers(2, 64), st.floats(1.1, 20.0))
def test_what_is_faster_is_chosen_for_what_it_is_faster_at(cores: int, gain: float) -> None:
    possible = possible_threads(cores, 2 * cores)

    def machine(trial: Trial, at: int) -> float:
        fast = trial.threads == (1 if trial.act is Act.WRITING else 2 * cores)
        return 0.05 / gain if fast else 0.05

    chosen = chosen_by(possible, machine)
    assert (chosen.writing_threads, chosen.reading_threads) == (1, 2 * cores)


def test_of_two_that_are_equally_fast_and_faster_than_usual_the_fewer_threads_are_taken() -> None:
    possible = Possible((1, 2, 4, 8), 8)
    times = {1: 0.05, 2: 0.0205, 4: 0.02, 8: 0.04}
    assert chosen_by(possible, lambda trial, at: times[trial.threads]).writing_threads == 2


def test_one_that_was_faster_in_three_turns_of_five_is_noise() -> None:
    possible = Possible((1, 2), 2)
    turns = iter([0.02, 0.03, 0.02, 0.03, 0.02])

    def machine(trial: Trial, at: int) -> float:
        return next(turns) if trial == Trial(Act.WRITING, 1, 1) else 0.025

    assert chosen_by(possible, machine).writing_threads == 2


def test_what_is_far_behind_is_tried_once() -> None:
    possible = Possible((1, 8), 8)
    samples = taken(possible, lambda trial, at: 0.01 if trial.threads == 8 else 0.07)
    assert [each.trial.threads for each in samples if each.trial.act is Act.WRITING].count(1) == 1


def test_larger_steps_are_taken_where_they_read_faster_and_none_is_longer_than_two_seconds() -> None:
    possible = Possible((1, 2), 2)

    def machine(trial: Trial, at: int) -> float:
        return 0.01 / (1 + trial.tokens / 256) if trial.act is Act.STEP else 0.01

    samples = taken(possible, machine)
    assert max(each.trial.tokens for each in samples) == 128, "of 100 tokens a second"
    chosen = choose(samples, possible)
    assert chosen is not None and chosen.step == 128


def test_a_model_that_takes_long_for_a_token_is_read_in_few_tokens_and_no_steps_are_compared() -> None:
    possible = Possible((1, 2), 2)
    samples = taken(possible, lambda trial, at: 0.6)
    assert {each.trial.tokens for each in samples} == {1, 32}
    assert choose(samples, possible) == Chosen(2, 2)


def speed(device: str, writes: float, reads: float) -> MeasuredSpeed:
    return MeasuredSpeed(device, Chosen(2, 2), (Rate(2, writes),), (Rate(2, reads),))


def test_a_machine_that_reads_quickly_keeps_to_the_engines_own_steps_where_none_is_faster() -> None:
    possible = Possible((1, 2), 2)
    samples = taken(possible, lambda trial, at: 0.001)
    assert {each.trial.tokens for each in samples if each.trial.act is Act.STEP} == {64, 128, 256, 512}
    assert choose(samples, possible) == Chosen(2, 2)


def test_rates_are_those_of_what_was_chosen() -> None:
    possible = Possible((1, 2), 2)
    samples = taken(possible, lambda trial, at: 0.02 if trial.act is Act.WRITING else 0.01)
    found = measured(samples, possible, "CPU")
    assert found is not None
    assert (round(found.writes), round(found.reads)) == (50, 100)
    assert [each.of for each in found.writing] == [1, 2]
    assert measured(samples[:3], possible, "CPU") is None


def test_a_device_gives_way_to_one_that_was_measured_faster_and_stays_where_it_was_not_measured() -> None:
    slow, fast = speed("CPU", 10, 40), speed("CUDA0", 60, 900)
    assert fastest_device([slow, fast], "CUDA0") == "CUDA0"
    assert fastest_device([fast, slow], "CPU") == "CUDA0"
    assert fastest_device([slow], "CUDA0") == "CUDA0", "it was not measured yet"
    assert fastest_device([speed("CPU", 10.2, 40), speed("CUDA0", 10, 40)], "CUDA0") == "CUDA0", "noise"


def test_a_persons_number_of_threads_goes_before_what_was_measured() -> None:
    found = [MeasuredSpeed("CPU", Chosen(4, 8, 128), (), ())]
    assert in_force(found, "CPU", 0, 2) == Chosen(4, 8, 128)
    assert in_force(found, "CPU", 3, 2) == Chosen(3, 3, 128)
    assert in_force(found, "CUDA0", 0, 2) == Chosen(2, 2), "it was measured elsewhere"
