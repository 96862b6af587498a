"""``make bench``: speed and cost as ratios of interleaved runs and as counts, as a table and as JSON in build/bench.

Reading and writing are measured on two larger models too where they are at hand; ``--lab-models`` fetches them.
``--keep`` puts the table into docs/benchmarks.md as this version's.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from app import __version__
from app.alignment.crisis_screen.screen import screen
from app.domain.errors import OysterError
from app.engine.processors import usable_processors
from app.locations import Locations
from app.session.session import Session
from installers.setup_steps.messages import Stop
from tests import (
    bench_alignment,
    bench_cache,
    bench_confinement,
    bench_conversation,
    bench_evaluation,
    bench_speculation,
    bench_speed,
    bench_start,
    bench_storage,
)
from tests.bench_figures import Figure, median_of, table
from tests.lab_models import kept_lab_models, lab_models

ROOT = Path(__file__).resolve().parent.parent
TRIAL = Path(sys.prefix) / "share" / "oyster" / "SmolLM2-135M-Instruct.Q4_1.gguf"
RESULTS = ROOT / "build" / "bench"
_KEPT = ROOT / "docs" / "benchmarks.md"
_BEGIN, _END = "<!-- figures of make bench -->", "<!-- end of figures of make bench -->"
_LIMIT_MINUTES = 15
_FAILURES = (AssertionError, OSError, OysterError, RuntimeError, Stop, subprocess.SubprocessError, ValueError)


@dataclass(frozen=True, slots=True)
class Measured:
    """One part of the benchmark: its figures, and how long it took; ``failure`` says why some are missing."""

    name: str
    seconds: float
    figures: tuple[Figure, ...]
    failure: str = ""

    @property
    def text(self) -> str:
        """The part as Markdown."""
        missing = f"\nNot measured: {self.failure}\n" if self.failure else ""
        return table(self.name, self.seconds, self.figures) + missing


def screening() -> Iterator[Figure]:
    """Yield the time of the crisis screen's rules."""
    data = Path(__file__).parent / "alignment" / "data" / "crisis_labelled.tsv"
    lines = data.read_text(encoding="utf-8").splitlines()
    texts = [line.split("\t", 1)[1] for line in lines if not line.startswith("#")]
    for text in texts:
        screen(text)
    times = []
    for text in texts:
        began = time.perf_counter()
        screen(text)
        times.append(1e3 * (time.perf_counter() - began))
    yield median_of("rules of the crisis screen, a message", times, "ms")
    yield Figure("… the slowest", max(times), "ms", count=len(times))


def parts(folder: Path, lab: tuple[Path, ...]) -> Iterator[tuple[str, Callable[[], Iterator[Figure]]]]:
    """Yield the parts of the benchmark, those that others disturb most first."""
    models = (TRIAL, *lab)
    yield "Reading and writing, against llama-bench", lambda: bench_speed.speed(models)
    yield "Writing with drafts", lambda: bench_speculation.speculation((*lab, TRIAL)[:1])
    yield (
        "The analysis of a turn",
        lambda: _of_session(folder / "turns", (*lab, TRIAL)[0], bench_alignment.costs),
    )
    yield (
        "A fresh prompt for each question",
        lambda: _of_session(folder / "naive", TRIAL, bench_alignment.naive),
    )
    yield "A conversation of twenty turns", lambda: _of_session(folder / "twenty", TRIAL, bench_cache.turns)
    yield "A conversation taken up again", lambda: bench_cache.restored(TRIAL)
    yield "Growth with the tokens", lambda: bench_cache.growth(TRIAL, folder)
    yield "The window's start", lambda: bench_start.start(folder / "start")
    yield (
        "A long conversation in the window",
        lambda: bench_conversation.conversation(folder / "conversation"),
    )
    yield "The store", lambda: bench_storage.storage(folder / "storage")
    yield "Confinement", lambda: bench_confinement.price(TRIAL)
    yield "Evaluations", lambda: bench_evaluation.throughput(folder / "evaluation")
    yield "The crisis screen", screening


def _of_session(
    folder: Path, model: Path, measure: Callable[[Session], Iterator[Figure]]
) -> Iterator[Figure]:
    with Session(Locations(folder), region="GB", private=True) as session:
        session.load_model(session.choose_model(str(model)))
        yield from measure(session)


def measured(name: str, measure: Callable[[], Iterator[Figure]]) -> Measured:
    """Measure one part, and print it; where it fails, what was measured by then stays."""
    began, figures, failure = time.perf_counter(), [], ""
    try:
        for figure in measure():
            figures.append(figure)
    except _FAILURES as error:  # the other parts are measured all the same
        traceback.print_exc()
        failure = f"{type(error).__name__}: {error}"
    done = Measured(name, time.perf_counter() - began, tuple(figures), failure)
    print(f"{done.text}", flush=True)
    return done


def machine() -> str:
    """Return what the figures are of, in a line."""
    commit = subprocess.run(
        ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()
    of = f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {usable_processors()} processors"
    return f"Version {__version__} ({commit or 'no commit'}), {of}"


def keep(heading: str, text: str, document: Path = _KEPT) -> None:
    """Put a table in place of the one that a version has in the document, the newest first."""
    whole = document.read_text(encoding="utf-8")
    before, inside, after = re.split(f"{_BEGIN}\n|{_END}\n", whole)
    others = [each for each in re.split(r"(?m)^(?=### )", inside) if each.startswith("### ")]
    version = heading.split(" (")[0]
    others = [each for each in others if not each.startswith(f"### {version} (")]
    section = f"### {heading}\n\n{text.strip()}\n\n"
    document.write_text(f"{before}{_BEGIN}\n{section}{''.join(others)}{_END}\n{after}", encoding="utf-8")


def main() -> int:
    """Measure everything, print it, and write it; return 1 where a part failed."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    words = "fetch two larger models for reading and writing, once: 1.6 GB"
    parser.add_argument("--lab-models", action="store_true", help=words)
    parser.add_argument("--keep", action="store_true", help="put the table into docs/benchmarks.md")
    asked = parser.parse_args()
    lab = lab_models() if asked.lab_models else kept_lab_models()
    if not lab:
        print("The larger models are not at hand: some goals are not looked at. --lab-models fetches them.\n")
    bench_speed.llama_bench()  # built before the time begins
    heading, began = machine(), time.perf_counter()
    print(f"{heading}\n")
    with tempfile.TemporaryDirectory() as name:
        done = [measured(title, measure) for title, measure in parts(Path(name), lab)]
    whole = Figure("all of it", (time.perf_counter() - began) / 60, "minutes", at_most=_LIMIT_MINUTES)
    done.append(Measured("How long it took", 60 * whole.value, (whole,)))
    RESULTS.mkdir(parents=True, exist_ok=True)
    written = RESULTS / f"{__version__}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.json"
    written.write_text(json.dumps({"of": heading, "parts": [asdict(each) for each in done]}, indent=1) + "\n")
    print(done[-1].text)
    print(f"As JSON: {written}")
    if asked.keep:
        keep(heading, "\n".join(each.text for each in done))
    return 1 if any(each.failure for each in done) else 0


if __name__ == "__main__":
    sys.exit(main())
