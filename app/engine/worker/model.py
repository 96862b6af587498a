"""Loads a model: checks its kind and its memory, and falls back from a device to the processor."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path

import llama_cpp.llama_cpp as native

from app.domain.errors import EngineFailure, MemoryShort
from app.domain.generation import Device, LoadedModel
from app.domain.gguf import GgufHeader
from app.domain.gguf_split import read_model_header
from app.engine.memory_fit import (
    ANALYST_CELLS,
    MICRO_BATCH,
    MemoryNeed,
    fits,
    free_memory,
    left_on_host,
    parking_budget,
    predict,
)
from app.engine.processors import computing_threads
from app.engine.protocol import Load
from app.engine.worker.batch import BATCH, OUTPUTS, Cancelled
from app.engine.worker.native_library import devices, forget_log, last_log
from app.engine.worker.parked_states import ParkedStates
from app.engine.worker.placement import PROCESSOR, Placement, place
from app.engine.worker.sequences import SEQUENCES, Sequences
from app.engine.worker.template import ChatTemplate
from app.engine.worker.vocabulary import Vocabulary
from app.translation import tr

_SMALLEST_CONTEXT = 256

Progress = Callable[[float], bool | None]  # called with the share loaded; returning False ends the load


class LoadFailure(EngineFailure):
    """The model could not be loaded."""


class OpenModel:
    """A loaded model with its context. Not thread-safe."""

    def __init__(
        self, request: Load, header: GgufHeader, placement: Placement, budget: int, progress: Progress
    ) -> None:
        self.model = _load_weights(request.path, placement, progress)
        self._context: native.llama_context_p | None = None
        self._sequences: Sequences | None = None
        try:
            self.vocabulary = Vocabulary(self.model)
            _check_kind(self.model, self.vocabulary, Path(request.path).name)
            self.context_size = _context_size(request.context_size, header)
            cells = self.context_size + ANALYST_CELLS
            self.context = self._context = _make_context(self.model, cells)
            self.sequences = self._sequences = Sequences(
                self.context, cells, self.context_size, ParkedStates(budget)
            )
            self.template = ChatTemplate(header.chat_template, self.vocabulary)
            self._try_out()
        except BaseException:
            self.close()
            raise

    def _try_out(self) -> None:
        """Decode one token, so that a faulty device fails now and not in a conversation."""
        token = max(0, self.vocabulary.bos)
        self.sequences.read("analyst", [token], lambda: False, lambda read, reused: None)

    def close(self) -> None:
        """Free everything."""
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
    need = predict(header, _context_size(request.context_size, header) + ANALYST_CELLS, OUTPUTS)
    placement = place(request.device, header, need, devices)
    budget = _check_memory(header, need, placement)
    try:
        opened = OpenModel(request, header, placement, budget, progress)
    except EngineFailure as error:
        if not placement.layers:
            raise
        reason = tr(
            "{device} could not be used, so the processor computes. {error}",
            device=placement.device,
            error=error.sentence,
        )
        placement = Placement(0, PROCESSOR, 0, reason)
        budget = _check_memory(header, need, placement)
        opened = OpenModel(request, header, placement, budget, progress)
    return opened, _describe(request, header, opened, placement)


def _check_memory(header: GgufHeader, need: MemoryNeed, placement: Placement) -> int:
    """Check the predicted memory before anything is loaded. Raises ``MemoryShort``.

    Returns the bytes that conversations which are not open may take beside it.
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
    return parking_budget(need, wanted, free)


def _load_weights(path: str, placement: Placement, progress: Progress) -> native.llama_model_p:
    stopped = False

    def report(share: float, user_data: ctypes.c_void_p) -> bool:
        nonlocal stopped
        stopped = progress(share) is False
        return not stopped

    callback = native.llama_progress_callback(report)
    parameters = native.llama_model_default_params()
    parameters.n_gpu_layers = placement.layers
    parameters.progress_callback = callback
    chosen = (ctypes.c_void_p * 2)(placement.handle or None, None)
    parameters.devices = ctypes.cast(chosen, ctypes.c_void_p)
    forget_log()
    model: native.llama_model_p | None = native.llama_model_load_from_file(path.encode(), parameters)
    if stopped:
        if model:
            native.llama_model_free(model)
        raise Cancelled
    if not model:
        raise LoadFailure(_why_not(Path(path).name), last_log())
    return model


def _check_kind(model: native.llama_model_p, vocabulary: Vocabulary, name: str) -> None:
    """Check that the model can hold a conversation. Raises ``LoadFailure``."""
    if not vocabulary.has_tokeniser or not vocabulary.size:
        raise LoadFailure(tr("{name} has no vocabulary, so it cannot talk. Choose another model.", name=name))
    if native.llama_model_has_encoder(model) or not native.llama_model_has_decoder(model):
        raise LoadFailure(tr("{name} is not a model that writes text. Choose another model.", name=name))


def _why_not(name: str) -> str:
    """Return the error sentence for a file that llama.cpp refuses."""
    log = last_log()
    if "unknown model architecture" in log:
        return tr("{name} has an architecture that this version cannot run. Choose another model.", name=name)
    return tr("{name} cannot be loaded: it is damaged or of a kind that this version cannot run.", name=name)


def _context_size(wanted: int, header: GgufHeader) -> int:
    trained = header.context_length or wanted
    return max(_SMALLEST_CONTEXT, min(wanted, trained))


def _make_context(model: native.llama_model_p, cells: int) -> native.llama_context_p:
    parameters = native.llama_context_default_params()
    parameters.n_ctx = cells
    parameters.n_batch = BATCH
    parameters.n_ubatch = MICRO_BATCH
    parameters.n_seq_max = SEQUENCES
    parameters.n_outputs_max = OUTPUTS
    parameters.kv_unified = True
    parameters.n_threads = parameters.n_threads_batch = computing_threads()
    parameters.flash_attn_type = native.LLAMA_FLASH_ATTN_TYPE_AUTO
    parameters.no_perf = True
    context: native.llama_context_p | None = native.llama_init_from_model(model, parameters)
    if not context:
        raise LoadFailure(
            tr("There is not enough memory for this model's context. Lower the context size."), last_log()
        )
    return context


def _describe(request: Load, header: GgufHeader, opened: OpenModel, placement: Placement) -> LoadedModel:
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
    )


def all_devices() -> tuple[Device, ...]:
    """Return the devices of this machine."""
    return tuple(device for _, device in devices())
