"""The hub's access token for the command line: from a descriptor, the keyring, the environment, or a prompt."""

from __future__ import annotations

import getpass
import os
import sys

import typer

from app.commands.terminal import say
from app.domain.errors import OysterError
from app.models.catalogue import CatalogueEntry
from app.privacy.errors import KeyringUnavailable
from app.privacy.tokens import known_token, store_token
from app.session.model_acquisition import hub_host, hub_page, needs_token


class TokenUnreadable(OysterError):
    """The token could not be read from the given source."""


def hub_token(entry: CatalogueEntry, descriptor: int | None) -> str:
    """Return the token for a model, or an empty string where none is needed or available.

    Asks in the terminal only where the model is gated and no other source has one. Raises ``TokenUnreadable``.
    """
    if descriptor is not None:
        return _read(descriptor)
    if not needs_token(entry):
        return ""
    return known_token(hub_host()) or (_ask(entry) if sys.stdin.isatty() else "")


def _read(descriptor: int) -> str:
    try:
        with os.fdopen(descriptor, "r", encoding="utf-8") as stream:
            token = stream.readline().strip()
    except (OSError, ValueError) as error:
        raise TokenUnreadable(
            f"No token could be read from file descriptor {descriptor}.", str(error)
        ) from error
    if not token:
        raise TokenUnreadable(f"The token on file descriptor {descriptor} is empty.")
    return token


def _ask(entry: CatalogueEntry) -> str:
    say(
        f"{entry.title} is gated: its makers want to know who uses it. Open {hub_page(entry)}, log in, accept the "
        "terms, then make an access token of kind 'read' in your settings there and paste it here."
    )
    token = getpass.getpass("Access token (not shown): ").strip()
    if token and typer.confirm("Keep it in the system's keyring?", default=True):
        try:
            store_token(hub_host(), token)
        except KeyringUnavailable as error:
            say(f"{error.sentence} It is used this once.")
    return token
