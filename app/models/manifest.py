"""The manifest of an installed model: written last, so that it also marks a complete and checked file."""

from __future__ import annotations

import re
from collections.abc import Set
from pathlib import Path

import msgspec

from app.atomic_write import write_atomically
from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.domain.provenance import Provenance
from app.models.errors import LibraryUnusable

_IDENTITY = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


class Manifest(msgspec.Struct, frozen=True):
    """One model. ``path`` is relative where the file is in the models folder, so that the folder can be moved."""

    id: str
    title: str
    role: ModelRole
    path: str
    size_bytes: int
    sha256: str
    licence: str
    managed: bool
    origin: str = ""  # repository, file and commit, for a file from the hub
    claim: str = (
        ""  # origin claimed by a record that came with an added file; shown as a claim, proves nothing
    )
    sound: bool = True  # False once a verification has found the file changed


def manifest_path(folder: Path, identity: str) -> Path | None:
    """Return the path of a model's manifest; None where ``identity`` cannot be an id."""
    return folder / f"{identity}.json" if _IDENTITY.fullmatch(identity) else None


def free_identity(folder: Path, file: Path, known: Set[str]) -> str:
    """Return an id made from a file's name that neither a manifest in ``folder`` nor a ``known`` model has."""
    base = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")[:48] or "model"
    taken = {each.stem for each in folder.glob("*.json")} | known
    number, candidate = 2, base
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate


def licence_path(folder: Path, identity: str) -> Path:
    """Return the path of the licence text that came with a model's weights."""
    return folder / f"{identity}.licence.txt"


def read_manifest(path: Path) -> Manifest | None:
    """Return a manifest; None for a damaged one, as nothing is known of its file."""
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return None
    return manifest if manifest.id == path.stem and manifest.path else None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace a manifest atomically. Raises ``LibraryUnusable``."""
    try:
        content = msgspec.json.format(msgspec.json.encode(manifest), indent=2)
        write_atomically(folder / f"{manifest.id}.json", content)
    except OSError as error:
        raise LibraryUnusable(f"Nothing can be written in the models folder {folder}.", str(error)) from error


def stored_path(folder: Path, file: Path) -> str:
    """Return a file's path for the manifest: relative to the models folder where it is inside it."""
    try:
        return file.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return str(file)


def model_of(
    folder: Path, manifest: Manifest, standing: ModelStanding, provenance: Provenance | None
) -> InstalledModel:
    """Return the model of a manifest; its file may be gone. Its standing is never read from a manifest."""
    return InstalledModel(
        id=manifest.id,
        title=manifest.title,
        role=manifest.role,
        standing=standing,
        path=folder / manifest.path,  # an absolute path replaces the folder
        size_bytes=manifest.size_bytes,
        sha256=manifest.sha256,
        licence=manifest.licence,
        managed=manifest.managed,
        provenance=provenance,
        claim=manifest.claim,
    )
