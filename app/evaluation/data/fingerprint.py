"""A hash of a run's data: other content under the same name makes another run."""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.evaluation.data.data_file import ENDINGS
from app.evaluation.errors import EvaluationError
from app.models.hashing import hash_of
from app.translation import tr

_LEFT_BY_OFFICE = "~$"  # a lock file beside a spreadsheet that is open in another program


def sha256_of_data(place: Path) -> str:
    """Return the SHA-256 of a file, or of a folder's data files: their names and contents, sorted by name.

    Other files and subfolders do not count, since no task reads them.
    Raises ``OysterError`` where a file cannot be read.
    """
    if not place.is_dir():
        return hash_of(place)
    try:
        files = sorted(each for each in place.iterdir() if _is_data(each))
    except OSError as error:
        raise EvaluationError(tr("The folder {place} cannot be read.", place=place), str(error)) from error
    digest = hashlib.sha256()
    for each in files:
        digest.update(f"{len(each.name.encode())} {each.name} {hash_of(each)}\n".encode())
    return digest.hexdigest()


def _is_data(path: Path) -> bool:
    hidden = path.name.startswith((".", _LEFT_BY_OFFICE))
    return path.suffix.lower() in ENDINGS and not hidden and path.is_file()
