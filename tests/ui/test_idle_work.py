"""Self-test and measuring run while the window is idle, give way, go on, and are not done twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.cancellation import CancelToken
from app.locations import Locations
from app.session.engine_queue import Use
from app.session.self_tests import SelfTests
from app.session.session import Session
from app.ui.idle_work import chores_of
from app.ui.main_window import MainWindow
from tests.passed_self_test import passed_self_test


@pytest.fixture
def session(tmp_path: Path, short_gguf: Path) -> Iterator[Session]:
    """A session whose model has answered all but the last twelve texts."""
    home = Locations(tmp_path / "home")
    with Session(home, region="GB", private=True) as opened:
        model = opened.library.add(short_gguf)
        test = passed_self_test(model.sha256)
        SelfTests(home.self_tests).keep(replace(test, scores=test.scores[:-12]))
        opened.load_model(model)
        yield opened


def test_it_gives_way_goes_on_and_is_kept(session: Session) -> None:
    shares = []
    for share in session.take_self_test(CancelToken()):
        shares.append(share)
        break
    with session.queue.held(Use.QUESTION, CancelToken()):
        assert not list(session.take_self_test(CancelToken())), "somebody waits for the model"
    rest = list(session.take_self_test(CancelToken()))
    assert rest[0] > shares[-1] and rest[-1] == 1.0, "it goes on where it was"
    assert not session.wants_self_test and not list(session.take_self_test(CancelToken()))
    with Session(session.locations, region="GB", private=True) as again:
        again.load_model(again.library.installed()[0])
        assert not again.wants_self_test, "it is kept by the model's hash"


def test_the_window_has_it_taken_by_itself(session: Session, qtbot: QtBot) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.idle_work._quiet.setInterval(10)
    window.idle_work.later()
    qtbot.waitUntil(lambda: not session.wants_self_test, timeout=60_000)
    qtbot.waitUntil(lambda: not session.wants_measuring, timeout=60_000)
    qtbot.waitUntil(lambda: "measured" not in window.pane.status.words.accessibleName())
    window.close()


def test_beside_an_evaluation_nothing_is_measured(session: Session, qtbot: QtBot) -> None:
    passed = passed_self_test(session.loaded_model()[1].sha256)
    session._tests.keep(passed)
    busy = [True]
    window = MainWindow(session)
    qtbot.addWidget(window)
    chores = chores_of(session, lambda: busy[0])
    assert not any(each.wanted() for each in chores)
    busy.clear()
    busy.append(False)
    assert [each.wanted() for each in chores] == [False, True]
    window.close()
