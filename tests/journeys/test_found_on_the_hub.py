"""Any model of the hub, found by its name or the link of its page, and what hinders one said before its first byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.engine.memory_fit import MEMORY_VARIABLE
from app.locations import Locations
from app.session.session import Session
from app.ui.dialogs.questions import Confirmation
from app.ui.main_window import MainWindow
from app.ui.welcome.hub_finder import FoundRowView
from tests.engine.scripted_model import build_scripted_model
from tests.journeys.test_getting_oy1 import in_dialog
from tests.models.loopback_hub import LoopbackHub, open_hub
from tests.models.split_models import split

LONG_MS = 90_000
REPO = "somebody/Found-Model-GGUF"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    file = build_scripted_model(tmp_path / "whole.gguf", "Here I am.", name="Found")
    with open_hub() as opened:
        opened.offer(REPO, "Found-Model-Q4_K_M.gguf", file.read_bytes())
        for part in split(file, tmp_path / "parts", "Found-Model-BF16", 6):
            opened.offer(REPO, part.name, part.read_bytes())
        monkeypatch.setenv("HF_ENDPOINT", opened.endpoint)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        monkeypatch.setenv(MEMORY_VARIABLE, "12")
        yield opened


@pytest.fixture
def window(qtbot: QtBot, hub: LoopbackHub, tmp_path: Path) -> Iterator[MainWindow]:
    with Session(Locations(tmp_path / "data"), region="GB", private=True) as session:
        opened = MainWindow(session)
        qtbot.addWidget(opened)
        opened.show()
        opened.choose_model()
        yield opened
        opened.close()


def ask(qtbot: QtBot, window: MainWindow, text: str) -> list[FoundRowView]:
    finder = window.welcome.finder
    finder.field.setText(text)
    finder.look.click()
    qtbot.waitUntil(lambda: finder.look.text() == "Look" and bool(finder.status.text()), timeout=LONG_MS)
    return finder.rows


def row(rows: list[FoundRowView], words: str) -> FoundRowView:
    return next(each for each in rows if words in each.title.text())


def test_a_model_in_several_files_is_found_by_name_listed_fetched_and_answers(
    qtbot: QtBot, window: MainWindow, hub: LoopbackHub
) -> None:
    (page,) = ask(qtbot, window, "found model")
    assert page.title.text() == REPO and "licence apache-2.0" in page.words.text()
    page.act.click()
    finder = window.welcome.finder
    qtbot.waitUntil(lambda: len(finder.rows) == 2, timeout=LONG_MS)
    assert "Nothing is fetched yet" in finder.status.text()
    parted = row(finder.rows, "BF16")
    assert "files" in parted.words.text() and "fits" in parted.words.text()
    assert "SHA-256" in parted.words.text() and len(parted.words.accessibleDescription()) > 64
    with qtbot.waitSignal(window.ready, timeout=LONG_MS):
        parted.act.click()
    model = window._session.library.installed()[0]
    assert len(model.parts) > 1 and model.title == "Found-Model-BF16"
    assert "Found-Model-BF16" in window.pane.header.model.accessibleName()
    assert window.composer.isVisible()


def test_what_does_not_fit_is_said_before_the_first_byte_with_what_would_do(
    qtbot: QtBot, window: MainWindow, hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask(qtbot, window, "https://example.org/a/b") == []
    assert "is not the hub" in window.welcome.finder.status.text()
    rows = ask(qtbot, window, f"{hub.endpoint}/{REPO}/blob/main/Found-Model-Q4_K_M.gguf")
    assert [each.title.text() for each in rows] == ["Found-Model-Q4_K_M.gguf"]
    before, asked = hub.settled(), list[str]()

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, Confirmation)
        dialog.reject()
        asked.append(" ".join(each.text() for each in dialog.findChildren(QLabel)))

    monkeypatch.setenv(MEMORY_VARIABLE, "2")
    in_dialog(Confirmation, leave)
    rows[0].act.click()
    assert "could not be loaded now" in asked[0]
    monkeypatch.setattr("app.session.machine.free_disk", lambda folder: 1_000_000)
    with qtbot.waitSignal(window.chooser.not_fetched, timeout=LONG_MS) as told:
        rows[0].act.click()
    assert "does not fit the disk" in told.args[0] and "1 MB are free" in told.args[0]
    assert hub.settled() == before, "nothing was fetched"
