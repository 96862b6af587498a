"""The text of the list under the model's name: what can be switched to, and what stands against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.model import InstalledModel, ModelRole, server_words
from app.session.model_choices import ModelChoice
from app.translation import tr
from app.ui.view_models.model_words import plain_title, size_words, standing_word


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One row. ``usable`` is False where its file is gone; ``details`` is a line below the title."""

    identity: str
    title: str
    details: str
    loaded: bool
    usable: bool


def model_rows(
    choices: Sequence[ModelChoice], missing: Sequence[InstalledModel] = ()
) -> tuple[ModelRow, ...]:
    """Return the rows: the loaded model first, then the others, then those whose files are gone."""
    here = sorted(choices, key=lambda each: not each.loaded)
    gone = [each for each in missing if each.role is ModelRole.CHAT]
    return (*map(_here, here), *map(_gone, gone))


def _here(choice: ModelChoice) -> ModelRow:
    model = choice.model
    if model.server is not None:
        where = server_words(model.server)
        details = tr("{where} · in use", where=where) if choice.loaded else where
        return ModelRow(model.id, model.title, details, choice.loaded, True)
    parts = (standing_word(model.standing), size_words(model.size_bytes), _fit_words(choice))
    details = " · ".join(each for each in parts if each)
    return ModelRow(model.id, plain_title(model.id, model.title), details, choice.loaded, True)


def _fit_words(choice: ModelChoice) -> str:
    if choice.loaded:
        return tr("loaded")
    if choice.fits is None:
        return tr("whether it fits is not known")
    if choice.fits:
        return tr("fits")
    return tr("may not fit: needs {memory} of memory", memory=size_words(choice.memory_bytes))


def _gone(model: InstalledModel) -> ModelRow:
    return ModelRow(
        model.id, plain_title(model.id, model.title), tr("its file is gone: see Models"), False, False
    )
