"""The analysis computed after the reply; it gives way to the next message and keeps what it has computed by then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.alignment.analyst import Analyst, with_prior
from app.alignment.anticipation import posterior_of, without_acquittals
from app.alignment.boundary import ladder_of
from app.alignment.evidence.source import Judgement, MessageJudge
from app.alignment.interfaces import EngineFailure
from app.alignment.reasoning_chain.chain import computed_chain
from app.alignment.reasoning_chain.writer import ReasoningChainWriter
from app.alignment.span_attribution import attributed_spans
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
from app.domain.analysis import Cost, Depth, MessageAnalysis, Trajectory, TurnAnalysis
from app.domain.anticipation import Ladder
from app.domain.conversation import MessageId
from app.domain.generation import PromptMessage
from app.domain.message_language import language_of
from app.domain.risk import CrisisFinding, JudgeKind
from app.domain.strategy import TYPES, Shares, StrategyTable, UserType
from app.translation import tr

Prompt = Sequence[PromptMessage]
Scored = tuple[tuple[str, tuple[Shares | None, ...]], ...]
WORTH_TAKING_APART = 0.2  # risk from which the words that cause it are looked for
REACTIONS_ASKED = 5  # strategies scored in one turn, the best; the others keep their earlier scores
ASKED_AGAIN = 4  # turns after which known reactions are scored again and the messages put into one request
SKETCHED = 2  # rungs around the boundary for which a sentence is drafted


@dataclass(frozen=True, slots=True)
class AnalysisAfterReply:
    """The parts of the analysis that can follow the reply, the most useful first."""

    analyst: Analyst | None
    judge: MessageJudge | None
    writer: ReasoningChainWriter
    table: StrategyTable
    question: MessageId
    asked: tuple[str, ...]  # the person's messages on this branch
    thinking: str  # of the reply
    unsafe: float  # the judge's probability of any risk in the last one
    finding: CrisisFinding
    heard: Heard  # what the judge said of the last message
    sketched: bool = True  # False: nothing is drafted; a person in danger is shown no drafts of a model

    def extend(self, analysis: TurnAnalysis, prompt: Prompt) -> Iterator[TurnAnalysis]:
        """Yield the analysis after each part that is computed. Raises ``EngineFailure``, where cancelled too."""
        parts: tuple[tuple[str, Callable[[TurnAnalysis, Prompt], TurnAnalysis], bool], ...] = (
            ("chain", self.with_chain, True),
            ("facets", self._examine, self._stands_out(analysis.message)),
            ("trajectory", self._follow, True),
            ("words", self._carry, self._stands_out(analysis.message)),
            ("reactions", self._react, True),
            ("sketches", self._sketch, self._wants_sketches(analysis.message)),
        )
        for name, _, is_wanted in parts:
            analysis = analysis if is_wanted else _without_left_out(analysis, name)
        for name, part, is_wanted in parts if self.analyst is not None else parts[:1]:
            if is_wanted:
                analysis = _without_left_out(part(analysis, prompt), name)
                yield analysis

    @property
    def _asking(self) -> Analyst:
        if self.analyst is None:
            raise EngineFailure(tr("There is no model that could be asked."))
        return self.analyst

    def with_chain(self, analysis: TurnAnalysis, prompt: Prompt) -> TurnAnalysis:
        """Return the analysis with the reply's chain: as edited, as found in the thinking, or as computed."""
        mine = analysis.reply
        if mine.chain is not None:
            return analysis
        if not self.thinking.strip() or not self.sketched:
            language = language_of(self.asked[-1])
            computed = computed_chain(self.table, analysis.message, mine.followed, language)
            return replace(analysis, reply=replace(mine, chain=computed))
        chain, cost = self.writer.extract(prompt, self.thinking)
        return replace(analysis, reply=replace(mine, chain=chain, costs=(*mine.costs, cost)))

    def _examine(self, analysis: TurnAnalysis, prompt: Prompt) -> TurnAnalysis:
        found = self._asking.examine(prompt)
        seen = analysis.message
        seen = replace(seen, facets=(*seen.facets, *found.facets), intents=found.intents)
        return _with_message(analysis, seen, found.cost)

    def _follow(self, analysis: TurnAnalysis, prompt: Prompt) -> TurnAnalysis:
        """Judge all messages as one request that the model drafts, and as one text where that was not done yet.

        The graver judgement counts; what it adds to the choice's evidence counts in the next turn.
        """
        began, seen = time.perf_counter(), analysis.message
        earlier = without(seen.trajectory, self.question)
        drafted, drafting = "", Cost(TRAJECTORY, 0, 0.0)
        graver_one, tokens = self.heard.together, 0
        if self.judge is not None and graver_one is None and len(self.asked) > 1:
            graver_one = judge_together((self.judge,), self.asked)
            tokens += graver_one.tokens_read if graver_one is not None else 0
        if self._is_worth_a_request(seen, graver_one, earlier):
            beside = around_boundary(seen.ladder) if self._wants_sketches(seen) else ()
            drafted, drafting = self._asking.redraft(prompt, beside)
        if self.judge is not None and drafted.strip():
            request = self.judge.assess(drafted)
            tokens += request.tokens_read
            graver_one = graver(graver_one, request)
        heard = Heard(self.heard.alone, graver_one)
        seen = replace(
            _with_late(self.table, seen, heard, earlier),
            trajectory=followed(earlier, self.question, self.finding, heard, drafted),
        )
        cost = Cost(TRAJECTORY, drafting.tokens + tokens, time.perf_counter() - began)
        return _with_message(analysis, seen, cost)

    def _stands_out(self, seen: MessageAnalysis) -> bool:
        return max(self.unsafe, seen.stakes) >= WORTH_TAKING_APART

    def _wants_sketches(self, seen: MessageAnalysis) -> bool:
        """Return whether drafts are made around the boundary: where nothing stands out, all of it is safe."""
        return self.sketched and self._stands_out(seen)

    def _is_worth_a_request(
        self, seen: MessageAnalysis, together: Judgement | None, earlier: Trajectory
    ) -> bool:
        """Return whether the model is asked what the messages ask for as a whole.

        Writing that takes longer than all else. It is done where a risk stands out, in the last message, in all of them
        or in earlier turns, and every few turns anyway: an aim may be split so that nobody sees it in the parts.
        """
        if len(self.asked) < 2:
            return False
        risks = (*(() if together is None else (unsafe_share(together),)), *earlier.together[-1:])
        is_due = len(self.asked) % ASKED_AGAIN == 0
        return is_due or self._stands_out(seen) or max(risks, default=0.0) >= WORTH_TAKING_APART

    def _carry(self, analysis: TurnAnalysis, prompt: Prompt) -> TurnAnalysis:
        if self.judge is None or self.judge.judge.kind is JudgeKind.NONE:
            return analysis
        spans, cost = attributed_spans(self.judge, self.asked[-1])
        return _with_message(analysis, replace(analysis.message, spans=spans), cost)

    def _react(self, analysis: TurnAnalysis, prompt: Prompt) -> TurnAnalysis:
        seen = analysis.message
        kind = seen.posterior.likeliest
        strategies = [each for each in self.table.strategies if each.id in _to_ask(seen, kind)]
        if not strategies:
            return analysis  # answered in earlier turns
        found, cost = self._asking.reactions(prompt, kind, strategies)
        scored = merged(seen.scored_reactions, found)
        return _with_message(analysis, replace(seen, scored_reactions=scored), cost)

    def _sketch(self, analysis: TurnAnalysis, prompt: Prompt) -> TurnAnalysis:
        seen = analysis.message
        drafted, cost = self._asking.sketches(prompt, around_boundary(seen.ladder))
        drafted = {strategy: words for strategy, words in drafted.items() if words}
        if not drafted:
            return _with_message(analysis, seen, cost)
        scores, scoring = self._asking.score_sketches(prompt, drafted)
        rungs = {each.strategy: each for each in seen.ladder.rungs}
        weight = self.table.scored_weight
        sketches = {
            strategy: (
                words,
                with_prior(_inside(rungs[strategy].risk), weight * scores[strategy][0]),
                with_prior(_inside(rungs[strategy].value), weight * scores[strategy][1]),
            )
            for strategy, words in drafted.items()
        }
        ladder = ladder_of(self.table, seen.game.payoffs, seen.ladder.limit, seen.ladder.pearl, sketches)
        return _with_message(analysis, replace(seen, sketched=ladder), cost, scoring)


_TOGETHER = {"facets": "intents"}  # parts that are computed together with another one


def _inside(share: float) -> float:
    return min(0.99, max(0.01, share))


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


def _with_message(analysis: TurnAnalysis, seen: MessageAnalysis, *costs: Cost) -> TurnAnalysis:
    return replace(analysis, message=replace(seen, costs=(*seen.costs, *costs)))


def _without_left_out(analysis: TurnAnalysis, part: str) -> TurnAnalysis:
    """Return the analysis with one part marked as computed; its depth is full once none is left out."""
    done = (part, _TOGETHER.get(part))
    message, reply = (
        tuple(each for each in names if each not in done)
        for names in (analysis.message.left_out, analysis.reply.left_out)
    )
    depth = Depth.COMPACT if message or reply else Depth.FULL
    return replace(
        analysis,
        message=replace(analysis.message, left_out=message, depth=depth),
        reply=replace(analysis.reply, left_out=reply),
    )


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


def around_boundary(ladder: Ladder) -> tuple[str, ...]:
    """Return the pearl, the boundary and their neighbours, at most ``SKETCHED``, by rung."""
    names = [each.strategy for each in ladder.rungs]
    at, pearl = names.index(ladder.boundary), names.index(ladder.pearl)
    wanted = [pearl, at, at + 1, at - 1, pearl - 1, pearl + 1]
    chosen = list(dict.fromkeys(each for each in wanted if 0 <= each < len(names)))[:SKETCHED]
    return tuple(names[each] for each in sorted(chosen))
