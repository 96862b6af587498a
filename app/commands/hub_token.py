"""The hub's access token for the command line: from a descriptor, the keyring, the environment, or a prompt."""

from __future__ import annotations

import os
import sys

from app.commands.terminal import agrees, ask_secretly, say
from app.domain.errors import OysterError
from app.locations import Locations
from app.models.catalogue import CatalogueEntry
from app.privacy.errors import KeyringUnavailable
from app.privacy.tokens import find_token, store_token
from app.session.kept_token import keyring_would_ask, why_the_keyring_asks
from app.session.model_acquisition import hub_host, hub_page, needs_token
from app.translation import together, tr


class TokenUnreadable(OysterError):
    """The token could not be read from the given source."""


def hub_token(locations: Locations, entry: CatalogueEntry) -> str:
    """Return the token for a model, or an empty string where none is needed or available.

    Asks in the terminal only where the model is gated and no other source has one.
    """
    if not needs_token(entry):
        return ""
    if keyring_would_ask(locations):
        say(why_the_keyring_asks(), error=True)
    found = find_token(locations, hub_host())
    if found.problem:
        say(found.problem, error=True)
    return found.token or (_ask(locations, entry) if sys.stdin.isatty() else "")


def given_token(descriptor: int | None) -> str:
    """Return the token on a file descriptor; empty where none is given. Raises ``TokenUnreadable``."""
    if descriptor is None:
        return ""
    try:
        with os.fdopen(descriptor, "r", encoding="utf-8") as stream:
            token = stream.readline().strip()
    except (OSError, ValueError) as error:
        raise TokenUnreadable(
            tr("No token could be read from file descriptor {descriptor}.", descriptor=descriptor), str(error)
        ) from error
    if not token:
        raise TokenUnreadable(
            tr("The token on file descriptor {descriptor} is empty.", descriptor=descriptor)
        )
    return token


def _ask(locations: Locations, entry: CatalogueEntry) -> str:
    say(
        tr(
            "{entry} is gated: its makers want to know who uses it. Open {hub_page}, log in, accept the "
            "terms, then make an access token of kind 'read' in your settings there and paste it here.",
            entry=entry.title,
            hub_page=hub_page(entry),
        )
    )
    token = ask_secretly(tr("Access token (not shown):")).strip()
    if token and agrees(tr("Keep it in the system's keyring?")):
        try:
            store_token(locations, hub_host(), token)
        except KeyringUnavailable as error:
            say(together(error.sentence, tr("It is used this once.")))
    return token
