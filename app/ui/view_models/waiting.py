"""The text below a waiting message."""

from __future__ import annotations

from app.domain.turn import Waiting
from app.translation import tr

_WORDS = {
    Waiting.REPLY: tr("Kept. It is answered as soon as the reply before it is finished."),
    Waiting.MODEL: tr("Kept. It is answered as soon as the model is loaded."),
    Waiting.QUESTION: tr("Kept. It is answered as soon as the model has finished what it was asked."),
}


def waiting_words(waiting: Waiting | None) -> str:
    """Return the text below a waiting message; None where it is not known yet what it waits for."""
    return _WORDS[waiting or Waiting.REPLY]
