"""Empties the memory of what is closed, as far as a program can: it is overwritten as it is freed, and given back."""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
from contextlib import suppress

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmapCache

_M_PERTURB = -6  # of glibc's mallopt: freed memory is overwritten at once
_FILL = 0x55
_POOLS = 8  # as many threads as work for a window
_BLOCK_BYTES = (65_536, 16_384, 4096, 2048, *range(1536, 0, -16))  # those up to 512 are in Python's own pools
_FILLED_BYTES = 65_536  # of each size in each pool


def overwrite_what_is_freed(wanted: bool) -> None:
    """Let every block that is freed from now on be overwritten, or no more (Linux with glibc alone)."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_M_PERTURB, _FILL if wanted else 0)


def states_in(window: QObject) -> list[dict[str, object]]:
    """Return what the objects of a window keep in Python, for ``forget`` once Qt has deleted them."""
    return [vars(each) for each in (window, *window.findChildren(QObject))]


def forget(states: list[dict[str, object]]) -> None:
    """Take from deleted objects what they kept.

    Qt may go on referring to one of them, which Python's collector cannot see: all that it reaches would stay.
    """
    for state in states:
        state.clear()
    states.clear()


def give_back_memory() -> None:
    """Collect what nobody refers to any more, overwrite Python's free blocks, and return free memory to the system.

    A piece that something still in use has copied stays until that is gone.
    """
    QPixmapCache.clear()
    gc.collect()
    gc.collect()  # what Qt's objects held is free only now
    _fill_free_blocks()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def _fill_free_blocks() -> None:
    """Overwrite blocks that were freed earlier, in the pools of the threads that have ended too.

    Each of the threads that begin at once gets a pool of its own, and fills what is free in it.
    """
    begin = threading.Barrier(_POOLS)
    threads = [threading.Thread(target=_fill, args=(begin,)) for _ in range(_POOLS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _fill(None)


def _fill(begin: threading.Barrier | None) -> None:
    filled = []
    for size in _BLOCK_BYTES:
        filled += [bytearray(size) for _ in range(max(8, _FILLED_BYTES // size))]
    if begin is not None:
        begin.wait()
    filled.clear()
