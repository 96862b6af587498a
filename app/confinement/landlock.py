"""Landlock: the kernel lets this process reach only the files that were named, and no network, until it ends.

Called directly: the package ``landlockpy`` takes longer to import than the whole confinement may cost
(docs/decisions/0017-confinement.md). Numbers and layouts are those of <linux/landlock.h>.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntFlag

from app.confinement.native import c_library, prctl

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every architecture
_VERSION, _PATH_BENEATH = 1, 1
_SET_NO_NEW_PRIVILEGES = 38
_TCP, _SCOPES = 0b11, 0b11  # bind and connect; abstract sockets and signals of others


class _Right(IntFlag):
    EXECUTE = 1 << 0
    WRITE_FILE = 1 << 1
    READ_FILE = 1 << 2
    READ_DIR = 1 << 3
    REMOVE_FILE = 1 << 5
    MAKE_REG = 1 << 8
    TRUNCATE = 1 << 14
    IOCTL_DEV = 1 << 15


_READ = _Right.READ_FILE | _Right.READ_DIR
_WRITE = _READ | _Right.WRITE_FILE | _Right.REMOVE_FILE | _Right.MAKE_REG | _Right.TRUNCATE
_DEVICE = _READ | _Right.WRITE_FILE | _Right.IOCTL_DEV
_OF_A_FILE = _Right.EXECUTE | _Right.WRITE_FILE | _Right.READ_FILE | _Right.TRUNCATE | _Right.IOCTL_DEV


@dataclass(frozen=True, slots=True)
class FileAccess:
    """The files and folders, each with all that is below it, that a process may read, write, or use as devices."""

    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def landlock_version() -> int:
    """Return the version of Landlock that this kernel speaks; 0 where there is none, or it is switched off."""
    if sys.platform != "linux":
        return 0
    return max(0, int(c_library().syscall(_CREATE_RULESET, None, 0, _VERSION)))


def restrict_files(access: FileAccess) -> bool:
    """Hold this thread, and those that it starts, to these files; False where the kernel has no Landlock.

    An older kernel holds it to fewer things (docs/decisions/0017-confinement.md). Raises ``OSError`` where a kernel
    that has it refuses. Names that do not exist are left out.
    """
    version = landlock_version()
    if not version:
        return False
    handled = _files_handled(version)
    ruleset = _Ruleset(handled, _TCP if version >= 4 else 0, _SCOPES if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    number = _checked(c_library().syscall(_CREATE_RULESET, ctypes.byref(ruleset), size, 0))
    try:
        for names, rights in ((access.reads, _READ), (access.writes, _WRITE), (access.devices, _DEVICE)):
            for parent, is_folder in _opened(names):
                allowed = rights & handled & (~0 if is_folder else _OF_A_FILE)
                rule = _PathBeneath(allowed, parent)
                _checked(c_library().syscall(_ADD_RULE, number, _PATH_BENEATH, ctypes.byref(rule), 0))
        prctl(_SET_NO_NEW_PRIVILEGES, 1)
        _checked(c_library().syscall(_RESTRICT_SELF, number, 0))
    finally:
        os.close(number)
    return True


def _files_handled(version: int) -> int:
    """Return all rights over files that a version knows: what is not allowed is refused."""
    return (1 << (16 if version >= 5 else 15 if version >= 3 else 14 if version >= 2 else 13)) - 1


def _opened(names: Iterable[str]) -> Iterator[tuple[int, bool]]:
    """Yield a descriptor of each name that exists, and whether it is a folder."""
    for name in (each for each in names if "\0" not in each):  # no file has such a name
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            number = os.open(name, os.O_PATH | os.O_CLOEXEC)
            try:
                yield number, os.path.isdir(f"/proc/self/fd/{number}")  # noqa: PTH112 - one call less
            finally:
                os.close(number)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return int(result)
