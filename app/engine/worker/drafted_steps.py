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
from app.engine.worker.helper_drafts import HelperDrafts
from app.engine.worker.model import OpenModel
from app.engine.worker.speculation import Speculation
from app.engine.worker.weights import takes_back

HELPED = "conversation"  # a helper follows this sequence alone: it would read another one anew each time


class DraftedSteps:
    """Decodes a reply on one sequence, whose last logits are available. ``close`` has to be called at its end."""

    def __init__(self, opened: OpenModel, name: str, cancelled: Cancellation, *, drafts: bool) -> None:
        self._opened, self._name, self._cancelled = opened, name, cancelled
        self._drafts = drafts and takes_back(opened.model)
        self._speculation: Speculation | None = None  # made after the first token, which does not wait for it
        self._rows, self._confirmed = [-1], 0
        self._draft: tuple[int, ...] = ()
        self._seconds = 0.0  # of the step; 0 for that of the prompt
        self._written = 0
        self.foreseen = self.by_helper = 0  # tokens that had been drafted, all and the helper's

    @property
    def row(self) -> int:
        """The batch index of the logits from which the next token is to be drawn."""
        return self._rows[self._confirmed]

    def take(self, token: int, most: int) -> None:
        """Take the token that was drawn and written; ``most`` may follow. Raises ``ContextFull``, ``Cancelled``."""
        if self._drafts:
            self._speculation = self._speculation or self._begun()
            self._speculation.wrote(token)
            self._written += 1
        if self._draft[self._confirmed : self._confirmed + 1] == (token,):
            self._confirmed += 1
        else:
            self._take_back()
            self._decode(token, most)

    def close(self) -> None:
        """Take back what was drafted and not confirmed, and end the reply. Raises ``EngineFailure``."""
        self._take_back()
        if self._speculation is not None:
            self._speculation.end(self._written)
            self._speculation = None

    def _begun(self) -> Speculation:
        opened, helper = self._opened, None
        held, costs = opened.sequences.held(self._name), opened.sequences.costs
        if opened.helper is not None and self._name == HELPED:
            helper = HelperDrafts(opened.helper, held, costs, opened.vocabulary.ends, self._cancelled)
        return Speculation(held, costs, helper)

    def _take_back(self) -> None:
        if self._speculation is not None and self._seconds:
            self._speculation.stepped(1 + len(self._draft), 1 + self._confirmed, self._seconds)
        self.foreseen += self._confirmed
        self.by_helper += self._confirmed * (self._speculation is not None and self._speculation.helped)
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
