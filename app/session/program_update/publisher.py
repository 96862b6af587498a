"""Who publishes new versions of this copy, and which installer it was installed by."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.domain.errors import OysterError
from app.locations import resource
from app.translation import tr
from app.yaml_table import read_yaml

_DEBIAN_FOLDER = "/usr/lib/oyster-desktop/"
_DEBIAN_NAMES = {"x86_64": "amd64", "aarch64": "arm64"}


class NoPublisher(OysterError):
    """This copy names nobody who publishes new versions."""


class Publisher(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A data set of the hub that holds the releases, and the key that signs them (Ed25519, base64)."""

    repo: str = ""
    public_key: str = ""


def named_publisher(path: Path | None = None) -> Publisher | None:
    """Return the publisher in a file, at first the program's own; None where nobody is named."""
    found = read_yaml(
        path or resource("updates.yaml"), Publisher, called=tr("The table of who publishes updates")
    )
    return found if found.repo and found.public_key else None


def installer_ending(platform_name: str, machine: str, program: str, *, frozen: bool) -> str:
    """Return what the name of the installer that a program came in ends with; empty for a checkout."""
    if not frozen:
        return ""
    if platform_name == "win32":
        return "-x64.exe"
    if platform_name == "darwin":
        return f"-{machine}.dmg"
    if program.startswith(_DEBIAN_FOLDER):
        return f"_{_DEBIAN_NAMES.get(machine, machine)}.deb"
    return f"-linux-{machine}.tar.xz"


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """The running copy: who publishes newer ones, and what the name of the installer that it came in ends with."""

    publisher: Publisher | None
    installer_ending: str

    def named_publisher(self) -> Publisher:
        """Return the publisher. Raises ``NoPublisher``."""
        if self.publisher is None:
            raise NoPublisher(
                tr(
                    "This copy names nobody who publishes newer versions. Ask whoever you have it from for one."
                )
            )
        return self.publisher


def own_copy() -> OwnCopy:
    """Return what is known of the running copy."""
    program, frozen = str(Path(sys.executable).resolve()), bool(getattr(sys, "frozen", False))
    ending = installer_ending(sys.platform, platform.machine(), program, frozen=frozen)
    return OwnCopy(named_publisher(), ending)
