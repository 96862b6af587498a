"""Write the sample database of the newest version: run once, before the migration after it is written.

Usage: python tests/storage/files/make_version_file.py VERSION, from the repository's root. The sample is
not encrypted (it has no personal data), so that it stays small; the test encrypts it before opening it.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER.parent), str(FOLDER.parents[2])]

from storage_factories import World, sample_record  # noqa: E402

from app.storage.connection import file_engine  # noqa: E402
from app.storage.upgrade import upgrade  # noqa: E402
from app.storage.vault import Vault  # noqa: E402

KEY = bytes(range(32))


def make(version: str, folder: Path) -> Path:
    """Return the compressed sample, as the code of ``version`` writes it."""
    engine = file_engine(folder / "encrypted.db", KEY)
    with engine.connect() as connection:
        upgrade(connection, version)
    with Vault(engine) as vault:
        record = sample_record(vault.start("A sample 样本"), World())
        vault.append(record.question)
        vault.record_turn(record)
    plain = folder / "plain.db"
    with sqlcipher.connect(str(folder / "encrypted.db")) as connection:
        connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        connection.execute(f"ATTACH '{plain}' AS plain KEY ''")
        connection.execute("SELECT sqlcipher_export('plain')")
        connection.execute("DETACH plain")
    target = FOLDER / f"version_{version}.db.gz"
    target.write_bytes(
        gzip.compress(plain.read_bytes(), mtime=int(datetime(2026, 1, 1, tzinfo=UTC).timestamp()))
    )
    return target


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        print(make(sys.argv[1], Path(scratch)))  # noqa: T201
