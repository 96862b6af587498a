"""How many threads compute: one for each physical core that this process may use."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_MOST = 32  # beyond it, waiting for each other costs more than another core gives


def computing_threads() -> int:
    """Answer the physical cores this process may use (on Apple silicon the fast ones), at least one."""
    if sys.platform == "darwin":
        found = _fast_cores_of_a_mac()
    elif hasattr(os, "sched_getaffinity"):
        found = _cores_of_linux(os.sched_getaffinity(0), Path("/sys/devices/system/cpu"))
    else:
        logical = os.cpu_count() or 2
        found = logical if logical <= 4 else logical // 2
    return max(1, min(found, _MOST))


def _cores_of_linux(usable: set[int], folder: Path) -> int:
    """Answer how many cores stand behind the usable logical processors: siblings count once."""
    cores: set[str] = set()
    for processor in usable:
        try:
            place = folder / f"cpu{processor}" / "topology" / "thread_siblings_list"
            cores.add(place.read_text(encoding="ascii").strip())
        except OSError:
            cores.add(str(processor))
    return min(len(cores), _quota() or len(cores))


def _quota() -> int | None:
    """Answer the processors that a container's quota amounts to, or None where there is none."""
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii").split()
        return None if quota == "max" else max(1, round(int(quota) / int(period)))
    except (OSError, ValueError):
        return None


def _fast_cores_of_a_mac() -> int:
    value, size = ctypes.c_int32(0), ctypes.c_size_t(4)
    for name in (b"hw.perflevel0.physicalcpu", b"hw.physicalcpu"):
        if ctypes.CDLL(None).sysctlbyname(name, ctypes.byref(value), ctypes.byref(size), None, 0) == 0:
            return value.value
    return os.cpu_count() or 2
