"""The access token of a model hub, stored in the system keyring only."""

from __future__ import annotations

import os

from app.privacy.errors import KeyringUnavailable
from app.privacy.system_keyring import ANSWER_LIMIT_SECONDS, delete_secret, read_secret, store_secret


def read_token(hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> str | None:
    """Return the token for the hub at this host name, or None. Raises ``KeyringUnavailable``."""
    return read_secret(_entry(hub), limit_seconds)


def store_token(hub: str, token: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> None:
    """Store the token for a hub, replacing an earlier one. Raises ``KeyringUnavailable``."""
    store_secret(_entry(hub), token.strip(), limit_seconds)


def delete_token(hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> None:
    """Delete the token for a hub; does nothing where there is none. Raises ``KeyringUnavailable``."""
    delete_secret(_entry(hub), limit_seconds)


_OFFICIAL_HUB = "huggingface.co"  # the host that an exported token is for, whatever HF_ENDPOINT names
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


def known_token(hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> str:
    """Return the token that the keyring has for this host, else an empty string; a token goes to no other host.

    The one from the environment is for the official hub.
    """
    try:
        kept = read_token(hub, limit_seconds)
    except KeyringUnavailable:
        kept = None
    exported = next(iter(_taken), "") if hub.strip().lower() == _OFFICIAL_HUB else ""
    return kept or exported


def _entry(hub: str) -> str:
    return f"hub-token-{hub.strip().lower()}"
