"""The provenance record of a model, stored beside its file with a hash against accidental damage.

The seal is a hash, not a signature: it shows that a record was damaged or edited, not that somebody who can
write the models folder forged record and manifest together. Such a person cannot forge the copy in the
encrypted database. A record proves something only for a file that the program built and stores itself; one that
came with a file from elsewhere is that file's claim, and is shown as such.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import msgspec

from app.atomic_write import write_atomically
from app.domain.provenance import MODELSCOPE_PREFIX, RECORD_VERSION, Provenance, origin_words
from app.domain.quantisation import quantisation_named
from app.json_decoding import decode_json
from app.models.errors import LibraryUnusable
from app.translation import tr

_encoder = msgspec.json.Encoder(order="sorted")
_MOST_BYTES = 4 * 2**20  # of a record; one of a thousand sources has 0.3 MB
_REPOSITORY = re.compile(rf"({MODELSCOPE_PREFIX})?[A-Za-z0-9._-]{{1,96}}/[A-Za-z0-9._-]{{1,96}}")
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_ENDPOINT = re.compile(r"https?://[A-Za-z0-9.-]{1,96}(:[0-9]{1,5})?")


class _Sealed(msgspec.Struct, frozen=True):
    record: Provenance
    seal: str


def record_path(folder: Path, identity: str) -> Path:
    """Return the path of a model's record. Its suffix differs from a manifest's."""
    return folder / f"{identity}.provenance"


def seal_of(record: Provenance) -> str:
    """Return the SHA-256 of a record's canonical JSON."""
    return hashlib.sha256(_encoder.encode(record)).hexdigest()


def sealed(record: Provenance) -> bytes:
    """Return the record with its seal as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(_Sealed(record, seal_of(record))), indent=2)


def write_record(path: Path, record: Provenance) -> None:
    """Write a record atomically. Raises ``LibraryUnusable``."""
    try:
        write_atomically(path, sealed(record))
    except OSError as error:
        raise LibraryUnusable(
            tr("Nothing can be written in {folder}.", folder=path.parent), str(error)
        ) from error


def read_record(path: Path) -> Provenance | None:
    """Return the record, or None where there is none or its seal is broken."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:  # a pipe would be read for ever
            return None
        found = decode_json(path.read_bytes(), _Sealed)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return None
    whole = found.seal == seal_of(found.record) and found.record.record_version == RECORD_VERSION
    return found.record if whole else None


def proves(record: Provenance, sha256: str) -> bool:
    """True where a record is of the file with this hash, and every source had the hub's stated hash."""
    agreed = (
        each.stated == f"sha256:{each.found_sha256}" or each.stated.startswith("git-sha1:")
        for each in record.sources
    )
    return record.sha256 == sha256 and bool(record.sources) and all(agreed)


def claim_beside(file: Path, sha256: str) -> str:
    """Return "made from …" where a sound record of the file with this hash is beside it, else an empty string.

    The publishing kit's record is ``provenance.json``. It was written by whoever made the file, so its content is
    shown only where it consists of names, never of sentences.
    """
    for name in (f"{file.stem}.provenance.json", "provenance.json"):
        record = read_record(file.with_name(name))
        if record is not None and proves(record, sha256) and _only_names(record):
            return origin_words(record)
    return ""


def _only_names(record: Provenance) -> bool:
    return (
        _REPOSITORY.fullmatch(record.repo) is not None
        and _COMMIT.fullmatch(record.commit) is not None
        and _ENDPOINT.fullmatch(record.endpoint) is not None
        and quantisation_named(record.quantisation) is not None
    )
