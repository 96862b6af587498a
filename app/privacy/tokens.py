"""The access token of a model hub, kept in the system keyring and nowhere else."""

from __future__ import annotations

from app.privacy.system_keyring import ANSWER_LIMIT_SECONDS, delete_secret, read_secret, store_secret


def read_token(hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> str | None:
    """Answer the token for the hub at this host name, or None. Raises ``KeyringUnavailable``."""
    return read_secret(_entry(hub), limit_seconds)


def store_token(hub: str, token: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> None:
    """Keep the token for a hub in place of an earlier one. Raises ``KeyringUnavailable``."""
    store_secret(_entry(hub), token.strip(), limit_seconds)


def delete_token(hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> None:
    """Forget the token for a hub; nothing happens where there is none. Raises ``KeyringUnavailable``."""
    delete_secret(_entry(hub), limit_seconds)


def _entry(hub: str) -> str:
    return f"hub-token-{hub.strip().lower()}"
