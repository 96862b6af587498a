"""What the engine's cache saves, counted in tokens, and how time and memory grow with the length of a conversation.

On the trial model; growth on its first layers, which say that they were trained for 32,768 tokens, which they were not:
what they write is of no matter, and a conversation of 16,000 tokens is read in half a minute.
"""

from __future__ import annotations

import re
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.conversation import Role
from app.domain.generation import (
    GenerationEnded,
    GenerationRequest,
    PrefixRequest,
    PromptMessage,
    Sampling,
    StateRequest,
)
from app.domain.turn import TurnEnded, UserMessageCommitted
from app.engine.client import EngineClient
from app.session.session import Session
from tests.bench_figures import Figure, median_of
from tests.short_model import write_short_model

TURNS = 20
LENGTHS = (1_000, 4_000, 16_000)  # tokens
RESTORES = 5
_MEASURED = 256  # tokens read at each length
_WRITTEN, _SEEDS = 32, 3
_SENTENCE = "The garden by the sea has many plants, and each of them wants its own soil, light and water. "
_PER_SENTENCE = 22.5  # tokens
_CONTEXT_KEY = b"llama.context_length" + struct.pack("<I", 4)  # the type: an unsigned number of 32 bits
_LONGEST = 32_768
_MOST_STATE = 2 * 10**9


def turns(session: Session) -> Iterator[Figure]:
    """Yield the twentieth turn of a conversation against its first, and against a program that reads it whole."""
    conversation, leaf, all_facts = None, None, []
    for turn in range(1, TURNS + 1):
        text = f"Tell me one more thing about the sea, please. This is question {turn}."
        for event in session.say(text, conversation, leaf, Sampling(seed=1, max_tokens=24)):
            if isinstance(event, UserMessageCommitted):
                conversation = event.conversation.id
            elif isinstance(event, TurnEnded):
                leaf, facts = event.message.id, event.facts
                all_facts.append(facts)
    first, last = all_facts[0], all_facts[-1]
    whole = last.tokens_read + last.tokens_reused
    yield Figure(
        f"tokens read at turn {TURNS}, against turn 1", last.tokens_read / first.tokens_read, "times"
    )
    yield Figure(
        f"first token at turn {TURNS}, against turn 1",
        last.seconds_to_first_token / first.seconds_to_first_token,
        "times",
    )
    yield Figure(f"tokens read at turn {TURNS}, of its prompt", 100 * last.tokens_read / whole, "%")


def restored(model: Path) -> Iterator[Figure]:
    """Yield how much quicker a conversation is taken up from its kept state than read again."""
    talk = _talk(3_000)
    with _loaded(model) as client:
        read = _ended(client, talk)
        parts: list[bytes] = []
        began = time.perf_counter()
        facts = client.copy_state(StateRequest(PrefixRequest(talk[:2]), _MOST_STATE), parts.append)
        copied = time.perf_counter() - began
        assert facts is not None, "this is worth being kept"
    taken, again = [], []
    for _ in range(RESTORES):
        with _loaded(model) as client:
            _ended(client, talk[2:], sequence="judge")  # how fast it reads
            began = time.perf_counter()
            client.bring_state(facts, parts)
            ended = _ended(client, talk)
            taken.append(time.perf_counter() - began)
            again.append(float(ended.tokens_read))
    tokens = read.tokens_read
    yield median_of(f"{tokens:,} tokens: taken up from a kept state, to the first token", taken, "s")
    yield median_of(
        f"{tokens:,} tokens: read, against taken up", [read.seconds_reading / each for each in taken], "times"
    )
    yield median_of(f"{tokens:,} tokens: read again all the same", again, "tokens")
    yield Figure(f"{tokens:,} tokens: copied out", copied, "s")
    yield Figure(f"{tokens:,} tokens: the kept state", facts.size / 1e6, "MB")


def growth(model: Path, folder: Path) -> Iterator[Figure]:
    """Yield how fast it reads and writes behind so many tokens, and what the worker's own memory is then."""
    short, long = folder / "short.gguf", folder / "long.gguf"
    write_short_model(model, short)
    content = short.read_bytes()
    at = content.index(_CONTEXT_KEY) + len(_CONTEXT_KEY)
    long.write_bytes(content[:at] + struct.pack("<I", _LONGEST) + content[at + 4 :])
    with _loaded(long, LENGTHS[-1] + 1_024) as client:
        for length in LENGTHS:
            _ended(client, _talk(length))
            more = _ended(client, _talk(length, " ".join(["More."] * (_MEASURED // 2))))
            replies = (_ended(client, _talk(length, "Go on."), _WRITTEN, seed=seed) for seed in range(_SEEDS))
            written = max(replies, key=lambda ended: ended.tokens_written)  # some end at once
            read = more.tokens_read / more.seconds_reading
            yield Figure(f"behind {length:,} tokens: reading", read, "tokens/s", count=more.tokens_read)
            rate = written.tokens_written / written.seconds_writing
            yield Figure(f"behind {length:,} tokens: writing", rate, "tokens/s", count=written.tokens_written)
            yield Figure(f"behind {length:,} tokens: the worker's own memory", own_memory(client) / 1e6, "MB")


def own_memory(client: EngineClient) -> int:
    """Return the bytes of the worker that are no pages of files; 0 where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return 0
    status = Path(f"/proc/{client.worker_pid}/status").read_text(encoding="ascii")
    found = re.search(r"RssAnon:\s+(\d+) kB", status)
    return 1024 * int(found[1]) if found else 0


def _talk(tokens: int, last: str = "What grows there?") -> tuple[PromptMessage, ...]:
    """Return a conversation of about so many tokens; a longer one begins with the shorter."""
    return (
        PromptMessage(Role.USER, _SENTENCE * round(tokens / _PER_SENTENCE)),
        PromptMessage(Role.ASSISTANT, "That is a lovely garden."),
        PromptMessage(Role.USER, last),
    )


@contextmanager
def _loaded(model: Path, context: int = 4_096) -> Iterator[EngineClient]:
    client = EngineClient()
    try:
        client.load(model, context_size=context, device="cpu")
        yield client
    finally:
        client.close()


def _ended(
    client: EngineClient,
    talk: tuple[PromptMessage, ...],
    tokens: int = 1,
    *,
    sequence: str = "conversation",
    seed: int = 1,
) -> GenerationEnded:
    ended = None
    request = GenerationRequest(talk, Sampling(seed=seed, max_tokens=tokens), sequence=sequence)
    for event in client.generate(request):
        ended = event if isinstance(event, GenerationEnded) else ended
    assert ended is not None
    return ended
