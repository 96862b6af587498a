"""The catalogue: which models are known, what they are for, and how their files are to be had."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec

from app.domain.model import ModelRole, ModelStanding
from app.locations import resource
from app.models.errors import CatalogueError


class Source(StrEnum):
    """How a model's file is to be had."""

    HUB = "hub"
    WHEEL = "wheel"
    NONE = "none"


class CatalogueEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One model. ``sha256`` is of the GGUF; empty where nobody knows it."""

    id: str
    title: str
    purpose: str
    role: ModelRole
    standing: ModelStanding
    licence: str
    source: Source
    context_length: int = 0
    template: str = ""
    repo: str = ""
    revision: str = "main"
    file: str = ""
    size_bytes: int = 0
    sha256: str = ""
    package: str = ""
    package_sha256: str = ""
    note: str = ""


class Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All entries, in the order in which they are shown."""

    models: tuple[CatalogueEntry, ...]

    def find(self, identity: str) -> CatalogueEntry | None:
        """Answer the entry with this id, or None."""
        return next((each for each in self.models if each.id == identity), None)

    def with_hash(self, sha256: str) -> CatalogueEntry | None:
        """Answer the entry whose file has this hash, or None."""
        return next((each for each in self.models if each.sha256 and each.sha256 == sha256), None)


def load_catalogue(own: Path | None = None) -> Catalogue:
    """Answer the program's catalogue; entries in the person's ``own`` file come first and replace ours.

    Raises ``CatalogueError`` that names the file and the place in it.
    """
    ours = _read(resource("catalogue.yaml"))
    if own is None or not own.is_file():
        return ours
    theirs = _read(own)
    replaced = {each.id for each in theirs.models}
    return Catalogue((*theirs.models, *(each for each in ours.models if each.id not in replaced)))


def _read(path: Path) -> Catalogue:
    try:
        catalogue = msgspec.yaml.decode(path.read_bytes(), type=Catalogue)
    except (OSError, msgspec.DecodeError) as error:
        raise CatalogueError(f"The catalogue {path} cannot be read: {error}", str(error)) from error
    for each in catalogue.models:
        if each.source is Source.HUB and not (each.repo and each.file):
            raise CatalogueError(f"The catalogue {path}: model '{each.id}' needs 'repo' and 'file'.")
    return catalogue
