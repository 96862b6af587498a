"""The system keyring with a time limit; back ends that store secrets unencrypted are refused."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from app.privacy.errors import KeyringUnavailable

SERVICE = "oyster-desktop"

# The user may have to type their login password into the system's dialog.
ANSWER_LIMIT_SECONDS = 60.0
# Detecting the keyring shows no dialog.
PROBE_LIMIT_SECONDS = 10.0

_ACCEPTABLE_MODULES = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.libsecret",
        "keyring.backends.kwallet",
        "keyring.backends.macOS",
        "keyring.backends.Windows",
    }
)

_Answer = TypeVar("_Answer")


def keyring_problem(limit_seconds: float = PROBE_LIMIT_SECONDS) -> str:
    """Return one sentence on why the keyring cannot be used; empty where it can. Shows no dialog."""
    try:
        _within(limit_seconds, _acceptable_backend)
    except KeyringUnavailable as error:
        return error.sentence
    return ""


def read_secret(entry: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> str | None:
    """Return the secret stored under ``entry``, or None. Raises ``KeyringUnavailable``."""
    return _within(limit_seconds, lambda: _acceptable_backend().get_password(SERVICE, entry))


def store_secret(entry: str, secret: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> None:
    """Store a secret and read it back, to detect a keyring that loses it. Raises ``KeyringUnavailable``."""

    def store() -> str | None:
        backend = _acceptable_backend()
        backend.set_password(SERVICE, entry, secret)
        return backend.get_password(SERVICE, entry)

    if _within(limit_seconds, store) != secret:
        raise KeyringUnavailable(
            "The system keyring did not keep what it was given, so it cannot hold a key."
        )


def delete_secret(entry: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> None:
    """Delete a secret; does nothing where there is none. Raises ``KeyringUnavailable``."""

    def delete() -> None:
        backend = _acceptable_backend()
        if backend.get_password(SERVICE, entry) is None:
            return
        try:
            backend.delete_password(SERVICE, entry)
        except PasswordDeleteError:
            if backend.get_password(SERVICE, entry) is not None:
                raise

    _within(limit_seconds, delete)


def _acceptable_backend() -> KeyringBackend:
    """Return the first of the system's keyrings that encrypts its contents."""
    chosen = keyring.get_keyring()
    candidates: tuple[KeyringBackend, ...] = (
        tuple(chosen.backends) if isinstance(chosen, ChainerBackend) else (chosen,)
    )
    for each in candidates:
        if type(each).__module__ in _ACCEPTABLE_MODULES:
            return each
    found = ", ".join(f"{type(each).__module__}.{type(each).__name__}" for each in candidates)
    raise KeyringUnavailable("This session has no system keyring that can hold a key.", found)


def _within(limit_seconds: float, call: Callable[[], _Answer]) -> _Answer:
    """Return the result of ``call``, run in its own thread, so that a hanging keyring blocks nobody."""
    outcome: Future[_Answer] = Future()

    def work() -> None:
        try:
            outcome.set_result(call())
        except BaseException as error:  # noqa: BLE001 - back ends raise what their message bus raises
            outcome.set_exception(error)

    threading.Thread(target=work, name="keyring", daemon=True).start()
    try:
        return outcome.result(limit_seconds)
    except KeyringUnavailable:
        raise
    except TimeoutError as error:
        raise KeyringUnavailable(
            f"The system keyring did not answer within {limit_seconds:.0f} seconds.", "time limit"
        ) from error
    except KeyringLocked as error:
        raise KeyringUnavailable(
            "The system keyring is locked. Unlock it and try again.", str(error)
        ) from error
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"
        raise KeyringUnavailable(
            "The system keyring cannot be used: it reported an error.", detail
        ) from error
