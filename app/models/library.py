"""The library: which model files are on this computer and were checked. A half file never shows."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.domain.gguf import read_header
from app.domain.model import InstalledModel, ModelRole, ModelStanding
from app.models.catalogue import Catalogue, CatalogueEntry
from app.models.errors import ModelError, UnknownModel, WrongHash

Progress = Callable[[float], None]

_BLOCK = 1 << 22
_LOCK_SECONDS = 30.0


class _Manifest(msgspec.Struct, frozen=True):
    """What is kept of a model. Written last, so that it is also the mark of a whole, checked file."""

    id: str
    title: str
    role: ModelRole
    standing: ModelStanding
    path: str  # relative to the models folder for files of ours, else absolute
    size_bytes: int
    sha256: str
    licence: str
    managed: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of reading a file again."""

    model: InstalledModel
    well: bool
    sentence: str


class ModelLibrary:
    """Model files under one folder, and files elsewhere that were added by path."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.folder = folder
        self.catalogue = catalogue

    def installed(self) -> tuple[InstalledModel, ...]:
        """Answer the models that can be loaded: checked once, still there, still of the same size."""
        found = (self._read(path) for path in sorted(self.folder.glob("*.json")))
        return tuple(each for each in found if each is not None and _whole(each))

    def find(self, identity: str) -> InstalledModel | None:
        """Answer the installed model with this id, or None."""
        return next((each for each in self.installed() if each.id == identity), None)

    def require(self, identity: str) -> InstalledModel:
        """Answer the installed model with this id. Raises ``UnknownModel``."""
        found = self.find(identity)
        if found is None:
            raise UnknownModel(
                f"There is no model '{identity}' on this computer. 'oyster models list' shows them."
            )
        return found

    def add(
        self, path: Path, on_progress: Progress | None = None, role: ModelRole = ModelRole.CHAT
    ) -> InstalledModel:
        """Add a GGUF by path, where it lies. Raises ``GgufError``, ``ModelError``.

        What the file is follows from its hash, never from its name.
        """
        path = path.expanduser().absolute()
        header = read_header(path)
        sha256 = hash_of(path, on_progress)
        known = self.catalogue.with_hash(sha256)
        with self._alone():
            same = next((each for each in self.installed() if each.sha256 == sha256), None)
            if same is not None and same.path == path:
                return same
            manifest = _Manifest(
                id=known.id if known else self._free_id(path),
                title=known.title if known else header.name or path.stem,
                role=known.role if known else role,
                standing=known.standing if known else ModelStanding.UNVERIFIED,
                path=str(path),
                size_bytes=header.size_bytes,
                sha256=sha256,
                licence=known.licence if known else "",
                managed=False,
            )
            return self._keep(manifest)

    def install(self, entry: CatalogueEntry, file: Path, sha256: str) -> InstalledModel:
        """Take a fetched file into the library; it is checked against ``sha256`` and moved in whole.

        Raises ``WrongHash`` (the file is deleted) and ``GgufError``.
        """
        found = hash_of(file)
        if sha256 and found != sha256:
            file.unlink()
            raise WrongHash(
                f"The file fetched for '{entry.id}' is not the one it should be, so it was deleted. Fetch it again.",
                f"expected {sha256}, found {found}",
            )
        header = read_header(file)
        target = self.folder / f"{entry.id}.gguf"
        with self._alone():
            os.replace(file, target)
            manifest = _Manifest(
                id=entry.id,
                title=entry.title,
                role=entry.role,
                standing=entry.standing if sha256 else ModelStanding.UNVERIFIED,
                path=target.name,
                size_bytes=header.size_bytes,
                sha256=found,
                licence=entry.licence,
                managed=True,
            )
            return self._keep(manifest)

    def verify(self, identity: str, on_progress: Progress | None = None) -> Verification:
        """Read a model's file again and compare its hash. Raises ``UnknownModel``, ``ModelError``."""
        manifest = self._manifest(self.folder / f"{identity}.json")
        if manifest is None:
            raise UnknownModel(f"There is no model '{identity}' on this computer.")
        model = self._model(manifest)
        if not model.path.is_file():
            return Verification(model, False, f"The file of '{identity}' is no longer at {model.path}.")
        if hash_of(model.path, on_progress) != model.sha256:
            return Verification(
                model, False, f"The file of '{identity}' has changed. Remove it and get it again."
            )
        return Verification(model, True, f"The file of '{identity}' is whole and unchanged.")

    def remove(self, identity: str) -> None:
        """Forget a model, and delete its file if the program owns it. Raises ``UnknownModel``."""
        with self._alone():
            manifest = self._manifest(self.folder / f"{identity}.json")
            if manifest is None:
                raise UnknownModel(f"There is no model '{identity}' on this computer.")
            (self.folder / f"{identity}.json").unlink()
            if manifest.managed:
                self._model(manifest).path.unlink(missing_ok=True)

    def staging(self) -> Path:
        """Answer the folder for files on their way in; on the same disk, so that moving in is at once."""
        folder = self.folder / "incoming"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _keep(self, manifest: _Manifest) -> InstalledModel:
        target = self.folder / f"{manifest.id}.json"
        partial = target.with_suffix(".partial")
        partial.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2))
        partial.replace(target)
        return self._model(manifest)

    def _read(self, path: Path) -> InstalledModel | None:
        manifest = self._manifest(path)
        return self._model(manifest) if manifest is not None else None

    def _manifest(self, path: Path) -> _Manifest | None:
        """Answer a manifest; a damaged one is as none, because nothing can be known of its file."""
        try:
            return msgspec.json.decode(path.read_bytes(), type=_Manifest)
        except (OSError, msgspec.DecodeError):
            return None

    def _model(self, manifest: _Manifest) -> InstalledModel:
        return InstalledModel(
            id=manifest.id,
            title=manifest.title,
            role=manifest.role,
            standing=manifest.standing,
            path=self.folder / manifest.path,  # an absolute path stays itself
            size_bytes=manifest.size_bytes,
            sha256=manifest.sha256,
            licence=manifest.licence,
            managed=manifest.managed,
        )

    def _free_id(self, path: Path) -> str:
        base = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "model"
        taken = {each.stem for each in self.folder.glob("*.json")} | {
            each.id for each in self.catalogue.models
        }
        number = 2
        candidate = base
        while candidate in taken:
            candidate, number = f"{base}-{number}", number + 1
        return candidate

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one program at a time change the library; a lock older than the limit is taken over."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ModelError(f"The models folder {self.folder} cannot be made.", str(error)) from error
        lock = self.folder / ".lock"
        deadline = time.monotonic() + _LOCK_SECONDS
        while True:
            try:
                lock.mkdir()
                break
            except FileExistsError:
                if time.monotonic() > deadline:
                    shutil.rmtree(lock, ignore_errors=True)
                time.sleep(0.05)
        try:
            yield
        finally:
            shutil.rmtree(lock, ignore_errors=True)


def hash_of(path: Path, on_progress: Progress | None = None) -> str:
    """Answer the SHA-256 of a file; ``on_progress`` gets the share read, 0 to 1. Raises ``ModelError``."""
    digest = hashlib.sha256()
    try:
        size = path.stat().st_size
        done = 0
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
                done += len(block)
                if on_progress is not None:
                    on_progress(done / size)
    except OSError as error:
        raise ModelError(f"{path} cannot be read.", str(error)) from error
    return digest.hexdigest()


def _whole(model: InstalledModel) -> bool:
    try:
        return model.path.stat().st_size == model.size_bytes
    except OSError:
        return False
