"""Loads a model: checks its kind and its memory, and falls back from a device to the processor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import llama_cpp.llama_cpp as native

from app.domain.errors import EngineFailure, MemoryShort
from app.domain.generation import Device, LoadedModel
from app.domain.gguf import GgufHeader
from app.domain.gguf_split import read_model_header
from app.domain.measured_speed import Chosen, MeasuredSpeed, in_force
from app.engine.memory_fit import (
    ANALYST_CELLS,
    MemoryNeed,
    fits,
    free_memory,
    left_on_host,
    parking_budget,
    predict,
)
from app.engine.processors import computing_threads, usable_processors
from app.engine.protocol import Load
from app.engine.worker.batch import OUTPUTS
from app.engine.worker.helper_model import HelperModel
from app.engine.worker.helper_opening import HelperPlan, NoHelper, check_memory, open_helper, plan_helper
from app.engine.worker.native_library import devices
from app.engine.worker.parked_states import ParkedStates
from app.engine.worker.placement import PROCESSOR, Placement, place
from app.engine.worker.sequences import Sequences
from app.engine.worker.template import ChatTemplate
from app.engine.worker.vocabulary import Vocabulary
from app.engine.worker.weights import LoadFailure, Progress, Threads, load_weights, make_context
from app.translation import tr

_SMALLEST_CONTEXT = 256


@dataclass(frozen=True, slots=True)
class _Helping:
    """The helper that fits beside the chat model; without one ``reason`` says why, where one was asked for."""

    plan: HelperPlan | None = None
    reason: str = ""


class OpenModel:
    """A loaded model with its context, and a helper where there is one. Not thread-safe."""

    def __init__(
        self, request: Load, header: GgufHeader, placement: Placement, budget: int, progress: Progress
    ) -> None:
        self.header, self.placement = header, placement
        self.helper: HelperModel | None = None
        self.model = load_weights(request.path, placement, progress)
        self._context: native.llama_context_p | None = None
        self._sequences: Sequences | None = None
        try:
            self.vocabulary = Vocabulary(self.model)
            _check_kind(self.model, self.vocabulary, Path(request.path).name)
            self.context_size = _context_size(request.context_size, header)
            cells = self.context_size + ANALYST_CELLS
            self.context = self._context = make_context(self.model, cells, Threads.usual())
            self.sequences = self._sequences = Sequences(
                self.context, cells, self.context_size, ParkedStates(budget)
            )
            self.tune(request.speeds, request.threads)
            self.template = ChatTemplate(header.chat_template, self.vocabulary)
            self._try_out()
        except BaseException:
            self.close()
            raise

    def tune(self, speeds: Sequence[MeasuredSpeed], threads: int) -> None:
        """Compute as was measured on this device, or by so many threads as a person wants (else 0)."""
        chosen = in_force(speeds, self.placement.device, threads, computing_threads())
        most = usable_processors()
        native.llama_set_n_threads(
            self.context, min(chosen.writing_threads, most), min(chosen.reading_threads, most)
        )
        self.sequences.read_by(chosen.step)
        if self.helper is not None:
            self._tune_helper(self.helper)

    def take_helper(self, helper: HelperModel) -> None:
        """Have replies drafted by a helper."""
        self.helper = helper
        self._tune_helper(helper)

    def _tune_helper(self, helper: HelperModel) -> None:
        helper.compute_by(self.computes_with.writing_threads, self.computes_with.reading_threads)

    @property
    def computes_with(self) -> Chosen:
        """What the model computes with."""
        return Chosen(
            native.llama_n_threads(self.context),
            native.llama_n_threads_batch(self.context),
            self.sequences.measured_step,
        )

    def _try_out(self) -> None:
        """Decode one token, so that a faulty device fails now and not in a conversation."""
        token = max(0, self.vocabulary.bos)
        self.sequences.read("analyst", [token], lambda: False, lambda read, reused: None)

    def let_go_of_helper(self) -> None:
        """Free the helper; the replies that follow are written without."""
        if self.helper is not None:
            self.helper.close()
            self.helper = None

    def close(self) -> None:
        """Free everything."""
        self.let_go_of_helper()
        if self._sequences is not None:
            self._sequences.close()
            self._sequences = None
        if self._context is not None:
            native.llama_free(self._context)
            self._context = None
        native.llama_model_free(self.model)


def open_model(request: Load, progress: Progress) -> tuple[OpenModel, LoadedModel]:
    """Load a model; a device that fails is replaced by the processor, once, and the reason kept.

    Raises ``GgufError`` or ``LoadFailure`` with one sentence, ``Cancelled`` where ``progress`` returned False.
    """
    header = read_model_header(Path(request.path))
    context_size = _context_size(request.context_size, header)
    need = predict(header, context_size + ANALYST_CELLS, OUTPUTS)
    placement = place(request.device, header, need, devices, request.speeds)
    asked = _helper_asked_for(request, context_size)
    budget, helping = _check_memory(header, need, placement, asked)
    chat_share = header.size_bytes / (
        header.size_bytes + (helping.plan.header.size_bytes if helping.plan else 0)
    )

    def loading_chat(share: float) -> bool | None:
        return progress(share * chat_share)

    def loading_helper(share: float) -> bool | None:
        return progress(chat_share + share * (1 - chat_share))

    try:
        opened = OpenModel(request, header, placement, budget, loading_chat)
    except EngineFailure as error:
        if not placement.layers:
            raise
        reason = tr(
            "{device} could not be used, so the processor computes. {error}",
            device=placement.device,
            error=error.sentence,
        )
        placement = Placement(0, PROCESSOR, 0, reason)
        budget, helping = _check_memory(header, need, placement, asked)
        opened = OpenModel(request, header, placement, budget, loading_chat)
    helping = _with_helper(opened, helping, placement, loading_helper)
    return opened, _describe(request, header, opened, placement, helping)


def _helper_asked_for(request: Load, context_size: int) -> _Helping:
    if not request.helper_path:
        return _Helping()
    try:
        return _Helping(plan_helper(request, context_size))
    except NoHelper as error:
        return _Helping(reason=error.sentence)


def _with_helper(opened: OpenModel, helping: _Helping, placement: Placement, progress: Progress) -> _Helping:
    """Open the planned helper; a model that was opened is closed again where loading was stopped."""
    if helping.plan is None:
        return helping
    try:
        opened.take_helper(open_helper(helping.plan, placement, opened.model, opened.vocabulary, progress))
    except NoHelper as error:
        return _Helping(reason=error.sentence)
    except BaseException:
        opened.close()
        raise
    return helping


def _check_memory(
    header: GgufHeader, need: MemoryNeed, placement: Placement, asked: _Helping
) -> tuple[int, _Helping]:
    """Check the predicted memory before anything is loaded. Raises ``MemoryShort``.

    Returns the bytes that conversations which are not open may take beside it, and the helper if it fits too.
    """
    free = free_memory()
    wanted = left_on_host(header, need, placement.layers)
    if free is not None and not fits(wanted, free):
        raise MemoryShort(
            tr(
                "This model needs about {wanted} GiB of memory and {free} GiB are free. Close other "
                "programs, choose a smaller model, or lower the context size.",
                wanted=f"{wanted / 2**30:.1f}",
                free=f"{free / 2**30:.1f}",
            )
        )
    if asked.plan is not None:
        try:
            check_memory(asked.plan, placement, wanted, free)
            wanted += asked.plan.beside(placement)
        except NoHelper as error:
            asked = _Helping(reason=error.sentence)
    return parking_budget(need, wanted, free), asked


def _check_kind(model: native.llama_model_p, vocabulary: Vocabulary, name: str) -> None:
    """Check that the model can hold a conversation. Raises ``LoadFailure``."""
    if not vocabulary.has_tokeniser or not vocabulary.size:
        raise LoadFailure(tr("{name} has no vocabulary, so it cannot talk. Choose another model.", name=name))
    if native.llama_model_has_encoder(model) or not native.llama_model_has_decoder(model):
        raise LoadFailure(tr("{name} is not a model that writes text. Choose another model.", name=name))


def _context_size(wanted: int, header: GgufHeader) -> int:
    trained = header.context_length or wanted
    return max(_SMALLEST_CONTEXT, min(wanted, trained))


def _describe(
    request: Load, header: GgufHeader, opened: OpenModel, placement: Placement, helping: _Helping
) -> LoadedModel:
    layers = header.block_count + 1
    device = (
        placement.device
        if not placement.layers
        else tr(
            "{device}, {computed} of {layers} layers",
            device=placement.device,
            computed=placement.layers,
            layers=layers,
        )
    )
    return LoadedModel(
        name=request.name or header.name or Path(request.path).stem,
        path=request.path,
        sha256=request.sha256,
        architecture=header.architecture,
        context_size=opened.context_size,
        parameters=int(native.llama_model_n_params(opened.model)),
        size_bytes=header.size_bytes,
        device=device,
        layers_offloaded=placement.layers,
        layers_total=layers,
        fallback_reason=placement.reason,
        template_found=opened.template.found,
        thinks=opened.template.thinks,
        opens_thinking=opened.template.opens_thinking,
        helper=helping.plan.name if helping.plan is not None else "",
        no_helper=helping.reason,
        placed_on=placement.device,
        computes_with=opened.computes_with,
    )


def all_devices() -> tuple[Device, ...]:
    """Return the devices of this machine."""
    return tuple(device for _, device in devices())
