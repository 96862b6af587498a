"""The choice of the chat model: the named one, the user's preference, or the only one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from app.domain.errors import OysterError
from app.domain.model import InstalledModel, ModelRole
from app.models.acquisition import Acquisition
from app.models.catalogue import Source
from app.models.model_library import ModelLibrary
from app.models.wheel import left_by_set_up
from app.translation import tr


class NoModel(OysterError):
    """No model is available for the conversation."""


def choose_model(
    library: ModelLibrary, wanted: str, on_progress: Callable[[float], None] | None = None
) -> InstalledModel:
    """Return the wanted model; with none wanted, the only chat model.

    ``wanted`` is an id, or the path of a GGUF, which is added in place; ``on_progress`` is given the share
    read. A catalogue model supplied by set-up is installed at once. Raises ``NoModel``,
    ``GgufError``, ``ModelError``.
    """
    if wanted:
        found = library.find(wanted) or _left_by_set_up(library, wanted)
        if found is None and (path := path_meant(wanted)) is not None:
            found = library.at(path) or library.add(path, on_progress)
        if found is None:
            raise _missing(library, wanted)
        return found
    offered = chat_models(library)
    if len(offered) == 1:
        return offered[0]
    if not offered:
        raise NoModel(
            tr("There is no model on this computer yet. The page of models offers some."),
            in_terminal=tr("'oyster models get trial' fetches the trial model."),
        )
    names = ", ".join(each.id for each in offered)
    raise NoModel(
        tr("Say which model to talk with: {names}.", names=names),
        in_terminal=tr("The option for it is --model."),
    )


def chat_models(library: ModelLibrary) -> tuple[InstalledModel, ...]:
    """Return the models on this computer that can answer."""
    return tuple(each for each in library.installed() if each.role is ModelRole.CHAT)


def path_meant(wanted: str) -> Path | None:
    """Return the path that ``wanted`` names, existing or not; None where it can only be an id."""
    looks_like_one = wanted.lower().endswith(".gguf") or any(mark in wanted for mark in ("/", os.sep, "~"))
    try:
        path = Path(wanted).expanduser().absolute()
        return path if looks_like_one or (wanted and path.is_file()) else None
    except (OSError, RuntimeError):  # a name too long for a file, or the home folder of an unknown user
        return None


def _missing(library: ModelLibrary, wanted: str) -> NoModel:
    known = library.catalogue.find(wanted) is not None
    return NoModel(
        tr("The model '{wanted}' is not on this computer.", wanted=wanted),
        in_terminal=tr(
            "'oyster models list' shows what is, 'oyster models get {wanted}' fetches it.", wanted=wanted
        )
        if known
        else tr("'oyster models list' shows what is; a GGUF file is named by its path."),
    )


def _left_by_set_up(library: ModelLibrary, identity: str) -> InstalledModel | None:
    """Install a catalogue model whose file set-up has left beside the program, without network access."""
    entry = library.catalogue.find(identity)
    if entry is None or entry.source is not Source.WHEEL or left_by_set_up(entry) is None:
        return None
    return Acquisition(library, entry).run(lambda progress: None)
