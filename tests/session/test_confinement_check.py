"""What doctor says of confinement is what it found by trying."""

from __future__ import annotations

import pytest

from app.confinement.landlock import landlock_version
from app.confinement.seccomp import seccomp_is_known_here
from app.session.confinement_check import computing_words, kernel_words, program_words

held = pytest.mark.skipif(
    not (landlock_version() and seccomp_is_known_here()),
    reason="this kernel has no Landlock, or filters are not written for this machine",
)


@held
def test_a_held_process_is_told_as_such_and_one_that_is_not_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kernel_words() == (
        f"This kernel offers Landlock, version {landlock_version()}, and seccomp filters."
    )
    assert computing_words() == (
        True,
        "The kernel refuses it every internet socket. It reads the files that it was given, and no others. "
        "It leaves no core dump.",
    )
    monkeypatch.setenv("OYSTER_SANDBOX", "off")
    assert kernel_words().endswith("OYSTER_SANDBOX=off leaves it out.")
    as_it_should, words = computing_words()
    assert as_it_should, "the person wants it so"
    assert words.startswith(
        "Python refuses it internet sockets; the kernel does not. It may read every file that you may."
    )


@held
def test_a_process_that_gave_nothing_up_is_wrong() -> None:
    as_it_should, words = program_words()
    assert not as_it_should, "this process of the tests is not confined"
    assert words.startswith("Nothing refuses it internet sockets.")
