"""A disclosure: what it shows, and what its button says in both states."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.ui.buttons import ButtonKind, button
from app.ui.disclosure import Disclosure
from app.ui.transcript.text_button import TextButton


@pytest.mark.parametrize(
    "made", [lambda: button("Details", kind=ButtonKind.QUIET), lambda: TextButton("Details")]
)
def test_any_button_shows_and_hides_by_keyboard_and_says_which_it_would_do(
    qtbot: QtBot, made: Callable[[], QAbstractButton]
) -> None:
    told: list[bool] = []
    toggle, part = made(), QLabel("more")
    for widget in (toggle, part):
        qtbot.addWidget(widget)
    disclosure = Disclosure(toggle, (part,), "Hide", "Hide the details")
    disclosure.changed.connect(told.append)
    assert part.isHidden()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert not part.isHidden()
    assert (toggle.text(), toggle.accessibleName()) == ("Hide", "Hide the details")
    disclosure.close()
    disclosure.close()
    assert part.isHidden()
    assert (toggle.text(), toggle.accessibleName()) == ("Details", "Details")
    assert told == [True, False]
