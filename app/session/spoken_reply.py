"""An engine that says a reply which was given already, so that a turn computes what it computes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.alignment.ports import Engine
from app.domain.generation import (
    EndReason,
    GeneratedPiece,
    GenerationEnded,
    GenerationEvent,
    GenerationRequest,
    LoadedModel,
    OptionRequest,
    OptionScores,
    QuestionAnswers,
    QuestionRequest,
)

_CONVERSATION = "conversation"  # the sequence in which replies are written


class SpokenReply:
    """Says ``reply`` where a reply is asked for; whatever else is asked goes to the real ``engine``."""

    def __init__(self, engine: Engine, reply: str) -> None:
        self._engine, self._reply = engine, reply

    @property
    def model(self) -> LoadedModel | None:
        """The model that is loaded, or None."""
        return self._engine.model

    def generate(self, request: GenerationRequest) -> Iterator[GenerationEvent]:
        """Read the prompt, so that what does not fit is found out, and stream the reply as it was given.

        What is not a reply is written by the engine. Raises ``EngineFailure``.
        """
        if request.sequence != _CONVERSATION:
            yield from self._engine.generate(request)
            return
        reading = replace(request, sampling=replace(request.sampling, max_tokens=0))
        for event in self._engine.generate(reading):
            if not isinstance(event, GenerationEnded) or event.reason is EndReason.CANCELLED:
                yield event
            else:
                yield GeneratedPiece(self._closing(request) + self._reply, ())
                yield replace(event, reason=EndReason.FINISHED)

    def _closing(self, request: GenerationRequest) -> str:
        """Return what ends the thinking that the model's own template opens."""
        loaded = self._engine.model
        opened = loaded is not None and loaded.opens_thinking and not request.prefill
        return "</think>\n\n" if opened else ""

    def score_options(self, request: OptionRequest) -> OptionScores:
        """Score options on forks of a cached prefix. Raises ``EngineFailure``."""
        return self._engine.score_options(request)

    def ask(self, request: QuestionRequest) -> QuestionAnswers:
        """Answer many questions on one shared prefix. Raises ``EngineFailure``."""
        return self._engine.ask(request)
