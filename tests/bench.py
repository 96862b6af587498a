"""``make bench``: speed and cost as ratios of interleaved runs and as counts, on the trial model."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.alignment.screening import screen
from app.domain.conversation import Role
from app.domain.generation import (
    GeneratedPiece,
    GenerationEnded,
    GenerationRequest,
    PromptMessage,
    Sampling,
)
from app.domain.turn import TurnEnded, UserMessageCommitted
from app.engine.client import EngineClient
from app.locations import Locations
from app.session.session import Session
from tests import bench_alignment, bench_evaluation, bench_screening

TRIAL = Path(sys.prefix) / "share" / "oyster" / "SmolLM2-135M-Instruct.Q4_1.gguf"
PAIRS = 7
WRITTEN = 128
QUESTION = "Write about the sea."
TURNS = 20


def bare_loop() -> Callable[[], float]:
    """Answer a function that writes as many tokens with nothing around llama.cpp; it answers seconds a token."""
    from app.engine.worker import library

    library.start()
    import llama_cpp.llama_cpp as native

    from app.domain.generation import Sampling as Settings
    from app.engine.protocol import Load
    from app.engine.worker.model import open_model
    from app.engine.worker.sampling import sampler_chain

    opened, _ = open_model(Load(0, str(TRIAL), "", "", 2048, "cpu"), lambda share: None)
    prompt = opened.template.tokens((PromptMessage(Role.USER, QUESTION),))

    def run() -> float:
        opened.sequences.read("conversation", prompt, lambda: False, lambda read, reused: None)
        with sampler_chain(Settings(seed=1), 1, opened.vocabulary.size) as chain:
            began = time.perf_counter()
            for _ in range(WRITTEN):
                token = native.llama_sampler_sample(chain, opened.context, -1)
                opened.sequences.append("conversation", token)
            return (time.perf_counter() - began) / WRITTEN

    return run


def speed(client: EngineClient) -> None:
    """Print tokens a second through the program against the bare loop, and what the pipe costs a token."""
    bare = bare_loop()
    request = GenerationRequest((PromptMessage(Role.USER, QUESTION),), Sampling(seed=1, max_tokens=WRITTEN))
    ratios, arrived, inside = [], [], []
    for pair in range(PAIRS):
        order = (0, 1) if pair % 2 else (1, 0)
        seconds = [0.0, 0.0]
        for which in order:
            if which == 0:
                seconds[0] = bare()
                continue
            pieces, first, last, ended = 0, 0.0, 0.0, None
            for event in client.generate(request):
                if isinstance(event, GeneratedPiece):
                    last = time.perf_counter()
                    first = first or last
                    pieces += len(event.tokens)
                elif isinstance(event, GenerationEnded):
                    ended = event
            assert ended is not None
            seconds[1] = (last - first) / max(1, pieces - 1)
            arrived.append(seconds[1])
            inside.append(ended.seconds_writing / max(1, ended.tokens_written))
        ratios.append(seconds[0] / seconds[1])
    print(
        f"writing, through the program against a bare loop: {statistics.median(ratios):.2f} (median of {PAIRS} pairs)"
    )
    print(f"  through the program: {1 / statistics.median(arrived):.0f} tokens/s")
    overhead = statistics.median(a - b for a, b in zip(arrived, inside, strict=True))
    print(f"pipe, arriving less writing: {overhead * 1e6:.0f} µs a token (noise of either sign is usual)")


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


_EMPTY = (
    "import time, sys; began = time.perf_counter()\n"
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "from PySide6.QtCore import QTimer\n"
    "a = QApplication([]); w = QMainWindow(); w.show()\n"
    "QTimer.singleShot(0, lambda: (print(time.perf_counter() - began), a.quit())); a.exec()\n"
)
_OURS = (
    "import time, sys, pathlib; began = time.perf_counter()\n"
    "from PySide6.QtCore import QTimer\n"
    "from app.locations import Locations\n"
    "from app.session.session import Session\n"
    "from app.ui.application import application\n"
    "from app.ui.main_window import MainWindow\n"
    "a = application(); s = Session(Locations(pathlib.Path(sys.argv[1])), private=True)\n"
    "w = MainWindow(s); w.show()\n"
    "QTimer.singleShot(0, lambda: (print(time.perf_counter() - began), a.quit())); a.exec(); s.close()\n"
)


def window(folder: Path) -> None:
    """Print the start of our window against an empty PySide6 window."""
    ratios, ours = [], []
    for _ in range(5):
        empty, full = (_seconds(code, folder) for code in (_EMPTY, _OURS))
        ratios.append(full / empty)
        ours.append(full)
    print(
        f"window start against an empty one: {statistics.median(ratios):.1f} times ({statistics.median(ours):.2f} s)"
    )


def _seconds(code: str, folder: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env=_offscreen(),
    )
    return float(done.stdout.split()[-1])


def _offscreen() -> dict[str, str]:
    import os

    return {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


def screening() -> None:
    """Print what the crisis screen takes."""
    data = Path(__file__).parent / "unit" / "data" / "crisis_labelled.tsv"
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


def main() -> None:
    """Print everything."""
    screening()
    bench_screening.by_class()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        client = EngineClient()
        client.load(TRIAL, context_size=2048, device="cpu")
        speed(client)
        client.close()
        with Session(Locations(folder), region="GB", private=True) as session:
            session.load_model(session.choose_model("trial"))
            turns(session)
            bench_alignment.costs(session)
            bench_alignment.naive(session)
            bench_screening.posterior(session)
        bench_evaluation.throughput(folder / "evaluation")
        window(folder / "window")


if __name__ == "__main__":
    main()
