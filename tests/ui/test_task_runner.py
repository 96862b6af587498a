"""Slow work beside the window: a task that stops others is never kept waiting by them."""

from __future__ import annotations

import os
import threading

from pytestqt.qtbot import QtBot

from app.ui.task_runner import TaskRunner


def test_what_stops_long_work_runs_while_the_work_holds_every_core(qtbot: QtBot) -> None:
    tasks, stop, ended = TaskRunner(), threading.Event(), list[str]()
    cores = min(os.cpu_count() or 1, 6)
    for number in range(cores):
        tasks.run(
            lambda report, number=number: f"{number} {stop.wait(20)}",
            ended.append,
            lambda sentence, detail: ended.append(sentence),
        )
    tasks.run(lambda report: stop.set(), lambda _: ended.append("stopped"), lambda sentence, detail: None)
    qtbot.waitUntil(lambda: len(ended) == cores + 1, timeout=15_000)
    assert "stopped" in ended and "0 True" in ended
    assert tasks.wait()


def test_what_was_put_away_hears_nothing_more_and_begins_nothing_more(qtbot: QtBot) -> None:
    tasks, told, begun = TaskRunner(), list[object](), list[str]()
    tasks.run(lambda report: report("half"), told.append, lambda sentence, detail: None, told.append)
    assert tasks.end(), "the task is done, and its results are on their way"
    tasks.run(lambda report: begun.append("another"), told.append, lambda sentence, detail: None)
    seen = list[object]()
    later = TaskRunner()
    later.run(lambda report: None, seen.append, lambda sentence, detail: None)
    qtbot.waitUntil(lambda: bool(seen))
    assert told == []
    assert begun == []


def test_what_a_task_refers_to_goes_in_the_windows_thread(qtbot: QtBot) -> None:
    """A widget that a work's function holds would else be deleted in the pool's thread, which ends the program."""
    tasks, here, gone_in, ended = (
        TaskRunner(),
        threading.current_thread(),
        list[threading.Thread](),
        list[int](),
    )

    class Held:
        def __del__(self) -> None:
            gone_in.append(threading.current_thread())

    def start(number: int) -> None:
        held = Held()
        tasks.run(lambda report: (held, number)[1], ended.append, lambda sentence, detail: ended.append(-1))

    for number in range(200):
        start(number)
    qtbot.waitUntil(lambda: len(gone_in) == 200, timeout=15_000)
    assert sorted(ended) == list(range(200))
    assert {each.name for each in gone_in} == {here.name}
