"""seccomp: the kernel refuses calls that a process of this kind has no use for, until the process ends.

The filter is written here: ``pyseccomp`` needs a library that not every system has
(docs/decisions/0017-confinement.md). Numbers are those of <linux/audit.h>, <linux/bpf_common.h> and <asm/unistd.h>.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys
from dataclasses import dataclass

from app.confinement.native import c_library, prctl

_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000  # the error's number is in the lower half
_LOAD, _JUMP_EQUAL, _JUMP_NOT_BELOW, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_SET_FILTER, _ALL_THREADS = 1, 1
_SET_NO_NEW_PRIVILEGES = 38
_X32 = 0x40000000  # calls of a second numbering, by which a filter could be passed

# What computing has no use for: sockets, other processes' memory and signals, new programs, and doors to the kernel.
_NOT_FOR_COMPUTING = {
    "x86_64": {
        *(42, 43, 49, 50, 288),  # connect, accept, bind, listen, accept4
        *(59, 322),  # execve, execveat
        *(62, 200, 424, 438),  # kill, tkill, pidfd_send_signal, pidfd_getfd
        *(101, 310, 311, 312),  # ptrace, process_vm_readv and _writev, kcmp
        *(248, 249, 250),  # add_key, request_key, keyctl
        *(272, 308, 304),  # unshare, setns, open_by_handle_at
        *(298, 321, 323),  # perf_event_open, bpf, userfaultfd
    },
    "aarch64": {
        *(203, 202, 200, 201, 242),
        *(221, 281),
        *(129, 130, 424, 438),
        *(117, 270, 271, 272),
        *(217, 218, 219),
        *(97, 268, 265),
        *(241, 280, 282),
    },
}


@dataclass(frozen=True, slots=True)
class _Machine:
    """The numbers of an architecture."""

    audit: int
    seccomp: int
    socket: int


_MACHINES = {"x86_64": _Machine(0xC000003E, 317, 41), "aarch64": _Machine(0xC00000B7, 277, 198)}
_IO_URING_SETUP = 425  # on both: its rings could open a socket past any filter
_FOR_A_WINDOW = (1, 16)  # AF_UNIX; AF_NETLINK, by which the kernel tells of devices


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(_Instruction)))


def refuse_internet_sockets() -> bool:
    """Let this process and its children open only sockets of this computer; False where the kernel cannot.

    What it opens otherwise is refused with "permission denied". Raises ``OSError`` where the kernel refuses the filter.
    """
    return _install(_FOR_A_WINDOW, frozenset())


def refuse_all_but_computing() -> bool:
    """Let this process open no socket, start no program and look into no other; False where the kernel cannot.

    Raises ``OSError`` where the kernel refuses the filter.
    """
    return _install((), frozenset(_NOT_FOR_COMPUTING.get(platform.machine(), ())))


def seccomp_is_known_here() -> bool:
    """Return whether filters can be written for this machine."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def _install(families: tuple[int, ...], calls: frozenset[int]) -> bool:
    if not seccomp_is_known_here():
        return False
    machine = _MACHINES[platform.machine()]
    lines = _filter_lines(machine, families, calls)
    instructions = (_Instruction * len(lines))(*(_Instruction(*each) for each in lines))
    program = _Program(len(lines), instructions)
    prctl(_SET_NO_NEW_PRIVILEGES, 1)
    if c_library().syscall(machine.seccomp, _SET_FILTER, _ALL_THREADS, ctypes.byref(program)) != 0:
        number = ctypes.get_errno()
        if number in (errno.ENOSYS, errno.EINVAL):
            return False
        raise OSError(number, os.strerror(number))
    return True


def _filter_lines(
    machine: _Machine, families: tuple[int, ...], calls: frozenset[int]
) -> list[tuple[int, int, int, int]]:
    """Return the filter: (code, jump if true, jump if false, value) for each instruction."""
    denied, absent = _REFUSE | errno.EACCES, _REFUSE | errno.ENOSYS
    lines = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_JUMP_EQUAL, 1, 0, machine.audit),
        (_RETURN, 0, 0, absent),
        (_LOAD, 0, 0, _NUMBER),
        (_JUMP_NOT_BELOW, 0, 1, _X32),
        (_RETURN, 0, 0, absent),
        (_JUMP_EQUAL, 0, 1, _IO_URING_SETUP),
        (_RETURN, 0, 0, absent),
    ]
    for call in sorted(calls):
        lines += [(_JUMP_EQUAL, 0, 1, call), (_RETURN, 0, 0, denied)]
    lines += [(_JUMP_EQUAL, 1, 0, machine.socket), (_RETURN, 0, 0, _ALLOW)]
    lines.append((_LOAD, 0, 0, _FIRST_ARGUMENT))
    for family in families:
        lines += [(_JUMP_EQUAL, 0, 1, family), (_RETURN, 0, 0, _ALLOW)]
    lines.append((_RETURN, 0, 0, denied))
    return lines
