"""A passphrase makes the same key again, and no other one does; nothing secret is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.locations import Locations
from app.privacy.errors import KeySourceDamaged, PassphraseNeeded, PassphraseTooWeak, WrongPassphrase
from app.privacy.key_source import PassphraseRecord, check_of, write_key_source
from app.privacy.keys import KeySource, find_key_source, key_from_passphrase
from app.privacy.keys import new_key_from_passphrase as new_key
from app.privacy.passphrase import Argon2Parameters, derive_key
from app.privacy.passphrase_cost import calibrated_cost
from app.privacy.passphrase_strength import strength_of
from tests.privacy.quick_cost import QUICK

PASSPHRASE = "a river under seven bridges"


def new_key_from_passphrase(locations: Locations, passphrase: str) -> bytes:
    return new_key(locations, passphrase, QUICK)


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
    key = new_key_from_passphrase(locations, "caf\u00e9 密码 by the quiet lake")
    assert key_from_passphrase(locations, "cafe\u0301 密码 by the quiet lake") == key


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


@pytest.mark.parametrize(("two_passes_take", "passes"), [(0.25, 8), (1.0, 2), (9.0, 2), (0.001, 64)])
def test_a_new_passphrase_costs_about_a_second_in_256_mib(two_passes_take: float, passes: int) -> None:
    times = iter((100.0, 100.0 + two_passes_take))
    assert calibrated_cost(lambda: next(times)) == Argon2Parameters(256 * 1024, passes, 4)


def test_the_recorded_cost_is_the_one_that_is_used(locations: Locations) -> None:
    new_key_from_passphrase(locations, PASSPHRASE)
    text = locations.key_parameters.read_text().replace('"passes": 1', '"passes": 2')
    locations.key_parameters.write_text(text)
    # The recorded cost is used, so another cost makes another key: told as a wrong passphrase.
    with pytest.raises(WrongPassphrase):
        key_from_passphrase(locations, PASSPHRASE)


def test_a_file_of_an_earlier_version_still_opens(locations: Locations) -> None:
    """There the passphrase gave the key itself, at the cost of that time."""
    salt, cost = b"s" * 16, Argon2Parameters(8 * 4, 1, 4)
    key = derive_key("11111111", salt, cost)
    write_key_source(locations, PassphraseRecord(salt.hex(), check_of(key), cost))
    assert key_from_passphrase(locations, "11111111") == key
    with pytest.raises(WrongPassphrase):
        key_from_passphrase(locations, "11111112")


@pytest.mark.parametrize(
    "weak", ["11111111", "password", "Password1!", "qwertyuiop", "oysteroyster", "12.05.1987", "密码"]
)
def test_what_is_easily_guessed_is_refused_with_what_to_do(locations: Locations, weak: str) -> None:
    with pytest.raises(PassphraseTooWeak, match="four or more words"):
        new_key_from_passphrase(locations, weak)
    assert not locations.key_parameters.exists()


def test_several_words_are_enough_and_a_longer_one_is_never_weaker() -> None:
    assert strength_of("herons two lake evening").enough
    assert strength_of("我们在湖边看见两只鹭鸟飞过").enough
    assert strength_of("two herons by the lake " * 40).share == 1.0


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
