"""A model file known to the program: its catalogue entry and its location."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.named_server import NamedServer
from app.domain.origin_comparison import OriginComparison
from app.domain.origin_words import comparison_words
from app.domain.provenance import Provenance, origin_words
from app.translation import tr


class ModelRole(StrEnum):
    """What a model is used for."""

    CHAT = "chat"
    GUARD = "guard"


class ModelStanding(StrEnum):
    """What is known of a model file's origin."""

    OY1 = "oy1"  # Oy1, by a recorded and checked provenance
    TRIAL = "trial"  # tests the program; its replies are not reliable
    UNVERIFIED = "unverified"  # any other file: not verified as Oy1


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model, with its size in bytes and its hash."""

    path: Path
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model that was checked and can be loaded by its first file, ``path``; ``size_bytes`` is of all its files.

    ``sha256`` is that of the first file; ``parts`` are the others, of a model that is split.
    """

    id: str  # the catalogue's id, or one made from the file's name
    title: str
    role: ModelRole
    standing: ModelStanding
    path: Path
    size_bytes: int
    sha256: str
    licence: str
    managed: bool  # the program owns the file; a file added by path is never deleted by the program
    provenance: Provenance | None = None  # only of a file that was made on this computer
    claim: str = ""  # "made from …", as stated by a record that came with an added file; unchecked
    comparison: OriginComparison | None = None  # with published weights, where somebody had it compared
    parts: tuple[ModelFile, ...] = ()
    server: NamedServer | None = None  # that runs it: there is no file of it on this computer

    @property
    def files(self) -> tuple[ModelFile, ...]:
        """All its files, the first one first."""
        rest = sum(each.size_bytes for each in self.parts)
        return (ModelFile(self.path, self.size_bytes - rest, self.sha256), *self.parts)


def standing_note(standing: ModelStanding) -> str:
    """Return the note shown beside a model's name."""
    return {
        ModelStanding.OY1: "Oy1",
        ModelStanding.TRIAL: tr("trial model – not Oy1, do not rely on it"),
        ModelStanding.UNVERIFIED: tr("not verified as Oy1"),
    }[standing]


def model_words(model: InstalledModel) -> str:
    """Return the full description of a model: its standing, and its checked or claimed origin."""
    if model.server is not None:
        return server_words(model.server)
    if model.provenance is not None:
        made = origin_words(model.provenance)
        return tr("Oy1, {made}", made=made) if model.standing is ModelStanding.OY1 else made
    note = standing_note(model.standing)
    if model.comparison is not None:
        return tr("{standing} ({compared})", standing=note, compared=comparison_words(model.comparison))
    if model.claim and model.standing is ModelStanding.UNVERIFIED:
        return tr(
            "{note} (it says it was {claim}; that was not checked on this computer)",
            note=note,
            claim=model.claim,
        )
    return note


def server_words(server: NamedServer) -> str:
    """Return the description of a model that a server runs."""
    if server.is_here:
        return tr("another program on this computer runs it; not verified as Oy1")
    return tr("runs at {place}, not on this computer; not verified as Oy1", place=server.place)
