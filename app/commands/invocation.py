"""The options of the command line's root, and the session that all commands share."""

from __future__ import annotations

import getpass
import os
import sys
from dataclasses import dataclass

import typer

from app.commands.terminal import say
from app.domain.errors import OysterError
from app.locations import Locations
from app.session.session import Session, VaultState


@dataclass(frozen=True, slots=True)
class Invocation:
    """The options before the command."""

    locations: Locations
    passphrase_fd: int | None = None
    start_with: str = ""
    region: str = ""


class PassphraseUnreadable(OysterError):
    """The passphrase could not be read from the given source."""


def invocation_of(context: typer.Context) -> Invocation:
    """Return the root's options."""
    found = context.find_object(Invocation)
    if found is None:
        raise TypeError("The root of the command line sets the invocation.")
    return found


def open_session(invocation: Invocation, *, private: bool, ask: bool) -> Session:
    """Open a session; ``ask`` allows asking for the passphrase in the terminal.

    Without a keyring and a person to ask, the conversation is private; the caller says so.
    """
    session = Session(invocation.locations, region=invocation.region, private=private)
    try:
        open_vault(session, invocation, ask=ask)
    except OysterError:
        session.close()
        raise
    return session


def open_vault(session: Session, invocation: Invocation, *, ask: bool) -> None:
    """Open the session's vault if it waits for a passphrase; without one, store nothing."""
    if session.vault_access.state not in (VaultState.LOCKED, VaultState.NEW):
        return
    if invocation.passphrase_fd is not None:
        session.unlock(_read_passphrase(invocation.passphrase_fd))
        return
    if not (ask and sys.stdin.isatty()):
        session.vault_access.go_private()
        return
    if session.vault_access.state is VaultState.LOCKED:
        session.unlock(getpass.getpass("Passphrase of your conversations: "))
        return
    say(
        f"{session.vault_access.problem} Choose a passphrase to keep conversations, or press Enter to keep none."
    )
    chosen = getpass.getpass("New passphrase: ")
    if not chosen:
        session.vault_access.go_private()
    elif chosen == getpass.getpass("The same again: "):
        session.unlock(chosen)
    else:
        raise PassphraseUnreadable("The two passphrases differ. Start again and type the same one twice.")


def _read_passphrase(descriptor: int) -> str:
    try:
        with os.fdopen(descriptor, "r", encoding="utf-8") as stream:
            passphrase = stream.readline().rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise PassphraseUnreadable(
            f"No passphrase could be read from file descriptor {descriptor}.", str(error)
        ) from error
    if not passphrase:
        raise PassphraseUnreadable(f"The passphrase on file descriptor {descriptor} is empty.")
    return passphrase
