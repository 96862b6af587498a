"""The system keyring with a time limit; back ends that store secrets unencrypted are refused."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from app.privacy.errors import KeyringUnavailable
from app.translation import tr

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

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


def keyring_may_ask(limit_seconds: float = PROBE_LIMIT_SECONDS) -> bool:
    """Return whether the keyring may show a dialog of its own when it is asked for a secret. Shows none itself."""
    try:
        return _within(limit_seconds, _may_ask)
    except KeyringUnavailable:
        return False  # nothing can be asked; whoever needs the keyring is told why


def keyring_is_locked(limit_seconds: float = PROBE_LIMIT_SECONDS) -> bool:
    """Return whether the keyring is known to be locked, or cannot be reached. Shows no dialog."""
    try:
        return _within(limit_seconds, _is_locked)
    except KeyringUnavailable:
        return True


def _is_locked() -> bool:
    """Of other systems' keyrings only an attempt would tell."""
    return _is_secret_service(_acceptable_backend()) and _secret_service_is_locked()


def _may_ask() -> bool:
    backend = _acceptable_backend()
    if _is_secret_service(backend):
        return _secret_service_is_locked()
    return type(backend).__module__ != "keyring.backends.Windows"


def _is_secret_service(backend: KeyringBackend) -> bool:
    return type(backend).__module__ == "keyring.backends.SecretService"


def _secret_service_is_locked() -> bool:
    """Return whether the desktop's keyring is locked, or would have to be created, which asks for a password too."""
    import secretstorage  # of Linux alone

    with closing(secretstorage.dbus_init()) as connection:
        try:
            return bool(secretstorage.Collection(connection).is_locked())
        except secretstorage.ItemNotFoundException:
            return True


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
            tr("The system keyring did not keep what it was given, so it cannot hold a key.")
        )


def delete_secret(entry: str, limit_seconds: float = ANSWER_LIMIT_SECONDS) -> None:
    """Delete a secret; does nothing where there is none. Raises ``KeyringUnavailable``."""

    def delete() -> None:
        backend = _acceptable_backend()
        if backend.get_password(SERVICE, entry) is None:
            return
        from keyring.errors import PasswordDeleteError

        try:
            backend.delete_password(SERVICE, entry)
        except PasswordDeleteError:
            if backend.get_password(SERVICE, entry) is not None:
                raise

    _within(limit_seconds, delete)


def _acceptable_backend() -> KeyringBackend:
    """Return the first of the system's keyrings that encrypts its contents."""
    import keyring  # no start without it waits for it
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    candidates: tuple[KeyringBackend, ...] = (
        tuple(chosen.backends) if isinstance(chosen, ChainerBackend) else (chosen,)
    )
    for each in candidates:
        if type(each).__module__ in _ACCEPTABLE_MODULES:
            return each
    found = ", ".join(f"{type(each).__module__}.{type(each).__name__}" for each in candidates)
    raise KeyringUnavailable(tr("This session has no system keyring that can hold a key."), found)


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
            tr(
                "The system keyring did not answer within {limit_seconds} seconds.",
                limit_seconds=f"{limit_seconds:.0f}",
            ),
            "time limit",
        ) from error
    except Exception as error:
        from keyring.errors import KeyringLocked

        if isinstance(error, KeyringLocked):
            raise KeyringUnavailable(
                tr("The system keyring is locked. Unlock it and try again."), str(error)
            ) from error
        detail = f"{type(error).__name__}: {error}"
        raise KeyringUnavailable(
            tr("The system keyring cannot be used: it reported an error."), detail
        ) from error
