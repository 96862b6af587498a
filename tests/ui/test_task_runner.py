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
