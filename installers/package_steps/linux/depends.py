"""The packages that a Debian system has to have: those of the libraries that the frozen program loads and lacks."""

from __future__ import annotations

import subprocess
from pathlib import Path

from setup_steps.messages import Stop

from ..places import PackagePlaces
from .tree import PACKAGE, Tree

# Libraries without which the program starts as well, since it asks for them while it runs: recommended, not needed.
_NOT_NEEDED = ("libcupsprintersupport.so", "libggml-vulkan.so", "libqgtk3.so")
_CONTROL = f"Source: {PACKAGE}\n\nPackage: {PACKAGE}\nArchitecture: any\n"  # dpkg-shlibdeps asks for one
_ELF = b"\x7fELF"


def dependencies(places: PackagePlaces, tree: Tree) -> str:
    """Return the field ``Depends``, as dpkg-shlibdeps finds it. Raises ``Stop``."""
    libraries = [path for path in tree.program.rglob("*") if _is_elf(path) and path.name not in _NOT_NEEDED]
    folders = sorted({str(path.parent) for path in libraries})
    private = [f"-l{folder}" for folder in folders]
    workplace = places.work / "depends"
    (workplace / "debian").mkdir(parents=True, exist_ok=True)
    (workplace / "debian" / "control").write_text(_CONTROL, encoding="ascii")
    asked = subprocess.run(
        ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *private, *(f"-e{path}" for path in libraries)],
        cwd=workplace,
        capture_output=True,
        text=True,
    )
    if asked.returncode != 0:
        raise Stop(f"What the program needs of the system could not be found out:\n{asked.stderr.strip()}")
    return asked.stdout.strip().removeprefix("shlibs:Depends=")


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == _ELF
