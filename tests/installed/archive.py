"""The archive, unpacked in a person's home where no package is installed, and used from there."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.installed.bare_system import HOME, PERSON, BareSystem

_PLACE = "unpacked here"
_DATA = "archive-data"


def use_the_archive(system: BareSystem, archive: Path, tell: Callable[[str, str], None]) -> None:
    """Unpack the archive, see its processes held, take a turn with it, and delete it."""
    assert not (system.root / "usr" / "bin" / "oyster").exists(), "the package is installed"
    place = system.home / _PLACE
    place.mkdir()
    subprocess.run(["tar", "--extract", "--file", str(archive), "--directory", str(place)], check=True)
    subprocess.run(["chown", "--recursive", f"{PERSON}:{PERSON}", str(place)], check=True)
    (folder,) = place.iterdir()
    oyster = [f"{HOME}/{_PLACE}/{folder.name}/bin/oyster", "--data-dir", f"{HOME}/{_DATA}"]
    found = json.loads(system.run([*oyster, "doctor", "--json"]))["findings"]
    worker = next(each for each in found if each["subject"] == "worker")
    assert worker["well"] and "no others" in worker["words"], worker
    system.run([*oyster, "models", "get", "trial"])
    turn = ["chat", "--once", "What helps on a long evening?", "--json", "--model", "trial"]
    report = json.loads(system.run([*oyster, *turn]))
    assert report["reply"].strip(), report
    shutil.rmtree(place)
    tell(
        f"{archive.name} ({archive.stat().st_size / 1e6:.1f} MB), unpacked in a home",
        f"a turn of {len(report['reply'].split())} words; the folder deleted, nothing else was there",
    )
