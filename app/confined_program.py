"""The first thing that the program does: it gives up what its own process never needs."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping

from app.confinement.confinement import sandbox_is_wanted
from app.confinement.core_dumps import forbid_core_dumps
from app.confinement.network_refusal import network_is_refused, refuse_network
from app.confinement.seccomp import refuse_internet_sockets, seccomp_is_known_here
from app.launcher import start_launcher

_FOR_ITS_OWNER_ALONE = 0o077  # the umask, which children inherit: what they write is 0600 or 0700 too


def confine_program() -> None:
    """Write for the owner alone, leave no core dump and open no socket but local ones; on Linux the kernel sees to it.

    Where the kernel cannot, the audit hook still does, and the program goes on: 'oyster doctor' says which.
    """
    if network_is_refused():
        return  # it was done before
    os.umask(_FOR_ITS_OWNER_ALONE)
    forbid_core_dumps()
    held_by_kernel = sandbox_is_wanted() and seccomp_is_known_here() and not screen_is_reached_by_internet()
    if held_by_kernel:
        with contextlib.suppress(OSError):
            start_launcher()
            refuse_internet_sockets()
    refuse_network()


def screen_is_reached_by_internet(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether the window itself is drawn over an internet socket, as with ``ssh -X``."""
    host = environment.get("DISPLAY", "").rpartition(":")[0]
    is_far = bool(host) and not host.startswith(("unix", "/")) and "WAYLAND_DISPLAY" not in environment
    return is_far or environment.get("DBUS_SESSION_BUS_ADDRESS", "").startswith("tcp:")
