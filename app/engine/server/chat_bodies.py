"""The bodies of requests: our requests in the words of ``/v1/chat/completions``, with vLLM's and llama.cpp's own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from app.domain.conversation import Role
from app.domain.generation import GenerationRequest, PromptMessage, QuestionRequest, Sampling

Body = Mapping[str, object]
FORMATS = ("json_schema", "json_object")  # how servers want a schema: vLLM and llama-server; llama_cpp.server
_GREEDY = Sampling(temperature=0.0, top_k=0, top_p=1.0, min_p=0.0)


def generation_body(model: str, request: GenerationRequest, seed: int) -> Body:
    """Return the body that asks for the continuation of a conversation."""
    return {
        "model": model,
        **_messages(request.messages, request.prefill, request.template_variables),
        **_drawn(request.sampling),
        "seed": seed,
        "max_tokens": request.sampling.max_tokens,
    }


def with_form(body: Body, schema: str, way: str) -> Body:
    """Return a body whose answer has to be JSON of a schema."""
    form = json.loads(schema)
    if way == "json_schema":
        named = {"name": "answer", "schema": form, "strict": True}
        return {**body, "response_format": {"type": "json_schema", "json_schema": named}}
    return {**body, "response_format": {"type": "json_object", "schema": form}}


def with_usage(body: Body) -> Body:
    """Return a body whose streamed answer ends with the tokens that were counted."""
    return {**body, "stream_options": {"include_usage": True}}


def question_body(model: str, request: QuestionRequest, question: str, width: int) -> Body:
    """Return the body of one question: its first token with the ``width`` likeliest, or a sketch."""
    messages = (*request.messages, PromptMessage(Role.USER, question))
    body: Body = {
        "model": model,
        **_messages(messages, request.prefill, request.template_variables),
        **_drawn(_GREEDY),
        "max_tokens": request.sketch_tokens or 1,
    }
    return body if request.sketch_tokens else with_likelihoods(body, width)


def with_likelihoods(body: Body, width: int) -> Body:
    """Return a body whose answer tells the likeliest tokens of each place."""
    return {**body, "logprobs": True, "top_logprobs": width}


def trial_body(model: str) -> Body:
    """Return the body of a request that only tries whether the server answers."""
    return {
        "model": model,
        "messages": [{"role": "user", "content": "Hello"}],
        "max_tokens": 1,
        **_drawn(_GREEDY),
    }


def _messages(
    messages: Sequence[PromptMessage], prefill: str, variables: Sequence[tuple[str, str | bool]]
) -> dict[str, object]:
    """Return the conversation; a server that cannot go on from ``prefill`` reads it as an answer of the model."""
    told = [{"role": each.role.value, "content": each.text} for each in messages]
    body: dict[str, object] = {"messages": told}
    if prefill:
        told.append({"role": Role.ASSISTANT.value, "content": prefill})
        body |= {"add_generation_prompt": False, "continue_final_message": True}
    if variables:
        body["chat_template_kwargs"] = dict(variables)
    return body


def _drawn(sampling: Sampling) -> dict[str, object]:
    """Return how the next token is drawn. Servers penalise repetition of the prompt too, so none is asked to."""
    return {
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "top_k": sampling.top_k,
        "min_p": sampling.min_p,
        "repeat_penalty": 1.0,
        "repetition_penalty": 1.0,
    }
