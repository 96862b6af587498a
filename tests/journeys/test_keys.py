"""Another passphrase and a recovery key from the window's menu; no secret outlives its dialog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.locations import Locations
from app.privacy.errors import WrongPassphrase
from app.privacy.keys import key_from_passphrase
from app.privacy.recovery_key import read_recovery_key
from app.session.session import Session
from app.ui.lock.change_passphrase import ChangePassphraseDialog
from app.ui.lock.recovery_key_dialog import RecoveryKeyDialog, recovery_document
from app.ui.main_window import MainWindow
from tests.privacy.quick_cost import QUICK

OLD, NEW = "three quiet boats at dawn", "nine lanterns along the quay"
MS = 30_000
Shown = TypeVar("Shown", bound=QDialog)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(Locations(tmp_path / "data"), region="GB", passphrase_cost=QUICK) as opened:
        opened.unlock(OLD)
        yield opened


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[MainWindow]:
    opened = MainWindow(session)
    qtbot.addWidget(opened)
    opened.show()
    yield opened
    opened.close()


def asked(window: MainWindow, action: str, kind: type[Shown]) -> Shown:
    next(each for each in window.menu.actions() if each.text() == action).trigger()
    (dialog,) = window.findChildren(kind)
    return dialog


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_passphrase_is_changed_from_the_menu_and_its_fields_are_gone_with_the_dialog(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    dialog = asked(window, "Change the passphrase…", ChangePassphraseDialog)
    dialog.present.setText("not the present one")
    for field in (dialog.new.field, dialog.new.again):
        field.setText("password")
    click(qtbot, dialog.agree)
    assert "Too easy to guess" in dialog.problem.text()
    for field in (dialog.new.field, dialog.new.again):
        field.setText(NEW)
    click(qtbot, dialog.agree)
    assert dialog.present.text() == dialog.new.field.text() == dialog.new.again.text() == ""
    qtbot.waitUntil(lambda: "not the passphrase" in dialog.problem.text(), timeout=MS)
    dialog.present.setText(OLD)
    for field in (dialog.new.field, dialog.new.again):
        field.setText(NEW)
    click(qtbot, dialog.agree)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog), timeout=MS)
    session.vault.start("still open")
    assert key_from_passphrase(session.locations, NEW)
    with pytest.raises(WrongPassphrase):
        key_from_passphrase(session.locations, OLD)


def test_a_recovery_key_is_in_force_only_once_it_was_typed_from_the_paper(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    dialog = asked(window, "Make a recovery key…", RecoveryKeyDialog)
    assert not dialog.shown.isVisible(), "nobody sees a key without the passphrase"
    dialog.present.setText(OLD)
    click(qtbot, dialog.next)
    qtbot.waitUntil(dialog.shown.isVisible, timeout=MS)
    key = dialog.shown.accessibleName()
    paper = recovery_document(dialog._recovery).toPlainText()
    assert all(group in paper for group in key.split("-"))
    click(qtbot, dialog.next)
    assert not dialog.shown.isVisible()
    other = "0" if key[0] != "0" else "1"
    dialog.typed.setText(other + key[1:])
    click(qtbot, dialog.next)
    assert "Group 1" in dialog.problem.text()
    dialog.typed.setText(key.replace("-", " ").lower())
    click(qtbot, dialog.next)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog), timeout=MS)
    session.vault_access.go_private()
    with Session(session.locations, passphrase_cost=QUICK) as again:
        again.unlock(NEW, read_recovery_key(key).text)
        assert again.vault.conversations() == ()
        assert key_from_passphrase(again.locations, NEW)


def test_a_private_conversation_has_no_key_to_change(qtbot: QtBot, tmp_path: Path) -> None:
    with Session(Locations(tmp_path / "private"), private=True) as session:
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.keys.change_passphrase()
        assert window.findChildren(ChangePassphraseDialog) == []
        assert "no key that could be changed" in window.errors.words.text()
        window.close()
