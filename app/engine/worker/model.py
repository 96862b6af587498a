"""Loading a model: what the file is, whether it fits, where its layers go, and the fall back to the processor."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import llama_cpp.llama_cpp as native

from app.domain.errors import EngineFailure
from app.domain.generation import Device, LoadedModel
from app.domain.gguf import GgufHeader, read_header
from app.engine.memory_fit import MICRO_BATCH, fits, free_memory, plan_offload, predict
from app.engine.protocol import Load
from app.engine.worker.library import devices, last_log
from app.engine.worker.sequences import BATCH, SEQUENCES, Cancelled, Sequences
from app.engine.worker.template import ChatTemplate
from app.engine.worker.vocabulary import Vocabulary

ANALYST_CELLS = 2048  # beside the conversation's own
_OUTPUTS = 128  # tokens of one batch whose logits can be wanted
_SMALLEST_CONTEXT = 256
_ENTRY_LENGTH = 1 << 20


class LoadFailure(EngineFailure):
    """The model could not be loaded."""


@dataclass(frozen=True, slots=True)
class _Placement:
    """Where layers go: a native device handle (0 for none) and how many layers it takes."""

    handle: int
    device: str
    layers: int


class OpenModel:
    """A loaded model with its context. Not for several threads."""

    def __init__(
        self, request: Load, header: GgufHeader, placement: _Placement, on_progress: Callable[[float], None]
    ) -> None:
        self.model = _load_weights(request.path, placement, on_progress)
        self._context: native.llama_context_p | None = None
        try:
            self.vocabulary = Vocabulary(self.model)
            self.context_size = _context_size(request.context_size, header)
            cells = self.context_size + ANALYST_CELLS
            self.context = self._context = _make_context(self.model, cells)
            self.sequences = Sequences(self.context, cells, self.context_size)
            self.template = ChatTemplate(header.chat_template, self.vocabulary)
            self._try_out()
        except BaseException:
            self.close()
            raise

    def _try_out(self) -> None:
        """Decode one token, so that a device that fails does so now and not in a conversation."""
        token = self.vocabulary.bos if self.vocabulary.bos >= 0 else 0
        self.sequences.read("analyst", [token], lambda: False, lambda read, reused: None)

    def close(self) -> None:
        """Free everything."""
        if self._context is not None:
            if hasattr(self, "sequences"):
                self.sequences.close()
            native.llama_free(self._context)
            self._context = None
        native.llama_model_free(self.model)


def open_model(request: Load, on_progress: Callable[[float], None]) -> tuple[OpenModel, LoadedModel]:
    """Load a model where it can run; a device that fails is left for the processor, once, and the reason kept.

    Raises ``GgufError`` or ``LoadFailure`` with one sentence.
    """
    header = read_header(Path(request.path))
    need = predict(header, _context_size(request.context_size, header) + ANALYST_CELLS)
    placement, reason = _place(request.device, header)
    free = free_memory()
    if not placement.layers and free is not None and not fits(need, free):
        raise LoadFailure(
            f"This model needs about {need.total / 2**30:.1f} GiB of memory and {free / 2**30:.1f} GiB are free. "
            "Close other programs, choose a smaller model, or lower the context size."
        )
    try:
        opened = OpenModel(request, header, placement, on_progress)
    except (EngineFailure, Cancelled) as error:
        if not placement.layers:
            raise
        reason = f"{placement.device} could not be used, so the processor computes: {error}"
        placement = _Placement(0, "CPU", 0)
        opened = OpenModel(request, header, placement, on_progress)
    return opened, _describe(request, header, opened, placement, reason)


def _place(wanted: str, header: GgufHeader) -> tuple[_Placement, str]:
    """Choose the device: the named one, or the fastest kind there is; and say why if it cannot be had."""
    on_processor = _Placement(0, "CPU", 0)
    if wanted == "cpu":
        return on_processor, ""
    gpus = [(handle, each) for handle, each in devices() if each.kind in ("gpu", "integrated")]
    if wanted == "auto":
        gpus.sort(key=lambda pair: (pair[1].kind != "gpu", -pair[1].free_bytes))
    else:
        gpus = [pair for pair in gpus if pair[1].name == wanted]
        if not gpus:
            return on_processor, f"The device {wanted} is not there, so the processor computes."
    if not gpus:
        return on_processor, ""
    handle, device = gpus[0]
    layers = plan_offload(header, predict(header, header.context_length or 4096), device.free_bytes)
    if layers == 0:
        return on_processor, f"{device.name} has too little free memory, so the processor computes."
    return _Placement(handle, device.name, layers), ""


def _load_weights(
    path: str, placement: _Placement, on_progress: Callable[[float], None]
) -> native.llama_model_p:
    def report(share: float, user_data: ctypes.c_void_p) -> bool:
        on_progress(share)
        return True

    callback = native.llama_progress_callback(report)

    parameters = native.llama_model_default_params()
    parameters.n_gpu_layers = placement.layers
    parameters.progress_callback = callback
    chosen = (ctypes.c_void_p * 2)(placement.handle or None, None)
    parameters.devices = ctypes.cast(chosen, ctypes.c_void_p)
    model: native.llama_model_p | None = native.llama_model_load_from_file(path.encode(), parameters)
    if not model:
        raise LoadFailure(_why_not(Path(path).name), last_log())
    return model


def _why_not(name: str) -> str:
    """Answer the sentence for a file that llama.cpp refuses."""
    log = last_log()
    if "unknown model architecture" in log:
        return f"{name} has an architecture that this version cannot run. Choose another model."
    return f"{name} cannot be loaded: it is damaged or of a kind that this version cannot run."


def _context_size(wanted: int, header: GgufHeader) -> int:
    trained = header.context_length or wanted
    return max(_SMALLEST_CONTEXT, min(wanted, trained))


def _make_context(model: native.llama_model_p, cells: int) -> native.llama_context_p:
    parameters = native.llama_context_default_params()
    parameters.n_ctx = cells
    parameters.n_batch = BATCH
    parameters.n_ubatch = MICRO_BATCH
    parameters.n_seq_max = SEQUENCES
    parameters.n_outputs_max = _OUTPUTS
    parameters.kv_unified = True
    parameters.n_threads = parameters.n_threads_batch = processors()
    parameters.flash_attn_type = native.LLAMA_FLASH_ATTN_TYPE_AUTO
    parameters.no_perf = True
    context: native.llama_context_p | None = native.llama_init_from_model(model, parameters)
    if not context:
        raise LoadFailure(
            "There is not enough memory for this model's context. Lower the context size.", last_log()
        )
    return context


def processors() -> int:
    """Answer how many threads compute: all usable processors up to four, else half of them."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2
    return usable if usable <= 4 else max(4, usable // 2)


def _describe(
    request: Load, header: GgufHeader, opened: OpenModel, placement: _Placement, reason: str
) -> LoadedModel:
    layers = header.block_count + 1
    device = (
        placement.device
        if not placement.layers
        else f"{placement.device}, {placement.layers} of {layers} layers"
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
        fallback_reason=reason,
        template_found=opened.template.found,
        thinks=opened.template.thinks,
    )


def all_devices() -> tuple[Device, ...]:
    """Answer what can compute here."""
    return tuple(device for _, device in devices())
