"""The value of ``--model`` and ``--start-with``: a model id, or the path of a GGUF, which is read once."""

from __future__ import annotations

from app.commands.progress_lines import reading_bar
from app.commands.terminal import say
from app.domain.model import InstalledModel
from app.domain.named_server import SERVER, goes_where
from app.session.model_choice import path_meant
from app.session.session import Session
from app.translation import tr

MODEL_HELP = tr(
    "Id from 'oyster models list', the path of a GGUF file, which is added where it lies, or 'server' for the one that "
    "'oyster server' names."
)


def model_named(session: Session, wanted: str) -> InstalledModel:
    """Return the named model; a bar shows the reading of a new file. Raises ``NoModel``, ``GgufError``.

    Where a server runs it, it is said where messages go, before one is sent.
    """
    path = None if wanted == SERVER else path_meant(wanted)
    if path is None:
        model = session.choose_model(wanted)
        tell_where(model)
        return model
    with reading_bar(tr("Reading {path}", path=path.name)) as show:
        return session.choose_model(wanted, show)


def tell_where(model: InstalledModel) -> None:
    """Say on standard error where messages go; nothing where they stay in the program."""
    if model.server is not None:
        say(goes_where(model.server.place, is_here=model.server.is_here), error=True)
