"""A real keyring is asked once our own window has said why; a message that is sent meanwhile is kept."""

from __future__ import annotations

from pathlib import Path

from tests.privacy.test_system_keyring import in_session

OPENING = """
    import os
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from pathlib import Path
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QLabel
    from app.locations import Locations
    from app.session.session import Session
    from app.session.vault_access import VaultState
    from app.ui.application import _begin
    from app.ui.qt_application import application
    from app.ui.dialogs.keyring_sheet import KeyringSheet
    from app.ui.main_window import MainWindow
    from app.ui.opening_hand_over import OpeningHandOver
    from app.ui.orderly_end import OrderlyEnd

    def until(met):
        loop, timer, limit = QEventLoop(), QTimer(), QTimer()
        timer.timeout.connect(lambda: met() and loop.quit())
        timer.start(10)
        limit.setSingleShot(True)
        limit.timeout.connect(lambda: (print("too late"), os._exit(3)))
        limit.start(40_000)
        loop.exec()

    running = application()
    session = Session(Locations(Path({root!r})), region="GB", keyring_later=True)
    access = session.vault_access
    assert access.state is VaultState.KEYRING, "the keyring is not asked before the window is there"
    window = MainWindow(session)
    window.show()
    _begin(session, window, None, OrderlyEnd(running, session.locations), OpeningHandOver())
    sheets = lambda: [each for each in window.findChildren(KeyringSheet) if each.isVisible()]
"""


def opening(root: Path) -> str:
    return OPENING.format(root=str(root))


def test_a_message_sent_while_the_vault_opens_is_kept_in_it(tmp_path: Path) -> None:
    script = (
        opening(tmp_path / "data")
        + """
    window.say("I want to die")
    until(lambda: access.state is VaultState.OPEN)
    until(lambda: window.flow.open.id is not None and not window.turns.answering)
    assert not sheets()
    window.close()
    session.close()
    with Session(Locations(Path({root!r}))) as again:
        assert [each.title for each in again.vault.conversations()], "it is kept"
    print("kept", flush=True)
    os._exit(0)
""".format(root=str(tmp_path / "data"))
    )
    assert in_session(tmp_path / "home", script).endswith("kept")


def test_while_a_locked_keyring_asks_the_window_says_why_and_lets_the_person_through(tmp_path: Path) -> None:
    script = (
        opening(tmp_path / "data")
        + """
    until(sheets)
    (sheet,) = sheets()
    said = " ".join(each.text() for each in sheet.findChildren(QLabel))
    assert "which may ask for your password" in said, said
    assert sheet.help.isVisible()
    until(lambda: sheet.isVisible() and not session.locations.key_parameters.exists())
    sheet.private.click()
    until(lambda: not sheets())
    assert access.state is VaultState.PRIVATE, access.state
    print("private", flush=True)
    os._exit(0)
"""
    )
    assert in_session(tmp_path / "home", script, unlocked=False).endswith("private")


def test_a_keyring_that_hangs_holds_up_no_window(tmp_path: Path) -> None:
    in_session(
        tmp_path / "home",
        f"""
    from pathlib import Path
    from app.locations import Locations
    from app.session.session import Session
    Session(Locations(Path({str(tmp_path / "data")!r}))).close()
    """,
    )
    stopping = """
    import os, signal, time
    from jeepney import DBus
    from jeepney.io.blocking import open_dbus_connection
    with open_dbus_connection("SESSION") as bus:
        question = DBus().GetConnectionUnixProcessID("org.freedesktop.secrets")
        os.kill(bus.send_and_get_reply(question).body[0], signal.SIGSTOP)
    """
    script = (
        stopping
        + opening(tmp_path / "data").replace("    _begin(", "    began = time.monotonic()\n    _begin(")
        + """
    until(sheets)
    (sheet,) = sheets()
    sheet.private.click()
    until(lambda: not sheets())
    assert access.state is VaultState.PRIVATE, access.state
    waited = time.monotonic() - began
    assert waited < 9, f"{waited} s: the keyring is given ten seconds"
    print("private", flush=True)
    os._exit(0)
"""
    )
    assert in_session(tmp_path / "home", script).endswith("private")
