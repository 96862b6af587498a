"""The steps of one reply: each decodes the last token, and with it drafted ones, which the next draws confirm or not.

Why the distribution stays what it is without drafts, at any temperature: each token is drawn by the same sampler chain
from the model's logits after exactly the tokens before it, drafted or not. The draft decides only which logits are
computed ahead. Where the drawn token is the drafted one, the next logits are there already; where it is another one,
it is kept as drawn, and the cells of the rest of the draft are taken back before anything is decoded after it. Nothing
is drawn for a drafted token that is not written, so penalties, grammar and random numbers advance by written tokens
alone, and one seed draws the same reply from the same logits.

The logits themselves may be rounded otherwise: llama.cpp computes several tokens with other kernels than one, on a
processor from four tokens on with repacked K-quants, as it does for a prompt. Where two tokens are almost equally
likely, that can decide between them; ``GenerationRequest.speculates`` is false where it may not.
"""

from __future__ import annotations

import time

import llama_cpp.llama_cpp as native

from app.engine.worker.batch import OUTPUTS, Cancellation
from app.engine.worker.model import OpenModel
from app.engine.worker.speculation import Speculation


class DraftedSteps:
    """Decodes a reply on one sequence, whose last logits are available. ``close`` has to be called at its end."""

    def __init__(self, opened: OpenModel, name: str, cancelled: Cancellation, *, drafts: bool) -> None:
        self._opened, self._name, self._cancelled = opened, name, cancelled
        self._drafts = drafts and takes_back(opened.model)
        self._speculation: Speculation | None = None  # made after the first token, which does not wait for it
        self._rows, self._confirmed = [-1], 0
        self._draft: tuple[int, ...] = ()
        self._seconds = 0.0  # of the step; 0 for that of the prompt

    @property
    def row(self) -> int:
        """The batch index of the logits from which the next token is to be drawn."""
        return self._rows[self._confirmed]

    def take(self, token: int, most: int) -> None:
        """Take the token that was drawn and written; ``most`` may follow. Raises ``ContextFull``, ``Cancelled``."""
        if self._drafts:
            held = self._opened.sequences.held(self._name)
            self._speculation = self._speculation or Speculation(held, self._opened.sequences.costs)
            self._speculation.wrote(token)
        if self._draft[self._confirmed : self._confirmed + 1] == (token,):
            self._confirmed += 1
        else:
            self.close()
            self._decode(token, most)

    def close(self) -> None:
        """Take back what was drafted and not confirmed. Raises ``EngineFailure``."""
        if self._speculation is not None and self._seconds:
            self._speculation.stepped(1 + len(self._draft), 1 + self._confirmed, self._seconds)
        unconfirmed = len(self._draft) - self._confirmed
        self._draft, self._confirmed, self._seconds = (), 0, 0.0
        if unconfirmed:
            sequences = self._opened.sequences
            sequences.cut(self._name, sequences.length(self._name) - unconfirmed)

    def _decode(self, token: int, most: int) -> None:
        sequences = self._opened.sequences
        draft: tuple[int, ...] = ()
        if self._speculation is not None:
            draft = self._speculation.draft(min(most, sequences.room(self._name), OUTPUTS) - 1)
        began = time.perf_counter()
        self._rows = sequences.append(self._name, (token, *draft), self._cancelled)
        native.llama_synchronize(self._opened.context)
        self._draft, self._seconds = draft, time.perf_counter() - began


def takes_back(model: native.llama_model_p) -> bool:
    """Return whether single tokens can be removed from a model's memory: not where it is a state or a window."""
    windowed = native.llama_model_n_swa(model) > 0
    return not (windowed or native.llama_model_is_recurrent(model) or native.llama_model_is_hybrid(model))
