"""Libraries that look nowhere on the machine that they were built on."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from setup_steps.messages import Stop

_MARKS = ("RUNPATH=", "RPATH=")


def forget_build_machine(folder: Path) -> None:
    """Take the search path out of each library below a folder whose path names folders of this machine.

    Such a library is a file of its own afterwards. What is looked for beside the library (``$ORIGIN``) stays. Raises
    ``Stop``.
    """
    for path in sorted(folder.rglob("*.so*")):
        if path.is_symlink() or not path.is_file():
            continue
        searched = searched_folders(path)
        beside = [each for each in searched if each.startswith("$ORIGIN")]
        if len(beside) == len(searched):
            continue
        changed = path.with_name(f"{path.name}.changed")
        shutil.copy2(path, changed)
        change = ["--replace", ":".join(beside)] if beside else ["--delete"]
        asked = subprocess.run(["chrpath", *change, changed], capture_output=True, text=True)
        if asked.returncode != 0 or searched_folders(changed) != beside:
            raise Stop(f"The search path of {path.name} could not be changed: {asked.stderr.strip()}")
        changed.replace(path)


def searched_folders(library: Path) -> list[str]:
    """Return where a library looks for others; nowhere for a file that is no library."""
    told = subprocess.run(["chrpath", "--list", library], capture_output=True, text=True).stdout
    for mark in _MARKS:
        if mark in told:
            return [each for each in told.rpartition(mark)[2].strip().split(":") if each]
    return []
