"""The price of encryption: the vault under SQLCipher against the same code on plain SQLite, in interleaved pairs.

Each has a process of its own, since SQLCipher's guarded memory holds for a whole process.
"""

from __future__ import annotations

import multiprocessing
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from app.domain.conversation import ConversationId, Message, Role, new_message_id, now
from app.storage import connection
from app.storage.conversion import row_of_message
from app.storage.upgrade import upgrade
from app.storage.vault import Vault, open_vault

PAIRS, APPENDED, IN_A_CONVERSATION, ALL = 15, 50, 1000, 100_000
GOAL = 1.3
_SEED = 1
_WORDS = (
    *(
        "sleep",
        "night",
        "walk",
        "harbour",
        "letter",
        "sister",
        "morning",
        "quiet",
        "window",
        "river",
        "paper",
    ),
    *("garden", "winter", "answer", "table", "bread", "music", "question", "train", "mountain", "memory"),
    *("colour", "doctor", "friend", "evening", "story", "number", "light", "water"),
)


def storage(folder: Path, all_messages: int = ALL) -> None:
    """Print the ratios for appending, opening a conversation, and searching."""
    encrypted, unwiped, plain = (
        _Side(folder / name, all_messages, name) for name in ("encrypted", "unwiped", "plain")
    )
    print("  (unwiped: encrypted, without cipher_memory_security, which wipes all memory that is given back)")
    print(
        f"encrypted against plain SQLite: median (range) of {PAIRS} pairs that take turns; goal at most {GOAL}"
    )
    for act, words in (
        ("append", f"append {APPENDED} messages, each on disk"),
        ("open", f"open a conversation of {IN_A_CONVERSATION:,} messages"),
        ("search", f"search {all_messages:,} messages"),
    ):
        print(f"  {words}: {_ratio(act, encrypted, plain)}")
        print(f"  {' ' * len(words)}  unwiped: {_ratio(act, unwiped, plain)}")
    for side in (encrypted, unwiped, plain):
        side.close()


def _ratio(act: str, encrypted: _Side, plain: _Side) -> str:
    times: dict[_Side, list[float]] = {encrypted: [], plain: []}
    for number in range(-1, PAIRS):  # the first of each fills the caches
        for side in (encrypted, plain) if number % 2 else (plain, encrypted):
            times[side].append(side.seconds(act, number))
    ours, theirs = times[encrypted][1:], times[plain][1:]
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    middle = statistics.median(ratios)
    return (
        f"{middle:.2f} ({min(ratios):.2f}–{max(ratios):.2f}), {statistics.median(ours) * 1e3:.1f} ms encrypted, "
        f"{statistics.median(theirs) * 1e3:.1f} ms plain; goal {'met' if middle <= GOAL else 'NOT met'}"
    )


class _Side:
    """A process with a filled vault."""

    def __init__(self, folder: Path, all_messages: int, name: str) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, folder, all_messages, name), daemon=True)
        self._process.start()
        self._pipe.recv()  # once it is filled

    def seconds(self, act: str, number: int) -> float:
        """Return the seconds that one act took."""
        self._pipe.send((act, number))
        taken: float = self._pipe.recv()
        return taken

    def close(self) -> None:
        """End the process."""
        self._pipe.send(("close", 0))
        self._process.join()


def _serve(pipe: Connection, folder: Path, all_messages: int, name: str) -> None:
    path = folder / "conversations.db"
    if name == "unwiped":
        connection._GUARDED_MEMORY = "PRAGMA cipher_memory_security = OFF"
    vault = _plain_vault(path) if name == "plain" else open_vault(path, bytes(range(32)))
    acts = _Acts(vault, _fill(vault, all_messages), vault.start("appended to").id)
    does: dict[str, Callable[[int], None]] = {"append": acts.append, "open": acts.open, "search": acts.search}
    pipe.send("ready")
    while (order := pipe.recv())[0] != "close":
        began = time.perf_counter()
        does[order[0]](order[1])
        pipe.send(time.perf_counter() - began)
    vault.close()


@dataclass(frozen=True, slots=True)
class _Acts:
    vault: Vault
    opened: ConversationId
    target: ConversationId

    def append(self, number: int) -> None:
        for _ in range(APPENDED):
            self.vault.append(_message(self.target, "a message that is appended and has to be on disk"))

    def open(self, number: int) -> None:
        assert len(self.vault.tree(self.opened).messages) == IN_A_CONVERSATION

    def search(self, number: int) -> None:
        words = _WORDS[number % len(_WORDS)], _WORDS[(number * 7 + 3) % len(_WORDS)]
        assert self.vault.conversations(" ".join(words))


def _fill(vault: Vault, all_messages: int) -> ConversationId:
    """Write messages, a thousand to a conversation, and return one of the conversations."""
    chance, home = random.Random(_SEED), ConversationId("")
    for start in range(0, all_messages, IN_A_CONVERSATION):
        home = vault.start(f"conversation {start}").id
        with vault._writing() as session:
            session.add_all(
                row_of_message(_message(home, " ".join(chance.choices(_WORDS, k=25))))
                for _ in range(IN_A_CONVERSATION)
            )
    return home


def _message(conversation: ConversationId, text: str) -> Message:
    return Message(new_message_id(), conversation, None, Role.USER, text, now())


def _plain_vault(path: Path) -> Vault:
    """Return a vault of the same library and settings, on a file without a key."""
    connection.make_private_file(path)

    def connect() -> connection.DriverConnection:
        opened: connection.DriverConnection = sqlcipher.connect(
            str(path), timeout=10, isolation_level=None, check_same_thread=False
        )
        for each in (*connection._SETTINGS, *connection._FILE_SETTINGS):
            opened.execute(each).fetchall()
        return opened

    engine = connection._engine(connect)
    with engine.connect() as opened:
        upgrade(opened)
    return Vault(engine)
