"""A database of any earlier version opens with all that was kept; a newer one is left alone."""

from __future__ import annotations

import gzip
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
import sqlcipher3.dbapi2 as sqlcipher
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from storage_factories import World, all_turns, sample_record

from app.domain.safety_plan import SafetyPlan
from app.domain.turn import TurnRecord
from app.storage.connection import file_engine, memory_engine
from app.storage.errors import NewerDatabase, StorageFailure
from app.storage.tables.base import Table
from app.storage.upgrade import MIGRATIONS, NEWEST, SCHEMA, upgrade, version_of
from app.storage.vault import open_vault
from tests.storage.schema_snapshot import by_migrations, objects_of, rows_of, snapshot

FILES = Path(__file__).parent / "files"


def _scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


VERSIONS = sorted(each.revision for each in _scripts().walk_revisions())


def _unpacked(version: str, path: Path, key: bytes, name: str = "version") -> None:
    """Lay the sample of a version down as the encrypted file that its program would have left."""
    path.parent.mkdir(parents=True)
    plain = path.with_name("plain.db")
    plain.write_bytes(gzip.decompress((FILES / f"{name}_{version}.db.gz").read_bytes()))
    connection = sqlcipher.connect(str(plain))
    connection.execute(f"ATTACH '{path}' AS target KEY \"x'{key.hex()}'\"")
    connection.execute("SELECT sqlcipher_export('target')")
    connection.close()
    plain.unlink()


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_every_version_opens_with_all_that_was_kept(
    version: str, database: Path, key: bytes, world: World
) -> None:
    _unpacked(version, database, key)
    with open_vault(database, key) as vault:
        (conversation,) = vault.conversations()
        record = sample_record(conversation, world)
        assert conversation.title == "A sample 样本"
        assert record.reply is not None
        assert vault.tree(conversation.id).messages == (record.question, record.reply)
        assert vault.turn_of(record.reply.id) == record
        assert vault.conversations("睡不着") == (conversation,)
        assert vault.conversations("cannot sleep") == (conversation,)
        assert vault.safety_plan().is_empty
        vault.keep_safety_plan(SafetyPlan(own_steps="Walk to the harbour"))
        vault.delete(conversation.id)
        assert vault.conversations("cannot") == ()
    with open_vault(database, key) as vault, vault._engine.connect() as connection:
        assert version_of(connection) == NEWEST
    with open_vault(database, key) as vault:
        assert vault.safety_plan().own_steps == "Walk to the harbour"


def test_every_turn_of_version_five_is_as_the_program_of_that_version_read_it(
    database: Path, key: bytes
) -> None:
    """The file has turns with and without reply, facts, support, table and analysis, and figures of every length."""
    _unpacked("0005", database, key, "turns")
    before = msgspec.json.decode(
        gzip.decompress((FILES / "turns_0005.json.gz").read_bytes()), type=list[TurnRecord]
    )
    with open_vault(database, key) as vault:
        assert all_turns(vault) == before
        for record in before:
            if record.reply is not None:
                assert vault.turn_of(record.reply.id) == record
    assert len(before) == 7


def test_the_newest_version_is_the_last_migration_and_the_line_has_no_branch() -> None:
    assert _scripts().get_heads() == [NEWEST]
    line = [each.revision for each in _scripts().walk_revisions()]
    assert line == VERSIONS[::-1], "later versions have higher numbers, though some were given to nobody"


def test_an_empty_database_becomes_at_once_what_the_migrations_would_make_of_it() -> None:
    """After a migration: ``python -m tests.storage.schema_snapshot`` writes the file anew."""
    with memory_engine().connect() as migrated, memory_engine().connect() as made:
        by_migrations(migrated)
        assert snapshot(migrated) == SCHEMA.read_text(encoding="utf-8")
        upgrade(made)
        assert objects_of(made) == objects_of(migrated)
        assert rows_of(made) == rows_of(migrated)


def test_the_migrations_make_the_tables_that_the_mappings_describe() -> None:
    engine = memory_engine()
    with engine.connect() as connection:
        upgrade(connection)
        found = inspect(connection)
        made = {each for each in found.get_table_names() if not each.startswith("message_search")}
        assert made - {"alembic_version"} == set(Table.metadata.tables)
        for name, table in Table.metadata.tables.items():
            columns = {each["name"]: each["nullable"] for each in found.get_columns(name)}
            assert columns == {each.name: each.nullable for each in table.columns}, name
            keys = {
                (tuple(each["constrained_columns"]), each["referred_table"], tuple(each["referred_columns"]))
                for each in found.get_foreign_keys(name)
            }
            described = {
                (
                    tuple(column.name for column in each.columns),
                    each.referred_table.name,
                    tuple(element.column.name for element in each.elements),
                )
                for each in table.foreign_key_constraints
            }
            assert keys == described, name
    engine.dispose()


def test_a_database_of_a_newer_program_is_left_as_it_is(database: Path, key: bytes) -> None:
    with open_vault(database, key) as vault, vault._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    before = hashlib.sha256(database.read_bytes()).digest()
    with pytest.raises(NewerDatabase, match="newer version of Oyster"):
        open_vault(database, key)
    assert hashlib.sha256(database.read_bytes()).digest() == before
    assert [each.name for each in database.parent.iterdir()] == ["conversations.db"]


def test_a_migration_that_breaks_leaves_the_database_at_its_version(database: Path, key: bytes) -> None:
    _unpacked("0001", database, key)
    engine = file_engine(database, key)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER message_search_update AFTER DELETE ON messages BEGIN SELECT 1; END"
        )
    engine.dispose()
    with pytest.raises(StorageFailure):
        open_vault(database, key)
    engine = file_engine(database, key)
    with engine.connect() as connection:
        assert version_of(connection) == "0001"
        assert "message_search" not in inspect(connection).get_table_names()
        assert connection.exec_driver_sql("SELECT count(*) FROM messages").scalar() == 2
    engine.dispose()


def test_programs_that_start_together_make_one_database(database: Path, key: bytes) -> None:
    code = """
import sys
from pathlib import Path
from app.storage.vault import open_vault
print("ready", flush=True)
sys.stdin.readline()
with open_vault(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])) as vault:
    vault.start("here")
"""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(database), key.hex()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            text=True,
        )
        for _ in range(3)
    ]
    for each in programs:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in programs:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    for each in programs:
        _, said = each.communicate(timeout=60)
        assert each.returncode == 0, said[-2000:]
    with open_vault(database, key) as vault:
        assert [each.title for each in vault.conversations()] == ["here"] * 3


def test_opening_a_database_of_this_version_does_not_load_alembic(database: Path, key: bytes) -> None:
    open_vault(database, key).close()
    code = (
        "import sys; from pathlib import Path; from app.storage.vault import open_vault; "
        "open_vault(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).close(); print('alembic' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", code, str(database), key.hex()],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "False"
