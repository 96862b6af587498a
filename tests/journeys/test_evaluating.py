"""A journey: the canaries on a scripted model in the window, paused, gone on with, read, exported and compared."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.evaluation.errors import TaskUnknown
from app.evaluation.run_logs import RunState, log_of, runs_in
from app.evaluation.run_specification import RunSpecification
from app.evaluation.runs import run
from app.locations import Locations
from app.session.session import Session
from app.ui.evaluation.comparison_page import ComparisonPage
from app.ui.evaluation.evaluation_service import export_html, export_pdf
from app.ui.evaluation.evaluation_window import EvaluationWindow
from app.ui.evaluation.report_page import ReportPage
from app.ui.main_window import MainWindow
from tests.engine.scripted_model import build_scripted_model

RUN_MS = 90_000
SCRIPT = "BRINDLEWICK 我不说 " + "and so on " * 20


def wait_until_free(qtbot: QtBot, window: EvaluationWindow) -> None:
    qtbot.waitUntil(lambda: window.runs.card.isHidden(), timeout=RUN_MS)


def start(window: EvaluationWindow, items: int) -> None:
    form = window.runs.form
    form.task.setCurrentIndex(form.task.findData("canary"))
    form.items.setText(str(items))
    form.start.click()


def test_an_evaluation_is_paused_gone_on_with_read_exported_and_compared(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = Session(Locations(tmp_path / "data"), private=True)
    model = session.library.add(build_scripted_model(tmp_path / "scripted.gguf", SCRIPT))
    main = MainWindow(session)
    qtbot.addWidget(main)
    main.show()
    window = main.open_evaluations()
    assert window.runs.form.model.currentData() == model.id

    start(window, 3)
    qtbot.waitUntil(lambda: window.runs.card.pause.isEnabled(), timeout=RUN_MS)
    window.runs.card.pause.click()
    wait_until_free(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.runs.table.rows), timeout=RUN_MS)
    (paused,) = runs_in(session.locations.evaluations)
    assert paused.state is RunState.UNFINISHED and paused.done < 3
    before = {str(each.id): each.uuid for each in log_of(paused).samples or () if each.error is None}
    assert "unfinished" in window.runs.table.rows[0][-1]

    window.runs.go_on.click()
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), ReportPage), timeout=RUN_MS)
    page = window.pages.currentWidget()
    assert isinstance(page, ReportPage)
    assert page.report.facts.id == paused.id and page.report.facts.finished
    after = {
        str(each.id): each.uuid for each in log_of(runs_in(session.locations.evaluations)[0]).samples or ()
    }
    assert {each: after[each] for each in before} == before, "what was done is not done again"
    assert any("was not measured" in each.text() for each in page.findChildren(QLabel))

    for ending, write in (("html", export_html), ("pdf", export_pdf)):
        window.export_to(page.report, tmp_path / f"report.{ending}", write)
    qtbot.waitUntil(lambda: (tmp_path / "report.pdf").is_file(), timeout=RUN_MS)
    assert "我不说" in (tmp_path / "report.html").read_text(encoding="utf-8")
    page.back.click()

    start(window, 2)
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), ReportPage), timeout=RUN_MS)
    window.show_runs()
    qtbot.waitUntil(lambda: len(window.runs.table.rows) == 2, timeout=RUN_MS)
    window.runs.table.selectAll()
    window.runs.compare.click()
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), ComparisonPage), timeout=RUN_MS)
    main.close()
    assert window.isHidden()
    session.close()


def test_closing_the_window_stops_a_run_under_way_and_keeps_what_is_done(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = Session(Locations(tmp_path / "data"), private=True)
    session.library.add(build_scripted_model(tmp_path / "scripted.gguf", SCRIPT))
    main = MainWindow(session)
    qtbot.addWidget(main)
    main.show()
    window = main.open_evaluations()
    start(window, 30)
    qtbot.waitUntil(lambda: window.runs.card.bar.value() >= 1, timeout=RUN_MS)
    main.close()
    with pytest.raises(TaskUnknown):  # and not "Another evaluation is running": it has ended with the window
        run(session.locations, RunSpecification(task="nothing", model="any"))
    (left,) = runs_in(session.locations.evaluations)
    assert left.state is RunState.UNFINISHED
    assert 1 <= left.done < 30
    session.close()


def test_the_window_opens_without_loading_inspect() -> None:
    code = (
        "import sys, app.ui.main_window, app.ui.evaluation.evaluation_window;"
        "print('inspect_ai' in sys.modules, 'scipy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
