"""The native library: loaded once, its log kept instead of printed, its devices listed once somebody asks."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import llama_cpp.llama_cpp as native

from app.domain.generation import Device

# Where a portable build has its variants for processors, and a package of ours its modules for graphics cards.
_PROCESSORS = Path(native.__file__).parent.parent / "bin"
_GRAPHICS = _PROCESSORS / "graphics"
_KEPT_LINES = 40
_DEBUG = 1  # enum ggml_log_level
_KINDS = {0: "cpu", 1: "gpu", 2: "integrated", 3: "accelerator"}  # enum ggml_backend_dev_type

log_lines: deque[str] = deque(maxlen=_KEPT_LINES)


_listeners: list[Callable[[str], None]] = []


def _keep(level: int, text: bytes, user_data: ctypes.c_void_p) -> None:
    line = text.decode("utf-8", errors="replace").rstrip()
    if line and level != _DEBUG:
        log_lines.append(line)
        for listener in _listeners:
            listener(line)


_keep_callback = native.llama_log_callback(_keep)


def start() -> None:
    """Initialise llama.cpp for the processor; nothing of it is printed to the terminal."""
    native.llama_log_set(_keep_callback, ctypes.c_void_p(0))
    if any(_PROCESSORS.glob("*ggml-cpu-*")):
        native._lib.ggml_backend_load_all_from_path(str(_PROCESSORS).encode())
    _declare_device_functions()
    native.llama_backend_init()


def _declare_device_functions() -> None:
    library = native._lib
    library.ggml_backend_dev_count.restype = ctypes.c_size_t
    library.ggml_backend_dev_get.restype = ctypes.c_void_p
    library.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
    for name, restype in (
        ("name", ctypes.c_char_p),
        ("description", ctypes.c_char_p),
        ("type", ctypes.c_int),
    ):
        function = getattr(library, f"ggml_backend_dev_{name}")
        function.restype, function.argtypes = restype, [ctypes.c_void_p]
    library.ggml_backend_dev_memory.argtypes = [
        ctypes.c_void_p,
        ctypes.POINTER(ctypes.c_size_t),
        ctypes.POINTER(ctypes.c_size_t),
    ]


@cache
def _load_graphics() -> None:
    """Load the modules for graphics cards that this system can load; from then on their drivers run in this process."""
    native._lib.ggml_backend_load_all_from_path(str(_GRAPHICS).encode())


def devices() -> list[tuple[int, Device]]:
    """Return the devices llama.cpp can compute on, each with its native handle.

    This asks the drivers of graphics cards, and a faulty one ends the process: where the processor is to compute, it
    is not called.
    """
    _load_graphics()
    library = native._lib
    found: list[tuple[int, Device]] = []
    for index in range(library.ggml_backend_dev_count()):
        handle = library.ggml_backend_dev_get(index)
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        library.ggml_backend_dev_memory(handle, ctypes.byref(free), ctypes.byref(total))
        device = Device(
            name=library.ggml_backend_dev_name(handle).decode(errors="replace"),
            description=library.ggml_backend_dev_description(handle).decode(errors="replace"),
            kind=_KINDS.get(library.ggml_backend_dev_type(handle), "accelerator"),
            free_bytes=free.value,
            total_bytes=total.value,
        )
        found.append((handle, device))
    return found


@contextmanager
def heard(listener: Callable[[str], None]) -> Iterator[None]:
    """Pass every line that llama.cpp logs in the context to a listener."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def forget_log() -> None:
    """Clear the kept log."""
    log_lines.clear()


def last_log() -> str:
    """Return the last lines llama.cpp logged, for a report."""
    return "\n".join(log_lines)
