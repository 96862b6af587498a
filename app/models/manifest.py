"""The manifest of an installed model: written last, so that it also marks a complete and checked file."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from pathlib import Path

import msgspec

from app.atomic_write import write_atomically
from app.domain.gguf_split import PartName
from app.domain.model import InstalledModel, ModelFile, ModelRole, ModelStanding
from app.domain.origin_comparison import OriginComparison
from app.domain.plain_text import name_on_one_line
from app.domain.provenance import Provenance
from app.json_decoding import decode_json
from app.models.catalogue import CatalogueEntry
from app.models.errors import LibraryUnusable
from app.translation import tr

_IDENTITY = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


class PartRecord(msgspec.Struct, frozen=True):
    """A further file of a model that is split; ``path`` as in ``Manifest``."""

    path: str
    size_bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """One model. ``path`` is relative where the file is in the models folder, so that the folder can be moved.

    ``size_bytes`` is of all its files, ``sha256`` of the first; ``parts`` are the others.
    """

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
    parts: tuple[PartRecord, ...] = ()


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


def places_of(folder: Path, identity: str, count: int) -> tuple[Path, ...]:
    """Return where the files of a model that the program owns lie; several are named as llama.cpp wants it."""
    if count == 1:
        return (folder / f"{identity}.gguf",)
    return tuple(folder / each for each in PartName(identity, 1, count).names)


def fetched_manifest(
    entry: CatalogueEntry,
    places: Sequence[Path],
    size_bytes: int,
    sha256: str,
    parts: Sequence[ModelFile],
    origin: str,
) -> Manifest:
    """Return the manifest of a model that the program fetched or made; ``places`` are of all its files."""
    return Manifest(
        id=entry.id,
        title=entry.title,
        role=entry.role,
        path=places[0].name,
        size_bytes=size_bytes,
        sha256=sha256,
        licence=entry.licence,
        managed=True,
        origin=origin,
        parts=tuple(
            PartRecord(place.name, part.size_bytes, part.sha256)
            for place, part in zip(places[1:], parts, strict=True)
        ),
    )


def licence_path(folder: Path, identity: str) -> Path:
    """Return the path of the licence text that came with a model's weights."""
    return folder / f"{identity}.licence.txt"


def read_manifest(path: Path) -> Manifest | None:
    """Return a manifest; None for a damaged one, as nothing is known of its file."""
    try:
        manifest = decode_json(path.read_bytes(), Manifest)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return None
    return manifest if manifest.id == path.stem and _has_a_place_of_its_own(manifest) else None


def _has_a_place_of_its_own(manifest: Manifest) -> bool:
    """Return whether a file that the program may delete is in the models folder itself, whoever wrote the manifest."""
    paths = (manifest.path, *(each.path for each in manifest.parts))
    if not manifest.managed:
        return all(paths)
    return all(re.fullmatch(r"[^/\\:]+\.gguf", each) for each in paths)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace a manifest atomically. Raises ``LibraryUnusable``."""
    try:
        content = msgspec.json.format(msgspec.json.encode(manifest), indent=2)
        write_atomically(folder / f"{manifest.id}.json", content)
    except OSError as error:
        raise LibraryUnusable(
            tr("Nothing can be written in the models folder {folder}.", folder=folder), str(error)
        ) from error


def stored_path(folder: Path, file: Path) -> str:
    """Return a file's path for the manifest: relative to the models folder where it is inside it."""
    try:
        return file.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return str(file)


def stored_parts(folder: Path, parts: Sequence[ModelFile]) -> tuple[PartRecord, ...]:
    """Return the records of further files, with their paths as ``stored_path`` has them."""
    return tuple(PartRecord(stored_path(folder, each.path), each.size_bytes, each.sha256) for each in parts)


def model_of(
    folder: Path,
    manifest: Manifest,
    standing: ModelStanding,
    provenance: Provenance | None,
    comparison: OriginComparison | None = None,
) -> InstalledModel:
    """Return the model of a manifest; its file may be gone. Its standing is never read from a manifest."""
    return InstalledModel(
        id=manifest.id,
        title=name_on_one_line(manifest.title) or manifest.id,
        role=manifest.role,
        standing=standing,
        path=folder / manifest.path,  # an absolute path replaces the folder
        size_bytes=manifest.size_bytes,
        sha256=manifest.sha256,
        licence=name_on_one_line(manifest.licence),
        managed=manifest.managed,
        provenance=provenance,
        claim=name_on_one_line(manifest.claim),
        comparison=comparison,
        parts=tuple(ModelFile(folder / each.path, each.size_bytes, each.sha256) for each in manifest.parts),
    )
