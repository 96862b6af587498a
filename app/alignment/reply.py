"""A reply as it arrives: streamed, separated from its thinking, and made into a message with its figures."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.alignment.context_window import left_out_next
from app.alignment.interfaces import PromptTooLong
from app.alignment.prompting import as_thinking, prompt_of
from app.alignment.thinking_splitter import Part, ThinkingSplitter
from app.alignment.turn_context import TurnContext
from app.domain.conversation import Message, MessageState, Role, new_message_id, now
from app.domain.generation import (
    EndReason,
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    ReadingProgress,
)
from app.domain.turn import PromptReading, ReplyArrived, ThinkingArrived, TurnEvent, TurnFacts

_STATES = {
    EndReason.FINISHED: MessageState.COMPLETE,
    EndReason.LENGTH: MessageState.LENGTH,
    EndReason.CONTEXT_FULL: MessageState.LENGTH,
    EndReason.CANCELLED: MessageState.STOPPED,
}


@dataclass(slots=True)
class Reply:
    """A reply so far. ``guidance`` and ``premise`` (a prefilled thinking) are its own."""

    folded: bool
    guidance: str = ""
    premise: str = ""
    thinking: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    tokens_are_whole: bool = True  # every token so far is wholly reply or wholly thinking
    first_piece_at: float | None = None
    ended: GenerationEnded | None = None
    left_out: int = 0

    @property
    def whole(self) -> bool:
        """True where it ended by itself: a reply that was stopped is not analysed further."""
        return self.ended is not None and self.ended.reason is not EndReason.CANCELLED

    @property
    def told(self) -> str:
        """What the model was told to follow: guidance, or a thinking in place of its own."""
        return self.guidance or self.premise

    @property
    def state(self) -> MessageState:
        """The state of its message, by how it ended."""
        return _STATES[self.ended.reason] if self.ended is not None else MessageState.INTERRUPTED

    def stream(self, parts: TurnContext, history: Sequence[Message]) -> Iterator[TurnEvent]:
        """Stream the engine's reply to the last message of a history, with the oldest exchanges left out until it fits.

        Raises ``EngineFailure``.
        """
        splitter = ThinkingSplitter(opened=parts.opens_thinking and not self.premise)
        if self.premise:
            self.thinking.append(self.premise)
            yield ThinkingArrived(self.premise)
        while True:
            try:
                for event in parts.engine.generate(self._request(parts, history)):
                    match event:
                        case ReadingProgress():
                            yield PromptReading(event)
                        case GeneratedPiece():
                            yield from self._take(event, splitter)
                        case GenerationEnded():
                            self.ended = event
                break
            except PromptTooLong:
                # The oldest exchanges are dropped, never the system prompt, and the turn's facts count them.
                left_out = left_out_next(history, self.left_out)
                if left_out is None:
                    raise
                self.left_out = left_out
        for stretch in splitter.finish():
            yield self._give(stretch.part, stretch.text)

    def _request(self, parts: TurnContext, history: Sequence[Message]) -> GenerationRequest:
        prompt = prompt_of(parts, history[self.left_out :], self.guidance)
        return GenerationRequest(prompt, parts.sampling, prefill=as_thinking(parts, self.premise))

    def _take(self, piece: GeneratedPiece, splitter: ThinkingSplitter) -> Iterator[TurnEvent]:
        if self.first_piece_at is None:
            self.first_piece_at = time.perf_counter()
        was_reply = splitter.in_reply
        stretches = splitter.feed(piece.text)
        if splitter.in_reply:
            self.tokens.extend(piece.tokens)
            whole = was_reply or "".join(each.text for each in stretches) == piece.text
            self.tokens_are_whole = self.tokens_are_whole and whole
        for stretch in stretches:
            yield self._give(stretch.part, stretch.text)

    def _give(self, part: Part, text: str) -> TurnEvent:
        if part is Part.THINKING:
            self.thinking.append(text)
            return ThinkingArrived(text)
        self.text.append(text)
        return ReplyArrived(text, self.folded)

    def message(self, parts: TurnContext, question: Message, state: MessageState) -> Message:
        """Return the reply as a message."""
        return Message(
            id=new_message_id(),
            conversation=question.conversation,
            parent=question.id,
            role=Role.ASSISTANT,
            text="".join(self.text),
            created_at=now(),
            thinking="".join(self.thinking),
            state=state,
            folded=self.folded,
            reply_tokens=tuple(self.tokens) if self.tokens_are_whole else (),
            model_sha256=parts.model_sha256,
            guidance=self.guidance,
        )

    def facts(self, parts: TurnContext, began: float, judged: int) -> TurnFacts:
        """Return its figures; ``began`` is the start of the turn, ``judged`` the tokens that the judge read."""
        loaded, ended = parts.loaded, self.ended
        first, now_loaded = self.first_piece_at, parts.engine.model
        return TurnFacts(
            model=loaded.name,
            standing=parts.standing,
            hash=loaded.sha256,
            # the same model, but a device that failed meanwhile is replaced by the processor
            device=now_loaded.device if now_loaded is not None else loaded.device,
            tokens_read=ended.tokens_read if ended else 0,
            tokens_reused=ended.tokens_reused if ended else 0,
            tokens_written=ended.tokens_written if ended else len(self.tokens),
            seconds=time.perf_counter() - began,
            seconds_to_first_token=first - began if first is not None else None,
            seconds_writing=ended.seconds_writing if ended else 0.0,
            context_used=ended.context_used if ended else 0,
            context_size=loaded.context_size,
            seed=ended.seed if ended else (parts.sampling.seed or 0),
            sampling=replace(parts.sampling, seed=ended.seed if ended else parts.sampling.seed),
            assessment_tokens_read=judged,
            messages_left_out=self.left_out,
            server=loaded.server,
            tokens_foreseen=ended.tokens_foreseen if ended else 0,
            tokens_by_helper=ended.tokens_by_helper if ended else 0,
            helper=loaded.helper,
        )
