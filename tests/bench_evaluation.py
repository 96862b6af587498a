"""Items an hour through a task, against the bare engine on the same prompts, on the trial model."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from app.domain.conversation import Role
from app.domain.generation import GenerationRequest, PromptMessage, Sampling
from app.evaluation.canaries import canaries
from app.evaluation.run_control import RunControl, RunProgress
from app.evaluation.run_specification import RunSpecification
from app.evaluation.runs import run
from app.locations import Locations
from app.session.session import Session
from tests.bench_figures import Figure, median_of

PAIRS = 3
ITEMS = 6
REPLY_TOKENS = 48


def bare(folder: Path) -> float:
    """Return the items an hour of the engine alone, from the first item's end on, without loading."""
    with Session(Locations(folder), private=True) as session:
        model = session.choose_model("trial")
        client = session.engine
        client.load(model.path, name=model.title, sha256=model.sha256, context_size=4096)
        sampling = Sampling(temperature=0.0, repeat_penalty=1.0, seed=1, max_tokens=REPLY_TOKENS)
        ends = []
        for question in canaries().questions[:ITEMS]:
            system = canaries().target(question.target).system_prompt
            prompt = (PromptMessage(Role.SYSTEM, system), PromptMessage(Role.USER, question.ask))
            for _ in client.generate(GenerationRequest(prompt, sampling)):
                pass
            ends.append(time.perf_counter())
    return (ITEMS - 1) * 3600 / (ends[-1] - ends[0])


def through_task(folder: Path) -> float:
    """Return the items an hour of the whole task with its logs, from the first item's end on."""
    ends: list[float] = []

    def note(progress: RunProgress) -> None:
        if progress.done > len(ends):
            ends.append(time.perf_counter())

    order = RunSpecification("canary", "trial", limit=ITEMS, settings=(("reply_tokens", str(REPLY_TOKENS)),))
    run(Locations(folder), order, RunControl(note), fresh=True)
    return (ITEMS - 1) * 3600 / (ends[-1] - ends[0])


def throughput(folder: Path) -> Iterator[Figure]:
    """Yield items an hour through the task against the bare engine, interleaved."""
    pairs = []
    for number in range(PAIRS):
        if number % 2:
            pairs.append((bare(folder), through_task(folder)))
        else:
            task = through_task(folder)
            pairs.append((bare(folder), task))
    yield median_of("items an hour through a task", [task for _, task in pairs], "items")
    yield median_of(
        "… of the bare engine on the same prompts", [task / alone for alone, task in pairs], "times"
    )
