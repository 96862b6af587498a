"""The machine as far as the choice of a model depends on it: memory and disk that are free, and a network."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from app.engine.memory_fit import fits, free_memory

_ROUTES = Path("/proc/net/route")
_ROUTES_6 = Path("/proc/net/ipv6_route")
_PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
_LOOPBACK_DEVICE = "lo"


@dataclass(frozen=True, slots=True)
class Machine:
    """Bytes that are free. ``memory`` is None where the system does not say.

    ``network`` is False only where it is certain that there is none.
    """

    memory: int | None
    disk: int
    network: bool = True

    def holds(self, memory: int) -> bool | None:
        """True where that much fits into the free memory with a margin; None where that is not known."""
        return None if self.memory is None else fits(memory, self.memory)


def this_machine(folder: Path) -> Machine:
    """Return what is free now; the disk is that of ``folder``, which need not exist yet."""
    return Machine(free_memory(), free_disk(folder), has_network())


def free_disk(folder: Path) -> int:
    """Return the free bytes of the disk that a folder is on or will be on."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def has_network() -> bool:
    """Return False where it is certain that there is none; nothing is sent to find out.

    ``HF_HUB_OFFLINE`` counts as none. On Linux the system's table of routes is read; elsewhere there may be one.
    """
    if os.environ.get("HF_HUB_OFFLINE", "").upper() in ("1", "ON", "YES", "TRUE"):
        return False
    if sys.platform != "linux" or any(os.environ.get(each) for each in (*_PROXIES, "HF_ENDPOINT")):
        return True
    return _leads_out(_ROUTES, _ROUTES_6)


def _leads_out(routes: Path, routes_6: Path) -> bool:
    """Return whether a default route is in one of the kernel's tables, or a table cannot be read."""
    try:
        lines = [each.split() for each in routes.read_text(encoding="ascii").splitlines()[1:]]
    except OSError:
        return True
    if any(len(each) > 2 and each[1] == "00000000" and each[0] != _LOOPBACK_DEVICE for each in lines):
        return True
    try:
        lines = [each.split() for each in routes_6.read_text(encoding="ascii").splitlines()]
    except OSError:
        return False
    return any(
        len(each) > 9 and each[0] == "0" * 32 and each[1] == "00" and each[9] != _LOOPBACK_DEVICE
        for each in lines
    )
