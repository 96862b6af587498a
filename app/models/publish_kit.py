"""The publishing kit: a folder for a maintainer to upload, so that others can download a model built here."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from app.domain.model import InstalledModel
from app.domain.provenance import Provenance
from app.models.errors import LibraryUnusable, NotAvailable
from app.models.hashing import Progress, hash_of
from app.models.hub_address import shown_address
from app.models.manifest import licence_path
from app.models.model_card import model_card
from app.models.model_library import ModelLibrary
from app.models.provenance_record import sealed
from app.translation import tr

_RECORD, _LICENCE, _SUMS, _CARD = "provenance.json", "LICENSE", "SHA256SUMS", "README.md"
_TEXTS = (_RECORD, _LICENCE, _SUMS, _CARD)


def write_kit(
    library: ModelLibrary, identity: str, folder: Path, on_progress: Progress | None = None
) -> tuple[Path, ...]:
    """Write the kit of a model that was built here into a new or empty folder; return its files.

    The model's file is read again first, so that no changed file is published. After a failure the folder is as
    empty as it was. Raises ``UnknownModel``, ``NotAvailable`` where the model has no sound record or its file
    has changed, ``LibraryUnusable``.
    """
    model = library.require(identity)
    if model.provenance is None:
        raise NotAvailable(
            tr(
                "'{identity}' was not made on this computer, so there is no record of where it came from to publish.",
                identity=identity,
            )
        )
    _require_empty(folder)
    checked = library.verify(identity, on_progress)
    if not checked.well:
        raise NotAvailable(checked.sentence)
    record = _publishable(model.provenance)
    name = f"{record.repo.rsplit('/', 1)[-1]}-{record.quantisation}.gguf"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _fill(folder, model, record, name, licence_path(library.folder, identity))
        return tuple(sorted(folder.iterdir()))
    except OSError as error:
        for each in (name, *_TEXTS):
            with suppress(OSError):
                (folder / each).unlink()
        raise LibraryUnusable(
            tr("The kit cannot be written in {folder}. Is there room?", folder=folder), str(error)
        ) from error


def _require_empty(folder: Path) -> None:
    try:
        if not folder.exists() or not any(folder.iterdir()):
            return
    except OSError as error:
        raise LibraryUnusable(
            tr("{folder} cannot be used. Name a new folder for the kit.", folder=folder), str(error)
        ) from error
    raise LibraryUnusable(tr("{folder} is not empty. Name a new folder for the kit.", folder=folder))


def _publishable(record: Provenance) -> Provenance:
    """Return the record without a user name and password in the hub's address."""
    return replace(record, endpoint=shown_address(record.endpoint))


def _fill(folder: Path, model: InstalledModel, record: Provenance, name: str, licence: Path) -> None:
    _link_or_copy(model.path, folder / name)
    (folder / _RECORD).write_bytes(sealed(record))
    if licence.is_file():
        shutil.copyfile(licence, folder / _LICENCE)
    sums = {each.name: hash_of(each) for each in sorted(folder.iterdir()) if each.name != name}
    sums[name] = record.sha256
    _write(folder / _SUMS, "".join(f"{sums[each]}  {each}\n" for each in sorted(sums)))
    _write(folder / _CARD, model_card(model, record, name, licensed=licence.is_file()))


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
