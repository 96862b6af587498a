"""The library of model files that are on this computer and were checked; incomplete files never appear."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import filelock
import msgspec

from app.domain.errors import GgufError
from app.domain.gguf import GgufHeader, read_header
from app.domain.model import InstalledModel, ModelRole, ModelStanding, model_words
from app.domain.provenance import Provenance
from app.models.catalogue import Catalogue, CatalogueEntry
from app.models.errors import LibraryUnusable, UnknownModel, WrongHash
from app.models.hashing import Progress, hash_of
from app.models.manifest import (
    Manifest,
    free_identity,
    licence_path,
    manifest_path,
    model_of,
    read_manifest,
    stored_path,
    write_manifest,
)
from app.models.provenance_record import claim_beside, proves, read_record, record_path, write_record

_LOCK_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of reading a file again. A model that is not ``well`` is no longer offered."""

    model: InstalledModel
    well: bool
    sentence: str


class ModelLibrary:
    """Model files in one folder, and files elsewhere that were added by path.

    Several programs may use the same folder at once. Everything in it may be moved together.
    """

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.folder = folder
        self.catalogue = catalogue

    def installed(self) -> tuple[InstalledModel, ...]:
        """Return the models that can be loaded: checked, still there, still of the same size."""
        sound = (self._model(each) for each in self._manifests() if each.sound)
        return tuple(each for each in sound if _whole(each))

    def find(self, identity: str) -> InstalledModel | None:
        """Return the installed model with this id, or None."""
        return next((each for each in self.installed() if each.id == identity), None)

    def at(self, path: Path) -> InstalledModel | None:
        """Return the installed model of this file, or None; the file is not read.

        None as well where the file was written to since it was last hashed: then it has to be added again.
        """
        wanted = path.expanduser().absolute()
        found = next((each for each in self.installed() if _same_file(each.path, wanted)), None)
        return found if found is not None and self._hashed_since(found) else None

    def _hashed_since(self, model: InstalledModel) -> bool:
        """Return whether the manifest is newer than its file."""
        manifest = manifest_path(self.folder, model.id)
        try:
            return manifest is not None and manifest.stat().st_mtime_ns >= model.path.stat().st_mtime_ns
        except OSError:
            return False

    def require(self, identity: str) -> InstalledModel:
        """Return the installed model with this id. Raises ``UnknownModel``."""
        found = self.find(identity)
        if found is None:
            raise _unknown(identity)
        return found

    def add(
        self, path: Path, on_progress: Progress | None = None, role: ModelRole | None = None
    ) -> InstalledModel:
        """Add a GGUF by path, in place; the same file added twice is one model.

        The file is identified by its hash, never by its name: one that the catalogue does not know
        is unverified; a provenance record beside it is kept as its claim. A ``role`` of
        None uses the catalogue's role, else chat. Raises ``GgufError``, ``ModelError``.
        """
        path = path.expanduser().absolute()
        header = read_header(path)
        sha256 = hash_of(path, on_progress)
        with self._alone():
            same = next((each for each in self.installed() if each.sha256 == sha256), None)
            if same is not None and (role is None or same.role is role):
                if _same_file(same.path, path):
                    (self.folder / f"{same.id}.json").touch()  # the file was hashed just now: see ``at``
                return same
            return self._keep(self._added(path, header, sha256, role))

    def install(
        self,
        entry: CatalogueEntry,
        file: Path,
        sha256: str,
        *,
        computed: str = "",
        origin: str = "",
        provenance: Provenance | None = None,
    ) -> InstalledModel:
        """Install a fetched or built file: checked against ``sha256`` and its header, then moved.

        The file moves last: until then nothing is offered, and after a kill it is still where it was made.
        ``computed`` is the file's hash where it is already known. Raises ``WrongHash`` and ``GgufError`` (the
        file is deleted), ``LibraryUnusable``.
        """
        found = computed or hash_of(file)
        size = _checked_size(entry, file, sha256, found)
        target, record = self.folder / f"{entry.id}.gguf", record_path(self.folder, entry.id)
        manifest = Manifest(
            id=entry.id,
            title=entry.title,
            role=entry.role,
            path=target.name,
            size_bytes=size,
            sha256=found,
            licence=entry.licence,
            managed=True,
            origin=origin,
        )
        with self._alone():
            _make_way(target)
            record.unlink(missing_ok=True)
            if provenance is not None:
                write_record(record, provenance)
            model = self._keep(manifest)
            file.replace(target)
            return model

    def verify(self, identity: str, on_progress: Progress | None = None) -> Verification:
        """Read a model's file again and compare its hash. Raises ``UnknownModel``, ``ModelError``.

        A file that has changed is no longer offered, until a later verification finds it intact.
        """
        manifest = self._require_manifest(identity)
        model = self._model(manifest)
        if not model.path.is_file():
            return Verification(model, False, f"The file of '{identity}' is no longer at {model.path}.")
        well = hash_of(model.path, on_progress) == model.sha256
        if well is not manifest.sound:
            with self._alone():
                self._keep(msgspec.structs.replace(manifest, sound=well))
        if not well:
            sentence = f"The file of '{identity}' has changed and is not used. Remove it and get it again."
            return Verification(model, False, sentence)
        if model.provenance is None and record_path(self.folder, identity).exists():
            sentence = (
                f"The file of '{identity}' is whole, but the record of where it came from is damaged or another "
                "file's, so it counts as not verified as Oy1. Remove it and get it again."
            )
            return Verification(model, False, sentence)
        sentence = f"The file of '{identity}' is whole and unchanged: {model_words(model)}."
        return Verification(model, True, sentence)

    def remove(self, identity: str) -> None:
        """Remove a model from the library, and delete its file if the program owns it. Raises ``UnknownModel``."""
        with self._alone():
            manifest = self._require_manifest(identity)
            try:
                (self.folder / f"{identity}.json").unlink()
                if manifest.managed:
                    self._model(manifest).path.unlink(missing_ok=True)
                    record_path(self.folder, identity).unlink(missing_ok=True)
                    licence_path(self.folder, identity).unlink(missing_ok=True)
            except OSError as error:
                raise LibraryUnusable(f"'{identity}' cannot be deleted.", str(error)) from error

    def staging(self) -> Path:
        """Return the folder for incoming files; on the same disk, so that moving them is instant."""
        folder = self.folder / "incoming"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryUnusable(f"The models folder {self.folder} cannot be made.", str(error)) from error
        return folder

    def _added(self, path: Path, header: GgufHeader, sha256: str, role: ModelRole | None) -> Manifest:
        known = self.catalogue.with_hash(sha256)
        return Manifest(
            id=self._id_of(path, sha256, known),
            title=known.title if known else header.name or path.stem,
            role=role or (known.role if known else ModelRole.CHAT),
            path=stored_path(self.folder, path),
            size_bytes=header.size_bytes,
            sha256=sha256,
            licence=known.licence if known else "",
            managed=False,
            claim=claim_beside(path, sha256),
        )

    def _id_of(self, path: Path, sha256: str, known: CatalogueEntry | None) -> str:
        """Return the catalogue's id, the id that this file or content had before, or a new one."""
        if known is not None:
            return known.id
        stored = stored_path(self.folder, path)
        for each in self._manifests():
            if not each.managed and (each.sha256 == sha256 or each.path == stored):
                return each.id
        return free_identity(self.folder, path, {each.id for each in self.catalogue.models})

    def _model(self, manifest: Manifest) -> InstalledModel:
        """Return a model with its standing, computed anew every time and never read from the manifest."""
        record = read_record(record_path(self.folder, manifest.id)) if manifest.managed else None
        if record is not None and not proves(record, manifest.sha256):
            record = None
        return model_of(self.folder, manifest, self._standing(manifest, record), record)

    def _standing(self, manifest: Manifest, record: Provenance | None) -> ModelStanding:
        """Return the standing: Oy1 if built here from Oy1's own weights, or listed as such by hash in the catalogue."""
        if record is not None and self.catalogue.is_oy1_repository(record.repo):
            return ModelStanding.OY1
        return self.catalogue.standing_of(manifest.sha256)

    def _keep(self, manifest: Manifest) -> InstalledModel:
        write_manifest(self.folder, manifest)
        return self._model(manifest)

    def _manifests(self) -> tuple[Manifest, ...]:
        found = (read_manifest(path) for path in sorted(self.folder.glob("*.json")))
        return tuple(each for each in found if each is not None)

    def _require_manifest(self, identity: str) -> Manifest:
        path = manifest_path(self.folder, identity)
        manifest = read_manifest(path) if path is not None else None
        if manifest is None:
            raise _unknown(identity)
        return manifest

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the library's lock while changing it; the system releases it if a program dies."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with filelock.FileLock(self.folder / ".lock", timeout=_LOCK_SECONDS):
                yield
        except filelock.Timeout as error:
            sentence = "Another Oyster window keeps the models folder busy. Wait for it and try again."
            raise LibraryUnusable(sentence, str(error)) from error
        except OSError as error:
            raise LibraryUnusable(f"The models folder {self.folder} cannot be used.", str(error)) from error


def _unknown(identity: str) -> UnknownModel:
    return UnknownModel(f"There is no model '{identity}' on this computer. 'oyster models list' shows them.")


def _checked_size(entry: CatalogueEntry, file: Path, wanted: str, found: str) -> int:
    """Return the size of a file with the expected hash and a valid header; any other file is deleted."""
    if wanted and found != wanted:
        file.unlink()
        raise WrongHash(
            f"The file fetched for '{entry.id}' is not the right one, so it was deleted. Fetch it again.",
            f"expected {wanted}, found {found}",
        )
    try:
        return read_header(file).size_bytes
    except GgufError:
        file.unlink(missing_ok=True)
        raise


def _make_way(target: Path) -> None:
    """Delete an earlier file, so that a manifest written before its file never refers to another one."""
    try:
        target.unlink(missing_ok=True)
    except PermissionError as error:
        sentence = f"{target.name} is in use. Close the conversation that uses the model, and try again."
        raise LibraryUnusable(sentence, str(error)) from error


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _whole(model: InstalledModel) -> bool:
    try:
        return model.path.is_file() and model.path.stat().st_size == model.size_bytes
    except OSError:
        return False
