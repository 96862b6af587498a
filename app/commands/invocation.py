"""The session that all commands share, opened as the options of the command line's root say."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

from app.commands.root_options import Invocation
from app.commands.terminal import ask_secretly, say
from app.domain.errors import OysterError
from app.privacy.passphrase_strength import strength_of
from app.translation import together, tr

if TYPE_CHECKING:
    from app.session.session import Session


class PassphraseUnreadable(OysterError):
    """The passphrase could not be read from the given source."""


class ConversationsClosed(OysterError):
    """The stored conversations are not open: the sentence says why, and what was not done."""


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
    from app.session.session import Session  # the help of a command needs none

    session = Session(invocation.locations, region=invocation.region, private=private)
    try:
        open_vault(session, invocation, ask=ask)
    except OysterError:
        session.close()
        raise
    return session


def open_conversations(invocation: Invocation, refusal: str, *, none_yet: bool = False) -> Session:
    """Open a session with the stored conversations; ``refusal`` says what cannot be done without them.

    ``none_yet``: a folder in which nothing was ever kept will do. Raises ``ConversationsClosed``.
    """
    from app.session.vault_access import VaultState

    session = open_session(invocation, private=False, ask=True)
    access = session.vault_access
    if access.state is VaultState.OPEN or (none_yet and access.is_new):
        return session
    session.close()
    by_passphrase = tr("A passphrase opens them: type it in a terminal, or give it with --passphrase-fd.")
    raise ConversationsClosed(together(refusal, by_passphrase if access.by_passphrase else access.problem))


def open_vault(session: Session, invocation: Invocation, *, ask: bool) -> None:
    """Open the session's vault if it waits for a passphrase; without one, store nothing."""
    from app.session.vault_access import VaultState

    if session.vault_access.state not in (VaultState.LOCKED, VaultState.NEW):
        return
    if invocation.passphrase_fd is not None:
        session.unlock(read_passphrase(invocation.passphrase_fd))
        return
    if not (ask and sys.stdin.isatty()):
        session.vault_access.go_private()
        return
    if session.vault_access.state is VaultState.LOCKED:
        session.unlock(ask_secretly(tr("Passphrase of your conversations:")))
        return
    say(
        together(
            session.vault_access.problem,
            tr("Choose a passphrase to keep conversations, or press Enter to keep none."),
        )
    )
    chosen = new_passphrase()
    if chosen:
        session.unlock(chosen)
    else:
        session.vault_access.go_private()


def new_passphrase() -> str:
    """Ask for a new passphrase until it is strong enough and typed the same twice; an empty one ends the asking."""
    while chosen := ask_secretly(tr("New passphrase:")):
        strength = strength_of(chosen)
        if not strength.enough:
            say(strength.words)
        elif chosen == ask_secretly(tr("The same again:")):
            return chosen
        else:
            say(tr("The two are not the same. Type the same passphrase twice."))
    return ""


def read_passphrase(descriptor: int) -> str:
    """Return the passphrase on a file descriptor. Raises ``PassphraseUnreadable``."""
    try:
        with os.fdopen(descriptor, "r", encoding="utf-8") as stream:
            passphrase = stream.readline().rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise PassphraseUnreadable(
            tr("No passphrase could be read from file descriptor {descriptor}.", descriptor=descriptor),
            str(error),
        ) from error
    if not passphrase:
        raise PassphraseUnreadable(
            tr("The passphrase on file descriptor {descriptor} is empty.", descriptor=descriptor)
        )
    return passphrase
