"""The refusal of every socket that is not local, by an audit hook: it holds until the process ends.

The hook sees what Python opens. Native code is held by the kernel, where it can (``app/confinement/seccomp.py``).
"""

from __future__ import annotations

import socket
import sys

from app.domain.errors import OysterError
from app.translation import tr

_BY_NAME = frozenset(
    {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
)
_BY_ADDRESS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_LOCAL = frozenset({getattr(socket, "AF_UNIX", -1), -1})  # -1: of a descriptor that is there already
_LOOPBACK = frozenset({"127.0.0.1", "::1"})
_holds = False


class NetworkRefused(OysterError, PermissionError):
    """Something in this process tried to reach a network. To a library it is an error of the system like others."""


def refuse_network() -> None:
    """Refuse every socket but local ones, in this process, from now on; there is no way back."""
    global _holds
    if not _holds:
        _holds = True
        sys.addaudithook(_check)


def network_is_refused() -> bool:
    """Return whether this process may open no socket but local ones."""
    return _holds


def _check(event: str, arguments: tuple[object, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event == "socket.__new__":
        allowed = arguments[1] in _LOCAL or _makes_pairs_of_loopback(arguments[1])
    elif event in _BY_ADDRESS:
        family = getattr(arguments[0], "family", None)
        allowed = family in _LOCAL or (_makes_pairs_of_loopback(family) and _is_loopback(arguments[1]))
    else:
        allowed = event not in _BY_NAME
    if not allowed:
        raise NetworkRefused(
            tr("This part of the program does not connect to anything, and something in it tried to."), event
        )


def _makes_pairs_of_loopback(family: object) -> bool:
    """Return whether the system's pairs of sockets, which an event loop wakes itself with, are of this family."""
    return sys.platform == "win32" and family in (socket.AF_INET, socket.AF_INET6)


def _is_loopback(address: object) -> bool:
    return isinstance(address, tuple) and bool(address) and address[0] in _LOOPBACK
