"""One answer of a turn, from its choice on: told, streamed, reviewed, recorded, and analysed afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.alignment.afterwards import Afterwards
from app.alignment.chain import as_guidance, in_prose
from app.alignment.chain_writing import ChainWriter
from app.alignment.choosing import LATER_OF_REPLY, ChoiceInputs, choose, safer
from app.alignment.context_window import carried_over
from app.alignment.depth import JUDGE, TYPES, Early
from app.alignment.guard import Judgement, judge_message
from app.alignment.guidance import guidance_for
from app.alignment.headline import assessment_of
from app.alignment.ports import EngineFailure
from app.alignment.prompting import prompt_of
from app.alignment.reply import Reply
from app.alignment.review import Reviewed, reviewed
from app.alignment.taxonomy import taxonomy
from app.alignment.turn_parts import TurnParts
from app.domain.analysis import Cost, MessageAnalysis, Mode, ReplyAnalysis, TurnAnalysis, WithheldReply
from app.domain.chain import ReasoningChain
from app.domain.conversation import Message, MessageState, Role
from app.domain.generation import PromptMessage
from app.domain.model import ModelStanding
from app.domain.risk import CrisisFinding, RiskAssessment
from app.domain.turn import (
    AnalysisExtended,
    ChainRevised,
    ReplyWithheld,
    RiskAssessed,
    StrategyChosen,
    Support,
    TurnEnded,
    TurnEvent,
    TurnFailed,
    TurnRecord,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a message before it is answered. ``early`` is what was asked so far."""

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


class Answering:
    """Answers one message once; ``under`` gives another answer to it from the same choice.

    ``analysed`` is what was computed of the message, ``mine`` what belongs to this reply alone.
    """

    def __init__(self, parts: TurnParts, question: Message, history: Sequence[Message], seen: Seen) -> None:
        self.parts, self.question, self.history, self.seen = parts, question, history, seen
        before = seen.before
        self.before = before.analysis.message if before is not None and before.analysis is not None else None
        # what did not fit the context in the last turn is left out at once, and not shown to the analyst either
        self.left_out = carried_over(history, before.facts if before is not None else None, parts.loaded)
        self.guidance = self.premise = ""
        self.analysed: MessageAnalysis = choose(parts.table, self._inputs((), ()))
        self.mine = ReplyAnalysis(parts.mode, left_out=LATER_OF_REPLY)
        self.said: Message | None = None  # the reply, once it is recorded
        self.reply = self._empty()

    @property
    def analysis(self) -> TurnAnalysis:
        """What was computed so far, of the message and of this reply."""
        return TurnAnalysis(self.analysed, self.mine, self.parts.table)

    # -- the choice ---------------------------------------------------------------------------------

    def _inputs(self, scores: tuple[float, ...], costs: tuple[Cost, ...]) -> ChoiceInputs:
        judgement = self.seen.judgement
        judged = Cost(JUDGE, judgement.tokens_read, judgement.seconds)
        return ChoiceInputs(
            finding=self.seen.finding,
            assessment=self.seen.assessment,
            weights=self.parts.weights,
            before=self.before,
            type_scores=scores,
            costs=(judged, *costs) if judged.tokens else costs,
        )

    def choose(self) -> None:
        """Solve the game; where the choice comes first, the engine's scores of the types are asked if time allows."""
        if self.seen.early.types:
            self._choose_with_scores()
        if self.parts.judges_first and not self.seen.early.judge:
            self.analysed = replace(self.analysed, left_out=(*self.analysed.left_out, JUDGE))

    def _choose_with_scores(self) -> None:
        analyst = self.parts.analyst
        if analyst is None:
            return
        try:
            scores, cost = analyst.type_scores(prompt_of(self.parts, self.history[self.reply.left_out :]))
        except EngineFailure:
            return  # the screen and the table have to do: the posterior says who was asked
        self.analysed = choose(self.parts.table, self._inputs(scores, (cost,)))

    def choose_late(self) -> bool:
        """Ask after the reply what was not asked before it; return whether the judge was asked.

        Where the reply already followed a choice, that choice stays: only the posterior for the next turn moves.
        """
        early, asked_judge = self.seen.early, False
        if not early.judge:
            self.seen = replace(self.seen, judgement=judge_message(self.parts.judges, self.question.text))
            asked_judge = True
        if early.judge and early.types:
            return False
        self.seen = replace(self.seen, early=Early(judge=True, types=True))
        chosen = self.analysed
        self.analysed = choose(self.parts.table, self._inputs((), ()))
        self._choose_with_scores()
        late = self.analysed
        costs = (*chosen.costs, *(each for each in late.costs if each not in chosen.costs))
        if self.parts.chooses_first:
            left = tuple(each for each in chosen.left_out if each not in (JUDGE, TYPES))
            self.analysed = replace(chosen, late_posterior=late.posterior, costs=costs, left_out=left)
        else:
            self.analysed = replace(late, costs=costs)
        return asked_judge

    # -- what the model is told ---------------------------------------------------------------------

    def under(self, strategy: str) -> Answering:
        """Return another answering of the same message, by the same choice, told to follow ``strategy``."""
        other = Answering(self.parts, self.question, self.history, self.seen)
        other.analysed = self.analysed
        other.tell(strategy)
        return other

    def tell(self, strategy: str) -> None:
        """Have the reply follow a strategy of the table."""
        self.guidance = guidance_for(self.parts.table, taxonomy(), self.analysed, strategy)
        self.mine = replace(self.mine, guidance=self.guidance, followed=strategy)

    def tell_chain(self, chain: ReasoningChain) -> None:
        """Have the reply follow a chain: as the model's own thinking where it thinks, else as guidance."""
        if self.parts.thinks:
            self.premise, self.guidance = in_prose(chain), ""
        else:
            self.premise, self.guidance = "", as_guidance(chain)
        self.mine = replace(self.mine, chain=chain, guidance=self.guidance, followed="")

    def _revise(self, edited: ReasoningChain) -> Iterator[TurnEvent]:
        """Derive anew what follows from a person's edit. Raises ``EngineFailure``."""
        prompt = prompt_of(self.parts, self.history[self.left_out :])
        after = edited.edited
        if after is not None and edited.to_derive(after):
            edited, cost = ChainWriter(self.parts.engine).derive(prompt, edited, after)
            self.mine = replace(self.mine, costs=(*self.mine.costs, cost))
        self.tell_chain(edited)
        yield ChainRevised(self.analysis)

    # -- the reply ----------------------------------------------------------------------------------

    def give(self) -> Iterator[TurnEvent]:
        """Choose, tell, answer, and go on with the analysis until the next message comes."""
        self.choose()
        if self.parts.mode is Mode.GUIDE:
            self.tell(self.strategy)
        yield StrategyChosen(self.analysis)
        yield from self.answer(self.parts.chain)
        if self.said is not None and self.reply.whole:
            yield from self.analyse(self.said)

    @property
    def strategy(self) -> str:
        """The strategy that the reply follows, or would have followed."""
        return self.mine.followed or self.parts.strategy or self.analysed.game.chosen

    def answer(self, chain: ReasoningChain | None = None) -> Iterator[TurnEvent]:
        """Stream the reply, review and record it, whatever happens on the way."""
        self.reply = self._empty()
        judged_late = False
        try:
            if chain is not None:
                yield from self._revise(chain)
                self.reply = self._empty()
            yield from self.reply.stream(self.parts, self.history)
            if self.reply.whole:
                judged_late = self.choose_late()
                yield from self._review()
        except EngineFailure as failure:
            yield self._failed(failure)
            return
        except (GeneratorExit, KeyboardInterrupt):
            self.keep(MessageState.STOPPED)
            raise
        ended = self.keep(self.reply.state)
        if judged_late or not self.seen.early.judge:
            yield RiskAssessed(self.seen.assessment)
        yield ended

    def _review(self) -> Iterator[TurnEvent]:
        """Review the reply; while it is over the limit and there is a safer strategy, answer by that instead."""
        strategy = self.strategy
        while (found := self.review_of(self.reply, strategy)) is not None:
            left = tuple(each for each in self.mine.left_out if each != "review")
            self.mine = replace(self.mine, costs=(*self.mine.costs, found.cost), left_out=left)
            over = self.parts.withholds and not found.review.passed
            instead = safer(self.parts.table, self.analysed, strategy) if over else ""
            if not instead:
                self.mine = replace(self.mine, review=found.review)
                return
            kept = "".join(self.reply.text) if self.parts.keeps_withheld else ""
            withheld = WithheldReply(found.review, instead, kept)
            self.mine = replace(self.mine, withheld=(*self.mine.withheld, withheld))
            yield ReplyWithheld(self.analysis)
            strategy, self.premise = instead, ""
            self.tell(instead)
            self.reply = self._empty()
            yield from self.reply.stream(self.parts, self.history)
            if not self.reply.whole:
                return

    def review_of(self, reply: Reply, strategy: str) -> Reviewed | None:
        """Return the review of question and reply together; None where nobody can be asked."""
        if self.parts.analyst is None or not reply.text:
            return None
        said = reply.message(self.parts, self.question, MessageState.COMPLETE)
        prompt = prompt_of(self.parts, (*self.history[reply.left_out :], said))
        try:
            return reviewed(self.parts.analyst, self.parts.table, self.analysed, strategy, prompt)
        except EngineFailure:
            return None

    def _empty(self) -> Reply:
        folded = self.seen.finding.crisis and self.parts.standing is not ModelStanding.OY1
        return Reply(folded, self.guidance, self.premise, left_out=self.left_out)

    def prompt_with(self, said: Message) -> tuple[PromptMessage, ...]:
        """Return the prompt that ends with the reply."""
        return prompt_of(self.parts, (*self.history[self.reply.left_out :], said))

    # -- afterwards ---------------------------------------------------------------------------------

    def afterwards(self, said: Message) -> Afterwards:
        """Return what is still to be computed of this answer."""
        return Afterwards(
            analyst=self.parts.analyst,
            judge=self.parts.judges[0] if self.parts.judges else None,
            writer=ChainWriter(self.parts.engine),
            table=self.parts.table,
            question=self.question.id,
            asked=tuple(each.text for each in self.history if each.role is Role.USER),
            thinking=said.thinking,
            unsafe=self.seen.assessment.unsafe,
            sketched=not said.folded,
        )

    def analyse(self, said: Message) -> Iterator[TurnEvent]:
        """Go on with the analysis, part after part, each recorded as it comes."""
        for analysis in self.afterwards(said).extend(self.analysis, self.prompt_with(said)):
            self.analysed, self.mine = analysis.message, analysis.reply
            yield self.extended(said)

    def extended(self, said: Message) -> AnalysisExtended:
        """Record the analysis as far as it is, and return the event that tells of it."""
        self.parts.record.record_analysis(said.id, self.analysis)
        return AnalysisExtended(said.id, self.analysis)

    # -- the record ---------------------------------------------------------------------------------

    def _failed(self, failure: EngineFailure) -> TurnFailed:
        message = None
        if self.reply.text or self.reply.thinking:
            message = self.reply.message(self.parts, self.question, MessageState.INTERRUPTED)
        record = self.record_of(message, failure.sentence)
        self.parts.record.record_turn(record)
        return TurnFailed(message, failure.sentence, failure.detail, record.facts)

    def keep(self, state: MessageState) -> TurnEnded:
        """Record the reply as far as it came."""
        self.said = self.reply.message(self.parts, self.question, state)
        record = self.record_of(self.said)
        self.parts.record.record_turn(record)
        facts = record.facts
        assert facts is not None
        return TurnEnded(self.said, facts, self.analysis)

    def record_of(self, message: Message | None, failure: str = "") -> TurnRecord:
        """Return everything that is kept of this answer."""
        judged = self.seen.judgement.tokens_read
        return TurnRecord(
            self.question,
            message,
            self.seen.finding,
            self.seen.assessment,
            self.reply.facts(self.parts, self.seen.began, judged) if message is not None else None,
            self.seen.support,
            failure,
            self.analysis,
        )
