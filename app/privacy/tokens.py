"""The access tokens of a model hub and of a named server, stored in the system keyring only."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from app.locations import Locations
from app.privacy.errors import KeyringUnavailable
from app.privacy.exported_token import exported_token
from app.privacy.noted_entries import forget_entries, note_entries, noted_entries
from app.privacy.system_keyring import ANSWER_LIMIT_SECONDS, delete_secret, read_secret, store_secret
from app.translation import tr


def token_is_noted(locations: Locations, hub: str) -> bool:
    """Return whether a token for the hub was kept from this data folder. Asks nobody."""
    return token_entry(hub) in noted_entries(locations)


def read_token(hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> str | None:
    """Return the token for the hub at this host name, or None. Raises ``KeyringUnavailable``."""
    return read_secret(token_entry(hub), limit_seconds)


def store_token(
    locations: Locations, hub: str, token: str, limit_seconds: float = ANSWER_LIMIT_SECONDS
) -> None:
    """Store the token for a hub in place of an earlier one. Raises ``KeyringUnavailable``.

    Its entry is noted first: without a note nobody would ask the keyring for it, nor delete it with everything.
    """
    entry, known = token_entry(hub), token_is_noted(locations, hub)
    try:
        note_entries(locations, (entry,))
    except OSError as error:
        raise KeyringUnavailable(
            tr("The token cannot be kept: {folder} cannot be written.", folder=locations.root), str(error)
        ) from error
    try:
        store_secret(entry, token.strip(), limit_seconds)
    except KeyringUnavailable:
        if not known:
            with suppress(OSError):
                forget_entries(locations, (entry,))
        raise


def delete_token(locations: Locations, hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> None:
    """Delete the token for a hub; does nothing where there is none. Raises ``KeyringUnavailable``."""
    delete_secret(token_entry(hub), limit_seconds)
    with suppress(OSError):
        forget_entries(locations, (token_entry(hub),))


_OFFICIAL_HUB = "huggingface.co"  # the host that an exported token is for, whatever HF_ENDPOINT names


@dataclass(frozen=True, slots=True)
class FoundToken:
    """A hub's token, empty where there is none; ``problem`` says why the keyring could not be asked for one."""

    token: str = field(repr=False)
    problem: str = ""


def token_of_the_shell(hub: str) -> str:
    """Return the token from the environment where it is for this host: the official hub."""
    return exported_token() if hub.strip().lower() == _OFFICIAL_HUB else ""


def find_token(locations: Locations, hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> FoundToken:
    """Return the token that the keyring has for this host, else the shell's; a token goes to no other host.

    The keyring is asked, and may ask for a password, only where a token was kept from this data folder.
    """
    exported = token_of_the_shell(hub)
    if not token_is_noted(locations, hub):
        return FoundToken(exported)
    try:
        return FoundToken(read_token(hub, limit_seconds) or exported)
    except KeyringUnavailable as error:
        return FoundToken(exported, "" if exported else error.sentence)


def known_token(locations: Locations, hub: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> str:
    """Return the token as ``find_token`` does, or an empty string."""
    return find_token(locations, hub, limit_seconds).token


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
