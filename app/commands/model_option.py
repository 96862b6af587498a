"""The value of ``--model`` and ``--start-with``: a model id, or the path of a GGUF, which is read once."""

from __future__ import annotations

from app.commands.progress_lines import reading_bar
from app.domain.model import InstalledModel
from app.session.model_choice import path_meant
from app.session.session import Session
from app.translation import tr

MODEL_HELP = tr("Id from 'oyster models list', or the path of a GGUF file, which is added where it lies.")


def model_named(session: Session, wanted: str) -> InstalledModel:
    """Return the named model; a bar shows the reading of a new file. Raises ``NoModel``, ``GgufError``."""
    path = path_meant(wanted)
    if path is None:
        return session.choose_model(wanted)
    with reading_bar(tr("Reading {path}", path=path.name)) as show:
        return session.choose_model(wanted, show)
