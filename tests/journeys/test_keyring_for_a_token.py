"""The keyring is asked for a hub's token only for what a person asked for, and after our own words have said why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.locations import Locations
from tests.engine.scripted_model import build_scripted_model
from tests.models.loopback_hub import LoopbackHub, open_hub
from tests.privacy.test_keyring_in_the_middle import beginning
from tests.privacy.test_system_keyring import in_session

OPEN, PRIVATE, TOKEN = "somebody/Open-GGUF", "somebody/Private-GGUF", "hf_kept_here"
WHY = "is in this system's keyring, which may ask for your password."

_KEPT = """
    os.environ["HF_ENDPOINT"] = {endpoint!r}
    from app.session.model_acquisition import hub_host
    store_token(locations, hub_host(), {token!r})
"""
_WINDOW = """
    import signal
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from jeepney import DBus
    from jeepney.io.blocking import open_dbus_connection
    from PySide6.QtCore import QEventLoop, QTimer
    from app.models.catalogue import CatalogueEntry, Source
    from app.models.download_queue import DownloadQueue, DownloadState, QueuedDownload, write_queue
    from app.ui.main_window import MainWindow
    from app.ui.qt_application import application

    def until(met):
        loop, timer, limit = QEventLoop(), QTimer(), QTimer()
        timer.timeout.connect(lambda: met() and loop.quit())
        timer.start(10)
        limit.setSingleShot(True)
        limit.timeout.connect(lambda: (print("too late", flush=True), os._exit(3)))
        limit.start(40_000)
        loop.exec()

    def opened():
        session = Session(locations, region="GB", private=True)
        window = MainWindow(session)
        window.show()
        window.choose_model()
        return window

    def ask(text):
        finder.field.setText(text)
        finder.look.click()
        until(lambda: finder.look.text() == "Look" and finder.status.text())

    def keyring_process():
        with open_dbus_connection("SESSION") as connection:
            asked = DBus().GetConnectionUnixProcessID("org.freedesktop.secrets")
            return connection.send_and_get_reply(asked).body[0]

    running = application()
"""


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[LoopbackHub]:
    content = build_scripted_model(tmp_path / "small.gguf", "Here I am.", name="Small").read_bytes()
    with open_hub() as opened:
        opened.offer(OPEN, "Open-Q4_K_M.gguf", content)
        opened.offer(PRIVATE, "Private-Q4_K_M.gguf", content)
        opened.hide(PRIVATE, TOKEN)
        yield opened


def script(tmp_path: Path, hub: LoopbackHub, rest: str) -> str:
    here = Locations(tmp_path / "data")
    return beginning(here) + _KEPT.format(endpoint=hub.endpoint, token=TOKEN) + rest


def last_line(home: Path, text: str) -> str:
    return in_session(home, text).splitlines()[-1]


def test_a_public_page_is_listed_without_the_keyring_and_a_private_one_once_the_person_was_told(
    tmp_path: Path, hub: LoopbackHub
) -> None:
    rest = f"""
    window = opened()
    finder = window.welcome.finder
    process = keyring_process()
    os.kill(process, signal.SIGSTOP)  # whoever asked the keyring now would wait for a minute
    ask({OPEN!r})
    assert "has 1 model" in finder.status.text(), finder.status.text()
    ask({PRIVATE!r})
    assert "only for those with a token" in finder.status.text(), finder.status.text()
    (row,) = finder.rows
    assert row.words.text().endswith({WHY!r}), row.words.text()
    os.kill(process, signal.SIGCONT)
    row.act.click()
    until(lambda: finder.look.text() == "Look" and "has 1 model" in finder.status.text())
    print("listed", flush=True)
    os._exit(0)
"""
    assert last_line(tmp_path / "home", script(tmp_path, hub, _WINDOW + rest)) == "listed"
    shown = [each.path for each in hub.asked() if each.authorization]
    assert shown, "the private page was asked for with the token"
    assert all(PRIVATE in path for path in shown), "no other page was shown the token"


def test_a_download_that_goes_on_by_itself_pauses_where_the_keyring_would_ask(
    tmp_path: Path, hub: LoopbackHub
) -> None:
    hub.gate(OPEN, TOKEN)
    rest = f"""
    entry = CatalogueEntry(
        id="gated", title="Gated", source=Source.HUB, repo={OPEN!r}, file="Open-Q4_K_M.gguf", gated=True
    )
    write_queue(locations.downloads, DownloadQueue((QueuedDownload("gated", "Gated", entry=entry),)))
    from app.session.settings import Settings, write_settings
    write_settings(locations.settings, Settings(downloads_go_on=True))
    lock()
    window = opened()
    flow = window.chooser.downloads
    flow.begin()
    found = lambda: flow.queue.find("gated")
    until(lambda: found() is None or found().state is not DownloadState.RUNNING)
    assert found().state is DownloadState.PAUSED, found()
    assert {WHY!r} in found().sentence, found().sentence
    unlock()
    flow.go_on("gated")
    until(lambda: found() is None)
    print([each.id for each in window._session.library.installed()], flush=True)
    os._exit(0)
"""
    assert last_line(tmp_path / "home", script(tmp_path, hub, _WINDOW + rest)) == "['gated']"


def test_the_terminal_says_why_before_the_keyring_is_asked(tmp_path: Path, hub: LoopbackHub) -> None:
    rest = f"""
    from app.commands import main, root  # once, for all the programs that are forked from here

    def run(*arguments):
        reading, writing = os.pipe()
        if os.fork() == 0:
            os.dup2(writing, 1)
            os.dup2(writing, 2)
            sys.argv = ["oyster", "--data-dir", str(locations.root), "models", "files", *arguments]
            code = 0
            try:
                main()
            except SystemExit as end:
                code = end.code
            sys.stdout.flush()
            os._exit(code or 0)
        os.close(writing)
        said = " ".join(os.fdopen(reading).read().split())
        return os.waitstatus_to_exitcode(os.wait()[1]), said

    lock()
    code, said = run({OPEN!r})
    assert code == 0 and {WHY!r} not in said, said
    code, said = run({PRIVATE!r})
    assert code != 0 and {WHY!r} in said, said
    unlock()
    code, said = run({PRIVATE!r})
    assert code == 0 and "Private-Q4_K_M.gguf" in said and {WHY!r} not in said, said
    print("said", flush=True)
    os._exit(0)
"""
    assert last_line(tmp_path / "home", script(tmp_path, hub, rest)) == "said"
