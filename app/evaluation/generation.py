"""Generation of one reply with the bare model, until its end, a stop sequence, or cancellation."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from app.alignment.thinking_splitter import split_whole
from app.domain.generation import (
    EndReason,
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    ReadingProgress,
)
from app.session.engines import OwnedEngine


@dataclass(frozen=True, slots=True)
class Written:
    """A reply with its counts. ``tokens_read`` were decoded for the prompt, ``tokens_reused`` came from the cache."""

    thinking: str
    text: str
    reason: EndReason
    tokens_read: int
    tokens_reused: int
    tokens_written: int
    seed: int


def write(engine: OwnedEngine, request: GenerationRequest, stops: Sequence[str] = ()) -> Written:
    """Return the continuation, cut before the first stop sequence. Raises ``EngineFailure``."""
    text, tokens = "", 0
    reading = ReadingProgress(0, 0, 0)
    ended: GenerationEnded | None = None
    cut: int | None = None
    events = engine.generate(request)
    for event in events:
        match event:
            case ReadingProgress():
                reading = event
            case GeneratedPiece():
                text, tokens = text + event.text, tokens + len(event.tokens)
                cut = _first(text, stops, len(event.text))
            case GenerationEnded():
                ended = event
        if cut is not None:
            break
    if isinstance(events, Generator):
        events.close()  # after a stop sequence the engine is stopped
    loaded = engine.model
    opened = loaded is not None and loaded.opens_thinking and not request.prefill and not request.grammar
    thinking, reply = split_whole(text if cut is None else text[:cut], opened=opened)
    return Written(
        thinking,
        reply,
        ended.reason if ended is not None else EndReason.FINISHED,
        reading.read,
        reading.reused,
        ended.tokens_written if ended is not None else tokens,
        ended.seed if ended is not None else (request.sampling.seed or 0),
    )


def _first(text: str, stops: Sequence[str], arrived: int) -> int | None:
    """Return the position of the first stop sequence; only the last ``arrived`` characters can complete a new one."""
    found = []
    for stop in stops:
        at = text.find(stop, max(0, len(text) - arrived - len(stop) + 1))
        if at >= 0:
            found.append(at)
    return min(found, default=None)
