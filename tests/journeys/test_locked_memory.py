"""After a lock neither the key nor what was said is in the process's memory, as far as Python's own objects go."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.domain.conversation import Message
from app.locations import Locations
from app.privacy.keys import new_key_from_passphrase
from app.storage.vault import open_vault
from tests.journeys.locked_process import PASSPHRASE
from tests.privacy.quick_cost import QUICK

LIMIT_SECONDS = 25

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def found_in(process: int, needles: dict[str, bytes]) -> set[str]:
    """Return which needles are in the readable memory of a process."""
    found = set()
    maps = Path(f"/proc/{process}/maps").read_text().splitlines()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            place, rights, *rest = line.split()
            if not rights.startswith("rw") or (len(rest) > 3 and rest[3].startswith("[v")):
                continue
            begin, end = (int(each, 16) for each in place.split("-"))
            try:
                memory.seek(begin)
                content = memory.read(end - begin)
            except (OSError, ValueError):
                continue
            found |= {name for name, needle in needles.items() if needle in content}
    return found


def test_neither_key_nor_words_are_left_in_memory_after_a_lock(tmp_path: Path) -> None:
    home = Locations(tmp_path / "data")
    key = new_key_from_passphrase(home, PASSPHRASE, QUICK)
    said, title = secrets.token_hex(12), secrets.token_hex(12)
    with open_vault(home.database, key) as vault:
        conversation = vault.start(f"Title {title}")
        vault.append(
            Message.said(f"I said {said} once. " + "Some words follow. " * 40, conversation.id, None)
        )
    needles = {
        "key": key,
        "key in the statement": key.hex().encode(),
        "words": said.encode(),
        "title": title.encode(),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.locked_process", str(home.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "disabled:"},
        cwd=Path(__file__).parents[2],
    )
    try:
        assert process.stdin is not None and process.stdout is not None
        assert process.stdout.readline() == "shown\n"
        assert {"key in the statement", "words", "title"} <= found_in(process.pid, needles)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "locking\n"
        until = time.monotonic() + LIMIT_SECONDS
        begun = 0.0  # of the last look, which takes long beside other programs
        while (left := found_in(process.pid, needles)) and begun < until:
            time.sleep(0.3)
            begun = time.monotonic()
        assert not left
    finally:
        process.kill()
        process.wait()
