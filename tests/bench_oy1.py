"""``make bench-oy1``: what a model of Oy1's size costs on this machine, with random weights and no download.

Load, memory, reading, writing, drafts, snapshot and restore, and one guided turn. Its replies make no sense, so drafts
show their overhead alone. ``ARGUMENTS="--layers 2"`` for a quick look.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from app.domain.analysis import Mode
from app.domain.conversation import Role
from app.domain.generation import (
    GenerationEnded,
    GenerationRequest,
    PrefixRequest,
    PromptMessage,
    Sampling,
    StateFacts,
    StateRequest,
)
from app.domain.gguf import read_header
from app.domain.turn import AnalysisExtended, TurnEnded
from app.engine.client import EngineClient
from app.engine.memory_fit import ANALYST_CELLS, fits, free_memory, predict
from app.locations import Locations
from app.session.session import Session
from tests.bench_convert import shape_of
from tests.random_weights import write_random_model

CONTEXT, WRITTEN, PAIRS = 4096, 32, 2
_BYTES = 9_100_000_000  # of the whole model
_LAYERS = 40
_LONG = "The garden by the sea has many plants, and each of them wants its own soil, light and water. " * 24
_TALK = (
    PromptMessage(Role.USER, _LONG),
    PromptMessage(Role.ASSISTANT, "That is a lovely garden."),
    PromptMessage(Role.USER, "What grows there?"),
)


def main() -> None:
    """Make the model, measure it, and remove it."""
    parser = argparse.ArgumentParser(prog="make bench-oy1", description=__doc__)
    parser.add_argument("--layers", type=int, default=_LAYERS, help=f"instead of {_LAYERS}, for a quick look")
    layers = parser.parse_args().layers
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as name:
        folder = Path(name)
        if shutil.disk_usage(folder).free < 1.2 * _BYTES * layers / _LAYERS + 2e9:
            sys.exit(f"{folder} has too little room; name another folder in TMPDIR.")
        model = folder / "random-oy1.gguf"
        began = time.perf_counter()
        write_random_model(model, shape_of(layers))
        print(f"written: {model.stat().st_size / 1e9:.2f} GB in {time.perf_counter() - began:.0f} s")
        need = predict(read_header(model), CONTEXT + ANALYST_CELLS)
        if (free := free_memory()) is not None and not fits(need.total, free):
            sys.exit(f"It needs {need.total / 1e9:.1f} GB of memory, and {free / 1e9:.1f} GB are free.")
        print(f"memory predicted: {need.total / 1e9:.2f} GB", flush=True)
        parts = engine(model)
        restored(model, *parts)
        guided_turn(model, folder / "home")


def engine(model: Path) -> tuple[StateFacts, list[bytes]]:
    """Print load, memory, reading, writing, drafts and snapshot; return what was kept."""
    client = EngineClient()
    try:
        began = time.perf_counter()
        client.load(model, context_size=CONTEXT, device="cpu")
        print(f"load: {time.perf_counter() - began:.1f} s")
        read = _written(client, GenerationRequest(_TALK, Sampling(seed=1, max_tokens=1)))
        print(f"reading: {read.tokens_read / read.seconds_reading:.1f} tokens/s ({read.tokens_read} tokens)")
        _writing(client)
        _memory(client)
        parts: list[bytes] = []
        began = time.perf_counter()
        facts = client.copy_state(StateRequest(PrefixRequest(_TALK[:2]), 2 * 10**9), parts.append)
        assert facts is not None, "this is worth being kept"
        seconds = time.perf_counter() - began
        print(f"snapshot: {len(facts.tokens)} tokens, {facts.size / 1e6:.0f} MB, {seconds:.2f} s", flush=True)
        return facts, parts
    finally:
        client.close()


def _writing(client: EngineClient) -> None:
    request = GenerationRequest(_TALK, Sampling(seed=1, max_tokens=WRITTEN))
    for pair in range(PAIRS):
        rates = {}
        for drafts in (True, False) if pair % 2 else (False, True):
            ended = _written(client, replace(request, speculates=drafts))
            rates[drafts] = ended.tokens_written / ended.seconds_writing
        print(
            f"writing: {rates[False]:.2f} tokens/s, with drafts {rates[True]:.2f}, that is "
            f"{rates[True] / rates[False]:.2f} of it",
            flush=True,
        )


def _memory(client: EngineClient) -> None:
    if sys.platform.startswith("linux"):
        lines = Path(f"/proc/{client.worker_pid}/status").read_text().splitlines()
        held = {
            key: int(value.split()[0])
            for key, _, value in (line.partition(":") for line in lines)
            if "Rss" in key
        }
        own, pages = held["RssAnon"] * 1024 / 1e9, held["RssFile"] * 1024 / 1e9
        print(f"memory of the worker: {own:.2f} GB of its own, {pages:.2f} GB of pages of files")


def restored(model: Path, facts: StateFacts, parts: list[bytes]) -> None:
    """Print how long it takes until the conversation goes on in a new worker, from the snapshot."""
    client = EngineClient()
    try:
        client.load(model, context_size=CONTEXT, device="cpu")
        _written(
            client, GenerationRequest(_TALK[2:], Sampling(max_tokens=1), sequence="judge")
        )  # how fast it reads
        began = time.perf_counter()
        taken = client.bring_state(facts, parts)
        seconds = time.perf_counter() - began
        ended = _written(client, GenerationRequest(_TALK, Sampling(max_tokens=1)))
        print(
            f"restore: {seconds:.2f} s, taken: {taken}; then {ended.tokens_read} tokens read, "
            f"{ended.tokens_reused} reused",
            flush=True,
        )
    finally:
        client.close()


def guided_turn(model: Path, home: Path) -> None:
    """Print what the whole analysis of one guided turn takes, against its reply."""
    with Session(Locations(home), region="GB", private=True) as session:
        session.load_model(session.choose_model(str(model)))
        reply, costs = 0.0, 0.0
        text = "My neighbour plays loud music every night. How can I talk to him about it?"
        sampling = Sampling(seed=1, max_tokens=WRITTEN)
        for event in session.say(text, None, None, sampling, Mode.GUIDE, "general_information"):
            match event:
                case TurnEnded():
                    reply = event.facts.seconds_writing / max(1, event.facts.tokens_written)
                case AnalysisExtended():
                    costs = sum(each.seconds for each in event.analysis.costs)
        print(
            f"analysis of a guided turn: {costs:.0f} s, {costs / (200 * reply):.0%} of a reply of 200 tokens"
        )


def _written(client: EngineClient, request: GenerationRequest) -> GenerationEnded:
    ended = None
    for event in client.generate(request):
        ended = event if isinstance(event, GenerationEnded) else ended
    assert ended is not None
    return ended


if __name__ == "__main__":
    main()
