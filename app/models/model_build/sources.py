"""Which of a hub repository's files a build uses."""

from __future__ import annotations

from pathlib import PurePosixPath

from app.models.convert.errors import NotConvertible
from app.models.convert.plan import TEXT_FILES
from app.models.convert.tensors import SourceTensor
from app.models.downloader_protocol import HubFile, HubListing
from app.translation import tr

_INDEX = "model.safetensors.index.json"
_LICENCES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE")
WANTED_TEXTS = (*TEXT_FILES, _INDEX, *_LICENCES)
_MOST_TEXT_BYTES = 256 * 2**20


def shards_of(listing: HubListing) -> tuple[HubFile, ...]:
    """Return the files that hold the weights, in the hub's order. Raises ``NotConvertible``."""
    wanted = {each.file for each in listing.tensors}
    return tuple(_safe(each) for each in listing.files if each.path in wanted)


def texts_of(listing: HubListing) -> tuple[HubFile, ...]:
    """Return the files beside the weights that the model needs or that belong to it: a few megabytes."""
    found = tuple(each for each in listing.files if each.path in WANTED_TEXTS)
    for each in found:
        if each.size_bytes > _MOST_TEXT_BYTES:
            raise NotConvertible(
                tr("The hub's {path} is far too large to be what its name says.", path=each.path)
            )
    return found


def is_licence(path: str) -> bool:
    """True for the file with the licence's text."""
    return path in _LICENCES


def largest_shard(listing: HubListing) -> int:
    """Return the bytes of the largest file of weights."""
    return max((each.size_bytes for each in shards_of(listing)), default=0)


def tensors_of(listing: HubListing) -> tuple[SourceTensor, ...]:
    """Return the tensors in the converter's form."""
    return tuple(
        SourceTensor(each.name, each.type, each.shape, each.file, each.begin) for each in listing.tensors
    )


def _safe(file: HubFile) -> HubFile:
    path = PurePosixPath(file.path)
    if path.is_absolute() or ".." in path.parts or "\\" in file.path:
        raise NotConvertible(
            tr(
                "The hub names a file {file_path}, which could be written anywhere; it is not taken.",
                file_path=f"{file.path!r}",
            )
        )
    return file
