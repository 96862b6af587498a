"""Ctrl+C in the terminal stops a reply and keeps what arrived, as the help says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.conversation import MessageState, Role
from app.locations import Locations
from app.models.catalogue import load_catalogue
from app.models.model_library import ModelLibrary
from app.privacy.keys import new_key_from_passphrase
from app.session.session import Session
from tests.privacy.quick_cost import QUICK

OYSTER = [sys.executable, "-u", "-c", "from app.commands import main; main()"]
PASSPHRASE = "only for this test"
LONG = "1000"  # tokens: more than any interrupt waits for


def environment(home: Path) -> dict[str, str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return {**kept, "OYSTER_HOME": str(home), "DBUS_SESSION_BUS_ADDRESS": "disabled:", "COLUMNS": "200"}


@contextmanager
def passphrase() -> Iterator[int]:
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    try:
        yield reading
    finally:
        os.close(reading)


@pytest.fixture
def home(tmp_path: Path, short_gguf: Path) -> Path:
    folder = tmp_path / "home"
    ModelLibrary(Locations(folder).models, load_catalogue()).add(short_gguf)
    new_key_from_passphrase(Locations(folder), PASSPHRASE, QUICK)
    return folder


def test_an_interrupted_reply_is_kept_and_the_conversation_goes_on_behind_it(home: Path) -> None:
    with passphrase() as descriptor:
        talking = subprocess.Popen(
            [*OYSTER, "--passphrase-fd", str(descriptor), "chat", "--max-tokens", LONG],
            env=environment(home),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=(descriptor,),
        )
        assert talking.stdin is not None
        assert talking.stdout is not None
        talking.stdin.write(b"Tell me a very long story about the sea.\n")
        talking.stdin.flush()
        said = b""
        while b"Reply:" not in said:
            piece = talking.stdout.read1(4096)
            assert piece, said.decode(errors="replace")
            said += piece
        talking.send_signal(signal.SIGINT)
        while b"Computed:" not in said.partition(b"Reply:")[2]:
            piece = talking.stdout.read1(4096)
            assert piece, said.decode(errors="replace")
            said += piece
        talking.stdin.write(b"And the wind?\n")
        talking.stdin.flush()
        while said.count(b"Reply:") < 2:
            piece = talking.stdout.read1(4096)
            assert piece, said.decode(errors="replace")
            said += piece
        talking.send_signal(signal.SIGINT)
        talking.stdin.close()
        talking.stdout.read()
        assert talking.wait(60) == 0
    with Session(Locations(home)) as session:
        session.unlock(PASSPHRASE)
        (conversation,) = session.vault.conversations()
        path = session.vault.tree(conversation.id).open_path()
        assert [each.role for each in path] == [Role.USER, Role.ASSISTANT, Role.USER, Role.ASSISTANT]
        assert path[1].state is MessageState.STOPPED
        assert path[1].text, "what had arrived is kept"
        record = session.turn_of(path[1].id)
        assert record is not None
        assert record.facts is not None
        assert record.facts.tokens_written < int(LONG)
