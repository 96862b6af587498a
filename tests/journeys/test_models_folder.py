"""The story of somebody who moves the models, loses one, uses another program's, and doubts a stranger's."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.origin_comparison import OriginVerdict
from app.locations import Locations
from app.models.relocation import relocate
from app.session.session import Session
from app.ui.dialogs.questions import Confirmation
from app.ui.main_window import MainWindow
from app.ui.model_folder.shared_sheet import SharedModelsSheet
from app.ui.model_folder.verdict_sheet import VerdictSheet
from tests.engine.scripted_model import build_scripted_model
from tests.journeys.test_getting_oy1 import in_dialog
from tests.models.published_weights import publish
from tests.models.strangers_files import text, with_entries

_MEMORY_DISK = "/dev/shm"  # on Linux another file system than that of the tests
OY1 = "OysterAI/Oyster_1_Qwen_14B"
LONG_MS = 60_000


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder without other programs' models."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def other_disk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=_MEMORY_DISK if Path(_MEMORY_DISK).is_dir() else None) as folder:
        yield Path(folder)


def accept(dialog: QDialog) -> None:
    dialog.accept()


def card_button(window: MainWindow, heading: str, words: str) -> QPushButton:
    card = next(each for each in window.welcome.cards if heading in each.accessibleName())
    return next(each for each in card.buttons if each.text() == words)


def say(qtbot: QtBot, window: MainWindow, words: str) -> None:
    with qtbot.waitSignal(window.turns.over, timeout=LONG_MS):
        window.say(words)


def test_the_folder_is_moved_beside_a_conversation_which_goes_on(
    qtbot: QtBot, window: MainWindow, session: Session, script: str, other_disk: Path
) -> None:
    model = session.loaded_model()[0]
    own = session.library.folder / "own.gguf"
    model.path.rename(own)
    relocate(session.library, model.id, own)
    window.chooser.use(model.id)
    qtbot.waitUntil(lambda: not window.chooser.busy, timeout=LONG_MS)
    window.choose_model()
    qtbot.waitUntil(lambda: "of models are in" in window.welcome.folder.words.text(), timeout=LONG_MS)
    in_dialog(Confirmation, accept)
    with qtbot.waitSignal(window.chooser.upkeep.moved, timeout=LONG_MS):
        window.folder.ask_whether_to_move(other_disk / "models")
    assert not own.exists() and (other_disk / "models" / "own.gguf").exists()
    qtbot.waitUntil(lambda: str(other_disk) in window.welcome.folder.words.text(), timeout=LONG_MS)
    worker = session.engine.worker_pid
    assert worker is not None
    os.kill(worker, signal.SIGKILL)  # it comes back with the file where that is now
    window.models.leave_page()
    say(qtbot, window, "Are you there?")
    say(qtbot, window, "Are you there now?")
    assert script in window.flow.open.path[-1].text
    window.close()
    session.close()
    with Session(session.locations, private=True) as again:
        assert again.library.folder == other_disk / "models"
        assert again.preferred_model() is not None


def test_a_vanished_file_is_said_at_its_name_and_found_again(qtbot: QtBot, tmp_path: Path) -> None:
    locations = Locations(tmp_path / "data")
    path = build_scripted_model(tmp_path / "mine.gguf", "Here I am.")
    with Session(locations, region="GB", private=True) as session:
        model = session.library.add(path)
        session.save_settings(type(session.settings)(model=model.id))
        path.rename(tmp_path / "elsewhere.gguf")
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.show()
        window.use_model(session.preferred_model())
        assert "no longer at" in window.errors.words.text() and str(path) in window.errors.words.text()
        window.choose_model()
        assert card_button(window, model.title, "Find the file…").isEnabled()
        with qtbot.waitSignal(window.chooser.upkeep.told, timeout=LONG_MS) as told:
            window.chooser.upkeep.relocate(model.id, tmp_path / "elsewhere.gguf")
        assert "found again" in told.args[0]
        with qtbot.waitSignal(window.ready, timeout=LONG_MS):
            card_button(window, model.title, "Use this model").click()
        with qtbot.waitSignal(window.chooser.upkeep.told, timeout=LONG_MS) as told:
            window.choose_model()
            window.welcome.folder.check.click()
        assert "whole and unchanged" in told.args[0]
        window.close()


def test_a_model_of_lm_studio_is_used_where_it_is_and_never_deleted(
    qtbot: QtBot, tmp_path: Path, home: Path
) -> None:
    theirs = home / ".lmstudio" / "models" / "somebody" / "Small-GGUF" / "small.gguf"
    theirs.parent.mkdir(parents=True)
    build_scripted_model(theirs, "I live elsewhere.")
    with Session(Locations(tmp_path / "data"), region="GB", private=True) as session:
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.show()
        window.choose_model()
        others = window.welcome.folder.others
        qtbot.waitUntil(others.isVisible, timeout=LONG_MS)

        def use(dialog: QDialog) -> None:
            assert isinstance(dialog, SharedModelsSheet)
            next(each for each in dialog.findChildren(QPushButton) if each.text() == "Use").click()

        in_dialog(SharedModelsSheet, use)
        with qtbot.waitSignal(window.ready, timeout=LONG_MS):
            others.click()
        model = session.loaded_model()[0]
        assert model.path == theirs and not model.managed
        session.library.remove(model.id)
        assert theirs.exists()
        window.close()


def test_a_file_that_claims_to_be_oy1_is_compared_from_its_card(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with publish(tmp_path / "published") as world:
        for (repo, name), file in tuple(world.hub.files.items()):
            world.hub.files[OY1, name] = file
            assert repo != OY1
        monkeypatch.setenv("HF_ENDPOINT", world.hub.endpoint)
        claims = {"general.source.huggingface.repository": text(OY1), "general.name": text("Oyster-1")}
        file = with_entries(shutil.copyfile(world.honest, tmp_path / "h.gguf"), tmp_path / "c.gguf", claims)
        with Session(Locations(tmp_path / "data"), region="GB", private=True) as session:
            model = session.library.add(file)
            window = MainWindow(session)
            qtbot.addWidget(window)
            window.show()
            window.choose_model()

            def offered() -> bool:
                cards = [each for each in window.welcome.cards if model.title in each.accessibleName()]
                return any(each.text() == "Compare with Oy1…" for card in cards for each in card.buttons)

            qtbot.waitUntil(offered, timeout=LONG_MS)
            seen: list[str] = []

            def read(dialog: QDialog) -> None:
                assert isinstance(dialog, VerdictSheet)
                seen.append(dialog.windowTitle())
                dialog.accept()

            in_dialog(Confirmation, accept)
            in_dialog(VerdictSheet, read)
            with qtbot.waitSignal(window.chooser.upkeep.compared, timeout=LONG_MS) as found:
                card_button(window, model.title, "Compare with Oy1…").click()
            assert found.args[0].verdict in tuple(OriginVerdict)
            qtbot.waitUntil(lambda: bool(seen), timeout=LONG_MS)
            assert session.library.require(model.id).comparison == found.args[0]
            window.close()
