"""``oyster audit``, ``export`` and ``import``: verdicts, reports without a word, and conversations as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.locations import Locations
from app.session.session import Session
from tests.commands.test_oyster import PASSPHRASE, oyster
from tests.forked_program import SECRET, Done
from tests.storage.storage_factories import World


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with three turns, opened by a passphrase."""
    with Session(Locations(tmp_path / "home")) as session:
        session.unlock(PASSPHRASE)
        conversation, world = session.vault.start("Lanternwood"), World()
        for at in range(3):
            question = world.question(conversation, f"Question {at}")
            session.vault.append(question)
            session.vault.record_turn(world.record(question, world.reply(question)))
    return tmp_path / "home"


def _audit(home: Path, *arguments: str) -> Done:
    return oyster("--passphrase-fd", SECRET, "audit", *arguments, home=home, secret=PASSPHRASE)


def test_a_whole_chain_is_said_reported_and_known_again_by_its_hash(home: Path, tmp_path: Path) -> None:
    done = _audit(home, "verify")
    assert done.returncode == 0, done.stderr
    assert "All 3 records are as they were written" in done.stdout
    noted = done.stdout.split()[-1]
    file = tmp_path / "report.json"
    assert _audit(home, "report", str(file)).returncode == 0
    report = json.loads(file.read_bytes())
    assert report["intact"] is True
    assert report["last"] == noted == report["records"][-1]["sha256"]
    assert not [word for word in ("Lanternwood", "Question", "sleep", "tired") if word in file.read_text()]
    again = _audit(home, "report", str(file))
    assert (again.returncode, "exists already" in again.stderr) == (1, True)
    assert _audit(home, "verify", "--head", noted).returncode == 0
    lost = _audit(home, "verify", "--head", "0" * 64)
    assert (lost.returncode, "written anew, or cut" in lost.stderr) == (4, True)


def test_an_altered_record_is_named_with_its_conversation(home: Path) -> None:
    with Session(Locations(home)) as session:
        session.unlock(PASSPHRASE)
        with session.vault._writer.begin() as connection:
            connection.exec_driver_sql("UPDATE messages SET text = 'x' WHERE text = 'Question 1'")
    done = _audit(home, "verify")
    assert done.returncode == 4
    assert "Record 2 was altered after it was written." in done.stdout
    assert "“Lanternwood”" in done.stdout


def test_without_the_key_nothing_is_said_to_be_verified(home: Path) -> None:
    done = oyster("audit", "verify", home=home)
    assert (done.returncode, "not open" in done.stderr) == (1, True)


def test_a_conversation_goes_out_and_another_comes_in(home: Path, tmp_path: Path) -> None:
    def kept(*arguments: str) -> Done:
        return oyster("--passphrase-fd", SECRET, *arguments, home=home, secret=PASSPHRASE)

    file = tmp_path / "out.pdf"
    done = kept("export", "lantern", str(file))
    assert done.returncode == 0, done.stderr
    assert file.read_bytes().startswith(b"%PDF")
    exports = Path(__file__).parents[1] / "session" / "exports"
    done = kept("import", str(exports / "chatgpt.json"))
    assert done.returncode == 0, done.stderr
    assert "One conversation of ChatGPT was imported, with 5 messages." in done.stdout
