"""A smaller model guesses ahead: the reply is what it is without, in fewer steps; where it is of no use it goes."""

from __future__ import annotations

import contextlib
import itertools
import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import astuple, replace
from functools import cache
from pathlib import Path

import pytest

from app.domain.conversation import Role
from app.domain.errors import EngineDied
from app.domain.generation import (
    EndReason,
    GenerationEnded,
    GenerationRequest,
    PrefixRequest,
    PromptMessage,
    Sampling,
)
from app.domain.gguf import read_header
from app.engine.client import EngineClient
from app.engine.memory_fit import ANALYST_CELLS, MEMORY_VARIABLE, parking_budget, predict
from app.engine.worker.batch import OUTPUTS
from app.engine.worker.generation import prompt_of, read_prefix
from app.engine.worker.helper_model import HelperModel
from app.engine.worker.model import OpenModel
from app.engine.worker.step_costs import StepCosts
from tests.engine.opened_models import (
    GREEDY,
    SENTENCE,
    FreeSteps,
    asking,
    assert_same_but_for_near_ties,
    loaded,
    opened_with,
    rows_of,
    with_and_without,
    write,
)
from tests.engine.random_models import build_recurrent_model, build_windowed_model
from tests.engine.scripted_model import build_answering_model
from tests.models.shapes import QWEN2_WIDE, QWEN3_WIDE, Shape
from tests.random_weights import write_random_model
from tests.short_model import write_short_model

SMALLER = replace(QWEN3_WIDE, name="qwen3-smaller", layers=1)
NUMBERS = 'root ::= "[" [0-9]{1,4} ("," [0-9]{1,4}){3,12} "]"'


class DearSteps(StepCosts):
    """The costs of a machine on which a guess takes as long as a step, and no step saves anything."""

    def of(self, size: int) -> float:
        return float(size)

    def in_steps(self, seconds: float) -> float:
        return 1.0 if seconds else 0.0


class FilledUp(Shape):
    """The same tokens in a table with more empty places."""

    @property
    def vocabulary(self) -> int:
        return super().vocabulary + 128


@pytest.fixture(scope="module")
def smaller_gguf(tmp_path_factory: pytest.TempPathFactory, trial_gguf: Path) -> Path:
    """The short model without its last layer: it guesses right now and then."""
    path = tmp_path_factory.mktemp("smaller") / "smaller.gguf"
    write_short_model(trial_gguf, path, layers=2)
    return path


@pytest.fixture(scope="module")
def helped(short_gguf: Path, smaller_gguf: Path) -> Iterator[OpenModel]:
    with loaded(short_gguf, helper=smaller_gguf) as opened:
        yield opened


@pytest.fixture(scope="module")
def twin(short_gguf: Path) -> Iterator[OpenModel]:
    """A model whose helper is itself: every guess at temperature 0 is right."""
    with loaded(short_gguf, helper=short_gguf) as opened:
        yield opened


@pytest.fixture(scope="module")
def of_shape(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Shape], Path]:
    """Models of Oy1's shapes with random weights, each written once."""
    folder = tmp_path_factory.mktemp("shapes")

    @cache
    def path_of(shape: Shape) -> Path:
        path = folder / f"{shape.name}.gguf"
        write_random_model(path, shape)
        return path

    return path_of


def helper_of(opened: OpenModel) -> HelperModel:
    assert opened.helper is not None
    return opened.helper


def guess_after(helper: HelperModel, tokens: tuple[int, ...], *, afresh: bool = False) -> tuple[int, float]:
    if afresh:
        helper.follow([1 if tokens[0] != 1 else 2])
        helper.read(lambda: False)
    helper.follow(tokens)
    helper.read(lambda: False)
    return helper.guess()


def assert_in_step(opened: OpenModel) -> None:
    """What the helper guesses by its cells is what it guesses when all is read anew."""
    held = tuple(opened.sequences.held("conversation"))
    token, likelihood = guess_after(helper_of(opened), held)
    again, as_likely = guess_after(helper_of(opened), held, afresh=True)
    assert (
        abs(likelihood - as_likely) < 0.05
    )  # tokens read together are rounded otherwise, with AMX by up to 0.03
    assert token == again or max(likelihood, as_likely) < 0.5, "but for a near tie"


def test_a_reply_is_the_same_token_by_token(helped: OpenModel) -> None:
    foreseen = 0
    for text in ("Tell me of the sea.", SENTENCE, "Say it again: " + SENTENCE * 3):
        request = asking(text)
        drafted, plain = with_and_without(helped, request)
        assert drafted == plain
        foreseen += write(helped, request)[2].tokens_by_helper
    assert foreseen > 0, "some of it was guessed by the helper"


def test_so_it_is_with_models_of_oy1s_shape(of_shape: Callable[[Shape], Path]) -> None:
    chat = of_shape(QWEN3_WIDE)
    for helper, share in ((of_shape(SMALLER), 0.0), (chat, 0.5)):
        with loaded(chat, helper=helper) as opened:
            assert isinstance(opened.sequences.costs, FreeSteps)
            prompt = prompt_of(opened, asking(SENTENCE * 2))
            both = [rows_of(opened, prompt, 60, drafts=drafts) for drafts in (True, False)]
            assert_same_but_for_near_ties(both[0], both[1], 0.05)
            assert helper_of(opened).decoded > 60, "it guessed"
            assert opened.sequences.costs.steps <= 60 * (1 - share)


def test_where_all_guesses_are_right_a_reply_takes_a_tenth_of_the_steps(twin: OpenModel) -> None:
    request = asking("Tell me of the sea.")
    write(twin, replace(request, sampling=replace(GREEDY, max_tokens=1)))
    costs = twin.sequences.costs
    assert isinstance(costs, FreeSteps)
    before = costs.steps
    tokens, _, ended, decoded = write(twin, request)
    steps = costs.steps - before
    assert len(tokens) == 120
    assert steps <= 12
    assert decoded == 120, "none was guessed in vain"
    assert ended.tokens_foreseen == 120 - steps
    assert 0 < ended.tokens_by_helper <= ended.tokens_foreseen


def test_above_temperature_zero_the_same_seed_draws_the_same_reply(helped: OpenModel) -> None:
    same = 0
    for seed in range(4):
        drafted, plain = with_and_without(
            helped, asking("Tell me of the sea.", Sampling(temperature=0.7, seed=seed, max_tokens=40))
        )
        same += drafted == plain
    assert same >= 3, "this model's kernels round several tokens as one where that was tried"


def test_penalties_and_a_form_count_written_tokens_alone(helped: OpenModel) -> None:
    penalised = asking(SENTENCE, replace(GREEDY, repeat_penalty=1.3))
    drafted, plain = with_and_without(helped, penalised)
    assert drafted == plain
    drafted, plain = with_and_without(helped, replace(asking("List it."), grammar=NUMBERS))
    assert drafted == plain


@pytest.mark.parametrize("looks", [1, 3, 8, 30, 90])
def test_a_cancel_at_any_moment_leaves_both_in_step(helped: OpenModel, looks: int) -> None:
    request = asking(f"Tell me {looks} times of the sea. {SENTENCE}", replace(GREEDY, max_tokens=200))
    write(helped, replace(request, sampling=replace(GREEDY, max_tokens=1)))  # no looks for the prompt
    counted = itertools.count(1)
    tokens, _, ended, _ = write(helped, request, lambda: next(counted) > looks)
    assert ended.reason is EndReason.CANCELLED
    held = tuple(helped.sequences.held("conversation"))
    whole = (*prompt_of(helped, request), *tokens)
    assert held in (whole, whole[:-1]), "but for the last token, where its step was aborted"
    assert_in_step(helped)


def test_the_helper_follows_an_edit_and_another_conversation(helped: OpenModel) -> None:
    for text in ("Say it: " + SENTENCE, "Say it: " + SENTENCE[:40] + "and no more.", "Something else."):
        write(helped, asking(text, replace(GREEDY, max_tokens=30)))
        assert_in_step(helped)


def test_only_what_is_new_is_read_by_the_helper(helped: OpenModel) -> None:
    first = asking("Say it again: " + SENTENCE * 3, replace(GREEDY, max_tokens=40))
    tokens, text, _, _ = write(helped, first)
    history = (*first.messages, PromptMessage(Role.ASSISTANT, text, tokens))
    before = helper_of(helped).decoded
    read_prefix(helped, PrefixRequest(history), lambda: False)
    assert helper_of(helped).decoded - before <= 40 + 16, "in idle time: the end of the reply"
    before = helper_of(helped).decoded
    read_prefix(helped, PrefixRequest(history), lambda: False)
    assert helper_of(helped).decoded == before
    follow_up = GenerationRequest((*history, PromptMessage(Role.USER, "And then?")), GREEDY)
    helper_of(helped).follow(prompt_of(helped, follow_up))
    assert helper_of(helped).behind < 24, "the next message alone"


@pytest.mark.parametrize("most", [1, 2, 17])
def test_the_limit_of_tokens_is_exact(twin: OpenModel, most: int) -> None:
    tokens, _, ended, _ = write(twin, asking("Tell me of the sea.", replace(GREEDY, max_tokens=most)))
    assert (len(tokens), ended.tokens_written, ended.reason) == (most, most, EndReason.LENGTH)


def test_a_reply_ends_with_the_context_as_it_does_without(short_gguf: Path) -> None:
    with loaded(short_gguf, 256, helper=short_gguf) as opened:
        request = asking("Tell me of the sea.", replace(GREEDY, max_tokens=400))
        ends = [write(opened, replace(request, speculates=drafts))[2] for drafts in (True, False)]
    assert [each.reason for each in ends] == [EndReason.CONTEXT_FULL] * 2
    assert ends[0].tokens_written == ends[1].tokens_written
    assert ends[0].tokens_by_helper > 0
    assert ends[0].context_used == ends[1].context_used == 256


def test_other_sequences_and_requests_that_do_not_speculate_have_no_helper(twin: OpenModel) -> None:
    before = helper_of(twin).decoded
    write(twin, replace(asking("Tell me of the sea."), sequence="analyst"))
    write(twin, asking("Tell me of the sea.", drafts=False))
    assert helper_of(twin).decoded == before


def test_a_helper_that_wins_nothing_is_given_up_and_its_memory_freed(
    short_gguf: Path, smaller_gguf: Path
) -> None:
    with loaded(short_gguf, helper=smaller_gguf) as opened:
        opened.sequences.costs = DearSteps()
        ends = [
            write(opened, asking(f"Tell me of {number} seas.", replace(GREEDY, max_tokens=20)))
            for number in range(6)
        ]
        assert [ended.helper_let_go for _, _, ended, _ in ends] == [False] * 3 + [True] + [False] * 2
        assert opened.helper is None
        assert all(decoded == ended.tokens_written for _, _, ended, decoded in ends), "nothing was drafted"


def test_another_vocabulary_is_refused_with_a_sentence(
    short_gguf: Path, of_shape: Callable[[Shape], Path]
) -> None:
    one, other = of_shape(SMALLER), of_shape(QWEN2_WIDE)
    for chat, helper in ((one, other), (other, one), (short_gguf, one)):
        opened, described = opened_with(chat, helper=helper)
        with closing(opened):
            assert opened.helper is None
            assert described.helper == ""
            assert described.no_helper.startswith("Small has other word pieces (tokens) than this model")
            assert write(opened, asking("Hello.", replace(GREEDY, max_tokens=5)))[2].tokens_written == 5


def test_one_token_of_another_spelling_is_another_vocabulary(tmp_path: Path) -> None:
    one = build_answering_model(tmp_path / "one.gguf", {"\n": {"so ": 1.0}}, "One")
    same = build_answering_model(tmp_path / "same.gguf", {"\n": {"so ": 0.5}}, "Same")
    other = build_answering_model(tmp_path / "other.gguf", {"\n": {"sO ": 1.0}}, "Other")
    longer = build_answering_model(tmp_path / "longer.gguf", {"\n": {"so ": 1.0, "no ": 0.1}}, "Longer")
    for helper, helps in ((same, True), (other, False), (longer, False)):
        opened, described = opened_with(one, helper=helper)
        with closing(opened):
            assert bool(described.helper) is helps


def test_a_table_that_is_filled_up_further_is_the_same_vocabulary(of_shape: Callable[[Shape], Path]) -> None:
    small = of_shape(SMALLER)
    filled = of_shape(FilledUp("qwen3-filled-up", *astuple(SMALLER)[1:]))
    for chat, helper in ((small, filled), (filled, small)):
        with loaded(chat, helper=helper) as opened:
            tokens, _, ended, _ = write(opened, asking(SENTENCE, replace(GREEDY, max_tokens=30)))
            assert len(tokens) == ended.tokens_written
            assert helper_of(opened).decoded > 30


@pytest.mark.parametrize("build", [build_windowed_model, build_recurrent_model])
def test_a_memory_that_takes_nothing_back_is_refused_on_either_side(tmp_path: Path, build: object) -> None:
    assert callable(build)
    path = build(tmp_path / "model.gguf")
    opened, described = opened_with(path, helper=path)
    with closing(opened):
        assert opened.helper is None
        assert described.no_helper.startswith("This model is of a kind")


@pytest.mark.parametrize(
    ("beside", "reserved", "helps"), [(1.02, 0, True), (0.98, 0, False), (1.02, 10**8, False)]
)
def test_the_memory_of_both_is_counted_and_the_helper_left_out_where_it_does_not_fit(
    short_gguf: Path,
    smaller_gguf: Path,
    monkeypatch: pytest.MonkeyPatch,
    beside: float,
    reserved: int,
    helps: bool,
) -> None:
    chat = predict(read_header(short_gguf), 2048 + ANALYST_CELLS, OUTPUTS)
    helper = predict(read_header(smaller_gguf), 2048, 1)
    free = (chat.total + helper.total * beside) / 0.95
    monkeypatch.setenv(MEMORY_VARIABLE, str(free / 1e9 + 2))
    opened, described = opened_with(short_gguf, helper=smaller_gguf, reserved=reserved)
    with closing(opened):
        assert (opened.helper is not None) is helps
        left = parking_budget(chat, chat.total + (helper.total if helps else 0), round(free))
        assert opened.sequences.parked._budget == pytest.approx(left, abs=2), "what is parked gets the rest"
    short = (
        "There is too little free memory for Small beside this model, so it does not help it to write faster."
    )
    assert described.no_helper == ("" if helps else short)


def test_a_helper_that_is_missing_or_damaged_is_no_hindrance(short_gguf: Path, tmp_path: Path) -> None:
    damaged, cut = tmp_path / "damaged.gguf", tmp_path / "cut.gguf"
    damaged.write_bytes(b"GGUF" + bytes(2000))
    cut.write_bytes(short_gguf.read_bytes()[: short_gguf.stat().st_size // 2])
    client = EngineClient()
    try:
        for helper in (tmp_path / "none.gguf", damaged, cut):
            loaded_model = client.load(short_gguf, device="cpu", helper=helper, helper_name="Small")
            assert loaded_model.helper == ""
            assert loaded_model.no_helper.startswith("Small could not be used to write faster. ")
            ended = list(client.generate(asking("Hello.", replace(GREEDY, max_tokens=5))))[-1]
            assert isinstance(ended, GenerationEnded)
            assert ended.tokens_written == 5
    finally:
        client.close()


def test_a_worker_that_dies_comes_back_without_the_helper_and_one_that_wins_nothing_is_told_of(
    short_gguf: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="oyster.engine")
    client = EngineClient()
    try:
        first = client.load(short_gguf, device="cpu", helper=short_gguf, helper_name="Small")
        assert (first.helper, first.no_helper) == ("Small", "")
        assert client.worker_pid is not None
        os.kill(client.worker_pid, signal.SIGKILL)
        with contextlib.suppress(EngineDied):  # where it is still dying
            _generated(client, 5)
        assert _generated(client, 5).tokens_written == 5
        assert client.model is not None
        assert client.model.helper == ""
        assert client.model.no_helper == (
            "The engine ended while Small helped this model to write faster, so this model goes on without it."
        )
        client.load(short_gguf, device="cpu", helper=short_gguf, helper_name="Small")
        replies = [_generated(client, 40, number) for number in range(12)]
        assert sum(each.helper_let_go for each in replies) == 1, "it takes as long as the model itself"
        assert client.model is not None
        assert client.model.helper == ""
        assert client.model.no_helper.startswith(
            "Small did not make this model write faster on this computer"
        )
    finally:
        client.close()
    told = [str(each.msg) for each in caplog.records]
    assert [each for each in told if "helper" in each] == [
        "helper model loaded beside the chat model",
        "helper model loaded beside the chat model",
        "helper model let go of: it made nothing quicker here",
    ]


def _generated(client: EngineClient, most: int, number: int = 0) -> GenerationEnded:
    request = asking(f"Tell me of {number} seas.", replace(GREEDY, max_tokens=most))
    ended = list(client.generate(request))[-1]
    assert isinstance(ended, GenerationEnded)
    return ended
