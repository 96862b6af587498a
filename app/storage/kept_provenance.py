"""The provenance of model files in a database, which needs the key to write."""

from __future__ import annotations

import msgspec

from app.domain.conversation import now
from app.domain.provenance import Provenance
from app.storage.database import Database
from app.storage.errors import DAMAGED, DamagedDatabase
from app.storage.tables.provenance import ProvenanceRow


class KeptProvenance(Database):
    """Keeps the first record of each file for good."""

    def keep_provenance(self, record: Provenance) -> Provenance:
        """Store a model file's provenance and return what is stored: the first record of a file stays for good."""
        with self._writing() as session:
            row = session.get(ProvenanceRow, record.sha256)
            if row is None:
                text = msgspec.json.encode(record).decode()
                session.add(ProvenanceRow(sha256=record.sha256, record=text, kept_at=now()))
                return record
            try:
                return msgspec.json.decode(row.record, type=Provenance)
            except msgspec.DecodeError as error:
                raise DamagedDatabase(DAMAGED, str(error)) from error
