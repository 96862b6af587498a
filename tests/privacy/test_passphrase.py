"""A passphrase makes the same key again, and no other one does; nothing secret is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw

from app.locations import Locations
from app.privacy.errors import KeySourceDamaged, PassphraseNeeded, WrongPassphrase
from app.privacy.keys import KeySource, find_key_source, key_from_passphrase, new_key_from_passphrase
from app.privacy.passphrase import Argon2Parameters, derive_key

PASSPHRASE = "a river under seven bridges"


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    return Locations(tmp_path / "data")


def test_a_chosen_passphrase_makes_the_same_key_again(locations: Locations) -> None:
    key = new_key_from_passphrase(locations, PASSPHRASE)
    assert len(key) == 32
    assert key_from_passphrase(locations, PASSPHRASE) == key
    assert find_key_source(locations).source is KeySource.PASSPHRASE


def test_a_wrong_passphrase_is_told_and_changes_nothing(locations: Locations) -> None:
    new_key_from_passphrase(locations, PASSPHRASE)
    before = locations.key_parameters.read_bytes()
    with pytest.raises(WrongPassphrase, match="not the passphrase"):
        key_from_passphrase(locations, PASSPHRASE + "!")
    assert locations.key_parameters.read_bytes() == before


def test_an_empty_passphrase_is_asked_for_again(locations: Locations) -> None:
    with pytest.raises(PassphraseNeeded):
        new_key_from_passphrase(locations, "")
    assert not locations.key_parameters.exists()


def test_composed_and_decomposed_letters_are_the_same_passphrase(locations: Locations) -> None:
    key = new_key_from_passphrase(locations, "caf\u00e9 密码")
    assert key_from_passphrase(locations, "cafe\u0301 密码") == key


def test_two_folders_with_one_passphrase_have_two_keys(tmp_path: Path) -> None:
    one, two = Locations(tmp_path / "one"), Locations(tmp_path / "two")
    assert new_key_from_passphrase(one, PASSPHRASE) != new_key_from_passphrase(two, PASSPHRASE)


def test_neither_key_nor_passphrase_is_written_and_only_the_owner_reads(locations: Locations) -> None:
    key = new_key_from_passphrase(locations, PASSPHRASE)
    for path in locations.root.iterdir():
        content = path.read_bytes()
        assert key not in content
        assert key.hex().encode() not in content.lower()
        assert PASSPHRASE.encode() not in content
        assert path.stat().st_mode & 0o077 == 0, f"others can read {path.name}"
    assert locations.root.stat().st_mode & 0o077 == 0


def test_the_cost_is_the_one_of_the_rfc_and_is_recorded(locations: Locations) -> None:
    key = new_key_from_passphrase(locations, PASSPHRASE)
    recorded = locations.key_parameters.read_text()
    assert '"memory_kib": 65536' in recorded
    assert '"passes": 3' in recorded
    assert '"lanes": 4' in recorded
    salt = bytes.fromhex(recorded.split('"salt": "')[1][:32])
    assert key == hash_secret_raw(
        PASSPHRASE.encode(),
        salt,
        time_cost=3,
        memory_cost=65536,
        parallelism=4,
        hash_len=32,
        type=Type.ID,
    )


def test_the_recorded_cost_is_the_one_that_is_used(locations: Locations) -> None:
    new_key_from_passphrase(locations, PASSPHRASE)
    text = locations.key_parameters.read_text().replace('"passes": 3', '"passes": 4')
    locations.key_parameters.write_text(text)
    # The recorded cost is used, so another cost makes another key: told as a wrong passphrase.
    with pytest.raises(WrongPassphrase):
        key_from_passphrase(locations, PASSPHRASE)


@pytest.mark.parametrize(
    "parameters",
    [
        Argon2Parameters(memory_kib=1 << 40),
        Argon2Parameters(passes=0),
        Argon2Parameters(lanes=1 << 20),
        Argon2Parameters(memory_kib=8, lanes=4),
    ],
)
def test_impossible_costs_from_a_damaged_file_are_refused(parameters: Argon2Parameters) -> None:
    with pytest.raises(KeySourceDamaged):
        derive_key(PASSPHRASE, b"s" * 16, parameters)


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"source":"passphrase"}', b'{"source":"moon"}', b"\xff\xfe\x00"]
)
def test_a_half_written_record_is_told_and_left_as_it_is(locations: Locations, content: bytes) -> None:
    locations.root.mkdir()
    locations.key_parameters.write_bytes(content)
    locations.database.write_bytes(b"x" * 4096)
    with pytest.raises(KeySourceDamaged, match="not touched"):
        key_from_passphrase(locations, PASSPHRASE)
    with pytest.raises(KeySourceDamaged):
        new_key_from_passphrase(locations, PASSPHRASE)
    assert locations.key_parameters.read_bytes() == content
    assert find_key_source(locations).source is KeySource.KEYRING


def test_a_damaged_record_with_nothing_kept_is_begun_anew(locations: Locations) -> None:
    locations.root.mkdir()
    locations.key_parameters.write_bytes(b"{")
    assert find_key_source(locations).source is KeySource.NONE_YET
    key = new_key_from_passphrase(locations, PASSPHRASE)
    assert key_from_passphrase(locations, PASSPHRASE) == key


def test_a_second_first_passphrase_does_not_replace_the_first(locations: Locations) -> None:
    key = new_key_from_passphrase(locations, PASSPHRASE)
    assert new_key_from_passphrase(locations, PASSPHRASE) == key
    with pytest.raises(WrongPassphrase, match="Nothing was kept yet"):
        new_key_from_passphrase(locations, "another one")
