"""The model with random weights that ``make bench-oy1`` measures, at a small shape."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np

from app.domain.conversation import Role
from app.domain.generation import GenerationEnded, GenerationRequest, PromptMessage, Sampling
from app.engine.client import EngineClient
from tests.models.shapes import QWEN3_WIDE
from tests.random_weights import write_random_model


def test_it_has_weights_of_a_usual_spread_and_answers(tmp_path: Path) -> None:
    path = tmp_path / "random.gguf"
    write_random_model(path, QWEN3_WIDE)
    tensors = gguf.GGUFReader(path).tensors
    assert {each.tensor_type.name for each in tensors} == {"F32", "Q4_K", "Q6_K"}
    for each in tensors:
        values = gguf.dequantize(each.data, each.tensor_type)
        if each.tensor_type.name != "F32":
            assert 0.015 < float(np.std(values)) < 0.025, each.name
            assert abs(float(np.mean(values))) < 0.005, each.name
    client = EngineClient()
    try:
        client.load(path, context_size=512, device="cpu")
        request = GenerationRequest((PromptMessage(Role.USER, "Hello."),), Sampling(seed=1, max_tokens=8))
        ended = list(client.generate(request))[-1]
    finally:
        client.close()
    assert isinstance(ended, GenerationEnded)
    assert 0 < ended.tokens_written <= 8
