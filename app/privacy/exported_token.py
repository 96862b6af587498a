"""The official hub's token where the shell exported one: taken out of the environment, first thing."""

from __future__ import annotations

import os

_VARIABLES = ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")
_taken: list[str] = []


def take_from_environment() -> None:
    """Remove an exported token from the environment and remember it, so that no child inherits it.

    Call once, before any child is started.
    """
    for name in _VARIABLES:
        token = os.environ.pop(name, "").strip()
        if token:
            _taken.append(token)


def exported_token() -> str:
    """Return the token that was taken, or an empty string."""
    return next(iter(_taken), "")
