"""Programs that are killed: what runs in their processes, and how the parent follows them.

Each is forked from a process that has imported the program (as in ``tests.forked_children``) and reports over a pipe
what a person could have relied on: a message that is shown, a reply that has ended.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from app.locations import Locations
from app.privacy.key_source import PassphraseRecord, check_of, write_key_source
from app.privacy.passphrase import Argon2Parameters, derive_key
from tests.forked_children import FORKED, import_first
from tests.torture.tally import Hang

import_first("tests.imported_program", __name__)
PASSPHRASE = "three quiet boats at dawn"
SAID, CHILD, NOTICE = "said", "child", "notice"
_CHEAP = Argon2Parameters(
    memory_kib=64, passes=1, lanes=1
)  # a key is derived at each of some thousand starts
_SALT = bytes(range(16))
_END_SECONDS = 20.0


def make_home(home: Path) -> bytes:
    """Make a data folder with a passphrase that costs nothing, and return its key."""
    key = derive_key(PASSPHRASE, _SALT, _CHEAP)
    write_key_source(Locations(home), PassphraseRecord(_SALT.hex(), check_of(key), _CHEAP))
    return key


class Doomed:
    """A process that is killed; ``told`` is what it reported, in order."""

    def __init__(self, task: Callable[..., None], *arguments: object) -> None:
        self._pipe, theirs = FORKED.Pipe(duplex=False)
        self._process = FORKED.Process(target=_run, args=(dict(os.environ), task, theirs, *arguments))
        self._process.start()
        theirs.close()
        self.told: list[tuple[str, str]] = []

    @property
    def pid(self) -> int:
        """The process id."""
        assert self._process.pid is not None
        return self._process.pid

    def wait_for(self, kind: str, seconds: float = 120.0) -> str:
        """Return the next report of a kind. Raises ``Hang``."""
        until = time.monotonic() + seconds
        while self._pipe.poll(max(0.0, until - time.monotonic())):
            try:
                self.told.append(self._pipe.recv())
            except EOFError:
                raise AssertionError(f"the program ended by itself; so far {self.told[-3:]}") from None
            if self.told[-1][0] == kind:
                return self.told[-1][1]
        raise Hang(f"no “{kind}” in {seconds:.0f} s; so far {self.told[-3:]}")

    def kill(self) -> None:
        """Kill the process as a power cut would, and take in what it had reported."""
        os.kill(self.pid, signal.SIGKILL)
        self._process.join(_END_SECONDS)
        try:
            while self._pipe.poll(0):
                self.told.append(self._pipe.recv())
        except EOFError:
            pass
        self._pipe.close()

    def ends_within(self, seconds: float) -> bool:
        """Wait for an end of its own accord, and return whether it came."""
        self._process.join(seconds)
        return self._process.exitcode is not None

    def reports(self, kind: str) -> list[str]:
        """Return all reports of a kind."""
        return [words for found, words in self.told if found == kind]

    def wait_for_children(self) -> None:
        """Wait until the processes that it had started are gone too. Raises ``Hang``."""
        left = {int(each) for each in self.reports(CHILD)}
        until = time.monotonic() + _END_SECONDS
        while left := {each for each in left if is_running(each)}:
            if time.monotonic() > until:
                for each in left:
                    os.kill(each, signal.SIGKILL)
                raise Hang(f"{len(left)} processes outlived the program by {_END_SECONDS:.0f} s")
            time.sleep(0.01)


def is_running(process: int) -> bool:
    """Return whether a process runs; one that has ended and is not yet fetched does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _run(
    environment: Mapping[str, str], task: Callable[..., None], pipe: Connection, *arguments: object
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    task(pipe, *arguments)


def write_messages(pipe: Connection, path: Path, key: bytes) -> None:
    """Commit messages to the vault without end."""
    from app.domain.conversation import Message, Role, new_message_id, now
    from app.storage.vault import open_vault

    vault, number, run = open_vault(path, key), 0, os.getpid()
    conversation = vault.start(f"from {run}")
    while True:
        words = f"{run}: {number}"
        vault.append(Message(new_message_id(), conversation.id, None, Role.USER, words, now()))
        pipe.send((SAID, words))
        number += 1


def talk(pipe: Connection, home: Path, model: Path) -> None:
    """Hold conversations in a session without a window, with a real model, without end."""
    from app.domain.generation import Sampling
    from app.domain.turn import TurnEnded, UserMessageCommitted
    from app.session.session import Session

    session, number, run = Session(Locations(home), region="GB"), 0, os.getpid()
    session.unlock(PASSPHRASE)
    session.load_model(session.library.add(model))
    pipe.send((CHILD, str(session.engine.worker_pid)))
    while True:
        conversation, parent = None, None
        for _ in range(3):
            for event in session.say(
                f"{run}: {number}", conversation, parent, Sampling(seed=1, max_tokens=8)
            ):
                if isinstance(event, UserMessageCommitted):
                    conversation = event.conversation.id
                    pipe.send((SAID, event.message.text))
                elif isinstance(event, TurnEnded):
                    parent = event.message.id
                    pipe.send((SAID, event.message.text))
            number += 1


def open_window(pipe: Connection, home: Path) -> None:
    """Open the whole program on a data folder, and write messages in its window without end."""
    from PySide6.QtCore import QTimer

    from app.commands import main
    from app.domain.turn import TurnEnded, TurnEvent, UserMessageCommitted
    from app.ui.main_window import MainWindow
    from app.ui.qt_application import application
    from app.ui.unexpected_end_bar import UnexpectedEndBar
    from app.ui.view_models.live_turn import LiveTurn

    running, watch, run = application(), QTimer(), os.getpid()
    reported: set[str] = set()
    written: list[str] = []
    windows: list[MainWindow] = []

    def tell(kind: str, words: str) -> None:
        if f"{kind} {words}" not in reported:
            reported.add(f"{kind} {words}")
            pipe.send((kind, words))

    def heard(before: object, after: LiveTurn, event: TurnEvent) -> None:
        """Report what the window has taken in as kept."""
        if isinstance(event, UserMessageCommitted | TurnEnded):
            tell(SAID, event.message.text)

    def opened(window: MainWindow) -> None:
        windows.append(window)
        window.turns.advanced.connect(heard)
        bars = window.findChildren(UnexpectedEndBar)
        tell(NOTICE, bars[0].words.text() if bars else "")

    def look() -> None:
        found = [each for each in running.topLevelWidgets() if isinstance(each, MainWindow)]
        if not found or not found[0].composer.isVisible():
            return
        (window,) = found
        if not windows:
            opened(window)
        if window._session.engine.worker_pid is not None:
            tell(CHILD, str(window._session.engine.worker_pid))
        if not window.turns.answering and all(f"{SAID} {each}" in reported for each in written):
            written.append(f"{run}: {len(written)}")
            window.composer.field.setPlainText(written[-1])
            window.composer.send.click()

    watch.timeout.connect(look)
    watch.start(10)
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    sys.argv = ["oyster", "--data-dir", str(home), "--passphrase-fd", str(reading)]
    main()
