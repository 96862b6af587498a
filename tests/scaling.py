"""Works out how many counsellors a vLLM node serves: ``python -m tests.scaling`` writes the tables of docs/scaling.md.

What a turn asks was counted (``tests/bench_server_tokens.py``); what a node gives was published by others
(``tests/data/published_throughput.yaml``); the rest are the assumptions named here and in the page.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import yaml

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "scaling.md"
COUNTED = ROOT / "tests" / "data" / "server_tokens.json"
PUBLISHED = ROOT / "tests" / "data" / "published_throughput.yaml"
SECONDS_BETWEEN = (30, 60, 120)  # a counsellor's messages
BUSY = 0.5  # of the node: more, and messages that come together wait for one another
CONTEXT = 4096  # tokens of a whole conversation: the program's own setting
THINKING = 600  # tokens that Oy1 may think before a reply: not measured, nobody has its weights here
MEMORY, USED, WEIGHTS, WORK = (
    80e9,
    0.9,
    29.54e9,
    4e9,
)  # bytes: of the processor, vLLM's share of it, bfloat16, activations
KEPT_PER_TOKEN = (
    2 * 40 * 8 * 128 * 2
)  # bytes of keys and values: layers, heads and width of resources/catalogue.yaml
_TABLES = re.compile(r"(<!-- tables -->\n).*?(<!-- end of tables -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Turn:
    """Mean tokens of a turn."""

    requests: float
    prompt: float
    cached: float
    written: float

    @property
    def read(self) -> float:
        """Tokens of prompts that are not cached."""
        return self.prompt - self.cached


@dataclass(frozen=True, slots=True)
class Node:
    """Tokens a second, as published."""

    gpu: str
    read: float
    written: float

    def seconds(self, read: float, written: float) -> float:
        """Return how long it is busy with a turn. Reading and writing are added, though a node does both at once."""
        return read / self.read + written / self.written


def counted() -> tuple[list[dict[str, int]], Turn]:
    """Return the turns that were counted, and the mean of those that follow another one."""
    turns = json.loads(COUNTED.read_text())["turns"]
    later = [each for each in turns if each["turn"] > 1]
    fields = ("requests", "prompt", "cached", "written")
    return turns, Turn(*(mean(each[name] for each in later) for name in fields))


def nodes() -> tuple[Node, ...]:
    """Return the nodes that others measured."""
    return tuple(
        Node(each["gpu"], each["read"], each["written"]) for each in yaml.safe_load(PUBLISHED.read_text())
    )


def cases(turn: Turn) -> tuple[tuple[str, float, float], ...]:
    """Return what a turn costs under different caches: name, tokens read, tokens written."""
    return (
        ("conversations stay cached", turn.read, turn.written),
        (f"each turn reads its {CONTEXT:,} tokens anew, once", turn.read + CONTEXT, turn.written),
        (f"the same, with {THINKING} tokens of thinking", turn.read + CONTEXT, turn.written + THINKING),
        ("the server caches no prefixes", turn.prompt, turn.written),
    )


def tables() -> str:
    """Return the tables as they stand in the page."""
    turns, turn = counted()
    asked = [
        "| turn | requests | tokens of prompts | cached | read | written | of it the reply: read | written |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for number in sorted({each["turn"] for each in turns}):
        alike = [each for each in turns if each["turn"] == number]
        figures = [mean(each[name] for each in alike) for name in ("requests", "prompt", "cached")]
        read = mean(each["prompt"] - each["cached"] for each in alike)
        reply = mean(each["reply_prompt"] - each["reply_cached"] for each in alike)
        rest = (
            read,
            mean(each["written"] for each in alike),
            reply,
            mean(each["reply_written"] for each in alike),
        )
        asked.append(f"| {number} | " + " | ".join(f"{each:,.0f}" for each in (*figures, *rest)) + " |")
    mean_row = (turn.requests, turn.prompt, turn.cached, turn.read, turn.written)
    asked.append("| mean of 2 and later | " + " | ".join(f"{each:,.0f}" for each in mean_row) + " | | |")
    served = [
        "| node | caches | seconds of the node a turn | "
        + " | ".join(f"a message every {each} s" for each in SECONDS_BETWEEN)
        + " |",
        "| --- | --- | --- | " + " | ".join("---" for _ in SECONDS_BETWEEN) + " |",
    ]
    for node in nodes():
        for name, read, written in cases(turn):
            seconds = node.seconds(read, written)
            people = " | ".join(f"{BUSY * each / seconds:.0f}" for each in SECONDS_BETWEEN)
            served.append(f"| {node.gpu} | {name} | {seconds:.2f} | {people} |")
    room = (MEMORY * USED - WEIGHTS - WORK) / KEPT_PER_TOKEN
    kept = (
        f"Keys and values of one token take {KEPT_PER_TOKEN:,} bytes, so beside the weights there is room for "
        f"{room:,.0f} tokens: {room / CONTEXT:.0f} conversations of {CONTEXT:,}."
    )
    return "\n\n".join(("\n".join(asked), "\n".join(served), kept, _conclusion(nodes()[-1], turn)))


def _conclusion(node: Node, turn: Turn) -> str:
    """Return how many counsellors a node serves who send a message a minute, by what stays cached."""
    kept, anew, thinking, _ = (
        f"{BUSY * 60 / node.seconds(read, written):.0f}" for _, read, written in cases(turn)
    )
    return (
        f"So {node.gpu} serves {anew} counsellors who send a message a minute, though no conversation stays "
        f"cached between their turns; {kept} where all do; and {thinking} of the former "
        f"with {THINKING} tokens of thinking each."
    )


def page_with_tables(page: str) -> str:
    """Return the page with its tables worked out anew."""
    return _TABLES.sub(lambda found: f"{found[1]}\n{tables()}\n\n{found[2]}", page)


if __name__ == "__main__":
    PAGE.write_text(page_with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
