"""An engine that says a reply which was given already, so that a turn computes what it computes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.generation import (
    EndReason,
    GeneratedPiece,
    GenerationEnded,
    GenerationEvent,
    GenerationRequest,
)
from app.engine.client import EngineClient
from app.session.engine_queue import EngineQueue
from app.session.engines import OwnedEngine

_CONVERSATION = "conversation"  # the sequence in which replies are written


class RecordedReplyEngine(OwnedEngine):
    """Says ``reply`` where a reply is asked for; whatever else is asked goes to the real engine."""

    def __init__(self, client: EngineClient, queue: EngineQueue, reply: str) -> None:
        super().__init__(client, queue)
        self._reply = reply

    def generate(self, request: GenerationRequest) -> Iterator[GenerationEvent]:
        """Read the prompt, so that what does not fit is found out, and stream the reply as it was given.

        What is not a reply is written by the engine. Raises ``EngineFailure``.
        """
        if request.sequence != _CONVERSATION:
            yield from super().generate(request)
            return
        reading = replace(request, sampling=replace(request.sampling, max_tokens=0))
        for event in super().generate(reading):
            if not isinstance(event, GenerationEnded) or event.reason is EndReason.CANCELLED:
                yield event
            else:
                yield GeneratedPiece(self._closing(request) + self._reply, ())
                yield replace(event, reason=EndReason.FINISHED)

    def _closing(self, request: GenerationRequest) -> str:
        """Return what ends the thinking that the model's own template opens."""
        loaded = self.model
        opened = loaded is not None and loaded.opens_thinking and not request.prefill
        return "</think>\n\n" if opened else ""
