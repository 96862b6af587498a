"""The story of somebody who wants Oy1 itself: asked once for a token, shown how far it is, and told what they have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.model import ModelStanding
from app.locations import Locations
from app.session.session import Session
from app.ui.dialogs.make_model import MakeModelDialog
from app.ui.dialogs.questions import GiveUpQuestion
from app.ui.main_window import MainWindow
from tests.models.loopback_hub import LoopbackHub, Trouble, open_hub
from tests.models.loopback_modelscope import open_modelscope
from tests.models.shapes import QWEN3_TIED
from tests.models.shapes.fixtures import RepositoryOf

REPO, TOKEN = "OysterAI/Oyster_1_Qwen_14B", "hf_right_and_secret"
LONG_MS = 90_000


@pytest.fixture
def hub(repository_of: RepositoryOf, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    with open_hub() as opened:
        opened.offer_folder(REPO, repository_of(QWEN3_TIED))
        opened.gate(REPO, TOKEN)
        monkeypatch.setenv("HF_ENDPOINT", opened.endpoint)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        yield opened


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, hub: LoopbackHub) -> Iterator[MainWindow]:
    session = Session(Locations(tmp_path / "data"), private=True)
    opened = MainWindow(session)
    qtbot.addWidget(opened)
    opened.show()
    opened.choose_model()
    yield opened
    opened.close()
    session.close()


def in_dialog(kind: type[QDialog], act: Callable[[QDialog], None]) -> None:
    """Act in the dialog of that kind as soon as it is open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def get_button(window: MainWindow, heading: str) -> QPushButton:
    return next(each for each in window.welcome.cards if heading in each.accessibleName()).buttons[0]


def begin(window: MainWindow, token: str = TOKEN) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, MakeModelDialog)
        assert not dialog.begin.isEnabled(), "a gated model is not begun without a token"
        dialog.token.setText(token)
        assert dialog.token.displayText() != token
        dialog.begin.click()

    in_dialog(MakeModelDialog, fill)
    get_button(window, "Oyster-I (Oy1)").click()


@contextmanager
def ready(qtbot: QtBot, window: MainWindow) -> Iterator[None]:
    """Wait until the window is ready to talk; a failure it shows instead is this test's failure, in its words."""
    said: list[str] = []
    window.chooser.not_fetched.connect(lambda words, detail: said.append(f"{words} ({detail})"))
    window.chooser.failed.connect(lambda words, detail: said.append(f"{words} ({detail})"))
    with qtbot.waitSignal(window.ready, timeout=LONG_MS, raising=False) as waited:
        yield
    assert waited.signal_triggered, (said, window.welcome.progress.words.text())


def test_oy1_is_made_loaded_and_named_with_its_origin(
    qtbot: QtBot, window: MainWindow, hub: LoopbackHub
) -> None:
    words: list[str] = []
    timer = QTimer(window)  # stops with the window, should this test end early
    timer.timeout.connect(lambda: words.append(window.welcome.progress.words.text()))
    timer.start(10)
    with ready(qtbot, window):
        begin(window)
    timer.stop()
    assert any("part 1 of" in each for each in words), words
    fields = [
        field.text() for each in QApplication.topLevelWidgets() for field in each.findChildren(QLineEdit)
    ]
    assert TOKEN not in fields, "the field outlives its dialog"
    name = window.pane.header.model.accessibleName()
    assert f"made from {REPO} at {hub.commit[:12]} as {hub.endpoint} gave it" in name
    loaded = window._session.loaded
    assert loaded is not None and loaded[0].standing is ModelStanding.UNVERIFIED, "any hub can use the name"


def test_a_wrong_token_is_said_and_another_may_be_given(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.chooser.not_fetched, timeout=LONG_MS) as failed:
        begin(window, "hf_mistyped")
    assert "does not accept your token" in failed.args[0]
    with ready(qtbot, window):
        begin(window)


def test_pause_go_on_and_give_up(qtbot: QtBot, window: MainWindow, hub: LoopbackHub) -> None:
    slow = next(each for (_, name), each in hub.files.items() if name.endswith(".safetensors"))
    slow.trouble = Trouble(bytes_per_second=200_000)
    progress = window.welcome.progress
    begin(window)
    qtbot.waitUntil(lambda: "Fetching part 1" in progress.words.text(), timeout=LONG_MS)
    progress.pause.click()
    qtbot.waitUntil(lambda: progress.resume.isVisible(), timeout=LONG_MS)
    assert "kept" in progress.words.text()
    progress.resume.click()
    qtbot.waitUntil(lambda: "Fetching part 1" in progress.words.text(), timeout=LONG_MS)

    def delete(dialog: QDialog) -> None:
        assert isinstance(dialog, GiveUpQuestion)
        dialog.delete.click()

    in_dialog(GiveUpQuestion, delete)
    progress.cancel.click()
    qtbot.waitUntil(lambda: not progress.isVisible(), timeout=LONG_MS)
    making = window._session.library.folder / "making" / "oy1"
    qtbot.waitUntil(lambda: not making.exists(), timeout=LONG_MS)
    assert window._session.library.installed() == ()


def test_oy1_is_made_of_modelscopes_weights_where_that_is_chosen(
    qtbot: QtBot, window: MainWindow, repository_of: RepositoryOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_modelscope() as modelscope:
        modelscope.offer_folder("OysterAI/oyster_1", repository_of(QWEN3_TIED))
        monkeypatch.setenv("MODELSCOPE_ENDPOINT", modelscope.endpoint)

        def choose(dialog: QDialog) -> None:
            assert isinstance(dialog, MakeModelDialog)
            assert not dialog.untried.isVisible()
            dialog.token.setText(TOKEN)
            dialog.source.setCurrentIndex(1)
            assert dialog.untried.isVisible() and "never on the real one" in dialog.untried.text()
            assert dialog.token.text() == "", "the hub's token is not for ModelScope"
            dialog.begin.click()

        in_dialog(MakeModelDialog, choose)
        with ready(qtbot, window):
            get_button(window, "Oyster-I (Oy1)").click()
        assert not any(each.authorization or each.cookie for each in modelscope.seen)
    name = window.pane.header.model.accessibleName()
    assert "made from modelscope:OysterAI/oyster_1 at" in name and "gave it" in name, "no service, so no Oy1"
    assert "Oy1, made" not in name
