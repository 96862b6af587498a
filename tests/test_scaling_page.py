"""The figures of docs/scaling.md are those that its script works out, and what they rest on is what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from app.domain.conversation import Role
from app.domain.generation import PromptMessage, Question, QuestionRequest
from app.domain.named_server import named_server
from app.engine.client import EngineClient
from app.engine.server.chat_bodies import question_body
from tests.bench_server_tokens import BLOCK, CountingEngine, PrefixCache
from tests.llama_server import MODEL, llama_server
from tests.scaling import KEPT_PER_TOKEN, PAGE, Node, page_with_tables

ROOT = Path(__file__).parents[1]
ASKED = (
    PromptMessage(Role.SYSTEM, "You are kind."),
    PromptMessage(Role.USER, "How do I keep roses, and what of “them”?"),
)


def test_the_page_has_the_tables_of_the_script() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == page_with_tables(page), "python -m tests.scaling writes them anew"


def test_a_token_takes_what_oy1s_shape_says() -> None:
    catalogue = yaml.safe_load((ROOT / "resources" / "catalogue.yaml").read_text(encoding="utf-8"))
    shape = next(each["shape"] for each in catalogue["models"] if each["id"] == "oy1")
    assert 2 * shape["layers"] * shape["kv_heads"] * shape["head"] * 2 == KEPT_PER_TOKEN


def test_reading_and_writing_take_the_node_one_after_the_other() -> None:
    assert Node("", read=1000.0, written=100.0).seconds(500, 50) == pytest.approx(1.0)


def test_whole_blocks_that_were_read_or_written_before_are_cached_and_the_last_token_never() -> None:
    cache, prompt = PrefixCache(), list(range(3 * BLOCK))
    assert cache.cached(prompt) == 0
    cache.add(prompt)
    assert cache.cached(prompt) == 2 * BLOCK
    assert cache.cached([*prompt, 1]) == 3 * BLOCK
    assert cache.cached([-1, *prompt]) == 0
    assert cache.cached(prompt[: BLOCK + 5]) == BLOCK


def test_a_prompt_is_counted_as_the_real_server_counts_it(short_gguf: Path, tmp_path: Path) -> None:
    request = QuestionRequest(ASKED, (Question("Say a thing.", ()),), sketch_tokens=4)
    local, remote = EngineClient(), EngineClient()
    try:
        local.load(short_gguf)
        counting = CountingEngine(local)
        with llama_server(short_gguf, tmp_path, context=512) as address:
            remote.connect(named_server(address, MODEL))
            theirs = remote.ask(request)
        mine = counting._tokens(question_body("", request, request.questions[0].text, 20))
        begins = 1  # the token that the trial model begins every text with; Qwen3 has none
        assert begins + len(mine) == theirs.tokens_read + theirs.tokens_reused
    finally:
        local.close()
        remote.close()
