"""How fast a model computes on one device of this machine: what is tried, and what is chosen from the times taken.

Pure: the worker takes the times (``app/engine/worker/measuring.py``), the session asks for one trial after another.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

ROUNDS = 5  # each candidate is tried as often, in turn with the others
_WORTH_A_CHANGE = 1.05  # times as fast as what is usual; less is noise
_HOPELESS = 1.5  # times as slow as the best: not tried again
_STEPS = (64, 128, 256, 512)  # tokens of a prompt read at once; the engine takes the first at least
_LONGEST_STEP = 2.0  # seconds: after each step a person sees how far it is
_USUAL_STEP = 0.25  # seconds, at which the engine aims where nothing was measured
_READ, _READ_SLOWLY = 64, 32  # tokens of a trial of reading
_SLOW = 0.25  # seconds of a written token from which it reads the fewer


class Act(StrEnum):
    """What a trial is of."""

    WRITING = "writing"  # token by token
    READING = "reading"  # by so many threads
    STEP = "step"  # reading so many tokens at once


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing to take the time of: steps of so many tokens by so many threads."""

    act: Act
    threads: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Sample:
    """What a token took in one trial."""

    trial: Trial
    seconds: float


@dataclass(frozen=True, slots=True)
class Possible:
    """The numbers of threads that this machine can use, and the one that is used before anything was measured."""

    threads: tuple[int, ...]
    usual: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the engine computes with. A ``step`` of 0 leaves it to the engine how many tokens it reads at once."""

    writing_threads: int
    reading_threads: int
    step: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    """Tokens a second by so many threads, or in steps of so many tokens."""

    of: int
    tokens_per_second: float


@dataclass(frozen=True, slots=True)
class MeasuredSpeed:
    """What was measured of one model on one device, and chosen from it."""

    device: str  # llama.cpp's name
    chosen: Chosen
    writing: tuple[Rate, ...]
    reading: tuple[Rate, ...]
    steps: tuple[Rate, ...] = ()

    @property
    def writes(self) -> float:
        """Tokens that are written in a second, as it was chosen."""
        return _rate(self.writing, self.chosen.writing_threads)

    @property
    def reads(self) -> float:
        """Tokens that are read in a second, as it was chosen."""
        return _rate(self.steps, self.chosen.step) or _rate(self.reading, self.chosen.reading_threads)

    @property
    def turn_seconds(self) -> float:
        """What reading 400 tokens and writing 200 takes, by which devices are compared."""
        return 400 / self.reads + 200 / self.writes if self.reads and self.writes else float("inf")


def in_force(speeds: Sequence[MeasuredSpeed], device: str, threads: int, usual: int) -> Chosen:
    """Return what to compute with on a device: as measured there, else as usual; by so many threads where a person says
    how many (else 0).
    """
    found = next((each.chosen for each in speeds if each.device == device), Chosen(usual, usual))
    return replace(found, writing_threads=threads, reading_threads=threads) if threads else found


def fastest_device(speeds: Sequence[MeasuredSpeed], usual: str) -> str:
    """Return the device that was measured to be fastest by more than noise; the usual one unless that was measured."""
    taken = {each.device: each.turn_seconds for each in speeds}
    if usual not in taken:
        return usual
    fastest = min(taken, key=lambda device: taken[device])
    return fastest if taken[fastest] * _WORTH_A_CHANGE < taken[usual] else usual


def possible_threads(cores: int, processors: int) -> Possible:
    """Return what to try with so many physical cores and logical processors: one, half the cores, cores, all."""
    return Possible(tuple(sorted({1, max(1, cores // 2), cores, max(cores, processors)})), cores)


def next_trial(samples: Sequence[Sample], possible: Possible) -> Trial | None:
    """Return what to try next; None where everything is known.

    Candidates take turns, so that what else the machine does meets all of them. One that is far behind after its first
    turn is left out, and so is a question with one answer.
    """
    return next(
        (trial for each in _contests(samples, possible) if (trial := each.next_trial()) is not None), None
    )


def choose(samples: Sequence[Sample], possible: Possible) -> Chosen | None:
    """Return what is fastest by more than noise, else what is usual; None before everything was tried."""
    if next_trial(samples, possible) is not None:
        return None
    writing, reading, step = _contests(samples, possible)
    fastest = step.fastest()
    return Chosen(
        writing.fastest().threads, reading.fastest().threads, 0 if fastest == step.usual else fastest.tokens
    )


def measured(samples: Sequence[Sample], possible: Possible, device: str) -> MeasuredSpeed | None:
    """Return what was measured on a device; None before everything was tried."""
    chosen = choose(samples, possible)
    if chosen is None:
        return None
    writing, reading, step = _contests(samples, possible)
    return MeasuredSpeed(
        device,
        chosen,
        writing.rates(lambda trial: trial.threads),
        reading.rates(lambda trial: trial.threads),
        step.rates(lambda trial: trial.tokens),
    )


def share_done(samples: Sequence[Sample], possible: Possible) -> float:
    """Return about how much of all trials is done, 0 to 1."""
    return min(1.0, len(samples) / (ROUNDS * (2 * len(possible.threads) + len(_STEPS))))


class _Contest:
    """Some candidates, the usual one among them, and the times of each."""

    def __init__(self, candidates: Sequence[Trial], usual: Trial, samples: Sequence[Sample]) -> None:
        self.usual = usual
        self._times = {
            each: [sample.seconds for sample in samples if sample.trial == each] for each in candidates
        }

    def next_trial(self) -> Trial | None:
        """Return the candidate whose turn it is."""
        if len(self._times) < 2 and (all(self._times.values()) or self.usual.act is Act.STEP):
            return None
        waiting = [
            each for each in self._times if len(self._times[each]) < ROUNDS and not self._is_hopeless(each)
        ]
        return min(waiting, key=lambda each: len(self._times[each]), default=None)

    def fastest(self) -> Trial:
        """Return the first of those that are nearly as fast as the fastest one, if that is worth a change."""
        better = [each for each in self._times if self._beats_usual(each)]
        if not better:
            return self.usual
        best = min(statistics.median(self._times[each]) for each in better)
        return next(each for each in better if statistics.median(self._times[each]) <= best * _WORTH_A_CHANGE)

    def best_seconds(self) -> float:
        """Return what a token takes by the fastest one."""
        return statistics.median(self._times[self.fastest()])

    def rates(self, of: Callable[[Trial], int]) -> tuple[Rate, ...]:
        """Return the tokens a second of all that were tried."""
        return tuple(
            Rate(of(each), 1 / statistics.median(times)) for each, times in self._times.items() if times
        )

    def _is_hopeless(self, trial: Trial) -> bool:
        """Return whether it is far behind; the usual one is what the others are compared with."""
        if trial == self.usual or not all(self._times.values()):
            return False
        return min(self._times[trial]) > _HOPELESS * min(map(min, self._times.values()))

    def _beats_usual(self, trial: Trial) -> bool:
        """Return whether it was faster by more than noise, turn by turn, and slower at most once."""
        turns = list(zip(self._times[trial], self._times[self.usual], strict=False))
        if trial == self.usual or len(turns) < ROUNDS:
            return False
        gains = [usual / own for own, usual in turns]
        return statistics.median(gains) > _WORTH_A_CHANGE and sum(gain <= 1 for gain in gains) <= 1


def _contests(samples: Sequence[Sample], possible: Possible) -> Iterator[_Contest]:
    """Yield what is to be chosen, one after the other; each hangs on those before, once they are decided."""
    writing = _Contest(
        [Trial(Act.WRITING, each, 1) for each in possible.threads],
        Trial(Act.WRITING, possible.usual, 1),
        samples,
    )
    yield writing
    tokens = _READ_SLOWLY if writing.best_seconds() > _SLOW else _READ
    reading = _Contest(
        [Trial(Act.READING, each, tokens) for each in possible.threads],
        Trial(Act.READING, possible.usual, tokens),
        samples,
    )
    yield reading
    seconds, threads = reading.best_seconds(), reading.fastest().threads
    steps = [each for each in _STEPS if each * seconds <= _LONGEST_STEP] or [_STEPS[0]]
    usual = max((each for each in steps if each * seconds <= _USUAL_STEP), default=steps[0])
    yield _Contest(
        [Trial(Act.STEP, threads, each) for each in steps], Trial(Act.STEP, threads, usual), samples
    )


def _rate(rates: Sequence[Rate], of: int) -> float:
    return next((each.tokens_per_second for each in rates if each.of == of), 0.0)
