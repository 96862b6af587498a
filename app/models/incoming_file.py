"""A file that is about to enter the library: checked, and given its place."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import GgufError
from app.domain.gguf_split import read_model_header
from app.models.catalogue import CatalogueEntry
from app.models.errors import LibraryUnusable, WrongHash
from app.translation import tr


def checked_size(entry: CatalogueEntry, file: Path, wanted: str, found: str) -> int:
    """Return the size of a file with the expected hash and a valid header; any other file is deleted."""
    if wanted and found != wanted:
        file.unlink()
        raise WrongHash(
            tr(
                "The file fetched for '{entry}' is not the right one, so it was deleted. Fetch it again.",
                entry=entry.id,
            ),
            f"expected {wanted}, found {found}",
        )
    try:
        return read_model_header(file).size_bytes
    except GgufError:
        file.unlink(missing_ok=True)
        raise


def make_way(target: Path) -> None:
    """Delete an earlier file, so that a manifest written before its file never refers to another one."""
    try:
        target.unlink(missing_ok=True)
    except PermissionError as error:
        sentence = tr(
            "{target} is in use. Close the conversation that uses the model, and try again.",
            target=target.name,
        )
        raise LibraryUnusable(sentence, str(error)) from error
