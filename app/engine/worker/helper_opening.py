"""Opens a helper beside the chat model, or says in a sentence why there is none: the chat model goes on without."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import llama_cpp.llama_cpp as native

from app.domain.errors import EngineFailure, GgufError
from app.domain.gguf import GgufHeader
from app.domain.gguf_split import read_model_header
from app.engine.memory_fit import MemoryNeed, fits, left_on_host, plan_offload, predict
from app.engine.protocol import Load
from app.engine.worker.batch import Cancelled
from app.engine.worker.helper_model import HelperModel
from app.engine.worker.native_library import devices
from app.engine.worker.placement import Placement
from app.engine.worker.vocabulary import Vocabulary, tokens_in_common
from app.engine.worker.weights import Progress, Threads, load_weights, make_context, takes_back
from app.translation import tr


@dataclass(frozen=True, slots=True)
class HelperPlan:
    """What a helper would take with ``cells`` of its own."""

    path: str
    name: str
    header: GgufHeader
    need: MemoryNeed
    cells: int
    reserved: int  # bytes of the memory that it is in, for others

    def beside(self, placement: Placement) -> int:
        """Return the bytes of main memory that it takes beside a chat model that stands there."""
        layers = self.header.block_count + 1 if placement.layers else 0
        return left_on_host(self.header, self.need, layers)


class NoHelper(EngineFailure):
    """There is no helper, for a reason that the sentence says."""


def plan_helper(request: Load, context_size: int) -> HelperPlan:
    """Return what the helper that is asked for takes, by its header. Raises ``NoHelper``."""
    name = request.helper_name or Path(request.helper_path).stem
    try:
        header = read_model_header(Path(request.helper_path))
    except GgufError as error:
        raise _unusable(name, error) from error
    cells = min(context_size, header.context_length or context_size)
    return HelperPlan(request.helper_path, name, header, predict(header, cells, 1), cells, request.reserved)


def check_memory(plan: HelperPlan, placement: Placement, taken: int, free: int | None) -> None:
    """Check that it fits beside a chat model that takes so many of the free bytes. Raises ``NoHelper``."""
    if free is not None and not fits(taken + plan.beside(placement) + plan.reserved, free):
        raise _no_room(plan.name)


def open_helper(
    plan: HelperPlan, placement: Placement, chat: native.llama_model_p, known: Vocabulary, progress: Progress
) -> HelperModel:
    """Open the helper on the chat model's device. Raises ``NoHelper``, ``Cancelled``."""
    if not takes_back(chat):
        words = tr("This model is of a kind that no smaller model can help to write faster.")
        raise NoHelper(words)
    try:
        model = load_weights(plan.path, _placed(plan, placement), progress)
    except EngineFailure as error:
        raise _unusable(plan.name, error) from error
    context: native.llama_context_p | None = None
    try:
        common = _tokens_in_common(plan, model, known)
        context = make_context(model, plan.cells, Threads.usual(), sequences=1, outputs=1)
        helper = HelperModel(model, context, plan.cells, common)
        helper.try_out()
    except (EngineFailure, Cancelled) as error:
        if context is not None:
            native.llama_free(context)
        native.llama_model_free(model)
        if isinstance(error, NoHelper | Cancelled):
            raise
        raise _unusable(plan.name, error) from error
    return helper


def _placed(plan: HelperPlan, placement: Placement) -> Placement:
    """Return all of it on the chat model's device. Raises ``NoHelper`` where that has too little memory left."""
    if not placement.layers:
        return placement
    layers = plan.header.block_count + 1
    free = next((each.free_bytes for handle, each in devices() if handle == placement.handle), 0)
    if plan_offload(plan.header, plan.need, free - plan.reserved) < layers:
        raise _no_room(plan.name)
    return Placement(placement.handle, placement.device, layers)


def _tokens_in_common(plan: HelperPlan, model: native.llama_model_p, known: Vocabulary) -> int:
    """Return how many tokens both have. Raises ``NoHelper`` where they are others, or it takes no token back."""
    if not takes_back(model) or not native.llama_model_has_decoder(model):
        words = tr("{name} is of a kind that cannot help this model to write faster.", name=plan.name)
        raise NoHelper(words)
    common = tokens_in_common(known, Vocabulary(model))
    if not common:
        words = tr(
            "{name} has other word pieces (tokens) than this model, so it cannot help it to write faster.",
            name=plan.name,
        )
        raise NoHelper(words)
    return common


def _no_room(name: str) -> NoHelper:
    words = tr(
        "There is too little free memory for {name} beside this model, so it does not help it to write faster.",
        name=name,
    )
    return NoHelper(words)


def _unusable(name: str, error: GgufError | EngineFailure) -> NoHelper:
    words = tr("{name} could not be used to write faster. {error}", name=name, error=error.sentence)
    return NoHelper(words, error.detail)
