"""What is known of a model file: its catalogue entry and its place on this computer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.provenance import Provenance, origin_words


class ModelRole(StrEnum):
    """What a model is for."""

    CHAT = "chat"
    GUARD = "guard"


class ModelStanding(StrEnum):
    """What may be said of a model file."""

    OY1 = "oy1"  # its provenance is recorded and checked
    TRIAL = "trial"  # proves the program; not to be leaned on
    UNVERIFIED = "unverified"  # any other file: not verified as Oy1


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model file that was checked and may be offered for loading."""

    id: str  # the catalogue's name, or one made from the file's name
    title: str
    role: ModelRole
    standing: ModelStanding
    path: Path
    size_bytes: int
    sha256: str
    licence: str
    managed: bool  # the program owns the file; a file added by path is never deleted by us
    provenance: Provenance | None = None  # only of a file that was made on this computer
    claim: str = ""  # "made from …", as a record that came with an added file says; nobody here checked it


def standing_note(standing: ModelStanding) -> str:
    """Return the words that stand beside a model's name wherever it shows."""
    return {
        ModelStanding.OY1: "Oy1",
        ModelStanding.TRIAL: "trial model – not Oy1, do not rely on it",
        ModelStanding.UNVERIFIED: "not verified as Oy1",
    }[standing]


def model_words(model: InstalledModel) -> str:
    """Return in full what may be said of a model: its standing, and what it was made from, or says it was."""
    if model.provenance is not None:
        made = origin_words(model.provenance)
        return f"Oy1, {made}" if model.standing is ModelStanding.OY1 else made
    note = standing_note(model.standing)
    if model.claim and model.standing is ModelStanding.UNVERIFIED:
        return f"{note} (it says it was {model.claim}; that was not checked on this computer)"
    return note
