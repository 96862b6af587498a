"""Replies with drafts against the same replies without: pairs that take turns, by the clock and in processor time."""

from __future__ import annotations

import math
import os
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scipy.stats import t as student

from app.domain.conversation import Role
from app.domain.generation import (
    GenerationEnded,
    GenerationRequest,
    PromptMessage,
    ReadingProgress,
    Sampling,
)
from app.engine.client import EngineClient
from tests.bench_figures import Figure
from tests.lab_models import lab_models

PAIRS, WRITTEN = 4, 200
FEW, FEW_WRITTEN = 2, 100  # in ``make bench``
_GOAL, _GOAL_OTHERS = 1.3, 0.98
_CLASS = """class Basket:
    def __init__(self, owner):
        self.owner = owner
        self.items = []
        self.total = 0

    def add(self, name, price, count):
        for item in self.items:
            if item["name"] == name:
                item["count"] += count
                self.total += price * count
                return
        self.items.append({"name": name, "price": price, "count": count})
        self.total += price * count

    def remove(self, name):
        for item in self.items:
            if item["name"] == name:
                self.total -= item["price"] * item["count"]
                self.items.remove(item)
                return
        raise KeyError(name)
"""
_THOUGHT = (
    "I am sorry that the week has been so hard. Sleep often goes first when the days are heavy, and lying awake makes "
    "the next day heavier still. Two small things may help tonight: put the phone in another room an hour before bed, "
    "and write down what keeps circling in your head, so that it has a place other than your mind. If you wake, do not "
    "look at the clock; get up, drink some water, and sit in dim light until you are tired. If this goes on for more "
    "than two weeks, please talk with a doctor, because there is good help for it. And tell me, if you like, what "
    "happened on Monday."
)
REPEATING = {
    "a class with one name changed": "In this class rename the attribute `owner` to `name`. Give back the whole class "
    f"and nothing else.\n\n{_CLASS}",
    "a class with docstrings": "Add a one-line docstring to each method. Give back the whole class and nothing else."
    f"\n\n{_CLASS}",
    "a reply that was thought out": "Someone wrote: I can't sleep this week, everything is too much.\n\nThis was "
    f"thought out as a reply:\n\n{_THOUGHT}\n\nWrite the reply word for word as it was thought out, but leave out the "
    "last sentence.",
}
OTHER = {
    "a story": "Write a long story about the sea, the wind, an old ship and the people on her.",
    "advice": "I have not slept well for days and everything is too much. What can I do?",
}


@dataclass(frozen=True, slots=True)
class Written:
    """Seconds a token of one reply, by the clock and in processor time of the worker; 0 where that is not told."""

    clock: float
    processor: float
    tokens: int = 0
    by_helper: int = 0


def speculation(models: Sequence[Path]) -> Iterator[Figure]:
    """Yield how much faster replies that repeat their prompt or thinking are written with drafts, and others."""
    for model in models:
        client = EngineClient()
        try:
            client.load(model, context_size=2048, device="cpu")
            for kind, texts, goal in (("that repeat", REPEATING, _GOAL), ("others", OTHER, _GOAL_OTHERS)):
                pairs = [pair for text in texts.values() for pair in _pairs(client, text, FEW, FEW_WRITTEN)]
                ratios = [plain.clock / drafted.clock for drafted, plain in pairs]
                middle, low, high = mean_of(ratios)
                name = f"{model.stem.replace('-Instruct', '')}: replies {kind}, written with drafts against without"
                yield Figure(f"{name} (mean)", middle, "times", low, high, len(ratios), goal)
        finally:
            client.close()


def main() -> None:
    """Print, for both lab models and each text, longer pairs than ``make bench`` has."""
    print(f"with drafts against without: geometric mean (95 % interval) of {PAIRS} pairs that take turns")
    for model in lab_models():
        client = EngineClient()
        try:
            client.load(model, context_size=2048, device="cpu")
            for name, text in (REPEATING | OTHER).items():
                tell(f"{model.stem}, {name}", _pairs(client, text, PAIRS, WRITTEN))
        finally:
            client.close()


def tell(name: str, pairs: Sequence[tuple[Written, Written]]) -> None:
    """Print the ratios of pairs (with drafts, without)."""
    clock = _mean([plain.clock / drafted.clock for drafted, plain in pairs])
    processor = ""
    if all(each.processor for pair in pairs for each in pair):
        processor = f"; processor time {_mean([p.processor / d.processor for d, p in pairs])}"
    print(f"  {name}: by the clock {clock}{processor}", flush=True)


def _mean(ratios: Sequence[float]) -> str:
    middle, low, high = mean_of(ratios)
    return f"{middle:.2f} ({low:.2f}–{high:.2f})"


def mean_of(ratios: Sequence[float]) -> tuple[float, float, float]:
    """Return the geometric mean with its interval of 95 %, by Student's t of the logarithms."""
    logarithms = [math.log(each) for each in ratios]
    middle = statistics.mean(logarithms)
    error = statistics.stdev(logarithms) / math.sqrt(len(ratios)) * float(student.ppf(0.975, len(ratios) - 1))
    return math.exp(middle), math.exp(middle - error), math.exp(middle + error)


def _pairs(client: EngineClient, text: str, pairs: int, tokens: int) -> list[tuple[Written, Written]]:
    """Return (with drafts, without) for each seed; which of the two goes first takes turns."""
    found = []
    for seed in range(pairs):
        request = GenerationRequest(
            (PromptMessage(Role.USER, text),), Sampling(seed=seed, max_tokens=tokens), speculates=True
        )
        order = [request, replace(request, speculates=False)]
        found_of = {each.speculates: written(client, each) for each in (order if seed % 2 else order[::-1])}
        found.append((found_of[True], found_of[False]))
    return found


def written(client: EngineClient, request: GenerationRequest) -> Written:
    ended, before = None, 0.0
    for event in client.generate(request):
        match event:
            case ReadingProgress():
                before = _processor_seconds(client)  # the last one is sent when the prompt is read
            case GenerationEnded():
                ended = event
    assert ended is not None
    after = _processor_seconds(client)
    written = ended.tokens_written
    clock, processor = ended.seconds_writing / written, (after - before) / written
    return Written(clock, processor, written, ended.tokens_by_helper)


def _processor_seconds(client: EngineClient) -> float:
    """Return the processor time of the worker so far; 0 where the system has no ``/proc``."""
    if not sys.platform.startswith("linux"):
        return 0.0
    fields = Path(f"/proc/{client.worker_pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
