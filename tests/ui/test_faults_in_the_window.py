"""Mistakes while the window is open: noted without a word of a conversation, told in one sentence, ending nothing."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qCritical, qDebug, qWarning
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.diagnostics.hooks import FaultHooks, disown_faults, own_faults
from app.diagnostics.log import RunningLog
from app.diagnostics.report import report_of
from app.diagnostics.running_marker import Keeping, LastEnd, Run, last_end
from app.domain.conversation import Role
from app.domain.errors import EngineDied, EngineFailure, OysterError
from app.domain.generation import GenerationRequest, PromptMessage
from app.engine.client import EngineClient
from app.locations import Locations, locate
from app.ui.dialogs.fault_report import FaultReportDialog
from app.ui.error_bar import ErrorBar
from app.ui.fault_message import SENTENCE, FaultMessage
from app.ui.orderly_end import OrderlyEnd
from app.ui.qt_messages import QtMessages, facts_of
from app.ui.task_runner import TaskRunner
from app.ui.unexpected_end_bar import SENTENCES, UnexpectedEndBar
from tests.diagnostics.canary import CANARY, canary_found_in, canary_in


@pytest.fixture
def locations() -> Locations:
    return locate()


@pytest.fixture
def hooks(locations: Locations) -> Iterator[FaultHooks]:
    log = RunningLog(locations)
    yield own_faults()
    disown_faults()
    log.stop()


@pytest.fixture
def errors(qtbot: QtBot) -> ErrorBar:
    bar = ErrorBar()
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    assert runner.wait()
    qtbot.waitUntil(lambda: not runner._alive)


def text_of(locations: Locations) -> str:
    return locations.log.read_text(encoding="utf-8")


def report_on(locations: Locations) -> str:
    return str(report_of(locations, Run(1.0, "0.1.0")))


def fall(*_: object) -> None:
    said = CANARY
    raise ValueError(f"it was said: {said}")


def test_an_exception_in_a_slot_is_told_in_one_sentence_and_the_same_one_only_once(
    qtbot: QtBot, hooks: FaultHooks, locations: Locations, errors: ErrorBar
) -> None:
    fault_message = FaultMessage(errors, errors)
    pressed = QPushButton()
    qtbot.addWidget(pressed)
    pressed.clicked.connect(fall)
    pressed.click()
    qtbot.waitUntil(lambda: errors.words.text() == SENTENCE)
    assert "ValueError" in errors.detail.text()
    assert not canary_in(errors.detail.text())
    errors.hide()
    for _ in range(5):
        pressed.click()
    qtbot.wait(50)  # nothing happens within this time
    assert errors.isHidden(), "it was told a moment ago"
    assert text_of(locations).count("an exception that nobody caught") == 1
    assert not canary_found_in(locations.root) and not canary_in(report_on(locations))
    fault_message.stop()


class _CannotDraw(QWidget):
    drawn = 0  # so often

    def paintEvent(self, event: object) -> None:
        self.drawn += 1
        fall()


def test_an_exception_while_drawing_is_told_without_drawing_for_ever(
    qtbot: QtBot, hooks: FaultHooks, errors: ErrorBar, locations: Locations
) -> None:
    fault_message, broken = FaultMessage(errors, errors), _CannotDraw()
    qtbot.addWidget(broken)
    broken.show()
    qtbot.waitUntil(lambda: errors.words.text() == SENTENCE)
    for _ in range(5):
        before = broken.drawn
        broken.update()
        qtbot.waitUntil(lambda before=before: broken.drawn > before)
    assert text_of(locations).count("an exception that nobody caught") == 1
    assert not canary_found_in(locations.root)
    fault_message.stop()


def test_an_exception_of_a_thread_is_told_in_the_window_too(
    qtbot: QtBot, hooks: FaultHooks, errors: ErrorBar, locations: Locations
) -> None:
    fault_message = FaultMessage(errors, errors)
    thread = threading.Thread(target=fall)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: errors.words.text() == SENTENCE)
    assert not canary_in(errors.detail.text()) and not canary_found_in(locations.root)
    fault_message.stop()


def test_a_task_that_falls_is_noted_where_it_fell_and_its_detail_has_no_words(
    qtbot: QtBot, tasks: TaskRunner, hooks: FaultHooks, locations: Locations
) -> None:
    told = list[str]()
    tasks.run(fall, lambda done: None, lambda sentence, detail: told.extend((sentence, detail)))
    qtbot.waitUntil(lambda: len(told) == 2)
    text = text_of(locations)
    assert "a task failed by a mistake of the program" in text and "app/ui/task_runner.py" in text
    assert not canary_in("".join(told)) and not canary_found_in(locations.root)
    assert not canary_in(report_on(locations))


def test_a_task_that_fails_with_a_sentence_is_noted_by_its_kind_while_the_window_shows_all_of_it(
    qtbot: QtBot, tasks: TaskRunner, hooks: FaultHooks, locations: Locations
) -> None:
    def refuse(report: object) -> None:
        try:
            raise KeyError(CANARY)
        except KeyError as error:
            raise OysterError(CANARY, CANARY) from error

    told = list[str]()
    tasks.run(refuse, lambda done: None, lambda sentence, detail: told.extend((sentence, detail)))
    qtbot.waitUntil(lambda: told == [CANARY, CANARY])
    text = text_of(locations)
    assert "a task failed as can be expected" in text
    assert "KeyError" in text and "which led to app.domain.errors.OysterError" in text
    assert not canary_found_in(locations.root) and not canary_in(report_on(locations))


def test_a_mistake_in_the_worker_is_noted_with_the_workers_frames(
    qtbot: QtBot, tasks: TaskRunner, hooks: FaultHooks, locations: Locations, tmp_path: Path
) -> None:
    engine, told = EngineClient(), list[str]()
    impossible = tmp_path / f"{CANARY}\0.gguf"
    tasks.run(
        lambda report: engine.load(impossible, name=CANARY),
        lambda done: None,
        lambda sentence, detail: told.extend((sentence, detail)),
    )
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    engine.close()
    text = text_of(locations)
    assert "worker failed by a mistake of the program" in text and "model not loaded" in text
    assert "app/engine/worker/process.py" in text and "in read_header" in text
    assert told[1].startswith("ValueError\n  app/engine/serving.py")
    assert "worker died" not in text, "closing is no death"
    assert not canary_found_in(locations.root) and not canary_in("".join(told))


def test_what_was_asked_of_the_worker_stays_out_of_the_log_when_its_answer_quotes_it(
    tasks: TaskRunner, hooks: FaultHooks, locations: Locations, short_gguf: Path, qtbot: QtBot
) -> None:
    engine, told = EngineClient(), list[str]()
    asked = GenerationRequest((PromptMessage(Role.USER, CANARY),), sequence=CANARY)

    def ask(report: object) -> None:
        engine.load(short_gguf, sha256="ab" * 32, context_size=256)
        list(engine.generate(asked))

    tasks.run(ask, lambda done: None, lambda sentence, detail: told.append(detail))
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    engine.close()
    assert told == [CANARY], "the person may see it; the log may not"
    text = text_of(locations)
    assert EngineFailure.__name__ in text
    assert "model loaded: sha256 abababababab" in text and "device CPU" in text
    assert not canary_found_in(locations.root) and not canary_in(report_on(locations))


@pytest.mark.parametrize("asked", [True, False])
def test_a_worker_that_dies_is_noted_once_with_its_exit_code(
    qtbot: QtBot, hooks: FaultHooks, locations: Locations, asked: bool
) -> None:
    engine = EngineClient()
    engine.devices()
    assert engine.worker_pid is not None
    killed = engine.worker_pid
    os.kill(killed, signal.SIGKILL)
    if asked:  # while it is being asked; else it is found dead
        with contextlib.suppress(EngineDied):
            engine.devices()
    qtbot.waitUntil(lambda: engine.worker_pid != killed)
    engine.close()
    assert text_of(locations).count(f"worker died: exit_code {-signal.SIGKILL}") == 1


def test_qt_speaks_into_the_log_without_its_words(
    qtbot: QtBot, hooks: FaultHooks, locations: Locations
) -> None:
    messages = QtMessages()
    try:
        qWarning(CANARY)
        qCritical(f"QLabel: {CANARY}")
        qDebug(f"QMarguerite::heron: {CANARY}")
        qWarning(f"QPainter::heron {CANARY}")
        first, second = QPixmap(2, 2), QPixmap(2, 2)
        painter = QPainter(first)
        for _ in range(3):
            painter.begin(second)  # Qt itself complains
        painter.end()
    finally:
        messages.give_back()
    text = text_of(locations)
    assert "WARNING oyster.qt warning of Qt: category default" in text
    assert "critical message of Qt: category default, speaker QLabel" in text
    assert text.count("speaker QPainter::begin") == 1, "the same message once a minute"
    assert not canary_found_in(locations.root) and not canary_in(report_on(locations))


def test_of_a_message_of_qt_only_its_own_vocabulary_is_kept() -> None:
    def shown(*arguments: object) -> dict[str, str]:
        category, file, line, message = arguments
        facts = facts_of(category, file, line, message)  # type: ignore[arg-type]
        return {name: str(fact) for name, fact in facts.items()}

    assert shown("qt.qpa.xcb", None, 0, CANARY) == {"category": "qt.qpa.xcb"}
    assert shown(CANARY, f"/home/{CANARY}/x.cpp", 7, "QWidget::show: x") == {
        "speaker": "QWidget::show",
        "file": "(withheld)",
        "line": "7",
    }
    assert shown("default", None, 0, "QSecret::told") == {"category": "default"}


def test_a_log_out_takes_the_mark_away_before_the_system_ends_the_program(
    qapp: QApplication, locations: Locations
) -> None:
    run, window = OrderlyEnd(qapp, locations), QWidget()
    assert run.begin() is None
    run.watch(window)
    run.session_ends()
    assert last_end(locations) is LastEnd.IN_ORDER
    run.end()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_the_line_after_an_unexpected_end_is_in_nobodys_way_and_shows_the_report_before_it_is_kept(
    qtbot: QtBot, locations: Locations, hooks: FaultHooks, tmp_path: Path
) -> None:
    report = report_of(locations, Run(1.0, "0.1.0", keeping=Keeping.KEPT))
    before = set(tmp_path.rglob("*"))
    bar = UnexpectedEndBar(report)
    qtbot.addWidget(bar)
    bar.show()
    assert bar.words.text() == SENTENCES[Keeping.KEPT]
    assert not bar.hasFocus()
    bar.show_report.click()
    (dialog,) = bar.window().findChildren(FaultReportDialog)
    assert dialog.findChild(QPlainTextEdit).toPlainText() == str(report)
    assert set(tmp_path.rglob("*")) == before, "nothing is saved unasked"
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == str(report)
    dialog.save_to(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == str(report)
    assert dialog.told.text() == f"Saved as {tmp_path / 'report.txt'}."
    dialog.save_to(tmp_path / "nowhere" / "report.txt")
    assert dialog.told.text().startswith("It could not be written")
    dialog.close_button.click()
    bar.dismiss.click()
    assert bar.isHidden()
