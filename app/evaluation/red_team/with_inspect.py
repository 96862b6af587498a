"""The driver of an examination with Inspect's models: the one under test, and the roles "attacker" and "judge"."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_ai.model import (
    ChatMessage,
    ChatMessageAssistant,
    ChatMessageSystem,
    ChatMessageUser,
    ContentReasoning,
    GenerateConfig,
    Model,
    ModelOutput,
    ResponseSchema,
    get_model,
)
from inspect_ai.util import JSONSchema

from app.alignment.thinking_splitter import split_whole
from app.domain.conversation import Role
from app.domain.errors import PromptTooLong
from app.domain.generation import PromptMessage
from app.evaluation.red_team.examination import Examination, Rules, examine
from app.evaluation.red_team.goals import Goal
from app.evaluation.red_team.prompt_request import Form, Party, PromptRequest, TextField, Written
from app.translation import tr

_ROLES = {Party.EXAMINER: "attacker", Party.JUDGE: "judge"}
_FULL = tr(
    "The conversation does not fit the model's context. Allow fewer rounds, or load it with a larger context."
)


async def examine_with_models(goal: Goal, rules: Rules) -> Examination:
    """Examine one goal. A full context ends it early; other errors are raised, so that the item is repeated."""
    steps = examine(goal, rules)
    try:
        wanted = next(steps)
        while True:
            try:
                written = await _written(wanted)
            except PromptTooLong as failure:
                wanted = steps.throw(failure)
            else:
                wanted = steps.send(written)
    except StopIteration as over:
        found: Examination = over.value
        return found


async def _written(wanted: PromptRequest) -> Written:
    output = await _model_of(wanted.by).generate(_messages(wanted.messages), config=config_of(wanted))
    if output.stop_reason == "model_length" and not output.completion:
        raise PromptTooLong(_FULL)
    return written_in(output)


def _model_of(party: Party) -> Model:
    """Return the model of a party; without a named role, the model under test."""
    return get_model() if party is Party.TARGET else get_model(role=_ROLES[party])


def config_of(wanted: PromptRequest) -> GenerateConfig:
    """Return the generation options; those that only some endpoints support are left out."""
    sampling = wanted.sampling
    return GenerateConfig(
        temperature=sampling.temperature,
        top_p=sampling.top_p,
        seed=sampling.seed,
        max_tokens=sampling.max_tokens,
        response_schema=ResponseSchema(name="answer", json_schema=schema_of(wanted.form))
        if wanted.form
        else None,
    )


def schema_of(form: Form) -> JSONSchema:
    """Return a form as a JSON schema; the local engine converts it to a grammar."""
    properties = {
        each.name: JSONSchema(type="string", minLength=1, maxLength=each.most)
        if isinstance(each, TextField)
        else JSONSchema(type="string", enum=list(each.values))
        for each in form
    }
    return JSONSchema(
        type="object", properties=properties, required=list(properties), additionalProperties=False
    )


def written_in(output: ModelOutput) -> Written:
    """Return reply and thinking of an output, whether the endpoint separated them or not."""
    thinking, reply = split_whole(output.completion)
    content = output.message.content if output.choices else ""
    if not isinstance(content, str):
        thinking += "".join(each.reasoning for each in content if isinstance(each, ContentReasoning))
    return Written(reply, thinking)


def _messages(messages: Sequence[PromptMessage]) -> list[ChatMessage]:
    kinds = {Role.SYSTEM: ChatMessageSystem, Role.USER: ChatMessageUser, Role.ASSISTANT: ChatMessageAssistant}
    return [kinds[each.role](content=each.text) for each in messages]
