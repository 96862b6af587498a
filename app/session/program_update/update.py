"""Looking for a newer version and fetching its installer: both by the downloader's process, which alone connects."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from app import __version__
from app.confinement.connection_log import Purpose
from app.domain.errors import OysterError
from app.models.download import Download, DownloadProgress
from app.models.downloader_protocol import DATA_SET, Order
from app.models.service import endpoint
from app.session.program_update.publisher import OwnCopy, Publisher
from app.session.program_update.release_list import (
    LIST_FILE,
    MOST_LIST_BYTES,
    SIGNATURE_FILE,
    Release,
    signed_release,
)
from app.translation import tr

_BRANCH = "main"

Tell = Callable[[DownloadProgress], None]


class NoInstaller(OysterError):
    """The release has no installer for this copy."""


def newer_release(publisher: Publisher, version: str = __version__) -> Release | None:
    """Return the publisher's release if it is newer than ``version``, else None.

    Raises ``UpdateRefused``, ``DownloadFailed``.
    """
    with tempfile.TemporaryDirectory(prefix="oyster-update-") as folder:
        text = _small_file(publisher, LIST_FILE, Path(folder))
        signature = _small_file(publisher, SIGNATURE_FILE, Path(folder))
    release = signed_release(text, signature, publisher.public_key)
    return release if release.is_newer_than(version) else None


def fetch_installer(copy: OwnCopy, release: Release, folder: Path, tell: Tell) -> Path:
    """Fetch a copy's installer of a release into a folder and return it; its hash is that of the signed list.

    Nothing is installed: a person opens it. A later call resumes. Raises ``NoPublisher``, ``NoInstaller``,
    ``DownloadFailed``, ``WrongHash``.
    """
    wanted = release.installer_ending_in(copy.installer_ending) if copy.installer_ending else None
    if wanted is None:
        raise _no_installer(release, copy.installer_ending)
    order = _order(copy.named_publisher(), wanted.file, folder, wanted.size_bytes, wanted.sha256)
    return Download(order, purpose=Purpose.UPDATE).run(tell)


def _small_file(publisher: Publisher, name: str, folder: Path) -> bytes:
    order = _order(publisher, name, folder, MOST_LIST_BYTES)
    return Download(order, purpose=Purpose.UPDATE).run(lambda progress: None).read_bytes()


def _order(publisher: Publisher, name: str, folder: Path, most_bytes: int, sha256: str = "") -> Order:
    return Order(
        repo=publisher.repo,
        file=name,
        revision=_BRANCH,
        target=str(folder / name),
        sha256=sha256,
        endpoint=endpoint(),
        repo_type=DATA_SET,
        most_bytes=most_bytes,
    )


def _no_installer(release: Release, ending: str) -> NoInstaller:
    if not ending:
        return NoInstaller(
            tr(
                "Version {version} is there. This copy runs from its source: bring the checkout up to date instead.",
                version=release.version,
            )
        )
    return NoInstaller(
        tr(
            "Version {version} is there, but not for this system yet. Ask again later.",
            version=release.version,
        ),
        ending,
    )
