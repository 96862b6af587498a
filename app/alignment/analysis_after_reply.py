"""The analysis computed after the reply; it gives way to the next message and keeps what it has computed by then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.alignment.anticipation import posterior_of, without_acquittals
from app.alignment.evidence.source import Judgement
from app.alignment.explanatory_parts import (
    CHAIN,
    EXPLANATORY,
    FACETS,
    SKETCHES,
    WORDS,
    WORTH_TAKING_APART,
    ExplanatoryParts,
    Prompt,
    around_boundary,
    with_left_out,
    with_message,
    without_left_out,
)
from app.alignment.trajectory import (
    TRAJECTORY,
    Heard,
    followed,
    graver,
    in_conversation,
    judge_together,
    unsafe_share,
    without,
)
from app.domain.analysis import Cost, MessageAnalysis, Trajectory, TurnAnalysis
from app.domain.conversation import MessageId
from app.domain.risk import CrisisFinding
from app.domain.strategy import TYPES, Shares, StrategyTable, UserType

Scored = tuple[tuple[str, tuple[Shares | None, ...]], ...]
REACTIONS = "reactions"
REACTIONS_ASKED = 5  # strategies scored in one turn, the best; the others keep their earlier scores
SEEN = 0.5  # risk from which nobody need ask any more whether there is one
ASKED_AGAIN = 4  # turns after which known reactions are scored again and the messages put into one request


@dataclass(frozen=True, slots=True)
class AnalysisAfterReply:
    """The parts of the analysis that can follow the reply: those that the next choice needs, and those that explain."""

    explaining: ExplanatoryParts
    question: MessageId
    asked: tuple[str, ...]  # the person's messages on this branch
    finding: CrisisFinding
    heard: Heard  # what the judge said of the last message
    explained: bool = (
        True  # False: nobody looks; what only explains, and would take a model's time, is left out
    )

    def extend(self, analysis: TurnAnalysis, prompt: Prompt) -> Iterator[TurnAnalysis]:
        """Yield the analysis after each part that is computed. Raises ``EngineFailure``, where cancelled too."""
        waiting: tuple[str, ...] = ()
        for name in EXPLANATORY:
            if not self._will_tell(name, analysis.message):
                analysis = without_left_out(analysis, name)
            elif not self.explained and self.explaining.can_wait(name, analysis):
                analysis, waiting = with_left_out(analysis, name), (*waiting, name)
        for name, part in self._parts():
            if name not in waiting and (name not in EXPLANATORY or self._will_tell(name, analysis.message)):
                analysis = without_left_out(part(analysis, prompt), name)
                yield analysis
        if self.explaining.analyst is None and waiting:
            yield analysis

    def _will_tell(self, name: str, seen: MessageAnalysis) -> bool:
        """Return whether an explanatory part says something of this turn, and somebody can be asked for it."""
        return self.explaining.tells(name, seen) and self.explaining.can_be_asked(name)

    def _parts(self) -> Iterator[tuple[str, Callable[[TurnAnalysis, Prompt], TurnAnalysis]]]:
        """Yield the parts, the most useful first; where nobody can be asked, the chain alone."""
        explaining = self.explaining.by_name
        yield CHAIN, explaining[CHAIN]
        if self.explaining.analyst is not None:
            yield FACETS, explaining[FACETS]
            yield TRAJECTORY, self._follow
            yield WORDS, explaining[WORDS]
            yield REACTIONS, self._react
            yield SKETCHES, explaining[SKETCHES]

    def _follow(self, analysis: TurnAnalysis, prompt: Prompt) -> TurnAnalysis:
        """Judge all messages as one request that the model drafts, and as one text where that was not done yet.

        The graver judgement counts; what it adds to the choice's evidence counts in the next turn.
        """
        began, seen = time.perf_counter(), analysis.message
        earlier = without(seen.trajectory, self.question)
        drafted, drafting = "", Cost(TRAJECTORY, 0, 0.0)
        graver_one, tokens = self.heard.together, 0
        if self.explaining.judge is not None and graver_one is None and len(self.asked) > 1:
            graver_one = judge_together((self.explaining.judge,), self.asked)
            tokens += graver_one.tokens_read if graver_one is not None else 0
        if self._is_worth_a_request(seen, graver_one, earlier):
            beside = around_boundary(seen.ladder) if self._drafts(seen) else ()
            drafted, drafting = self.explaining.asking.redraft(prompt, beside)
        if self.explaining.judge is not None and drafted.strip():
            request = self.explaining.judge.assess(drafted)
            tokens += request.tokens_read
            graver_one = graver(graver_one, request)
        heard = Heard(self.heard.alone, graver_one)
        seen = replace(
            _with_late(self.explaining.table, seen, heard, earlier),
            trajectory=followed(earlier, self.question, self.finding, heard, drafted),
        )
        cost = Cost(TRAJECTORY, drafting.tokens + tokens, time.perf_counter() - began)
        return with_message(analysis, seen, cost)

    def _drafts(self, seen: MessageAnalysis) -> bool:
        """Return whether sentences around the boundary are drafted in this turn."""
        return self.explained and self.explaining.tells(SKETCHES, seen)

    def _is_worth_a_request(
        self, seen: MessageAnalysis, together: Judgement | None, earlier: Trajectory
    ) -> bool:
        """Return whether the model is asked what the messages ask for as a whole.

        Writing that takes longer than all else. It is done where a risk is in doubt, in the last message, in all of
        them or in earlier turns, and every few turns anyway: an aim may be split so that nobody sees it in the parts.
        Where the risk is seen already, a request that shows it too changes nothing.
        """
        if len(self.asked) < 2:
            return False
        shown = (
            self.explaining.unsafe
            if together is None
            else max(self.explaining.unsafe, unsafe_share(together))
        )
        if shown >= SEEN:
            return False
        is_due = len(self.asked) % ASKED_AGAIN == 0
        return (
            is_due
            or self.explaining.stands_out(seen)
            or max(shown, *earlier.together[-1:], 0.0) >= WORTH_TAKING_APART
        )

    def _react(self, analysis: TurnAnalysis, prompt: Prompt) -> TurnAnalysis:
        seen = analysis.message
        kind = seen.posterior.likeliest
        strategies = [each for each in self.explaining.table.strategies if each.id in _to_ask(seen, kind)]
        if not strategies:
            return analysis  # answered in earlier turns
        found, cost = self.explaining.asking.reactions(prompt, kind, strategies)
        scored = merged(seen.scored_reactions, found)
        return with_message(analysis, replace(seen, scored_reactions=scored), cost)


def _with_late(
    table: StrategyTable, seen: MessageAnalysis, heard: Heard, earlier: Trajectory
) -> MessageAnalysis:
    """Return the analysis with what the messages together show, for the next turn, if the choice did not have it."""
    known = seen.late_posterior or seen.posterior
    found = in_conversation(heard, earlier).evidence
    evidence = (
        *(each for each in known.evidence if each.source != TRAJECTORY),
        *(each for each in found if each.source == TRAJECTORY),
    )
    if evidence == known.evidence:
        return seen
    return replace(seen, late_posterior=posterior_of(without_acquittals(known.prior, table), evidence))


def _to_ask(analysis: MessageAnalysis, kind: UserType) -> tuple[str, ...]:
    """Return the best strategies inside the boundary whose reactions for this type are unknown or out of date."""
    game = analysis.game
    best = sorted(game.payoffs, key=lambda each: -each.utility(game.weights))
    wanted = [each.strategy for each in best if each.strategy in game.allowed][:REACTIONS_ASKED]
    if len(analysis.history) % ASKED_AGAIN == 0:
        return tuple(wanted)
    at = TYPES.index(kind)
    known = {strategy for strategy, types in analysis.scored_reactions if types[at] is not None}
    return tuple(each for each in wanted if each not in known)


def merged(known: Scored, found: Mapping[str, tuple[Shares | None, ...]]) -> Scored:
    """Return the known reactions of each strategy, with the new scores of one type in place of the old ones."""
    by_strategy = dict(known)
    for strategy, new in found.items():
        old = by_strategy.get(strategy, (None,) * len(new))
        by_strategy[strategy] = tuple(
            one if one is not None else other for one, other in zip(new, old, strict=True)
        )
    return tuple(by_strategy.items())
