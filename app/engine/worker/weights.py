"""The weights of a model and a context that computes with them, opened as llama.cpp is told to."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import llama_cpp.llama_cpp as native

from app.domain.errors import EngineFailure
from app.engine.memory_fit import MICRO_BATCH
from app.engine.processors import computing_threads
from app.engine.worker.batch import BATCH, OUTPUTS, Cancelled
from app.engine.worker.native_library import forget_log, last_log
from app.engine.worker.placement import Placement
from app.engine.worker.sequences import SEQUENCES
from app.translation import tr

Progress = Callable[[float], bool | None]  # called with the share loaded; returning False ends the load


class LoadFailure(EngineFailure):
    """The model could not be loaded."""


def load_weights(path: str, placement: Placement, progress: Progress) -> native.llama_model_p:
    """Load the weights of a file. Raises ``LoadFailure``, ``Cancelled`` where ``progress`` returned False."""
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


@dataclass(frozen=True, slots=True)
class Threads:
    """How many threads compute while tokens are written one by one, and while many are read."""

    writing: int
    reading: int

    @classmethod
    def usual(cls) -> Threads:
        """Return what is used before anything was measured."""
        return cls(computing_threads(), computing_threads())


def make_context(
    model: native.llama_model_p,
    cells: int,
    threads: Threads,
    *,
    sequences: int = SEQUENCES,
    outputs: int = OUTPUTS,
) -> native.llama_context_p:
    """Return a context of ``cells``, with ``outputs`` rows of logits in a step. Raises ``LoadFailure``."""
    parameters = native.llama_context_default_params()
    parameters.n_ctx = cells
    parameters.n_batch = BATCH
    parameters.n_ubatch = MICRO_BATCH
    parameters.n_seq_max = sequences
    parameters.n_outputs_max = outputs
    parameters.kv_unified = True
    parameters.n_threads, parameters.n_threads_batch = threads.writing, threads.reading
    parameters.flash_attn_type = native.LLAMA_FLASH_ATTN_TYPE_AUTO
    parameters.no_perf = True
    context: native.llama_context_p | None = native.llama_init_from_model(model, parameters)
    if not context:
        raise LoadFailure(
            tr("There is not enough memory for this model's context. Lower the context size."), last_log()
        )
    return context


def _why_not(name: str) -> str:
    """Return the error sentence for a file that llama.cpp refuses."""
    log = last_log()
    if "unknown model architecture" in log:
        return tr("{name} has an architecture that this version cannot run. Choose another model.", name=name)
    return tr("{name} cannot be loaded: it is damaged or of a kind that this version cannot run.", name=name)


def takes_back(model: native.llama_model_p) -> bool:
    """Return whether single tokens can be removed from a model's memory: not where it is a state or a window."""
    windowed = native.llama_model_n_swa(model) > 0
    return not (windowed or native.llama_model_is_recurrent(model) or native.llama_model_is_hybrid(model))
