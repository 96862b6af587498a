"""The key's bytes: locked in memory where the system lets us."""

from __future__ import annotations

import resource
import secrets
import sys
from pathlib import Path

import pytest

from app.confinement.locked_memory import allow_locking_again, keep_out_of_swap, locking_allowed


def locked_kilobytes() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(each.split()[1]) for each in lines if each.startswith("VmLck"))


@pytest.mark.skipif(sys.platform != "linux", reason="how much is locked is told by /proc")
def test_the_pages_of_a_secret_are_locked() -> None:
    secret = secrets.token_bytes(2**16)
    before = locked_kilobytes()
    assert keep_out_of_swap(secret)
    assert locked_kilobytes() >= before + 64


def test_nothing_is_nothing_to_lock() -> None:
    assert not keep_out_of_swap(b"")


@pytest.mark.skipif(sys.platform != "linux", reason="limits of another kind")
def test_only_keys_are_locked_and_a_child_may_lock_again() -> None:
    before = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    try:
        with locking_allowed():
            assert resource.getrlimit(resource.RLIMIT_MEMLOCK)[0] == before[1]
        assert resource.getrlimit(resource.RLIMIT_MEMLOCK) == (0, before[1])
        allow_locking_again()
        assert resource.getrlimit(resource.RLIMIT_MEMLOCK)[0] == before[1]
    finally:
        resource.setrlimit(resource.RLIMIT_MEMLOCK, before)
