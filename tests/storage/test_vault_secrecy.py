"""Nothing that was written can be read without the key, and nothing that was deleted can be read with it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from storage_factories import World

from app.storage.errors import DamagedDatabase, WrongKey
from app.storage.file_check import PAGE_BYTES
from app.storage.vault import AUDIT_HEAD, Vault, memory_record, open_vault

WORDS = (
    "Lanternwood",
    "我最近觉得很累",
    "Zwölfuhrzug",
    "You are not alone",
    "只有这一次",
    "Trial",
    "alembic",
    "CREATE TABLE",
)


def every_spelling(words: tuple[str, ...]) -> list[bytes]:
    return [each.encode(coding) for each in words for coding in ("utf-8", "utf-16-le", "utf-16-be")]


def fill(vault: Vault, world: World, times: int = 3) -> None:
    for _ in range(times):
        question = world.question(vault.start("Zwölfuhrzug"), "Lanternwood at night. 我最近觉得很累。")
        vault.append(question)
        vault.record_turn(world.record(question, world.reply(question, "只有这一次 and Lanternwood")))


def test_neither_database_nor_log_nor_index_holds_a_word(database: Path, key: bytes, world: World) -> None:
    with open_vault(database, key) as vault:
        fill(vault, world)
        names = {each.name for each in database.parent.iterdir()}
        assert names == {"conversations.db", "conversations.db-wal", "conversations.db-shm", AUDIT_HEAD}
        for path in database.parent.iterdir():
            content = path.read_bytes()
            assert [each for each in every_spelling(WORDS) if each in content] == [], path.name
            assert key not in content
            assert key.hex().encode() not in content.lower()
    assert {each.name for each in database.parent.iterdir()} == {"conversations.db", AUDIT_HEAD}
    content = database.read_bytes()
    assert [each for each in every_spelling(WORDS) if each in content] == []


@pytest.mark.parametrize("kept", [True, False])
def test_what_sqlite_gives_back_is_wiped_and_nothing_is_put_aside_on_disk(
    database: Path, key: bytes, kept: bool
) -> None:
    with open_vault(database, key) if kept else memory_record() as vault, vault._reading() as session:
        found = {
            name: str(session.connection().exec_driver_sql(f"PRAGMA {name}").scalar())
            for name in ("cipher_memory_security", "secure_delete", "temp_store", "trusted_schema")
        }
    assert found == {
        "cipher_memory_security": "1",  # memory
        "secure_delete": "1",  # pages
        "temp_store": "2",  # in memory
        "trusted_schema": "0",
    }


def test_the_beginning_of_the_file_is_random(tmp_path: Path, key: bytes) -> None:
    starts = []
    for name in ("one.db", "two.db"):
        open_vault(tmp_path / name, key).close()
        starts.append((tmp_path / name).read_bytes()[:4096])
    assert not starts[0].startswith(b"SQLite")
    assert starts[0][:16] != starts[1][:16]
    assert sum(one == two for one, two in zip(*starts, strict=True)) < 100  # by chance: 16


def test_the_file_and_its_companions_are_the_owners_alone(database: Path, key: bytes, world: World) -> None:
    with open_vault(database, key) as vault:
        fill(vault, world, 1)
        assert {each.name: each.stat().st_mode & 0o777 for each in database.parent.iterdir()} == {
            "conversations.db": 0o600,
            "conversations.db-wal": 0o600,
            "conversations.db-shm": 0o600,
            AUDIT_HEAD: 0o600,
        }
    assert database.parent.stat().st_mode & 0o777 == 0o700


def test_loose_permissions_are_tightened(database: Path, key: bytes) -> None:
    open_vault(database, key).close()
    database.chmod(0o644)
    database.parent.chmod(0o755)
    open_vault(database, key).close()
    assert database.stat().st_mode & 0o777 == 0o600
    assert database.parent.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_others_use_keeps_its_permissions(tmp_path: Path, key: bytes) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    (shared / "other.txt").write_text("not ours")
    open_vault(shared / "conversations.db", key).close()
    assert shared.stat().st_mode & 0o777 == 0o755
    assert (shared / "conversations.db").stat().st_mode & 0o777 == 0o600


def test_a_wrong_key_is_told_and_touches_nothing(database: Path, key: bytes, world: World) -> None:
    with open_vault(database, key) as vault:
        fill(vault, world)
    before = _state_of(database.parent)
    with pytest.raises(WrongKey, match="Nothing was changed"):
        open_vault(database, bytes(32))
    assert _state_of(database.parent) == before
    with open_vault(database, key) as vault:
        assert len(vault.conversations()) == 3


def test_a_wrong_key_after_a_crash_leaves_the_log_as_it_is(database: Path, key: bytes) -> None:
    """SQLite by itself would write the log into the file and remove it, right key or not."""
    crash = f"""
        import os
        from pathlib import Path
        from app.storage.vault import open_vault
        vault = open_vault(Path({str(database)!r}), bytes.fromhex({key.hex()!r}))
        vault.start("before the crash")
        os._exit(9)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(crash)], check=False, timeout=60)
    before = _state_of(database.parent)
    assert any(name.endswith("-wal") and size for name, (size, _, _) in before.items())
    with pytest.raises(WrongKey):
        open_vault(database, bytes(32))
    assert _state_of(database.parent) == before
    with open_vault(database, key) as vault:
        assert [each.title for each in vault.conversations()] == ["before the crash"]


def test_a_plain_database_is_not_opened(database: Path, key: bytes) -> None:
    import sqlite3

    database.parent.mkdir()
    with sqlite3.connect(database) as plain:
        plain.execute("CREATE TABLE conversations (a)")
    plain.close()
    before = database.read_bytes()
    with pytest.raises(DamagedDatabase):
        open_vault(database, key)
    assert database.read_bytes() == before


def test_after_deletion_no_page_holds_a_word_even_with_the_key(
    database: Path, key: bytes, world: World
) -> None:
    """Each page is decrypted by hand, free ones and the slack in used ones included."""
    with open_vault(database, key) as vault:
        fill(vault, world, 1)
        kept = vault.conversations()[0]
        long = world.question(vault.start("Eichhornbrunnen"), "Silberdistel 夜里醒来 " * 2000)
        vault.append(long)
        reply = world.reply(long, "Kupferkessel")
        vault.record_turn(world.record(long, reply))
        vault.rename(long.conversation, "Morgenstern")
        vault._empty_log()
        secret = (
            "Silberdistel",
            "夜里醒来",
            "Kupferkessel",
            "Eichhornbrunnen",
            "Morgenstern",
            long.id,
            reply.id,
        )
        present = _plain_pages(database, key)
        assert all(each.encode() in present for each in secret if each != "Eichhornbrunnen")
        vault.delete(long.conversation)
        assert database.with_name("conversations.db-wal").stat().st_size == 0
        left = _plain_pages(database, key)
        assert [each for each in secret if each.encode() in left] == []
        # The index keeps trigrams: those of the deleted words alone must be gone as well.
        assert [each for each in (b"sil", b"lbe", b"kup", "夜里醒".encode()) if each in left] == []
        assert b"Lanternwood" in left
        assert vault.conversations() == (kept,)


def test_deleting_leaves_no_row_behind(database: Path, key: bytes, world: World) -> None:
    with open_vault(database, key) as vault:
        fill(vault, world, 2)
        for each in vault.conversations():
            vault.delete(each.id)
        with vault._engine.connect() as connection:
            names = connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'message_search%'"
                " AND name <> 'alembic_version'"
            ).scalars()
            tables = list(names)
            assert len(tables) == 23
            stubs = connection.exec_driver_sql("SELECT turn, salt FROM audit_chain").all()
            assert set(stubs) == {(None, None)}, "hashes, and no way to what they are of"
            for name in set(tables) - {"audit_chain"}:
                assert connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar() == 0, name
            connection.exec_driver_sql("INSERT INTO message_search(message_search) VALUES('integrity-check')")
            assert connection.exec_driver_sql("SELECT count(*) FROM message_search_docsize").scalar() == 0


def test_a_branch_of_fifteen_hundred_messages_is_deleted(database: Path, key: bytes, world: World) -> None:
    """A cascade from parent to child would stop at SQLite's limit of a thousand levels."""
    with open_vault(database, key) as vault:
        conversation = vault.start("long")
        first = world.question(conversation)
        vault.append(first)
        rows = [
            (f"m{number}", conversation.id, first.id if number == 0 else f"m{number - 1}")
            for number in range(1500)
        ]
        with vault._writer.begin() as connection:
            connection.exec_driver_sql(
                "INSERT INTO messages(id, conversation_id, parent_id, role, text, state, folded, created_at)"
                " VALUES (?, ?, ?, 'user', 'again', 'complete', 0, 0)",
                rows,
            )
        assert len(vault.tree(conversation.id).path_to(rows[-1][0])) == 1501
        vault.delete(conversation.id)
        assert vault.conversations("again") == ()


def _state_of(folder: Path) -> dict[str, tuple[int, int, str]]:
    return {
        each.name: (
            each.stat().st_size,
            each.stat().st_mtime_ns,
            hashlib.sha256(each.read_bytes()).hexdigest(),
        )
        for each in folder.iterdir()
    }


def _plain_pages(path: Path, key: bytes) -> bytes:
    """Decrypt every page as SQLCipher 4 does: AES-256-CBC, with the IV before the MAC at the page's end."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    content, pages = path.read_bytes(), []
    for start in range(0, len(content), PAGE_BYTES):
        page = content[start : start + PAGE_BYTES]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(page[-80:-64])).decryptor()
        pages.append(decryptor.update(page[16 if start == 0 else 0 : -80]) + decryptor.finalize())
    return b"".join(pages)
