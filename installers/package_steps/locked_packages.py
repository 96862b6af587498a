"""The packages of a lock file that one system takes; needs the library ``packaging``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement


@dataclass(frozen=True)
class LockedPackage:
    """A package and its requirement, with version and hashes and without a marker."""

    name: str
    requirement: str


def locked_packages(lock: Path, markers: Mapping[str, str]) -> list[LockedPackage]:
    """Return what a lock asks for where ``markers`` hold."""
    found = []
    for entry in re.sub(r"\\\n\s*", " ", lock.read_text(encoding="utf-8")).splitlines():
        wanted, *hashes = re.split(r"\s+(?=--hash=)", entry.strip())
        if not wanted or wanted.startswith(("#", "-")):
            continue
        requirement = Requirement(wanted)
        if requirement.marker is None or requirement.marker.evaluate(dict(markers)):
            found.append(
                LockedPackage(
                    requirement.name, " ".join((f"{requirement.name}{requirement.specifier}", *hashes))
                )
            )
    return found
