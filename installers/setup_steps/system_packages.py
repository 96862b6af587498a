"""The installation of missing system packages where permitted, else the exact command to run."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .commands import run_logged
from .messages import SYSTEM_PACKAGES_MISSING, Stop, say
from .system_needs import Need, missing, needs_of


@dataclass(frozen=True)
class PackageManager:
    """A system's package manager: its commands, and its package names."""

    program: str
    install: tuple[str, ...]
    package_of: Callable[[Need], str]
    refresh: tuple[str, ...] = ()

    def commands(self, needs: Iterable[Need]) -> tuple[tuple[str, ...], ...]:
        """Return the commands, in order, that install packages."""
        packages = tuple(dict.fromkeys(self.package_of(need) for need in needs))
        install = (*self.install, *packages)
        return (self.refresh, install) if self.refresh else (install,)


def _rpm(need: Need) -> str:
    # rpm finds a library by its own name, on every 64-bit machine.
    return need.rpm or f"{need.name}()(64bit)"


APT = PackageManager(
    "apt-get",
    ("apt-get", "install", "-y", "--no-install-recommends"),
    lambda need: need.debian,
    refresh=("apt-get", "update"),
)
MANAGERS = (
    APT,
    PackageManager("dnf", ("dnf", "install", "-y"), _rpm),
    PackageManager("zypper", ("zypper", "install", "-y"), _rpm),
    PackageManager("pacman", ("pacman", "-S", "--needed", "--noconfirm"), lambda need: need.arch),
)


def ensure_system(platform: str, gpu: str, logs: Path, *, with_tests: bool) -> None:
    """Install missing system packages. Raises ``Stop`` with the command to run."""
    wanted = missing(needs_of(platform, gpu, with_tests=with_tests))
    if not wanted:
        return
    manager = next((each for each in MANAGERS if shutil.which(each.program) is not None), None)
    prefix = administrator()
    if manager is not APT or prefix is None:
        raise Stop(what_to_run(manager, wanted, _before()), SYSTEM_PACKAGES_MISSING)
    refresh, install = manager.commands(wanted)
    packages = " ".join(dict.fromkeys(need.debian for need in wanted))
    say(f"installing what the system lacks: {packages}")
    run_logged(
        [*prefix, *refresh],
        logs / "system-update.log",
        "The system's package lists could not be fetched. Is there a network?",
    )
    run_logged(
        [*prefix, *install, "-o", "DPkg::Lock::Timeout=300"],
        logs / "system-packages.log",
        "The system's packages could not be installed.",
    )
    still = missing(wanted)
    if still:
        names = ", ".join(need.name.split("|")[0] for need in still)
        raise Stop(f"The system's packages were installed, but these are still not found: {names}.")


def what_to_run(manager: PackageManager | None, needs: Sequence[Need], before: str) -> str:
    """Return the sentence with the command for a manual installation.

    ``before``: "sudo", "su", or empty for an administrator.
    """
    if manager is None:
        names = ", ".join(f"{need.name.split('|')[0]} ({need.debian} on Debian)" for need in needs)
        return f"The system lacks: {names}. Install these, then run this again."
    commands = [shlex.join(each) for each in manager.commands(needs)]
    line = " && ".join(f"sudo {each}" if before == "sudo" else each for each in commands)
    if before == "su":
        line = f"su -c {shlex.quote(line)}"
    return f"The system lacks packages that only its administrator can install. Run this line, then this again:\n{line}"


def _before() -> str:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ""
    return "sudo" if shutil.which("sudo") is not None else "su"


def administrator() -> list[str] | None:
    """Return the prefix that runs a command as administrator, or None without the permission."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return quiet
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, stdin=subprocess.DEVNULL)
    return ["sudo", "-n", *quiet] if asked.returncode == 0 else None


def ensure_compiler() -> None:
    """Check the compiler on Windows and macOS. Raises ``Stop`` with what to run."""
    if (
        sys.platform == "darwin"
        and subprocess.run(["xcode-select", "-p"], capture_output=True).returncode != 0
    ):
        raise Stop(
            "A C++ compiler is missing. Run this line, then this again:\nxcode-select --install",
            SYSTEM_PACKAGES_MISSING,
        )
    if sys.platform == "win32" and not _visual_studio_is_there():
        raise Stop(
            "A C++ compiler is missing. Run this line, then this again:\n"
            "winget install --id Microsoft.VisualStudio.2022.BuildTools --override "
            '"--passive --wait --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"',
            SYSTEM_PACKAGES_MISSING,
        )


def _visual_studio_is_there() -> bool:
    folder = os.environ.get("PROGRAMFILES(X86)", r"C:\Program Files (x86)")
    finder = Path(folder) / "Microsoft Visual Studio" / "Installer" / "vswhere.exe"
    if not finder.is_file():
        return shutil.which("cl") is not None
    component = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64"
    asked = subprocess.run(
        [finder, "-latest", "-products", "*", "-requires", component, "-property", "installationPath"],
        capture_output=True,
    )
    return bool(asked.stdout.strip())
