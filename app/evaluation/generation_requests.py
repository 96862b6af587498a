"""The conversion of Inspect's calls to requests of our engine; unsupported options are refused, never dropped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from inspect_ai.model import ChatMessage, ContentReasoning, ContentText, GenerateConfig

from app.domain.conversation import Role
from app.domain.generation import GenerationRequest, PromptMessage, Sampling
from app.evaluation.errors import RequestUnusable
from app.evaluation.response_schema import grammar_of
from app.translation import tr

_CONVERSATION, _VERDICTS = (
    "conversation",
    "judge",
)  # KV sequences: a judge's prompt does not evict the task's
_NO_THINKING: tuple[tuple[str, str | bool], ...] = (("enable_thinking", False),)
_ROLES = {"system": Role.SYSTEM, "user": Role.USER, "assistant": Role.ASSISTANT}
_NEUTRAL_NUMBERS = ("frequency_penalty", "presence_penalty")  # 0 means that none are asked for
_NOT_DONE = ("logit_bias", "logprobs", "top_logprobs", "prompt_logprobs", "best_of", "batch", "modalities")
_EXTRA = ("repeat_penalty", "min_p")  # as llama.cpp's own servers name them in the body of a request


@dataclass(frozen=True, slots=True)
class Asked:
    """One call of a task: messages without the system prompt, which is separate, and generation options."""

    system: str
    messages: tuple[PromptMessage, ...]
    sampling: Sampling
    stops: tuple[str, ...]
    grammar: str

    @property
    def request(self) -> GenerationRequest:
        """The request to the bare model. A structured answer has a KV sequence of its own, and no thinking.

        Nothing is drafted: what is compared with another run is not to hang on how steps were timed.
        """
        system = (PromptMessage(Role.SYSTEM, self.system),) if self.system else ()
        return GenerationRequest(
            (*system, *self.messages),
            self.sampling,
            sequence=_VERDICTS if self.grammar else _CONVERSATION,
            template_variables=_NO_THINKING if self.grammar else (),
            grammar=self.grammar,
            speculates=False,
        )


def asked_of(messages: Sequence[ChatMessage], config: GenerateConfig) -> Asked:
    """Return Inspect's call in our terms. Raises ``RequestUnusable``."""
    _refuse_what_is_not_done(config)
    prompt = [_message(each) for each in messages]
    leading = 0
    while leading < len(prompt) and prompt[leading].role is Role.SYSTEM:
        leading += 1
    schema = config.response_schema
    return Asked(
        system="\n\n".join(each.text for each in prompt[:leading]),
        messages=tuple(prompt[leading:]),
        sampling=_sampling(config),
        stops=tuple(each for each in config.stop_seqs or () if each),
        grammar=grammar_of(schema.json_schema) if schema is not None else "",
    )


def _message(message: ChatMessage) -> PromptMessage:
    role = _ROLES.get(message.role)
    if role is None:
        raise RequestUnusable(tr("The local engine calls no tools: use a task without them."))
    if isinstance(message.content, str):
        return PromptMessage(role, message.content)
    if not all(isinstance(each, ContentText | ContentReasoning) for each in message.content):
        raise RequestUnusable(tr("The local engine reads text only: use a task without pictures and files."))
    # earlier thinking is not part of the prompt, as in the program's own conversations
    return PromptMessage(
        role, "".join(each.text for each in message.content if isinstance(each, ContentText))
    )


def _sampling(config: GenerateConfig) -> Sampling:
    """Return the sampling: defaults are the program's, but without a repeat penalty.

    (vLLM and llama-server have none by default. ``extra_body`` may set one, by llama.cpp's name for it.)
    """
    usual = Sampling()
    extra = config.extra_body or {}
    unknown = sorted(set(extra) - set(_EXTRA))
    if unknown:
        raise RequestUnusable(
            tr("The local engine does not know {unknown} of extra_body.", unknown=", ".join(unknown))
        )
    return Sampling(
        temperature=usual.temperature if config.temperature is None else config.temperature,
        top_k=usual.top_k if config.top_k is None else config.top_k,
        top_p=usual.top_p if config.top_p is None else config.top_p,
        min_p=_number(extra.get("min_p"), usual.min_p),
        repeat_penalty=_number(extra.get("repeat_penalty"), 1.0),
        seed=config.seed,
        max_tokens=config.max_tokens or usual.max_tokens,
    )


def _number(value: object, usual: float) -> float:
    if value is None:
        return usual
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise RequestUnusable(
        tr("extra_body has to hold numbers, not {value}.", value=json.dumps(value, default=str))
    )


def _refuse_what_is_not_done(config: GenerateConfig) -> None:
    asked = [each for each in _NOT_DONE if getattr(config, each)]
    asked += [each for each in _NEUTRAL_NUMBERS if getattr(config, each)]
    if (config.num_choices or 1) > 1:
        asked.append("num_choices")
    if asked:
        raise RequestUnusable(
            tr("The local engine does not do {asked}: leave it out of the task.", asked=", ".join(asked))
        )
