"""The story of a newer version: looked for where the settings ask for it, offered, fetched, and left to be opened."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from package_steps.sign_release import public_half, write_list
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.session.program_update.publisher import OwnCopy, Publisher
from app.session.program_update.release_list import SIGNATURE_FILE
from app.session.session import Session
from app.ui.downloads.update_flow import UpdateFlow
from app.ui.main_window import MainWindow
from tests.models.loopback_hub import LoopbackHub, open_hub

REPO, DEB = "somebody/oyster-releases", "oyster-desktop_9.0.0_amd64.deb"
CONTENT = b"an installer" * 20_000
KEY = Ed25519PrivateKey.generate()
COPY = OwnCopy(Publisher(REPO, public_half(KEY)), "_amd64.deb")
LONG_MS = 60_000


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    release = tmp_path / "release"
    release.mkdir()
    (release / DEB).write_bytes(CONTENT)
    write_list(release, "9.0.0", KEY)
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(tmp_path / "Downloads"))
    with open_hub() as opened:
        for path in release.iterdir():
            opened.offer(f"datasets/{REPO}", path.name, path.read_bytes())
        monkeypatch.setenv("HF_ENDPOINT", opened.endpoint)
        yield opened


@contextmanager
def program(qtbot: QtBot, folder: Path, *, wanted: bool) -> Iterator[tuple[MainWindow, UpdateFlow]]:
    """The window of a copy that names a publisher."""
    with Session(Locations(folder / "data"), region="GB", private=True) as session:
        session.settings = msgspec.structs.replace(session.settings, update_check=wanted)
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.show()
        yield window, UpdateFlow(session, window.tasks, window.pane, COPY, window)


def test_a_newer_version_is_offered_fetched_on_a_click_and_shown_and_nothing_is_installed(
    qtbot: QtBot, hub: LoopbackHub, tmp_path: Path
) -> None:
    with program(qtbot, tmp_path, wanted=True) as (window, flow):
        notice = window.pane.notice
        flow.look()
        qtbot.waitUntil(lambda: "Version 9.0.0 of Oyster is there" in notice.words.text(), timeout=LONG_MS)
        assert not any(DEB in each.path for each in hub.requests), "nothing is fetched before the click"
        notice.action.click()
        qtbot.waitUntil(lambda: "hash and signature are right" in notice.words.text(), timeout=LONG_MS)
        assert (tmp_path / "Downloads" / DEB).read_bytes() == CONTENT
        assert notice.isVisible() and notice.action.text() == "Show it"


def test_nobody_is_asked_where_the_settings_do_not_say_so(
    qtbot: QtBot, hub: LoopbackHub, tmp_path: Path
) -> None:
    with program(qtbot, tmp_path, wanted=False) as (window, flow):
        flow.look()
        assert window.tasks.wait(LONG_MS)
        assert hub.requests == []


def test_a_list_that_is_not_the_publishers_is_told_and_offers_nothing(
    qtbot: QtBot, hub: LoopbackHub, tmp_path: Path
) -> None:
    hub.offer(f"datasets/{REPO}", SIGNATURE_FILE, base64.b64encode(bytes(64)))
    with program(qtbot, tmp_path, wanted=True) as (window, flow):
        flow.look()
        qtbot.waitUntil(lambda: window.errors.isVisible(), timeout=LONG_MS)
        assert not window.pane.notice.isVisible()
