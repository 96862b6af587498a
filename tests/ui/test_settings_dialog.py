"""The settings dialog gives back what was chosen in it, and leaves the rest as it was."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.session.settings import Settings
from app.ui.dialogs.settings import SettingsDialog


@pytest.mark.parametrize("kept", [True, False])
def test_whether_states_are_kept_is_chosen_and_otherwise_stays(qtbot: QtBot, kept: bool) -> None:
    settings = Settings(states_kept=kept)
    dialog = SettingsDialog(settings, (), "GB")
    qtbot.addWidget(dialog)
    assert dialog.settings.states_kept is kept
    dialog.states_kept.click()
    assert dialog.settings.states_kept is not kept
    assert not dialog.settings.private
