"""Killed, damaged, full, locked or shared by many: what was committed stays, each failure is a sentence."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from app.domain.conversation import (
    ConversationId,
    Message,
    MessageId,
    Role,
    new_conversation_id,
    new_message_id,
    now,
)
from app.domain.errors import OysterError
from app.storage.errors import (
    ConversationGone,
    DamagedDatabase,
    DatabaseBusy,
    DiskFull,
    NotWritable,
    StorageFailure,
    WrongKey,
    failure_from,
)
from app.storage.vault import Vault, memory_record, open_vault

ROOT = Path(__file__).parents[2]
PROLOGUE = """
import os, sys, signal
from pathlib import Path
from app.domain.conversation import *
from app.storage.vault import open_vault
path, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
"""


@pytest.fixture
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "conversations.db"


def child(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Start another program on the same database."""
    return subprocess.Popen(
        [sys.executable, "-c", PROLOGUE + textwrap.dedent(script), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def said(conversation: ConversationId, text: str, parent: MessageId | None = None) -> Message:
    return Message(new_message_id(), conversation, parent, Role.USER, text, now())


def test_a_message_is_there_after_the_program_is_killed_right_behind_it(database: Path, key: bytes) -> None:
    program = child(
        """
        vault = open_vault(path, key)
        conversation = vault.start("t")
        vault.append(Message(new_message_id(), conversation.id, None, Role.USER, "kept 留下", now()))
        os.kill(os.getpid(), signal.SIGKILL)
        """,
        database,
        key.hex(),
    )
    assert program.wait(60) == -signal.SIGKILL
    with open_vault(database, key) as vault:
        (conversation,) = vault.conversations("留下")
        assert [each.text for each in vault.tree(conversation.id).messages] == ["kept 留下"]


def test_killed_at_any_moment_nothing_that_was_answered_is_lost(database: Path, key: bytes) -> None:
    program = child(
        """
        vault = open_vault(path, key)
        conversation = vault.start("t")
        number = 0
        while True:
            vault.append(Message(new_message_id(), conversation.id, None, Role.USER, str(number), now()))
            print(number, flush=True)
            number += 1
        """,
        database,
        key.hex(),
    )
    assert program.stdout is not None
    answered = [program.stdout.readline().strip() for _ in range(37)]
    program.kill()
    answered += program.stdout.read().split()
    program.wait(60)
    with open_vault(database, key) as vault:
        texts = [each.text for each in vault.tree(vault.conversations()[0].id).messages]
    assert texts[: len(answered)] == answered
    assert texts == [str(each) for each in range(len(texts))]


@pytest.mark.parametrize("place", [0, 100, 4096 + 50, 5 * 4096 + 7, -4096 + 11, -1])
def test_a_flipped_byte_anywhere_is_one_sentence_and_never_a_wrong_answer(
    database: Path, key: bytes, place: int
) -> None:
    with open_vault(database, key) as vault:
        for number in range(30):
            vault.append(said(vault.start(f"title {number}").id, f"text {number} " * 200))
        expected = _all_of(vault)
    content = bytearray(database.read_bytes())
    content[place] ^= 0xFF
    database.write_bytes(content)
    try:
        with open_vault(database, key) as vault:
            assert _all_of(vault) == expected
    except (DamagedDatabase, WrongKey) as error:
        assert error.sentence.count("\n") == 0


@pytest.mark.parametrize("share", [0.0001, 0.1, 0.5, 0.9, 0.9999])
def test_a_cut_file_is_one_sentence(database: Path, key: bytes, share: float) -> None:
    with open_vault(database, key) as vault:
        for number in range(10):
            vault.append(said(vault.start(f"title {number}").id, f"text {number} " * 200))
    content = database.read_bytes()
    database.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(DamagedDatabase), open_vault(database, key) as vault:
        _all_of(vault)


def test_a_file_of_other_content_is_one_sentence(database: Path, key: bytes) -> None:
    database.parent.mkdir()
    for content in (b"x", b"\0" * 8192, b"SQLite format 3\0" + bytes(5000), secrets.token_bytes(4096 * 3)):
        database.write_bytes(content)
        with pytest.raises((DamagedDatabase, WrongKey)):
            open_vault(database, key)
        assert database.read_bytes() == content


def test_a_place_that_cannot_be_written_is_one_sentence_at_once(tmp_path: Path, key: bytes) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder.db").mkdir()
    began = time.monotonic()
    for path in (
        tmp_path / "file" / "conversations.db",
        tmp_path / "folder.db",
        Path("/proc/oyster/conversations.db"),
    ):
        with pytest.raises(NotWritable):
            open_vault(path, key)
    assert time.monotonic() - began < 3


def test_a_full_disk_is_one_sentence_and_what_was_kept_stays(database: Path, key: bytes) -> None:
    program = child(
        """
        import resource
        vault = open_vault(path, key)
        conversation = vault.start("t")
        vault.append(Message(new_message_id(), conversation.id, None, Role.USER, "before", now()))
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        for _ in range(2):
            try:
                large = Message(new_message_id(), conversation.id, None, Role.USER, "x" * 900_000, now())
                vault.append(large)
            except Exception as error:
                print(type(error).__name__, error.sentence)
        print([each.text for each in vault.tree(conversation.id).messages])
        vault.close()
        """,
        database,
        key.hex(),
    )
    printed, problem = program.communicate(timeout=60)
    assert program.returncode == 0, problem
    lines = printed.splitlines()
    assert [each.split()[0] for each in lines[:2]] == ["DiskFull", "DiskFull"]
    assert "Free some space" in lines[0]
    assert lines[2] == "['before']"
    with open_vault(database, key) as vault:
        assert len(vault.conversations("before")) == 1


def test_each_result_of_sqlite_has_its_failure() -> None:
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE t(a UNIQUE, b REFERENCES t(a))")
    connection.execute("INSERT INTO t VALUES (1, NULL)")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA max_page_count = 10")
    assert type(_failure(connection, "INSERT INTO t VALUES (zeroblob(99999), NULL)")) is DiskFull
    assert type(_failure(connection, "INSERT INTO t VALUES (2, 7)")) is ConversationGone
    assert type(_failure(connection, "INSERT INTO t VALUES (1, NULL)")) is StorageFailure
    assert type(_failure(connection, "SELECT nonsense")) is StorageFailure
    connection.execute("PRAGMA query_only = ON")
    assert type(_failure(connection, "INSERT INTO t VALUES (3, NULL)")) is NotWritable
    assert type(failure_from(ValueError("odd"))) is StorageFailure


def _failure(connection: sqlcipher.Connection, statement: str) -> OysterError:
    with pytest.raises(sqlcipher.Error) as caught:
        connection.execute(statement)
    return failure_from(caught.value)


def test_many_threads_write_and_read_one_vault(database: Path, key: bytes) -> None:
    for vault in (open_vault(database, key), memory_record()):
        with vault:
            conversation = vault.start("shared")
            failures = _together(
                [partial(_write_and_read, vault, conversation.id, number) for number in range(6)]
            )
            assert failures == []
            messages = vault.tree(conversation.id).messages
            assert len(messages) == 6 * 15
            for number in range(6):
                own = [each.text for each in messages if each.text.startswith(f"thread {number} ")]
                assert own == [f"thread {number} message {each}" for each in range(15)]


def _write_and_read(vault: Vault, conversation: ConversationId, number: int) -> None:
    parent = None
    for each in range(15):
        message = said(conversation, f"thread {number} message {each}", parent)
        vault.append(message)
        parent = message.id
        assert vault.tree(conversation).find(message.id) == message
        assert vault.conversations(f"thread {number}")


def test_a_conversation_deleted_under_a_turn_is_told_to_the_turn(database: Path, key: bytes) -> None:
    with open_vault(database, key) as window, open_vault(database, key) as other:
        conversation = window.start("t")
        question = said(conversation.id, "a question")
        window.append(question)
        other.delete(conversation.id)
        with pytest.raises(ConversationGone):
            window.append(said(conversation.id, "an answer", question.id))
        assert window.conversations() == ()


def test_two_programs_write_one_database(database: Path, key: bytes) -> None:
    open_vault(database, key).close()
    script = """
        with open_vault(path, key) as vault:
            for number in range(25):
                conversation = vault.start(sys.argv[3])
                vault.append(Message(new_message_id(), conversation.id, None, Role.USER, "from both", now()))
        """
    programs = [child(script, database, key.hex(), name) for name in ("one", "two")]
    for each in programs:
        _, problem = each.communicate(timeout=60)
        assert each.returncode == 0, problem
    with open_vault(database, key) as vault:
        assert sorted(each.title for each in vault.conversations("from both")) == ["one"] * 25 + ["two"] * 25


def test_a_database_locked_for_too_long_is_one_sentence(
    database: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.connection.BUSY_LIMIT_SECONDS", 0.3)
    with open_vault(database, key) as vault, open_vault(database, key) as other:
        conversation = vault.start("t")
        with other._writer.begin() as holding:
            holding.exec_driver_sql("UPDATE conversations SET title = 'held'")
            with pytest.raises(DatabaseBusy):
                vault.append(said(conversation.id, "too early"))
            assert [each.title for each in vault.conversations()] == ["t"]  # reading goes on
        vault.append(said(conversation.id, "now"))
        assert [each.text for each in vault.tree(conversation.id).messages] == ["now"]


def test_closing_while_another_thread_writes_loses_nothing_that_was_answered(
    database: Path, key: bytes
) -> None:
    vault = open_vault(database, key)
    conversation = vault.start("t")
    answered: list[str] = []
    is_writing = threading.Event()

    def write() -> None:
        for number in range(10_000):
            try:
                vault.append(said(conversation.id, str(number)))
            except StorageFailure:
                return
            answered.append(str(number))
            if number == 20:
                is_writing.set()

    thread = threading.Thread(target=write)
    thread.start()
    assert is_writing.wait(60), "nothing was written"
    vault.close()
    thread.join(30)
    assert not thread.is_alive()
    with open_vault(database, key) as reopened:
        assert [each.text for each in reopened.tree(conversation.id).messages] == answered


def _together(works: Sequence[Callable[[], None]]) -> list[BaseException]:
    """Return what went wrong while all of it ran at once."""
    with ThreadPoolExecutor(len(works)) as threads:
        done = [threads.submit(each) for each in works]
    return [each.exception() for each in done if each.exception() is not None]


def _all_of(vault: Vault) -> list[object]:
    return [vault.tree(each.id) for each in vault.conversations()] + [len(vault.conversations("text 1"))]


def test_an_unknown_conversation_is_not_made_by_writing_to_it() -> None:
    with memory_record() as vault:
        with pytest.raises(ConversationGone):
            vault.append(said(new_conversation_id(), "nowhere"))
        assert vault.conversations() == ()
