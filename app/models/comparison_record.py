"""The record of a model's comparison with published weights, beside its file; sealed as a provenance record is.

It says what a sample showed. It never makes a file Oy1: only a file that was built here, or that the program's own
catalogue names by its hash, is that.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from app.atomic_write import write_atomically
from app.domain.origin_comparison import OriginComparison
from app.json_decoding import decode_json
from app.models.errors import LibraryUnusable
from app.translation import tr

_encoder = msgspec.json.Encoder(order="sorted")
_MOST_BYTES = 4 * 2**20


class _Sealed(msgspec.Struct, frozen=True):
    comparison: OriginComparison
    seal: str


def comparison_path(folder: Path, identity: str) -> Path:
    """Return the path of a model's record. Its suffix differs from a manifest's."""
    return folder / f"{identity}.comparison"


def write_comparison(path: Path, comparison: OriginComparison) -> None:
    """Write a record atomically. Raises ``LibraryUnusable``."""
    sealed = _Sealed(comparison, _seal_of(comparison))
    try:
        write_atomically(path, msgspec.json.format(msgspec.json.encode(sealed), indent=2))
    except OSError as error:
        sentence = tr("Nothing can be written in {folder}.", folder=path.parent)
        raise LibraryUnusable(sentence, str(error)) from error


def read_comparison(path: Path, sha256: str) -> OriginComparison | None:
    """Return the record of the file with this hash; None where there is none, or its seal is broken."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return None
        found = decode_json(path.read_bytes(), _Sealed)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return None
    whole = found.seal == _seal_of(found.comparison) and found.comparison.sha256 == sha256 != ""
    return found.comparison if whole else None


def _seal_of(comparison: OriginComparison) -> str:
    return hashlib.sha256(_encoder.encode(comparison)).hexdigest()
