"""The access tokens of a model hub and of a named server, stored in the system keyring only."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from app.locations import Locations
from app.privacy.errors import KeyringUnavailable
from app.privacy.exported_token import exported_token
from app.privacy.noted_entries import note_entries
from app.privacy.system_keyring import ANSWER_LIMIT_SECONDS, delete_secret, read_secret, store_secret


def read_token(hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> str | None:
    """Return the token for the hub at this host name, or None. Raises ``KeyringUnavailable``."""
    return read_secret(token_entry(hub), limit_seconds)


def store_token(
    locations: Locations, hub: str, token: str, limit_seconds: float = ANSWER_LIMIT_SECONDS
) -> None:
    """Store the token for a hub in place of an earlier one, and note its entry. Raises ``KeyringUnavailable``."""
    store_secret(token_entry(hub), token.strip(), limit_seconds)
    with suppress(OSError):  # a token that can be used is worth more than a note for its deletion
        note_entries(locations, (token_entry(hub),))


def delete_token(hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> None:
    """Delete the token for a hub; does nothing where there is none. Raises ``KeyringUnavailable``."""
    delete_secret(token_entry(hub), limit_seconds)


_OFFICIAL_HUB = "huggingface.co"  # the host that an exported token is for, whatever HF_ENDPOINT names


@dataclass(frozen=True, slots=True)
class FoundToken:
    """A hub's token, empty where there is none; ``problem`` says why the keyring could not be asked for one."""

    token: str = field(repr=False)
    problem: str = ""


def find_token(hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> FoundToken:
    """Return the token that the keyring has for this host; a token goes to no other host.

    The one from the environment is for the official hub.
    """
    exported = exported_token() if hub.strip().lower() == _OFFICIAL_HUB else ""
    try:
        return FoundToken(read_token(hub, limit_seconds) or exported)
    except KeyringUnavailable as error:
        return FoundToken(exported, "" if exported else error.sentence)


def known_token(hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> str:
    """Return the token as ``find_token`` does, or an empty string."""
    return find_token(hub, limit_seconds).token


def read_server_token(place: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> str | None:
    """Return the token for the server at this host and port, or None. Raises ``KeyringUnavailable``."""
    return read_secret(server_token_entry(place), limit_seconds)


def store_server_token(place: str, token: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> None:
    """Store the token for a server, replacing an earlier one. Raises ``KeyringUnavailable``."""
    store_secret(server_token_entry(place), token.strip(), limit_seconds)


def delete_server_token(place: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> None:
    """Delete the token for a server; does nothing where there is none. Raises ``KeyringUnavailable``."""
    delete_secret(server_token_entry(place), limit_seconds)


def server_token_entry(place: str) -> str:
    """Return the keyring's entry for the token of the server at this host and port."""
    return f"server-token-{place}"


def token_entry(hub: str) -> str:
    """Return the keyring's entry for the token of the hub at this host name."""
    return f"hub-token-{hub.strip().lower()}"
