"""The price of encryption: the vault under SQLCipher against the same code on plain SQLite, in interleaved pairs.

Each has a process of its own, since SQLCipher's guarded memory holds for a whole process, and none may lock memory
without a limit: under root, whom no limit holds, SQLCipher would lock and unlock every buffer (``locked_memory``).
Compared is processor time, which other programs disturb least, and in which no wait for the disk hides the price.
"""

from __future__ import annotations

import multiprocessing
import random
import re
import time
from collections.abc import Callable, Iterator
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
from tests.bench_figures import Figure, median_of

PAIRS, APPENDED, IN_A_CONVERSATION, ALL = 15, 50, 1000, 100_000
FEWER = (10, 1_000)
GOAL, _SEARCH_GOAL = 1.3, 50  # times plain SQLite; ms
_DROP_FROM_BOUNDING_SET, _LOCK_MEMORY = 24, 14  # PR_CAPBSET_DROP of <linux/prctl.h>, CAP_IPC_LOCK
_SIDES, _KEY, _SEED = ("encrypted", "plain"), bytes(range(32)), 1
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


def storage(folder: Path, all_messages: int = ALL) -> Iterator[Figure]:
    """Yield the ratios for appending, opening a conversation and searching, and how both grow with the messages."""
    prctl(_DROP_FROM_BOUNDING_SET, _LOCK_MEMORY)  # of the processes that are started from now on
    folder.mkdir(parents=True, exist_ok=True)
    opened = _written(folder, all_messages)
    encrypted, plain = (_Side(folder / f"{name}.db", opened, name) for name in _SIDES)
    for act, words, milliseconds in (
        ("append", f"append {APPENDED} messages, each on disk", None),
        ("open", f"open a conversation of {IN_A_CONVERSATION:,} messages", None),
        ("search", f"search {all_messages:,} messages", _SEARCH_GOAL),
    ):
        ratios, clock = _ratios(act, encrypted, plain)
        yield median_of(f"{words}: encrypted, against plain SQLite", ratios, "times", at_most=GOAL)
        yield median_of(f"{words}, by the clock", clock, "ms", at_most=milliseconds)
    plain.close()
    for count in FEWER:
        with open_vault(folder / f"{count}.db", _KEY) as vault:
            fewer = _fill(vault, count)
        side = _Side(folder / f"{count}.db", fewer, "encrypted", count)
        yield from _grown(side, count)
    yield from _grown(encrypted, all_messages)


def _grown(side: _Side, count: int) -> Iterator[Figure]:
    """Yield what each act and the memory are with so many messages, and close the vault."""
    for act in ("append", "open", "search"):
        taken = [side.taken(act, number) for number in range(-1, PAIRS)][1:]
        yield median_of(f"with {count:,} messages: {act}", [1e3 * each.processor for each in taken], "ms")
    yield Figure(f"with {count:,} messages: most memory of the process", side.close() / 1e6, "MB")


@dataclass(frozen=True, slots=True)
class _Taken:
    """The seconds of processor time and by the clock that one act took."""

    processor: float
    clock: float


def _ratios(act: str, encrypted: _Side, plain: _Side) -> tuple[list[float], list[float]]:
    """Return the ratios of processor time, and the milliseconds by the clock of the encrypted side."""
    times: dict[_Side, list[_Taken]] = {encrypted: [], plain: []}
    for number in range(-1, PAIRS):  # the first of each fills the caches
        for side in (encrypted, plain) if number % 2 else (plain, encrypted):
            times[side].append(side.taken(act, number))
    ours, theirs = times[encrypted][1:], times[plain][1:]
    ratios = [a.processor / b.processor for a, b in zip(ours, theirs, strict=True)]
    return ratios, [1e3 * each.clock for each in ours]


class _Side:
    """A process with a filled vault."""

    def __init__(self, path: Path, opened: ConversationId, name: str, messages: int = ALL) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, path, opened, name, messages), daemon=True
        )
        self._process.start()
        self._pipe.recv()  # once it is open

    def taken(self, act: str, number: int) -> _Taken:
        """Do something once, and return how long it took."""
        self._pipe.send((act, number))
        taken: _Taken = self._pipe.recv()
        return taken

    def close(self) -> int:
        """End the process, and return the most bytes of memory that it had."""
        self._pipe.send(("close", 0))
        most: int = self._pipe.recv()
        self._process.join()
        return most


def _serve(pipe: Connection, path: Path, opened: ConversationId, name: str, messages: int) -> None:
    vault = _plain_vault(path) if name == "plain" else open_vault(path, _KEY)
    acts = _Acts(vault, opened, vault.start("appended to").id, messages)
    does: dict[str, Callable[[int], None]] = {"append": acts.append, "open": acts.open, "search": acts.search}
    pipe.send("ready")
    while (order := pipe.recv())[0] != "close":
        processor, clock = time.process_time(), time.perf_counter()
        does[order[0]](order[1])
        pipe.send(_Taken(time.process_time() - processor, time.perf_counter() - clock))
    vault.close()
    pipe.send(_most_memory())


def _most_memory() -> int:
    """Return the most bytes that this process had in memory (``getrusage`` counts who started it too)."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii")) if status.exists() else None
    return 1024 * int(found[1]) if found else 0


@dataclass(frozen=True, slots=True)
class _Acts:
    vault: Vault
    opened: ConversationId
    target: ConversationId
    messages: int  # in the vault before anything is appended

    def append(self, number: int) -> None:
        for _ in range(APPENDED):
            self.vault.append(_message(self.target, "a message that is appended and has to be on disk"))

    def open(self, number: int) -> None:
        assert len(self.vault.tree(self.opened).messages) == min(IN_A_CONVERSATION, self.messages)

    def search(self, number: int) -> None:
        words = _WORDS[number % len(_WORDS)], _WORDS[(number * 7 + 3) % len(_WORDS)]
        found = self.vault.conversations(" ".join(words))
        assert found or self.messages < IN_A_CONVERSATION


def _written(folder: Path, all_messages: int) -> ConversationId:
    """Write the same messages for each side, on pages that hold nothing else; return one of the conversations."""
    encrypted, plain = (folder / f"{name}.db" for name in _SIDES)
    with _plain_vault(plain) as vault:
        opened = _fill(vault, all_messages)
        vault._give_back_free_pages()
        vault.copy_to(encrypted, _KEY)
    return opened


def _fill(vault: Vault, all_messages: int) -> ConversationId:
    """Write messages, a thousand to a conversation, and return one of the conversations."""
    chance, home = random.Random(_SEED), ConversationId("")
    for start in range(0, all_messages, IN_A_CONVERSATION):
        home = vault.start(f"conversation {start}").id
        with vault._writing() as session:
            here = min(IN_A_CONVERSATION, all_messages - start)
            texts = (" ".join(chance.choices(_WORDS, k=25)) for _ in range(here))
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
