"""A backup restored elsewhere holds everything, never overwrites anything, and a damaged one changes nothing."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from app.domain.audit import AuditProblem
from app.domain.errors import OysterError
from app.domain.safety_plan import SafetyPlan
from app.locations import Locations
from app.privacy.encrypted_archive import (
    ArchivedFile,
    ArchiveError,
    ArchiveKey,
    WrongArchivePassphrase,
    chunks_of,
    identity_of,
    new_archive_key,
    opened_archive,
    write_archive,
)
from app.privacy.errors import PassphraseTooWeak
from app.session.backup import MadeBackup, backups_in, compare, make_backup
from app.session.backup_contents import MANIFEST, FileEntry, Manifest, may_be_restored
from app.session.restoration import restore_backup
from app.storage.errors import NotEmpty
from app.storage.vault import Vault, open_vault
from tests.storage.storage_factories import World, all_turns

PASSPHRASE = "nine quiet lanterns on the quay"


@pytest.fixture(scope="module")
def archive_key() -> ArchiveKey:
    return new_archive_key(PASSPHRASE)


@pytest.fixture(scope="module")
def identity(archive_key: ArchiveKey, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the passphrase opens: asked for once, since that takes a second on purpose."""
    path = tmp_path_factory.mktemp("archive") / "empty.tar"
    write_archive(path, archive_key, [])
    return identity_of(path, PASSPHRASE)


def _vault(root: Path) -> Vault:
    return open_vault(Locations(root).database, secrets.token_bytes(32))


@pytest.fixture
def here(tmp_path: Path) -> Iterator[tuple[Vault, Locations]]:
    """A data folder with conversations, a plan, settings and an evaluation."""
    locations = Locations(tmp_path / "here")
    with _vault(locations.root) as vault:
        for at in range(3):
            conversation, world = vault.start(f"Lanternwood {at}"), World()
            question = world.question(conversation, "Canary in the harbour")
            vault.append(question)
            vault.record_turn(world.record(question, world.reply(question)))
        vault.keep_safety_plan(SafetyPlan(own_steps="Walk to the harbour"))
        locations.settings.write_text('{"theme": "dark"}')
        (locations.evaluations / "logs").mkdir(parents=True)
        (locations.evaluations / "logs" / "run.json").write_text("{}")
        locations.rubrics.mkdir()
        (locations.rubrics / "own.yaml").write_text("id: own")
        yield vault, locations


@pytest.fixture
def made(here: tuple[Vault, Locations], archive_key: ArchiveKey, tmp_path: Path) -> MadeBackup:
    return make_backup(*here, archive_key, tmp_path / "backups")


def _left_as_it_was(locations: Locations) -> bool:
    names = {path.name.removesuffix("-wal").removesuffix("-shm") for path in locations.root.iterdir()}
    return names == {"conversations.db"}


def test_everything_comes_back_elsewhere(
    identity: str, here: tuple[Vault, Locations], made: MadeBackup, tmp_path: Path
) -> None:
    there = Locations(tmp_path / "there")
    with _vault(there.root) as vault:
        restored = restore_backup(made.path, identity, vault, there)
        assert (restored.conversations, restored.left_alone, restored.audit.intact) == (3, (), True)
        assert all_turns(vault) == all_turns(here[0])
        assert vault.conversations() == here[0].conversations()
        assert len(vault.conversations("canary harbour")) == 3, "the search index is there too"
        assert vault.safety_plan() == here[0].safety_plan()
        assert vault.audit() == here[0].audit()
        one = vault.conversations()[0]
        vault.append(World.question(one, "It goes on"))
        vault.delete(one.id)
        assert vault.audit().intact
    assert there.settings.read_text() == '{"theme": "dark"}'
    assert (there.evaluations / "logs" / "run.json").read_text() == "{}"
    assert (there.rubrics / "own.yaml").read_text() == "id: own"
    assert not list(there.root.glob("backup-work-*"))


def test_a_passphrase_that_is_easily_guessed_makes_no_backup() -> None:
    for guessed in ("11111111", "password"):
        with pytest.raises(PassphraseTooWeak, match="four or more words"):
            new_archive_key(guessed)


def test_nothing_of_a_backup_is_readable_and_nothing_is_left_over(
    here: tuple[Vault, Locations], made: MadeBackup
) -> None:
    raw = made.path.read_bytes()
    for word in (b"Canary", b"Lanternwood", b"harbour", b"dark", b"database_key", b"SQLite"):
        assert word not in raw
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]
    assert not list(here[1].root.glob("backup-work-*"))


def test_what_is_there_is_never_overwritten(identity: str, made: MadeBackup, tmp_path: Path) -> None:
    there = Locations(tmp_path / "there")
    with _vault(there.root) as vault:
        there.settings.write_text('{"theme": "light"}')
        kept = vault.start("Kept here")
        with pytest.raises(NotEmpty, match="ever overwritten"):
            restore_backup(made.path, identity, vault, there)
        assert vault.conversations() == (kept,)
        vault.delete(kept.id)
        restored = restore_backup(made.path, identity, vault, there)
        assert restored.left_alone == ("settings.json",)
    assert there.settings.read_text() == '{"theme": "light"}'


def test_another_passphrase_and_another_file_are_one_sentence(
    identity: str, made: MadeBackup, tmp_path: Path
) -> None:
    there = Locations(tmp_path / "there")
    other = tmp_path / "other.tar"
    other.write_bytes(b"no tar at all" * 100)
    with _vault(there.root) as vault:
        with pytest.raises(WrongArchivePassphrase, match="not the passphrase"):
            identity_of(made.path, "another one")
        with pytest.raises(ArchiveError, match="no backup of Oyster"):
            identity_of(other, PASSPHRASE)
        with pytest.raises(ArchiveError, match="no backup of Oyster"):
            restore_backup(other, identity, vault, there)
        with pytest.raises(ArchiveError, match="There is no file"):
            restore_backup(tmp_path / "nowhere.tar", identity, vault, there)
        assert vault.is_empty


def test_a_backup_that_was_damaged_anywhere_changes_nothing(
    identity: str, made: MadeBackup, archive_key: ArchiveKey, tmp_path: Path
) -> None:
    whole = made.path.read_bytes()
    compare(made.path, identity)
    at_random = secrets.SystemRandom()
    inside = range(whole.index(b"contents.age") + 512, len(whole) - 1024)
    damaged = [whole[: at_random.choice(inside)] for _ in range(4)]
    for _ in range(8):
        content = bytearray(whole)
        content[at_random.choice(inside[:-512])] ^= 1 << at_random.randrange(8)
        damaged.append(bytes(content))
    path = tmp_path / "damaged.tar"
    for content in damaged:
        path.write_bytes(content)
        with pytest.raises(ArchiveError):
            compare(path, identity)
    there = Locations(tmp_path / "there")
    with _vault(there.root) as vault:
        with pytest.raises(ArchiveError):
            restore_backup(path, identity, vault, there)
        assert vault.is_empty
        assert _left_as_it_was(there)


HOSTILE = {
    "a path out of the folder": "evaluations/../../outside.txt",
    "an absolute path": "/tmp/outside.txt",
    "the key's file": "key-source.json",
    "a file of models": "models/oy1.gguf",
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_backup_made_to_write_elsewhere_is_refused(
    identity: str, name: str, archive_key: ArchiveKey, tmp_path: Path
) -> None:
    assert not may_be_restored(name)
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    manifest = Manifest(1, "0", "2026-11-29", "00" * 32, (FileEntry(name, 0, empty),))
    listed = msgspec.json.encode(manifest)
    files = [
        ArchivedFile(MANIFEST, len(listed), chunks_of(listed)),
        ArchivedFile(name, 0, chunks_of(b"")),
    ]
    path = tmp_path / "hostile.tar"
    write_archive(path, archive_key, files)
    there = Locations(tmp_path / "there")
    with _vault(there.root) as vault, pytest.raises(ArchiveError, match="does not hold what its list says"):
        restore_backup(path, identity, vault, there)
    assert not (tmp_path / "outside.txt").exists()
    assert _left_as_it_was(there)


def test_a_backup_that_states_more_than_the_disk_has_is_refused_first(
    identity: str, archive_key: ArchiveKey, tmp_path: Path
) -> None:
    manifest = Manifest(1, "0", "2026-11-29", "00" * 32, (FileEntry("conversations.db", 10**18, "0"),))
    listed = msgspec.json.encode(manifest)
    path = tmp_path / "bomb.tar"
    write_archive(path, archive_key, [ArchivedFile(MANIFEST, len(listed), chunks_of(listed))])
    there = Locations(tmp_path / "there")
    with _vault(there.root) as vault, pytest.raises(OysterError, match="Free some space"):
        restore_backup(path, identity, vault, there)


def test_only_the_newest_are_kept_and_strangers_files_stay(
    here: tuple[Vault, Locations], archive_key: ArchiveKey, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    strangers = folder / "oyster-backup-notes.tar"
    strangers.write_text("mine")
    killed = folder / "oyster-backup-2026-01-01-120000.tar.partial"
    killed.write_text("half of one")
    os.utime(killed, (0, 0))
    (here[1].root / "backup-work-killed").mkdir()
    made = [make_backup(*here, archive_key, folder, kept=2) for _ in range(3)]
    assert backups_in(folder) == (made[2].path, made[1].path)
    assert made[2].older == (made[0].path,)
    assert strangers.read_text() == "mine"
    assert not killed.exists()
    assert not list(here[1].root.glob("backup-work-*")), "nothing that a killed program left"


def test_a_folder_that_cannot_be_written_is_one_sentence(
    here: tuple[Vault, Locations], archive_key: ArchiveKey, tmp_path: Path
) -> None:
    (tmp_path / "a file").write_text("")
    with pytest.raises(OysterError, match="choose another folder"):
        make_backup(*here, archive_key, tmp_path / "a file" / "backups")
    assert here[0].audit().intact


def test_a_chain_that_was_cut_before_is_still_known_as_cut_after_the_move(
    identity: str, here: tuple[Vault, Locations], archive_key: ArchiveKey, tmp_path: Path
) -> None:
    with here[0]._writer.begin() as connection:
        connection.exec_driver_sql("DELETE FROM turns WHERE number = 3")
        connection.exec_driver_sql("DELETE FROM audit_chain WHERE position = 3")
    path = make_backup(*here, archive_key, tmp_path / "backups").path
    there = Locations(tmp_path / "there")
    with _vault(there.root) as vault:
        restored = restore_backup(path, identity, vault, there)
        for audit in (restored.audit, vault.audit()):
            assert audit.finding is not None
            assert audit.finding.problem is AuditProblem.CUT


def test_the_archive_opens_with_ages_own_means(identity: str, made: MadeBackup) -> None:
    """The identity inside opens the contents as ``age -d -i`` does: nothing of the form is ours."""
    with opened_archive(made.path, identity) as files:
        names = [member.name for member, stream in files if stream.read() is not None]
    assert names == [
        "manifest.json",
        "conversations.db",
        "audit-head.txt",
        "settings.json",
        "evaluations/logs/run.json",
        "rubrics/own.yaml",
    ]
