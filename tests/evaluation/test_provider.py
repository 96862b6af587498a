"""The provider ``oyster/NAME``: the real worker with the real short model, asked as Inspect asks."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from pathlib import Path

import anyio
import pytest
from inspect_ai.model import (
    ChatMessage,
    ChatMessageAssistant,
    ChatMessageSystem,
    ChatMessageUser,
    ContentImage,
    ContentReasoning,
    ContentText,
    GenerateConfig,
    ModelOutput,
    ResponseSchema,
    get_model,
)
from inspect_ai.tool import ToolInfo
from inspect_ai.util import JSONSchema

from app.domain.analysis import Mode
from app.domain.generation import Sampling
from app.evaluation import provider
from app.evaluation.errors import EvaluationError, RequestUnusable
from app.evaluation.opened_models import opened_model
from app.locations import Locations
from app.session.session import NoModel, Session
from tests.engine.scripted_model import (
    OPENING_TEMPLATE,
    TEMPLATE,
    build_scripted_model,
    scripted_text,
)
from tests.short_model import SHORT

pytestmark = pytest.mark.usefixtures("place")

LONG = ChatMessageSystem(content="You are the help desk of a small museum of clocks. Be brief and kind. " * 6)
VERDICT = ResponseSchema(
    name="verdict",
    json_schema=JSONSchema(
        type="object",
        properties={
            "verdict": JSONSchema(enum=["safe", "不安全"]),
            "score": JSONSchema(type="integer", minimum=-1, maximum=1),
            "why": JSONSchema(type="string", maxLength=30),
        },
    ),
)


def asked(
    messages: str | list[ChatMessage], model: str = SHORT, mode: str = "observe", **config: object
) -> ModelOutput:
    chosen = GenerateConfig.model_validate({"temperature": 0.0, "seed": 1, "max_tokens": 12, **config})
    return asyncio.run(get_model(f"oyster/{model}", mode=mode).generate(messages, config=chosen))


def test_the_same_seed_writes_the_same_and_another_seed_something_else() -> None:
    def written(seed: int) -> str:
        return asked("Write about the sea.", seed=seed, temperature=1.0, max_tokens=16).completion

    assert written(5) == written(5)
    assert written(5) != written(6)


def test_usage_and_limit_are_what_the_engine_did() -> None:
    output = asked("Write about the sea.", max_tokens=9)
    assert output.stop_reason == "max_tokens"
    assert output.usage is not None and output.usage.output_tokens == 9
    assert output.metadata is not None
    assert output.metadata["model_sha256"] == opened_model(SHORT).model.sha256
    assert output.metadata["seed"] == 1


def test_items_share_the_beginning_even_where_a_judge_speaks_between_them() -> None:
    def read(question: str) -> tuple[int, int]:
        usage = asked([LONG, ChatMessageUser(content=question)]).usage
        assert usage is not None
        return usage.input_tokens, usage.input_tokens_cache_read or 0

    first, _ = read("When do you open?")
    asked("Is this safe?", response_schema=VERDICT, max_tokens=60)
    second, reused = read("When do you close?")
    assert reused > 80
    assert second < 15 < first


@pytest.mark.parametrize("seed", range(4))
def test_an_answer_of_a_set_form_has_that_form_whatever_is_drawn(seed: int) -> None:
    output = asked(
        "Is it safe to eat soup?", response_schema=VERDICT, temperature=1.8, seed=seed, max_tokens=120
    )
    found = json.loads(output.completion)
    assert list(found) == ["verdict", "score", "why"]
    assert found["verdict"] in ("safe", "不安全")
    assert found["score"] in (-1, 0, 1)
    assert len(found["why"]) <= 30


def test_a_stop_sequence_ends_the_reply_and_is_not_in_it() -> None:
    whole = asked("Write about the sea.", max_tokens=40).completion
    stop = whole.split()[6]
    cut = asked("Write about the sea.", max_tokens=40, stop_seqs=[stop])
    assert cut.completion == whole[: whole.index(stop)]
    assert cut.stop_reason == "stop"


@pytest.mark.parametrize("template", [TEMPLATE, OPENING_TEMPLATE], ids=["the model", "its template"])
def test_thinking_stands_apart_from_the_reply_whoever_opens_it(tmp_path: Path, template: str) -> None:
    text = "Small talk.\n</think>\n\nGood morning, Ada."
    if template == TEMPLATE:
        text = "<think>\n" + text
    path = build_scripted_model(tmp_path / "thinker.gguf", text, template)
    output = asked("Good morning.", model=str(path), max_tokens=200)
    written = scripted_text(text)
    content = output.message.content
    assert isinstance(content, list)
    assert isinstance(content[0], ContentReasoning) and content[0].reasoning.strip("\u200b") in written
    assert isinstance(content[1], ContentText) and "think" not in content[1].text
    assert "Ada" in output.completion and "Small" not in output.completion
    assert output.metadata is not None and output.metadata["standing"] == "unverified"


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"logprobs": True}, "logprobs"),
        ({"num_choices": 3}, "num_choices"),
        ({"frequency_penalty": 0.5}, "frequency_penalty"),
        ({"extra_body": {"mirostat": 2}}, "mirostat"),
        ({"extra_body": {"min_p": "much"}}, "numbers"),
        (
            {
                "response_schema": ResponseSchema(
                    name="x",
                    json_schema=JSONSchema(type="object", properties={"a": JSONSchema(type="array")}),
                )
            },
            "'a' is neither",
        ),
    ],
)
def test_what_the_engine_does_not_do_is_refused_in_a_sentence(config: dict[str, object], words: str) -> None:
    with pytest.raises(RequestUnusable, match=words):
        asked("Hello.", **config)


def test_pictures_and_tools_are_refused_in_a_sentence() -> None:
    picture = ChatMessageUser(content=[ContentImage(image="data:image/png;base64,AAAA")])
    with pytest.raises(RequestUnusable, match="text only"):
        asked([picture])
    api = provider.OysterAPI(model_name=SHORT)
    tool = ToolInfo(name="look", description="Looks.")
    with pytest.raises(RequestUnusable, match="no tools"):
        asyncio.run(api.generate([ChatMessageUser(content="Hi.")], [tool], "auto", GenerateConfig()))


def test_a_model_that_is_not_here_is_named_with_what_to_do() -> None:
    with pytest.raises(NoModel, match="not on this computer") as told:
        get_model("oyster/nobody")
    assert "oyster models list" in told.value.in_terminal
    with pytest.raises(EvaluationError, match="no model file"):
        get_model("oyster//nowhere/at.gguf")
    for mode in ("rant", "compare"):
        with pytest.raises(EvaluationError, match=f"no mode '{mode}' for an evaluation. Choose observe"):
            get_model(f"oyster/{SHORT}", mode=mode)


def test_a_prompt_that_is_too_long_fails_with_its_sentence_and_the_next_call_is_well() -> None:
    with pytest.raises(Exception, match="no longer fits the model's context"):
        asked("sea and sky " * 3000)
    assert asked("Write about the sea.").completion


def test_leaving_early_ends_the_engine_s_work() -> None:
    async def left_early() -> float:
        model = get_model(f"oyster/{SHORT}")
        with anyio.move_on_after(0.5):
            await model.generate("Write about the sea.", config=GenerateConfig(max_tokens=3000, seed=1))
        began = time.monotonic()
        await model.generate("Hello.", config=GenerateConfig(max_tokens=2, temperature=0.0))
        return time.monotonic() - began

    assert asyncio.run(left_early()) < 10  # 3,000 tokens would take 20 seconds where nothing else computes


def test_a_guided_item_is_answered_as_the_program_itself_answers_it(place: Locations) -> None:
    question = "How do I keep roses healthy?"
    output = asked(question, mode="guide")
    with Session(place, private=True) as session:
        session.load_model(session.choose_model(SHORT))
        turn = session.say(question, sampling=_sampling(), mode=Mode.GUIDE)
        for _ in turn:
            if turn.state.replied:
                break  # the analysis after it changes no word of the reply
        turn.close()
    said, analysis = turn.state.reply, turn.state.analysis
    assert said is not None and analysis is not None
    assert output.completion == said.text
    assert output.metadata is not None
    assert output.metadata["mode"] == "guide"
    assert output.metadata["strategy"] == analysis.game.chosen
    assert output.metadata["review_risk"] is not None


def test_a_guided_conversation_goes_on_with_what_was_computed_and_read_of_it() -> None:
    first = [LONG, ChatMessageUser(content="How do I keep roses healthy?")]
    reply = asked(first, mode="guide")
    again = asked([*first, reply.message, ChatMessageUser(content="And in winter?")], mode="guide")
    assert again.usage is not None
    assert (again.usage.input_tokens_cache_read or 0) > 100
    told_anew = [
        *first,
        ChatMessageAssistant(content="With water and light."),
        ChatMessageUser(content="And?"),
    ]
    assert asked(told_anew, mode="guide").completion


def _sampling() -> Sampling:
    return Sampling(temperature=0.0, seed=1, max_tokens=12, repeat_penalty=1.0)


def test_no_other_verb_and_no_window_imports_inspect(run_python: Callable[[str], str]) -> None:
    code = (
        "import importlib, sys, app.commands.root, app.session.session, app.evaluation.tasks\n"
        "import app.ui.main_window\n"
        "from app.commands.command_table import COMMANDS\n"
        "for each in COMMANDS: importlib.import_module('app.commands.' + each.place.partition(':')[0])\n"
        "print([each for each in sys.modules if each.startswith('inspect_ai')])"
    )
    assert run_python(code).strip() == "[]"
