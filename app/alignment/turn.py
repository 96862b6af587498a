"""The turn: one way through from what a person wrote to a recorded reply, as a stream of typed events."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.alignment.guard import RiskJudge, judge_message
from app.alignment.headline import assessment_of
from app.alignment.ports import ConversationRecord, Engine, EngineFailure, PromptTooLong
from app.alignment.reasoning import Part, ThinkingSplitter
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
from app.domain.risk import CrisisFinding, RiskAssessment
from app.domain.turn import (
    CrisisScreened,
    PromptReading,
    ReplyArrived,
    RiskAssessed,
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
    system_prompt: str = ""


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

    judgement = judge_message(parts.judges, question.text)
    assessment = assessment_of(finding, judgement)
    yield RiskAssessed(assessment)

    history = (*tree.path_to(question.parent), question)
    turn = _Turn(parts, question, finding, assessment, support, began, judgement.tokens_read)
    yield from turn.generate(history)


@dataclass(slots=True)
class _Turn:
    """The second half of a turn: generation and record."""

    parts: TurnParts
    question: Message
    finding: CrisisFinding
    assessment: RiskAssessment
    support: Support | None
    began: float
    assessment_tokens_read: int

    def generate(self, history: Sequence[Message]) -> Iterator[TurnEvent]:
        """Stream the reply, then record it, whatever happens on the way."""
        reply = _Reply(folded=self.finding.crisis and self.parts.standing is not ModelStanding.OY1)
        try:
            yield from self._stream(history, reply)
        except EngineFailure as failure:
            yield self._failed(reply, failure)
            return
        except GeneratorExit:
            self._keep(reply, MessageState.STOPPED)
            raise
        state = _STATES[reply.ended.reason] if reply.ended is not None else MessageState.INTERRUPTED
        yield self._keep(reply, state)

    def _stream(self, history: Sequence[Message], reply: _Reply) -> Iterator[TurnEvent]:
        splitter = ThinkingSplitter()
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
        loaded = self.parts.engine.model
        sha256 = loaded.sha256 if loaded is not None else ""
        messages = [
            PromptMessage(
                each.role,
                each.text,
                each.reply_tokens if each.model_sha256 == sha256 else (),
            )
            for each in history
        ]
        if self.parts.system_prompt:
            messages.insert(0, PromptMessage(Role.SYSTEM, self.parts.system_prompt))
        return GenerationRequest(tuple(messages), self.parts.sampling)

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
        return TurnRecord(self.question, message, self.finding, self.assessment, facts, self.support, failure)

    def _message(self, reply: _Reply, state: MessageState) -> Message:
        loaded = self.parts.engine.model
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
            model_sha256=loaded.sha256 if loaded is not None else "",
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
            assessment_tokens_read=self.assessment_tokens_read,
            messages_left_out=reply.left_out,
        )
