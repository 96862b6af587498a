"""The quantising process lives while there is work: killed, left or orphaned at any moment, it is gone."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.errors import EngineDied, EngineFailure
from app.domain.quantisation import QUANTISATIONS, TensorJob
from app.engine.quantiser import EngineQuantiser
from tests.engine.quantiser_factories import numbers, small_job, write_model

LONG_ROWS = 2**20  # of 4096 half-precision numbers: 8 GiB, more than can be done in a test

PROGRAM = """
import sys
from app.domain.quantisation import TensorJob
from app.engine.quantiser import EngineQuantiser

if __name__ == "__main__":
    quantiser = EngineQuantiser()
    quantiser.build()
    print(quantiser.process_id, flush=True)
    if sys.argv[1] == "at work":
        source, target = sys.argv[2:]
        quantiser.write_tensor(TensorJob("t", source, 0, "F16", 2**20, 4096, target, 0, "Q4_K"))
    sys.stdin.read()
"""


@pytest.fixture
def quantiser() -> Iterator[EngineQuantiser]:
    opened = EngineQuantiser()
    yield opened
    opened.kill()


@pytest.fixture
def long_job(tmp_path: Path) -> Iterator[TensorJob]:
    """A tensor of noughts without end, in a file that takes no room."""
    source, target = tmp_path / "noughts", tmp_path / "target"
    with source.open("wb") as stream:
        stream.truncate(LONG_ROWS * 4096 * 2)
    target.touch()
    yield TensorJob("t", str(source), 0, "F16", LONG_ROWS, 4096, str(target), 0, "Q4_K")
    target.unlink()


def wait_until(seen: Callable[[], bool], words: str, seconds: float = 60) -> None:
    """Wait until something is seen, or fail with what was not."""
    latest = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < latest, f"not seen in {seconds:.0f} s: {words}"
        time.sleep(0.005)


def has_begun(job: TensorJob) -> bool:
    """Return whether something of a job is written."""
    return Path(job.target).stat().st_size > 0


def ends(process: int, seconds: float = 10) -> bool:
    """Return whether a process is gone in time; it is made to go if not."""
    latest = time.monotonic() + seconds
    while Path(f"/proc/{process}").exists():
        if time.monotonic() > latest:
            os.kill(process, signal.SIGKILL)
            return False
        time.sleep(0.02)
    return True


def test_killed_in_the_middle_it_says_so_and_starts_again(
    quantiser: EngineQuantiser, long_job: TensorJob, tmp_path: Path
) -> None:
    quantiser.build()
    first = quantiser.process_id

    def kill() -> None:
        wait_until(lambda: has_begun(long_job), "the process writes the tensor")
        quantiser.kill()

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(EngineDied, match="what was done is kept"):
        quantiser.write_tensor(long_job)
    killer.join()
    quantiser.write_tensor(small_job(tmp_path, numbers(4, 256, "F32")))
    assert quantiser.process_id not in (None, first)


@pytest.mark.parametrize("after", [0.0, 0.01, 0.1, 0.25])
def test_killed_while_it_starts_it_does_not_go_on(
    quantiser: EngineQuantiser, long_job: TensorJob, tmp_path: Path, after: float
) -> None:
    failures: list[EngineFailure] = []

    def work() -> None:
        try:
            quantiser.write_tensor(long_job)
        except EngineFailure as failure:
            failures.append(failure)

    worker = threading.Thread(target=work)
    worker.start()
    wait_until(lambda: quantiser.process_id is not None, "the process is there")
    time.sleep(after)  # nothing is waited for: the moment of the kill, at or after the start
    quantiser.kill()
    worker.join(10)
    assert not worker.is_alive()
    assert isinstance(failures[0], EngineDied) and "what was done is kept" in failures[0].sentence
    quantiser.write_tensor(small_job(tmp_path, numbers(4, 256, "F32")))


def test_killed_between_two_calls_by_us_or_by_the_system_nobody_notices(
    quantiser: EngineQuantiser, tmp_path: Path
) -> None:
    job = small_job(tmp_path, numbers(4, 256, "F32"))
    quantiser.kill()
    quantiser.write_tensor(job)
    quantiser.kill()
    assert quantiser.process_id is None
    quantiser.write_tensor(job)
    process = quantiser.process_id
    assert process is not None
    os.kill(process, signal.SIGKILL)
    wait_until(lambda: quantiser.process_id is None, "the process has ended")
    quantiser.write_tensor(job)
    assert quantiser.process_id not in (None, process)


def test_an_exception_while_progress_is_told_ends_the_call_and_not_the_next(
    quantiser: EngineQuantiser, tmp_path: Path
) -> None:
    source = tmp_path / "source.gguf"
    write_model(source, "BF16", tied=True)

    def fail(share: float) -> None:
        raise OSError("the listener's own disk")

    with pytest.raises(OSError, match="the listener's own disk"):
        quantiser.quantise_file(source, tmp_path / "out.gguf", QUANTISATIONS[0], fail)
    shares: list[float] = []
    quantiser.quantise_file(source, tmp_path / "out.gguf", QUANTISATIONS[0], shares.append)
    assert shares and shares == sorted(shares)


def test_a_call_within_a_call_is_refused_and_calls_of_two_threads_wait(
    quantiser: EngineQuantiser, tmp_path: Path
) -> None:
    source = tmp_path / "source.gguf"
    write_model(source, "BF16", tied=True)
    shares: list[str] = []
    with pytest.raises(EngineFailure, match="still busy"):
        quantiser.quantise_file(
            source, tmp_path / "out.gguf", QUANTISATIONS[0], lambda share: shares.append(quantiser.build())
        )
    made = [tmp_path / f"{index}.gguf" for index in range(4)]
    threads = [
        threading.Thread(
            target=quantiser.quantise_file, args=(source, each, QUANTISATIONS[0], lambda share: None)
        )
        for each in made
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len({each.read_bytes() for each in made}) == 1


@pytest.mark.parametrize("state", ["idle", "at work"])
def test_it_never_outlives_the_program(long_job: TensorJob, tmp_path: Path, state: str) -> None:
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    program = subprocess.Popen(
        [sys.executable, str(script), state, long_job.source, long_job.target],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    process = int(program.stdout.readline())
    if state == "at work":
        wait_until(lambda: has_begun(long_job) or program.poll() is not None, "the process writes the tensor")
        assert program.poll() is None
    program.send_signal(signal.SIGKILL)
    program.wait()
    assert ends(process)


def test_nobody_holds_it_and_it_is_gone() -> None:
    quantiser = EngineQuantiser()
    quantiser.build()
    process = quantiser.process_id
    assert process is not None
    quantiser.kill()
    assert ends(process, 0)
    quantiser.build()
    process = quantiser.process_id
    assert process is not None
    del quantiser
    gc.collect()
    wait_until(lambda: not is_running(process), "the process is gone", 10)
    assert not is_running(process)


def is_running(process: int) -> bool:
    """Return whether a process runs (one that ended and was not asked about yet does not)."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_the_build_names_commit_version_and_processor(quantiser: EngineQuantiser) -> None:
    other = EngineQuantiser()
    try:
        assert quantiser.build() == other.build()
    finally:
        other.kill()
    assert quantiser.build().startswith("llama.cpp ")
    assert "llama-cpp-python 0.3." in quantiser.build()
