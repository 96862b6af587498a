"""The processors that this process may use, and its number of computing threads."""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path

_MOST = 32  # above this, synchronisation costs more than another core gains


def usable_processors() -> int:
    """Return the logical processors that this process may use, at least one."""
    if hasattr(os, "sched_getaffinity"):
        return _within_quota(len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def computing_threads() -> int:
    """Return the physical cores this process may use (on Apple silicon the fast ones), at least one."""
    if sys.platform == "darwin":
        found = _fast_cores_of_a_mac()
    elif hasattr(os, "sched_getaffinity"):
        found = _cores_of_linux(os.sched_getaffinity(0), Path("/sys/devices/system/cpu"))
    else:
        logical = os.cpu_count() or 2
        found = logical if logical <= 4 else logical // 2
    return max(1, min(found, _MOST))


def processor_name() -> str:
    """Return what the processor is called, as far as the system says."""
    if sys.platform == "darwin":
        return _text_of_a_mac(b"machdep.cpu.brand_string") or platform.machine()
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith(("model name", "Model")):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _cores_of_linux(usable: set[int], folder: Path) -> int:
    """Return the number of cores behind the usable logical processors: siblings count once."""
    cores: set[str] = set()
    for processor in usable:
        try:
            place = folder / f"cpu{processor}" / "topology" / "thread_siblings_list"
            cores.add(place.read_text(encoding="ascii").strip())
        except OSError:
            cores.add(str(processor))
    return _within_quota(len(cores))


def _within_quota(processors: int) -> int:
    """Return ``processors``, or fewer where a container's quota is lower."""
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii").split()
        return processors if quota == "max" else min(processors, max(1, round(int(quota) / int(period))))
    except (OSError, ValueError):
        return processors


def _text_of_a_mac(name: bytes) -> str:
    value, size = ctypes.create_string_buffer(256), ctypes.c_size_t(256)
    failed = ctypes.CDLL(None).sysctlbyname(name, value, ctypes.byref(size), None, 0)
    return "" if failed else value.value.decode(errors="replace")


def _fast_cores_of_a_mac() -> int:
    value, size = ctypes.c_int32(0), ctypes.c_size_t(4)
    for name in (b"hw.perflevel0.physicalcpu", b"hw.physicalcpu"):
        if ctypes.CDLL(None).sysctlbyname(name, ctypes.byref(value), ctypes.byref(size), None, 0) == 0:
            return value.value
    return os.cpu_count() or 2
