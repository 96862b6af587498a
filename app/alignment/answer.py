"""An answer in progress, as a value: the findings on the message, the choice, and the instructions to the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.alignment.context_window import carried_over
from app.alignment.guard import Judgement, judge_message
from app.alignment.guidance import guidance_for
from app.alignment.headline import assessment_of
from app.alignment.interfaces import EngineFailure
from app.alignment.latency_budget import JUDGE, TYPES, Early
from app.alignment.prompting import prompt_of
from app.alignment.reasoning_chain.chain import as_guidance, in_prose
from app.alignment.reasoning_chain.writer import ReasoningChainWriter
from app.alignment.reply import Reply
from app.alignment.strategy_selection import LATER_OF_REPLY, ChoiceInputs, choose
from app.alignment.taxonomy import taxonomy
from app.alignment.turn_context import TurnContext
from app.domain.analysis import Cost, MessageAnalysis, ReplyAnalysis, TurnAnalysis
from app.domain.conversation import Message
from app.domain.generation import PromptMessage
from app.domain.model import ModelStanding
from app.domain.reasoning_chain import ReasoningChain
from app.domain.risk import CrisisFinding, RiskAssessment
from app.domain.turn import Support, TurnRecord


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a message before it is answered; ``early`` says what was asked by then."""

    finding: CrisisFinding
    judgement: Judgement
    support: Support | None
    before: TurnRecord | None
    early: Early
    began: float

    @property
    def assessment(self) -> RiskAssessment:
        """The headline of screen and judge together."""
        return assessment_of(self.finding, self.judgement)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to ``question``, the last message of ``history``; each step returns a new value.

    ``analysed`` is the analysis of the message, ``mine`` that of this reply alone. ``premise`` is a thinking that the
    reply is prefilled with; the prompt omits the ``left_out`` oldest messages.
    """

    parts: TurnContext
    question: Message
    history: tuple[Message, ...]
    seen: Seen
    analysed: MessageAnalysis
    mine: ReplyAnalysis
    premise: str = ""
    left_out: int = 0

    @property
    def analysis(self) -> TurnAnalysis:
        """The analysis so far, of the message and of this reply."""
        return TurnAnalysis(self.analysed, self.mine, self.parts.table)

    @property
    def strategy(self) -> str:
        """The strategy that the reply follows, or would have followed in Observe."""
        return self.mine.followed or self.parts.strategy or self.analysed.game.chosen

    def new_reply(self) -> Reply:
        """Return the reply before any of it has arrived."""
        folded = self.seen.finding.crisis and self.parts.standing is not ModelStanding.OY1
        return Reply(folded, self.mine.guidance, self.premise, left_out=self.left_out)

    def prompt_with(self, said: Message, left_out: int) -> tuple[PromptMessage, ...]:
        """Return the prompt that ends with the reply ``said``, without the ``left_out`` oldest messages."""
        return prompt_of(self.parts, (*self.history[left_out:], said))


def unanswered(parts: TurnContext, question: Message, history: Sequence[Message], seen: Seen) -> Answer:
    """Return the answer before the model has been scored for the choice or instructed."""
    before = seen.before
    # what did not fit the context in the last turn is left out at once, for the analyst too
    left_out = carried_over(history, before.facts if before is not None else None, parts.loaded)
    analysed = choose(parts.table, _inputs(parts, seen))
    return Answer(parts, question, tuple(history), seen, analysed, _new_analysis(parts), left_out=left_out)


def _new_analysis(parts: TurnContext) -> ReplyAnalysis:
    return ReplyAnalysis(parts.mode, left_out=LATER_OF_REPLY)


def _inputs(
    parts: TurnContext, seen: Seen, scores: tuple[float, ...] = (), costs: tuple[Cost, ...] = ()
) -> ChoiceInputs:
    judged = Cost(JUDGE, seen.judgement.tokens_read, seen.judgement.seconds)
    before = seen.before
    return ChoiceInputs(
        finding=seen.finding,
        assessment=seen.assessment,
        weights=parts.weights,
        before=before.analysis.message if before is not None and before.analysis is not None else None,
        type_scores=scores,
        costs=(judged, *costs) if judged.tokens else costs,
    )


# -- the choice -----------------------------------------------------------------------------------------


def chosen(answer: Answer) -> Answer:
    """Solve the game; where the choice precedes the reply, with the engine's scores of the types if time allows."""
    analysed, early = answer.analysed, answer.seen.early
    if early.types:
        analysed = _choice_with_scores(answer, answer.seen, answer.left_out) or analysed
    if answer.parts.judges_first and not early.judge:
        analysed = replace(analysed, left_out=(*analysed.left_out, JUDGE))
    return replace(answer, analysed=analysed)


def chosen_late(answer: Answer, left_out: int) -> Answer:
    """Compute after the reply the scores that were skipped before it; ``left_out`` messages did not fit the prompt.

    Where the reply already followed a choice, the choice stays and only the posterior for the next turn changes.
    """
    parts, seen, first = answer.parts, answer.seen, answer.analysed
    if seen.early.judge and seen.early.types:
        return answer
    judgement = seen.judgement if seen.early.judge else judge_message(parts.judges, answer.question.text)
    seen = replace(seen, judgement=judgement, early=Early(judge=True, types=True))
    late = _choice_with_scores(answer, seen, left_out) or choose(parts.table, _inputs(parts, seen))
    costs = (*first.costs, *(cost for cost in late.costs if cost not in first.costs))
    if not parts.chooses_first:
        return replace(answer, seen=seen, analysed=replace(late, costs=costs))
    left = tuple(part for part in first.left_out if part not in (JUDGE, TYPES))
    analysed = replace(first, late_posterior=late.posterior, costs=costs, left_out=left)
    return replace(answer, seen=seen, analysed=analysed)


def _choice_with_scores(answer: Answer, seen: Seen, left_out: int) -> MessageAnalysis | None:
    """Return the choice with the engine's scores of the types; None where no analyst is available."""
    parts = answer.parts
    if parts.analyst is None:
        return None
    try:
        scores, cost = parts.analyst.type_scores(prompt_of(parts, answer.history[left_out:]))
    except EngineFailure:
        return None  # the screen and the table have to do; the posterior's evidence lists what was used
    return choose(parts.table, _inputs(parts, seen, scores, (cost,)))


# -- the instructions to the model -----------------------------------------------------------------------


def following(answer: Answer, strategy: str) -> Answer:
    """Have the reply follow a strategy of the table."""
    guidance = guidance_for(answer.parts.table, taxonomy(), answer.analysed, strategy)
    return replace(answer, premise="", mine=replace(answer.mine, guidance=guidance, followed=strategy))


def anew_under(answer: Answer, strategy: str) -> Answer:
    """Return another answer to the same message, with the same choice, that follows ``strategy``."""
    return following(replace(answer, mine=_new_analysis(answer.parts)), strategy)


def following_chain(answer: Answer, chain: ReasoningChain) -> Answer:
    """Have the reply follow a chain: as prefilled thinking where the model thinks, else as guidance."""
    thinks = answer.parts.thinks
    premise, guidance = (in_prose(chain), "") if thinks else ("", as_guidance(chain))
    mine = replace(answer.mine, chain=chain, guidance=guidance, followed="")
    return replace(answer, premise=premise, mine=mine)


def revised(answer: Answer, edited: ReasoningChain) -> Answer:
    """Derive what follows from a user's edit of the chain, and have the reply follow it. Raises ``EngineFailure``."""
    after, mine = edited.edited, answer.mine
    if after is not None and edited.to_derive(after):
        prompt = prompt_of(answer.parts, answer.history[answer.left_out :])
        edited, cost = ReasoningChainWriter(answer.parts.engine).derive(prompt, edited, after)
        mine = replace(mine, costs=(*mine.costs, cost))
    return following_chain(replace(answer, mine=mine), edited)
