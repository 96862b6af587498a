"""The desktop's own keyring is locked, or gone, in the middle of a session: one sentence each, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.locations import Locations
from tests.privacy.test_system_keyring import in_session, opening

_BEGIN = """
    import os, subprocess
    from contextlib import closing
    import secretstorage
    from app.privacy.key_change import *
    from app.privacy.key_source import read_key_source
    from app.privacy.recovery_key import new_recovery_key
    from app.privacy.system_keyring import read_secret
    from app.session.session import Session
    from tests.privacy.quick_cost import QUICK

    WORDS = "a river under seven bridges"
    bus = os.environ["DBUS_SESSION_BUS_ADDRESS"]

    def lock():
        with closing(secretstorage.dbus_init()) as connection:
            secretstorage.Collection(connection).lock()

    def unlock():
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus
        daemon = ["gnome-keyring-daemon", "--replace", "--daemonize", "--unlock", "--components=secrets"]
        subprocess.run(daemon, input=b"\\n", capture_output=True)

    def take_away():
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere"

    def told(call, *values):
        try:
            call(*values)
        except OysterError as error:
            return f"{type(error).__name__}: {error.sentence}"
        return "nothing"
"""


def printed_by(home: Path, script: str) -> list[str]:
    """Run a desktop session's script; return its lines, without those of the keyring that is started anew in it."""
    lines = in_session(home, script).splitlines()
    return [line for line in lines if not line.startswith("GNOME_KEYRING_CONTROL=")]


def beginning(locations: Locations, how: str = "lock") -> str:
    """A desktop session's script; ``how`` is the way in which the keyring fails."""
    return opening(locations) + _BEGIN + f"\n    fail = {how}\n"


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    return Locations(tmp_path / "data")


both_ways = pytest.mark.parametrize(
    ("how", "said"), [("lock", "is locked"), ("take_away", "reported an error")]
)


@both_ways
def test_a_session_goes_on_and_what_was_said_opens_once_the_keyring_is_back(
    tmp_path: Path, locations: Locations, how: str, said: str
) -> None:
    printed = printed_by(
        tmp_path / "home",
        beginning(locations, how)
        + """
    from app.privacy.encrypted_archive import new_archive_key
    from app.session.backup import make_backup
    with Session(locations) as session:
        session.vault.start("before")
        fail()
        session.vault.start("meanwhile")
        made = make_backup(session.vault, locations, new_archive_key(WORDS), locations.root / "backups")
        print(made.path.exists())
    with Session(locations) as session:
        print(session.vault_access.state.name, session.vault_access.problem)
        print(session.vault.conversations())
    unlock()
    with Session(locations) as session:
        print(*(each.title for each in session.vault.conversations()))
    """,
    )
    assert printed[0] == "True"
    assert printed[1].startswith("PRIVATE The key of your conversations is in the system keyring.")
    assert said in printed[1]
    assert printed[1].endswith("nothing was changed.")
    assert printed[2:] == ["()", "meanwhile before"]


@both_ways
def test_no_change_of_what_opens_them_begins_without_the_keyring(
    tmp_path: Path, locations: Locations, how: str, said: str
) -> None:
    printed = printed_by(
        tmp_path / "home",
        beginning(locations, how)
        + """
    key = new_key_in_keyring(locations)
    before = locations.key_parameters.read_bytes()
    fail()
    print(told(change_passphrase, locations, "", WORDS, QUICK))
    print(told(keep_recovery_key, locations, "", new_recovery_key()))
    print(told(check_present, locations, ""))
    print(locations.key_parameters.read_bytes() == before)
    unlock()
    print(key_from_keyring(locations) == key)
    print(change_passphrase(locations, "", WORDS, QUICK) == "", key_from_passphrase(locations, WORDS) == key)
    """,
    )
    assert all(line.startswith("KeyringUnavailable: ") and said in line for line in printed[:3]), printed
    assert printed[3:] == ["True", "True", "True True"]


def test_a_keyring_that_locks_before_it_deletes_the_key_deletes_it_once_it_is_open(
    tmp_path: Path, locations: Locations
) -> None:
    printed = printed_by(
        tmp_path / "home",
        beginning(locations)
        + """
    with Session(locations) as session:
        session.vault.start("kept")
    entry, locks = keyring_entry(locations), [True]

    def lock_once_written(event, found):
        if event == "os.rename" and str(found[1]) == str(locations.key_parameters) and locks:
            locks.clear()
            lock()

    with Session(locations, passphrase_cost=QUICK) as session:
        sys.addaudithook(lock_once_written)
        print(session.vault_access.change_passphrase("", WORDS))
    with Session(locations, passphrase_cost=QUICK) as session:
        session.unlock(WORDS)
        print(*(each.title for each in session.vault.conversations()))
    print(read_key_source(locations).keyring_entry == entry)
    unlock()
    print(read_secret(entry) is not None)
    with Session(locations, passphrase_cost=QUICK) as session:
        session.unlock(WORDS)
    print(read_secret(entry), read_key_source(locations).keyring_entry == "")
    """,
    )
    assert printed[0].startswith(
        "The passphrase is in force, and the system keyring still holds the key too. "
    )
    assert printed[1:] == ["kept", "True", "True", "None True"]


def test_a_deletion_of_everything_says_what_the_keyring_kept_and_is_finished_later(
    tmp_path: Path, locations: Locations
) -> None:
    printed = printed_by(
        tmp_path / "home",
        beginning(locations)
        + """
    from app.session.delete_everything import delete_everything
    Session(locations).close()
    entry = keyring_entry(locations)
    store_token(locations, "one.example", "tok-1")
    store_token(locations, "other.example", "tok-2")
    lock()
    print(delete_everything(locations, models=False))
    print(locations.database.exists(), locations.key_parameters.exists())
    unlock()
    print(read_secret(entry) is not None, read_token("one.example"), read_token("other.example"))
    print(delete_everything(locations, models=False) == "", read_secret(entry), locations.root.exists())
    print(read_token("one.example"), read_token("other.example"))
    """,
    )
    assert printed[0].startswith("The conversations are deleted; the system keyring still holds their key")
    assert "is locked" in printed[0]
    assert printed[1:] == ["False False", "True tok-1 tok-2", "True None False", "None None"], (
        "hubs of other times too"
    )


def test_a_deletion_without_any_keyring_says_that_the_key_is_still_in_it(
    tmp_path: Path, locations: Locations
) -> None:
    in_session(tmp_path / "home", opening(locations) + "\n    new_key_in_keyring(locations)\n")
    deleting = """
    from app.session.delete_everything import delete_everything
    print(delete_everything(locations, models=False))
    print(locations.key_parameters.exists())
    """
    printed = in_session(tmp_path / "home", opening(locations) + deleting, session=False).splitlines()
    assert "still holds their key" in printed[0]
    assert printed[1] == "False"


def test_a_token_that_cannot_be_asked_for_or_kept_is_told(tmp_path: Path, locations: Locations) -> None:
    asking = """
    from app.commands.hub_token import hub_token
    from app.domain.model import ModelStanding
    from app.models.acquisition import Wish
    from app.models.catalogue import CatalogueEntry, Source
    from app.session.model_acquisition import hub_host, with_kept_token
    from app.ui.welcome.model_fetching import _keep
    made = Source.MAKE
    gated = CatalogueEntry(id="oy1", title="Oy1", standing=ModelStanding.OY1, source=made, repo="a/b", gated=True)
    """
    printed = printed_by(
        tmp_path / "home",
        beginning(locations)
        + asking
        + """
    store_token(locations, hub_host(), "tok-1")
    print(with_kept_token(locations, gated, Wish()).token)
    lock()
    print(told(with_kept_token, locations, gated, Wish()))
    print(told(_keep, locations, "tok-2"))
    print(hub_token(locations, gated) == "")
    unlock()
    print(with_kept_token(locations, gated, Wish()).token)
    """,
    )
    assert printed[0] == printed[-1] == "tok-1"
    assert printed[1].startswith(
        "KeyringUnavailable: Oy1 needs the hub's token, and the keyring could not be asked"
    )
    assert printed[2].startswith("KeyringUnavailable: The system keyring is locked.")
    assert printed[2].endswith("The token is used this once.")
    none = opening(locations) + asking + "\n    print(with_kept_token(locations, gated, Wish()).token == '')"
    assert in_session(tmp_path / "home", none, session=False) == "True", "no keyring never kept a token"


def test_no_command_says_that_nothing_is_kept_while_the_keyring_is_locked(
    tmp_path: Path, locations: Locations
) -> None:
    printed = printed_by(
        tmp_path / "home",
        beginning(locations)
        + """
    with Session(locations) as session:
        session.vault.start("kept")
    from app.commands import main, root  # once, for all the programs that are forked from here

    def run(*arguments):
        reading, writing = os.pipe()
        if os.fork() == 0:
            os.dup2(writing, 1)
            os.dup2(writing, 2)
            sys.stdin = open(os.devnull)
            sys.argv = ["oyster", "--data-dir", str(locations.root), *arguments]
            code = 0
            try:
                main()
            except SystemExit as end:
                code = end.code
            sys.stdout.flush()
            os._exit(code or 0)
        os.close(writing)
        said = os.fdopen(reading).read().split()
        print(os.waitstatus_to_exitcode(os.wait()[1]), *said, flush=True)

    run("export")
    lock()
    run("export")
    run("explain", "last")
    run("audit", "verify")
    run("backup", str(locations.root / "backups"))
    """,
    )
    assert printed[0].startswith("0 ")
    assert printed[0].endswith(" kept")
    for line in printed[1:]:
        assert line.startswith("1 "), line
        assert "not open" in line
        assert "The system keyring is locked." in line, line
    assert len(printed) == 5
