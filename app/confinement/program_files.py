"""The files that a computing process needs, whatever it computes: its code, the system's, its devices."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_SYSTEM = (
    "/usr",
    "/lib",
    "/lib64",
    "/opt",  # where CUDA and ROCm are, on some systems
    "/nix/store",
    "/gnu/store",
    "/run/opengl-driver",
    "/etc/ld.so.cache",
    "/etc/OpenCL",
    "/etc/vulkan",
    "/etc/localtime",
    "/sys",
    "/proc/self",
    *(f"/proc/{name}" for name in ("cpuinfo", "meminfo", "stat", "devices", "modules", "version", "sys/vm")),
    "/proc/pressure",
    "/proc/driver",
    "/dev/urandom",
    "/dev/random",
    "/dev/zero",
)
_DEVICES = ("null", "dri", "kfd", "dxg", "nvidia*")


def code_and_system() -> tuple[str, ...]:
    """Return what has to be readable for Python, this program and its libraries to run."""
    package = Path(__file__).parents[1]
    bundle = getattr(sys, "_MEIPASS", None)  # of a frozen program
    own = (sys.prefix, sys.base_prefix, str(package), str(package.parent / "resources"))
    named = os.environ.get("LD_LIBRARY_PATH", "").split(":")
    frozen = (bundle, sys.executable) if isinstance(bundle, str) else ()  # the program's file holds its code
    whole = (*own, *frozen, *_SYSTEM, *named)
    return tuple(dict.fromkeys(each for each in whole if each))


def computing_devices() -> tuple[str, ...]:
    """Return the graphics processors' device files that are there, and the one that swallows everything."""
    return tuple(str(each) for pattern in _DEVICES for each in Path("/dev").glob(pattern))
