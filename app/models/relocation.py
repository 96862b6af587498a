"""A model's file that is somewhere else now: taken up there, if it is the file that was checked."""

from __future__ import annotations

from pathlib import Path

import msgspec

from app.domain.gguf_split import files_of
from app.domain.model import InstalledModel
from app.locations import absolute_path
from app.models.errors import WrongHash
from app.models.hashing import Progress, hashed
from app.models.manifest import places_of, stored_parts, stored_path
from app.models.model_library import ModelLibrary
from app.translation import tr


def relocate(
    library: ModelLibrary, identity: str, path: Path, on_progress: Progress | None = None
) -> InstalledModel:
    """Take up a model's file where it is now; it stays there. Raises ``ModelError``."""
    path = absolute_path(path)
    first, *parts = hashed(files_of(path), on_progress)
    found = [each.sha256 for each in (first, *parts)]
    with library.alone():
        manifest = library.require_manifest(identity)
        wanted = [manifest.sha256, *(each.sha256 for each in manifest.parts)]
        if found != wanted:
            raise WrongHash(
                tr(
                    "{path} is not the file of '{identity}' that was checked. Choose the right one, or add it as a "
                    "model of its own.",
                    path=path,
                    identity=identity,
                ),
                f"expected {wanted}, found {found}",
            )
        places = places_of(library.folder, identity, len(wanted))
        return library.keep(
            msgspec.structs.replace(
                manifest,
                path=stored_path(library.folder, path),
                parts=stored_parts(library.folder, parts),
                managed=manifest.managed and path == places[0],
                sound=True,
            )
        )
