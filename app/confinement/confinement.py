"""What a child process may reach, and its giving up of the rest."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from app.confinement.connection_log import Purpose
from app.confinement.core_dumps import forbid_core_dumps
from app.confinement.landlock import FileAccess, restrict_files
from app.confinement.locked_memory import allow_locking_again
from app.confinement.network_refusal import refuse_network
from app.confinement.program_files import code_and_system, computing_devices
from app.confinement.seccomp import refuse_all_but_computing, refuse_internet_sockets
from app.locations import locate

SANDBOX_VARIABLE = "OYSTER_SANDBOX"  # "off" leaves the kernel out of it, where it is in the way


@dataclass(frozen=True, slots=True)
class Connecting:
    """What a process connects for, the hosts that it may reach, and the file in which its connections are listed.

    Without ``hosts`` it may reach any.
    """

    purpose: Purpose
    subject: str
    hosts: tuple[str, ...] | None
    log: str


@dataclass(frozen=True, slots=True)
class Confinement:
    """What a child process may reach.

    One that is ``connecting`` opens sockets. One with ``files`` computes: it reaches these and the program's own code,
    and starts nothing. The others reach the files that the person does.
    """

    connecting: Connecting | None = None
    files: FileAccess | None = None


NO_NETWORK = Confinement()
_log: Path | None = None


def list_connections_in(log: Path) -> None:
    """Set the file in which the connections of processes that are started from now on are listed."""
    global _log
    _log = log


def connects(purpose: Purpose, subject: str, hosts: Iterable[str] | None) -> Confinement:
    """Return the confinement of a process that connects, for a subject, to these hosts; None stands for any."""
    log = _log or locate().connections
    names = None if hosts is None else tuple(filter(None, hosts))
    return Confinement(Connecting(purpose, subject, names, str(log)))


def computes(reads: tuple[str, ...] = (), writes: tuple[str, ...] = ()) -> Confinement:
    """Return the confinement of a process that computes with these files, and makes files in folders of ``writes``."""
    return Confinement(files=FileAccess(reads, writes))


def confine(confinement: Confinement) -> None:
    """Give up in this process what it does not need, for good.

    Where the kernel cannot hold it, or the person switched that off, what Python and the limits do still holds.
    """
    forbid_core_dumps()
    allow_locking_again()
    if confinement.connecting is not None:
        from app.confinement.recorded_sockets import record_connections

        record_connections(confinement.connecting)
        return
    refuse_network()
    if not sandbox_is_wanted():
        return
    # Each by itself: where the kernel refuses one, the other still holds. 'oyster doctor' tries them and says so.
    if confinement.files is not None:
        with contextlib.suppress(OSError):
            restrict_files(_with_program(confinement.files))
    with contextlib.suppress(OSError):
        refuse_internet_sockets() if confinement.files is None else refuse_all_but_computing()


def sandbox_is_wanted() -> bool:
    """Return whether the kernel is to hold processes; a person may switch it off by a variable."""
    return os.environ.get(SANDBOX_VARIABLE, "").strip().lower() != "off"


def _with_program(files: FileAccess) -> FileAccess:
    return replace(files, reads=(*code_and_system(), *files.reads), devices=computing_devices())
