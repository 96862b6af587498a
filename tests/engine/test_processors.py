"""What computes keeps to the processors that this process may use, however many the machine has."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine.processors import computing_threads, usable_processors
from app.engine.quantiser import EngineQuantiser
from tests.engine.quantiser_factories import numbers, small_job


@pytest.fixture
def one_processor() -> Iterator[None]:
    """This process, and the processes that it starts, may use one processor alone."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    yield
    os.sched_setaffinity(0, before)


def threads_of(process: int | None) -> int:
    return len(list(Path(f"/proc/{process}/task").iterdir()))


@pytest.mark.usefixtures("one_processor")
def test_a_process_that_may_use_one_processor_counts_one_whatever_the_machine_has() -> None:
    assert (usable_processors(), computing_threads()) == (1, 1)


@pytest.mark.usefixtures("one_processor")
def test_quantising_on_one_processor_starts_one_thread(tmp_path: Path) -> None:
    """Enough rows that a second thread, were there one, would be started before the first is through."""
    quantiser = EngineQuantiser()
    try:
        quantiser.build()
        before = threads_of(quantiser.process_id)
        quantiser.write_tensor(small_job(tmp_path, numbers(1024, 4096, "F32")))
        assert threads_of(quantiser.process_id) - before == 1
    finally:
        quantiser.kill()
