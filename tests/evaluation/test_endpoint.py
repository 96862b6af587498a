"""The same task against llama_cpp.server on loopback, through Inspect's own provider: the same scores."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.evaluation.apart import run_apart
from app.evaluation.run_control import RunControl
from app.evaluation.run_logs import Run, RunState, log_of
from app.evaluation.run_specification import RunSpecification
from app.evaluation.runs import run
from app.locations import Locations
from tests.short_model import SHORT

ITEMS = 5


@pytest.fixture
def endpoint(short_gguf: Path, tmp_path: Path) -> Iterator[str]:
    """The address of another program that serves the same model."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = ["--model", str(short_gguf), "--host", "127.0.0.1", "--port", str(port), "--n_threads", "2"]
    arguments += ["--n_ctx", "2048", "--logits_all", "False", "--model_alias", "trial"]
    arguments += ["--flash_attn", "True"]  # as in our engine: the last digits of a logit depend on it
    with (tmp_path / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "llama_cpp.server", *arguments], stdout=log, stderr=subprocess.STDOUT
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/v1/models", server, tmp_path / "server.log")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.kill()
        server.wait(10)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"the server did not start:\n{log.read_text()}")


def scores(done: Run) -> dict[str, object]:
    assert done.state is RunState.DONE
    return {str(each.id): (each.scores or {})["canary_scorer"].value for each in log_of(done).samples or ()}


def test_an_endpoint_with_the_same_model_and_seed_has_the_same_scores(
    place: Locations, endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOOPBACK_API_KEY", "none-is-needed")
    settings = (("reply_tokens", "24"), ("repeat_penalty", "1.0"))
    usual = RunSpecification(task="canary", model=SHORT, limit=ITEMS, settings=settings)
    here = run(place, usual)
    there = run_apart(  # as in the program, where this process would not be let connect
        place,
        RunSpecification(
            task="canary",
            model="openai-api/loopback/trial",
            limit=ITEMS,
            settings=settings,
            base_url=endpoint,
        ),
        RunControl(),
        fresh=False,
    )
    assert len(scores(here)) == ITEMS
    assert scores(there) == scores(here)
    assert len(set(scores(here).values())) == 2, "a test in which every item has one score shows nothing"
