"""The catalogue of known models: what they are for, and how to get their files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec

from app.domain.model import ModelRole, ModelStanding
from app.domain.model_shape import ModelShape
from app.domain.provenance import Provenance, is_official
from app.domain.quantisation import quantisation_named
from app.locations import resource
from app.models.errors import CatalogueError
from app.models.service import Service, recorded_name
from app.translation import tr
from app.yaml_table import read_yaml

_Identity = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9._-]{0,47}$")]
_Repository = Annotated[str, msgspec.Meta(pattern=r"^([A-Za-z0-9._-]+/[A-Za-z0-9._-]+)?$")]
_FileName = Annotated[str, msgspec.Meta(pattern=r"^(?!/)(?!.*(^|/)\.\.(/|$))[^\\]*$")]
_Hash = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?$")]
_Count = Annotated[int, msgspec.Meta(ge=0)]


class Source(StrEnum):
    """How to get a model's file."""

    HUB = "hub"  # a file in a hub repository
    WHEEL = "wheel"  # inside a Python package
    MAKE = "make"  # converted on this computer from a hub repository's safetensors


class PublishedShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a model's published configuration says of its size.

    Layers, width, width inside the feed-forward network, heads, KV heads, values a head, tokens.
    """

    layers: _Count
    width: _Count
    feed_forward: _Count
    heads: _Count
    kv_heads: _Count
    head: _Count
    vocabulary: _Count


class PublishedPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A further file of a model that is published in several."""

    file: _FileName
    size_bytes: _Count = 0
    sha256: _Hash = ""


class CatalogueEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One model. ``sha256`` is of the GGUF; empty if unknown. ``note`` is shown to the user.

    ``parts`` are the files after the first, of a model that is published in several; ``size_bytes`` is of all.
    ``modelscope`` is where ModelScope has the weights that are made into a GGUF here.
    ``sources_sha256`` are the hashes of all files that Oy1 is made of: those of any other hub have to be these.
    ``weights`` is the repository with the published weights that a GGUF of somebody else's is made of: the program
    compares the two after the download.
    ``drafts_for`` are the larger models of the same vocabulary for which this one can guess ahead, as their helper.
    ``relative_of`` is the model for which this smaller one can stand in on a smaller machine.
    """

    id: _Identity
    title: str
    purpose: str = ""
    role: ModelRole = ModelRole.CHAT
    standing: ModelStanding = ModelStanding.UNVERIFIED
    licence: str = "unknown"
    source: Source = Source.HUB
    context_length: _Count = 0
    template: str = ""
    architecture: str = ""
    repo: _Repository = ""
    revision: str = "main"
    file: _FileName = ""
    gated: bool = False
    size_bytes: _Count = 0
    sha256: _Hash = ""
    package: str = ""
    package_sha256: _Hash = ""
    sizes_when_made: dict[str, _Count] = msgspec.field(default_factory=dict)
    note: str = ""
    modelscope: _Repository = ""
    weights: _Repository = ""
    weights_revision: str = "main"
    sources_sha256: tuple[_Hash, ...] = ()
    relative_of: str = ""
    drafts_for: tuple[_Identity, ...] = ()
    shape: PublishedShape | None = None
    parts: tuple[PublishedPart, ...] = ()

    def shape_of(self, size_bytes: int) -> ModelShape | None:
        """Return the model's shape with weights of a size in bytes, or None where it is not known."""
        shape = self.shape
        if shape is None:
            return None
        return ModelShape(
            block_count=shape.layers,
            embedding_length=shape.width,
            feed_forward_length=shape.feed_forward,
            head_count=shape.heads,
            head_count_kv=shape.kv_heads,
            key_length=shape.head,
            value_length=shape.head,
            vocabulary_size=shape.vocabulary,
            tensor_bytes=size_bytes,
        )


def _at_modelscope(entry: CatalogueEntry) -> str:
    """Return the recorded name of the entry's weights at ModelScope, or an empty string."""
    return recorded_name(Service.MODELSCOPE, entry.modelscope) if entry.modelscope else ""


class Catalogue(msgspec.Struct, frozen=True):
    """All entries, in display order.

    ``replaced`` are the program's own entries that the user's entries override: they are not shown, but what they
    state of repositories and hashes still holds.
    """

    models: tuple[CatalogueEntry, ...]
    replaced: tuple[CatalogueEntry, ...] = ()

    def find(self, identity: str) -> CatalogueEntry | None:
        """Return the entry with this id, or None."""
        return next((each for each in self.models if each.id == identity), None)

    def with_hash(self, sha256: str) -> CatalogueEntry | None:
        """Return the entry whose file has this hash, or None."""
        return next((each for each in self.models if each.sha256 and each.sha256 == sha256), None)

    def standing_of(self, sha256: str) -> ModelStanding:
        """Return the standing of a file with this hash, by the program's own entries."""
        said = (each.standing for each in (*self.replaced, *self.models) if each.sha256 == sha256 != "")
        return next((each for each in said if each is not ModelStanding.UNVERIFIED), ModelStanding.UNVERIFIED)

    def is_oy1_record(self, record: Provenance) -> bool:
        """True where a record names Oy1's weights, and whoever gave them cannot have given others.

        That is the official hub, or ModelScope; of any other address only files whose hashes this catalogue pins.
        """
        found = self._oy1_in(record.repo)
        if is_official(record):
            return bool(found)
        pinned = {sha256 for each in found for sha256 in each.sources_sha256 if sha256}
        return bool(record.sources) and all(each.found_sha256 in pinned for each in record.sources)

    def is_oy1_repository(self, repo: str) -> bool:
        """True where the program's own catalogue states that this repository holds Oy1's weights."""
        return bool(self._oy1_in(repo))

    def _oy1_in(self, repo: str) -> tuple[CatalogueEntry, ...]:
        known = (each for each in (*self.replaced, *self.models) if each.standing is ModelStanding.OY1)
        return tuple(each for each in known if repo and repo in (each.repo, _at_modelscope(each)))


class _CatalogueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    models: tuple[CatalogueEntry, ...]


def load_catalogue(own: Path | None = None) -> Catalogue:
    """Return the program's catalogue; entries in the user's ``own`` file come first and override ours.

    A user's entry names a hub repository, a file and its SHA-256, and is never more than unverified:
    only the program's catalogue can state that a file is Oy1. Raises ``CatalogueError``.
    """
    ours = _read(resource("catalogue.yaml"), own=False)
    if own is None or not own.is_file():
        return Catalogue(ours)
    unverified = ModelStanding.UNVERIFIED
    theirs = tuple(msgspec.structs.replace(each, standing=unverified) for each in _read(own, own=True))
    replaced = {each.id for each in theirs}
    return Catalogue(
        (*theirs, *(each for each in ours if each.id not in replaced)),
        tuple(each for each in ours if each.id in replaced),
    )


def _read(path: Path, *, own: bool) -> tuple[CatalogueEntry, ...]:
    def check(file: _CatalogueFile) -> None:
        for index, entry in enumerate(file.models):
            twice = entry.id in {each.id for each in file.models[:index]}
            problem = tr("its id is there twice") if twice else _problem(entry, own=own)
            if problem:
                raise msgspec.ValidationError(f"model '{entry.id}': {problem} - at `$.models[{index}]`")

    return read_yaml(
        path, _CatalogueFile, check, CatalogueError, tr("The catalogue {path}", path=path)
    ).models


def _problem(entry: CatalogueEntry, *, own: bool) -> str:
    """Return what an entry lacks for its source, or an empty string."""
    if own and not (entry.source is Source.HUB and entry.repo and entry.file and entry.sha256):
        return tr("an entry of your own needs source 'hub', 'repo', 'file' and 'sha256'")
    if entry.source is Source.HUB and not (entry.repo and entry.file):
        return tr("source 'hub' needs 'repo' and 'file'")
    if entry.source is Source.WHEEL and not (entry.package and entry.package_sha256 and entry.sha256):
        return tr("source 'wheel' needs 'package', 'package_sha256' and 'sha256'")
    if entry.source is Source.MAKE and not (
        entry.repo and any(map(quantisation_named, entry.sizes_when_made))
    ):
        return tr("source 'make' needs 'repo' and 'sizes_when_made' by quantisation")
    return ""
