"""How far to draft: as many tokens as are worth their time on this machine, in this reply.

Drafts are what the text repeats, and what a helper guesses where there is one (``helper_drafts.py``): before each step
that is taken which promises more.

A step that decodes a token together with drafted ones takes longer than one token, by how much hangs on machine and
model, and brings one token for certain and each drafted one only where the ones before it were right. Both sides are
measured where they occur: ``StepCosts`` keeps what steps of each size took, as multiples of a step of one token, for
as long as the model is loaded; ``Acceptance`` keeps for one reply how often the token after a match was the repeated
one, by the length of the match, also where nothing was drafted. A draft is as long as brings the most tokens for its
time, and there is none where that is hardly more than without.

What steps took more than they brought is counted too: once a reply has lost ``_RISK`` steps, it drafts no more. So a
reply is never slower by more than that, whatever was estimated.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from app.engine.worker.helper_drafts import HelperDrafts
from app.engine.worker.repetition import Match, RepetitionIndex
from app.engine.worker.step_costs import StepCosts

MOST_DRAFTED = 47
_SIZES = (2, 3, 4, 6, 8, 12, 16, 24, 32, 48)  # of steps: only these are measured
_LEAST_GAIN = 1.1  # tokens in the time of one, below which nothing is drafted
_RISK = 2.0  # steps of one token that a reply may lose
_MOST_RISKED = 40.0
_MATCHED = (3, 4, 5, 8, 16, 32)  # lengths of matches from which on acceptance is counted apart
_EXPECTED = (0.3, 0.4, 0.5, 0.7, 0.85, 0.95)  # acceptance before anything was counted
_BEGIN, _SLOWEST = 3, 24  # matches that the expectation weighs, and those that are looked back at


class Acceptance:
    """How often the text went on as it did at the earlier place, by the length of the match; lately weighs most."""

    def __init__(self) -> None:
        self._shares, self._counts = list(_EXPECTED), [_BEGIN] * len(_EXPECTED)

    def saw(self, length: int, repeated: bool) -> None:
        """Take whether the token after a match was the repeated one."""
        place = _place(length)
        self._counts[place] = min(self._counts[place] + 1, _SLOWEST)
        self._shares[place] += (repeated - self._shares[place]) / self._counts[place]

    def expected(self, length: int, drafted: int) -> list[float]:
        """Return how many drafted tokens are expected to be right, for 1 to ``drafted`` of them after a match."""
        right, total, found = 1.0, 0.0, []
        for further in range(drafted):
            right *= self._shares[_place(length + further)]
            total += right
            found.append(total)
        return found


class Speculation:
    """The drafts of one reply. Each token of prompt and reply is told to it in order."""

    def __init__(self, prompt: Sequence[int], costs: StepCosts, helper: HelperDrafts | None = None) -> None:
        self._index = RepetitionIndex(prompt)
        self._costs, self._helper = costs, helper
        self._acceptance = Acceptance()
        self._risk = _RISK
        self._match: Match | None = self._index.match()
        self.helped = False  # the last draft is the helper's

    def wrote(self, token: int) -> None:
        """Take the reply's next token."""
        if self._match is not None:
            repeated = self._index.following(self._match, 1)[0] == token
            self._acceptance.saw(self._match.length, repeated)
        self._index.add(token)
        self._match = self._index.match()
        if self._helper is not None:
            self._helper.wrote(token)

    def draft(self, most: int) -> tuple[int, ...]:
        """Return at most so many tokens that are worth being decoded with the last one; often none."""
        repeated, gain = self._repeated(most)
        self.helped = False
        plan = self._helper.plan(most) if self._helper is not None else None
        if self._helper is not None and plan is not None and plan.gain > gain:
            guessed = self._helper.draft(plan)
            self.helped = bool(guessed)
            return guessed or repeated
        return repeated

    def stepped(self, size: int, written: int, seconds: float) -> None:
        """Take what a step took and how many tokens of the reply it brought."""
        self._costs.measured(size, seconds)
        if self.helped and self._helper is not None:
            self._helper.stepped(size, written)
        elif size > 1:
            self._risk = min(self._risk + written - self._costs.of(size), _MOST_RISKED)

    def end(self, written: int) -> None:
        """Take the end of the reply, of which so many tokens were written."""
        if self._helper is not None:
            self._helper.end(written)

    def _repeated(self, most: int) -> tuple[tuple[int, ...], float]:
        """Return what the text repeats, as far as that pays, and how many tokens it brings in the time of one."""
        if self._match is None or most < 1 or not self._costs.known:
            return (), 0.0
        repeated = self._index.following(self._match, min(most, MOST_DRAFTED))
        drafted, gain = self._worth(self._match.length, len(repeated))
        return tuple(repeated[:drafted]), gain

    def _worth(self, matched: int, drafted: int) -> tuple[int, float]:
        """Return how many tokens bring the most for their time, and how many that is in the time of one."""
        right = self._acceptance.expected(matched, drafted)
        best, gain = 0, _LEAST_GAIN
        for size in _SIZES:
            if size - 1 > drafted:
                break
            cost, further = self._costs.of(size), right[size - 2]
            if (1 + further) / cost > gain and cost - 1 - further / 2 <= self._risk:
                best, gain = size - 1, (1 + further) / cost
        return best, gain if best else 0.0


def _place(length: int) -> int:
    return bisect_right(_MATCHED, length) - 1
