"""Models opened in this process, as the worker opens them, so that what is drafted hangs on no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.domain.conversation import Role
from app.domain.generation import (
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    LoadedModel,
    PromptMessage,
    Sampling,
)
from app.engine import protocol
from app.engine.worker import native_library
from app.engine.worker.drafted_steps import DraftedSteps
from app.engine.worker.generation import Generation
from app.engine.worker.model import OpenModel, open_model
from app.engine.worker.step_costs import StepCosts

SENTENCE = "The old ship sails over the wide sea, and the wind sings in her torn sails. "
GREEDY = Sampling(temperature=0.0, repeat_penalty=1.0, max_tokens=120)


class FreeSteps(StepCosts):
    """The costs of a machine that decodes many tokens in the time of one, and a helper's in none.

    ``steps`` counts those of the chat model.
    """

    def __init__(self) -> None:
        super().__init__()
        self.steps = 0

    def measured(self, size: int, seconds: float) -> None:
        self.steps += 1
        super().measured(size, seconds)

    def in_steps(self, seconds: float) -> float:
        return 0.0

    def of(self, size: int) -> float:
        return 1.0


@contextmanager
def loaded(path: Path, context_size: int = 2048, *, helper: Path | None = None) -> Iterator[OpenModel]:
    opened, described = opened_with(path, context_size, helper=helper)
    with closing(opened):
        assert bool(described.helper) is bool(helper), described.no_helper
        yield opened


def opened_with(
    path: Path, context_size: int = 2048, *, helper: Path | None = None, reserved: int = 0
) -> tuple[OpenModel, LoadedModel]:
    native_library.start()
    request = protocol.Load(1, str(path), "", "", context_size, "cpu", str(helper or ""), "Small", reserved)
    opened, described = open_model(request, lambda share: None)
    opened.sequences.costs = FreeSteps()
    return opened, described


def asking(text: str, sampling: Sampling = GREEDY, *, drafts: bool = True) -> GenerationRequest:
    return GenerationRequest((PromptMessage(Role.USER, text),), sampling, speculates=drafts)


def write(
    opened: OpenModel, request: GenerationRequest, cancelled: Callable[[], bool] = lambda: False
) -> tuple[tuple[int, ...], str, GenerationEnded, int]:
    """Return the tokens of a reply, its text, its end, and how many tokens were decoded beside those of the prompt."""
    before, events = opened.sequences.decoded, list[object]()
    Generation(opened, request, cancelled).run(events.append)
    pieces = [each for each in events if isinstance(each, GeneratedPiece)]
    ended = events[-1]
    assert isinstance(ended, GenerationEnded)
    decoded = opened.sequences.decoded - before - ended.tokens_read
    return tuple(t for each in pieces for t in each.tokens), "".join(e.text for e in pieces), ended, decoded


def with_and_without(
    opened: OpenModel, request: GenerationRequest
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    # both begin from the same cells: what is read anew is rounded otherwise
    write(opened, replace(request, sampling=replace(request.sampling, max_tokens=1)))
    plain = write(opened, replace(request, speculates=False))[0]
    return write(opened, request)[0], plain


def rows_of(
    opened: OpenModel, prompt: tuple[int, ...], count: int, *, drafts: bool
) -> npt.NDArray[np.float32]:
    """Write greedily, and return the logits from which each token was drawn."""
    opened.sequences.read("conversation", prompt, lambda: False, lambda read, reused: None)
    steps = DraftedSteps(opened, "conversation", lambda: False, drafts=drafts)
    found: list[npt.NDArray[np.float32]] = []
    with closing(steps):
        while len(found) < count:
            held = opened.sequences.logits(steps.row)
            found.append(np.ctypeslib.as_array(held, shape=(opened.vocabulary.size,)).copy())
            steps.take(int(found[-1].argmax()), count - len(found))
    return np.array(found)


def assert_same_but_for_near_ties(
    drafted: npt.NDArray[np.float32], plain: npt.NDArray[np.float32], share: float
) -> None:
    """Up to the first token that differs, logits differ by at most a share of their span; there, two are as near."""
    for position, (row, alone) in enumerate(zip(drafted, plain, strict=True)):
        off = share * float(np.ptp(alone))
        assert np.abs(row - alone).max() <= off, f"the logits of token {position} are others"
        if row.argmax() != alone.argmax():
            assert alone.max() - alone[row.argmax()] <= 2 * off, (
                f"token {position} differs, and is no near tie"
            )
            return  # from here on they are different texts


def logits_after(
    opened: OpenModel, tokens: tuple[int, ...], name: str = "conversation"
) -> npt.NDArray[np.float32]:
    opened.sequences.read(name, tokens, lambda: False, lambda read, reused: None)
    return np.ctypeslib.as_array(opened.sequences.logits(-1), shape=(opened.vocabulary.size,)).copy()
