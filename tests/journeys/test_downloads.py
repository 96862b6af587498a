"""The story of somebody who fetches several models while talking with another one, and closes Oyster meanwhile."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.models.download import DownloadProgress
from app.models.download_queue import DownloadState, read_queue
from app.session.session import Session
from app.ui.dialogs.questions import GiveUpQuestion
from app.ui.main_window import MainWindow
from tests.engine.scripted_model import build_scripted_model
from tests.journeys.test_getting_oy1 import in_dialog
from tests.models.loopback_hub import LoopbackHub, Trouble, open_hub

NOTHING = DownloadProgress(0, 0, 0.0)
REPO = "oyster-tests/three-models"
NAMES = ("first", "second", "third")
LONG_MS = 60_000


@pytest.fixture
def contents(tmp_path: Path) -> dict[str, bytes]:
    """Three small models that can be loaded, by their ids."""
    (tmp_path / "hub").mkdir()
    written = (
        build_scripted_model(tmp_path / "hub" / f"{each}.gguf", f"I am the {each} one.") for each in NAMES
    )
    return {path.stem: path.read_bytes() for path in written}


@pytest.fixture
def hub(contents: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    with open_hub() as opened:
        for name, content in contents.items():
            opened.offer(REPO, f"{name}.gguf", content)
        monkeypatch.setenv("HF_ENDPOINT", opened.endpoint)
        yield opened


@pytest.fixture
def home(tmp_path: Path, contents: dict[str, bytes]) -> Locations:
    """A data folder whose catalogue offers the three models first."""
    home = Locations(tmp_path / "data")
    entries = [
        {
            "id": name,
            "title": f"The {name} model",
            "source": "hub",
            "repo": REPO,
            "file": f"{name}.gguf",
            "size_bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        for name, content in contents.items()
    ]
    home.root.mkdir()
    (home.root / "catalogue.yaml").write_bytes(msgspec.yaml.encode({"models": entries}))
    return home


@contextmanager
def program(qtbot: QtBot, home: Locations, model: Path | None = None) -> Iterator[MainWindow]:
    """A run of the program, with a model loaded where one is given."""
    with Session(home, region="GB", private=True) as session:
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.show()
        if model is not None:
            with qtbot.waitSignal(window.ready, timeout=LONG_MS):
                window.use_model(session.library.add(model))
        yield window
        window.close()


def hold(hub: LoopbackHub, name: str, bytes_per_second: int) -> None:
    hub.files[REPO, f"{name}.gguf"].trouble = Trouble(bytes_per_second=bytes_per_second)


def state_of(window: MainWindow, name: str) -> DownloadState | None:
    found = window.chooser.downloads.queue.find(name)
    return found.state if found is not None else None


def until(qtbot: QtBot, met: Callable[[], bool]) -> None:
    qtbot.waitUntil(met, timeout=LONG_MS)


def test_three_are_fetched_one_after_the_other_beside_a_conversation(
    qtbot: QtBot, home: Locations, hub: LoopbackHub, tmp_path: Path
) -> None:
    talking = build_scripted_model(tmp_path / "talking.gguf", "Yes, I am still here.")
    hold(hub, "first", 200_000)
    with program(qtbot, home, talking) as window:
        for name in NAMES:
            window.chooser.get(name)
        until(qtbot, lambda: window.pane.header.downloads.text().endswith("%"))
        sheet = window.downloads.open()
        assert [state_of(window, each) for each in NAMES] == ["running", "waiting", "waiting"]
        assert list(sheet.rows) == list(NAMES)
        assert "Waits for its turn" in sheet.rows["second"].words.text()
        until(qtbot, lambda: "MB/s" in sheet.rows["first"].words.text())

        sheet.limit.setCurrentIndex(sheet.limit.findData(10_000_000))
        sheet.limit.activated.emit(sheet.limit.currentIndex())
        assert window.chooser.downloads.speed.bytes_per_second == 10_000_000
        sheet.rows["first"].pause.click()
        until(qtbot, lambda: state_of(window, "first") is DownloadState.PAUSED)
        assert sheet.rows["first"].resume.isVisible()

        with qtbot.waitSignal(window.turns.over, timeout=LONG_MS):
            window.say("Are you there?")
        until(qtbot, lambda: window._session.library.find("second") is not None)
        until(qtbot, lambda: window._session.library.find("third") is not None)
        loaded = window._session.loaded
        assert loaded is not None and loaded[0].id == "talking", "nobody is taken to another model unasked"
        until(qtbot, lambda: "is here now" in window.pane.notice.words.text())

        hold(hub, "first", 0)
        sheet.rows["first"].resume.click()
        until(qtbot, lambda: window._session.library.find("first") is not None)
        until(qtbot, lambda: not window.pane.header.downloads.isVisible())
        assert sheet.nothing.isVisible()
        with qtbot.waitSignal(window.ready, timeout=LONG_MS):
            window.pane.notice.action.click()
        assert window._session.loaded is not None and window._session.loaded[0].id == "first"
    assert window._session.settings.download_limit == 10_000_000


def test_what_is_unfinished_is_offered_at_the_next_start_and_goes_on_where_it_stopped(
    qtbot: QtBot, home: Locations, hub: LoopbackHub
) -> None:
    hold(hub, "first", 200_000)
    with program(qtbot, home) as window:
        window.chooser.get("first")
        window.chooser.get("second")
        until(qtbot, lambda: (window.chooser.downloads.progress or NOTHING).done_bytes > 100_000)
    kept = read_queue(home.downloads).find("first")
    assert kept is not None and kept.state is DownloadState.RUNNING and kept.done_bytes > 0

    hold(hub, "first", 0)
    served = hub.settled()
    with program(qtbot, home) as window:
        qtbot.waitUntil(lambda: window.pane.notice.isVisible(), timeout=LONG_MS)
        assert "2 downloads are not finished" in window.pane.notice.words.text()
        assert hub.settled() == served, "nothing is fetched unasked"
        window.pane.notice.action.click()
        assert window.downloads.sheet is not None
        window.downloads.sheet.goes_on.click()
        window.downloads.sheet.rows["first"].resume.click()
        until(qtbot, lambda: window._session.library.find("first") is not None)
        ranges = [each.byte_range for each in hub.asked() if each.byte_range]
        assert ranges, "it went on where it had stopped"
        window.chooser.downloads.go_on("second")
        hold(hub, "second", 50_000)
        until(qtbot, lambda: state_of(window, "second") is not DownloadState.PAUSED)

    hold(hub, "second", 0)
    with program(qtbot, home) as window:
        until(qtbot, lambda: window._session.library.find("second") is not None)


def test_one_is_taken_out_of_the_queue_and_its_part_is_deleted(
    qtbot: QtBot, home: Locations, hub: LoopbackHub
) -> None:
    hold(hub, "first", 200_000)
    with program(qtbot, home) as window:
        window.chooser.get("first")
        until(qtbot, lambda: (window.chooser.downloads.progress or NOTHING).done_bytes > 100_000)
        sheet = window.downloads.open()

        def delete(dialog: object) -> None:
            assert isinstance(dialog, GiveUpQuestion)
            dialog.delete.click()

        in_dialog(GiveUpQuestion, delete)
        sheet.rows["first"].cancel.click()
        until(qtbot, lambda: state_of(window, "first") is None)
        until(qtbot, lambda: not list(window._session.library.staging().glob("*.partial")))
        assert not window.pane.header.downloads.isVisible()
