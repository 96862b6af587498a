"""The turn: one way through from what a person wrote to a recorded reply, as a stream of typed events."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.alignment.afterwards import Afterwards
from app.alignment.analyst import Analyst, with_prior
from app.alignment.choosing import ChoiceInputs, choose, safer
from app.alignment.guard import Judgement, RiskJudge, judge_message
from app.alignment.guidance import as_prompt, guidance_for
from app.alignment.headline import assessment_of
from app.alignment.ports import ConversationRecord, Engine, EngineFailure, PromptTooLong
from app.alignment.reasoning import Part, ThinkingSplitter
from app.alignment.taxonomy import taxonomy
from app.domain.analysis import Cost, Mode, Review
from app.domain.anticipation import Weights
from app.domain.conversation import (
    Conversation,
    Message,
    MessageState,
    Role,
    new_message_id,
    now,
)
from app.domain.generation import (
    EndReason,
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    PromptMessage,
    ReadingProgress,
    Sampling,
)
from app.domain.model import ModelStanding
from app.domain.risk import CrisisFinding, Judge, JudgeKind
from app.domain.strategy import StrategyTable
from app.domain.turn import (
    AnalysisExtended,
    CrisisScreened,
    PromptReading,
    ReplyArrived,
    ReplyWithheld,
    RiskAssessed,
    StrategyChosen,
    Support,
    SupportOffered,
    ThinkingArrived,
    TurnEnded,
    TurnEvent,
    TurnFacts,
    TurnFailed,
    TurnRecord,
    UserMessageCommitted,
)

_STATES = {
    EndReason.FINISHED: MessageState.COMPLETE,
    EndReason.LENGTH: MessageState.LENGTH,
    EndReason.CONTEXT_FULL: MessageState.LENGTH,
    EndReason.CANCELLED: MessageState.STOPPED,
}


@dataclass(frozen=True, slots=True)
class TurnParts:
    """What a turn is made with; the composition root puts it together."""

    engine: Engine
    record: ConversationRecord
    judges: tuple[RiskJudge, ...]
    screen: Callable[[str], CrisisFinding]
    support: Callable[[CrisisFinding, str], Support | None]  # finding and text → what to show
    standing: ModelStanding
    sampling: Sampling
    table: StrategyTable
    analyst: Analyst | None = None
    mode: Mode = Mode.OBSERVE
    weights: Weights = field(default_factory=Weights)
    strategy: str = ""  # the person's own choice in place of the game's; empty for none
    keeps_withheld: bool = False  # what the review takes back is kept for a counsellor, else it is gone
    system_prompt: str = ""

    @property
    def judges_first(self) -> bool:
        """True where there is a judgement before the first token: the choice needs it, or a small guard is there."""
        return self.mode is Mode.GUIDE or any(each.kind is JudgeKind.GUARD for each in self.judges)


@dataclass(slots=True)
class _Reply:
    """What has arrived of a reply."""

    folded: bool
    thinking: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    tokens_are_whole: bool = True  # every token so far is wholly reply or wholly thinking
    first_piece_at: float | None = None
    ended: GenerationEnded | None = None
    left_out: int = 0


def answer(parts: TurnParts, conversation: Conversation, question: Message) -> Iterator[TurnEvent]:
    """Answer a person's message; closing the iterator early stops the engine and keeps what arrived.

    ``question`` is committed first if it is not yet part of the conversation (a regenerated turn's is).
    """
    began = time.perf_counter()
    tree = parts.record.tree(conversation.id)
    if tree.find(question.id) is None:
        conversation = parts.record.append(question)
    yield UserMessageCommitted(conversation, question)

    finding = parts.screen(question.text)
    yield CrisisScreened(finding)
    support = parts.support(finding, question.text)
    if support is not None:
        yield SupportOffered(support)

    history = (*tree.path_to(question.parent), question)
    judgement = judge_message(parts.judges, question.text) if parts.judges_first else _JUDGED_LATER
    before = _turn_before(parts, history)
    turn = _Turn(parts, question, history, finding, judgement, support, began, before)
    yield RiskAssessed(turn.assessment)
    turn.choose()
    yield StrategyChosen(turn.analysis)
    yield from turn.generate()


_JUDGED_LATER = Judgement(
    Judge(JudgeKind.NONE, note="The chat model will be asked once its reply is written."),
)


def _turn_before(parts: TurnParts, history: Sequence[Message]) -> TurnRecord | None:
    """Answer what was recorded of the last turn before this one on its branch."""
    for each in reversed(history[:-1]):
        if each.role is Role.ASSISTANT:
            return parts.record.turn_of(each.id)
    return None


class _Turn:
    """A turn from its choice on: generation, review, record, and the analysis afterwards."""

    def __init__(
        self,
        parts: TurnParts,
        question: Message,
        history: Sequence[Message],
        finding: CrisisFinding,
        judgement: Judgement,
        support: Support | None,
        began: float,
        before: TurnRecord | None,
    ) -> None:
        self.parts, self.question, self.history = parts, question, history
        self.finding, self.support, self.began = finding, support, began
        self.before = before.analysis if before is not None else None
        # what did not fit the context in the last turn is not shown to the analyst either
        self.left_out = before.facts.messages_left_out if before is not None and before.facts else 0
        self._judged(judgement)
        self.guidance = ""
        self.analysis = choose(parts.table, self._inputs((), ()))

    def _judged(self, judgement: Judgement) -> None:
        self.judgement = judgement
        self.assessment = assessment_of(self.finding, judgement)

    def _inputs(self, scores: tuple[float, ...], costs: tuple[Cost, ...]) -> ChoiceInputs:
        judged = Cost("judge", self.judgement.tokens_read, self.judgement.seconds)
        return ChoiceInputs(
            finding=self.finding,
            assessment=self.assessment,
            mode=self.parts.mode,
            weights=self.parts.weights,
            before=self.before,
            type_scores=scores,
            costs=(judged, *costs) if judged.tokens else costs,
        )

    def choose(self) -> None:
        """Solve the game; in Guide mode the engine's scores of the types are asked first."""
        if self.parts.mode is Mode.GUIDE:
            self._choose_with_scores(_prompt_of(self.history[self.left_out :], self._sha256))
            self.guidance = guidance_for(self.parts.table, taxonomy(), self.analysis, self.parts.strategy)
            self.analysis = replace(self.analysis, guidance=self.guidance)

    def _choose_with_scores(self, messages: Sequence[PromptMessage]) -> None:
        analyst = self.parts.analyst
        if analyst is None:
            return
        try:
            scores, cost = analyst.type_scores(self._with_system(messages))
        except EngineFailure:
            return  # the screen and the table have to do: the posterior says who was asked
        self.analysis = choose(self.parts.table, self._inputs(scores, (cost,)))

    @property
    def strategy(self) -> str:
        """The strategy that the reply follows, or would have followed."""
        return self.parts.strategy or self.analysis.game.chosen

    def generate(self) -> Iterator[TurnEvent]:
        """Stream the reply, review and record it, whatever happens on the way; then go on with the analysis."""
        reply = self._empty()
        try:
            yield from self._stream(reply)
            if _whole(reply):
                self._judge_late()
                self._review(reply, self.strategy)
                review = self.analysis.review
                if review is not None and review.instead:
                    yield ReplyWithheld(self.analysis)
                    self.guidance = guidance_for(self.parts.table, taxonomy(), self.analysis, review.instead)
                    reply = self._empty()
                    yield from self._stream(reply)
        except EngineFailure as failure:
            yield self._failed(reply, failure)
            return
        except GeneratorExit:
            self._keep(reply, MessageState.STOPPED)
            raise
        state = _STATES[reply.ended.reason] if reply.ended is not None else MessageState.INTERRUPTED
        ended = self._keep(reply, state)
        if not self.parts.judges_first:
            yield RiskAssessed(self.assessment)
        yield ended
        if _whole(reply):
            yield from self._afterwards(ended.message, reply.left_out)

    def _empty(self) -> _Reply:
        return _Reply(folded=self.finding.crisis and self.parts.standing is not ModelStanding.OY1)

    def _judge_late(self) -> None:
        """In Observe the chat model is asked about the message only now: its reply came first."""
        if self.parts.judges_first:
            return
        self._judged(judge_message(self.parts.judges, self.question.text))
        self.analysis = choose(self.parts.table, self._inputs((), ()))
        self._choose_with_scores(_prompt_of(self.history[self.left_out :], self._sha256))

    def _review(self, reply: _Reply, strategy: str) -> None:
        """Assess question and reply together; the game's own expectation is the prior."""
        analyst = self.parts.analyst
        if analyst is None or not reply.text:
            return
        said = self._message(reply, MessageState.COMPLETE)
        try:
            ratio, cost = analyst.review(self._prompt((*self.history[reply.left_out :], said)))
        except EngineFailure:
            return
        game, limit = self.analysis.game, self.analysis.ladder.limit
        expected = next(each.risk for each in game.payoffs if each.strategy == strategy)
        prior = min(0.95, max(0.01, expected))
        risk = with_prior(prior, self.parts.table.scored_weight * ratio)
        instead = safer(self.parts.table, self.analysis, strategy) if risk > limit else ""
        kept = "".join(reply.text) if instead and self.parts.keeps_withheld else ""
        review = Review(risk, limit, "the chat model", kept, instead)
        left = tuple(each for each in self.analysis.left_out if each != "review")
        self.analysis = replace(
            self.analysis, review=review, costs=(*self.analysis.costs, cost), left_out=left
        )

    def _afterwards(self, said: Message, left_out: int) -> Iterator[TurnEvent]:
        analyst = self.parts.analyst
        if analyst is None:
            return
        judge = self.parts.judges[0] if self.parts.judges else None
        asked = tuple(each.text for each in self.history if each.role is Role.USER)
        rest = Afterwards(
            analyst, judge, self.parts.table, self.question.id, asked, self.assessment.unsafe, not said.folded
        )
        prompt = self._prompt((*self.history[left_out:], said))
        for analysis in rest.extend(self.analysis, prompt):
            self.parts.record.record_analysis(said.id, analysis)
            yield AnalysisExtended(analysis)

    def _stream(self, reply: _Reply) -> Iterator[TurnEvent]:
        history = self.history
        loaded = self.parts.engine.model
        splitter = ThinkingSplitter(opened=loaded is not None and loaded.opens_thinking)
        while True:
            try:
                for event in self.parts.engine.generate(self._request(history[reply.left_out :])):
                    match event:
                        case ReadingProgress():
                            yield PromptReading(event)
                        case GeneratedPiece():
                            yield from self._take(event, splitter, reply)
                        case GenerationEnded():
                            reply.ended = event
                break
            except PromptTooLong:
                # The oldest exchange goes, never the system prompt, and never in silence: facts count it.
                reply.left_out += 2
                if reply.left_out >= len(history):
                    raise
        for stretch in splitter.finish():
            yield self._give(stretch.part, stretch.text, reply)

    def _take(self, piece: GeneratedPiece, splitter: ThinkingSplitter, reply: _Reply) -> Iterator[TurnEvent]:
        if reply.first_piece_at is None:
            reply.first_piece_at = time.perf_counter()
        was_reply = splitter.in_reply
        stretches = splitter.feed(piece.text)
        if splitter.in_reply:
            reply.tokens.extend(piece.tokens)
            whole = was_reply or "".join(each.text for each in stretches) == piece.text
            reply.tokens_are_whole = reply.tokens_are_whole and whole
        for stretch in stretches:
            yield self._give(stretch.part, stretch.text, reply)

    @staticmethod
    def _give(part: Part, text: str, reply: _Reply) -> TurnEvent:
        if part is Part.THINKING:
            reply.thinking.append(text)
            return ThinkingArrived(text)
        reply.text.append(text)
        return ReplyArrived(text, reply.folded)

    def _request(self, history: Sequence[Message]) -> GenerationRequest:
        return GenerationRequest(self._prompt(history), self.parts.sampling)

    def _prompt(self, history: Sequence[Message]) -> tuple[PromptMessage, ...]:
        return self._with_system(_prompt_of(history, self._sha256, self.guidance))

    def _with_system(self, messages: Sequence[PromptMessage]) -> tuple[PromptMessage, ...]:
        system = self.parts.system_prompt
        return (PromptMessage(Role.SYSTEM, system), *messages) if system else tuple(messages)

    @property
    def _sha256(self) -> str:
        loaded = self.parts.engine.model
        return loaded.sha256 if loaded is not None else ""

    def _failed(self, reply: _Reply, failure: EngineFailure) -> TurnFailed:
        if not (reply.text or reply.thinking):
            self.parts.record.record_turn(self._record_of(None, None, failure.sentence))
            return TurnFailed(None, failure.sentence, failure.detail)
        message = self._message(reply, MessageState.INTERRUPTED)
        self.parts.record.record_turn(self._record_of(message, self._facts(reply), failure.sentence))
        return TurnFailed(message, failure.sentence, failure.detail)

    def _keep(self, reply: _Reply, state: MessageState) -> TurnEnded:
        message, facts = self._message(reply, state), self._facts(reply)
        self.parts.record.record_turn(self._record_of(message, facts, ""))
        return TurnEnded(message, facts)

    def _record_of(self, message: Message | None, facts: TurnFacts | None, failure: str) -> TurnRecord:
        return TurnRecord(
            self.question,
            message,
            self.finding,
            self.assessment,
            facts,
            self.support,
            failure,
            self.analysis,
        )

    def _message(self, reply: _Reply, state: MessageState) -> Message:
        return Message(
            id=new_message_id(),
            conversation=self.question.conversation,
            parent=self.question.id,
            role=Role.ASSISTANT,
            text="".join(reply.text),
            created_at=now(),
            thinking="".join(reply.thinking),
            state=state,
            folded=reply.folded,
            reply_tokens=tuple(reply.tokens) if reply.tokens_are_whole else (),
            model_sha256=self._sha256,
            guidance=self.guidance,
        )

    def _facts(self, reply: _Reply) -> TurnFacts:
        loaded, ended = self.parts.engine.model, reply.ended
        first = reply.first_piece_at
        return TurnFacts(
            model=loaded.name if loaded else "",
            standing=self.parts.standing,
            hash=loaded.sha256 if loaded else "",
            device=loaded.device if loaded else "",
            tokens_read=ended.tokens_read if ended else 0,
            tokens_reused=ended.tokens_reused if ended else 0,
            tokens_written=ended.tokens_written if ended else len(reply.tokens),
            seconds=time.perf_counter() - self.began,
            seconds_to_first_token=first - self.began if first is not None else None,
            seconds_writing=ended.seconds_writing if ended else 0.0,
            context_used=ended.context_used if ended else 0,
            context_size=loaded.context_size if loaded else 0,
            seed=ended.seed if ended else (self.parts.sampling.seed or 0),
            sampling=replace(self.parts.sampling, seed=ended.seed if ended else self.parts.sampling.seed),
            assessment_tokens_read=self.judgement.tokens_read,
            messages_left_out=reply.left_out,
        )


def _whole(reply: _Reply) -> bool:
    """Answer whether a reply came to its own end: one that was stopped is not looked at further."""
    return reply.ended is not None and reply.ended.reason is not EndReason.CANCELLED


def _prompt_of(history: Sequence[Message], sha256: str, guidance: str = "") -> tuple[PromptMessage, ...]:
    """Answer a conversation as a prompt: each question with the guidance that its reply was given under.

    ``guidance`` stands behind the last question where it has no reply yet.
    """
    following = (*history[1:], None)
    found = []
    for each, after in zip(history, following, strict=True):
        told = after.guidance if after is not None else guidance
        text = as_prompt(each.text, told) if each.role is Role.USER else each.text
        found.append(PromptMessage(each.role, text, each.reply_tokens if each.model_sha256 == sha256 else ()))
    return tuple(found)
