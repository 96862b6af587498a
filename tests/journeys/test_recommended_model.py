"""The first start on machines of different memory: what fits is recommended, and one click leads to a conversation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.domain.conversation import Role
from app.domain.model import ModelRole
from app.engine.memory_fit import MEMORY_VARIABLE
from app.locations import Locations
from app.session.session import Session
from app.ui.dialogs.make_model import MakeModelDialog
from app.ui.main_window import MainWindow
from tests.journeys.test_getting_oy1 import in_dialog
from tests.models.catalogue_hub import REPLY, offer_catalogue
from tests.models.loopback_hub import LoopbackHub, open_hub

LONG_MS = 90_000


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    with open_hub() as opened:
        monkeypatch.setenv("HF_ENDPOINT", opened.endpoint)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        yield opened


@contextmanager
def first_start(qtbot: QtBot, hub: LoopbackHub, folder: Path) -> Iterator[MainWindow]:
    """Open the window on an empty data folder, with the catalogue at the hub."""
    home = Locations(folder / "data")
    offer_catalogue(hub, folder, home.root / "catalogue.yaml")
    with Session(home, region="GB", private=True) as session:
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.resize(1100, 760)
        window.show()
        window.use_model(None)
        yield window
        window.close()


@pytest.mark.parametrize(("gigabytes", "title"), [(6, "Qwen3 0.6B"), (12, "Qwen3 8B")])
def test_one_click_fetches_the_largest_relative_that_fits_with_its_guard_and_the_waiting_message_is_answered(
    qtbot: QtBot,
    hub: LoopbackHub,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    gigabytes: int,
    title: str,
) -> None:
    monkeypatch.setenv(MEMORY_VARIABLE, str(gigabytes))
    with first_start(qtbot, hub, tmp_path) as window:
        offer = window.pane.offer
        assert offer.start.text() == f"Get {title} with its guard"
        assert "not Oyster-I" in offer.words.text()
        assert hub.asked() == [], "nothing is asked of the hub before the click"
        window.say("I had a long day.")
        with (
            qtbot.waitSignal(window.turns.over, timeout=LONG_MS),
            qtbot.waitSignal(window.ready, timeout=LONG_MS),
        ):
            offer.start.click()
        qtbot.waitUntil(lambda: [each.role for each in window.flow.open.path] == [Role.USER, Role.ASSISTANT])
        assert (
            window.flow.open.path[-1].text.split() == REPLY.split()
            or REPLY[:7] in window.flow.open.path[-1].text
        )
        installed = window._session.library.installed()
        assert {each.role for each in installed} == {ModelRole.CHAT, ModelRole.GUARD}
        assert window._session.judge_is_guard
        assert title in window.pane.header.model.accessibleName()
        assert not offer.isVisible()


def test_a_machine_with_24_gb_is_told_of_oyster_and_may_begin_sooner_with_a_relative(
    qtbot: QtBot, hub: LoopbackHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MEMORY_VARIABLE, "24")
    with first_start(qtbot, hub, tmp_path) as window:
        offer = window.pane.offer
        assert (offer.start.text(), offer.second.text()) == (
            "Get Oyster-I (Oy1)…",
            "Get Qwen3 8B with its guard",
        )
        asked: list[str] = []

        def leave(dialog: QDialog) -> None:
            assert isinstance(dialog, MakeModelDialog)
            assert dialog.guard is not None and dialog.guard.isChecked()
            asked.append(dialog.windowTitle())
            dialog.reject()

        in_dialog(MakeModelDialog, leave)
        offer.start.click()
        qtbot.waitUntil(lambda: bool(asked), timeout=LONG_MS)
        with qtbot.waitSignal(window.ready, timeout=LONG_MS):
            offer.second.click()
        window.choose_model()
        headings = [each.accessibleName() for each in window.welcome.cards]
        assert "Recommended here: Oyster-I (Oy1)" in headings
        assert headings[0] in ("The guard, which judges messages", "Qwen3 8B")


def test_a_hub_that_cannot_be_reached_leaves_the_trial_model_and_the_same_click_for_later(
    qtbot: QtBot, hub: LoopbackHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MEMORY_VARIABLE, "12")
    with first_start(qtbot, hub, tmp_path) as window:
        monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")  # nobody listens there
        offer = window.pane.offer
        with qtbot.waitSignal(window.chooser.not_fetched, timeout=LONG_MS) as failed:
            offer.start.click()
        assert "cannot be reached" in failed.args[0]
        assert offer.start.text() == "Start with the trial model"
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        with qtbot.waitSignal(window.ready, timeout=LONG_MS):
            offer.second.click()
        assert "Qwen3 8B" in window.pane.header.model.accessibleName()
