"""The record of where a model came from, kept beside its file and sealed against accidents.

The seal is a hash, not a signature: it shows that a record was damaged or edited, not that somebody who can
write the models folder forged record and manifest together. What such a person cannot forge is the copy in the
encrypted database.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import msgspec

from app.domain.provenance import RECORD_VERSION, Provenance
from app.models.errors import LibraryUnusable

_encoder = msgspec.json.Encoder(order="sorted")


class _Sealed(msgspec.Struct, frozen=True):
    record: Provenance
    seal: str


def record_path(folder: Path, identity: str) -> Path:
    """Answer where a model's record is kept. Its name does not end like a manifest's."""
    return folder / f"{identity}.provenance"


def seal_of(record: Provenance) -> str:
    """Answer the SHA-256 of a record's canonical JSON."""
    return hashlib.sha256(_encoder.encode(record)).hexdigest()


def sealed(record: Provenance) -> bytes:
    """Answer the record with its seal as JSON for people and programs."""
    return msgspec.json.format(msgspec.json.encode(_Sealed(record, seal_of(record))), indent=2)


def write_record(path: Path, record: Provenance) -> None:
    """Write a record whole. Raises ``LibraryUnusable``."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        with partial.open("wb") as stream:
            stream.write(sealed(record))
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    except OSError as error:
        raise LibraryUnusable(f"Nothing can be written in {path.parent}.", str(error)) from error


def read_record(path: Path) -> Provenance | None:
    """Answer the record, or None where there is none or its seal is broken."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_Sealed)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return None
    whole = found.seal == seal_of(found.record) and found.record.record_version == RECORD_VERSION
    return found.record if whole else None


def proves(record: Provenance, sha256: str) -> bool:
    """True where a record is about the file of this hash, and every source was what the hub stated."""
    agreed = (
        each.stated == f"sha256:{each.found_sha256}" or each.stated.startswith("git-sha1:")
        for each in record.sources
    )
    return record.sha256 == sha256 and bool(record.sources) and all(agreed)
