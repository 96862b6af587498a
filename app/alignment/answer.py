"""An answer in progress, as a value: the findings on the message, the choice, and the instructions to the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.alignment.context_window import carried_over
from app.alignment.evidence.source import judge_message
from app.alignment.guidance import guidance_for
from app.alignment.headline import assessment_of
from app.alignment.latency_budget import JUDGE
from app.alignment.prompting import prompt_of
from app.alignment.reasoning_chain.chain import as_guidance, in_prose
from app.alignment.reasoning_chain.writer import ReasoningChainWriter
from app.alignment.reply import Reply
from app.alignment.strategy_selection import LATER_OF_REPLY, ChoiceInputs, choose
from app.alignment.taxonomy import taxonomy
from app.alignment.trajectory import Heard, costs_of, followed, in_conversation, judge_together
from app.alignment.turn_context import TurnContext
from app.domain.analysis import MessageAnalysis, ReplyAnalysis, Trajectory, TurnAnalysis
from app.domain.conversation import Message, Role
from app.domain.generation import PromptMessage
from app.domain.message_language import language_of
from app.domain.model import ModelStanding
from app.domain.reasoning_chain import ReasoningChain
from app.domain.risk import CrisisFinding, RiskAssessment
from app.domain.support import Support
from app.domain.turn import TurnRecord


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a message before it is answered; ``judged_early`` says whether it was judged by then."""

    finding: CrisisFinding
    heard: Heard
    support: Support | None
    before: TurnRecord | None
    judged_early: bool
    began: float

    @property
    def assessment(self) -> RiskAssessment:
        """What screen and judge see in the message, among those before it."""
        return assessment_of(self.finding, in_conversation(self.heard, self.earlier))

    @property
    def analysed_before(self) -> MessageAnalysis | None:
        """The analysis of the previous message on this branch."""
        before = self.before
        return before.analysis.message if before is not None and before.analysis is not None else None

    @property
    def earlier(self) -> Trajectory:
        """The trajectory up to the previous message."""
        before = self.analysed_before
        return before.trajectory if before is not None else Trajectory()


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
    """Return the answer before the model has been instructed."""
    before = seen.before
    # what did not fit the context in the last turn is left out at once, for the analyst too
    left_out = carried_over(history, before.facts if before is not None else None, parts.loaded)
    analysed = _analysed(parts, seen, question)
    return Answer(parts, question, tuple(history), seen, analysed, _new_analysis(parts), left_out=left_out)


def _new_analysis(parts: TurnContext) -> ReplyAnalysis:
    return ReplyAnalysis(parts.mode, left_out=LATER_OF_REPLY)


def _analysed(parts: TurnContext, seen: Seen, question: Message) -> MessageAnalysis:
    """Return the analysis up to the choice; where the message was judged, the trajectory goes on to it."""
    before, costs = seen.analysed_before, costs_of(seen.heard)
    analysed = choose(parts.table, ChoiceInputs(seen.finding, seen.assessment, parts.weights, before, costs))
    if not seen.judged_early:
        return analysed
    return replace(analysed, trajectory=followed(seen.earlier, question.id, seen.finding, seen.heard))


# -- the choice -----------------------------------------------------------------------------------------


def chosen(answer: Answer) -> Answer:
    """Return the answer with its choice; where the message is judged only later, the analysis says so."""
    analysed = answer.analysed
    if answer.parts.judges_first and not answer.seen.judged_early:
        analysed = replace(analysed, left_out=(*analysed.left_out, JUDGE))
    waited = tuple(replace(cost, before_reply=True) for cost in analysed.costs)
    return replace(answer, analysed=replace(analysed, costs=waited))


def chosen_late(answer: Answer) -> Answer:
    """Judge after the reply a message that was not judged before it.

    Where the reply already followed a choice, the choice stays and only the posterior for the next turn changes.
    """
    parts, seen, first = answer.parts, answer.seen, answer.analysed
    if seen.judged_early:
        return answer
    prompt = prompt_of(parts, answer.history[answer.left_out :])
    asked = tuple(message.text for message in answer.history if message.role is Role.USER)
    alone = judge_message(parts.judges, answer.question.text, prompt)
    seen = replace(seen, heard=Heard(alone, judge_together(parts.judges, asked)), judged_early=True)
    late = _analysed(parts, seen, answer.question)
    new = (cost for cost in late.costs if replace(cost, before_reply=True) not in first.costs)
    costs = (*first.costs, *new)
    if not parts.chooses_first:
        return replace(answer, seen=seen, analysed=replace(late, costs=costs))
    left = tuple(part for part in first.left_out if part != JUDGE)
    analysed = replace(
        first,
        late_posterior=late.posterior,
        trajectory=late.trajectory,
        costs=costs,
        left_out=left,
    )
    return replace(answer, seen=seen, analysed=analysed)


# -- the instructions to the model -----------------------------------------------------------------------


def following(answer: Answer, strategy: str) -> Answer:
    """Have the reply follow a strategy of the table."""
    language = language_of(answer.question.text)
    guidance = guidance_for(answer.parts.table, taxonomy(), answer.analysed, strategy, language)
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
        mine = replace(mine, costs=(*mine.costs, replace(cost, before_reply=True)))
    return following_chain(replace(answer, mine=mine), edited)
