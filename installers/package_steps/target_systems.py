"""The systems that installers are made for, as pip and Python name them."""

from __future__ import annotations

from dataclasses import dataclass

PYTHON = "3.11.9"  # the Python that is frozen


@dataclass(frozen=True)
class TargetSystem:
    """A system: its name here, mypy's name of it, the wheels it takes, and what requirement markers see there."""

    name: str
    platform: str
    wheels: tuple[str, ...]
    markers: tuple[tuple[str, str], ...]


def _markers(platform: str, system: str, machine: str, os_name: str) -> tuple[tuple[str, str], ...]:
    return (
        ("sys_platform", platform),
        ("platform_system", system),
        ("platform_machine", machine),
        ("os_name", os_name),
        ("python_version", "3.11"),
        ("python_full_version", PYTHON),
        ("implementation_name", "cpython"),
        ("platform_python_implementation", "CPython"),
    )


_MAC = tuple(
    f"macosx_{version}_{kind}" for version in ("13_0", "12_0", "11_0") for kind in ("arm64", "universal2")
)
WINDOWS = TargetSystem("windows", "win32", ("win_amd64",), _markers("win32", "Windows", "AMD64", "nt"))
MACOS = TargetSystem(
    "macos", "darwin", (*_MAC, "macosx_10_9_universal2"), _markers("darwin", "Darwin", "arm64", "posix")
)
TARGETS = {each.name: each for each in (WINDOWS, MACOS)}
