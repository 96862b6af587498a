"""The sampler chain leaves most of the vocabulary out before it penalises: what is drawn is the same."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import llama_cpp.llama_cpp as native
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.domain.generation import Sampling
from app.engine.worker.sampling import sampler_chain

_VOCABULARY, _DRAWN = 500, 12


def _plain_chain(sampling: Sampling, seed: int) -> native.llama_sampler_p:
    """Return the chain with each step over all candidates that are left, penalties first."""
    chain = native.llama_sampler_chain_init(native.llama_sampler_chain_default_params())
    steps = [native.llama_sampler_init_penalties(_VOCABULARY, 64, sampling.repeat_penalty, 0.0, 0.0)]
    if sampling.temperature <= 0.0:
        steps.append(native.llama_sampler_init_greedy())
    else:
        steps.append(native.llama_sampler_init_top_k(sampling.top_k))
        steps.append(native.llama_sampler_init_top_p(sampling.top_p, 1))
        steps.append(native.llama_sampler_init_min_p(sampling.min_p, 1))
        steps.append(native.llama_sampler_init_temp(sampling.temperature))
        steps.append(native.llama_sampler_init_dist(seed))
    for step in steps:
        native.llama_sampler_chain_add(chain, step)
    return chain


def _drawn(
    chain: native.llama_sampler_p, logits: Callable[[], np.ndarray[tuple[int], np.dtype[np.float32]]]
) -> list[int]:
    found = []
    for _ in range(_DRAWN):
        items = (native.llama_token_data * _VOCABULARY)()
        for token, logit in enumerate(logits()):
            items[token].id, items[token].logit = token, float(logit)
        candidates = native.llama_token_data_array(data=items, size=_VOCABULARY, selected=-1, sorted=False)
        native.llama_sampler_apply(chain, ctypes.byref(candidates))
        token = candidates.data[candidates.selected].id
        native.llama_sampler_accept(chain, token)
        found.append(token)
    return found


@given(
    number=st.integers(0, 2**31 - 1),
    penalty=st.sampled_from([0.8, 1.0, 1.1, 1.5, 3.0]),
    temperature=st.sampled_from([0.0, 0.7, 1.5]),
    top_k=st.sampled_from([0, 1, 5, 40]),
    spread=st.sampled_from([0.1, 3.0]),
)
def test_the_same_tokens_are_drawn_as_with_penalties_over_the_whole_vocabulary(
    number: int, penalty: float, temperature: float, top_k: int, spread: float
) -> None:
    sampling = Sampling(repeat_penalty=penalty, temperature=temperature, top_k=top_k, top_p=0.95, min_p=0.0)

    def logits_from(seed: int) -> Callable[[], np.ndarray[tuple[int], np.dtype[np.float32]]]:
        chance = np.random.default_rng(seed)
        return lambda: chance.normal(0.0, spread, _VOCABULARY).astype(np.float32)

    plain = _plain_chain(sampling, number)
    try:
        expected = _drawn(plain, logits_from(number))
    finally:
        native.llama_sampler_free(plain)
    with sampler_chain(sampling, number, _VOCABULARY) as chain:
        assert _drawn(chain, logits_from(number)) == expected
