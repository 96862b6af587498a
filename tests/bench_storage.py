"""The price of encryption: the vault under SQLCipher against the same code on plain SQLite, in interleaved pairs.

Each has a process of its own, since SQLCipher's guarded memory holds for a whole process, and none may lock memory
without a limit: under root, whom no limit holds, SQLCipher would lock and unlock every buffer (``locked_memory``).
Compared is processor time, which other programs disturb least, and in which no wait for the disk hides the price.
"""

from __future__ import annotations

import multiprocessing
import random
import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import insert

from app.confinement.native import prctl
from app.domain.conversation import ConversationId, Message, Role, new_message_id, now
from app.storage import connection
from app.storage.tables.conversations import MessageRow
from app.storage.upgrade import upgrade
from app.storage.vault import Vault, open_vault

PAIRS, APPENDED, IN_A_CONVERSATION, ALL = 15, 50, 1000, 100_000
GOAL = 1.3
_DROP_FROM_BOUNDING_SET, _LOCK_MEMORY = 24, 14  # PR_CAPBSET_DROP of <linux/prctl.h>, CAP_IPC_LOCK
_SIDES, _KEY, _SEED = ("encrypted", "unwiped", "plain"), bytes(range(32)), 1
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
    prctl(_DROP_FROM_BOUNDING_SET, _LOCK_MEMORY)  # of the processes that are started from now on
    opened = _written(folder, all_messages)
    encrypted, unwiped, plain = (_Side(folder / f"{name}.db", opened, name) for name in _SIDES)
    print("  (unwiped: encrypted, without cipher_memory_security, which wipes all memory that is given back)")
    print(
        f"encrypted against plain SQLite, processor time: median (range) of {PAIRS} pairs that take turns; "
        f"goal at most {GOAL}"
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


@dataclass(frozen=True, slots=True)
class _Taken:
    """The seconds of processor time and by the clock that one act took."""

    processor: float
    clock: float


def _ratio(act: str, encrypted: _Side, plain: _Side) -> str:
    times: dict[_Side, list[_Taken]] = {encrypted: [], plain: []}
    for number in range(-1, PAIRS):  # the first of each fills the caches
        for side in (encrypted, plain) if number % 2 else (plain, encrypted):
            times[side].append(side.taken(act, number))
    ours, theirs = times[encrypted][1:], times[plain][1:]
    ratios = [a.processor / b.processor for a, b in zip(ours, theirs, strict=True)]
    middle = statistics.median(ratios)
    return (
        f"{middle:.2f} ({min(ratios):.2f}–{max(ratios):.2f}), {_milliseconds(ours)} encrypted, "
        f"{_milliseconds(theirs)} plain; goal {'met' if middle <= GOAL else 'NOT met'}"
    )


def _milliseconds(taken: list[_Taken]) -> str:
    processor = statistics.median(each.processor for each in taken) * 1e3
    clock = statistics.median(each.clock for each in taken) * 1e3
    return f"{processor:.1f} ms ({clock:.1f} by the clock)"


class _Side:
    """A process with a filled vault."""

    def __init__(self, path: Path, opened: ConversationId, name: str) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, path, opened, name), daemon=True)
        self._process.start()
        self._pipe.recv()  # once it is open

    def taken(self, act: str, number: int) -> _Taken:
        """Do something once, and return how long it took."""
        self._pipe.send((act, number))
        taken: _Taken = self._pipe.recv()
        return taken

    def close(self) -> None:
        """End the process."""
        self._pipe.send(("close", 0))
        self._process.join()


def _serve(pipe: Connection, path: Path, opened: ConversationId, name: str) -> None:
    if name == "unwiped":
        connection._GUARDED_MEMORY = "PRAGMA cipher_memory_security = OFF"
    vault = _plain_vault(path) if name == "plain" else open_vault(path, _KEY)
    acts = _Acts(vault, opened, vault.start("appended to").id)
    does: dict[str, Callable[[int], None]] = {"append": acts.append, "open": acts.open, "search": acts.search}
    pipe.send("ready")
    while (order := pipe.recv())[0] != "close":
        processor, clock = time.process_time(), time.perf_counter()
        does[order[0]](order[1])
        pipe.send(_Taken(time.process_time() - processor, time.perf_counter() - clock))
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


def _written(folder: Path, all_messages: int) -> ConversationId:
    """Write the same messages for each side, on pages that hold nothing else; return one of the conversations."""
    encrypted, unwiped, plain = (folder / f"{name}.db" for name in _SIDES)
    with _plain_vault(plain) as vault:
        opened = _fill(vault, all_messages)
        vault._give_back_free_pages()
        vault.copy_to(encrypted, _KEY)
    shutil.copyfile(encrypted, unwiped)
    return opened


def _fill(vault: Vault, all_messages: int) -> ConversationId:
    """Write messages, a thousand to a conversation, and return one of the conversations."""
    chance, home = random.Random(_SEED), ConversationId("")
    for start in range(0, all_messages, IN_A_CONVERSATION):
        home = vault.start(f"conversation {start}").id
        with vault._writing() as session:
            texts = (" ".join(chance.choices(_WORDS, k=25)) for _ in range(IN_A_CONVERSATION))
            session.execute(insert(MessageRow), [_columns_of(_message(home, text)) for text in texts])
    return home


def _columns_of(message: Message) -> dict[str, object]:
    return {
        "id": message.id,
        "conversation_id": message.conversation,
        "parent_id": message.parent,
        "role": message.role,
        "text": message.text,
        "state": message.state,
        "folded": message.folded,
        "created_at": message.created_at,
    }


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
