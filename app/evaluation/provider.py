"""The Inspect model provider ``oyster/NAME``: our engine in its worker process, behind a pipe, no port.

NAME is a model's id in the library ("trial", "oy1") or the path of a GGUF. Model arguments: ``mode`` is "observe"
(the bare model, as at any other endpoint) or "guide" (the program's own turn, which analyses the message
and guides the model); ``strategy`` is an id of the table that overrides the choice in Guide.
"""

from __future__ import annotations

import time

from inspect_ai.model import (
    ChatCompletionChoice,
    ChatMessage,
    ChatMessageAssistant,
    Content,
    ContentReasoning,
    ContentText,
    GenerateConfig,
    ModelAPI,
    ModelOutput,
    ModelUsage,
    StopReason,
    modelapi,
)
from inspect_ai.tool import ToolChoice, ToolInfo

from app.domain.analysis import Mode
from app.domain.cancellation import CancelToken
from app.domain.conversation import MessageState
from app.domain.errors import EngineFailure
from app.domain.generation import EndReason
from app.evaluation.errors import RequestUnusable
from app.evaluation.generation import Written, write
from app.evaluation.generation_requests import Asked, asked_of
from app.evaluation.guided_conversations import GuidedReply, measured_mode
from app.evaluation.opened_models import OpenedModel, in_thread, opened_model
from app.session.turn import TurnWish
from app.translation import tr

__all__ = ["OysterAPI"]

_REASONS: dict[EndReason, StopReason] = {
    EndReason.FINISHED: "stop",
    EndReason.LENGTH: "max_tokens",
    EndReason.CONTEXT_FULL: "model_length",
    EndReason.CANCELLED: "unknown",
}
_STATES: dict[MessageState, StopReason] = {
    MessageState.COMPLETE: "stop",
    MessageState.LENGTH: "max_tokens",
    MessageState.STOPPED: "unknown",
    MessageState.INTERRUPTED: "unknown",
}


@modelapi(name="oyster")
class OysterAPI(ModelAPI):
    """A model of this computer for Inspect. One item at a time, since the engine caches one conversation."""

    def __init__(
        self,
        model_name: str,
        base_url: str | None = None,
        api_key: str | None = None,
        config: GenerateConfig | None = None,
        mode: str = Mode.OBSERVE.value,
        strategy: str = "",
        improve: bool = False,
    ) -> None:
        """Find the model; the first call loads it. Raises ``OysterError``."""
        super().__init__(model_name, base_url, api_key, [], config or GenerateConfig())
        self.mode, self.strategy, self.improve = measured_mode(mode), strategy, improve
        opened_model(model_name)

    async def generate(
        self,
        input: list[ChatMessage],
        tools: list[ToolInfo],
        tool_choice: ToolChoice,
        config: GenerateConfig,
    ) -> ModelOutput:
        """Return the model's output. Raises ``OysterError``, with its sentence as the message."""
        if tools:
            raise RequestUnusable(tr("The local engine calls no tools: use a task without them."))
        asked = asked_of(input, config)
        opened = opened_model(self.model_name)
        # a structured answer is a judge's: it is no turn of a conversation, in either mode
        guided = self.mode is Mode.GUIDE and not asked.grammar
        answer = self._guided if guided else self._written
        return await in_thread(lambda given_up: answer(opened, asked, given_up))

    def _written(self, opened: OpenedModel, asked: Asked, given_up: CancelToken) -> ModelOutput:
        with opened.engine(given_up) as engine:
            began = time.perf_counter()
            written = write(engine, asked.request, asked.stops)
        if written.reason is EndReason.CANCELLED:
            raise EngineFailure(tr("The reply was stopped before its end."))
        return ModelOutput(
            model=self.model_name,
            choices=[_choice(self.model_name, written.thinking, written.text, _REASONS[written.reason])],
            usage=_usage(written),
            time=time.perf_counter() - began,
            metadata={**_identity(opened), "mode": Mode.OBSERVE.value, "seed": written.seed},
        )

    def _guided(self, opened: OpenedModel, asked: Asked, given_up: CancelToken) -> ModelOutput:
        wish = TurnWish(asked.sampling, Mode.GUIDE, self.strategy)
        with opened.guided(given_up) as conversations:
            reply = conversations.reply(asked.system, asked.messages, wish, given_up, self.improve)
        text, reason = reply.text, _STATES[reply.state]
        for stop in asked.stops:  # a turn has no stop sequences
            text, found, _ = text.partition(stop)
            reason = "stop" if found else reason
        facts = reply.facts
        counts = ModelUsage(
            input_tokens=facts.tokens_read,
            input_tokens_cache_read=facts.tokens_reused,
            output_tokens=facts.tokens_written,
            total_tokens=facts.tokens_read + facts.tokens_reused + facts.tokens_written,
        )
        return ModelOutput(
            model=self.model_name,
            choices=[_choice(self.model_name, reply.thinking, text, reason)],
            usage=counts,
            time=facts.seconds,
            metadata={**_identity(opened), **_of_turn(reply), "mode": Mode.GUIDE.value, "seed": facts.seed},
        )

    def max_connections(self) -> int:
        """Return 1: the engine caches one conversation."""
        return 1

    def connection_key(self) -> str:
        """Return a key of the engine, which all roles of a model share."""
        return f"oyster/{self.model_name}"

    def collapse_user_messages(self) -> bool:
        """Return True: chat templates need alternating user and assistant messages."""
        return True

    def collapse_assistant_messages(self) -> bool:
        """Return True: chat templates need alternating user and assistant messages."""
        return True


def _choice(model: str, thinking: str, text: str, reason: StopReason) -> ChatCompletionChoice:
    content: str | list[Content] = text
    if thinking:
        content = [ContentReasoning(reasoning=thinking), ContentText(text=text)]
    message = ChatMessageAssistant(content=content, model=model, source="generate")
    return ChatCompletionChoice(message=message, stop_reason=reason)


def _usage(written: Written) -> ModelUsage:
    return ModelUsage(
        input_tokens=written.tokens_read,
        input_tokens_cache_read=written.tokens_reused,
        output_tokens=written.tokens_written,
        total_tokens=written.tokens_read + written.tokens_reused + written.tokens_written,
    )


def _identity(opened: OpenedModel) -> dict[str, str]:
    """Return which model file wrote, so that a result can be attributed."""
    return {
        "model_title": opened.model.title,
        "model_sha256": opened.model.sha256,
        "standing": opened.model.standing.value,
    }


def _of_turn(reply: GuidedReply) -> dict[str, object]:
    """Return the analysis of a turn that an evaluation may use. Risks are 0 to 1."""
    message, review = reply.analysis.message, reply.analysis.reply.review
    return {
        "strategy": message.game.chosen,
        "category": message.category,
        "level": message.level,
        "review_risk": review.risk if review is not None else None,
        "withheld": reply.withheld,
        "passes": len(found.passes) if (found := reply.improvement) is not None else 0,
        "best_pass": found.best if found is not None else 0,
    }
