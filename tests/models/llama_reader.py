"""A GGUF read by llama.cpp without our code, for comparing logits and tokens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt
from llama_cpp import Llama

_F32 = 0  # enum ggml_type: the KV cache is in full precision, so that only the model is compared


class LlamaReader:
    """A loaded GGUF; use as a context manager."""

    def __init__(self, path: Path) -> None:
        # One thread: the models are so small that two would mostly wait for each other.
        settings = {"n_ctx": 256, "n_batch": 256, "n_threads": 1, "type_k": _F32, "type_v": _F32}
        self._llama = Llama(str(path), logits_all=True, verbose=False, **settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._llama.close()

    def logits(self, ids: Sequence[int]) -> npt.NDArray[np.float32]:
        """Return (positions, vocabulary): after each token, the logits of the next."""
        self._llama.reset()
        self._llama.eval(list(ids))
        return np.array(self._llama.scores[: len(ids)])

    def encode(self, text: str) -> list[int]:
        """Return a text's ids; special tokens written out in it are parsed, and none is prepended."""
        return self._llama.tokenize(text.encode(), add_bos=False, special=True)
