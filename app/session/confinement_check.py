"""What ``oyster doctor`` says of confinement: what this kernel grants, and what holds, found by trying."""

from __future__ import annotations

import sys
import tempfile

from app.child_process import ChildProcess
from app.confinement.confinement import SANDBOX_VARIABLE, computes, sandbox_is_wanted
from app.confinement.landlock import landlock_version
from app.confinement.probe import Held, answer_held, held_here
from app.confinement.seccomp import seccomp_is_known_here
from app.translation import together, tr

_ANSWER_SECONDS = 20.0


def kernel_words() -> str:
    """Return what the kernel offers to hold a process with."""
    if sys.platform != "linux":
        return tr("This system gives no way to hold a process to its files; Python's sockets are refused.")
    version = landlock_version()
    files = (
        tr("Landlock, version {version}", version=version)
        if version
        else tr("no Landlock (Linux 5.13 has it)")
    )
    calls = (
        tr("seccomp filters") if seccomp_is_known_here() else tr("no filters for this machine's processor")
    )
    offered = tr("This kernel offers {files}, and {calls}.", files=files, calls=calls)
    off = tr("{variable}=off leaves it out.", variable=SANDBOX_VARIABLE)
    return offered if sandbox_is_wanted() else together(offered, off)


def program_words() -> tuple[bool, str]:
    """Return whether this very process is held as it should be, and how it is."""
    with tempfile.NamedTemporaryFile() as file:
        held = held_here(file.name)
    wanted = sys.platform == "linux" and sandbox_is_wanted() and seccomp_is_known_here()
    words = together(_sockets(held), _dumps(held))
    return held.by_hook and (held.by_kernel or not wanted), words


def computing_words() -> tuple[bool, str]:
    """Return whether a process such as the engine's is held as it should be, and how it is."""
    with tempfile.NamedTemporaryFile() as file:
        process = ChildProcess("oyster-probe", answer_held, file.name, confinement=computes())
        try:
            held: Held | None = process.pipe.recv() if process.pipe.poll(_ANSWER_SECONDS) else None
        except (EOFError, OSError):
            held = None
        finally:
            process.close()
    if held is None:
        return False, tr("A process that is held as the engine is does not start here.")
    files = (
        tr("It reads the files that it was given, and no others.")
        if held.from_files
        else tr("It may read every file that you may.")
    )
    granted = sys.platform == "linux" and sandbox_is_wanted()
    as_it_should = (held.by_kernel or not (granted and seccomp_is_known_here())) and (
        held.from_files or not (granted and landlock_version())
    )
    return as_it_should, together(_sockets(held), files, _dumps(held))


def _sockets(held: Held) -> str:
    if held.by_kernel:
        return tr("The kernel refuses it every internet socket.")
    if held.by_hook:
        return tr("Python refuses it internet sockets; the kernel does not.")
    return tr("Nothing refuses it internet sockets.")


def _dumps(held: Held) -> str:
    return (
        tr("It leaves no core dump.") if held.from_dumps else tr("Its core dumps are the system's to forbid.")
    )
