"""``make bench``: speed and cost as ratios of interleaved runs and as counts, on the trial model.

``--lab-models`` measures reading and writing on two larger models too, downloaded at first use.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from app.alignment.crisis_screen.screen import screen
from app.domain.generation import Sampling
from app.domain.turn import TurnEnded, UserMessageCommitted
from app.locations import Locations
from app.session.session import Session
from tests import (
    bench_alignment,
    bench_confinement,
    bench_conversation,
    bench_evaluation,
    bench_screening,
    bench_speculation,
    bench_speed,
    bench_start,
    bench_storage,
)
from tests.lab_models import lab_models

TRIAL = Path(sys.prefix) / "share" / "oyster" / "SmolLM2-135M-Instruct.Q4_1.gguf"
TURNS = 20


def speed(with_lab_models: bool) -> None:
    """Print prompt processing and generation against ``llama-bench``, and replies with drafts against without."""
    if not with_lab_models:
        print("reading and writing: on the trial model alone; --lab-models fetches two larger ones, 1.6 GB")
    models = (TRIAL, *(lab_models() if with_lab_models else ()))
    bench_speed.speed(models)
    bench_speculation.speculation(models)


def turns(session: Session) -> None:
    """Print the time to the first token and the tokens read at the first and the twentieth turn."""
    conversation, leaf = None, None
    for turn in range(1, TURNS + 1):
        text = f"Tell me one more thing about the sea, please. This is question {turn}."
        for event in session.say(text, conversation, leaf, Sampling(seed=1, max_tokens=24)):
            if isinstance(event, UserMessageCommitted):
                conversation = event.conversation.id
            elif isinstance(event, TurnEnded):
                leaf, facts = event.message.id, event.facts
        if turn in (1, 2, TURNS):
            print(
                f"turn {turn}: first token after {facts.seconds_to_first_token:.2f} s, "
                f"{facts.tokens_read} tokens read, {facts.tokens_reused} reused, "
                f"{facts.assessment_tokens_read} read for the assessment"
            )


def screening() -> None:
    """Print the time of the crisis screen."""
    data = Path(__file__).parent / "alignment" / "data" / "crisis_labelled.tsv"
    lines = data.read_text(encoding="utf-8").splitlines()
    texts = [line.split("\t", 1)[1] for line in lines if not line.startswith("#")]
    for text in texts:
        screen(text)
    times = []
    for text in texts:
        began = time.perf_counter()
        screen(text)
        times.append(time.perf_counter() - began)
    print(
        f"crisis screen: {statistics.median(times) * 1e3:.2f} ms a message, {max(times) * 1e3:.2f} ms at most"
    )


def _asked_for_lab_models() -> bool:
    parser = argparse.ArgumentParser(prog="make bench")
    words = "also measure reading and writing on two larger models, which are fetched once: 1.6 GB"
    parser.add_argument("--lab-models", action="store_true", help=words)
    return bool(parser.parse_args().lab_models)


def main() -> None:
    """Print everything."""
    with_lab_models = _asked_for_lab_models()
    screening()
    bench_screening.by_class()
    bench_screening.by_tier()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        speed(with_lab_models)
        with Session(Locations(folder), region="GB", private=True) as session:
            session.load_model(session.choose_model("trial"))
            turns(session)
            bench_alignment.costs(session)
            bench_alignment.naive(session)
            bench_screening.posterior(session)
        bench_evaluation.throughput(folder / "evaluation")
        bench_start.start(folder / "start")
        bench_conversation.conversation(folder / "conversation")
        bench_storage.storage(folder / "storage")
    bench_confinement.price(TRIAL)


if __name__ == "__main__":
    main()
