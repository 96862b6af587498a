"""The context that the longest text of a run needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine.client import EngineClient
from app.evaluation.context_need import MOST, context_needed, tokens_at_most


@pytest.fixture(scope="module")
def engine(trial_gguf: Path) -> Iterator[EngineClient]:
    client = EngineClient()
    client.load(trial_gguf, name="trial", sha256="trial", context_size=512)
    yield client
    client.close()


def test_it_is_in_whole_thousands_and_bounded() -> None:
    assert context_needed(["short", "a longer text"], 1024) == 3072
    assert context_needed(["字" * 4000], 1024) == 10_240
    assert context_needed(["x" * 1_000_000], 1024) == MOST
    assert context_needed([], 0) == 1024


@pytest.mark.parametrize(
    "text",
    [
        "How do I get a good night's sleep when the neighbours are loud? " * 20,
        "今天天气很好，我们一起去公园散步，好不好？" * 20,
    ],
)
def test_the_estimate_is_no_less_than_a_tokenizer_counts_of_plain_text(
    engine: EngineClient, text: str
) -> None:
    assert tokens_at_most(text) >= len(engine.tokenise(text))
