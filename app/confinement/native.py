"""The C library's functions that hold a process back; Python's own modules have none of them."""

from __future__ import annotations

import ctypes
import sys
from functools import cache


@cache
def c_library() -> ctypes.CDLL:
    """Return the C library that this process runs with; only POSIX systems have one to ask."""
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    return library


def prctl(option: int, argument: int, second: int = 0) -> int:
    """Call Linux's ``prctl``; -1 where the kernel refuses, and elsewhere."""
    if sys.platform != "linux":
        return -1
    words = [ctypes.c_ulong(each) for each in (argument, second, 0, 0)]
    return int(c_library().prctl(option, *words))
