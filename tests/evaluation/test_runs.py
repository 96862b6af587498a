"""Runs over Inspect's own logs: progress, pause, going on, and what counts as the same run."""

from __future__ import annotations

import re
import socket
import threading
from pathlib import Path

import pytest

from app.domain.analysis import Mode
from app.evaluation.errors import EvaluationError, RunUnknown, TaskUnknown
from app.evaluation.report.report_builder import report_of
from app.evaluation.report.run_comparison import comparison_of
from app.evaluation.report.text import comparison_lines, report_lines
from app.evaluation.run_control import RunControl, RunProgress
from app.evaluation.run_logs import Run, RunState, log_of, run_named, runs_in
from app.evaluation.run_specification import RunSpecification
from app.evaluation.runs import resume, run
from app.locations import Locations
from tests.short_model import SHORT


def order(**changes: object) -> RunSpecification:
    usual: dict[str, object] = {
        "task": "canary",
        "model": SHORT,
        "limit": 4,
        "settings": (("reply_tokens", "6"),),
    }
    return RunSpecification(**{**usual, **changes})  # type: ignore[arg-type]


def written(done: Run) -> dict[str, str]:
    """Return the mark of each item that was done, which it keeps as long as it is not done again."""
    return {str(each.id): str(each.uuid) for each in log_of(done).samples or () if each.error is None}


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: socket.socket, address: object) -> None:
        raise AssertionError(f"something wanted to reach {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "bind", refuse)


@pytest.mark.usefixtures("no_network")
def test_a_run_paused_goes_on_with_the_rest_and_prints_nothing(
    place: Locations, capfd: pytest.CaptureFixture[str]
) -> None:
    told: list[RunProgress] = []

    def pause_at_two(progress: RunProgress) -> None:
        told.append(progress)
        if progress.done == 2:
            control.pause()

    control = RunControl(pause_at_two)
    paused = run(place, order(), control)
    assert (paused.state, paused.done, paused.total) == (RunState.UNFINISHED, 2, 4)
    assert paused.failed == 0
    assert [each.done for each in told if not each.item] == [0]
    assert told[-1].items_an_hour is not None and told[-1].seconds_left is not None
    before = written(paused)
    assert len(before) == 2

    later: list[RunProgress] = []
    done = run(place, order(), RunControl(later.append))
    assert (done.id, done.state, done.done) == (paused.id, RunState.DONE, 4)
    assert later[0] == RunProgress(2, 4, 2, 0.0)
    assert later[-1].done == 4
    assert {item: mark for item, mark in written(done).items() if item in before} == before
    assert len(done.attempts) == 1
    assert done.began <= paused.began, "the attempt that began it is forgotten, its beginning is not"
    report = report_of(place.evaluations, done)
    assert sum(use.written for use in report.usage) == _tokens_written(done)
    assert [each.name for each in place.evaluations.glob("*.eval")] == [done.path.name]
    assert capfd.readouterr() == ("", "")


def test_stopping_now_gives_up_the_item_under_way_and_resuming_does_it(place: Locations) -> None:
    slow = order(limit=2, settings=(("reply_tokens", "400"),))
    begun = threading.Event()

    def note(progress: RunProgress) -> None:
        if progress.item and progress.done == 1:
            begun.set()

    control = RunControl(note)
    threading.Thread(target=lambda: (begun.wait(60), control.stop()), daemon=True).start()
    stopped = run(place, slow, control)
    assert (stopped.state, stopped.done) == (RunState.UNFINISHED, 1)
    found = run_named(place.evaluations, stopped.id)
    assert resume(place, found).state is RunState.DONE


def test_an_order_that_is_done_begins_anew_and_two_runs_are_compared_item_by_item(place: Locations) -> None:
    first = run(place, order(limit=3))
    second = run(place, order(limit=3))
    assert first.id != second.id
    lines = list(comparison_lines(comparison_of(first, second), items=True))
    assert any("B less A +0 %" in line for line in lines)
    assert lines[2] == "They differ in: nothing that was ordered"
    assert sum(line.startswith("  A [") for line in lines) == 3
    report = "\n".join(report_lines(report_of(place.evaluations, second)))
    assert re.search(r"Secrets and forbidden topics kept: \d+ %", report) or "answered: " in report
    assert second.order.model_sha256 in report
    assert run_named(place.evaluations, "last").id == second.id


def test_guide_is_another_run_than_observe_and_says_so(place: Locations) -> None:
    observed = run(place, order(limit=1))
    guided = run(place, order(limit=1, mode=Mode.GUIDE, strategy="general_information"))
    (item,) = log_of(guided).samples or ()
    assert item.output.metadata is not None and item.output.metadata["mode"] == "guide"
    words = list(comparison_lines(comparison_of(observed, guided), items=False))
    assert words[2] == (
        "They differ in: mode: Observe / Guide; strategy: the chosen one / General information"
    )
    assert "Guide" in words[1]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (order(task="nothing"), "There is no task 'nothing'"),
        (order(data="x.csv"), "reads no file"),
        (
            order(task="strata_sword", data="hub:OysterAI/Strata-Sword"),
            "Fetch the published files first",
        ),
        (order(settings=(("colour", "red"),)), "does not know one of its settings"),
        (order(model="vllm/x", mode=Mode.GUIDE), "needs a model that runs here"),
        (order(model="nowhere/at-all"), "cannot be used"),
        (order(model="nobody"), "not on this computer"),
    ],
)
def test_an_order_that_cannot_be_done_is_refused_in_a_sentence(
    place: Locations, wrong: RunSpecification, words: str
) -> None:
    with pytest.raises(Exception, match=words) as told:
        run(place, wrong)
    assert isinstance(told.value, EvaluationError | TaskUnknown) or "computer" in words
    with pytest.raises(TaskUnknown):  # and not "Another evaluation is running": nothing was left behind
        run(place, order(task="nothing"))


def test_one_evaluation_at_a_time(place: Locations) -> None:
    seen: list[str] = []

    def look(progress: RunProgress) -> None:
        if progress.done == 1 and not seen:
            with pytest.raises(EvaluationError) as told:
                run(place, order(limit=1))
            seen.append(told.value.sentence)

    run(place, order(limit=1, seed=9), RunControl(look))
    assert seen == ["Another evaluation is running. Wait for it, or pause it."]


def test_what_is_no_run_is_passed_over_and_an_unknown_one_is_told(tmp_path: Path) -> None:
    assert runs_in(tmp_path / "none") == ()
    (tmp_path / "2026-01-01T00-00-00_canary_x.eval").write_bytes(b"half a fi")
    assert runs_in(tmp_path) == ()
    with pytest.raises(RunUnknown, match="is not known") as told:
        run_named(tmp_path, "last")
    assert "oyster eval list" in told.value.in_terminal


def _tokens_written(done: Run) -> int:
    samples = log_of(done).samples or []
    return sum(use.output_tokens for sample in samples for use in sample.model_usage.values())
