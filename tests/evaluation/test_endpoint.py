"""The same task against llama_cpp.server on loopback, through Inspect's own provider: the same scores."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.evaluation.apart import run_apart
from app.evaluation.run_control import RunControl
from app.evaluation.run_logs import Run, RunState, log_of
from app.evaluation.run_specification import RunSpecification
from app.evaluation.runs import run
from app.locations import Locations
from tests.llama_server import llama_server
from tests.short_model import SHORT

ITEMS = 5


@pytest.fixture
def endpoint(short_gguf: Path, tmp_path: Path) -> Iterator[str]:
    """The address of another program that serves the same model."""
    with llama_server(short_gguf, tmp_path) as address:
        yield address


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
