"""The library of model files that are on this computer and were checked; incomplete files never appear."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec

from app.domain.gguf import GgufHeader
from app.domain.gguf_split import files_of, read_model_header
from app.domain.model import InstalledModel, ModelFile, ModelRole, ModelStanding
from app.domain.origin_comparison import OriginComparison
from app.domain.plain_text import name_on_one_line
from app.domain.provenance import Provenance
from app.locations import absolute_path
from app.models.catalogue import Catalogue, CatalogueEntry
from app.models.comparison_record import comparison_path, read_comparison, write_comparison
from app.models.errors import LibraryUnusable, UnknownModel
from app.models.file_presence import same_file, whole
from app.models.folder_lock import alone_in
from app.models.hashing import Progress, hash_of, hashed
from app.models.incoming_file import checked_size, make_way
from app.models.manifest import (
    Manifest,
    fetched_manifest,
    free_identity,
    licence_path,
    manifest_path,
    model_of,
    places_of,
    read_manifest,
    stored_parts,
    stored_path,
    write_manifest,
)
from app.models.provenance_record import claim_beside, proves, read_record, record_path, write_record
from app.models.verification import Verification, changed, gone, unchanged, unproved
from app.translation import tr


class ModelLibrary:
    """Model files in one folder, and files elsewhere that were added by path.

    Several programs may use the same folder at once. Everything in it may be moved together.
    """

    def __init__(self, folder: Path, catalogue: Catalogue, *, moved: bool = False) -> None:
        self.folder = folder
        self.moved = (
            moved  # to a place of the person's choice, which is never made anew where it is not there
        )
        self.catalogue = catalogue

    @property
    def unreachable(self) -> str:
        """Why there are no models at all: the folder was moved to a disk that is not there now. Else empty."""
        if not self.moved or self.folder.is_dir():
            return ""
        return tr(
            "The models folder {folder} is not there. Connect the disk that it is on, or choose another folder on the "
            "page of models.",
            folder=self.folder,
        )

    def installed(self) -> tuple[InstalledModel, ...]:
        """Return the models that can be loaded: checked, still there, still of the same size."""
        sound = (self._model(each) for each in self._manifests() if each.sound)
        return tuple(each for each in sound if whole(each))

    def missing(self) -> tuple[InstalledModel, ...]:
        """Return the models whose file has vanished, or has another size than the one that was checked."""
        sound = (self._model(each) for each in self._manifests() if each.sound)
        return tuple(each for each in sound if not whole(each))

    def find(self, identity: str) -> InstalledModel | None:
        """Return the installed model with this id, or None."""
        return next((each for each in self.installed() if each.id == identity), None)

    def at(self, path: Path) -> InstalledModel | None:
        """Return the installed model of this file, or None; the file is not read.

        None as well where the file was written to since it was last hashed: then it has to be added again.
        """
        wanted = absolute_path(path)
        found = next((each for each in self.installed() if same_file(each.path, wanted)), None)
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
        path = absolute_path(path)
        header = read_model_header(path)
        first, *parts = hashed(files_of(path), on_progress)
        sha256 = first.sha256
        with self.alone():
            same = next((each for each in self.installed() if each.sha256 == sha256), None)
            if same is not None and (role is None or same.role is role):
                if same_file(same.path, path):
                    (self.folder / f"{same.id}.json").touch()  # the file was hashed just now: see ``at``
                return same
            return self.keep(self._added(path, header, sha256, role, parts))

    def install(
        self,
        entry: CatalogueEntry,
        file: Path,
        sha256: str,
        *,
        computed: str = "",
        origin: str = "",
        provenance: Provenance | None = None,
        parts: Sequence[ModelFile] = (),
    ) -> InstalledModel:
        """Install a fetched or built file: checked against ``sha256`` and its header, then moved.

        ``parts`` are the further files of a model that is split, with the hashes that they were found to have.

        The file moves last: until then nothing is offered, and after a kill it is still where it was made.
        ``computed`` is the file's hash where it is already known. Raises ``WrongHash`` and ``GgufError`` (the
        file is deleted), ``LibraryUnusable``.
        """
        found = computed or hash_of(file)
        size = checked_size(entry, file, sha256, found)
        targets = places_of(self.folder, entry.id, 1 + len(parts))
        record = record_path(self.folder, entry.id)
        manifest = fetched_manifest(entry, targets, size, found, parts, origin)
        with self.alone():
            for target in targets:
                make_way(target)
            record.unlink(missing_ok=True)
            if provenance is not None:
                write_record(record, provenance)
            model = self.keep(manifest)
            for each, target in zip(parts, targets[1:], strict=True):
                each.path.replace(target)
            file.replace(targets[0])
            return model

    def verify(self, identity: str, on_progress: Progress | None = None) -> Verification:
        """Read a model's file again and compare its hash. Raises ``UnknownModel``, ``ModelError``.

        A file that has changed is no longer offered, until a later verification finds it intact.
        """
        manifest = self.require_manifest(identity)
        model = self._model(manifest)
        if not all(each.path.is_file() for each in model.files):
            return gone(model)
        found = hashed([each.path for each in model.files], on_progress)
        well = [each.sha256 for each in found] == [each.sha256 for each in model.files]
        if well is not manifest.sound:
            with self.alone():
                self.keep(msgspec.structs.replace(manifest, sound=well))
        if not well:
            return changed(model)
        if model.provenance is None and record_path(self.folder, identity).exists():
            return unproved(model)
        return unchanged(model)

    def keep_comparison(self, identity: str, comparison: OriginComparison) -> InstalledModel:
        """Keep what a comparison of a model's file with published weights found. Raises ``UnknownModel``."""
        with self.alone():
            manifest = self.require_manifest(identity)
            write_comparison(comparison_path(self.folder, identity), comparison)
            return self._model(manifest)

    def remove(self, identity: str) -> None:
        """Remove a model from the library, and delete its file if the program owns it. Raises ``UnknownModel``."""
        with self.alone():
            manifest = self.require_manifest(identity)
            try:
                (self.folder / f"{identity}.json").unlink()
                comparison_path(self.folder, identity).unlink(missing_ok=True)
                if manifest.managed:
                    for each in self._model(manifest).files:
                        each.path.unlink(missing_ok=True)
                    record_path(self.folder, identity).unlink(missing_ok=True)
                    licence_path(self.folder, identity).unlink(missing_ok=True)
            except OSError as error:
                raise LibraryUnusable(
                    tr("'{identity}' cannot be deleted.", identity=identity), str(error)
                ) from error

    def staging(self) -> Path:
        """Return the folder for incoming files; on the same disk, so that moving them is instant."""
        folder = self.folder / "incoming"
        try:
            self._make_folder(folder)
        except OSError as error:
            raise LibraryUnusable(
                tr("The models folder {folder} cannot be made.", folder=self.folder), str(error)
            ) from error
        return folder

    def _make_folder(self, folder: Path) -> None:
        if self.unreachable:
            raise LibraryUnusable(self.unreachable)
        folder.mkdir(parents=True, exist_ok=True)

    def _added(
        self,
        path: Path,
        header: GgufHeader,
        sha256: str,
        role: ModelRole | None,
        parts: Sequence[ModelFile],
    ) -> Manifest:
        known = self.catalogue.with_hash(sha256)
        return Manifest(
            id=self._id_of(path, sha256, known),
            title=known.title if known else header.name or name_on_one_line(path.stem),
            role=role or (known.role if known else ModelRole.CHAT),
            path=stored_path(self.folder, path),
            size_bytes=header.size_bytes,
            sha256=sha256,
            licence=known.licence if known else "",
            managed=False,
            claim=claim_beside(path, sha256),
            parts=stored_parts(self.folder, parts),
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
        compared = read_comparison(comparison_path(self.folder, manifest.id), manifest.sha256)
        return model_of(self.folder, manifest, self._standing(manifest, record), record, compared)

    def _standing(self, manifest: Manifest, record: Provenance | None) -> ModelStanding:
        """Return the standing: Oy1 if built here from Oy1's own weights, or listed as such by hash in the catalogue."""
        if record is not None and self.catalogue.is_oy1_record(record):
            return ModelStanding.OY1
        return self.catalogue.standing_of(manifest.sha256)

    def keep(self, manifest: Manifest) -> InstalledModel:
        """Write a manifest and return its model; the lock is the caller's. Raises ``LibraryUnusable``."""
        write_manifest(self.folder, manifest)
        return self._model(manifest)

    def _manifests(self) -> tuple[Manifest, ...]:
        found = (read_manifest(path) for path in sorted(self.folder.glob("*.json")))
        return tuple(each for each in found if each is not None)

    def require_manifest(self, identity: str) -> Manifest:
        """Return a model's manifest, whether its file is there or not. Raises ``UnknownModel``."""
        path = manifest_path(self.folder, identity)
        manifest = read_manifest(path) if path is not None else None
        if manifest is None:
            raise _unknown(identity)
        return manifest

    def alone(self) -> AbstractContextManager[None]:
        """Hold the lock for a change. Raises ``LibraryUnusable``."""
        return alone_in(self.folder, self._make_folder)


def _unknown(identity: str) -> UnknownModel:
    return UnknownModel(
        tr("There is no model '{identity}' on this computer.", identity=identity),
        in_terminal=tr("'oyster models list' shows those that are."),
    )
