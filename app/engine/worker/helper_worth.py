"""What the helper takes and what it brings, measured: whether, and how far, a reply is drafted by it.

``HelperWorth`` is kept while the helper is loaded: what a guess and a token that is read take, how often guesses of
each likelihood were right, and what each of the last replies won by them. ``ReplyWorth`` is of one reply: once that has
lost the time of ``_RISK`` tokens, the helper rests until the next one. What a reply has shown is forgotten bit by bit
while nothing is guessed, so that a text that becomes easier to guess is noticed. A helper that won nothing over some
replies is given up, whose memory is better used by others.
"""

from __future__ import annotations

import statistics
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass

from app.engine.worker.step_costs import StepCosts

MOST_GUESSED = 15
_LEAST_GAIN = 1.1  # tokens in the time of one, below which nothing is drafted
_RISK = 2.0  # steps of one token that the drafts of a reply may lose
_MOST_RISKED = 40.0
_TRIAL = 4.0  # steps that reading may take in a reply before the helper has proven itself
_OF_WHAT_IT_WINS = 0.2  # share of what a reply is expected to win, that reading may take
_NEAR = 3  # tokens that are decoded with the first guess in about its time
_KEPT, _LEAST_READ = 7, 16
_LIKELY = (0.3, 0.5, 0.7, 0.85, 0.95)  # likelihoods from which on guesses are counted apart
_EXPECTED = (0.2, 0.4, 0.6, 0.75, 0.88, 0.97)  # how often they are right, before any was counted
_BEGIN, _SLOWEST = 4, 24  # guesses that the expectation weighs, and those that are looked back at
_LONG_BACK = 96  # of those of all replies
_SHARE = 0.65  # of guesses that are dared and right, before any was counted
_FORGOTTEN = 0.05  # of a reply's own experience, with each step without guesses
_DARING = 0.8  # share of guesses that are dared
_LENGTH = 200.0  # tokens of a reply, before any was counted
_LEAST_WRITTEN, _REPLIES = 16, 4  # a reply that tells something, and as many of them do


class HelperWorth:
    """What is known of a helper while it is loaded."""

    def __init__(self) -> None:
        self._guess: deque[float] = deque(maxlen=_KEPT)
        self._reading = 0.0
        self._right, self._counts = list(_EXPECTED), [_BEGIN] * len(_EXPECTED)
        self._won: deque[float] = deque(maxlen=_REPLIES)
        self.share, self.length = _SHARE, _LENGTH
        self.daring, self._guesses = _DARING, _BEGIN

    def drafted(self, guesses: int, seconds: float) -> None:
        """Take what some guesses took."""
        self._guess.append(seconds / guesses)

    def read(self, tokens: int, seconds: float) -> None:
        """Take what a step of reading took."""
        if tokens >= _LEAST_READ:
            self._reading = seconds / tokens

    def saw(self, likelihood: float, right: bool) -> None:
        """Take whether a guess was the token that was written."""
        place = bisect_right(_LIKELY, likelihood)
        self._counts[place] = min(self._counts[place] + 1, _LONG_BACK)
        self._right[place] += (right - self._right[place]) / self._counts[place]

    def guessed(self, dared: bool) -> None:
        """Take whether a guess was dared."""
        self._guesses = min(self._guesses + 1, _LONG_BACK)
        self.daring += (dared - self.daring) / self._guesses

    def right(self, likelihood: float) -> float:
        """Return how often guesses that the helper finds so likely are right."""
        return self._right[bisect_right(_LIKELY, likelihood)]

    @property
    def guess_seconds(self) -> float:
        """What a guess takes."""
        return statistics.median(self._guess)

    def reading_seconds(self, tokens: int) -> float:
        """Return what it takes to read so many tokens; those that the first guess reads with it are free."""
        return tokens * self._reading if tokens > _NEAR else 0.0

    def ended(self, reply: ReplyWorth, written: int) -> None:
        """Take a reply that was written to its end."""
        if written < _LEAST_WRITTEN:
            return
        self._won.append(reply.won)
        self.share += (reply.share - self.share) / 2
        self.length += (written - self.length) / 4

    @property
    def proven(self) -> bool:
        """Whether the last replies were written in less time by it."""
        return sum(self._won) > 0

    @property
    def given_up(self) -> bool:
        """Whether it was tried over some replies, and won nothing."""
        return len(self._won) == _REPLIES and not self.proven


@dataclass(frozen=True, slots=True)
class Plan:
    """How many tokens to guess at most, and how many are then written in the time of one."""

    guesses: int
    gain: float


class ReplyWorth:
    """What the helper takes and brings in one reply. ``won`` is in steps of one token."""

    def __init__(self, worth: HelperWorth, costs: StepCosts) -> None:
        self._worth, self._costs = worth, costs
        self.share = self._begin = (worth.share + _SHARE) / 2
        self._count = _BEGIN
        self.won, self._risk, self._written = 0.0, _RISK, 0

    def wrote(self) -> None:
        """Count a written token."""
        self._written += 1

    def saw(self, right: bool) -> None:
        """Take whether a further guess was dared and right."""
        self._count = min(self._count + 1, _SLOWEST)
        self.share += (right - self.share) / self._count

    def plan(self, most: int, behind: int) -> Plan | None:
        """Return how far to guess, at most so far, by a helper that is so many tokens behind; None for not at all."""
        guess, daring = self._costs.in_steps(self._worth.guess_seconds), self._worth.daring
        best, right, cost = None, 0.0, 1.0
        for guesses in range(1, min(most, MOST_GUESSED) + 1):
            right += self.share**guesses
            cost += daring ** (guesses - 1) * (guess + daring * self._further(guesses))
            gain, most_lost = (1 + right) / cost, self._costs.of(1 + guesses) + guesses * guess - 1
            if gain > (best.gain if best else _LEAST_GAIN) and most_lost - right / 2 <= self._risk:
                best = Plan(guesses, gain)
        if best is None:  # else it would never be seen again whether guesses are right
            self.share += (self._begin - self.share) * _FORGOTTEN
            return None
        return best if self._may_read(behind, best.gain) else None

    def least(self, guesses: int) -> float:
        """Return how likely the last of so many guesses has to be right, for its place in the step."""
        return min(0.95, max(0.1, self._further(guesses)))

    def goes_on(self, right: float, guesses: int) -> bool:
        """Return whether one more guess is worth its time after some that are right with this likelihood."""
        guess = self._costs.in_steps(self._worth.guess_seconds)
        return right * self.share > guess + self._further(guesses + 1)

    def read(self, seconds: float) -> None:
        """Take what reading took within the reply."""
        self.won -= self._costs.in_steps(seconds)

    def stepped(self, size: int, written: int, guessing_seconds: float) -> None:
        """Take what a step brought, and what guessing for it took; a size of 0 where nothing was dared."""
        brought = written - self._costs.of(size) if size else 0.0
        brought -= self._costs.in_steps(guessing_seconds)
        self.won += brought
        self._risk = min(self._risk + brought, _MOST_RISKED)

    def _further(self, guesses: int) -> float:
        """Return what the last of so many guesses adds to the step."""
        return max(0.0, self._costs.of(1 + guesses) - self._costs.of(guesses))

    def _may_read(self, behind: int, gain: float) -> bool:
        allowed = _TRIAL
        if self._worth.proven:
            left = max(0.0, self._worth.length - self._written)
            allowed = max(allowed, _OF_WHAT_IT_WINS * left * (1 - 1 / gain))
        return self._costs.in_steps(self._worth.reading_seconds(behind)) <= allowed
