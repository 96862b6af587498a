"""What a person is told of a newer version, in window and terminal."""

from __future__ import annotations

from pathlib import Path

from app import __version__
from app.session.program_update.release_list import Release
from app.translation import tr


def newer_words(release: Release) -> str:
    """Return the sentence that a newer version is there."""
    return tr(
        "Version {version} of Oyster is there; this is {present}.",
        version=release.version,
        present=__version__,
    )


def fetched_words(release: Release, installer: Path) -> str:
    """Return what was fetched and what to do with it."""
    return tr(
        "The installer of version {version} is in {path}; its hash and signature are right. Close Oyster and open it. "
        "Your conversations stay, and where their database changes, a copy of it is kept first.",
        version=release.version,
        path=installer,
    )
