"""Memory that the system may not move to a disk: the key's own bytes, and those of SQLCipher's copy of it."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from app.confinement.native import c_library


def keep_out_of_swap(secret: bytes) -> bool:
    """Lock the pages that hold these bytes in memory, until the process ends; False where the system does not let us.

    Copies that Python or a library makes of them are not covered.
    """
    if sys.platform == "win32" or not secret:
        return False
    header = bytes.__basicsize__ - 1  # the content follows it; the last byte of the size is a closing zero
    place = ctypes.c_void_p(id(secret) + header)
    with locking_allowed():
        return int(c_library().mlock(place, ctypes.c_size_t(len(secret)))) == 0


@contextmanager
def locking_allowed() -> Iterator[None]:
    """Allow memory to be locked inside, and no more of it afterwards; what is locked stays so.

    SQLCipher would lock and unlock each buffer that it ever takes, which makes a search several times as slow: the
    keys are worth it, and pages of which Python has copies everywhere are not. Under a privileged account the limit
    does not hold, and all is locked.
    """
    if sys.platform == "win32":
        yield
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (most, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_MEMLOCK, (0, most))


def allow_locking_again() -> None:
    """Take back the limit that a child process has inherited: drivers of graphics cards lock memory for their work."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_MEMLOCK)
        resource.setrlimit(resource.RLIMIT_MEMLOCK, (most, most))
