"""A window whose key is in the keyring was locked, and the keyring too: the locked window says so, and opens later."""

from __future__ import annotations

from pathlib import Path

from app.locations import Locations
from tests.privacy.test_keyring_in_the_middle import beginning, printed_by

_WINDOW = """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEventLoop, QTimer
    from app.session.vault_access import VaultState
    from app.ui.application import application
    from app.ui.window_keeper import WindowKeeper

    def until(met, what):
        loop, timer, limit = QEventLoop(), QTimer(), QTimer()
        timer.timeout.connect(lambda: met() and loop.quit())
        timer.start(10)
        limit.setSingleShot(True)
        limit.timeout.connect(lambda: (print("too late:", what, flush=True), os._exit(3)))
        limit.start(40_000)
        loop.exec()

    application()
    session = Session(locations, region="GB")
    session.vault.start("Lanternwood")
    keeper = WindowKeeper(session)
    keeper.open_main().vault_opened()
    keeper.window.composer.field.setPlainText("not sent yet")
    lock()
    keeper.lock()
    until(lambda: keeper.locked is not None and keeper.locked.form.isVisible(), "the locked window")
    form = keeper.locked.form
    form.open.click()
    until(lambda: form.problem.isVisible() and form.open.isEnabled(), "a sentence")
    print(form.problem.text())
    print(keeper.session.vault_access.state.name, locations.database.exists())
    unlock()
    form.open.click()
    until(lambda: keeper.window is not None and keeper.locked is None, "the window")
    print(*(each.title for each in keeper.session.vault.conversations()))
    until(lambda: keeper.window.composer.field.toPlainText() == "not sent yet", "the draft")
    print("opened", flush=True)
    os._exit(0)
"""


def test_the_locked_window_says_that_the_keyring_is_locked_and_opens_once_it_is_not(tmp_path: Path) -> None:
    printed = printed_by(tmp_path / "home", beginning(Locations(tmp_path / "data")) + _WINDOW)
    assert printed[0].startswith("The key of your conversations is in the system keyring."), printed
    assert "is locked" in printed[0]
    assert printed[1:] == ["KEYRING True", "Lanternwood", "opened"]
