"""What a model file may be called, by the record of its origin that the vault keeps for good."""

from __future__ import annotations

from dataclasses import replace

from app.domain.model import InstalledModel, ModelStanding
from app.domain.provenance import same_origin
from app.session.vault_access import VaultAccess, VaultState
from app.storage.errors import StorageFailure


def confirmed(model: InstalledModel, access: VaultAccess) -> InstalledModel:
    """Return the model with its confirmed standing: unverified where the vault has a different record of it.

    Stores the record where the vault has none. Without a vault the record beside the file
    is used.
    """
    if model.provenance is None or access.state is not VaultState.OPEN:
        return model
    try:
        kept = access.record.keep_provenance(model.provenance)
    except StorageFailure:
        return model  # a database that is busy or damaged reports so itself; the model is loaded all the same
    if same_origin(kept, model.provenance):
        return model
    return replace(model, standing=ModelStanding.UNVERIFIED, provenance=None)
