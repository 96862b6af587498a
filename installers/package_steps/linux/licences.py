"""The licences of what is frozen with the program, one folder a package."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ..places import PackagePlaces

_LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


def copy_licences(places: PackagePlaces, target: Path) -> None:
    """Copy the licence files of every package in the lock of what runs."""
    locked = places.lock("run").read_text(encoding="utf-8") + places.lock("engine").read_text(
        encoding="utf-8"
    )
    names = {_plain(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", locked, re.MULTILINE)}
    for record in sorted(places.environment.rglob("*.dist-info")):
        name = _plain(record.name.split("-")[0])
        if name not in names:
            continue
        for file in sorted(record.rglob("*")):
            if file.is_file() and _LICENCE.search(file.name):
                copied = target / name / "-".join(file.relative_to(record).parts)
                copied.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, copied)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
