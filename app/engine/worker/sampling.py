"""Samples the next token with llama.cpp's sampler chain, built from one turn's settings."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import llama_cpp.llama_cpp as native

from app.domain.generation import GenerationRequest, Sampling
from app.engine.worker.grammar import GrammarDraw, grammar_sampler
from app.engine.worker.model import OpenModel

_PENALTY_WINDOW = 64


def seed_of(sampling: Sampling) -> int:
    """Return the seed to use, 0 to 2^31 − 1: the given one, or a fresh random one."""
    return sampling.seed & 0x7FFFFFFF if sampling.seed is not None else secrets.randbelow(2**31)


@contextmanager
def drawing(opened: OpenModel, request: GenerationRequest, seed: int) -> Iterator[Callable[[int], int]]:
    """Yield what draws a token by the logits of a batch index, under the request's grammar if any.

    Raises ``EngineFailure`` where the grammar is unusable.
    """
    with sampler_chain(request.sampling, seed, opened.vocabulary.size) as chain:
        if not request.grammar:
            yield lambda row: int(native.llama_sampler_sample(chain, opened.context, row))
            return
        with grammar_sampler(opened.model, opened.vocabulary, request.grammar) as grammar:
            yield GrammarDraw(opened.context, opened.vocabulary, chain, grammar).draw


@contextmanager
def sampler_chain(sampling: Sampling, seed: int, vocabulary_size: int) -> Iterator[native.llama_sampler_p]:
    """Yield a chain for one generation. Repetition is penalised in the generated text only, never by the prompt.

    Penalties look at each candidate, so most of the vocabulary is left out before: a penalty lowers at most
    ``_PENALTY_WINDOW`` tokens, so the ``top_k`` best after it are among that many more before it.
    """
    chain = native.llama_sampler_chain_init(native.llama_sampler_chain_default_params())
    add = native.llama_sampler_chain_add
    try:
        if sampling.repeat_penalty != 1.0:
            kept = 1 if sampling.temperature <= 0.0 else sampling.top_k
            if sampling.repeat_penalty > 1.0 and kept > 0:
                add(chain, native.llama_sampler_init_top_k(kept + _PENALTY_WINDOW))
            penalties = native.llama_sampler_init_penalties(
                vocabulary_size, _PENALTY_WINDOW, sampling.repeat_penalty, 0.0, 0.0
            )
            add(chain, penalties)
        if sampling.temperature <= 0.0:
            add(chain, native.llama_sampler_init_greedy())
        else:
            add(chain, native.llama_sampler_init_top_k(sampling.top_k))
            add(chain, native.llama_sampler_init_top_p(sampling.top_p, 1))
            add(chain, native.llama_sampler_init_min_p(sampling.min_p, 1))
            add(chain, native.llama_sampler_init_temp(sampling.temperature))
            add(chain, native.llama_sampler_init_dist(seed))
        yield chain
    finally:
        native.llama_sampler_free(chain)
