"""The key in the keyring: where that is missing, hung, locked or forgetful, it is said and nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest

from app.locations import Locations
from app.privacy.errors import OtherKeySource
from app.privacy.key_change import passphrase_from_recovery
from app.privacy.keys import (
    KeySource,
    find_key_source,
    key_from_keyring,
    key_from_passphrase,
    keyring_entry,
    new_key_from_passphrase,
    new_key_in_keyring,
)
from tests.privacy.quick_cost import QUICK

UNLOCK = 'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; '


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    return Locations(tmp_path / "data")


def in_session(home: Path, script: str, *, unlocked: bool = True, session: bool = True) -> str:
    """Run Python in a fresh desktop session with a real Secret Service; answer what it printed."""
    home.mkdir(exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "LANG": "C.UTF-8",
    }
    python = [sys.executable, "-c", textwrap.dedent(script)]
    shell = ["sh", "-c", (UNLOCK if unlocked else "") + 'exec "$@"', "sh", *python]
    command = ["dbus-run-session", "--", *shell] if session else python
    # The daemon's sockets lie here, and a socket's path has at most 107 bytes.
    with tempfile.TemporaryDirectory(prefix="k", ignore_cleanup_errors=True) as sockets:
        environment["XDG_RUNTIME_DIR"] = sockets
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


OPENING = """
    import sys
    from pathlib import Path
    from app.domain.errors import OysterError
    from app.locations import Locations
    from app.privacy.keys import *
    from app.privacy.tokens import *
    locations = Locations(Path({root!r}))
"""


def opening(locations: Locations) -> str:
    return OPENING.format(root=str(locations.root))


def test_a_second_program_finds_the_key_and_opens_the_database(tmp_path: Path, locations: Locations) -> None:
    made = in_session(
        tmp_path / "home",
        opening(locations)
        + """
    from app.storage.vault import open_vault
    state = find_key_source(locations)
    assert state.source is KeySource.NONE_YET and state.keyring_usable, state
    key = new_key_in_keyring(locations)
    with open_vault(locations.database, key) as vault:
        vault.start("kept under the keyring's key")
    print(key.hex())
    """,
    )
    found = in_session(
        tmp_path / "home",
        opening(locations)
        + """
    from app.storage.vault import open_vault
    assert find_key_source(locations).source is KeySource.KEYRING
    key = key_from_keyring(locations)
    with open_vault(locations.database, key) as vault:
        print(key.hex(), *(each.title for each in vault.conversations()))
    """,
    )
    assert len(bytes.fromhex(made)) == 32
    assert found == f"{made} kept under the keyring's key"
    for path in locations.root.iterdir():
        assert made.encode() not in path.read_bytes().lower()
        assert bytes.fromhex(made) not in path.read_bytes()


def test_programs_that_start_together_end_with_one_key(tmp_path: Path, locations: Locations) -> None:
    printed = in_session(
        tmp_path / "home",
        opening(locations)
        + """
    import subprocess
    if len(sys.argv) == 1:
        code = "import sys; from pathlib import Path; from app.locations import Locations; " \\
               "from app.privacy.keys import *; " \\
               "print(new_key_in_keyring(Locations(Path(sys.argv[1]))).hex())"
        each = [subprocess.Popen([sys.executable, "-c", code, str(locations.root)], stdout=subprocess.PIPE)
                for _ in range(3)]
        print(len({one.communicate()[0] for one in each}), all(one.returncode == 0 for one in each))
    """,
    )
    assert printed == "1 True"


def test_a_lost_key_is_told_and_a_moved_folder_keeps_its_key(tmp_path: Path, locations: Locations) -> None:
    moved = Locations(tmp_path / "moved")
    printed = in_session(
        tmp_path / "home",
        opening(locations)
        + f"""
    from app.privacy.system_keyring import delete_secret
    key = new_key_in_keyring(locations)
    locations.database.write_bytes(b"x" * 4096)
    locations.root.rename({str(moved.root)!r})
    moved = Locations(Path({str(moved.root)!r}))
    print(key_from_keyring(moved) == key)
    delete_secret(keyring_entry(locations))
    delete_secret(keyring_entry(locations))
    for call in (key_from_keyring, new_key_in_keyring):
        try:
            call(moved)
        except OysterError as error:
            print(type(error).__name__, moved.database.read_bytes() == b"x" * 4096)
    """,
    )
    assert printed.splitlines() == ["True", "KeyMissing True", "KeyMissing True"]


def test_a_hub_token_is_kept_replaced_and_forgotten(tmp_path: Path, locations: Locations) -> None:
    printed = in_session(
        tmp_path / "home",
        opening(locations)
        + """
    print(read_token("hub.example"))
    store_token(locations, "hub.example", "first")
    store_token(locations, "Hub.Example", "second ")
    print(read_token("hub.example"), read_token("other.example"))
    delete_token(locations, "hub.example")
    delete_token(locations, "hub.example")
    print(read_token("hub.example"))
    """,
    )
    assert printed.splitlines() == ["None", "second None", "None"]


def test_a_hanging_keyring_is_given_up_in_time(tmp_path: Path, locations: Locations) -> None:
    printed = in_session(
        tmp_path / "home",
        opening(locations)
        + """
    import os, signal, time
    new_key_in_keyring(locations)
    locations.database.write_bytes(b"x" * 4096)
    from jeepney import DBus
    from jeepney.io.blocking import open_dbus_connection
    with open_dbus_connection("SESSION") as bus:
        question = DBus().GetConnectionUnixProcessID("org.freedesktop.secrets")
        daemon = bus.send_and_get_reply(question).body[0]
    os.kill(daemon, signal.SIGSTOP)
    began = time.monotonic()
    try:
        key_from_keyring(locations, limit_seconds=0.5)
    except OysterError as error:
        print(type(error).__name__, "did not answer" in error.sentence, time.monotonic() - began < 3)
    os.kill(daemon, signal.SIGCONT)
    """,
    )
    assert printed == "KeyringUnavailable True True"


def test_a_locked_keyring_is_told(tmp_path: Path, locations: Locations) -> None:
    printed = in_session(
        tmp_path / "home",
        opening(locations)
        + """
    try:
        new_key_in_keyring(locations, limit_seconds=3)
    except OysterError as error:
        print(type(error).__name__, locations.key_parameters.exists())
    """,
        unlocked=False,
    )
    assert printed == "KeyringUnavailable False"


@pytest.mark.parametrize(
    "backend",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyring.backends.chainer.ChainerBackend",
    ],
)
def test_what_cannot_keep_a_secret_is_no_keyring(tmp_path: Path, locations: Locations, backend: str) -> None:
    printed = in_session(
        tmp_path / "home",
        f"""
    import os
    os.environ["PYTHON_KEYRING_BACKEND"] = {backend!r}
    """
        + opening(locations)
        + """
    state = find_key_source(locations)
    print(state.keyring_usable, state.source)
    try:
        new_key_in_keyring(locations)
    except OysterError as error:
        print(type(error).__name__, locations.key_parameters.exists())
    """,
        session=False,
    )
    assert printed.splitlines() == ["False none_yet", "KeyringUnavailable False"]


def test_conversations_of_the_keyring_opened_without_one_say_so(tmp_path: Path, locations: Locations) -> None:
    in_session(tmp_path / "home", opening(locations) + "\n    new_key_in_keyring(locations)\n")
    locations.database.write_bytes(b"x" * 4096)
    printed = in_session(
        tmp_path / "home",
        opening(locations)
        + """
    state = find_key_source(locations)
    print(state.source, state.keyring_usable)
    for call in (lambda: key_from_keyring(locations), lambda: key_from_passphrase(locations, "some"),
                 lambda: new_key_from_passphrase(locations, "some")):
        try:
            call()
        except OysterError as error:
            print(type(error).__name__, error.sentence)
    """,
        session=False,
    ).splitlines()
    assert printed[0] == "keyring False"
    assert printed[1].startswith("KeyringUnavailable The key of your conversations is in the system keyring.")
    assert all(each.startswith("OtherKeySource") for each in printed[2:])
    assert len(printed) == 4


def test_conversations_of_a_passphrase_are_not_looked_for_in_the_keyring(locations: Locations) -> None:
    new_key_from_passphrase(locations, "a river under seven bridges", QUICK)
    locations.database.write_bytes(b"x" * 4096)
    assert find_key_source(locations).source is KeySource.PASSPHRASE
    with pytest.raises(OtherKeySource):
        key_from_keyring(locations)
    with pytest.raises(OtherKeySource):
        new_key_in_keyring(locations)


def test_two_folders_never_share_an_entry(tmp_path: Path) -> None:
    one, two = Locations(tmp_path / "one"), Locations(tmp_path / "two")
    assert keyring_entry(one) != keyring_entry(two)
    assert keyring_entry(one) == keyring_entry(Locations(tmp_path / "two" / ".." / "one"))


@pytest.mark.parametrize(("unlocked", "asks"), [(True, "False"), (False, "True")])
def test_it_is_known_beforehand_whether_the_keyring_asks(
    tmp_path: Path, locations: Locations, unlocked: bool, asks: str
) -> None:
    printed = in_session(
        tmp_path / "home",
        opening(locations)
        + """
    from app.session.session import Session
    with Session(locations, keyring_later=True) as session:
        print(session.vault_access.state.name, session.vault_access.keyring_may_ask)
    print(locations.key_parameters.exists())
    """,
        unlocked=unlocked,
    )
    assert printed.splitlines() == [f"KEYRING {asks}", "False"]


def test_a_key_that_the_keyring_gives_later_opens_the_vault(tmp_path: Path, locations: Locations) -> None:
    printed = in_session(
        tmp_path / "home",
        opening(locations)
        + """
    import secretstorage, subprocess
    from app.domain.safety_plan import SafetyPlan
    from app.session.session import Session
    Session(locations).close()
    collection = secretstorage.Collection(secretstorage.dbus_init())
    collection.lock()
    with Session(locations, keyring_later=True) as session:
        print(session.vault_access.state.name)
        session.vault.keep_safety_plan(SafetyPlan(own_steps="Tea"))
        daemon = ["gnome-keyring-daemon", "--replace", "--daemonize", "--unlock", "--components=secrets"]
        subprocess.run(daemon, input=b"\\n", capture_output=True)
        session.open_with_keyring()
        print(session.vault_access.state.name, session.vault.safety_plan().own_steps)
    """,
    )
    ours = [line for line in printed.splitlines() if not line.startswith("GNOME_KEYRING_CONTROL=")]
    assert ours == ["KEYRING", "OPEN Tea"]


def test_a_passphrase_takes_the_keyrings_place_and_the_keyring_forgets_the_key(
    tmp_path: Path, locations: Locations
) -> None:
    printed = in_session(
        tmp_path / "home",
        opening(locations)
        + """
    from app.privacy.key_change import *
    from app.privacy.key_source import read_key_source
    from app.privacy.system_keyring import read_secret
    from tests.privacy.quick_cost import QUICK
    key = new_key_in_keyring(locations)
    recovery = new_recovery_key()
    keep_recovery_key(locations, "", recovery)
    assert key_from_keyring(locations) == key
    change_passphrase(locations, "", "a river under seven bridges", QUICK)
    print(key_from_passphrase(locations, "a river under seven bridges") == key, end=" ")
    print(read_secret(keyring_entry(locations)), read_key_source(locations).keyring_entry == "", end=" ")
    print(passphrase_from_recovery(locations, recovery.text, "nine lanterns along the quay", QUICK) == key)
    """.replace("key_change import *", "key_change import *; from app.privacy.recovery_key import *"),
    )
    assert printed == "True None True True"


def test_a_keyring_that_was_lost_is_opened_by_the_recovery_key(tmp_path: Path, locations: Locations) -> None:
    printed = in_session(
        tmp_path / "home",
        opening(locations)
        + """
    from app.privacy.key_change import *
    from app.privacy.recovery_key import *
    key, recovery = new_key_in_keyring(locations), new_recovery_key()
    keep_recovery_key(locations, "", recovery)
    print(key.hex(), recovery.text)
    """,
    )
    key, recovery = printed.split()
    opened = passphrase_from_recovery(locations, recovery, "nine lanterns along the quay", QUICK)
    assert opened.hex() == key
    assert find_key_source(locations).source is KeySource.PASSPHRASE
    assert key_from_passphrase(locations, "nine lanterns along the quay").hex() == key
