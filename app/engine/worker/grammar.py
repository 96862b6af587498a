"""Sampling under a grammar (GBNF): the sampled token is checked first; the vocabulary is masked only if it fails."""

from __future__ import annotations

import codecs
import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import llama_cpp.llama_cpp as native
import numpy as np
import numpy.typing as npt

from app.domain.errors import EngineFailure
from app.engine.worker.vocabulary import Vocabulary
from app.translation import tr

_ROOT = b"root"
_MOST_CHARACTERS = 32_768
_MOST_NESTED = 64  # parentheses; llama.cpp parses them by recursion
_REFUSED = float("-inf")
_CANDIDATE = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])  # llama_token_data

Candidates = npt.NDArray[np.void]  # of _CANDIDATE, one a token


class GrammarUnusable(EngineFailure):
    """The grammar does not parse, or the model has no token that it allows."""


@contextmanager
def grammar_sampler(
    model: native.llama_model_p, vocabulary: Vocabulary, text: str
) -> Iterator[native.llama_sampler_p]:
    """Yield the sampler of a grammar whose first rule is ``root``. Raises ``GrammarUnusable``."""
    sampler = None
    if "\0" not in text and len(text) <= _MOST_CHARACTERS and _nesting(text) <= _MOST_NESTED:
        vocab = native.llama_model_get_vocab(model)
        data = text.encode()
        sampler = native.llama_sampler_init_grammar(vocab, data, _ROOT) if data.strip() else None
    if not sampler:  # llama.cpp returned NULL, and any later use of NULL crashes
        raise GrammarUnusable(
            tr(
                "The form that the answer was to have cannot be used: its grammar is broken. Report this fault."
            ),
            text[:2000],
        )
    try:
        yield sampler
    finally:
        native.llama_sampler_free(sampler)


class GrammarDraw:
    """Samples tokens that a grammar allows, with the usual sampler chain.

    llama.cpp's grammar reads a control token by its name ("<|im_start|>") and accepts bytes that are not UTF-8, so
    the text generated could differ from the text it checked: such tokens are refused here.
    """

    def __init__(
        self,
        context: native.llama_context_p,
        vocabulary: Vocabulary,
        chain: native.llama_sampler_p,
        grammar: native.llama_sampler_p,
    ) -> None:
        self._context, self._vocabulary = context, vocabulary
        self._chain, self._grammar = chain, grammar
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="strict")

    def draw(self, row: int) -> int:
        """Return the next token by the logits of a batch index; one that ends the turn only where the grammar
        may end. Raises ``GrammarUnusable``.
        """
        token = self._pick(self._all(row))
        if not (self._is_legible(token) and self._allows(token)):
            token = self._pick_allowed(row)
        native.llama_sampler_accept(self._chain, token)
        if not self._vocabulary.ends(token):
            native.llama_sampler_accept(self._grammar, token)
            self._decoder.decode(self._vocabulary.bytes_of(token))
        return token

    def _pick_allowed(self, row: int) -> int:
        """Sample from the tokens that the grammar allows."""
        candidates = self._all(row)
        self._apply(self._grammar, candidates)
        while len(candidates := candidates[candidates["logit"] > _REFUSED]):
            token = self._pick(candidates.copy())
            if self._is_legible(token):
                return token
            candidates = candidates[candidates["id"] != token]
        raise GrammarUnusable(
            tr("The model has no word that fits the form its answer was to have. Try another model.")
        )

    def _all(self, row: int) -> Candidates:
        size = self._vocabulary.size
        candidates = np.zeros(size, dtype=_CANDIDATE)
        candidates["id"] = np.arange(size, dtype=np.int32)
        logits = native.llama_get_logits_ith(self._context, row)
        candidates["logit"] = np.ctypeslib.as_array(logits, shape=(size,))
        return candidates

    def _pick(self, candidates: Candidates) -> int:
        """Sample with the chain; it may reorder and change ``candidates``."""
        held = self._apply(self._chain, candidates)
        return int(held.data[held.selected].id)

    def _allows(self, token: int) -> bool:
        alone = np.zeros(1, dtype=_CANDIDATE)
        alone["id"] = token
        self._apply(self._grammar, alone)
        return bool(alone["logit"][0] > _REFUSED)

    def _is_legible(self, token: int) -> bool:
        """Return whether a token is readable after what was written; an end token, after a whole character."""
        pending = self._decoder.getstate()
        if self._vocabulary.ends(token):
            return not pending[0]
        try:
            self._decoder.decode(data := self._vocabulary.bytes_of(token))
        except UnicodeDecodeError:
            return False
        finally:
            self._decoder.setstate(pending)
        return bool(data)

    @staticmethod
    def _apply(sampler: native.llama_sampler_p, candidates: Candidates) -> native.llama_token_data_array:
        data = candidates.ctypes.data_as(native.llama_token_data_p)
        held = native.llama_token_data_array(data=data, size=len(candidates), selected=-1, sorted=False)
        native.llama_sampler_apply(sampler, ctypes.byref(held))
        return held


def _nesting(text: str) -> int:
    """Return an upper bound of the nesting depth of parentheses: those in quotes count too."""
    deepest = depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        deepest = max(deepest, depth)
    return deepest
