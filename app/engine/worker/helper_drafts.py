"""The drafts that a helper makes for one reply: it keeps step with what is written, and guesses where that pays."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence

from app.domain.errors import EngineFailure
from app.engine.worker.batch import Cancellation, Cancelled
from app.engine.worker.helper_model import HelperModel
from app.engine.worker.helper_worth import MOST_GUESSED, Plan, ReplyWorth
from app.engine.worker.step_costs import StepCosts


class HelperDrafts:
    """Each token of the reply is told to it in order. ``ends`` says of a token that nothing comes after it."""

    def __init__(
        self,
        helper: HelperModel,
        prompt: Sequence[int],
        costs: StepCosts,
        ends: Callable[[int], bool],
        cancelled: Cancellation,
    ) -> None:
        self._helper, self._costs, self._ends, self._cancelled = helper, costs, ends, cancelled
        self._reply = ReplyWorth(helper.worth, costs)
        self._guessed: deque[tuple[int, float, bool]] = deque()  # token, likelihood, whether it was dared
        self._seconds = 0.0  # of the last guesses
        self._failed = False
        helper.follow(prompt)

    def wrote(self, token: int) -> None:
        """Take the reply's next token."""
        self._helper.wrote(token)
        self._reply.wrote()
        if not self._guessed:
            return
        guess, likelihood, dared = self._guessed.popleft()
        self._helper.worth.saw(likelihood, guess == token)
        if dared:
            self._reply.saw(guess == token)
        if guess != token:
            self._guessed.clear()

    def plan(self, most: int) -> Plan | None:
        """Return how far guessing pays after the last token; None where it does not."""
        if self._failed or not self._costs.known or not self._helper.has_room(MOST_GUESSED):
            return None
        return self._reply.plan(most, self._helper.behind)

    def draft(self, plan: Plan) -> tuple[int, ...]:
        """Return the tokens that are guessed to come next; fewer than planned where they become unlikely."""
        self._guessed.clear()
        far = self._helper.worth.reading_seconds(self._helper.behind) > 0
        began = time.perf_counter()
        try:
            self._helper.read(self._cancelled)
            if far:
                self._reply.read(time.perf_counter() - began)
                began = time.perf_counter()
            guesses = self._guess(plan)
        except Cancelled:
            return ()
        except EngineFailure:
            self._failed = True
            return ()
        self._seconds = time.perf_counter() - began
        if not far:  # else the first guess had been computed with what was read
            self._helper.worth.drafted(len(self._guessed), self._seconds)
        if not guesses:
            self.stepped(0, 0)
        return guesses

    def stepped(self, size: int, written: int) -> None:
        """Take how many tokens the step with the last draft brought."""
        self._reply.stepped(size, written, self._seconds)
        self._seconds = 0.0

    def end(self, written: int) -> None:
        """Take the end of the reply."""
        self._helper.worth.ended(self._reply, written)

    def _guess(self, plan: Plan) -> tuple[int, ...]:
        helper, right, guesses = self._helper, 1.0, list[int]()
        while True:
            token, likelihood = helper.guess()
            right *= helper.worth.right(likelihood)
            dared = not self._ends(token) and right >= self._reply.least(len(guesses) + 1)
            self._guessed.append((token, likelihood, dared))
            helper.worth.guessed(dared)
            if not dared:
                self._reply.saw(False)
                break
            guesses.append(token)
            if len(guesses) == plan.guesses or not self._reply.goes_on(right, len(guesses)):
                break
            helper.take(token)
        return tuple(guesses)
