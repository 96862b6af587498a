"""Another passphrase, the recovery key: the key of the conversations stays, whatever happens on the way."""

from __future__ import annotations

import os
import random
import signal
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from app.locations import Locations
from app.privacy.errors import (
    PassphraseTooWeak,
    RecoveryKeyMistyped,
    WrongPassphrase,
    WrongRecoveryKey,
)
from app.privacy.key_change import (
    change_passphrase,
    has_recovery_key,
    keep_recovery_key,
    passphrase_from_recovery,
)
from app.privacy.key_source import PassphraseRecord, check_of, read_key_source, write_key_source
from app.privacy.keys import key_from_passphrase, new_key_from_passphrase
from app.privacy.passphrase import Argon2Parameters, derive_key
from app.privacy.recovery_key import GROUPS, new_recovery_key, read_recovery_key
from tests.privacy.quick_cost import QUICK

OLD, NEW = "a river under seven bridges", "nine lanterns along the quay"


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    return Locations(tmp_path / "data")


@pytest.fixture
def key(locations: Locations) -> bytes:
    return new_key_from_passphrase(locations, OLD, QUICK)


def test_another_passphrase_opens_the_same_key_and_the_earlier_one_does_not(
    locations: Locations, key: bytes
) -> None:
    change_passphrase(locations, OLD, NEW, QUICK)
    assert key_from_passphrase(locations, NEW) == key
    with pytest.raises(WrongPassphrase):
        key_from_passphrase(locations, OLD)


def test_a_change_that_is_refused_changes_nothing(locations: Locations, key: bytes) -> None:
    before = locations.key_parameters.read_bytes()
    with pytest.raises(WrongPassphrase):
        change_passphrase(locations, NEW, NEW, QUICK)
    with pytest.raises(PassphraseTooWeak):
        change_passphrase(locations, OLD, "password", QUICK)
    assert locations.key_parameters.read_bytes() == before
    assert key_from_passphrase(locations, OLD) == key


def test_a_file_of_an_earlier_version_gets_the_present_form_and_cost_with_its_first_change(
    locations: Locations,
) -> None:
    salt, cost = b"s" * 16, Argon2Parameters(8, 1, 1)
    key = derive_key(OLD, salt, cost)
    write_key_source(locations, PassphraseRecord(salt.hex(), check_of(key), cost))
    change_passphrase(locations, OLD, OLD, Argon2Parameters(16, 2, 1))
    record = read_key_source(locations)
    assert isinstance(record, PassphraseRecord)
    assert record.sealed
    assert record.argon2 == Argon2Parameters(16, 2, 1)
    assert key_from_passphrase(locations, OLD) == key


def _change_again_and_again(root: Path) -> None:
    """Change there and back until killed."""
    locations = Locations(root)
    while True:
        change_passphrase(locations, OLD, NEW, QUICK)
        change_passphrase(locations, NEW, OLD, QUICK)


def test_a_kill_at_any_moment_leaves_a_passphrase_that_opens(locations: Locations, key: bytes) -> None:
    chance = random.Random(16)
    opened = {OLD: 0, NEW: 0}
    for _ in range(int(os.environ.get("OYSTER_KILLS", "6"))):
        process = get_context("fork").Process(target=_change_again_and_again, args=(locations.root,))
        process.start()
        time.sleep(chance.uniform(0.01, 0.06))
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        locations.wrong_tries.unlink(missing_ok=True)  # what was killed in the middle counts as a wrong try
        record = read_key_source(locations)
        assert record is not None
        works = [each for each in (OLD, NEW) if _opens(locations, each, key)]
        assert len(works) == 1, "one of the two opens, and the file is whole"
        opened[works[0]] += 1
        if works == [NEW]:
            change_passphrase(locations, NEW, OLD, QUICK)
    assert sum(opened.values()) >= 6


def _opens(locations: Locations, passphrase: str, key: bytes) -> bool:
    try:
        return key_from_passphrase(locations, passphrase) == key
    except WrongPassphrase:
        return False


def test_the_recovery_key_opens_what_a_lost_passphrase_closed_and_stays_valid(
    locations: Locations, key: bytes
) -> None:
    assert not has_recovery_key(locations)
    recovery = new_recovery_key()
    keep_recovery_key(locations, OLD, recovery)
    assert has_recovery_key(locations)
    change_passphrase(locations, OLD, NEW, QUICK)
    typed = recovery.text.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert passphrase_from_recovery(locations, typed, OLD, QUICK) == key
    assert key_from_passphrase(locations, OLD) == key
    assert passphrase_from_recovery(locations, recovery.text, NEW, QUICK) == key


def test_a_newer_recovery_key_takes_the_place_of_an_older_one(locations: Locations, key: bytes) -> None:
    first, second = new_recovery_key(), new_recovery_key()
    with pytest.raises(WrongRecoveryKey, match="No recovery key was ever made"):
        passphrase_from_recovery(locations, first.text, NEW, QUICK)
    keep_recovery_key(locations, OLD, first)
    keep_recovery_key(locations, OLD, second)
    with pytest.raises(WrongRecoveryKey, match="not the one of these conversations"):
        passphrase_from_recovery(locations, first.text, NEW, QUICK)
    assert passphrase_from_recovery(locations, second.text, NEW, QUICK) == key


def test_the_recovery_key_is_asked_for_no_passphrase_but_made_only_with_it(
    locations: Locations, key: bytes
) -> None:
    before = locations.key_parameters.read_bytes()
    with pytest.raises(WrongPassphrase):
        keep_recovery_key(locations, NEW, new_recovery_key())
    assert locations.key_parameters.read_bytes() == before


def test_each_wrong_character_and_each_exchange_names_its_group() -> None:
    recovery = new_recovery_key()
    text = "".join(recovery.groups)
    assert read_recovery_key(text) == recovery
    for at in range(len(text)):
        for other in "07AKZ":
            if other != text[at]:
                with pytest.raises(RecoveryKeyMistyped, match=f"Group {at // 5 + 1} "):
                    read_recovery_key(text[:at] + other + text[at + 1 :])
    for at in range(len(text) - 1):
        if text[at] != text[at + 1]:
            with pytest.raises(RecoveryKeyMistyped):
                read_recovery_key(text[:at] + text[at + 1] + text[at] + text[at + 2 :])
    first, second, *rest = recovery.groups
    if first != second:
        with pytest.raises(RecoveryKeyMistyped, match="Group 1 "):
            read_recovery_key("-".join((second, first, *rest)))
    for length in range(GROUPS):
        with pytest.raises(RecoveryKeyMistyped, match=f"Group {length + 1} "):
            read_recovery_key("-".join(recovery.groups[:length]))
    with pytest.raises(RecoveryKeyMistyped, match="more here"):
        read_recovery_key(f"{text}A")


def test_neither_passphrase_nor_recovery_key_is_in_a_file(locations: Locations, key: bytes) -> None:
    recovery = new_recovery_key()
    keep_recovery_key(locations, OLD, recovery)
    change_passphrase(locations, OLD, NEW, QUICK)
    for path in locations.root.iterdir():
        content = path.read_bytes().lower()
        for secret in (key, key.hex().encode(), OLD.encode(), NEW.encode(), recovery.entropy):
            assert secret.lower() not in content, path.name
        assert not any(each.lower().encode() in content for each in recovery.groups), path.name
        assert path.stat().st_mode & 0o077 == 0, path.name
