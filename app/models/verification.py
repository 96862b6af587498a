"""The result of reading a model's file again, and the sentence that tells it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.model import InstalledModel, model_words
from app.translation import tr


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of reading a file again. A model that is not ``well`` is no longer offered."""

    model: InstalledModel
    well: bool
    sentence: str


def gone(model: InstalledModel) -> Verification:
    """Return that the file is not where it was."""
    sentence = tr("The file of '{model}' is no longer at {path}.", model=model.id, path=model.path)
    return Verification(model, False, sentence)


def changed(model: InstalledModel) -> Verification:
    """Return that the file is another one now."""
    sentence = tr(
        "The file of '{model}' has changed and is not used. Remove it and get it again.", model=model.id
    )
    return Verification(model, False, sentence)


def unproved(model: InstalledModel) -> Verification:
    """Return that the file is whole, and that nothing proves where it came from."""
    sentence = tr(
        "The file of '{model}' is whole, but the record of where it came from is damaged or another "
        "file's, so it counts as not verified as Oy1. Remove it and get it again.",
        model=model.id,
    )
    return Verification(model, False, sentence)


def unchanged(model: InstalledModel) -> Verification:
    """Return that the file is as it was."""
    sentence = tr(
        "The file of '{model}' is whole and unchanged: {words}.", model=model.id, words=model_words(model)
    )
    return Verification(model, True, sentence)
