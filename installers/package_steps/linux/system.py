"""What packaging needs of a Debian system: to build the engine, and to describe, check and build packages."""

from __future__ import annotations

import sys
from pathlib import Path

from setup_steps.commands import run_logged
from setup_steps.messages import Stop, say
from setup_steps.system_needs import COMPILER, VULKAN, Kind, Need, missing
from setup_steps.system_packages import APT, administrator

_PYTHON = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
TOOLS = (
    Need(Kind.LIBRARY, f"{_PYTHON}.so.1.0", _PYTHON),  # the Python that is frozen
    COMPILER,
    *VULKAN,
    Need(Kind.PROGRAM, "dpkg-deb", "dpkg"),
    Need(Kind.PROGRAM, "dpkg-shlibdeps", "dpkg-dev"),
    Need(Kind.PROGRAM, "strip", "binutils"),
    Need(Kind.PROGRAM, "chrpath", "chrpath"),
    Need(Kind.PROGRAM, "help2man", "help2man"),
    Need(Kind.PROGRAM, "desktop-file-validate", "desktop-file-utils"),
    Need(Kind.PROGRAM, "appstreamcli", "appstream"),
    Need(Kind.PROGRAM, "lintian", "lintian"),
    Need(Kind.PROGRAM, "xz", "xz-utils"),
)
TEST_TOOLS = (
    COMPILER,  # makes a faulty driver
    Need(Kind.PROGRAM, "debootstrap", "debootstrap"),
    Need(Kind.PROGRAM, "Xvfb", "xvfb"),
    Need(Kind.PROGRAM, "xdotool", "xdotool"),
    Need(Kind.PROGRAM, "xwd", "x11-apps"),
)


def ensure_package_tools(logs: Path, tools: tuple[Need, ...] = TOOLS) -> None:
    """Install the programs that are missing, where permitted. Raises ``Stop`` with what to run."""
    wanted = missing(tools)
    if not wanted:
        return
    packages = " ".join(dict.fromkeys(need.debian for need in wanted))
    prefix = administrator()
    if prefix is None:
        raise Stop(
            f"Packaging needs: {packages}. Run this as administrator, then this again:\napt-get install {packages}"
        )
    say(f"installing what packaging needs: {packages}")
    for number, command in enumerate(APT.commands(wanted)):
        failure = (
            "The programs for packaging could not be installed. Packages are made on Debian and Ubuntu alone."
        )
        run_logged([*prefix, *command], logs / f"system-{number}.log", failure)
